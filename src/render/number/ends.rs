//! The two ends of a range of amounts, in one unit with three digits that count, or as many as its width needs.

use super::digits::{apart, digits, distinct, faithful, in_unit, japanese};
use super::unit::fixed;
use crate::lang::Writing;
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::render::style::{Style, Unit};

/// What is written of two ends: each without its sign, and the unit after the second.
type WrittenEnds = (String, String, &'static str);

/// The ends of a range without their signs, and the unit after the second.
pub(super) fn ends(range: &Range, currency: Currency, style: &Style) -> WrittenEnds {
    let told = BothEnds { range, is_auto: style.unit == Unit::Auto };
    match (style.unit, currency, style.lang.writing()) {
        (Unit::Auto, Currency::JPY, Writing::Japanese) => told.in_japanese(),
        (Unit::Auto, Currency::JPY, Writing::Western) => told.in_millions(),
        (Unit::Auto, currency, _) => {
            let decimals = minor(range, places(currency.minor_digits()));
            let (low, high, unit) = told.in_power(0, decimals, "", "");
            ([currency.code(), " ", &low].concat(), high, unit)
        }
        (unit, currency, _) => {
            let (power, decimals) = fixed(unit, currency, style.whole);
            told.in_power(power, if power == 0 { minor(range, decimals) } else { decimals }, "", "")
        }
    }
}

/// A range to be written, in whatever unit suits it or in one that is asked for.
struct BothEnds<'r> {
    range: &'r Range,
    is_auto: bool,
}

impl BothEnds<'_> {
    fn in_japanese(&self) -> WrittenEnds {
        match () {
            // ends that are near each other are told to the yen, as single amounts are
            () if self.at_least(8) && self.is_narrow(8) => self.in_yen(self.halves()),
            () if self.at_least(12) => self.in_yen(-8),
            () if self.at_least(10) => self.in_power(8, 0, "億", "円"),
            () if self.at_least(9) => self.in_power(8, 1, "億", "円"),
            () if self.at_least(8) => self.in_power(8, 2, "億", "円"),
            () if self.at_least(6) && self.is_narrow(4) => self.in_yen(self.halves()),
            () if self.at_least(6) && faithful(self.range, -4) > -4 => self.in_power(4, 0, "万", "円"),
            () if self.at_least(6) => self.in_yen(-4),
            () => self.in_power(0, self.halves(), "", "円"),
        }
    }

    fn in_millions(&self) -> WrittenEnds {
        match () {
            () if self.at_least(6) && self.is_narrow(6) => self.in_power(0, self.halves(), "", ""),
            () if self.at_least(8) => self.in_power(6, 0, "", " M"),
            () if self.at_least(7) => self.in_power(6, 1, "", " M"),
            () if self.at_least(6) => self.in_power(6, 2, "", " M"),
            () => self.in_power(0, self.halves(), "", ""),
        }
    }

    /// In powers of ten, with so many decimals at least.
    fn in_power(&self, power: i32, decimals: i32, each: &str, unit: &'static str) -> WrittenEnds {
        let scaled = self.scaled(power);
        let decimals = match self.is_auto {
            true => faithful(&scaled, decimals),
            false => distinct(&scaled, decimals),
        };
        let end = |value: &Fraction| match value.is_zero() {
            true => "0".to_owned(),
            false => digits(&value.abs(), apart(&value.abs(), decimals, &[0])) + each,
        };
        (end(&scaled.low), end(&scaled.high), unit)
    }

    /// With every digit to a decimal place.
    fn in_yen(&self, decimals: i32) -> WrittenEnds {
        let end = |value: &Fraction| japanese(&value.abs().rounded(decimals, Rounding::HalfAway), "");
        (end(&self.range.low), end(&self.range.high), "円")
    }

    fn scaled(&self, power: i32) -> Range {
        Range { low: in_unit(&self.range.low, power), high: in_unit(&self.range.high, power) }
    }

    /// Whether so many powers of ten are reached: by the end nearer to zero, which decides how many digits count, unless the
    /// range holds zero.
    fn at_least(&self, power: i32) -> bool {
        let (low, high) = (self.range.low.abs(), self.range.high.abs());
        let is_across = self.range.low.is_negative() != self.range.high.is_negative();
        let holds_zero = low.is_zero() || high.is_zero() || is_across;
        let near = if holds_zero { low.max(high) } else { low.min(high) };
        near >= Fraction::power_of_ten(power)
    }

    /// Whether two decimals of a unit do not tell the ends apart.
    fn is_narrow(&self, power: i32) -> bool {
        distinct(&self.scaled(power), 0) > 2
    }

    /// An amount written to the yen is known to half a yen.
    fn halves(&self) -> i32 {
        let is_half = |end: &Fraction| end.exact_decimals(0).is_none() && end.exact_decimals(1).is_some();
        i32::from(is_half(&self.range.low) || is_half(&self.range.high))
    }
}

/// Decimals of a currency: ends that are far from each other are not told to the cent.
fn minor(range: &Range, decimals: i32) -> i32 {
    if &range.high - &range.low >= Fraction::from(10) { 0 } else { decimals }
}
