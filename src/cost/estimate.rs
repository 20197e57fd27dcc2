//! A number that may only be known within a range: its least, base and greatest value, carried side by side.

use crate::money::{Fraction, Range, Rounding, places};

/// The base value of a number, and its least and greatest where these are not the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// What it is taken as.
    pub base: Fraction,
    ends: Option<Box<Range>>,
}

impl Estimate {
    /// A number that is known exactly.
    pub fn exact(value: Fraction) -> Estimate {
        Estimate { base: value, ends: None }
    }

    /// A number known within a range that holds its base.
    pub fn within(base: Fraction, range: Range) -> Estimate {
        let ends = (range.low != range.high).then(|| Box::new(range));
        Estimate { base, ends }
    }

    /// Whether the range is one number only.
    pub fn is_exact(&self) -> bool {
        self.ends.is_none()
    }

    /// The least it can be.
    pub fn low(&self) -> &Fraction {
        self.ends.as_ref().map_or(&self.base, |range| &range.low)
    }

    /// The greatest it can be.
    pub fn high(&self) -> &Fraction {
        self.ends.as_ref().map_or(&self.base, |range| &range.high)
    }

    /// The product with another estimate; the ends are the least and greatest of the products of ends.
    pub fn times(&self, other: &Estimate) -> Estimate {
        let base = &self.base * &other.base;
        if self.is_exact() && other.is_exact() {
            return Estimate::exact(base);
        }
        let ends = [
            self.low() * other.low(),
            self.low() * other.high(),
            self.high() * other.low(),
            self.high() * other.high(),
        ];
        match Range::hull(ends) {
            Some(range) => Estimate::within(base, range),
            None => Estimate::exact(base),
        }
    }

    /// The product with an exact number.
    pub fn scaled(&self, factor: &Fraction) -> Estimate {
        let base = &self.base * factor;
        match &self.ends {
            None => Estimate::exact(base),
            Some(range) => {
                let (one, other) = (&range.low * factor, &range.high * factor);
                let (low, high) = if factor.is_negative() { (other, one) } else { (one, other) };
                Estimate::within(base, Range { low, high })
            }
        }
    }

    /// The sum with another estimate.
    pub fn plus(&self, other: &Estimate) -> Estimate {
        let base = &self.base + &other.base;
        if self.is_exact() && other.is_exact() {
            return Estimate::exact(base);
        }
        Estimate::within(base, Range { low: self.low() + other.low(), high: self.high() + other.high() })
    }

    /// Zero.
    pub fn zero() -> Estimate {
        Estimate::exact(Fraction::zero())
    }

    /// Rounded half away from zero to whole units of 10^-`decimals`: an invoice has no fractions.
    pub fn invoiced(&self, decimals: u32) -> Units {
        let units = |value: &Fraction| {
            let places = places(decimals);
            // amounts are below 10^15 and items below 10^5: far from the ends of 128 bits
            value.units(places, Rounding::HalfAway).unwrap_or(i128::MAX)
        };
        let base = units(&self.base);
        if self.is_exact() {
            return Units::exact(base);
        }
        Units { low: units(self.low()), base, high: units(self.high()) }
    }
}

/// Whole minor units of a currency: least, base and greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Units {
    /// The least it can be.
    pub low: i128,
    /// What it is taken as.
    pub base: i128,
    /// The greatest it can be.
    pub high: i128,
}

impl Units {
    /// An amount that is known exactly.
    pub fn exact(units: i128) -> Units {
        Units { low: units, base: units, high: units }
    }

    /// Whether the range is one amount only.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// The sum. Amounts are below 10^15 and there are at most 10^5 items of 600 months: the sum stays far below 2^127.
    pub fn plus(self, other: Units) -> Units {
        Units {
            low: self.low.saturating_add(other.low),
            base: self.base.saturating_add(other.base),
            high: self.high.saturating_add(other.high),
        }
    }

    /// The difference of independent amounts: the least is the least of one less the greatest of the other.
    pub fn minus(self, other: Units) -> Units {
        Units {
            low: self.low.saturating_sub(other.high),
            base: self.base.saturating_sub(other.base),
            high: self.high.saturating_sub(other.low),
        }
    }

    /// The same amount between the ends of another too, between which it is known to lie.
    pub(crate) fn cut(self, other: Units) -> Units {
        Units {
            low: self.low.max(other.low).min(self.base),
            base: self.base,
            high: self.high.min(other.high).max(self.base),
        }
    }
}

impl std::iter::Sum for Units {
    fn sum<I: Iterator<Item = Units>>(all: I) -> Units {
        all.fold(Units::default(), Units::plus)
    }
}
