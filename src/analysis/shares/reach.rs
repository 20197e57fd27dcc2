//! How far the exact parts of members reach, in the splits in which they pay least and most.

use crate::money::Fraction;
use crate::sharing::{self, Claim, Settlement, Split};

/// The splits at whose corners a member pays least and most of each item.
pub(super) struct Reach<'c> {
    low: &'c Claim,
    high: &'c Claim,
    /// Where it pays least of costs, and least of credits; `None` where a rule cannot be applied.
    lows: Option<Vec<Split<'c>>>,
    /// Where it pays most.
    highs: Option<Vec<Split<'c>>>,
}

impl<'c> Reach<'c> {
    /// Where shares go by the same weights at both ends of costs.
    pub(super) fn new(low: &'c Claim, high: &'c Claim, settlement: &Settlement) -> Reach<'c> {
        let split = |claim| sharing::split(claim, settlement).ok().map(|split| vec![split]);
        Reach { low, high, lows: split(low), highs: split(high) }
    }

    /// Where weights move too: at the least cost with the least and with the greatest weight of the member, and at the
    /// greatest.
    pub(super) fn of_corners(corners: &'c [Claim; 4], settlement: &Settlement) -> Reach<'c> {
        let [low, high, low_credits, high_credits] = corners;
        let has_credits = low.items.iter().flat_map(|item| &item.years).any(|invoice| invoice.cost < 0);
        let split = |claims: [&'c Claim; 2]| {
            let claims = claims.into_iter().take(if has_credits { 2 } else { 1 });
            claims.map(|claim| sharing::split(claim, settlement).ok()).collect::<Option<Vec<_>>>()
        };
        Reach { low, high, lows: split([low, low_credits]), highs: split([high, high_credits]) }
    }

    /// The ends of a member's exact bill of a year, and of what it bears alone.
    pub(super) fn ends(&self, member: usize, year: usize) -> [(Fraction, Fraction); 2] {
        let own = |claim: &Claim| {
            let own = claim.own.get(year).and_then(|own| own.get(member));
            Fraction::from(own.copied().unwrap_or(0))
        };
        let own = (own(self.low), own(self.high));
        let quota = |splits: &Option<Vec<Split<'_>>>| match splits.as_deref() {
            Some([split]) => split.quota(member, year),
            _ => None,
        };
        let paid = quota(&self.lows).zip(quota(&self.highs)).unwrap_or_else(|| {
            let parts = (0..self.low.items.len()).map(|nth| self.part(nth, member, year));
            parts.fold(own.clone(), |(low, high), part| (&low + &part.0, &high + &part.1))
        });
        [paid, own]
    }

    /// The ends of a member's exact part of an item in a year: between nothing and all of it where it has no weight.
    pub(super) fn part(&self, nth: usize, member: usize, year: usize) -> (Fraction, Fraction) {
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
