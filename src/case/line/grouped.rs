//! Digits in groups that other countries part by spaces, points or apostrophes: 1 200 000, 1.200.000, 1'200'000. They are not
//! read, and never as the numbers that their groups would be.

use crate::case::literal::Cursor;

/// Takes the further groups of a number that began at a place; whether there are any.
pub(super) fn continues(cursor: &mut Cursor<'_>, start: usize) -> bool {
    let written = cursor.since(start);
    let plain = !written.contains(',') && written.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let mut found = false;
    while plain && cursor.looking_ahead(group) && group(cursor) {
        found = true;
    }
    found
}

/// Whether a number alone is spread by a percent, 25±1%: no amount, and whether it is a percent is not said.
pub(super) fn spreads_percent(written: &str) -> bool {
    let is_number = |part: &str| part.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',' | ' '));
    let parts = written.trim_end().strip_suffix(['%', '％']).and_then(|rest| rest.split_once('±'));
    parts.is_some_and(|(number, by)| is_number(number) && is_number(by))
}

/// A mark and three digits that no digit follows.
fn group(cursor: &mut Cursor<'_>) -> bool {
    let spaced = cursor.after_space();
    let marked = !spaced && cursor.take_if(|c| matches!(c, '.' | '\'' | '’')).is_some();
    let digits = (0..3).all(|_| cursor.take_if(|c| c.is_ascii_digit()).is_some());
    (spaced || marked) && digits && cursor.take_if(|c| c.is_ascii_digit() || matches!(c, ',' | '%')).is_none()
}
