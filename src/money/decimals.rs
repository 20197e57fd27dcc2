//! How many decimals write a number.

use super::fraction::Fraction;
use super::places::places;

impl Fraction {
    /// The least number of decimals that write this number exactly; `None` if no number of them up to `limit` does.
    pub fn exact_decimals(&self, limit: u32) -> Option<u32> {
        (0..=limit).find(|&decimals| {
            i32::try_from(decimals).is_ok_and(|decimals| (self * &Self::power_of_ten(decimals)).is_whole())
        })
    }

    /// The decimals that write this number exactly, or so many if no fewer do.
    ///
    /// ```
    /// use cloudcost::Fraction;
    /// assert_eq!(Fraction::ratio(5, 2).unwrap().decimals_within(6), 1);
    /// assert_eq!(Fraction::ratio(1, 3).unwrap().decimals_within(6), 6);
    /// ```
    pub fn decimals_within(&self, most: u32) -> i32 {
        places(self.exact_decimals(most).unwrap_or(most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_decimals_are_found_or_refused() {
        let fraction = |numerator, denominator| Fraction::ratio(numerator, denominator).unwrap();
        assert_eq!(fraction(5, 2).exact_decimals(5), Some(1));
        assert_eq!(fraction(1, 3).exact_decimals(5), None);
        assert_eq!(Fraction::from(700).exact_decimals(5), Some(0));
        assert_eq!(Fraction::decimal(12, -3), Fraction::from(12_000));
    }
}
