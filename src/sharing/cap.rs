//! The minimum saving: no member above its cap, what it cannot pay moves to the others, until it holds.
//!
//! Costs of before of 60, 30 and 10 million, populations of 30,000, 10,000 and 5,000, 70 million shared 30% equally and
//! 70% by population: 39.667, 17.889 and 12.444, the third worse off. Capped at 10, its 2.444 move to the others in
//! proportion 39.667 to 17.889: 41.351 and 18.649. With 20% to be saved by each, 42.730, 19.270 and 8. More than the
//! 30% that the group saves cannot be promised to all.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, Fault, Sharer, Rule, Settlement, SharedItem, split};
//! let towns = [(60_000_000, 30_000), (30_000_000, 10_000), (10_000_000, 5_000)];
//! let members = towns.map(|(before, people)| Sharer::default().before(before).base("population", people));
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

use super::bill::{Billed, Remainder, Settlement, billed};
use super::fault::{CannotHold, Fault};
use super::payments::{Capped, Held, Moving, Payments, cut_off, fixed};
use super::units::{self, Bounds, NotKept};
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::Zero;
use crate::money::{Fraction, Quotas, Rounding};
use std::borrow::Cow;

/// What does not depend on the percent promised.
pub(super) struct Capping<'c> {
    /// What each member bears alone, for each year.
    own: &'c [Vec<i128>],
    /// What each member pays over the term beside these bills.
    pub(super) beside: Vec<i128>,
    pub(super) settlement: &'c Settlement,
    /// How each year is settled: its remainder may be another's, where who bears it takes no part.
    of_years: Vec<Cow<'c, Settlement>>,
    pub(super) costs: Vec<i128>,
    years: Vec<Payments>,
    pub(super) before: Vec<Fraction>,
    /// What each member pays over the term and cannot move: its own items and its credits.
    pub(super) fixed: Vec<Fraction>,
    /// The bills where nothing is promised; `None` if one does not fit 128 bits.
    free: Option<(Vec<Quotas>, Vec<Billed>)>,
}

/// The bills of each year in which every member saves what is promised, or why there are none.
pub(crate) fn bills_held(
    before: &[Option<Fraction>],
    own: &[Vec<i128>],
    shared: &[Quotas],
    costs: Vec<i128>,
    settlement: &Settlement,
) -> Result<Vec<Vec<i128>>, NotKept> {
    let beside = vec![0; before.len()];
    let of_years = costs.iter().map(|_| Cow::Borrowed(settlement)).collect();
    let capping = Capping::new(before, own, shared, (costs, beside), (settlement, of_years))
        .map_err(|_| NotKept::Never)?;
    let promised = settlement.min_saving.as_ref().ok_or(NotKept::Never)?;
    let held = capping.attempt(promised).or_else(|not_kept| match not_kept {
        NotKept::Never if settlement.remainder == Remainder::Drop => {
            capping.lesser(promised).map_err(|_| NotKept::Never)
        }
        _ => Err(not_kept),
    })?;
    Ok(held.billed.into_iter().map(|year| year.bills).collect())
}

/// What was cut off comes back to others; less than 2^-120 of a unit above a cap is not above it (bills never are).
const SLACK: u64 = 120;

