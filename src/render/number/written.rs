//! Numbers for data: plain digits, and ends of ranges that still enclose them.

use super::digits::split;
use crate::money::{Currency, Fraction, Rounding, places};

/// A number for data: plain digits, no trailing zeros, rounded only past `decimals`.
pub(in crate::render) fn data(value: &Fraction, decimals: i32, rounding: Rounding) -> String {
    if let Some((whole, 1)) = value.few().filter(|_| decimals >= 0) {
        return whole.to_string();
    }
    let (sign, whole, fraction) = split(value, decimals, rounding);
    let fraction = fraction.trim_end_matches('0');
    match (fraction.is_empty(), whole.as_str()) {
        (true, "0") => whole,
        (true, _) if sign.is_empty() => whole,
        (true, _) => [sign, &whole].concat(),
        (false, _) => [sign, &whole, ".", fraction].concat(),
    }
}

/// An end of a range of amounts for data: exact with up to five decimals, else outwards to the minor unit.
pub(in crate::render) fn bound(value: &Fraction, currency: Currency, outwards: Rounding) -> String {
    match value.exact_decimals(5) {
        Some(decimals) => data(value, places(decimals), outwards),
        None => data(value, places(currency.minor_digits()), outwards),
    }
}
