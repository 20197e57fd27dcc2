//! Exact rational numbers: machine integers while they fit, unlimited ones when they do not.

mod rounding;
mod small;

use super::places::places;
pub use rounding::Rounding;
use rounding::{whole, whole_big};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed, ToPrimitive, Zero};
use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact rational number of any size.
///
/// Additions, products and comparisons are exact; only [`Fraction::rounded`] ever rounds.
///
/// ```
/// use cloudcost::{Fraction, Rounding};
/// // Akita's percent: 100 x (3,465 - 2,426) / 3,465 = 29.98556...
/// let percent = Fraction::ratio(103_900, 3_465).unwrap();
/// assert_eq!(percent.rounded(1, Rounding::Down), Fraction::ratio(299, 10).unwrap());
/// assert_eq!(percent.rounded(1, Rounding::HalfAway), Fraction::from(30));
/// assert!(Fraction::ratio(1, 0).is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fraction(Repr);

/// `Big` holds only what does not fit `Small`, so that equal numbers are equal values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Small(Ratio<i128>),
    Big(Box<BigRational>),
}
use Repr::{Big, Small};

/// The largest part that `Small` keeps: `i128::MIN` stays out, as its negative does not fit.
const LARGEST: i128 = i128::MAX;

impl Fraction {
    /// `numerator / denominator`; `None` if the denominator is 0.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Fraction> {
        if denominator == 0 {
            return None;
        }
        if numerator == i128::MIN || denominator == i128::MIN {
            return Some(Self::shrunk(BigRational::new(numerator.into(), denominator.into())));
        }
        let sign = denominator.signum();
        Some(Fraction(Small(small::reduced(numerator * sign, denominator * sign))))
    }

    /// `numerator / denominator` of any size; `None` if the denominator is 0.
    pub fn ratio_of(numerator: BigInt, denominator: BigInt) -> Option<Fraction> {
        if let (Some(numerator), Some(denominator)) = (numerator.to_i128(), denominator.to_i128()) {
            return Self::ratio(numerator, denominator);
        }
        (!denominator.is_zero()).then(|| Self::shrunk(BigRational::new(numerator, denominator)))
    }

    /// What stands above the line, in lowest terms.
    pub fn numerator(&self) -> BigInt {
        match &self.0 {
            Small(ratio) => (*ratio.numer()).into(),
            Big(ratio) => ratio.numer().clone(),
        }
    }

    /// What stands below the line, in lowest terms; above 0.
    pub fn denominator(&self) -> BigInt {
        match &self.0 {
            Small(ratio) => (*ratio.denom()).into(),
            Big(ratio) => ratio.denom().clone(),
        }
    }

    /// What stands above and below the line, where both are machine integers.
    pub(crate) fn few(&self) -> Option<(i128, i128)> {
        let Small(ratio) = &self.0 else { return None };
        Some((*ratio.numer(), *ratio.denom()))
    }

    /// 10 to a power, negative powers included.
    pub fn power_of_ten(exponent: i32) -> Fraction {
        let magnitude = exponent.unsigned_abs();
        let ratio = match 10_i128.checked_pow(magnitude) {
            Some(power) => Small(Ratio::from_integer(power)),
            None => Big(Box::new(BigRational::from_integer(BigInt::from(10).pow(magnitude)))),
        };
        Fraction(match ratio {
            ratio if exponent >= 0 => ratio,
            Small(ratio) => Small(ratio.recip()),
            Big(ratio) => Big(Box::new(ratio.recip())),
        })
    }

    /// Zero.
    pub fn zero() -> Fraction {
        Fraction::from(0)
    }

    /// Whether this is 0.
    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// Whether this is above 0.
    pub fn is_positive(&self) -> bool {
        self.sign() == Ordering::Greater
    }

    /// Whether this is below 0.
    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    /// `self / divisor`; `None` if the divisor is 0.
    pub fn checked_div(&self, divisor: &Fraction) -> Option<Fraction> {
        if divisor.is_zero() {
            return None;
        }
        if let (Small(a), Small(b)) = (&self.0, &divisor.0)
            && let Some(quotient) = small::product(a, &b.recip())
        {
            return Some(Self::kept(quotient));
        }
        Some(Self::shrunk(self.big() / divisor.big()))
    }

    /// The nearest number with so many decimals, by the given rule; negative `decimals` round to tens, hundreds ….
    pub fn rounded(&self, decimals: i32, rounding: Rounding) -> Fraction {
        self.few_rounded(decimals, rounding).unwrap_or_else(|| {
            let units = BigRational::from_integer(self.scaled(decimals, rounding));
            &Self::shrunk(units) * &Self::power_of_ten(-decimals)
        })
    }

    /// The same where no step on the way outgrows 128 bits.
    fn few_rounded(&self, decimals: i32, rounding: Rounding) -> Option<Fraction> {
        if decimals >= 0 && self.is_whole() {
            return Some(self.clone());
        }
        let units = self.few_units(decimals, rounding)?;
        let scale = 10_i128.checked_pow(decimals.unsigned_abs())?;
        match decimals < 0 {
            true => units.checked_mul(scale).map(Fraction::from),
            false => Self::ratio(units, scale),
        }
    }

    /// The same as [`Fraction::scaled`]; `None` if it does not fit 128 bits.
    pub fn units(&self, decimals: i32, rounding: Rounding) -> Option<i128> {
        self.few_units(decimals, rounding).or_else(|| self.scaled(decimals, rounding).to_i128())
    }

    /// The same where no step on the way outgrows 128 bits.
    fn few_units(&self, decimals: i32, rounding: Rounding) -> Option<i128> {
        let Small(ratio) = &self.0 else { return None };
        let scale = 10_i128.checked_pow(decimals.unsigned_abs())?;
        // nothing to cancel: a quotient is the same in any terms
        match decimals < 0 {
            true => whole(*ratio.numer(), ratio.denom().checked_mul(scale)?, rounding),
            false => whole(ratio.numer().checked_mul(scale)?, *ratio.denom(), rounding),
        }
    }

    /// `self x 10^decimals` as a whole number, by the given rule: the digits that a writer shows.
    pub fn scaled(&self, decimals: i32, rounding: Rounding) -> BigInt {
        if let Some(units) = self.few_units(decimals, rounding) {
            return units.into();
        }
        let scaled = self * &Self::power_of_ten(decimals);
        match &scaled.0 {
            Small(ratio) => whole(*ratio.numer(), *ratio.denom(), rounding)
                .map(BigInt::from)
                .unwrap_or_else(|| whole_big(&scaled.big(), rounding)),
            Big(ratio) => whole_big(ratio, rounding),
        }
    }

    /// The square root cut off after so many decimals; that of a number below 0 is 0.
    pub(crate) fn square_root(&self, decimals: u32) -> Fraction {
        if self.is_negative() {
            return Fraction::zero();
        }
        let places = places(decimals);
        let root = self.scaled(places.saturating_mul(2), Rounding::Down).sqrt();
        &Self::shrunk(BigRational::from_integer(root)) * &Self::power_of_ten(-places)
    }

    /// The number to a whole power.
    pub fn power(&self, times: u32) -> Fraction {
        match times {
            0 => Fraction::from(1),
            1 => self.clone(),
            _ => Self::shrunk(num_traits::Pow::pow(self.big(), times)),
        }
    }

    /// Whether this is a whole number.
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Small(ratio) => ratio.is_integer(),
            Big(ratio) => ratio.is_integer(),
        }
    }

    fn sign(&self) -> Ordering {
        match &self.0 {
            Small(ratio) => ratio.numer().cmp(&0),
            Big(ratio) if ratio.is_negative() => Ordering::Less,
            Big(ratio) if ratio.is_zero() => Ordering::Equal,
            Big(_) => Ordering::Greater,
        }
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Small(ratio) => BigRational::new_raw((*ratio.numer()).into(), (*ratio.denom()).into()),
            Big(ratio) => (**ratio).clone(),
        }
    }

    fn kept(ratio: Ratio<i128>) -> Fraction {
        if *ratio.numer() == i128::MIN {
            Self::shrunk(BigRational::new_raw((*ratio.numer()).into(), (*ratio.denom()).into()))
        } else {
            Fraction(Small(ratio))
        }
    }

    fn shrunk(ratio: BigRational) -> Fraction {
        match (ratio.numer().to_i128(), ratio.denom().to_i128()) {
            (Some(n), Some(d)) if (-LARGEST..=LARGEST).contains(&n) => Fraction(Small(Ratio::new_raw(n, d))),
            _ => Fraction(Big(Box::new(ratio))),
        }
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Fraction::zero()
    }
}

