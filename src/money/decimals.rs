//! Numbers of so many decimals, and how many decimals write a number.

use super::fraction::Fraction;
use super::places::places;

impl Fraction {
    /// `numerator / 10^decimals`; a negative `decimals` multiplies.
    pub fn decimal(numerator: i128, decimals: i32) -> Fraction {
        if decimals == 0 {
            return Fraction::from(numerator);
        }
        &Fraction::from(numerator) * &Fraction::power_of_ten(-decimals)
    }

    /// The number without its sign.
    pub fn abs(&self) -> Fraction {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// The least number of decimals that write this number exactly; `None` if no number of them up to `limit` does.
    pub(crate) fn exact_decimals(&self, limit: u32) -> Option<u32> {
        if let Some((_, below)) = self.few() {
            return decimals_of(below).filter(|decimals| *decimals <= limit);
        }
        (0..=limit).find(|&decimals| {
            i32::try_from(decimals)
                .is_ok_and(|decimals| (self * &Fraction::power_of_ten(decimals)).is_whole())
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

/// The decimals of a number in lowest terms with this below the line: as many as it has twos or fives, whichever are more.
fn decimals_of(below: i128) -> Option<u32> {
    let twos = below.trailing_zeros();
    let mut rest = below.checked_shr(twos)?;
    let mut fives = 0;
    while rest % 5 == 0 {
        (rest, fives) = (rest / 5, fives + 1);
    }
    (rest == 1).then_some(twos.max(fives))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_decimals_are_found_or_refused() {
        let fraction = |numerator, denominator| Fraction::ratio(numerator, denominator).unwrap();
        assert_eq!(fraction(5, 2).exact_decimals(5), Some(1));
        assert_eq!(fraction(1, 3).exact_decimals(5), None);
        let found =
            [(1, 8), (1, 125), (3, 40), (7, 64), (1, 15)].map(|(a, b)| fraction(a, b).exact_decimals(5));
        assert_eq!(found, [Some(3), Some(3), Some(3), None, None]);
        assert_eq!(Fraction::from(700).exact_decimals(5), Some(0));
        assert_eq!(Fraction::decimal(12, -3), Fraction::from(12_000));
    }
}
