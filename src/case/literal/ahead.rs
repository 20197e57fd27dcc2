//! What comes next in a text, looked at before it is read.

use super::cursor::Cursor;
use super::digits::at_number;
use super::kanji;
use super::marks::Marks;
use super::quantity::PERCENT_SIGNS;

/// What a line holds at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum Ahead {
    /// A number with a percent sign, 割 or 倍 after it.
    Percent,
    /// Any other number.
    Amount,
    /// No number.
    Nothing,
}

/// What stands before the two ends of a range.
pub(super) const BETWEEN: &[&str] = &["between"];

/// What comes next in a line: signs and words like 約 and ▲ may stand before a number.
pub(in crate::case) fn ahead(cursor: &mut Cursor<'_>) -> Ahead {
    cursor.looking_ahead(|cursor| {
        cursor.take_any(BETWEEN);
        // a contradiction in the signs is said when the figure is read
        let _ = Marks::default().before(cursor);
        if !at_number(cursor) {
            return Ahead::Nothing;
        }
        let in_digits = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '・');
        while cursor
            .take_if(|c| in_digits(c) || kanji::digit(c).is_some() || kanji::is_small_unit(c))
            .is_some()
        {}
        match cursor.take_any(PERCENT_SIGNS).or_else(|| cursor.take_any(&["割", "倍", "times"])) {
            Some(_) => Ahead::Percent,
            None => Ahead::Amount,
        }
    })
}

/// Whether a text is a percent rather than an amount.
pub(in crate::case) fn is_percent(text: &str) -> bool {
    ahead(&mut Cursor::new(text)) == Ahead::Percent
}
