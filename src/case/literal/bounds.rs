//! The words of bounds: 以上, 未満, up to, more than.

use super::cursor::{Cursor, Words};
use crate::published::PrintedBound;
use PrintedBound::{Above, Below, JustAbove, JustBelow, Over, Under};

/// Words of a bound before a number.
#[rustfmt::skip]
pub(super) const BOUNDS: Words<PrintedBound> = &[
    (Below, &[
        "最大で", "最大", "上限", "up to", "as much as", "at most", "no more than", "not more than",
        "not exceeding", "not over", "a maximum of", "maximum of", "<=", "≤", "≦",
    ]),
    (Above, &[
        "最低でも", "最低", "少なくとも", "not less than", "no fewer than", "not under", "at least",
        "no less than", "upwards of", "a minimum of", "minimum of", ">=", "≥", "≧",
    ]),
    (Under, &["below", "less than", "fewer than", "under", "<"]),
    (Over, &[
        "above", "more than", "in excess of", "exceeding", "exceeds", "exceeded", "exceed", "well over",
        "over", ">",
    ]),
    (JustBelow, &["close to", "nearly", "almost", "just under"]),
    (JustAbove, &["just over"]),
];

/// Words of a bound behind a number.
#[rustfmt::skip]
pub(super) const BOUNDS_AFTER: Words<PrintedBound> = &[
    (Above, &["以上", "or more"]),
    (Over, &["超"]),
    (Below, &["以下", "以内", "or less"]),
    (Under, &["未満"]),
    (JustBelow, &["弱"]),
    (JustAbove, &["強", "余り", "余"]),
];

/// Takes a word of a bound that stands before what it bounds.
pub(in crate::case) fn before(cursor: &mut Cursor<'_>) -> Option<PrintedBound> {
    cursor.take_longest(BOUNDS)
}
