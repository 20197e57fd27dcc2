//! The part of a cost that a term shares, as by-laws write it: 20%, 2割, 20/100, 100分の20, 三分の一.

use crate::case::literal::cursor::Cursor;
use crate::case::literal::digits::number;
use crate::case::literal::kanji;
use crate::case::literal::part::{fraction, of_fraction};
use crate::case::literal::quantity;
use crate::case::literal::{Flaw, Unreadable};
use crate::code;
use crate::money::Fraction;

/// What a part is written with that is below nothing: read, so that it can be refused.
pub(super) const MINUS: &[&str] = &["-", "▲", "△"];

/// Whether such a part comes next, well written or not.
pub(super) fn is_ahead(cursor: &mut Cursor<'_>) -> bool {
    cursor.looking_ahead(|cursor| {
        cursor.take_any(&["("]);
        cursor.take_any(MINUS);
        cursor.looking_ahead(|cursor| fraction(cursor).is_some())
            || cursor.looking_ahead(|cursor| in_kanji(cursor).is_some())
            || percent_ahead(cursor)
    })
}

/// 二十パーセント, 十割: a number by its units.
fn in_kanji(cursor: &mut Cursor<'_>) -> Option<Fraction> {
    if cursor.at_digit() {
        return None;
    }
    let number = Fraction::from(i128::from(kanji::take_whole(cursor)?));
    if cursor.take_any(quantity::PERCENT_SIGNS).is_some() {
        return Some(number);
    }
    cursor.take_any(&["割"])?;
    let more = cursor.looking_ahead(|cursor| cursor.take_if(|c| kanji::digit(c).is_some()).is_some());
    (!more).then(|| &number * &Fraction::from(10))
}

fn percent_ahead(cursor: &mut Cursor<'_>) -> bool {
    let read = number(cursor, Unreadable::Percent).is_ok();
    read && cursor.take_any(&["割"]).or_else(|| cursor.take_any(quantity::PERCENT_SIGNS)).is_some()
}

/// Reads it, as a percent; in brackets too, as tables write it behind a base.
pub(super) fn portion(cursor: &mut Cursor<'_>) -> Result<Fraction, Flaw> {
    let bracket = cursor.take_any(&["("]).is_some();
    let start = cursor.place();
    let is_negative = cursor.take_any(MINUS).is_some();
    let fraction_ahead = cursor.looking_ahead(|cursor| fraction(cursor).is_some());
    let kanji_ahead = cursor.looking_ahead(|cursor| in_kanji(cursor).is_some());
    let percent = match (fraction_ahead, kanji_ahead) {
        (true, _) => of_fraction(cursor, start)?,
        (false, true) => in_kanji(cursor).unwrap_or_default(),
        (false, false) => {
            let (percent, decimals) = quantity::percent(cursor)?;
            if decimals > 6 {
                return Err(Flaw::new(code!("percent-too-large"), start..end(cursor, start)));
            }
            percent
        }
    };
    let place = start..end(cursor, start);
    if bracket && cursor.take_any(&[")"]).is_none() {
        return Err(cursor.flaw(Unreadable::Rule));
    }
    match percent.is_positive() && !is_negative {
        true => Ok(percent),
        false => Err(Flaw::new(code!("percent-of-nothing"), place)),
    }
}

fn end(cursor: &mut Cursor<'_>, start: usize) -> usize {
    start + cursor.since(start).trim_end().len()
}