impl From<i128> for Fraction {
    fn from(value: i128) -> Self {
        if value == i128::MIN {
            Fraction::shrunk(BigRational::from_integer(value.into()))
        } else {
            Fraction(Small(Ratio::from_integer(value)))
        }
    }
}

/// One operator: in machine integers where the result fits, without limit otherwise.
macro_rules! exact_operator {
    ($trait:ident, $method:ident, $small:expr) => {
        impl $trait for &Fraction {
            type Output = Fraction;
            fn $method(self, other: &Fraction) -> Fraction {
                if let (Small(a), Small(b)) = (&self.0, &other.0)
                    && let Some(result) = $small(a, b)
                {
                    return Fraction::kept(result);
                }
                Fraction::shrunk(self.big().$method(other.big()))
            }
        }
    };
}
exact_operator!(Add, add, |a, b| small::sum(a, b, i128::checked_add));
exact_operator!(Sub, sub, |a, b| small::sum(a, b, i128::checked_sub));
exact_operator!(Mul, mul, small::product);

impl Neg for &Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        &Fraction::zero() - self
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Small(a), Small(b)) => small::compared(a, b),
            _ => self.big().cmp(&other.big()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fraction(n: i128, d: i128) -> Fraction {
        Fraction::ratio(n, d).unwrap()
    }

    #[test]
    fn the_rounding_rules_differ_as_they_should_on_both_sides_of_zero() {
        use Rounding::*;
        for (n, expected) in [
            (5, [1, 0, 1, 0, 1]),
            (4, [0, 0, 1, 0, 1]),
            (-5, [-1, 0, -1, -1, 0]),
            (-4, [0, 0, -1, -1, 0]),
            (10, [1, 1, 1, 1, 1]),
        ] {
            for (rule, wanted) in [HalfAway, Down, Up, Floor, Ceiling].into_iter().zip(expected) {
                assert_eq!(fraction(n, 10).scaled(0, rule), wanted.into(), "{n}/10 {rule:?}");
                let big = &fraction(n, 10) + &Fraction::power_of_ten(40);
                let offset = BigInt::from(10).pow(40);
                if n > 0 {
                    assert_eq!(big.scaled(0, rule) - &offset, wanted.into(), "{n}/10 + 1e40");
                }
                if n < 0 {
                    let below = &fraction(n, 10) - &Fraction::power_of_ten(40);
                    assert_eq!(below.scaled(0, rule) + &offset, wanted.into(), "{n}/10 - 1e40");
                }
            }
        }
    }

    #[test]
    fn what_outgrows_128_bits_stays_exact_and_comes_back_equal() {
        let huge = Fraction::power_of_ten(60);
        let back = huge.checked_div(&Fraction::power_of_ten(58)).unwrap();
        assert_eq!(back, Fraction::from(100));
        assert_eq!(&(&huge + &fraction(1, 3)) - &huge, fraction(1, 3));
        assert!(huge > back && -&huge < Fraction::zero());
        let edge = Fraction::from(i128::MIN);
        assert_eq!(-&(-&edge), edge);
        assert_eq!(edge.abs(), -&edge);
        // the least machine integer is the same number however it comes about
        assert_eq!(&-&Fraction::from(i128::MAX) - &Fraction::from(1), edge);
        assert_eq!(Fraction::ratio(i128::MIN, 1), Some(edge.clone()));
        assert_eq!(Fraction::ratio(1, i128::MIN).map(|part| &part * &edge), Some(Fraction::from(1)));
    }
}
