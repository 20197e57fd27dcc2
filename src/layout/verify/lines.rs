//! Several printed lines, a row each: what they say, and how it holds together.

use crate::lang::Term;
use crate::layout::columns::{Entry, Rows, table};
use crate::report::{Cell, Role, Table};

/// One line: its number, its text, its figures where it could be read, and the word for how they hold together.
pub(super) struct LineRow {
    pub(super) number: usize,
    pub(super) text: String,
    /// Before, after, change and percent.
    pub(super) figures: [Cell; 4],
    pub(super) check: Cell,
}

/// The table `lines`, for people: data have a row a figure.
pub(super) fn lines(mut rows: Vec<LineRow>) -> Table {
    rows.sort_by_key(|row| row.number);
    let figure = |nth: usize| move |row: &LineRow| row.figures.get(nth).cloned().unwrap_or(Cell::Absent);
    let entries = vec![
        Entry::people("text", Term::PrintedLine, |row: &LineRow| Cell::text(row.text.clone())),
        Entry::people("before", Term::Before, figure(0)).rank(2),
        Entry::people("after", Term::After, figure(1)).rank(2),
        Entry::people("saving", Term::Saving, figure(2)).rank(3),
        Entry::people("percent", Term::Percent, figure(3)),
        Entry::people("check", Term::Check, |row: &LineRow| row.check.clone()),
    ];
    let rows = rows.into_iter().map(|row| (Role::Item, row)).collect();
    table("lines", Term::VerifiedTable, entries, vec![Rows { heading: None, rows }])
}
