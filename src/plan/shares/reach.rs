//! How far the exact parts of members reach, in the splits in which they pay least and most.

use crate::money::Fraction;
use crate::sharing::{self, BilledApart, Claim, Settlement, Split};
use std::collections::BTreeMap;

/// The exact ends of what a member pays in a year where nothing is promised.
#[derive(Clone, Debug)]
pub(super) struct ExactEnds {
    /// All of its bill.
    pub(super) paid: (Fraction, Fraction),
    /// What it bears alone of that.
    pub(super) own: (Fraction, Fraction),
    /// What no rounding touches.
    pub(super) beside: (Fraction, Fraction),
    /// What is rounded by itself: one bill, or one of each item or category.
    pub(super) bills: Vec<(Fraction, Fraction)>,
}

/// The sum of amounts between ends.
fn plus(one: &(Fraction, Fraction), other: &(Fraction, Fraction)) -> (Fraction, Fraction) {
    (&one.0 + &other.0, &one.1 + &other.1)
}

/// The splits at whose corners a member pays least and most of each item.
pub(super) struct Reach<'c> {
    low: &'c Claim,
    high: &'c Claim,
    /// Where it pays least of costs, and least of credits; `None` where a rule cannot be applied.
    lows: Option<Vec<Split<'c>>>,
    /// Where it pays most.
    highs: Option<Vec<Split<'c>>>,
    /// Parts of items that are known otherwise, as they do not rise with each cost.
    known: &'c KnownEnds,
}

/// The ends of parts by item, member and year.
pub(super) type KnownEnds = BTreeMap<(usize, usize, usize), (Fraction, Fraction)>;

impl<'c> Reach<'c> {
    /// Where shares go by the same weights at both ends of costs.
    pub(super) fn new(
        [low, high]: [&'c Claim; 2],
        settlement: &Settlement,
        known: &'c KnownEnds,
    ) -> Reach<'c> {
        let split = |claim| sharing::split(claim, settlement).ok().map(|split| vec![split]);
        Reach { low, high, lows: split(low), highs: split(high), known }
    }

    /// Where weights move too: at the least cost with the least and with the greatest weight of the member, and at the
    /// greatest.
    pub(super) fn of_corners(
        corners: &'c [Claim; 4],
        settlement: &Settlement,
        known: &'c KnownEnds,
    ) -> Reach<'c> {
        let [low, high, low_credits, high_credits] = corners;
        let has_credits = low.items.iter().flat_map(|item| &item.years).any(|invoice| invoice.cost < 0);
        let split = |claims: [&'c Claim; 2]| {
            let claims = claims.into_iter().take(if has_credits { 2 } else { 1 });
            claims.map(|claim| sharing::split(claim, settlement).ok()).collect::<Option<Vec<_>>>()
        };
        Reach { low, high, lows: split([low, low_credits]), highs: split([high, high_credits]), known }
    }

    /// The ends of a member's exact bill of a year, of what it bears alone, and of each of the bills that are rounded.
    pub(super) fn ends(&self, member: usize, year: usize) -> ExactEnds {
        let ends = |amounts: &dyn Fn(&'c Claim) -> Option<&'c Vec<Vec<i128>>>| {
            let of = |claim| {
                let amount = amounts(claim).and_then(|years| years.get(year)?.get(member).copied());
                Fraction::from(amount.unwrap_or(0))
            };
            (of(self.low), of(self.high))
        };
        let beside = ends(&|claim| Some(&claim.beside));
        let own = plus(&ends(&|claim| Some(&claim.own)), &beside);
        let quota = |splits: &Option<Vec<Split<'_>>>| match splits.as_deref() {
            Some([split]) if self.known.is_empty() => split.quota(member, year),
            _ => None,
        };
        let paid = quota(&self.lows).zip(quota(&self.highs)).unwrap_or_else(|| {
            let parts = (0..self.low.items.len()).map(|nth| self.part(nth, member, year));
            parts.fold(own.clone(), |sum, part| plus(&sum, &part))
        });
        let bill = |(nth, apart): (usize, &BilledApart)| {
            let own = ends(&|claim| claim.apart.get(nth).map(|apart| &apart.own));
            apart.items.iter().fold(own, |sum, item| plus(&sum, &self.part(*item, member, year)))
        };
        let bills = match self.low.apart.is_empty() {
            true => vec![(&paid.0 - &beside.0, &paid.1 - &beside.1)],
            false => self.low.apart.iter().enumerate().map(bill).collect(),
        };
        ExactEnds { paid, own, beside, bills }
    }

    /// The ends of a member's exact part of an item in a year: between nothing and all of it where it has no weight.
    pub(super) fn part(&self, nth: usize, member: usize, year: usize) -> (Fraction, Fraction) {
        if let Some(known) = self.known.get(&(nth, member, year)) {
            return known.clone();
        }
        let all = |claim: &Claim| {
            let invoice = claim.items.get(nth).and_then(|item| item.years.get(year));
            Fraction::from(invoice.map_or(0, |invoice| invoice.cost))
        };
        let parts = |splits: &Option<Vec<Split<'_>>>| -> Option<Vec<Fraction>> {
            splits.as_ref()?.iter().map(|split| split.part(nth, member, year)).collect()
        };
        let low = parts(&self.lows).and_then(|parts| parts.into_iter().min());
        let high = parts(&self.highs).and_then(|parts| parts.into_iter().max());
        (
            low.unwrap_or_else(|| all(self.low).min(Fraction::zero())),
            high.unwrap_or_else(|| all(self.high).max(Fraction::zero())),
        )
    }
}

/// What members pay of a claim in a year, own costs and shared items.
pub(super) fn cost_of(claim: &Claim, year: usize) -> i128 {
    let shared = claim.items.iter().filter_map(|item| item.years.get(year)).map(|invoice| invoice.cost);
    let alone = claim.own.get(year).into_iter().chain(claim.beside.get(year));
    shared.sum::<i128>() + alone.flatten().sum::<i128>()
}

/// What each of the bills of a claim comes to that are rounded in a year.
pub(super) fn billed_of(claim: &Claim, year: usize) -> Vec<i128> {
    if claim.apart.is_empty() {
        let beside = claim.beside.get(year).map_or(0, |beside| beside.iter().sum());
        return vec![cost_of(claim, year) - beside];
    }
    let bill = |apart: &BilledApart| {
        let invoices = apart.items.iter().filter_map(|item| claim.items.get(*item)?.years.get(year));
        let shared: i128 = invoices.map(|invoice| invoice.cost).sum();
        shared + apart.own.get(year).map_or(0, |own| own.iter().sum())
    };
    claim.apart.iter().map(bill).collect()
}
