//! What is left to pay after support, where costs are ranges: bill and support move together.
//!
//! A share of 300 to 500 of which half is paid leaves 150 to 250, not 300 less 250 to 500 less 150. What is left is added up
//! part by part, each less what support pays of it; a support that has reached its cap pays no more, so that the more of
//! what is left with the cap and without it is what is left.

use super::covered::{Covered, Receipt};
use super::given::GivenSupport;
use crate::cost::{SupportPays, Units};
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::{Bounded, Form};
use crate::plan::gain::Tied;
use crate::plan::shares::{Followed, Shares, floor};

/// More capped supports than these are not tried with and without their caps.
const MOST_WAYS: usize = 64;

/// How a support is taken in the sum of what is left.
enum Mode<'s> {
    /// As a part of each cost that it covers.
    Rate(&'s GivenSupport<'s>, Fraction),
    /// As this amount, of which rounding may leave out less than so many units.
    Fixed(i128, i128),
    /// As what is left of its cap where costs are the least, and where they are the greatest.
    Rest(i128, i128),
    /// As what it pays, whatever the costs.
    Apart(Units),
}

/// What one member, or all of them, pay over the term or in a year; all of them also of one item.
pub(super) struct PaidCell<'s> {
    pub(super) computed: &'s Computed<'s>,
    pub(super) shares: &'s Shares,
    pub(super) amounts: &'s Amounts,
    pub(super) given: &'s [GivenSupport<'s>],
    pub(super) payer: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) item: Option<usize>,
}

impl<'s> PaidCell<'s> {
    /// What is paid before support.
    pub(super) fn after(&self) -> Option<Units> {
        match self.payer {
            Some(member) => self.shares.borne(self.year).0.get(member).copied(),
            None => Some(self.computed.sum(|fact| self.takes(fact))),
        }
    }

    /// Whether a fact is one that members pay, in the years of this.
    fn takes(&self, fact: &Fact) -> bool {
        fact.side == Side::After
            && matches!(fact.payer, Payer::Member(_) | Payer::Shared)
            && self.year.is_none_or(|year| fact.invoice.year == year)
            && self.item.is_none_or(|item| fact.item == item)
    }

    /// Whether a support is laid on several items, of which one is meant.
    fn is_laid(&self, given: &GivenSupport<'_>) -> bool {
        self.item.is_some() && given.support.items.len() > 1
    }

