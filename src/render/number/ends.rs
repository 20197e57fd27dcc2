//! The two ends of a range of amounts, in one unit with three digits that count.

use super::digits::{apart, digits, distinct, in_unit, japanese};
use super::unit::fixed;
use crate::lang::Writing;
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::render::style::{Style, Unit};

/// The ends of a range without their signs, and the unit after the second.
pub(super) fn ends(range: &Range, currency: Currency, style: &Style) -> (String, String, &'static str) {
    let (low, high) = (range.low.abs(), range.high.abs());
    let in_power = |power: i32, decimals: i32, each: &str, unit| {
        let scaled = Range { low: in_unit(&range.low, power), high: in_unit(&range.high, power) };
        let decimals = distinct(&scaled, decimals);
        let end = |value: &Fraction| match value.is_zero() {
            true => "0".to_owned(),
            false => {
                let scaled = in_unit(value, power);
                digits(&scaled, apart(&scaled, decimals, &[0])) + each
            }
        };
        (end(&low), end(&high), unit)
    };
    // three digits that count, by the end nearer to zero unless the range holds zero
    let holds_zero = low.is_zero() || high.is_zero() || range.low.is_negative() != range.high.is_negative();
    let near = if holds_zero { low.clone().max(high.clone()) } else { low.clone().min(high.clone()) };
    let at_least = |power| near >= Fraction::power_of_ten(power);
    // an amount written to the yen is known to half a yen
    let is_half = |end: &Fraction| end.exact_decimals(0).is_none() && end.exact_decimals(1).is_some();
    let halves = i32::from(is_half(&low) || is_half(&high));
    let is_narrow = |power: i32| {
        let scaled = Range { low: in_unit(&range.low, power), high: in_unit(&range.high, power) };
        distinct(&scaled, 0) > 2
    };
    let in_yen = |decimals: i32| {
        let end = |value: &Fraction| japanese(&value.rounded(decimals, Rounding::HalfAway), "");
        (end(&low), end(&high), "円")
    };
    match (style.unit, currency, style.lang.writing()) {
        (Unit::Auto, Currency::JPY, Writing::Japanese) => match () {
            // ends that are near each other are told to the yen, as single amounts are
            () if at_least(8) && is_narrow(8) => in_yen(halves),
            () if at_least(12) => in_yen(-8),
            () if at_least(10) => in_power(8, 0, "億", "円"),
            () if at_least(9) => in_power(8, 1, "億", "円"),
            () if at_least(8) => in_power(8, 2, "億", "円"),
            () if at_least(6) => match in_yen(-4) {
                (low, high, _) if low == high => in_yen(0),
                both => both,
            },
            () => in_power(0, halves, "", "円"),
        },
        (Unit::Auto, Currency::JPY, Writing::Western) => match () {
            () if at_least(8) => in_power(6, 0, "", " M"),
            () if at_least(7) => in_power(6, 1, "", " M"),
            () if at_least(6) => in_power(6, 2, "", " M"),
            () => in_power(0, halves, "", ""),
        },
        (Unit::Auto, currency, _) => {
            let (low, high, _) = in_power(0, minor(range, places(currency.minor_digits())), "", "");
            ([currency.code(), " ", &low].concat(), high, "")
        }
        (unit, currency, _) => {
            let (power, decimals) = fixed(unit, currency, style.whole);
            in_power(power, if power == 0 { minor(range, decimals) } else { decimals }, "", "")
        }
    }
}

/// Decimals of a currency: ends that are far from each other are not told to the cent.
fn minor(range: &Range, decimals: i32) -> i32 {
    if &range.high - &range.low >= Fraction::from(10) { 0 } else { decimals }
}
