//! What each member pays, what support covers of it, and the numbers it is shared by.

use super::tables;
use crate::analysis::split::Splitting;
use crate::case::base_words;
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people};
use crate::report::{Audience, Cell, Column, Report, Role, Row, Section, Table};
use std::iter::once;

/// Before, share and saving of each member over the term; nothing where several ways stand side by side.
pub(super) fn shares(report: &Report) -> Option<Table> {
    let table =
        tables::renamed(report, "shares", "shares", Term::SharesTable).filter(Table::is_for_people)?;
    let keys = ["who", "before", "share", "saving", "shown_percent", "verdict"];
    let is_shown = |key: &&str| seen(&table, key) && tables::says(&table, key);
    let shown: Vec<&str> = keys.into_iter().filter(is_shown).collect();
    Some(tables::only(table, &shown))
}

/// What support covers of each member's share, and what is left; nothing where there is none.
pub(super) fn net(report: &Report) -> Option<Table> {
    let table = tables::renamed(report, "shares", "net", Term::NetTable)?;
    let is_supported = seen(&table, "shown_support");
    is_supported.then(|| for_people_only(table, &["who", "share", "shown_support", "shown_net"]))
}

/// The same of the group by year, with what somebody outside pays; nothing where nobody does.
pub(super) fn net_by_year(table: Table) -> Option<Table> {
    let keys = ["subject", "after", "outside", "support", "shown_net"];
    let shown: Vec<&str> = keys.into_iter().filter(|key| seen(&table, key)).collect();
    seen(&table, "shown_net").then(|| {
        let is_computed = |basis: &Cell| *basis == Cell::Word(Term::Computed);
        for_people_only(tables::rows_where(table, "basis", is_computed), &shown)
    })
}

fn seen(table: &Table, key: &str) -> bool {
    table.columns.iter().any(|column| column.key == key && column.is_for_people())
}

/// These columns, for people only: programs have them in another table.
fn for_people_only(table: Table, keys: &[&str]) -> Table {
    let mut table = tables::only(table, keys);
    for column in &mut table.columns {
        let is_seen = column.is_for_people();
        column.audience = if is_seen { Audience::People } else { Audience::Nobody };
    }
    table
}

/// The numbers that costs are shared by, a column a base; nothing where no member has any.
pub(super) fn bases(found: &Splitting<'_>) -> Option<Table> {
    let computed = &found.computed;
    let mut names: Vec<&String> = Vec::new();
    for (_, member) in computed.members() {
        for (name, _) in &member.bases {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    if names.is_empty() {
        return None;
    }
    let of = |name: &String| Column {
        key: name.clone().into(),
        head: Some(Cell::text(base_words(name))),
        ..Column::default()
    };
    let columns = once(data("member")).chain([for_people(column("who", Term::Subject))]);
    let rows = computed.members().map(|(_, member)| {
        let value = |name: &&String| {
            let found = member.bases.iter().find(|(known, _)| known == *name);
            found.map_or(Cell::Absent, |(_, value)| {
                let places = value.exact_decimals(6).and_then(|places| i32::try_from(places).ok());
                Cell::number(value.clone(), places.unwrap_or(6))
            })
        };
        let name = Cell::name(member.name.clone());
        let lead = [Cell::text(member.id.clone()), name];
        Row { role: Role::Item, cells: lead.into_iter().chain(names.iter().map(value)).collect() }
    });
    let sections = vec![Section { heading: None, rows: rows.collect() }];
    let columns = columns.chain(names.iter().map(|name| of(name))).collect();
    Some(Table { id: "bases", title: Term::BasesTable, columns, sections })
}
