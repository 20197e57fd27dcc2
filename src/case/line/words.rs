//! The words of a line one by one: of several that come next the longest is meant.

use super::entry::WordEntry;
use super::lexicon::{CHANGES, CLAIMS, JOINS, OTHERS};
use crate::case::literal::{Cursor, Words};

/// Every word of a line that says something, of these lists.
const LISTS: &[Words<WordEntry>] = &[JOINS, CHANGES, CLAIMS, OTHERS];

/// Takes the longest word that comes next.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<WordEntry> {
    longest(cursor, LISTS)
}

/// Whether a word of more than one character comes next, none of those that join figures: single ones stand within other
/// words too.
pub(super) fn longer_word(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        let start = cursor.place();
        let known = longest(cursor, LISTS.get(1..).unwrap_or_default()).is_some();
        known && cursor.since(start).trim_end().chars().count() > 1
    })
}

fn longest(cursor: &mut Cursor<'_>, lists: &[Words<WordEntry>]) -> Option<WordEntry> {
    let mut ahead = |list| {
        cursor.looking_ahead(|cursor| {
            let entry = cursor.take_longest(list)?;
            Some((cursor.place(), entry))
        })
    };
    let found = lists.iter().filter_map(|list| ahead(*list));
    let (end, entry) = found.reduce(|longest, next| if next.0 > longest.0 { next } else { longest })?;
    while cursor.place() < end && cursor.take_character().is_some() {}
    Some(entry)
}
