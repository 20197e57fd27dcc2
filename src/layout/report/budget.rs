//! The table `budget`: what each member pays in each year, adding up both ways.

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
    let of_year = |row: &ShareRow| Some(((row.year?, row.who), way.due(row)));
    let by_year: HashMap<_, _> = way.rows.iter().filter_map(of_year).collect();
    let cost = |units| amount(units, found.case.currency, found.computed.decimals, Sense::Plain);
    let row = |row: &ShareRow| {
        let bill = |year: &usize| by_year.get(&(*year, row.who)).copied().flatten();
        let sum = years
            .iter()
            .filter_map(bill)
            .fold(None, |sum: Option<Units>, bill| Some(sum.unwrap_or_default().plus(bill)));
        // over the term the bills are known better than each of them
        let sum = if years.len() == found.computed.years.len() { way.due(row) } else { sum };
        let bills = years.iter().map(|year| bill(year).map_or(Cell::Absent, |units| cost(Some(units))));
        let said = lead.iter().map(|(_, _, cell)| cell.clone());
        let cells = names(found, row).into_iter().chain(said).chain(bills).chain(once(cost(sum)));
        Row { role: row.role, cells: cells.collect() }
    };
    let rows = whose(way).map(row).collect();
    let heads = years.iter().filter_map(|year| found.computed.years.get(*year)).map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(Cell::Year(year.name)),
        ..Column::default()
    });
    let who = [data("member"), for_people(column("who", Term::Subject))];
    let said = lead.iter().map(|(term, key, _)| for_people(column(key, *term)));
    let total = if lead.is_empty() { Term::WholeTerm } else { Term::Total };
    let columns = who.into_iter().chain(said).chain(heads).chain([column("total", total)]).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id, title, columns, sections })
}

/// Every member, and all of them; nobody is billed nothing.
fn whose(way: &Split) -> impl Iterator<Item = &ShareRow> {
    way.members.iter().filter(|row| row.who != Who::Nobody).chain([&way.total])
}

/// Whose a row is: for data and for people.
fn names(found: &Splitting<'_>, row: &ShareRow) -> [Cell; 2] {
    let member = row.who.member().and_then(|number| found.computed.plan.members.get(number));
    match member {
        Some(member) => [Cell::text(member.id.clone()), Cell::name(member.name.clone())],
        None => [Cell::Absent, Cell::Word(Term::Total)],
    }
}
