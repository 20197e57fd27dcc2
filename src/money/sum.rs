//! The sum of many exact numbers.

use super::fraction::Fraction;
use std::iter::Sum;

impl<'f> Sum<&'f Fraction> for Fraction {
    fn sum<I: Iterator<Item = &'f Fraction>>(all: I) -> Fraction {
        all.fold(Fraction::zero(), |sum, one| &sum + one)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Fraction>>(all: I) -> Fraction {
        all.fold(Fraction::zero(), |sum, one| &sum + &one)
    }
}
