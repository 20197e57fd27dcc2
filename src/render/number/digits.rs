//! The digits of a number: rounded, in groups, with as many decimals as tell it from what it is not.

use crate::money::whole::Sign;
use crate::money::{Fraction, Range, Rounding, places};

/// Decimals at most with which a number is told apart from what it is not.
const MOST: i32 = 15;

/// Decimals, at least so many, with which a number is not shown as one of these that it is not.
pub(super) fn apart(value: &Fraction, decimals: i32, these: &[i128]) -> i32 {
    let tells = |decimals: &i32| {
        let shown = value.rounded(*decimals, Rounding::HalfAway);
        shown == *value || !these.iter().any(|this| shown.abs() == Fraction::from(*this))
    };
    (decimals..=MOST).find(tells).unwrap_or(decimals)
}

/// As many decimals as it takes to tell the ends of a range apart, at least so many.
pub(super) fn distinct(range: &Range, decimals: i32) -> i32 {
    (decimals..decimals + 9)
        .find(|decimals| {
            range.low.scaled(*decimals, Rounding::HalfAway)
                != range.high.scaled(*decimals, Rounding::HalfAway)
        })
        .unwrap_or(decimals)
}

/// As many decimals as it takes to tell each end of a range within a tenth of its width, at least so many: what was printed as
/// 10.6 is not told as 10.6 to 10.7, when it may be from 10.55 to 10.65.
pub(super) fn faithful(range: &Range, decimals: i32) -> i32 {
    let tenth = &(&range.high - &range.low) * &Fraction::power_of_ten(-1);
    let is_near =
        |end: &Fraction, decimals| (&end.rounded(decimals, Rounding::HalfAway) - end).abs() <= tenth;
    (decimals..decimals + 9)
        .find(|decimals| is_near(&range.low, *decimals) && is_near(&range.high, *decimals))
        .unwrap_or(decimals)
}

/// A number in a unit of so many powers of ten.
pub(super) fn in_unit(value: &Fraction, power: i32) -> Fraction {
    value * &Fraction::power_of_ten(-power)
}

/// 34億6,500万円: every digit, the parts that are nothing left out.
pub(super) fn japanese(value: &Fraction, unit: &str) -> String {
    let mut text = String::new();
    let mut rest = value.clone();
    for (power, name) in [(12, "兆"), (8, "億"), (4, "万")] {
        let part = in_unit(&rest, power).rounded(0, Rounding::Down);
        if part.is_positive() {
            text += &digits(&part, 0);
            text += name;
            rest = &rest - &(&part * &Fraction::power_of_ten(power));
        }
    }
    if text.is_empty() || rest.is_positive() {
        text += &digits(&rest, places(rest.exact_decimals(5).unwrap_or(5)));
    }
    text + unit
}

/// A number rounded half away from zero to so many decimals, with a comma every three digits.
pub(super) fn digits(value: &Fraction, decimals: i32) -> String {
    let (sign, whole, fraction) = split(value, decimals, Rounding::HalfAway);
    let mut text = String::from(sign);
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(&fraction);
    }
    text
}

/// Sign, whole digits and decimals of a rounded number.
pub(super) fn split(value: &Fraction, decimals: i32, rounding: Rounding) -> (&'static str, String, String) {
    let (is_below, mut whole) = match value.units(decimals, rounding) {
        Some(units) => (units < 0, units.unsigned_abs().to_string()),
        None => {
            let (sign, magnitude) = value.scaled(decimals, rounding).into_parts();
            (sign == Sign::Minus, magnitude.to_string())
        }
    };
    let width = usize::try_from(decimals).unwrap_or(0);
    if whole.len() <= width {
        whole.insert_str(0, &"0".repeat(width + 1 - whole.len()));
    }
    let fraction = whole.split_off(whole.len() - width);
    (if is_below { "-" } else { "" }, whole, fraction)
}
