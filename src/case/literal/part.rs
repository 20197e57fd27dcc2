//! A part of a whole written as a fraction: 1/3, 20/100, 100分の20, 三分の一.

use super::cursor::Cursor;
use super::flaw::{Flaw, Unreadable};
use super::kanji;
use crate::code;
use crate::money::Fraction;

/// The largest number below the line of a fraction.
const LARGEST: i128 = 1_000_000;

/// Reads a fraction that has begun there, as a percent: it is no more than all.
pub(in crate::case) fn of_fraction(cursor: &mut Cursor<'_>, start: usize) -> Result<Fraction, Flaw> {
    let (above, below) = fraction(cursor).ok_or_else(|| Unreadable::Percent.flaw(None))?;
    let place = start..start + cursor.since(start).trim_end().len();
    let part = above.checked_div(&below).filter(|part| {
        let is_short = part.denominator() <= LARGEST.into();
        is_short && below.is_whole() && *part <= Fraction::from(1)
    });
    let part = part.ok_or_else(|| Flaw::new(code!("portion-out-of-range"), place))?;
    Ok(&part * &Fraction::from(100))
}

/// The numbers above and below the line: 20/100, 100分の20.
pub(in crate::case) fn fraction(cursor: &mut Cursor<'_>) -> Option<(Fraction, Fraction)> {
    let first = written(cursor)?;
    match cursor.take_any(&["/", "分の"])? {
        "/" => Some((first, written(cursor)?)),
        _ => Some((written(cursor)?, first)),
    }
}

/// A number in digits or in kanji; the dot in the middle joins terms here.
fn written(cursor: &mut Cursor<'_>) -> Option<Fraction> {
    if !cursor.at_digit() {
        return kanji::take_whole(cursor).map(|number| Fraction::from(i128::from(number)));
    }
    let whole = digits(cursor);
    let decimals = match cursor.take_if(|c| c == '.') {
        Some(_) => Some(digits(cursor)).filter(|decimals| !decimals.is_empty())?,
        None => String::new(),
    };
    let fits = whole.len() + decimals.len() <= 18;
    let all: i128 = fits.then(|| [whole, decimals.clone()].concat().parse().ok()).flatten()?;
    Some(Fraction::decimal(all, i32::try_from(decimals.len()).ok()?))
}

fn digits(cursor: &mut Cursor<'_>) -> String {
    std::iter::from_fn(|| cursor.take_if(|c| c.is_ascii_digit())).collect()
}
