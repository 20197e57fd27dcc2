//! What is left to pay after support, where costs are ranges: bill and support move together.
//!
//! A share of 300 to 500 of which half is paid leaves 150 to 250, not 300 less 250 to 500 less 150; where the half of it is paid
//! a year later, it leaves as much over both years. What is left is added up part by part, each less what support pays of
//! it; a support that has reached its cap pays no more, so that the more of what is left with the cap and without it is
//! what is left.

use super::cell::PaidCell;
use super::covered::{Covered, Receipt, received_in};
use super::given::GivenSupport;
use super::modes::{Mode, RateOf, rates, ways};
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Fact, Payer};
use crate::plan::form::{AmountRange, Bounded, Form};
use crate::plan::gain::Tied;
use crate::plan::shares::Followed;

/// How far whole units can be from exact amounts: less than so much to either side, and less than a unit more for each receipt
/// that is rounded down.
#[derive(Clone, Copy)]
struct Looseness {
    slack: i128,
    receipts: i128,
}

impl<'s> PaidCell<'s> {
    /// The ends of what is left; `None` where a promise or a division moves more than the parts of costs tell.
    pub(super) fn left(&self) -> Option<(i128, i128)> {
        match (self.payer, self.item) {
            (Some(_), None) if !self.is_billed => {}
            (Some(_), None) if self.shares.followed.is_none() => self.shares.rounding.map(|_| ())?,
            (Some(_), Some(_)) => self.shares.slack_of_part().map(|_| ())?,
            _ => {}
        }
        let ways = ways(self)?;
        let ends: Vec<(i128, i128)> = ways.iter().map(|way| self.sum(way)).collect::<Option<_>>()?;
        Some((ends.iter().map(|end| end.0).max()?, ends.iter().map(|end| end.1).max()?))
    }

    /// The ends of what is left in one way.
    fn sum(&self, way: &[Mode<'_, 's>]) -> Option<(i128, i128)> {
        let rates = rates(way);
        let (mut low, mut high) = match (self.payer, &self.shares.followed, self.item) {
            (Some(payer), Some(followed), None) => self.moved(&rates, payer, followed),
            _ => self.unmoved(&rates)?,
        };
        for mode in way {
            let (least, most) = match mode {
                Mode::Rate(..) => (0, 0),
                Mode::Fixed(amount, receipts) => (-amount, (receipts - 1).max(0) - amount),
                Mode::Rest(at_least, at_most) => (-at_least, -at_most),
                Mode::Apart(pays) => (-pays.high, -pays.low),
            };
            low = low.saturating_add(least);
            high = high.saturating_add(most);
        }
        Some((low, high))
    }

    /// The ends of what is left after what pays a part of each cost, in whole units: year by year, and of all years together,
    /// in which a cost weighs less where more of it is paid in one year than is borne: later, or to one for all.
    fn unmoved(&self, rates: &[RateOf<'_, 's>]) -> Option<(i128, i128)> {
        let mut sum = Form::default();
        let (mut low, mut high) = (0_i128, 0_i128);
        let mut all = Looseness { slack: 0, receipts: 0 };
        for year in self.years() {
            let (of_year, is_whole) = self.less_rates(rates, year);
            let loose = self.looseness(rates, year, is_whole)?;
            let (least, most) = within(self.amounts.range(&of_year), loose);
            (low, high) = (low.saturating_add(least), high.saturating_add(most));
            sum.add(&of_year);
            all.slack = all.slack.saturating_add(loose.slack);
            all.receipts = all.receipts.saturating_add(loose.receipts);
        }
        let (least, most) = within(self.amounts.range(&sum), all);
        Some((low.max(least), high.min(most)))
    }

    /// How far whole units of a year can be from what is left exactly.
    fn looseness(&self, rates: &[RateOf<'_, 's>], year: usize, is_whole: bool) -> Option<Looseness> {
        let receipts = rates.iter().map(|(given, _)| self.receipts_in(given, year)).sum();
        // what is laid on several items is in whole units of each, of every member's part
        let is_laid = |given: &GivenSupport<'_>| self.item.is_some() && given.support.items.len() > 1;
        let laid = rates.iter().filter(|(given, _)| is_laid(given));
        let laid: i128 = laid.map(|(given, _)| self.parts_in(given, year)).sum();
        let of_bill = match (self.payer, self.item) {
            (None, _) => 0,
            // what is no whole unit is less than one from it
            (Some(_), None) if !self.is_billed => 1,
            (Some(_), None) => match self.shares.rounding {
                None => 0,
                Some(1) if is_whole => 0,
                Some(most) => most,
            },
            (Some(_), Some(_)) => {
                // what is billed by itself is brought to whole units though one pays all of it
                let is_rounded = !is_whole || self.shares.bills_items();
                let shared =
                    self.facts(year).filter(|(_, fact)| is_rounded && fact.payer == Payer::Shared).count();
                i128::try_from(shared).unwrap_or(i128::MAX >> 64).saturating_mul(self.shares.slack_of_part()?)
            }
        };
        Some(Looseness { slack: laid.saturating_add(of_bill), receipts })
    }

    /// How many parts of the item a support is laid on that is received in a year.
    fn parts_in(&self, given: &GivenSupport<'_>, year: usize) -> i128 {
        let paid_for = year.checked_sub(given.support.years_after);
        let is_of = |part: &&Covered| {
            Some(part.year) == paid_for
                && Some(part.item) == self.item
                && (given.support.to.is_some() || self.payer.is_none_or(|payer| part.member == payer))
        };
        i128::try_from(given.covered.iter().filter(is_of).count()).unwrap_or(i128::MAX >> 32)
    }

