//! Stated figures: the number as printed and the range that its written precision allows.

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
}

impl StatedPercent {
    /// One unit of the last printed digit, in percent.
    pub fn place(&self) -> Fraction {
        Fraction::power_of_ten(-self.decimals)
    }

    /// What the true percent can be: half a place to either side.
    pub fn range(&self) -> Range {
        Range::around(&self.value, &self.place())
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
