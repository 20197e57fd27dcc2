//! Stated figures: the number as printed and the range that its written precision allows.

use super::bound::PrintedBound;
use crate::money::{Amount, Fraction, Range};

/// An amount as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The number as printed; for a saving, a reduction is positive.
    pub amount: Amount,
    /// What the true amount can be: half a place of the last written digit to either side.
    pub range: Range,
    /// Printed as 約, "about".
    pub approximate: bool,
    /// Printed as a bound: the true amount lies on this side of it.
    pub bound: Option<PrintedBound>,
    /// Printed as a range of two ends; the amount is its middle.
    pub ranged: bool,
}

/// A percent as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPercent {
    /// The number in percent, 29.9 for 29.9%; a reduction is positive.
    pub value: Fraction,
    /// Decimals that are printed: 1 for 29.9%, 0 for 35%, −1 for 3割.
    pub decimals: i32,
    /// Printed as 約, "about".
    pub approximate: bool,
    /// Printed as a bound: the true percent lies on this side of it, in size.
    pub bound: Option<PrintedBound>,
    /// The ends, where it is printed as a range; the value is its middle.
    pub ends: Option<Range>,
    /// Whether what was printed is what is left of the cost before, 100% less this value.
    pub left: bool,
}

impl StatedPercent {
    /// One unit of the last printed digit, in percent.
    pub fn place(&self) -> Fraction {
        Fraction::power_of_ten(-self.decimals)
    }

    /// What the true percent can be: half a place to either side.
    pub fn range(&self) -> Range {
        if let Some(ends) = &self.ends {
            return ends.clone();
        }
        match self.sized().and_then(|(bound, size)| bound.within(&size, &self.place())) {
            Some(range) if self.value.is_negative() => range.negated(),
            Some(range) => range,
            None => Range::around(&self.value, &self.place()),
        }
    }

    /// The side of the one number that is a bound; a range has two.
    pub fn one_bound(&self) -> Option<PrintedBound> {
        self.bound.filter(|_| self.ends.is_none())
    }

    /// The bound with the size of the number, which it is about.
    fn sized(&self) -> Option<(PrintedBound, Fraction)> {
        Some((self.bound?, self.value.abs()))
    }

    /// The same percent the other way round: an increase for a reduction.
    #[must_use]
    pub fn turned(&self) -> StatedPercent {
        let ends = self.ends.as_ref().map(Range::negated);
        StatedPercent { value: -&self.value, ends, ..self.clone() }
    }
}

impl Stated {
    /// The same amount the other way round: an increase for a reduction.
    pub fn turned(&self) -> Option<Stated> {
        let amount = Amount::new(&-&self.amount.exact(), self.amount.currency()).ok()?;
        Some(Stated { amount, range: self.range.negated(), ..self.clone() })
    }

    /// Whether it is a range or a bound: no number follows exactly from it.
    pub fn is_loose(&self) -> bool {
        self.ranged || self.bound.is_some()
    }

    /// Whether its true amount has no end on one side.
    pub fn is_open(&self) -> bool {
        self.bound.is_some_and(PrintedBound::is_open)
    }
}

/// Up to four figures of one thing, as a document states them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The cost before.
    pub before: Option<Stated>,
    /// The cost after.
    pub after: Option<Stated>,
    /// What is saved; an increase is negative.
    pub saving: Option<Stated>,
    /// The saving in percent of the cost before; an increase is negative.
    pub percent: Option<StatedPercent>,
}

impl Figures {
    /// The side that the change is on where it is printed as one bound: of the percent, else of the saving.
    pub fn change_bound(&self) -> Option<PrintedBound> {
        let percent = self.percent.as_ref().and_then(StatedPercent::one_bound);
        percent.or_else(|| self.saving.as_ref().and_then(|saving| saving.bound))
    }
}
