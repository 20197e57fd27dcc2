//! Numbers with Japanese or Latin units, and the place of their last written digit.

use super::{Flaw, cursor::Cursor};
use crate::code;
use crate::lang::Code;
use crate::money::Fraction;

/// A number with its units.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub(super) value: Fraction,
    /// One unit of the last digit that counts as written.
    pub(super) place: Fraction,
    /// The power of ten of the unit after the last number: 7 for 千万.
    unit: i32,
    /// The part of it that 万, 億, 兆 make: 4 for 千万.
    large: i32,
    /// Whether it is one number only.
    single: bool,
}

impl Quantity {
    /// 8〜9億円, 8千〜9千万円: a number without its large unit takes that of the one that follows.
    pub(super) fn with_unit_of(self, other: &Quantity) -> Quantity {
        let short = self.single && self.large == 0 && self.value < Fraction::power_of_ten(4);
        if !short || !other.single {
            return self;
        }
        let power = if self.unit == 0 { other.unit } else { other.large };
        let unit = Fraction::power_of_ten(power);
        Quantity {
            value: &self.value * &unit,
            place: &self.place * &unit,
            unit: self.unit + power,
            large: other.large,
            single: true,
        }
    }
}

/// A number alone: digits with at most one point.
pub(in crate::case) struct Number {
    pub(in crate::case) value: Fraction,
    /// Decimals written.
    pub(super) decimals: i32,
    /// Digits written before the point, without leading zeros.
    digits: usize,
}

impl Number {
    /// A number of its digits; `None` with more of them than any figure has.
    pub(super) fn of_digits(whole: &str, decimals: &str) -> Option<Number> {
        let whole = whole.trim_start_matches('0');
        if whole.len() > 18 || decimals.len() > 18 {
            return None;
        }
        let all: i128 = ["0", whole, decimals].concat().parse().ok()?;
        let decimals = i32::try_from(decimals.len()).ok()?;
        Some(Number { value: Fraction::decimal(all, decimals), decimals, digits: whole.len() })
    }
}

/// Reads digits, commas every three of them, and at most one point with digits on both sides.
pub(in crate::case) fn number(cursor: &mut Cursor<'_>, code: Code) -> Result<Number, Flaw> {
    if !cursor.at_digit() {
        return Err(cursor.flaw(code));
    }
    let start = cursor.place();
    let mut whole = String::new();
    while let Some(c) = cursor.take_if(|c| c.is_ascii_digit() || c == ',') {
        whole.push(c);
    }
    let mut decimals = String::new();
    let point = cursor.take_if(|c| c == '.').is_some();
    while let Some(c) = point.then(|| cursor.take_if(|c| c.is_ascii_digit())).flatten() {
        decimals.push(c);
    }
    let at = start..start + cursor.since(start).trim_end().len();
    if point && decimals.is_empty() {
        return Err(Flaw::new(code, at));
    }
    if !commas_in_place(&whole) {
        return Err(Flaw::new(code!("misplaced-comma"), at));
    }
    Number::of_digits(&whole.replace(',', ""), &decimals)
        .ok_or_else(|| Flaw::new(code!("amount-too-large"), at))
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

/// What says percent after a number; full-width signs are narrow by then.
pub(super) const PERCENT_SIGNS: &[&str] = &["%", "パーセント", "percent", "per cent"];

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
    ("bn", 9),
    ("trillion", 12),
];

fn unit(cursor: &mut Cursor<'_>, units: &[(&str, i32)]) -> Option<i32> {
    units.iter().find(|(word, _)| cursor.take_any(&[word]).is_some()).map(|(_, power)| *power)
}

/// A number with the power of ten of its own small unit.
struct Part {
    number: Number,
    power: i32,
}

/// Reads an amount's number with its units: 12億2,000万, 1,220百万, 7,500千, 5千万, 1,220 million, 794,000,000.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Quantity, Flaw> {
    let mut sum = Sum::default();
    loop {
        let start = cursor.place();
        // the numbers before one large unit: 2千5百 of 2千5百万
        let mut parts = Vec::new();
        let (large, ends) = loop {
            let number = number(cursor, code!("unreadable-amount"))?;
            let small = unit(cursor, SMALL);
            let latin = match small {
                None if sum.parts == 0 && parts.is_empty() => unit(cursor, LATIN),
                _ => None,
            };
            let power = small.or(latin).unwrap_or(0);
            parts.push(Part { number, power });
            let large = match latin {
                None => unit(cursor, LARGE),
                Some(_) => None,
            };
            if small.is_none() || large.is_some() || !cursor.at_digit() {
                break (large, large.is_none() || !cursor.at_digit());
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
struct Sum {
    total: Fraction,
    parts: usize,
    /// The next part must be smaller than the unit of the last.
    below: Option<Fraction>,
}

impl Sum {
    /// Adds the parts before one large unit; false if one is not smaller than the unit before it, or if a number with
    /// decimals is not the last.
    fn add(&mut self, parts: &[Part], large: i32) -> bool {
        for Part { number, power } in parts {
            let unit = Fraction::power_of_ten(power + large);
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
    fn quantity(self, last: &Part, large: i32) -> Quantity {
        let power = last.power + large;
        let number = &last.number;
        let place = if number.decimals > 0 {
            power - number.decimals
        } else if (1..=2).contains(&number.digits) || self.total.is_zero() {
            power
        } else {
            trailing_zeros(&self.total)
        };
        Quantity {
            place: Fraction::power_of_ten(place),
            value: self.total,
            unit: power,
            large,
            single: self.parts == 1,
        }
    }
}

/// The power of ten of the last digit of a whole number that is not 0.
fn trailing_zeros(value: &Fraction) -> i32 {
    (0..)
        .take_while(|zeros| (value * &Fraction::power_of_ten(-zeros - 1)).is_whole())
        .count()
        .try_into()
        .unwrap_or(0)
}

/// Reads a percent's number: 29.9%, 3割, 2割5分, 2割5分3厘; gives its value and decimals.
pub(in crate::case) fn percent(cursor: &mut Cursor<'_>) -> Result<(Fraction, i32), Flaw> {
    let start = cursor.place();
    let read = number(cursor, code!("unreadable-percent"))?;
    if cursor.take_any(PERCENT_SIGNS).is_some() {
        return Ok((read.value, read.decimals));
    }
    if cursor.take_any(&["倍", "times"]).is_some() {
        return Err(Flaw::new(code!("multiple-not-percent"), start..cursor.place()));
    }
    if cursor.take_any(&["割"]).is_none() {
        cursor.end(code!("unreadable-percent"))?;
        return super::bare_percent(cursor.since(start).trim());
    }
    tenths(cursor, read, start)
}

/// 割 are tenths of the whole, 分 hundredths, 厘 thousandths.
fn tenths(cursor: &mut Cursor<'_>, read: Number, start: usize) -> Result<(Fraction, i32), Flaw> {
    let mut value = &read.value * &Fraction::from(10);
    let mut decimals = read.decimals - 1;
    for (word, power) in [("分", 0), ("厘", 1)] {
        if decimals != power - 1 || !cursor.at_digit() {
            break;
        }
        let digit = number(cursor, code!("unreadable-percent"))?;
        if cursor.take_any(&[word]).is_none() || digit.value >= Fraction::from(10) {
            return Err(Flaw::new(code!("unreadable-percent"), start..cursor.place()));
        }
        value = &value + &(&digit.value * &Fraction::power_of_ten(-power));
        decimals = power + digit.decimals;
    }
    Ok((value, decimals))
}
