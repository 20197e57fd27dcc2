//! The table `budget`: what each member pays in each year, adding up both ways; and the tax in it.

use super::grounds::{in_currency, in_full};
use crate::analysis::report::{TaxedYear, taxes};
use crate::analysis::split::{Across, ShareRow, Split, Splitting, Who};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::layout::split::{called, matrix, member_name};
use crate::report::{Cell, Column, Role, Row, Section, Sense, Table};
use std::collections::HashMap;
use std::iter::once;

/// Members by years, as `split` has them; nothing where shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    if found.ways.len() != 1 || found.by.is_none() {
        return None;
    }
    let title = called(found.computed.plan.sharing.word).budget;
    Some(Table { id: "budget", title, ..matrix(found, Across::Year) })
}

/// Limits of members by some of the years, with what is said of all of them before; nothing where shares say nothing of years.
pub(super) fn laid(
    found: &Splitting<'_>,
    years: &[usize],
    (id, title): (&'static str, Term),
    lead: &[(Term, &'static str, Cell)],
) -> Option<Table> {
    let [way] = found.ways.as_slice() else { return None };
    found.by?;
    // a limit is of the cost of its year: what is settled of an earlier one does not lower it
    let of_year = |row: &ShareRow| Some(((row.year?, row.who), row.sums.after));
    let by_year: HashMap<_, _> = way.rows.iter().filter_map(of_year).collect();
    let cost = |units| match units {
        Some(Units { low, high, .. }) if low == high => in_full(found, &low.into()),
        _ => amount(units, found.case.currency, found.computed.decimals, Sense::Plain),
    };
    let row = |row: &ShareRow| {
        let bill = |year: &usize| by_year.get(&(*year, row.who)).copied().flatten();
        let sum = years
            .iter()
            .filter_map(bill)
            .fold(None, |sum: Option<Units>, bill| Some(sum.unwrap_or_default().plus(bill)));
        let bills = years.iter().map(|year| bill(year).map_or(Cell::Absent, |units| cost(Some(units))));
        let said = lead.iter().map(|(_, _, cell)| cell.clone());
        let cells = names(found, row).into_iter().chain(said).chain(bills).chain(once(cost(sum)));
        Row { role: row.role, cells: cells.collect() }
    };
    let rows = whose(way).map(row).collect();
    // never rounded down by the unit that the reader asks for: a limit is in full
    let head_of = |head| in_currency(found, head);
    let heads = years.iter().filter_map(|year| found.computed.years.get(*year)).map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(head_of(Cell::Year(year.name))),
        ..Column::default()
    });
    let who = [data("key"), data("name"), for_people(column("who", Term::Subject))];
    let said = lead.iter().map(|(term, key, _)| for_people(column(key, *term)));
    let total = Column { head: Some(head_of(Cell::Word(Term::Total))), ..column("total", Term::Total) };
    let columns = who.into_iter().chain(said).chain(heads).chain([total]).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id, title, columns, sections })
}

/// Every member, and all of them; nobody is billed nothing.
fn whose(way: &Split) -> impl Iterator<Item = &ShareRow> {
    way.members.iter().filter(|row| row.who != Who::Nobody).chain([&way.total])
}

/// Whose a row is: for data and for people.
fn names(found: &Splitting<'_>, row: &ShareRow) -> [Cell; 3] {
    let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
    match (member, row.who.member()) {
        (Some(member), Some(number)) => {
            let name = Cell::name(member.name.clone());
            [Cell::text(member.id.clone()), name, member_name(found, number)]
        }
        _ => [Cell::Absent, Cell::Word(Term::Total), Cell::Word(Term::Total)],
    }
}

/// A sum of each year: its role, its key, its name, and what it sums.
type Line = (Role, &'static str, Term, fn(TaxedYear) -> i128);

/// What all members bear of the costs of each year without tax, the tax, and both; nothing where a rate is not stated.
pub(super) fn taxed(found: &Splitting<'_>) -> Option<Table> {
    found.by?;
    let years = taxes(found.case, &found.computed)?;
    let money =
        |units| amount(Some(Units::exact(units)), found.case.currency, found.computed.decimals, Sense::Plain);
    let row = |(role, key, name, of): Line| {
        let sum = years.iter().fold(0_i128, |sum, year| sum.saturating_add(of(*year)));
        let cells = years.iter().map(|year| money(of(*year))).chain(once(money(sum)));
        let names = [Cell::text(key), Cell::Word(name), Cell::Word(name)];
        Row { role, cells: names.into_iter().chain(cells).collect() }
    };
    let lines: [Line; 3] = [
        (Role::Item, "net", Term::WithoutTax, |year| year.net),
        (Role::Item, "tax", Term::ConsumptionTax, |year| year.tax),
        (Role::Total, "gross", Term::WithTax, TaxedYear::gross),
    ];
    let heads = found.computed.years.iter().map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(Cell::Year(year.name)),
        ..Column::default()
    });
    let who = [data("key"), data("name"), for_people(column("who", Term::Subject))];
    let columns = who.into_iter().chain(heads).chain([column("total", Term::Total)]).collect();
    let sections = vec![Section { heading: None, rows: lines.into_iter().map(row).collect() }];
    Some(Table { id: "taxes", title: Term::TaxesTable, columns, sections })
}
