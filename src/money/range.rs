//! A closed range of exact numbers: what a rounded figure can truly be.

use super::fraction::Fraction;

/// All numbers from `low` to `high`, both included.
///
/// ```
/// use cloudcost::{Fraction, Range};
/// // 22億円, printed to 1億円: the true amount lies within half of that.
/// let printed = Range::around(&Fraction::from(2_200_000_000), &Fraction::from(100_000_000));
/// assert_eq!(printed.low, Fraction::from(2_150_000_000));
/// assert_eq!(printed.high, Fraction::from(2_250_000_000));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least value.
    pub low: Fraction,
    /// The greatest value.
    pub high: Fraction,
}

impl Range {
    /// The range that holds one number only.
    pub fn exact(value: Fraction) -> Range {
        Range { low: value.clone(), high: value }
    }

    /// The numbers within half a `place` of `value`.
    pub fn around(value: &Fraction, place: &Fraction) -> Range {
        let half = place * &Fraction::decimal(5, 1);
        Range { low: value - &half, high: value + &half }
    }

    /// The range whose ends are the least and the greatest of `values`; `None` if there are no values.
    pub fn hull(values: impl IntoIterator<Item = Fraction>) -> Option<Range> {
        values.into_iter().fold(None, |hull, value| {
            Some(match hull {
                None => Range::exact(value),
                Some(Range { low, high }) => Range { low: low.min(value.clone()), high: high.max(value) },
            })
        })
    }

    /// The one number it holds, if it holds one only.
    pub fn point(&self) -> Option<&Fraction> {
        (self.low == self.high).then_some(&self.low)
    }

    /// Whether `value` lies in it, ends included.
    pub fn contains(&self, value: &Fraction) -> bool {
        &self.low <= value && value <= &self.high
    }

    /// Whether the two have a number in common.
    pub(crate) fn overlaps(&self, other: &Range) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// The same numbers with the other sign.
    pub fn negated(&self) -> Range {
        Range { low: -&self.high, high: -&self.low }
    }

    /// All differences of a number of this range and one of `other`.
    pub fn minus(&self, other: &Range) -> Range {
        Range { low: &self.low - &other.high, high: &self.high - &other.low }
    }

    /// All sums of a number of this range and one of `other`.
    pub fn plus(&self, other: &Range) -> Range {
        self.minus(&other.negated())
    }
}
