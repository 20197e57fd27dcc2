//! Polynomials with whole coefficients: how many positive roots one has, counted exactly, and where the only one is.
//!
//! Source of the count: Sturm's theorem, with the subresultant sequence (Cohen, A Course in Computational Algebraic
//! Number Theory, algorithm 3.3.1), whose members stay short without a common divisor being sought.

use super::fraction::Fraction;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Pow, Signed, Zero};
use std::cmp::Ordering;

/// A polynomial without roots at 0, the coefficient of the highest power first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polynomial(Vec<BigInt>);

impl Polynomial {
    /// The polynomial of these coefficients, that of the highest power first, times what makes them whole; its roots at
    /// 0 are left out.
    pub fn of(coefficients: &[Fraction]) -> Polynomial {
        let common = coefficients.iter().fold(BigInt::one(), |lcm, next| lcm.lcm(&next.denominator()));
        let whole = coefficients.iter().map(|part| part.numerator() * (&common / part.denominator()));
        let mut whole: Vec<BigInt> = whole.skip_while(Zero::is_zero).collect();
        while whole.last().is_some_and(Zero::is_zero) {
            whole.pop();
        }
        Polynomial(whole)
    }

    /// Whether it is 0 everywhere.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// How often its coefficients change sign: as many positive roots at most, and by an even number fewer (Descartes).
    pub(crate) fn sign_changes(&self) -> usize {
        changes(self.0.iter().map(BigInt::sign))
    }

    /// Its sign beyond every root.
    pub(crate) fn far_sign(&self) -> Ordering {
        self.0.first().map_or(Ordering::Equal, |first| first.cmp(&BigInt::zero()))
    }

    /// Its sign between 0 and the first positive root.
    pub(crate) fn near_sign(&self) -> Ordering {
        self.0.last().map_or(Ordering::Equal, |last| last.cmp(&BigInt::zero()))
    }

    /// How many different positive roots it has.
    pub(crate) fn positive_roots(&self) -> usize {
        let few = self.sign_changes();
        if few < 2 {
            return few;
        }
        let chain = self.sturm_chain();
        let near = changes(chain.iter().filter_map(|one| one.last()).map(BigInt::sign));
        let far = changes(chain.iter().filter_map(|one| one.first()).map(BigInt::sign));
        near.saturating_sub(far)
    }

    /// The sign at `numerator / scale`.
    fn sign_at(&self, numerator: &BigInt, scale: &BigInt) -> Ordering {
        let mut power = BigInt::one();
        let mut sum = BigInt::zero();
        for coefficient in &self.0 {
            sum = sum * numerator + coefficient * &power;
            power *= scale;
        }
        sum.cmp(&BigInt::zero())
    }

    /// The only positive root of a polynomial that is above 0 before it and below 0 after it, as [`located`] gives it.
    pub(crate) fn falling_root(&self, places: u32) -> Fraction {
        located(places, |numerator, scale| self.sign_at(numerator, scale).reverse())
    }

    /// The polynomial, its derivative, and each time the negative remainder of the last two, times what is above 0.
    fn sturm_chain(&self) -> Vec<Vec<BigInt>> {
        let mut chain = vec![self.0.clone()];
        let (mut above, mut below) = (self.0.clone(), derivative(&self.0));
        let (mut leading, mut height) = (BigInt::one(), BigInt::one());
        while !below.is_empty() {
            chain.push(below.clone());
            let fall = power_of(above.len().saturating_sub(below.len()));
            let divisor = &leading * Pow::pow(&height, fall);
            let rest: Vec<BigInt> =
                negative_remainder(&above, &below).iter().map(|part| part / &divisor).collect();
            (above, below) = (below, rest);
            leading = above.first().map(BigInt::abs).unwrap_or_default();
            if fall > 0 {
                height = Pow::pow(&leading, fall) / Pow::pow(&height, fall.saturating_sub(1));
            }
        }
        chain
    }
}