impl<'c> Capping<'c> {
    /// Prepares members with these costs before whose own and shared items come to this in each year.
    pub(super) fn new(
        before: &[Option<Fraction>],
        own: &'c [Vec<i128>],
        shared: &[Quotas],
        (costs, beside): (Vec<i128>, Vec<i128>),
        (settlement, of_years): (&'c Settlement, Vec<Cow<'c, Settlement>>),
    ) -> Result<Capping<'c>, Vec<Fault>> {
        let fault = |(member, before): (usize, &Option<Fraction>)| match before {
            None => Some(Fault::NoBefore { member }),
            Some(before) => before.is_negative().then_some(Fault::BelowZero { member }),
        };
        let faults: Vec<Fault> = before.iter().enumerate().filter_map(fault).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let before: Vec<Fraction> = before.iter().flatten().cloned().collect();
        let years: Vec<Payments> = shared.iter().map(Payments::new).collect();
        let fixed = (0..before.len()).map(|member| fixed(own, &years, member)).collect();
        let mut capping =
            Capping { own, beside, settlement, of_years, costs, years, before, fixed, free: None };
        capping.free = capping.bills(&capping.unmoved());
        Ok(capping)
    }

    /// The same, where these are the bills if nothing is promised: made apart, they are not those of all items together.
    pub(super) fn with_bills(mut self, apart: Vec<Billed>) -> Capping<'c> {
        self.free = self.free.map(|(quotas, _)| (quotas, apart));
        self
    }

    /// The split in which every member saves at least so many percent.
    pub(super) fn hold(&self, percent: &Fraction) -> Result<Held, CannotHold> {
        self.attempt(percent).or_else(|not_kept| match not_kept {
            NotKept::Never => self.lesser(percent),
            // what could hold instead would take as long to find
            NotKept::GivenUp => Err(CannotHold { largest: None, given_up: true }),
        })
    }

    /// The same without looking for what could hold instead. Bills that keep every cap without it stay as they are.
    pub(super) fn attempt(&self, percent: &Fraction) -> Result<Held, NotKept> {
        let part = &(&Fraction::from(100) - percent) * &Fraction::decimal(1, 2);
        let cap = |(before, beside): (&Fraction, &i128)| &(before * &part) - &Fraction::from(*beside);
        let caps: Vec<Fraction> = self.before.iter().zip(&self.beside).map(cap).collect();
        let whole = self.room(&caps).ok_or(NotKept::Never)?;
        let (quotas, billed) = self.free.clone().ok_or(NotKept::Never)?;
        if units::keeps(&billed, &whole) {
            return Ok(Held { quotas, billed, capped: Vec::new() });
        }
        let moving = self.moved(&caps).ok_or(NotKept::Never)?;
        let (quotas, billed) = self.bills(&moving).ok_or(NotKept::Never)?;
        let bounds = |year| self.bounds(year);
        let billed = units::kept(billed, (&quotas, &self.costs), &whole, self.settlement, bounds)?;
        let free = self.unmoved();
        let capped = caps.into_iter().enumerate().filter(|(member, _)| moving.holds(*member));
        let with_beside = |member: usize, amount: Fraction| {
            &amount + &Fraction::from(self.beside.get(member).copied().unwrap_or(0))
        };
        let capped = capped.map(|(member, cap)| Capped {
            member,
            cap: with_beside(member, cap),
            uncapped: with_beside(member, self.paid(member, &free)),
            round: moving.rounds.get(member).copied().flatten().unwrap_or(0),
        });
        Ok(Held { quotas, billed, capped: capped.collect() })
    }

    /// The caps in whole units; `None` where they are less than what is to be paid.
    fn room(&self, caps: &[Fraction]) -> Option<Vec<i128>> {
        let whole = |cap: &Fraction| cap.units(0, Rounding::Floor);
        let whole: Vec<i128> = caps.iter().map(whole).collect::<Option<_>>()?;
        let is_collected = self.settlement.remainder != Remainder::Drop;
        (!is_collected || whole.iter().sum::<i128>() >= self.costs.iter().sum()).then_some(whole)
    }

    /// What is paid after members above their caps have been held down, until none is that can be.
    fn moved(&self, caps: &[Fraction]) -> Option<Moving> {
        let mut moving = self.unmoved();
        for round in 0.. {
            let over = self.over(caps, &moving);
            if over.is_empty() {
                break;
            }
            self.hold_down(&over, caps, &mut moving)?;
            for member in over {
                *moving.rounds.get_mut(member)? = Some(round);
            }
        }
        Some(moving)
    }

    fn unmoved(&self) -> Moving {
        let rate =
            |year: &Payments| Fraction::ratio_of(1.into(), year.denominator.clone()).unwrap_or_default();
        let members = self.before.len();
        Moving {
            rates: self.years.iter().map(rate).collect(),
            held: vec![None; members],
            rounds: vec![None; members],
        }
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
    /// proportion to what they pay. A year in which nobody is left to pay stays as it is. Where that is not enough for a
    /// cap, whole units may still do.
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
                these.map(|(pay, _)| pay).sum::<Fraction>()
            };
            let room = &(caps.get(*member)? - self.fixed.get(*member)?) - &sum(false);
            let part = room.checked_div(&sum(true)).unwrap_or_default().max(Fraction::zero());
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

    /// The exact bills and the rounded ones.
    fn bills(&self, moving: &Moving) -> Option<(Vec<Quotas>, Vec<Billed>)> {
        let quotas = (0..self.years.len()).map(|year| self.quotas(year, moving));
        let quotas: Vec<Quotas> = quotas.collect::<Option<_>>()?;
        let bill = |((quotas, cost), settlement): ((&Quotas, &i128), &Cow<'_, Settlement>)| {
            billed(quotas, *cost, settlement)
        };
        let billed = quotas.iter().zip(&self.costs).zip(&self.of_years).map(bill).collect::<Option<_>>()?;
        Some((quotas, billed))
    }

    /// Between how many units the bills of a year must stay.
    fn bounds(&self, nth: usize) -> Option<Vec<Bounds>> {
        let year = self.years.get(nth)?;
        let own = self.own.get(nth).map(Vec::as_slice).unwrap_or_default();
        let alone = |(member, credit): (usize, &BigInt)| {
            let own = Fraction::from(own.get(member).copied().unwrap_or(0));
            let credit = (!credit.is_zero()).then(|| credit.clone());
            let credit = credit.and_then(|credit| Fraction::ratio_of(credit, year.denominator.clone()));
            credit.map_or(own.clone(), |credit| &own + &credit)
        };
        let alone: Vec<Fraction> = year.credits.iter().enumerate().map(alone).collect();
        let pays = |member: usize| year.pays.get(member).is_some_and(|pay| !pay.is_zero());
        let remainder = self.of_years.get(nth)?.remainder;
        let takes = |member| remainder == Remainder::Member(member) || pays(member);
        units::bounds(&alone, takes, self.settlement.round_to.max(1))
    }
}
