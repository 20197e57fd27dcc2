//! Numbers with Japanese or Latin units, and the place of their last written digit.

use super::cursor::Cursor;
use super::digits::{Digits, at_number, number};
use super::flaw::{Flaw, Unreadable, bare_percent};
use super::kanji;
use crate::code;
use crate::money::Fraction;

/// A number with its units.
#[derive(Clone, Debug)]
pub(super) struct WithUnits {
    pub(super) value: Fraction,
    /// One unit of the last digit that counts as written.
    pub(super) place: Fraction,
    /// The power of ten of the unit after the last number: 7 for 千万.
    unit: i32,
    /// The part of it that 万, 億, 兆 make: 4 for 千万.
    large: i32,
    /// Whether it is one number only.
    single: bool,
    /// Whether a unit is written with it.
    pub(super) united: bool,
}

impl WithUnits {
    /// The power of ten of its unit, where it is one number with one.
    pub(super) fn power(&self) -> Option<i32> {
        self.single.then_some(self.unit)
    }

    /// 8〜9億円, 8千〜9千万円: a number without its large unit takes that of the one that follows.
    pub(super) fn with_unit_of(self, other: &WithUnits) -> WithUnits {
        let short = self.single && self.large == 0 && self.value < Fraction::power_of_ten(4);
        if !short || !other.single {
            return self;
        }
        let power = if self.unit == 0 { other.unit } else { other.large };
        let unit = Fraction::power_of_ten(power);
        WithUnits {
            value: &self.value * &unit,
            place: &self.place * &unit,
            unit: self.unit + power,
            large: other.large,
            single: true,
            united: other.united,
        }
    }
}

/// A number of the units of a figure: digits, or the 1 that 千 and 百 alone stand for.
fn number_of_units(cursor: &mut Cursor<'_>) -> Result<Digits, Flaw> {
    let implied = cursor.looking_ahead(|cursor| {
        cursor.place();
        cursor.take_if(kanji::is_small_unit).is_some()
    });
    match implied && at_number(cursor) {
        true => Digits::of_digits("1", "").ok_or_else(|| cursor.flaw(Unreadable::Amount)),
        false => number(cursor, Unreadable::Amount),
    }
}

/// What says percent after a number; full-width signs are narrow by then.
pub(in crate::case) const PERCENT_SIGNS: &[&str] = &["%", "パーセント", "percent", "per cent"];

/// Units within a group of four digits, the units of such groups, and the Latin ones.
const SMALL: &[(&str, i32)] = &[("千", 3), ("百", 2), ("十", 1)];
const LARGE: &[(&str, i32)] = &[("兆", 12), ("億", 8), ("万", 4)];
const LATIN: &[(&str, i32)] = &[
    ("thousand", 3),
    ("k", 3),
    ("million", 6),
    ("mn", 6),
    ("m", 6),
    ("billion", 9),
    ("bln", 9),
    ("bn", 9),
    ("b", 9),
    ("trillion", 12),
];

fn unit(cursor: &mut Cursor<'_>, units: &[(&str, i32)]) -> Option<i32> {
    units.iter().find(|(word, _)| cursor.take_any(&[word]).is_some()).map(|(_, power)| *power)
}

/// A number with the power of ten of its own small unit.
struct UnitPart {
    number: Digits,
    power: i32,
}

/// Reads an amount's number with its units: 12億2,000万, 1,220百万, 7,500千, 5千万, 1,220 million, 794,000,000.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<WithUnits, Flaw> {
    let mut sum = AmountSum::default();
    loop {
        let start = cursor.place();
        // the numbers before one large unit: 2千5百 of 2千5百万
        let mut parts = Vec::new();
        let (large, ends) = loop {
            let number = number_of_units(cursor)?;
            let small = unit(cursor, SMALL);
            let latin = match small {
                None if sum.parts == 0 && parts.is_empty() => unit(cursor, LATIN),
                _ => None,
            };
            let power = small.or(latin).unwrap_or(0);
            parts.push(UnitPart { number, power });
            let large = match latin {
                None => unit(cursor, LARGE),
                Some(_) => None,
            };
            let more = small.is_some() && at_number(cursor);
            if small.is_none() || large.is_some() || !more {
                break (large, large.is_none() || !at_number(cursor));
            }
        };
        if !sum.add(&parts, large.unwrap_or(0)) {
            let end = start + cursor.since(start).trim_end().len();
            return Err(Flaw::new(code!("units-out-of-order"), start..end));
        }
        if ends && let Some(last) = parts.last() {
            return Ok(sum.quantity(last, large.unwrap_or(0)));
        }
    }
}