/// The number, at least 0, that `compare(numerator, scale)` compares `numerator / scale` with: exact where it has so many
/// decimals, otherwise a number between the same two neighbours with so many decimals, so that it rounds to fewer
/// decimals as the true one does.
pub fn located(places: u32, compare: impl Fn(&BigInt, &BigInt) -> Ordering) -> Fraction {
    let scale = BigInt::from(10).pow(places);
    let mut high = scale.clone();
    while compare(&high, &scale) == Ordering::Less {
        high <<= 1;
    }
    let mut low = BigInt::zero();
    while low < high {
        let middle: BigInt = (&low + &high) >> 1;
        match compare(&middle, &scale) {
            Ordering::Less => low = middle + 1,
            _ => high = middle,
        }
    }
    let exact = compare(&low, &scale) == Ordering::Equal;
    let (numerator, denominator) = if exact { (low, scale) } else { ((low << 1) - 1, scale << 1) };
    Fraction::ratio_of(numerator, denominator).unwrap_or_default()
}

/// How often signs change from one to the next, zeros left out.
fn changes(signs: impl Iterator<Item = Sign>) -> usize {
    let signs: Vec<Sign> = signs.filter(|sign| *sign != Sign::NoSign).collect();
    signs.windows(2).filter(|pair| matches!(pair, [one, next] if one != next)).count()
}

/// The derivative, the coefficient of the highest power first.
fn derivative(of: &[BigInt]) -> Vec<BigInt> {
    let powers = (1..of.len()).rev();
    of.iter().zip(powers).map(|(coefficient, power)| coefficient * power).collect()
}

/// The remainder of `above / below` times a power of the absolute first coefficient of `below`, with its sign turned.
fn negative_remainder(above: &[BigInt], below: &[BigInt]) -> Vec<BigInt> {
    let Some((first, others)) = below.split_first() else { return Vec::new() };
    let (size, up) = (first.abs(), first.is_positive());
    let mut rest = above.to_vec();
    while rest.len() >= below.len() && !rest.is_empty() {
        let leading = rest.remove(0);
        rest.iter_mut().for_each(|part| *part *= &size);
        for (part, other) in rest.iter_mut().zip(others) {
            let taken = &leading * other;
            if up { *part -= taken } else { *part += taken }
        }
    }
    rest.iter().skip_while(|part| part.is_zero()).map(|part| -part).collect()
}

/// A difference of lengths as an exponent: there are no terms of so many years that it would not fit.
fn power_of(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(coefficients: &[i128]) -> Polynomial {
        Polynomial::of(&coefficients.iter().map(|part| Fraction::from(*part)).collect::<Vec<_>>())
    }

    #[test]
    fn different_positive_roots_are_counted() {
        // -10x² + 22x - 12 = -2 (x - 1) (5x - 6)
        assert_eq!(of(&[-10, 22, -12]).positive_roots(), 2);
        assert_eq!(of(&[1, -2, 1]).positive_roots(), 1); // (x - 1)²
        assert_eq!(of(&[1, -1, 1]).positive_roots(), 0);
        assert_eq!(of(&[0, 0, 3, -6, 0, 0]).positive_roots(), 1); // 3x - 6, times x²
        assert_eq!(of(&[1, 6, 11, 6]).positive_roots(), 0); // -1, -2, -3
        assert_eq!(of(&[1, -6, 11, -6]).positive_roots(), 3); // 1, 2, 3
        assert_eq!(of(&[1, -7, 17, -17, 6]).positive_roots(), 3); // 1 twice, 2, 3
        assert_eq!(of(&[1, 0, 0, -3, 0, 0, 2]).positive_roots(), 2); // (x³ - 1) (x³ - 2)
        assert_eq!(of(&[]).positive_roots(), 0);
    }

    #[test]
    fn a_root_is_exact_or_between_its_neighbours() {
        assert_eq!(of(&[-4, 5]).falling_root(2), Fraction::decimal(125, 2));
        assert_eq!(of(&[-4, 5]).falling_root(1), Fraction::decimal(125, 2)); // between 1.2 and 1.3
        assert_eq!(of(&[-3, 1]).falling_root(3), Fraction::decimal(3335, 4)); // between 0.333 and 0.334
        assert_eq!(of(&[-1, 200]).falling_root(0), Fraction::from(200));
    }
}
