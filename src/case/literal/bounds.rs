//! The words of bounds: 以上, 未満, up to, more than.

use super::cursor::Cursor;
use crate::published::PrintedBound;

/// Words of a bound before a number, longer ones before those they begin with.
pub(super) const BOUNDS: &[(&str, PrintedBound)] = {
    use PrintedBound::{Above, Below, JustBelow, Over, Under};
    &[
        ("最大で", Below),
        ("最大", Below),
        ("上限", Below),
        ("最低でも", Above),
        ("最低", Above),
        ("少なくとも", Above),
        ("up to", Below),
        ("as much as", Below),
        ("at most", Below),
        ("no more than", Below),
        ("not more than", Below),
        ("not less than", Above),
        ("not exceeding", Below),
        ("no fewer than", Above),
        ("not over", Below),
        ("not under", Above),
        ("below", Under),
        ("above", Over),
        ("less than", Under),
        ("fewer than", Under),
        ("under", Under),
        ("at least", Above),
        ("no less than", Above),
        ("more than", Over),
        ("in excess of", Over),
        ("exceeding", Over),
        ("exceeds", Over),
        ("exceeded", Over),
        ("exceed", Over),
        ("well over", Over),
        ("upwards of", Above),
        ("a minimum of", Above),
        ("minimum of", Above),
        ("a maximum of", Below),
        ("maximum of", Below),
        ("close to", JustBelow),
        ("over", Over),
        ("nearly", JustBelow),
        ("almost", JustBelow),
        ("just under", JustBelow),
        ("just over", PrintedBound::JustAbove),
        (">=", Above),
        ("≥", Above),
        ("≧", Above),
        (">", Over),
        ("<=", Below),
        ("≤", Below),
        ("≦", Below),
        ("<", Under),
    ]
};
/// Words of a bound behind a number.
pub(super) const BOUNDS_AFTER: &[(&str, PrintedBound)] = {
    use PrintedBound::{Above, Below, JustAbove, JustBelow, Over, Under};
    &[
        ("以上", Above),
        ("超", Over),
        ("以下", Below),
        ("以内", Below),
        ("未満", Under),
        ("弱", JustBelow),
        ("強", JustAbove),
        ("余り", JustAbove),
        ("余", JustAbove),
        ("or more", Above),
        ("or less", Below),
    ]
};

/// Takes a word of a bound that stands before what it bounds.
pub(in crate::case) fn before(cursor: &mut Cursor<'_>) -> Option<PrintedBound> {
    BOUNDS.iter().find_map(|(word, bound)| cursor.take_any(&[word]).map(|_| *bound))
}
