//! The unit that a line declares for its bare numbers: （単位：千円）.

use crate::case::literal::{Cursor, Words};
use crate::diagnostic::Span;

const UNITS: Words<i32> = &[(0, &["円"]), (3, &["千円"]), (4, &["万円"]), (6, &["百万円"]), (8, &["億円"])];

/// Takes such a declaration, or a unit alone in a bracket, （千円）: the power of ten of the unit, always of yen.
pub(super) fn take(cursor: &mut Cursor<'_>) -> Option<i32> {
    let named = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["金額の単位", "金額単位", "単位"])?;
        cursor.take_any(&[":", "は"]);
        cursor.take_longest(UNITS)
    };
    let alone = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["(", "["])?;
        let unit = cursor.take_longest(UNITS)?;
        cursor.take_any(&[")", "]"]).map(|_| unit)
    };
    let reads: [fn(&mut Cursor<'_>) -> Option<i32>; 2] = [named, alone];
    reads.into_iter().find_map(|read| cursor.looking_ahead(read).and_then(|_| read(cursor)))
}

/// The unit that a heading declares anywhere in it.
pub(super) fn stated(heading: &str) -> Option<i32> {
    let starts = heading.char_indices().filter(|(_, c)| matches!(c, '単' | '金' | '(' | '（' | '['));
    let mut stated = starts.filter_map(|(at, _)| take(&mut Cursor::of_line(heading.get(at..)?)));
    stated.next()
}

/// Takes the bracket and the unit of （千円、▲32.0％）: the bracket goes on.
pub(super) fn opened(cursor: &mut Cursor<'_>) -> Option<i32> {
    let read = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["(", "["])?;
        cursor.take_any(&["単位:", "単位"]);
        let unit = cursor.take_longest(UNITS)?;
        cursor.looking_ahead(|cursor| cursor.take_any(&["、", ","])).map(|_| unit)
    };
    cursor.looking_ahead(read).and_then(|_| read(cursor))
}

/// What was meant and did not come about, or what is a part that has.
const NOT_SO: &[&str] = &[
    "予定だった", "予定でした", "はずだった", "はずでした", "計画だった", "計画でした", "見込みだった",
    "見込みでした", "想定だった", "想定でした", "つもりだった", "目標だった", "目標でした", "was to be",
    "were to be", "was meant to", "were meant to", "was supposed to", "were supposed to", "should have been",
    "would have been", "was expected", "were expected", "had been expected", "was planned", "were planned",
    "was hoped for", "has been spent", "have been spent", "spend to date", "spent to date",
];

/// Takes what turns round what the figures beside it say: を100とすると, numbers of an index; 予定だった, of no fact.
pub(super) fn turning(cursor: &mut Cursor<'_>) -> Option<(String, Span)> {
    let read = |cursor: &mut Cursor<'_>| {
        if let Some(not_so) = cursor.take_any(NOT_SO) {
            return Some(not_so);
        }
        cursor.take_any(&["を100", "を1"])?;
        cursor.take_any(&["とする", "とした", "とすれば", "として"])
    };
    let start = cursor.place();
    cursor.looking_ahead(read).and_then(|_| read(cursor))?;
    let word = cursor.since(start).trim_end().to_owned();
    let span = start..start + word.len();
    Some((word, span))
}
