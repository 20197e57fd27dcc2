//! What a word is to the reader of a line.

use super::word::{Direction, Role, Word};
use crate::case::literal::Cursor;
use crate::case::model::Status;

/// What a word is to the reader of a line.
#[derive(Clone, Copy, Debug)]
pub(super) enum Entry {
    /// It says something about a figure.
    Says(Word),
    /// Only right behind a figure does it say something; elsewhere it only joins.
    Behind(Word),
    /// It says what the figures claim to be.
    Status(Status),
    /// It says over which months.
    Months(u32),
    /// It says nothing that matters.
    Noise,
}

pub(super) const fn says(word: Word) -> Entry {
    Entry::Says(word)
}

pub(super) const fn label(role: Role) -> Entry {
    Entry::Says(Word::Label(role, None))
}

pub(super) const fn of_change(role: Role, way: Direction) -> Entry {
    Entry::Says(Word::Label(role, Some(way)))
}

pub(super) const fn change(way: Direction) -> Entry {
    Entry::Says(Word::Change(way))
}

/// A word that says nothing.
pub(super) const NOISE: Entry = Entry::Noise;

/// Whether a word of more than one character comes next: single ones stand within other words too.
pub(super) fn longer_word(cursor: &mut Cursor<'_>, list: &[(&str, Entry)]) -> bool {
    cursor.looking_ahead(|cursor| {
        let start = cursor.place();
        cursor.take_longest(list).is_some() && cursor.since(start).trim_end().chars().count() > 1
    })
}
