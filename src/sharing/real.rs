//! Powers that are no fractions, in whole-number arithmetic: more than 40 significant digits of each.

use crate::money::Fraction;
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::{One, Signed, Zero};
use std::collections::HashMap;

/// Binary digits after the point of every number here.
const BITS: u64 = 224;
/// Binary digits of a power that are kept: 48 decimal ones.
const KEPT: u64 = 160;
/// How often the argument of e^x is halved before its series is summed.
const HALVINGS: u32 = 8;

/// Numbers raised to one exponent, each computed once.
pub(super) struct Powers {
    /// The exponent, if it is a whole number.
    whole: Option<u32>,
    /// The exponent x 2^BITS.
    exponent: BigInt,
    ln_2: BigInt,
    known: HashMap<Fraction, Fraction>,
}

impl Powers {
    /// Powers to this exponent, above 0.
    pub(super) fn of(exponent: &Fraction) -> Powers {
        let whole = exponent.is_whole().then(|| u32::try_from(exponent.numerator()).ok()).flatten();
        let exponent = (exponent.numerator() << BITS).div_floor(&exponent.denominator());
        Powers { whole, exponent, ln_2: ln_2(), known: HashMap::new() }
    }

    /// Powers to the logarithm of a factor (above 1) to base 2.
    pub(super) fn of_log2(factor: &Fraction) -> Powers {
        let ln_2 = ln_2();
        let above = factor.numerator();
        let log2 = above.bits().saturating_sub(1);
        let is_power_of_two = factor.is_whole() && above == BigInt::one() << log2;
        let whole = is_power_of_two.then(|| u32::try_from(log2).ok()).flatten();
        let exponent = (ln(factor, &ln_2) << BITS).div_floor(&ln_2);
        Powers { whole, exponent, ln_2, known: HashMap::new() }
    }

    /// `base` (not negative) to the exponent: exact for 0, 1 and whole exponents, else to more than 40 digits.
    pub(super) fn raise(&mut self, base: &Fraction) -> Fraction {
        if base.is_zero() || *base == Fraction::from(1) {
            return base.clone();
        }
        if let Some(whole) = self.whole {
            return Fraction::ratio_of(base.numerator().pow(whole), base.denominator().pow(whole))
                .unwrap_or_default();
        }
        if let Some(known) = self.known.get(base) {
            return known.clone();
        }
        let power = exp(&((ln(base, &self.ln_2) * &self.exponent) >> BITS), &self.ln_2);
        self.known.insert(base.clone(), power.clone());
        power
    }
}

/// ln 2 = 2 artanh(1/3).
fn ln_2() -> BigInt {
    artanh(&((BigInt::one() << BITS) / 3)) << 1
}

/// The natural logarithm of a number above 0.
fn ln(number: &Fraction, ln_2: &BigInt) -> BigInt {
    ln_whole(&number.numerator(), ln_2) - ln_whole(&number.denominator(), ln_2)
}

/// ln(2^e x t) = e ln 2 + 2 artanh((t − 1) / (t + 1)), t between 3/4 and 3/2.
fn ln_whole(number: &BigInt, ln_2: &BigInt) -> BigInt {
    let one = BigInt::one() << BITS;
    let mut exponent = number.bits().saturating_sub(1);
    let mut rest = (number << BITS) >> exponent;
    if &rest << 1 > &one * 3 {
        exponent += 1;
        rest >>= 1;
    }
    let ratio = ((&rest - &one) << BITS).div_floor(&(&rest + &one));
    ln_2 * exponent + (artanh(&ratio) << 1)
}

/// z + z³/3 + z⁵/5 + …, for z well below 1 in magnitude.
fn artanh(z: &BigInt) -> BigInt {
    let magnitude = z.abs();
    let square = (&magnitude * &magnitude) >> BITS;
    let (mut sum, mut power, mut nth) = (magnitude.clone(), magnitude, 1_u32);
    while !power.is_zero() {
        power = (power * &square) >> BITS;
        nth += 2;
        sum += &power / nth;
    }
    if z.is_negative() { -sum } else { sum }
}

/// e^x: 2^k times e^r, r = x − k ln 2 halved several times, its series summed and squared as often.
fn exp(x: &BigInt, ln_2: &BigInt) -> Fraction {
    let (twos, rest) = x.div_mod_floor(ln_2);
    let small = rest >> HALVINGS;
    let mut term = BigInt::one() << BITS;
    let (mut sum, mut nth) = (term.clone(), 0_u32);
    while !term.is_zero() {
        nth += 1;
        term = ((term * &small) >> BITS) / nth;
        sum += &term;
    }
    for _ in 0..HALVINGS {
        sum = (&sum * &sum) >> BITS;
    }
    let digits = sum >> (BITS - KEPT);
    let scale = BigInt::from(KEPT) - twos;
    let shift = |by: &BigInt| BigInt::one() << u64::try_from(by.abs()).unwrap_or(0);
    let (above, below) = match scale.is_negative() {
        true => (digits * shift(&scale), BigInt::one()),
        false => (digits, shift(&scale)),
    };
    Fraction::ratio_of(above, below).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Rounding;

    /// Digits from Python's `decimal` with 60 digits.
    #[test]
    fn powers_have_more_than_40_right_digits() {
        let half = Fraction::ratio(1, 2).unwrap();
        let x = Fraction::decimal(585, 3);
        for (power, base, digits) in [
            (Powers::of(&half).raise(&Fraction::from(2)), 40, "14142135623730950488016887242096980785697"),
            (Powers::of(&x).raise(&Fraction::from(56_529)), 38, "60266880474706864345295313389982758932680"),
            (
                Powers::of_log2(&Fraction::decimal(15, 1)).raise(&Fraction::from(1_875)),
                38,
                "8214535465322256486267580311596730527697",
            ),
            // a whole factor that is no power of two, and one with a power of two above the line only
            (
                Powers::of_log2(&Fraction::from(3)).raise(&Fraction::from(1_875)),
                34,
                "1540225399747923091175171308424386973943",
            ),
            (
                Powers::of_log2(&Fraction::ratio(8, 3).unwrap()).raise(&Fraction::from(1_875)),
                34,
                "427976118046022937219378050241769900717",
            ),
        ] {
            assert_eq!(power.scaled(base, Rounding::HalfAway).to_string(), digits);
        }
    }

    #[test]
    fn factors_that_are_powers_of_two_are_exact() {
        let mut powers = Powers::of_log2(&Fraction::from(4));
        assert_eq!(powers.raise(&Fraction::from(7)), Fraction::from(49));
    }
}
