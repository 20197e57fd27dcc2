//! What each member pays, what support covers of it, and the numbers it is shared by.

use super::tables;
use crate::analysis::split::Splitting;
use crate::case::Member;
use crate::cost::YearName;
use crate::lang::Term;
use crate::layout::bases::called;
use crate::layout::columns::{column, data, for_people};
use crate::report::{Audience, Cell, Column, Report, Role, Row, Section, Table};

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

/// A column of figures: of a base, in a year where those differ.
struct Figures<'f> {
    base: &'f str,
    year: Option<YearName>,
}

/// The numbers that costs are shared by, a column a base, or a base and year where it changes; nothing where no member has
/// any.
pub(super) fn bases(found: &Splitting<'_>) -> Option<Table> {
    let computed = &found.computed;
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in computed.members().flat_map(|(_, member)| &member.bases) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let changes = |base: &str| {
        let mut changing = computed.members().flat_map(|(_, member)| &member.by_year);
        changing.any(|(name, _)| name == base)
    };
    let mut columns = vec![data("member"), for_people(column("who", Term::Subject))];
    let mut figures: Vec<Figures<'_>> = Vec::new();
    for base in names {
        let whole = Figures { base, year: None };
        let shown = head(found, &whole);
        columns.push(if changes(base) { data_only(shown) } else { shown });
        figures.push(whole);
        for year in computed.years.iter().filter(|_| changes(base)) {
            let of_year = Figures { base, year: Some(year.name) };
            columns.push(for_people(head(found, &of_year)));
            figures.push(of_year);
        }
    }
    let rows = computed.members().map(|(_, member)| {
        let lead = [Cell::text(member.id.clone()), Cell::name(member.name.clone())];
        let cells = figures.iter().map(|figures| figure(member, figures));
        Row { role: Role::Item, cells: lead.into_iter().chain(cells).collect() }
    });
    let sections = vec![Section { heading: None, rows: rows.collect() }];
    Some(Table { id: "bases", title: Term::BasesTable, columns, sections })
}

/// What a column of figures is called.
fn head(found: &Splitting<'_>, figures: &Figures<'_>) -> Column {
    let called = Cell::text(called(found.computed.plan, figures.base));
    let (key, head) = match figures.year {
        None => (figures.base.to_owned(), called),
        Some(year) => {
            let key = [figures.base, ".", &year.number().to_string()].concat();
            (key, Cell::aside(called, [year]))
        }
    };
    Column { key: key.into(), head: Some(head), ..Column::default() }
}

fn data_only(column: Column) -> Column {
    Column { audience: Audience::Data, ..column }
}

/// The figure of a member; a mean over the term where it changes and no year is asked for.
fn figure(member: &Member, of: &Figures<'_>) -> Cell {
    let value = match of.year {
        Some(year) => member.base_in(of.base, year.number()),
        None => member.bases.iter().find(|(known, _)| known == of.base).map(|(_, value)| value),
    };
    value.map(|value| Cell::number(value.clone(), value.decimals_within(6))).into()
}
