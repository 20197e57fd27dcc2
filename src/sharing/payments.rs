//! What can be moved between members: their payments of shared items, who is held down to what, and at which rate the
//! others pay.

use super::bill::Billed;
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::{Signed, Zero};
use crate::money::{Fraction, Quotas};

/// Amounts whose denominator has more bits than this are cut off behind the 48th decimal.
const LARGEST_DENOMINATOR: u64 = 256;
/// Binary digits that are kept of them.
const KEPT: u64 = 160;

/// A member that the minimum saving holds down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capped {
    /// The member.
    pub member: usize,
    /// The most it may pay over the term.
    pub cap: Fraction,
    /// What it would pay over the term if nothing were promised, exactly.
    pub uncapped: Fraction,
    /// How many times others were held down before it was, and moved what they do not pay to it.
    pub round: usize,
}

/// A split in which every cap holds.
pub(super) struct Held {
    pub(super) quotas: Vec<Quotas>,
    pub(super) billed: Vec<Billed>,
    pub(super) capped: Vec<Capped>,
}

/// What members pay of shared items in one year, as numerators on one denominator: only this can be moved.
pub(super) struct Payments {
    pub(super) pays: Vec<BigInt>,
    /// Credits, which stay where they are.
    pub(super) credits: Vec<BigInt>,
    pub(super) denominator: BigInt,
}

/// Where the moving stands: the rate at which those not yet held down pay, and what those that are pay in each year.
pub(super) struct Moving {
    pub(super) rates: Vec<Fraction>,
    pub(super) held: Vec<Option<Vec<Fraction>>>,
    /// In which round each was held down.
    pub(super) rounds: Vec<Option<usize>>,
}

impl Moving {
    pub(super) fn holds(&self, member: usize) -> bool {
        self.held.get(member).is_some_and(Option::is_some)
    }

    /// What those that are held down pay of shared items in a year, in the order of members.
    pub(super) fn held_in(&self, year: usize) -> Vec<Fraction> {
        self.held.iter().flatten().filter_map(|held| held.get(year).cloned()).collect()
    }
}

impl Payments {
    pub(super) fn new(shared: &Quotas) -> Payments {
        let (numerators, denominator) = shared.to_big();
        let credits = numerators.iter().map(|number| number.clone().min(BigInt::zero())).collect();
        let pays = numerators.into_iter().map(|number| number.max(BigInt::zero())).collect();
        Payments { pays, credits, denominator }
    }

    pub(super) fn sum(&self) -> Option<Fraction> {
        Fraction::ratio_of(self.pays.iter().sum(), self.denominator.clone())
    }

    pub(super) fn sum_of(&self, members: &[bool]) -> BigInt {
        self.pays.iter().zip(members).filter(|(_, there)| **there).map(|(pay, _)| pay).sum()
    }
}

/// What a member pays over the term and cannot move: its own items and its credits.
pub(super) fn fixed(own: &[Vec<i128>], years: &[Payments], member: usize) -> Fraction {
    let mut sum = Fraction::zero();
    for (nth, year) in years.iter().enumerate() {
        let own = own.get(nth).and_then(|own| own.get(member)).copied().unwrap_or(0);
        sum = &sum + &Fraction::from(own);
        if let Some(credit) = year.credits.get(member).filter(|credit| credit.is_negative()) {
            let credit = Fraction::ratio_of(credit.clone(), year.denominator.clone()).unwrap_or_default();
            sum = &sum + &credit;
        }
    }
    sum
}

/// The same amount, or one less than 10^-48 below it where it would be too long to go on with.
pub(super) fn cut_off(amount: Fraction) -> Fraction {
    if amount.denominator().bits() <= LARGEST_DENOMINATOR {
        return amount;
    }
    let digits = (amount.numerator() << KEPT).div_floor(&amount.denominator());
    Fraction::ratio_of(digits, BigInt::from(1) << KEPT).unwrap_or(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_off_less_than_a_unit_of_its_48th_decimal() {
        let below = BigInt::from(3).pow(200);
        let long = Fraction::ratio_of(&below * 7 + 1, below).unwrap();
        let cut = cut_off(long.clone());
        assert!(cut <= long && &long - &cut < Fraction::power_of_ten(-48));
        assert!(cut.denominator().bits() <= KEPT + 1);
        let short = Fraction::ratio(1, 3).unwrap();
        assert_eq!(cut_off(short.clone()), short);
    }
}
