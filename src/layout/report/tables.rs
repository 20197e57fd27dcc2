//! Tables of other commands as they stand on a page: under a name of their own, without what the page says already.

use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Report, Row, Table};

/// A table of a report under another name, without the heading of its only section.
pub(super) fn renamed(report: &Report, known: &str, id: &'static str, title: Term) -> Option<Table> {
    let mut table = report.tables.iter().find(|table| table.id == known)?.clone();
    if let [only] = table.sections.as_mut_slice() {
        only.heading = None;
    }
    Some(Table { id, title, ..table })
}

/// The table with these columns for people and no others.
pub(super) fn only(mut table: Table, keys: &[&str]) -> Table {
    for column in &mut table.columns {
        column.audience = match (keys.contains(&column.key.as_ref()), column.audience) {
            (true, Audience::Data) => Audience::All,
            (true, audience) => audience,
            (false, Audience::All) => Audience::Data,
            (false, Audience::People) => Audience::Nobody,
            (false, audience) => audience,
        };
    }
    table
}

/// The table with the rows that a condition picks, by their cell in a column.
pub(super) fn rows_where(mut table: Table, key: &str, is: impl Fn(&Cell) -> bool) -> Table {
    let place = place(&table.columns, key);
    for section in &mut table.sections {
        section.rows.retain(|row| place.and_then(|place| row.cells.get(place)).is_some_and(&is));
    }
    table.sections.retain(|section| !section.rows.is_empty());
    table
}

/// Where a column stands.
pub(super) fn place(columns: &[Column], key: &str) -> Option<usize> {
    columns.iter().position(|column| column.key == key)
}

/// The cell of a row in a column.
pub(super) fn cell<'t>(table: &'t Table, row: &'t Row, key: &str) -> &'t Cell {
    place(&table.columns, key).and_then(|place| row.cells.get(place)).unwrap_or(&Cell::Absent)
}

/// All rows of a table.
pub(super) fn rows(table: &Table) -> impl Iterator<Item = &Row> {
    table.sections.iter().flat_map(|section| &section.rows)
}

/// Whether a column says anything.
pub(super) fn says(table: &Table, key: &str) -> bool {
    rows(table).any(|row| *cell(table, row, key) != Cell::Absent)
}
