//! The table `budget`: what each member pays in each year, adding up both ways.

use super::grounds::{in_currency, in_full};
use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::layout::split::called;
use crate::report::{Cell, Column, Row, Section, Sense, Table};
use std::collections::HashMap;
use std::iter::once;

/// Members by years; nothing where shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    let years: Vec<usize> = (0..found.computed.years.len()).collect();
    laid(found, &years, ("budget", called(found.computed.plan.sharing.word).budget), &[])
}

/// Members by some of the years, with what is said of all of them before; nothing where shares say nothing of years.
pub(super) fn laid(
    found: &Splitting<'_>,
    years: &[usize],
    (id, title): (&'static str, Term),
    lead: &[(Term, &'static str, Cell)],
) -> Option<Table> {
    let [way] = found.ways.as_slice() else { return None };
    found.by?;
    // a limit is of the cost of its year: what is settled of an earlier one does not lower it
    let is_limit = !lead.is_empty();
    let due = |row: &ShareRow| if is_limit { row.sums.after } else { way.due(row) };
    let of_year = |row: &ShareRow| Some(((row.year?, row.who), due(row)));
    let by_year: HashMap<_, _> = way.rows.iter().filter_map(of_year).collect();
    let cost = |units| match units {
        Some(Units { low, high, .. }) if is_limit && low == high => in_full(found, &low.into()),
        _ => amount(units, found.case.currency, found.computed.decimals, Sense::Plain),
    };
    let row = |row: &ShareRow| {
        let bill = |year: &usize| by_year.get(&(*year, row.who)).copied().flatten();
        let sum = years
            .iter()
            .filter_map(bill)
            .fold(None, |sum: Option<Units>, bill| Some(sum.unwrap_or_default().plus(bill)));
        // over the term the bills are known better than each of them
        let sum = if years.len() == found.computed.years.len() { due(row) } else { sum };
        let bills = years.iter().map(|year| bill(year).map_or(Cell::Absent, |units| cost(Some(units))));
        let said = lead.iter().map(|(_, _, cell)| cell.clone());
        let cells = names(found, row).into_iter().chain(said).chain(bills).chain(once(cost(sum)));
        Row { role: row.role, cells: cells.collect() }
    };
    let rows = whose(way).map(row).collect();
    // never rounded down by the unit that the reader asks for: a limit is in full
    let head_of = |head| if is_limit { in_currency(found, head) } else { head };
    let heads = years.iter().filter_map(|year| found.computed.years.get(*year)).map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(head_of(Cell::Year(year.name))),
        ..Column::default()
    });
    let who = [data("member"), for_people(column("who", Term::Subject))];
    let said = lead.iter().map(|(term, key, _)| for_people(column(key, *term)));
    let total = match is_limit {
        true => Column { head: Some(head_of(Cell::Word(Term::Total))), ..column("total", Term::Total) },
        false => column("total", Term::WholeTerm),
    };
    let columns = who.into_iter().chain(said).chain(heads).chain([total]).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id, title, columns, sections })
}

/// Every member, what nobody pays, and all of it.
fn whose(way: &Split) -> impl Iterator<Item = &ShareRow> {
    way.members.iter().chain([&way.total])
}

/// Whose a row is: for data and for people.
fn names(found: &Splitting<'_>, row: &ShareRow) -> [Cell; 2] {
    let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
    match (member, row.who) {
        (Some(member), _) => [Cell::text(member.id.clone()), Cell::name(member.name.clone())],
        (None, Who::Nobody) => [Cell::Absent, Cell::Word(Term::NotCollected)],
        (None, _) => [Cell::Absent, Cell::Word(Term::Total)],
    }
}
