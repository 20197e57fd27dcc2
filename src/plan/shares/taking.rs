//! What bills come to beyond the items that they are made of: rounding, and what a promise moves.
//!
//! Of two items of 10 and 11 shared by three, 3.33 and 3.67 each, one pays 4 and 4 of them: of its bill of 7 one is taken off.

use super::found::Shares;
use crate::cost::Units;
use crate::money::Rounding;
use crate::plan::facts::{Computed, Fact, PaidPart, Payer, Side};
use crate::sharing::{Bill, Remainder, Round};

/// Bills from which the parts of items are taken one after the other.
pub(super) struct Taking<'s> {
    shares: &'s Shares,
    left: Vec<Vec<Left>>,
    /// How many facts of each year are divided among several, and whether one of them is a credit.
    divided: Vec<(usize, bool)>,
}

impl<'s> Taking<'s> {
    pub(super) fn new(shares: &'s Shares) -> Taking<'s> {
        let of_year = |year: &Vec<Units>| year.iter().map(|bill| Left::of(*bill)).collect();
        let left: Vec<Vec<Left>> = shares.bills.iter().map(of_year).collect();
        Taking { shares, divided: vec![(0, false); left.len()], left }
    }

    fn take(&mut self, year: usize, member: usize, units: Units, is_whole: bool) {
        let place = self.left.get_mut(year).and_then(|year| year.get_mut(member));
        place.into_iter().for_each(|left| left.take(units, is_whole));
    }

    /// Takes what a member bears alone.
    pub(super) fn own(&mut self, part: &PaidPart) {
        if let (Side::After, Payer::Member(number)) = (part.side, part.payer) {
            self.take(part.year, number, part.units, true);
        }
    }

    /// Takes a shared fact in whole units of each member.
    pub(super) fn shared(&mut self, nth: usize, fact: &Fact, whole: Vec<Units>, parts: &mut Vec<PaidPart>) {
        let year = fact.invoice.year;
        let is_whole = whole.iter().filter(|units| **units != Units::default()).count() < 2;
        if let Some((count, has_credit)) = self.divided.get_mut(year).filter(|_| !is_whole) {
            *count += 1;
            *has_credit |= fact.invoice.units.low < 0;
        }
        for (member, units) in whole.into_iter().enumerate() {
            if units != Units::default() {
                parts.push(PaidPart { payer: Payer::Member(member), units, ..PaidPart::whole(fact) });
                self.take(year, member, units, is_whole);
            }
        }
        if let Some(units) = self.shares.uncollected_of(nth, fact) {
            parts.push(PaidPart { payer: Payer::Group, units, ..PaidPart::whole(fact) });
        }
    }

    /// What belongs to no item.
    pub(super) fn rest(self, computed: &Computed<'_>) -> Vec<PaidPart> {
        let mut parts = Vec::new();
        for (year, members) in self.left.iter().enumerate() {
            let rests =
                members.iter().enumerate().map(|(member, left)| (member, self.rest_of(year, member, left)));
            parts.extend(self.shares.beside(year, rests));
        }
        parts.extend((0..self.left.len()).filter_map(|year| self.shares.never_paid_beside(computed, year)));
        parts
    }

    /// What rounding and a promise add to a member's items of a year, or take from them.
    fn rest_of(&self, year: usize, member: usize, left: &Left) -> Units {
        let rest = left.bill.minus(left.items);
        if left.is_exact {
            return rest;
        }
        let between = |low: i128, high: i128| Units {
            low: rest.low.max(low).min(rest.base),
            base: rest.base,
            high: rest.high.min(high).max(rest.base),
        };
        match (&self.shares.followed, self.shares.rounding) {
            (Some(followed), _) => {
                let (low, high) = followed.moved(member, year);
                let slack = followed.slack(member, Some(year)).saturating_add(left.rounded);
                let low = low.units(0, Rounding::Floor).map_or(rest.low, |low| low.saturating_sub(slack));
                let high =
                    high.units(0, Rounding::Ceiling).map_or(rest.high, |high| high.saturating_add(slack));
                between(low, high)
            }
            (None, None) => rest,
            (None, Some(_)) if self.is_of_items(year) => between(0, 0),
            // both bills and items are less than that off from what they come to exactly
            (None, Some(most)) => {
                let most = most.saturating_add(left.rounded) - 1;
                between(-most, most)
            }
        }
    }

    /// Whether what is billed in a year is what its items come to: they are billed, or the only one is rounded as the bill is.
    fn is_of_items(&self, year: usize) -> bool {
        let settlement = &self.shares.settlement;
        let rounds_alike = settlement.round_to == 1
            && settlement.round == Round::Down
            && settlement.remainder == Remainder::Largest;
        let is_one = matches!(self.divided.get(year), Some((0, _) | (1, false)));
        settlement.bill == Bill::Item || (settlement.bill == Bill::Year && rounds_alike && is_one)
    }
}

/// What is left of a bill after its items.
struct Left {
    bill: Units,
    items: Units,
    /// In how many of them whole units may differ from exact parts.
    rounded: i128,
    is_exact: bool,
}

impl Left {
    fn of(bill: Units) -> Left {
        Left { bill, items: Units::default(), rounded: 0, is_exact: bill.is_exact() }
    }

    fn take(&mut self, units: Units, is_whole: bool) {
        self.items = self.items.plus(units);
        self.rounded += i128::from(!is_whole);
        self.is_exact &= units.is_exact();
    }
}
