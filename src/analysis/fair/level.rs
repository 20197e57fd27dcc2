//! At which of its values a cost is taken that is only known within a range.

use crate::cost::{Estimate, Units};
use crate::money::Fraction;

/// One of the three values of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The least.
    Low,
    /// What it is taken as.
    Base,
    /// The greatest.
    High,
}

impl Level {
    /// This value of an invoice.
    pub(in crate::analysis) fn of(self, units: Units) -> i128 {
        match self {
            Level::Low => units.low,
            Level::Base => units.base,
            Level::High => units.high,
        }
    }

    /// This value of a price.
    pub(in crate::analysis) fn price(self, price: &Estimate) -> &Fraction {
        match self {
            Level::Low => price.low(),
            Level::Base => &price.base,
            Level::High => price.high(),
        }
    }
}
