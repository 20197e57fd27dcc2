//! Tax put on a price, or taken out of it: the price as written, after growth, brought to the minor unit.
//!
//! Worked example: 85,005 yen a month without tax is 85,005 x 1.1 = 93,505.5, cut off 93,505 yen a month, and
//! 93,505 x 12 = 1,122,060 yen a year.

use super::estimate::Estimate;
use crate::money::{Fraction, Range, Rounding, places};

/// How a price of the other kind becomes one of the case's.
///
/// ```
/// use cloudcost::cost::Taxed;
/// use cloudcost::{Fraction, Rounding};
/// let tenth = Fraction::ratio(11, 10).unwrap();
/// let taxed = Taxed { factor: tenth, round: Rounding::Down, decimals: 0 };
/// assert_eq!(taxed.of(&Fraction::from(85_005)), Fraction::from(93_505));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxed {
    /// What the price is multiplied by: 1.1 where 10% is put on it, 1/1.1 where it is taken out.
    pub factor: Fraction,
    /// How what is below the minor unit is rounded.
    pub round: Rounding,
    /// The decimals of the minor unit.
    pub decimals: u32,
}

impl Taxed {
    /// A price with the tax that the case is in.
    pub fn of(&self, price: &Fraction) -> Fraction {
        (price * &self.factor).rounded(places(self.decimals), self.round)
    }

    /// The same of a price that is only known within a range: rounding keeps the order of its ends.
    pub(super) fn of_estimate(&self, price: &Estimate) -> Estimate {
        match price.is_exact() {
            true => Estimate::exact(self.of(&price.base)),
            false => Estimate::within(
                self.of(&price.base),
                Range { low: self.of(price.low()), high: self.of(price.high()) },
            ),
        }
    }
}
