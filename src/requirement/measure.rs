//! Figures as far as they are known, and the arithmetic of them.

use crate::money::{Fraction, Range};

/// A figure as far as it is known: a value, and what it can truly be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// The stated or computed value.
    pub value: Option<Fraction>,
    /// All it can truly be.
    pub range: Option<Range>,
}

/// The figures that a requirement is held against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// The cost before.
    pub before: Measure,
    /// The cost after.
    pub after: Measure,
    /// The saving.
    pub saving: Measure,
    /// The saving in percent of the cost before.
    pub percent: Measure,
    /// The saving, in percent of the cost before, that a promise keeps to wherever the costs truly lie.
    pub promised: Option<Fraction>,
    /// Whether the costs before and after are each known by themselves, not one from the other.
    pub apart: bool,
}

impl Measure {
    pub(super) fn times(&self, factor: &Fraction) -> Measure {
        let range = self.range.as_ref();
        Measure {
            value: self.value.as_ref().map(|value| value * factor),
            range: range.and_then(|range| Range::hull([&range.low * factor, &range.high * factor])),
        }
    }

    pub(super) fn plus(&self, amount: &Fraction) -> Measure {
        let range = self.range.as_ref();
        Measure {
            value: self.value.as_ref().map(|value| value + amount),
            range: range.map(|range| Range { low: &range.low + amount, high: &range.high + amount }),
        }
    }

    /// `whole` less this.
    pub(super) fn from(&self, whole: &Fraction) -> Measure {
        Measure {
            value: self.value.as_ref().map(|value| whole - value),
            range: self.range.as_ref().map(|range| Range::exact(whole.clone()).minus(range)),
        }
    }
}
