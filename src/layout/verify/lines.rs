//! Several printed lines, a row each: what they say, and how it holds together.

use crate::case::Unread;
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::report::{Cell, Table};

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
    type E<'r> = Entry<'r, LineRow>;
    rows.sort_by_key(|row| row.number);
    let figure = |nth: usize| move |row: &LineRow| row.figures.get(nth).cloned();
    let entries: Vec<E<'_>> = vec![
        E::people("text", Term::PrintedLine, |row| Cell::text(&row.text)),
        E::people("before", Term::Before, figure(0)).rank(2),
        E::people("after", Term::After, figure(1)).rank(2),
        E::people("saving", Term::Saving, figure(2)).rank(3),
        E::people("percent", Term::Percent, figure(3)),
        E::people("check", Term::Check, |row| row.check.clone()),
    ];
    listing("lines", Term::VerifiedTable, entries, items(rows))
}

/// What people are told of a line that was not read: whether it can be read in several ways, or not at all.
pub(super) fn unread_word(unread: &Unread) -> Term {
    if unread.is_ambiguous() { Term::Ambiguous } else { Term::Unread }
}
