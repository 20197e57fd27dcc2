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
    /// A change that what is left can follow at once, as behind の: 安い21億円.
    Leads(Direction),
    /// It says what the figures claim to be.
    Status(Status),
    /// It says over which months.
    Months(u32),
    /// It names what is paid for, and whether that is paid once.
    Cost(bool),
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

pub(super) const fn leads(way: Direction) -> Entry {
    Entry::Leads(way)
}

/// The name of a cost.
pub(super) const COST: Entry = Entry::Cost(false);

/// The name of a cost that is paid once.
pub(super) const ONCE: Entry = Entry::Cost(true);

/// A word that says nothing.
pub(super) const NOISE: Entry = Entry::Noise;

/// Whether a word of more than one character comes next: single ones stand within other words too.
pub(super) fn longer_word(cursor: &mut Cursor<'_>, list: &[(&str, Entry)]) -> bool {
    cursor.looking_ahead(|cursor| {
        let start = cursor.place();
        cursor.take_longest(list).is_some() && cursor.since(start).trim_end().chars().count() > 1
    })
}
