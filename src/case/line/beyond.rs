//! What is said of a figure behind it that it lies beyond something: 15%を上回る削減, 1億円を超えて, 2億円に迫る. It is a bound of the
//! figure, whose direction other words say; 8億円は10億円を下回る compares two costs.

use super::lexicon::{CHANGES, CLAIMS};
use super::word::Direction;
use crate::case::literal::{Cursor, Words};
use crate::diagnostic::Span;
use crate::published::PrintedBound;

/// What such words say of the figure before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beyond {
    /// It is a bound.
    Bound(PrintedBound),
    /// It is one, and that is all that is said: 導入前の7割を下回る.
    Lies(PrintedBound),
    /// It is the cost that a change is said against.
    Against(Direction),
    /// It is the change: 10億円を3億円超える.
    Change(Direction),
}

/// What stands around that figure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stand {
    /// Whether it is a percent.
    pub(super) is_percent: bool,
    /// Whether を stands right before it.
    pub(super) has_object: bool,
    /// Whether words before it say that it is what comes of a cost, or the change.
    pub(super) is_result: bool,
    /// Whether the cost that lies beyond it stands before it, or it bears the name of what was: 8億円は10億円を下回る.
    pub(super) has_subject: bool,
}

#[rustfmt::skip]
const VERBS: Words<Direction> = &[
    (Direction::Up, &[
        "上回る", "上回った", "上回って", "上回り", "超える", "超えた", "超えて", "超え", "越える",
        "越えた", "越えて", "越え", "超す", "超した", "超して",
    ]),
    (Direction::Down, &[
        "下回る", "下回った", "下回って", "下回り", "割り込む", "割り込んだ", "切る", "切った",
    ]),
];

const NEAR: Words<PrintedBound> = &[
    (PrintedBound::Under, &["に満たない", "に届かない", "に及ばない"]),
    (PrintedBound::JustBelow, &["に迫る", "に近い", "近い", "近く"]),
];

/// Words of a bound that may stand apart from the figure.
const AHEAD: Words<PrintedBound> =
    &[(PrintedBound::Below, &["最大で", "最大"]), (PrintedBound::Above, &["最低でも", "少なくとも"])];

/// English verbs of what a cost came to lie beyond: it fell below £10m.
#[rustfmt::skip]
const CAME: Words<(Direction, PrintedBound)> = &[
    ((Direction::Down, PrintedBound::Under), &[
        "fell below", "falls below", "fall below", "dropped below", "drop below", "fell under",
        "dropped under",
    ]),
    ((Direction::Up, PrintedBound::Over), &[
        "rose above", "rise above", "rises above", "rose over", "grew above",
    ]),
];

/// Takes what a cost came to lie beyond.
pub(super) fn came(cursor: &mut Cursor<'_>) -> Option<(Direction, PrintedBound)> {
    cursor.take_longest(CAME)
}

/// Takes a bound that is said of the next figure.
pub(super) fn ahead(cursor: &mut Cursor<'_>) -> Option<PrintedBound> {
    cursor.take_longest(AHEAD)
}

/// Takes を下回る behind a bracket: whether it is said of the figure in it or of the one before it, or of both, is not told.
pub(super) fn behind_bracket(cursor: &mut Cursor<'_>) -> Option<Span> {
    let read = |cursor: &mut Cursor<'_>| {
        cursor.take_any(&["をも", "を"])?;
        cursor.take_longest(VERBS)
    };
    let start = cursor.place();
    cursor.looking_ahead(read).and_then(|_| read(cursor))?;
    Some(start..start + cursor.since(start).trim_end().len())
}

/// How far a word of change is looked for, in characters.
const FAR: usize = 16;

/// Takes such words behind a figure.
pub(super) fn take(cursor: &mut Cursor<'_>, stand: Stand) -> Option<Beyond> {
    let found = cursor.looking_ahead(|cursor| read(cursor, stand))?;
    read(cursor, stand);
    Some(found)
}

fn read(cursor: &mut Cursor<'_>, stand: Stand) -> Option<Beyond> {
    if let Some(bound) = cursor.take_longest(NEAR) {
        return Some(Beyond::Bound(bound));
    }
    let named = cursor.take_any(&["をも", "を"]).is_some();
    let exceeds = cursor.looking_ahead(|cursor| cursor.take_any(&["超", "越"]).is_some());
    let way = cursor.take_longest(VERBS)?;
    let bound = if way == Direction::Up { PrintedBound::Over } else { PrintedBound::Under };
    let lies = stand.is_percent && named && !changes(cursor) && ends(cursor);
    let bound = if lies { Beyond::Lies(bound) } else { Beyond::Bound(bound) };
    match named {
        true if stand.is_percent || stand.is_result || changes(cursor) || !ends(cursor) => Some(bound),
        // 経費が10億円を下回った: the cost itself
        true if !stand.has_subject && !cursor.at_digit() => Some(bound),
        true => Some(Beyond::Against(way)),
        // 3億円上回る: a change like any other
        false if !exceeds => None,
        false if stand.has_object => Some(Beyond::Change(way)),
        false => Some(bound),
    }
}

/// Whether a word of change follows in the same clause.
fn changes(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        (0..FAR).any(|_| {
            let ended = at_end_of_clause(cursor) || cursor.at_digit();
            let verb = cursor.looking_ahead(|cursor| cursor.take_longest(VERBS).is_some());
            let found = !ended && !verb && cursor.take_longest(CHANGES).is_some();
            if !found && !ended {
                cursor.take_character();
            }
            found
        })
    })
}

/// Whether the statement ends here: behind it comes nothing, another figure or only what it claims to be.
fn ends(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        at_end_of_clause(cursor)
            || cursor.at_digit()
            || cursor.take_longest(CLAIMS).is_some()
            || cursor.take_any(&["約", "と", "こと", "結果", "額"]).is_some()
    })
}

fn at_end_of_clause(cursor: &mut Cursor<'_>) -> bool {
    cursor.at_end()
        || cursor.looking_ahead(|cursor| cursor.take_any(&["、", "。", "(", ")", "→", "⇒"]).is_some())
}
