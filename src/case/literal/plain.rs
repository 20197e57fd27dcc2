//! Amounts as most files write them, digits and a unit in yen: read at once, just as the words of a line would be.

use super::change::ChangeSign;
use super::figure::Literal;
use crate::money::{Currency, Fraction, Range};

/// The units, each with its power of ten.
const UNITS: [(&str, u32); 5] = [("万円", 4), ("千円", 3), ("億円", 8), ("百万円", 6), ("円", 0)];

/// Digits at most: with any unit an amount of so many is no larger than an amount can be.
const DIGITS: usize = 7;

/// An amount of a few digits and a unit; `None` for all else, nothing included.
pub(super) fn amount(text: &str) -> Option<Literal> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at_checked(digits)?;
    let (_, power) = UNITS.iter().find(|(word, _)| *word == unit)?;
    let written: i128 = number.parse().ok().filter(|_| digits <= DIGITS)?;
    if written == 0 {
        return None;
    }
    let value = written * 10_i128.pow(*power);
    // a number of one or two digits is precise to its ones, of more the last digit that is not 0 counts
    let mut place = 10_i128.pow(*power);
    while written >= 100 && value % (place * 10) == 0 {
        place *= 10;
    }
    let range = match place {
        1 => Range::around(&Fraction::from(value), &Fraction::from(1)),
        _ => Range { low: Fraction::from(value - place / 2), high: Fraction::from(value + place / 2) },
    };
    Some(Literal {
        value: Fraction::from(value),
        range,
        estimate: false,
        approximate: false,
        currency: Some(Currency::JPY),
        dollar: false,
        bound: None,
        change: ChangeSign::Bare,
        bare: false,
    })
}
