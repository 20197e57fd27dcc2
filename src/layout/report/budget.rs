//! The table `budget`: what each member pays in each year, adding up both ways.

use crate::analysis::split::{ShareRow, Split, Splitting, Who};
use crate::lang::Term;
use crate::layout::cells::amount;
use crate::layout::columns::{column, data, for_people};
use crate::layout::split::called;
use crate::report::{Cell, Column, Row, Section, Sense, Table};
use std::collections::HashMap;
use std::iter::once;

/// Members by years; nothing where shares say nothing of years.
pub(super) fn table(found: &Splitting<'_>) -> Option<Table> {
    let [way] = found.ways.as_slice() else { return None };
    found.by?;
    let of_year = |row: &ShareRow| Some(((row.year?, row.who), way.due(row)));
    let by_year: HashMap<_, _> = way.rows.iter().filter_map(of_year).collect();
    let cost = |units| amount(units, found.case.currency, found.computed.decimals, Sense::Plain);
    let row = |row: &ShareRow| {
        let years = (0..found.computed.years.len())
            .map(|year| by_year.get(&(year, row.who)).map_or(Cell::Absent, |units| cost(*units)));
        let lead = names(found, row);
        let cells = lead.into_iter().chain(years).chain(once(cost(way.due(row))));
        Row { role: row.role, cells: cells.collect() }
    };
    let rows = whose(way).map(row).collect();
    let years = found.computed.years.iter().map(|year| Column {
        key: year.name.number().to_string().into(),
        head: Some(Cell::Year(year.name)),
        ..Column::default()
    });
    let lead = [data("member"), for_people(column("who", Term::Subject))];
    let columns = lead.into_iter().chain(years).chain([column("total", Term::WholeTerm)]).collect();
    let sections = vec![Section { heading: None, rows }];
    Some(Table { id: "budget", title: called(found.computed.plan.sharing.word).budget, columns, sections })
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
