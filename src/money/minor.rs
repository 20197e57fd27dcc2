//! Minor units and major units of a currency: yen and yen, cents and dollars.

use super::fraction::Fraction;
use super::places::places;

impl Fraction {
    /// How many minor units a major unit has, where these are its decimals: 100 for 2.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// assert_eq!(Fraction::minor_per_major(2), Fraction::from(100));
    /// ```
    pub fn minor_per_major(decimals: u32) -> Fraction {
        Fraction::power_of_ten(places(decimals))
    }

    /// So many minor units in major units, where these are its decimals.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// assert_eq!(Fraction::of_minor(1250, 2), Fraction::ratio(25, 2).unwrap());
    /// ```
    pub fn of_minor(units: i128, decimals: u32) -> Fraction {
        Fraction::decimal(units, places(decimals))
    }
}