    /// The ends of what is left; `None` where a promise or a division moves more than the parts of costs tell.
    pub(super) fn left(&self) -> Option<(i128, i128)> {
        if self.payer.is_some() && self.shares.followed.is_none() {
            self.shares.rounding?;
        }
        let covers =
            |given: &&GivenSupport<'_>| self.item.is_none_or(|item| given.support.items.contains(&item));
        let given = || self.given.iter().filter(covers);
        // a fixed amount, or a cap, says nothing of one of its items
        let is_told = |given: &GivenSupport<'_>| {
            let is_rate = matches!(given.support.pays, SupportPays::Rate(_)) && given.support.cap.is_none();
            is_rate && !given.covered.iter().any(|part| part.is_loose || part.low.is_negative())
        };
        if given().any(|given| self.is_laid(given) && !is_told(given)) {
            return None;
        }
        let options: Vec<Vec<Mode<'s>>> = given().map(|given| self.modes(given)).collect();
        let mut ways: Vec<Vec<&Mode<'s>>> = vec![Vec::new()];
        for modes in &options {
            if ways.len().saturating_mul(modes.len()) > MOST_WAYS {
                return None;
            }
            ways = ways.iter().flat_map(|way| modes.iter().map(|mode| with(way, mode))).collect();
        }
        let ends: Vec<(i128, i128)> = ways.iter().map(|way| self.sum(way)).collect::<Option<_>>()?;
        Some((ends.iter().map(|end| end.0).max()?, ends.iter().map(|end| end.1).max()?))
    }

    /// What goes to whom is asked for, in the years of this.
    fn receipts(&self, given: &'s GivenSupport<'s>) -> impl Iterator<Item = &'s Receipt> {
        let (payer, year) = (self.payer, self.year);
        given.receipts.iter().filter(move |receipt| {
            payer.is_none_or(|payer| receipt.member == payer) && year.is_none_or(|year| receipt.year == year)
        })
    }

    /// What all supports pay of it.
    pub(super) fn pays(&self) -> Units {
        let given = self.given.iter().flat_map(|given| self.receipts(given));
        given.map(|receipt| receipt.pays).sum()
    }

    /// In which ways a support may pay: what is left is the most of what each of them leaves.
    fn modes(&self, given: &'s GivenSupport<'s>) -> Vec<Mode<'s>> {
        let pays: Units = self.receipts(given).map(|receipt| receipt.pays).sum();
        let count = i128::try_from(self.receipts(given).count()).unwrap_or(0);
        let apart = vec![Mode::Apart(pays)];
        let is_exact = pays.is_exact() && !self.is_laid(given);
        if is_exact || given.covered.iter().any(|part| part.is_loose || part.low.is_negative()) {
            return apart;
        }
        let units = Fraction::minor_per_major(self.computed.decimals);
        let whole = |amount: &Fraction| floor(&(amount * &units));
        let goes_to_one = given.support.to.is_some();
        let cap = given.support.cap.as_ref().map(|cap| self.rest_of(given, whole(cap)));
        // a cap is of each that gets something
        let knows_cap = goes_to_one || self.payer.is_some();
        match &given.support.pays {
            _ if cap.is_some() && !knows_cap => apart,
            SupportPays::Rate(rate) => [Mode::Rate(given, rate.clone())].into_iter().chain(cap).collect(),
            // it pays no more than there is to pay
            SupportPays::Amount(amount) if self.year.is_none() && (goes_to_one || self.payer.is_none()) => {
                let all = [Mode::Rate(given, Fraction::from(1)), Mode::Fixed(whole(amount), count)];
                all.into_iter().chain(cap).collect()
            }
            SupportPays::Amount(_) => apart,
        }
    }

    /// What is left of a cap, which holds over the term, after the years before that of this.
    fn rest_of(&self, given: &GivenSupport<'_>, cap: i128) -> Mode<'s> {
        let is_before = |receipt: &&Receipt| {
            self.year.is_some_and(|year| receipt.year < year)
                && (given.support.to.is_some() || self.payer == Some(receipt.member))
        };
        let got = given.receipts.iter().filter(is_before);
        let (least, most) = got.fold((0_i128, 0_i128), |(low, high), receipt| {
            (low.saturating_add(receipt.uncapped.0), high.saturating_add(receipt.uncapped.1))
        });
        Mode::Rest(cap.saturating_sub(least).max(0), cap.saturating_sub(most).max(0))
    }

    /// The ends of what is left in one way.
    fn sum(&self, way: &[&Mode<'s>]) -> Option<(i128, i128)> {
        let years = self.year.map_or(0..self.computed.years.len(), |year| year..year + 1);
        let (mut low, mut high) = (0_i128, 0_i128);
        let mut add = |(least, most): (i128, i128)| {
            low = low.saturating_add(least);
            high = high.saturating_add(most);
        };
        match (self.payer, &self.shares.followed) {
            (Some(payer), Some(followed)) => add(self.moved(way, payer, followed)?),
            _ => years.for_each(|year| add(self.of_year(way, year))),
        }
        for mode in way {
            match mode {
                Mode::Rate(..) => {}
                Mode::Fixed(amount, receipts) => add((-amount, (receipts - 1).max(0) - amount)),
                Mode::Rest(at_least, at_most) => add((-at_least, -at_most)),
                Mode::Apart(pays) => add((-pays.high, -pays.low)),
            }
        }
        Some((low, high))
    }

    /// The ends of what is left in a year after what pays a part of each cost, in whole units.
    fn of_year(&self, way: &[&Mode<'s>], year: usize) -> (i128, i128) {
        let rates = rates(way);
        let (sum, is_whole) = self.less_rates(&rates, year);
        let receipts = rates.iter().map(|(given, _)| self.receipts_in(given, year)).sum::<i128>();
        let slack = match (self.payer, self.shares.rounding) {
            // what is laid on several items is in whole units of each, of every member's part
            (None, _) => {
                let is_of = |part: &&Covered| part.year == year && Some(part.item) == self.item;
                let laid = rates.iter().filter(|(given, _)| self.is_laid(given));
                let parts: usize = laid.map(|(given, _)| given.covered.iter().filter(is_of).count()).sum();
                i128::try_from(parts).unwrap_or(i128::MAX >> 32)
            }
            (_, None) => 0,
            (Some(_), Some(1)) if is_whole => 0,
            (Some(_), Some(most)) => most,
        };
        within(self.amounts.range(&sum), slack, receipts)
    }

    /// The same over all years that are meant, of a member under a promise: of what it moves support pays nothing.
    fn moved(&self, way: &[&Mode<'s>], payer: usize, followed: &Followed) -> Option<(i128, i128)> {
        let (forms, receipts) = self.forms(&rates(way), payer, followed);
        Some(within(followed.range(&forms), followed.slack(payer, self.year), receipts))
    }

    /// What is left of a member's costs in each course of a promise, and how often support is paid for them.
    fn forms(&self, rates: &[RateOf<'_, 's>], payer: usize, followed: &Followed) -> (Vec<Bounded>, i128) {
        let years = || self.year.map_or(0..self.computed.years.len(), |year| year..year + 1);
        let parts: Vec<Form> = years().map(|year| self.less_rates(rates, year).0).collect();
        let parts = Form::sum(&parts);
        let paid = |year| rates.iter().map(|(given, _)| self.receipts_in(given, year)).sum::<i128>();
        let moves = followed.moves(payer, self.year);
        (moves.iter().map(|moves| moves.plus(&parts)).collect(), years().map(paid).sum())
    }

    /// What is known of a member's saving after support under a promise, where all of it is a part of costs.
    pub(super) fn tied(&self) -> Tied {
        let Some((payer, followed)) = self.payer.zip(self.shares.followed.as_ref()) else {
            return Tied::default();
        };
        let modes: Vec<Vec<Mode<'s>>> = self.given.iter().map(|given| self.modes(given)).collect();
        let rates: Option<Vec<RateOf<'_, 's>>> = modes
            .iter()
            .map(|modes| match modes.as_slice() {
                [Mode::Rate(given, rate)] => Some((*given, rate)),
                _ => None,
            })
            .collect();
        let lowers_before = self.computed.plan.support.iter().any(|support| support.is_before);
        let Some(rates) = rates.filter(|_| self.item.is_none() && !lowers_before) else {
            return Tied::default();
        };
        let (forms, receipts) = self.forms(&rates, payer, followed);
        followed.tied_to(payer, self.year, &forms, receipts)
    }

    /// How often support is paid to whom is asked for in a year.
    fn receipts_in(&self, given: &'s GivenSupport<'s>, year: usize) -> i128 {
        let count = self.receipts(given).filter(|receipt| receipt.year == year).count();
        i128::try_from(count).unwrap_or(i128::MAX >> 32)
    }

    /// What is left of all costs in a year after what pays a part of each, exactly; and whether these are whole costs.
    fn less_rates(&self, rates: &[RateOf<'_, 's>], year: usize) -> (Form, bool) {
        let (mut sum, mut is_whole) = (Form::default(), true);
        for (nth, fact) in self.computed.facts.iter().enumerate() {
            if !self.takes(fact) || fact.invoice.year != year {
                continue;
            }
            let part = match (self.payer, fact.payer) {
                (Some(member), Payer::Shared) => {
                    let units = fact.invoice.units;
                    let ends = self.shares.ends_of_part(nth, member, units, false);
                    let whole = (Fraction::from(units.low), Fraction::from(units.high));
                    is_whole &= ends == whole || (ends.0.is_zero() && ends.1.is_zero());
                    self.shares.form_of_part(self.computed, self.amounts, (nth, fact), member)
                }
                (Some(member), payer) if payer != Payer::Member(member) => continue,
                _ => self.amounts.form(nth, fact),
            };
            let covers = |given: &GivenSupport<'_>| given.support.items.contains(&fact.item);
            let paid = rates.iter().filter(|(given, _)| covers(given));
            sum.add(&part.times(&paid.fold(Fraction::from(1), |left, (_, rate)| &left - rate)));
        }
        // one that keeps it gets it for the costs of the others too
        for (given, rate) in rates.iter().filter(|(given, _)| given.support.to.is_some()) {
            let of_others = |part: &&Covered| part.year == year && Some(part.member) != self.payer;
            for part in given.covered.iter().filter(|part| self.payer.is_some() && of_others(part)) {
                let of_other = Form::within((part.low.clone(), part.high.clone()));
                sum.add(&of_other.times(&-*rate));
            }
        }
        (sum, is_whole)
    }
}

/// A support that pays a part of each cost, and which.
type RateOf<'m, 's> = (&'m GivenSupport<'s>, &'m Fraction);

fn rates<'m, 's>(way: &[&'m Mode<'s>]) -> Vec<RateOf<'m, 's>> {
    let rate = |mode: &&'m Mode<'s>| match mode {
        Mode::Rate(given, rate) => Some((*given, rate)),
        _ => None,
    };
    way.iter().filter_map(rate).collect()
}

fn with<'m, 's>(way: &[&'m Mode<'s>], mode: &'m Mode<'s>) -> Vec<&'m Mode<'s>> {
    way.iter().copied().chain([mode]).collect()
}

/// The whole units that an exact amount between these ends may be brought to: a bill by less than the slack to either
/// side, and less than a unit more for each receipt that is rounded down.
fn within((low, high): (Fraction, Fraction), slack: i128, receipts: i128) -> (i128, i128) {
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