/// The parts of an amount added so far.
#[derive(Default)]
struct AmountSum {
    total: Fraction,
    parts: usize,
    united: bool,
    /// The next part must be smaller than the unit of the last.
    below: Option<Fraction>,
}

impl AmountSum {
    /// Adds the parts before one large unit; false if one is not smaller than the unit before it, or if a number with
    /// decimals is not the last.
    fn add(&mut self, parts: &[UnitPart], large: i32) -> bool {
        for UnitPart { number, power } in parts {
            let unit = Fraction::power_of_ten(power + large);
            self.united = self.united || *power > 0 || large > 0;
            let value = &number.value * &unit;
            if self.below.as_ref().is_some_and(|below| value >= *below) {
                return false;
            }
            self.total = &self.total + &value;
            self.parts += 1;
            self.below = Some(match number.decimals {
                0 => unit,
                _ => Fraction::zero(),
            });
        }
        true
    }

    /// The finished quantity, with the place of its last written digit: after a point all digits count; a last number
    /// of one or two digits is precise to its ones; otherwise the last digit that is not 0 is the last that counts.
    fn quantity(self, last: &UnitPart, large: i32) -> WithUnits {
        let power = last.power + large;
        let number = &last.number;
        let place = if number.decimals > 0 {
            power - number.decimals
        } else if (1..=2).contains(&number.digits) || self.total.is_zero() {
            power
        } else {
            trailing_zeros(&self.total)
        };
        WithUnits {
            place: Fraction::power_of_ten(place),
            value: self.total,
            unit: power,
            large,
            single: self.parts == 1,
            united: self.united,
        }
    }
}

/// The power of ten of the last digit of a whole number that is not 0.
fn trailing_zeros(value: &Fraction) -> i32 {
    if let Some((mut digits, 1)) = value.few() {
        let mut zeros = 0;
        while digits != 0 && digits % 10 == 0 {
            (digits, zeros) = (digits / 10, zeros + 1);
        }
        return zeros;
    }
    (0..)
        .take_while(|zeros| (value * &Fraction::power_of_ten(-zeros - 1)).is_whole())
        .count()
        .try_into()
        .unwrap_or(0)
}

/// Reads a percent's number: 29.9%, 3割, 2割5分, 2割5分3厘; gives its value and decimals.
pub(in crate::case) fn percent(cursor: &mut Cursor<'_>) -> Result<(Fraction, i32), Flaw> {
    let start = cursor.place();
    let read = number(cursor, Unreadable::Percent)?;
    if cursor.take_any(PERCENT_SIGNS).is_some() {
        return Ok((read.value, read.decimals));
    }
    if cursor.take_any(&["倍", "times"]).is_some() {
        return Err(Flaw::new(code!("multiple-not-percent"), start..cursor.place()));
    }
    if cursor.take_any(&["割"]).is_none() {
        cursor.end(Unreadable::Percent)?;
        return bare_percent(cursor.since(start).trim());
    }
    tenths(cursor, read, start)
}

/// 割 are tenths of the whole, 分 hundredths, 厘 thousandths.
fn tenths(cursor: &mut Cursor<'_>, read: Digits, start: usize) -> Result<(Fraction, i32), Flaw> {
    let mut value = &read.value * &Fraction::from(10);
    let mut decimals = read.decimals - 1;
    for (word, power) in [("分", 0), ("厘", 1)] {
        let part = |cursor: &mut Cursor<'_>| {
            number(cursor, Unreadable::Percent).is_ok() && cursor.take_any(&["分", "厘"]).is_some()
        };
        if decimals != power - 1 || !at_number(cursor) || !cursor.looking_ahead(part) {
            break;
        }
        let digit = number(cursor, Unreadable::Percent)?;
        if cursor.take_any(&[word]).is_none() || digit.value >= Fraction::from(10) {
            return Err(Unreadable::Percent.flaw(Some(start..cursor.place())));
        }
        value = &value + &(&digit.value * &Fraction::power_of_ten(-power));
        decimals = power + digit.decimals;
    }
    Ok((value, decimals))
}
