//! The minimum saving: no member above its cap, what it cannot pay moves to the others, until it holds.
//!
//! Costs of before of 60, 30 and 10 million, populations of 30,000, 10,000 and 5,000, 70 million shared 30% equally and
//! 70% by population: 39.667, 17.889 and 12.444, the third worse off. Capped at 10, its 2.444 move to the others in
//! proportion 39.667 to 17.889: 41.351 and 18.649. With 20% to be saved by each, 42.730, 19.270 and 8. More than the
//! 30% that the group saves cannot be promised to all.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, Fault, Member, Rule, Settlement, SharedItem, split};
//! let towns = [(60_000_000, 30_000), (30_000_000, 10_000), (10_000_000, 5_000)];
//! let members = towns.map(|(before, people)| Member::default().before(before).base("population", people));
//! let rule = Rule::sum([(30, Basis::Equal), (70, Basis::proportional("population"))]).unwrap();
//! let item = SharedItem::of_one_year(rule, 70_000_000);
//! let claim = Claim { members: members.to_vec(), items: vec![item], years: 1, ..Claim::default() };
//! let at = |percent| Settlement { min_saving: Some(Fraction::from(percent)), ..Settlement::default() };
//! let bills = |percent| split(&claim, &at(percent)).map(|split| split.years[0].bills.clone());
//! assert_eq!(bills(0).unwrap(), [41_351_351, 18_648_649, 10_000_000]);
//! assert_eq!(bills(20).unwrap(), [42_729_730, 19_270_270, 8_000_000]);
//! let Err(faults) = bills(31) else { panic!() };
//! let [Fault::CannotHold(cannot)] = &faults[..] else { panic!() };
//! assert_eq!(cannot.largest, Some(Fraction::from(30)));
//! ```

use super::bill::{self, Billed, Settlement};
use super::fault::{CannotHold, Fault};
use super::payments::{Moving, Payments, cut_off, fixed};
use crate::money::{Fraction, Quotas, Rounding};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;

/// A member that the minimum saving holds down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capped {
    /// The member.
    pub member: usize,
    /// The most it may pay over the term.
    pub cap: Fraction,
    /// What it would pay over the term if nothing were promised, exactly.
    pub uncapped: Fraction,
}

/// A split in which every cap holds.
pub(super) struct Held {
    pub(super) quotas: Vec<Quotas>,
    pub(super) billed: Vec<Billed>,
    pub(super) capped: Vec<Capped>,
}

/// What does not depend on the percent promised.
pub(super) struct Capping<'c> {
    /// What each member bears alone, for each year.
    own: &'c [Vec<i128>],
    settlement: &'c Settlement,
    costs: Vec<i128>,
    years: Vec<Payments>,
    before: Vec<Fraction>,
    /// What each member pays over the term and cannot move: its own items and its credits.
    fixed: Vec<Fraction>,
}

/// The bills of each year in which every member saves what is promised; `None` where that cannot hold.
pub(crate) fn bills_held(
    before: &[Option<Fraction>],
    own: &[Vec<i128>],
    shared: &[Quotas],
    costs: Vec<i128>,
    settlement: &Settlement,
) -> Option<Vec<Vec<i128>>> {
    let capping = Capping::new(before, own, shared, costs, settlement).ok()?;
    let held = capping.holds(settlement.min_saving.as_ref()?)?;
    Some(held.billed.into_iter().map(|year| year.bills).collect())
}

/// What was cut off comes back to others; less than 2^-120 of a unit above a cap is not above it (bills never are).
const SLACK: u64 = 120;

