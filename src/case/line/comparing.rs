//! What a change is said against, in English: £9m less than £30m, 30% below the current £30m, cheaper than before.

use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{Cursor, Words};

/// Words that compare; without a figure before them they bound one.
const COMPARING: Words<Direction> = &[
    (Direction::Down, &["less than", "lower than", "below", "under"]),
    (Direction::Up, &["more than", "higher than", "above"]),
];

/// What was, named by a word that no figure follows.
const NAMED_ALONE: &[&str] = &["before", "today", "previously", "now", "currently"];

/// Takes a comparison; `behind` is whether a figure, or a bracket of one, stands right before it.
pub(super) fn take(cursor: &mut Cursor<'_>, behind: bool) -> Option<Vec<LineWord>> {
    let words = cursor.looking_ahead(|cursor| read(cursor, behind))?;
    read(cursor, behind);
    Some(words)
}

fn read(cursor: &mut Cursor<'_>, behind: bool) -> Option<Vec<LineWord>> {
    let named = [LineWord::Label(FigureRole::Before, None), LineWord::Compared];
    if cursor.take_any(&["than"]).is_some() {
        return cursor.take_any(NAMED_ALONE).map(|_| named.to_vec());
    }
    let ends = |cursor: &mut Cursor<'_>| {
        let way = cursor.take_longest(&[(Direction::Up, &["over"]), (Direction::Down, &["under"])])?;
        (cursor.at_end() || cursor.looking_ahead(|cursor| cursor.take_any(&[")", "、"]).is_some()))
            .then_some(way)
    };
    // (5.1% over)
    if let Some(way) = cursor.looking_ahead(ends).filter(|_| behind) {
        return ends(cursor).map(|_| vec![LineWord::ChangeSign(way)]);
    }
    let way = cursor.take_longest(COMPARING).filter(|_| behind)?;
    let against = cursor.looking_ahead(|cursor| cursor.take_any(NAMED_ALONE));
    Some(match against.and_then(|_| cursor.take_any(NAMED_ALONE)) {
        Some(_) => [&[LineWord::ChangeSign(way)], named.as_slice()].concat(),
        None => vec![LineWord::ChangeSign(way), LineWord::Than],
    })
}