    /// The same over all years that are meant, of a member under a promise: of what it moves support pays nothing.
    fn moved(&self, rates: &[RateOf<'_, 's>], payer: usize, followed: &Followed) -> (i128, i128) {
        let (forms, receipts) = self.forms(rates, payer, followed);
        within(followed.range(&forms), Looseness { slack: followed.slack(payer, self.year), receipts })
    }

    /// What is left of a member's costs in each course of a promise, and how often support is paid for them.
    fn forms(&self, rates: &[RateOf<'_, 's>], payer: usize, followed: &Followed) -> (Vec<Bounded>, i128) {
        let parts: Vec<Form> = self.years().map(|year| self.less_rates(rates, year).0).collect();
        let parts = Form::sum(&parts);
        let paid = |year| rates.iter().map(|(given, _)| self.receipts_in(given, year)).sum::<i128>();
        let moves = followed.moves(payer, self.year);
        (moves.iter().map(|moves| moves.plus(&parts)).collect(), self.years().map(paid).sum())
    }

    /// What is known of a member's saving after support under a promise, where all of it is a part of costs.
    pub(super) fn tied(&self) -> Tied {
        let Some((payer, followed)) =
            self.payer.zip(self.shares.followed.as_ref()).filter(|_| self.item.is_none())
        else {
            return Tied::default();
        };
        let lowers_before = self.computed.plan.support.iter().any(|support| support.is_before);
        let ways = ways(self).filter(|_| !lowers_before).unwrap_or_default();
        match ways.as_slice() {
            [way] if way.iter().all(|mode| matches!(mode, Mode::Rate(..))) => {
                let (forms, receipts) = self.forms(&rates(way), payer, followed);
                followed.tied_to(payer, self.year, &forms, receipts)
            }
            _ => Tied::default(),
        }
    }

    /// How often support is paid to whom is asked for in a year.
    fn receipts_in(&self, given: &GivenSupport<'s>, year: usize) -> i128 {
        let received =
            |receipt: &&Receipt| received_in(self.computed, &given.support, receipt.year) == Some(year);
        i128::try_from(self.receipts(given).filter(received).count()).unwrap_or(i128::MAX >> 32)
    }

    /// What is left of all costs in a year after what pays a part of each, exactly; and whether these are whole costs.
    fn less_rates(&self, rates: &[RateOf<'_, 's>], year: usize) -> (Form, bool) {
        let (mut sum, mut is_whole) = (Form::default(), true);
        let covers = |given: &GivenSupport<'_>, fact: &Fact| given.support.items.contains(&fact.item);
        // one that keeps it gets it for the costs of the others too
        let keeps = |given: &GivenSupport<'_>| given.support.to.is_some() && self.payer.is_some();
        let is_beside = |given: &GivenSupport<'_>| keeps(given) || given.support.years_after > 0;
        for (nth, fact) in self.facts(year) {
            let Some((part, is_all)) = self.part(nth, fact) else { continue };
            is_whole &= is_all;
            let paid = rates.iter().filter(|(given, _)| !is_beside(given) && covers(given, fact));
            sum.add(&part.times(&paid.fold(Fraction::from(1), |left, (_, rate)| &left - rate)));
        }
        for (given, rate) in rates.iter().filter(|(given, _)| is_beside(given)) {
            let paid_for = year.checked_sub(given.support.years_after).into_iter();
            for (nth, fact) in
                paid_for.flat_map(|year| self.facts(year)).filter(|(_, fact)| covers(given, fact))
            {
                let part = if keeps(given) {
                    Some(self.amounts.form(nth, fact))
                } else {
                    self.part(nth, fact).map(|part| part.0)
                };
                part.into_iter().for_each(|part| sum.add(&part.times(&-*rate)));
            }
        }
        (sum, is_whole)
    }

    /// What is paid of a fact, and whether that is all of it or nothing; `None` where it is another's.
    fn part(&self, nth: usize, fact: &Fact) -> Option<(Form, bool)> {
        match (self.payer, fact.payer) {
            (Some(member), Payer::Shared) => {
                let units = fact.invoice.units;
                let ends = self.shares.ends_of_part(nth, member, units, false);
                let whole = (Fraction::from(units.low), Fraction::from(units.high));
                let is_all = ends == whole || (ends.0.is_zero() && ends.1.is_zero());
                Some((self.shares.form_of_part(self.computed, self.amounts, (nth, fact), member), is_all))
            }
            (Some(member), payer) if payer != Payer::Member(member) => None,
            _ => Some((self.amounts.form(nth, fact), true)),
        }
    }
}

/// The whole units that an exact amount between these ends may be brought to.
fn within((low, high): AmountRange, Looseness { slack, receipts }: Looseness) -> (i128, i128) {
    let whole = |value: Fraction, rounding| value.units(0, rounding).unwrap_or(0);
    let least = match slack {
        0 => whole(low, Rounding::Ceiling),
        _ => whole(&low - &Fraction::from(slack), Rounding::Floor).saturating_add(1),
    };
    let most = match slack.saturating_add(receipts) {
        0 => whole(high, Rounding::Floor),
        more => whole(&high + &Fraction::from(more), Rounding::Ceiling).saturating_sub(1),
    };
    (least, most.max(least))
}
