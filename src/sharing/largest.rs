//! The largest saving that can be promised to every member.

use super::bill::Remainder;
use super::cap::Capping;
use super::fault::CannotHold;
use super::payments::Held;
use crate::money::{Fraction, Rounding};

/// The farthest below what is refused that is looked, in millionths of a percent.
const FARTHEST: i128 = 1_000_000_000_000;

impl Capping<'_> {
    /// What holds where so many percent do not: the bills of the largest promise below. With a remainder that nobody pays,
    /// bills are cut by up to a unit each and may save each member more than was promised; where that is as much as was
    /// refused, they keep it.
    pub(super) fn lesser(&self, refused: &Fraction) -> Result<Held, CannotHold> {
        let cannot = |largest| CannotHold { largest, given_up: false };
        let largest = self.largest(refused).ok_or_else(|| cannot(None))?;
        let drops = self.settlement.remainder == Remainder::Drop;
        let Some(held) = drops.then(|| self.attempt(&largest).ok()).flatten() else {
            return Err(cannot(Some(largest)));
        };
        match self.saved_by(&held).filter(|saved| *saved > largest) {
            Some(saved) if saved >= *refused => Ok(held),
            saved => Err(cannot(saved.or(Some(largest)))),
        }
    }

    /// The least that bills save a member, in percent; `None` where nobody paid anything before.
    fn saved_by(&self, held: &Held) -> Option<Fraction> {
        let of_member = |(member, (before, beside)): (usize, (&Fraction, &i128))| {
            let bills = held.billed.iter().filter_map(|year| year.bills.get(member));
            saved(before, &Fraction::from(bills.sum::<i128>() + beside))
        };
        self.before.iter().zip(&self.beside).enumerate().filter_map(of_member).min()
    }

    /// The largest percent that holds where this does not: the group's own, what the members cannot move leaves, or the
    /// largest with 6 decimals. `None` if none does.
    pub(super) fn largest(&self, refused: &Fraction) -> Option<Fraction> {
        let holds = |percent: &Fraction| percent < refused && self.attempt(percent).is_ok();
        let own = self.of_group()?;
        let is_collected = self.settlement.remainder != Remainder::Drop;
        if is_collected && holds(&own) {
            return Some(own);
        }
        let fails = if is_collected { own.clone().min(refused.clone()) } else { refused.clone() };
        let of_decimals = self.with_decimals(fails.units(6, Rounding::Ceiling)?);
        let exact = [Some(own), self.of_members()].into_iter().flatten().filter(holds);
        exact.chain(of_decimals).max()
    }

    /// The largest with 6 decimals, below so many millionths.
    fn with_decimals(&self, mut fails: i128) -> Option<Fraction> {
        let holds = |millionths: i128| self.attempt(&Fraction::decimal(millionths, 6)).is_ok();
        let mut step = 1_000_000;
        let mut low = fails - step;
        while !holds(low) {
            fails = low;
            step *= 4;
            low -= step;
            if step > FARTHEST {
                return None;
            }
        }
        while fails - low > 1 {
            let middle = low + (fails - low) / 2;
            if holds(middle) {
                low = middle;
            } else {
                fails = middle;
            }
        }
        Some(Fraction::decimal(low, 6))
    }

    /// The group's own percent; `None` where nothing was paid before, so that no percent makes a difference.
    fn of_group(&self) -> Option<Fraction> {
        let before = self.before.iter().sum::<Fraction>();
        let beside: i128 = self.beside.iter().sum();
        saved(&before, &Fraction::from(self.costs.iter().sum::<i128>() + beside))
    }

    /// The least that what a member cannot move leaves it to save.
    fn of_members(&self) -> Option<Fraction> {
        let of_member = |((before, fixed), beside): ((&Fraction, &Fraction), &i128)| {
            saved(before, &(fixed + &Fraction::from(*beside)))
        };
        self.before.iter().zip(&self.fixed).zip(&self.beside).filter_map(of_member).min()
    }
}

fn saved(before: &Fraction, after: &Fraction) -> Option<Fraction> {
    (&(before - after) * &Fraction::from(100)).checked_div(before).filter(|_| before.is_positive())
}