impl<'c> Capping<'c> {
    /// Prepares members with these costs before whose own and shared items come to this in each year.
    pub(super) fn new(
        before: &[Option<Fraction>],
        own: &'c [Vec<i128>],
        shared: &[Quotas],
        costs: Vec<i128>,
        settlement: &'c Settlement,
    ) -> Result<Capping<'c>, Vec<Fault>> {
        let unknown = before.iter().enumerate().filter(|(_, before)| before.is_none());
        let faults: Vec<Fault> = unknown.map(|(member, _)| Fault::NoBefore { member }).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let before: Vec<Fraction> = before.iter().flatten().cloned().collect();
        let years: Vec<Payments> = shared.iter().map(Payments::new).collect();
        let fixed = (0..before.len()).map(|member| fixed(own, &years, member)).collect();
        Ok(Capping { own, settlement, costs, years, before, fixed })
    }

    /// The split in which every member saves at least so many percent.
    pub(super) fn hold(&self, percent: &Fraction) -> Result<Held, CannotHold> {
        if let Some(held) = self.attempt(percent) {
            return Ok(held);
        }
        let largest = self.largest();
        self.more(percent, largest.as_ref()).ok_or(CannotHold { largest })
    }

    /// The same without looking for what could hold instead.
    fn holds(&self, percent: &Fraction) -> Option<Held> {
        // nothing above the bound can
        self.bound().filter(|bound| bound >= percent)?;
        self.attempt(percent).or_else(|| self.more(percent, self.largest().as_ref()))
    }

    /// Within a rounding unit of the group's own percent more can hold although this does not: more keeps this too.
    fn more(&self, percent: &Fraction, largest: Option<&Fraction>) -> Option<Held> {
        largest.filter(|largest| *largest >= percent).and_then(|more| self.attempt(more))
    }

    fn attempt(&self, percent: &Fraction) -> Option<Held> {
        let part = &(&Fraction::from(100) - percent) * &Fraction::decimal(1, 2);
        let caps: Vec<Fraction> = self.before.iter().map(|before| before * &part).collect();
        let mut moving = self.unmoved();
        loop {
            let over = self.over(&caps, &moving);
            if over.is_empty() {
                break;
            }
            self.hold_down(&over, &caps, &mut moving)?;
        }
        let quotas: Vec<Quotas> =
            (0..self.years.len()).filter_map(|year| self.quotas(year, &moving)).collect();
        let billed = self.bills(&quotas, &caps)?;
        let free = self.unmoved();
        let capped = caps.into_iter().enumerate().filter(|(member, _)| moving.holds(*member));
        let capped = capped.map(|(member, cap)| Capped { member, cap, uncapped: self.paid(member, &free) });
        Some(Held { quotas, billed, capped: capped.collect() })
    }

    fn unmoved(&self) -> Moving {
        let rate =
            |year: &Payments| Fraction::ratio_of(1.into(), year.denominator.clone()).unwrap_or_default();
        Moving { rates: self.years.iter().map(rate).collect(), held: vec![None; self.before.len()] }
    }

    /// Who is above its cap and not yet held down; compared in whole numbers on a denominator of all years.
    fn over(&self, caps: &[Fraction], moving: &Moving) -> Vec<usize> {
        let common =
            moving.rates.iter().fold(BigInt::from(1), |common, rate| common.lcm(&rate.denominator()));
        let factors: Vec<BigInt> =
            moving.rates.iter().map(|rate| rate.numerator() * (&common / rate.denominator())).collect();
        let slack = Fraction::ratio_of(1.into(), BigInt::from(1) << SLACK).unwrap_or_default();
        let above = |(member, (cap, fixed)): (usize, (&Fraction, &Fraction))| {
            let pay = |(year, factor): (&Payments, &BigInt)| Some(year.pays.get(member)? * factor);
            let paid: BigInt = self.years.iter().zip(&factors).filter_map(pay).sum();
            let room = &(cap - fixed) + &slack;
            let over = paid * room.denominator() > room.numerator() * &common;
            (over && !moving.holds(member)).then_some(member)
        };
        caps.iter().zip(&self.fixed).enumerate().filter_map(above).collect()
    }

    /// Holds members down to their caps, in every year by the same part, and lets the others pay what that leaves, in
    /// proportion to what they pay. A year in which nobody is left to pay stays as it is. `None` if a cap cannot hold.
    fn hold_down(&self, over: &[usize], caps: &[Fraction], moving: &mut Moving) -> Option<()> {
        let mut free: Vec<bool> = (0..caps.len()).map(|member| !moving.holds(member)).collect();
        for member in over {
            *free.get_mut(*member)? = false;
        }
        let open: Vec<BigInt> = self.years.iter().map(|year| year.sum_of(&free)).collect();
        for member in over {
            let pays: Vec<Fraction> = self.pays(*member, moving);
            let sum = |opened: bool| {
                let these = pays.iter().zip(&open).filter(|(_, open)| open.is_zero() != opened);
                these.fold(Fraction::zero(), |sum, (pay, _)| &sum + pay)
            };
            let room = &(caps.get(*member)? - self.fixed.get(*member)?) - &sum(false);
            let part = room.checked_div(&sum(true)).filter(|part| !part.is_negative())?;
            let held = |(pay, open): (&Fraction, &BigInt)| match open.is_zero() {
                true => pay.clone(),
                false => cut_off(&part * pay),
            };
            *moving.held.get_mut(*member)? = Some(pays.iter().zip(&open).map(held).collect());
        }
        for (nth, (year, open)) in self.years.iter().zip(&open).enumerate() {
            if !open.is_zero() {
                let held = Quotas::of(&moving.held_in(nth)).sum();
                let rest = &year.sum()? - &held;
                *moving.rates.get_mut(nth)? =
                    rest.checked_div(&Fraction::ratio_of(open.clone(), 1.into())?)?;
            }
        }
        Some(())
    }

    /// What a member that is not held down pays of shared items in each year.
    fn pays(&self, member: usize, moving: &Moving) -> Vec<Fraction> {
        let pay = |(year, rate): (&Payments, &Fraction)| {
            let above = year.pays.get(member)? * rate.numerator();
            Fraction::ratio_of(above, rate.denominator())
        };
        self.years.iter().zip(&moving.rates).map(|pair| pay(pair).unwrap_or_default()).collect()
    }

    /// What such a member pays over the term.
    fn paid(&self, member: usize, moving: &Moving) -> Fraction {
        let fixed = self.fixed.get(member).cloned().unwrap_or_default();
        self.pays(member, moving).iter().fold(fixed, |sum, pay| &sum + pay)
    }

    /// The exact bills of a year.
    fn quotas(&self, nth: usize, moving: &Moving) -> Option<Quotas> {
        let (year, rate) = (self.years.get(nth)?, moving.rates.get(nth)?);
        let held = moving.held_in(nth);
        let base = rate.denominator().lcm(&year.denominator);
        let (on_it, denominator) = Quotas::on(base, &held).to_big();
        let factor = rate.numerator() * (&denominator / rate.denominator());
        let credit = &denominator / &year.denominator;
        let own = self.own.get(nth).map(Vec::as_slice).unwrap_or_default();
        let mut held = on_it.into_iter();
        let mut numerators = Vec::with_capacity(year.pays.len());
        for (member, (pay, back)) in year.pays.iter().zip(&year.credits).enumerate() {
            let pay = if moving.holds(member) { held.next()? } else { pay * &factor };
            let own = &denominator * own.get(member).copied().unwrap_or(0);
            numerators.push(own + pay + back * &credit);
        }
        Some(Quotas::big(numerators, denominator))
    }

    /// Bills that keep every cap over the term.
    fn bills(&self, quotas: &[Quotas], caps: &[Fraction]) -> Option<Vec<Billed>> {
        let whole = |cap: &Fraction| cap.units(0, Rounding::Floor);
        let mut room: Vec<i128> = caps.iter().map(whole).collect::<Option<_>>()?;
        for year in quotas {
            let floors = year.cut(self.settlement.round_to.max(1), false)?.floors;
            room.iter_mut().zip(floors).for_each(|(room, floor)| *room -= floor);
        }
        let bill =
            |(quotas, cost): (&Quotas, &i128)| bill::bill(quotas, *cost, self.settlement, Some(&mut room));
        quotas.iter().zip(&self.costs).map(bill).collect()
    }

    /// The largest percent that holds: the bound that nothing can pass, if it holds, else the largest below it with 6
    /// decimals that does.
    fn largest(&self) -> Option<Fraction> {
        let bound = self.bound()?;
        if self.attempt(&bound).is_some() {
            return Some(bound);
        }
        let holds = |millionths: i128| self.attempt(&Fraction::decimal(millionths, 6)).is_some();
        let mut fails = bound.units(6, Rounding::Ceiling)?;
        let mut step = 1_000_000;
        let mut low = fails - step;
        while !holds(low) {
            fails = low;
            step *= 4;
            low -= step;
            if step > 1_000_000_000_000 {
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

    /// The group's own percent, or less where what a member cannot move is more of its cost of before.
    fn bound(&self) -> Option<Fraction> {
        let saved = |before: &Fraction, after: &Fraction| {
            (&(before - after) * &Fraction::from(100)).checked_div(before).filter(|_| before.is_positive())
        };
        let before = self.before.iter().fold(Fraction::zero(), |sum, before| &sum + before);
        let mut bound = saved(&before, &Fraction::from(self.costs.iter().sum::<i128>()))?;
        for (before, fixed) in self.before.iter().zip(&self.fixed) {
            match saved(before, fixed) {
                Some(own) => bound = bound.min(own),
                None if fixed.is_positive() => return None,
                None => {}
            }
        }
        Some(bound)
    }
}
