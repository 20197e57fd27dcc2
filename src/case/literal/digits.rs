//! A number alone: digits, in kanji too, with commas and at most one point.

use super::cursor::Cursor;
use super::flaw::{Flaw, Unreadable};
use super::kanji;
use crate::code;
use crate::money::Fraction;

/// A number alone: digits with at most one point.
pub(in crate::case) struct Digits {
    pub(in crate::case) value: Fraction,
    /// Decimals written.
    pub(in crate::case) decimals: i32,
    /// Digits written before the point, without leading zeros.
    pub(super) digits: usize,
}

impl Digits {
    /// A number of its digits; `None` with more of them than any figure has.
    pub(super) fn of_digits(whole: &str, decimals: &str) -> Option<Digits> {
        let whole = whole.trim_start_matches('0');
        if whole.len() > 18 || decimals.len() > 18 {
            return None;
        }
        let all: i128 = ["0", whole, decimals].concat().parse().ok()?;
        let decimals = i32::try_from(decimals.len()).ok()?;
        Some(Digits { value: Fraction::decimal(all, decimals), decimals, digits: whole.len() })
    }
}

/// Reads digits, commas every three of them, and at most one point with digits on both sides.
pub(in crate::case) fn number(cursor: &mut Cursor<'_>, sought: Unreadable) -> Result<Digits, Flaw> {
    if !at_number(cursor) {
        return Err(cursor.flaw(sought));
    }
    let start = cursor.place();
    let mut whole = kanji::take_digits(cursor);
    if !whole.is_empty() {
        let decimals = match point_between(cursor, |c| kanji::digit(c).is_some()) {
            true => kanji::take_digits(cursor),
            false => String::new(),
        };
        let at = start..start + cursor.since(start).trim_end().len();
        return Digits::of_digits(&whole, &decimals).ok_or_else(|| Flaw::new(code!("amount-too-large"), at));
    }
    while let Some(c) = cursor.take_if(|c| c.is_ascii_digit() || c == ',') {
        whole.push(c);
    }
    let mut decimals = String::new();
    let point = cursor.take_if(|c| c == '.').is_some() || point_between(cursor, |c| c.is_ascii_digit());
    while let Some(c) = point.then(|| cursor.take_if(|c| c.is_ascii_digit())).flatten() {
        decimals.push(c);
    }
    let at = start..start + cursor.since(start).trim_end().len();
    if point && decimals.is_empty() {
        return Err(sought.flaw(Some(at)));
    }
    if !commas_in_place(&whole) {
        return Err(Flaw::new(code!("misplaced-comma"), at));
    }
    Digits::of_digits(&whole.replace(',', ""), &decimals)
        .ok_or_else(|| Flaw::new(code!("amount-too-large"), at))
}

/// Takes the newspaper's decimal point, 8・3億円, if a digit follows it.
fn point_between(cursor: &mut Cursor<'_>, is_digit: impl Fn(char) -> bool) -> bool {
    let point = |c: char| matches!(c, '・' | '･');
    let follows =
        cursor.looking_ahead(|cursor| cursor.take_if(point).is_some() && cursor.take_if(is_digit).is_some());
    follows && cursor.take_if(point).is_some()
}

/// Whether a number comes next, in digits or in kanji.
pub(super) fn at_number(cursor: &mut Cursor<'_>) -> bool {
    cursor.at_digit() || kanji::ahead(cursor)
}

/// Whether commas, if there are any, part groups of three digits.
fn commas_in_place(digits: &str) -> bool {
    let mut groups = digits.rsplit(',').peekable();
    while let Some(group) = groups.next() {
        let first = groups.peek().is_none();
        match (first, group.len()) {
            (true, 0) => return false,
            (true, length) if digits.contains(',') && length > 3 => return false,
            (true, _) | (false, 3) => {}
            (false, _) => return false,
        }
    }
    true
}
