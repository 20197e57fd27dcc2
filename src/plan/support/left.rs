//! What is left to pay after support, where costs are ranges: bill and support move together.
//!
//! A share of 300 to 500 of which half is paid leaves 150 to 250, not 300 less 250 to 500 less 150. What is left is added up
//! part by part, each less what support pays of it; a support that has reached its cap pays no more, so that the more of
//! what is left with the cap and without it is what is left.

use super::covered::{Covered, Grain, Receipt, supported_part};
use crate::cost::{Support, SupportPays, Units};
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Fact, PaidPart, Payer, Side, Supported};
use crate::plan::shares::{Shares, floor};

/// A support with what it covers and what it pays.
pub(super) struct GivenSupport<'s> {
    pub(super) support: &'s Support,
    pub(super) covered: Vec<Covered>,
    pub(super) receipts: Vec<Receipt>,
}

/// More capped supports than these are not tried with and without their caps.
const MOST_WAYS: usize = 64;

/// Parts without a cost that bring what these supports leave, of each payer or item over the term or in each year, to its
/// ends.
pub(super) fn paired(
    computed: &Computed<'_>,
    shares: &Shares,
    given: &[GivenSupport<'_>],
    grain: Grain,
    parts: &[PaidPart],
) -> Vec<PaidPart> {
    let (payers, years) = (grain.payers(computed, false), grain.years(computed));
    let mut items: Vec<Option<usize>> = match grain.item {
        true => given.iter().flat_map(|given| given.support.items.iter().copied().map(Some)).collect(),
        false => vec![None],
    };
    items.sort_unstable();
    items.dedup();
    let of_items = |place: (Option<usize>, Option<usize>)| items.iter().map(move |item| (place, *item));
    let cells = years.iter().flat_map(|year| payers.iter().map(move |payer| (*payer, *year)));
    let paired = |((payer, year), item): ((Option<usize>, Option<usize>), Option<usize>)| {
        let cell = PaidCell { computed, shares, given, payer, year, item };
        let (after, (low, high)) = (cell.after()?, cell.left()?);
        let is_meant = |part: &&PaidPart| {
            part.side == Side::After
                && year.is_none_or(|year| part.year == year)
                && payer.is_none_or(|payer| part.payer == Payer::Member(payer))
                && (item.is_none() || part.item == item)
        };
        let known = parts.iter().filter(is_meant).map(|part| part.support);
        let known = known.fold(Supported::default(), Supported::plus);
        let support = Supported {
            pays: Units::default(),
            at_low: after.low.saturating_sub(low).min(known.at_low).saturating_sub(known.at_low),
            at_high: after.high.saturating_sub(high).max(known.at_high).saturating_sub(known.at_high),
        };
        let payer = payer.map_or(Payer::Group, Payer::Member);
        (support != Supported::default())
            .then(|| supported_part(Side::After, item, year.unwrap_or(0), payer, support))
    };
    cells.flat_map(of_items).filter_map(paired).collect()
}

/// How a support is taken in the sum of what is left.
enum Mode<'s> {
    /// As a part of each cost that it covers.
    Rate(&'s GivenSupport<'s>, Fraction),
    /// As this amount, of which rounding may leave out less than so many units.
    Fixed(i128, i128),
    /// As what it pays, whatever the costs.
    Apart(Units),
}

/// What one member, or all of them, pay over the term or in a year; all of them also of one item.
struct PaidCell<'s> {
    computed: &'s Computed<'s>,
    shares: &'s Shares,
    given: &'s [GivenSupport<'s>],
    payer: Option<usize>,
    year: Option<usize>,
    item: Option<usize>,
}

impl<'s> PaidCell<'s> {
    /// What is paid before support.
    fn after(&self) -> Option<Units> {
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
    fn left(&self) -> Option<(i128, i128)> {
        if self.payer.is_some() {
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
        let ends: Vec<(i128, i128)> = ways.iter().map(|way| self.sum(way)).collect();
        Some((ends.iter().map(|end| end.0).max()?, ends.iter().map(|end| end.1).max()?))
    }

    /// What goes to whom is asked for, in the years of this.
    fn receipts(&self, given: &'s GivenSupport<'s>) -> impl Iterator<Item = &'s Receipt> {
        let (payer, year) = (self.payer, self.year);
        given.receipts.iter().filter(move |receipt| {
            payer.is_none_or(|payer| receipt.member == payer) && year.is_none_or(|year| receipt.year == year)
        })
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
        let cap = given.support.cap.as_ref().map(|cap| Mode::Fixed(whole(cap), 0));
        // a cap holds over the term, for each that gets something
        let knows_cap = self.year.is_none() && (goes_to_one || self.payer.is_some());
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

    /// The ends of what is left in one way.
    fn sum(&self, way: &[&Mode<'s>]) -> (i128, i128) {
        let years = self.year.map_or(0..self.computed.years.len(), |year| year..year + 1);
        let (mut low, mut high) = (0_i128, 0_i128);
        let mut add = |(least, most): (i128, i128)| {
            low = low.saturating_add(least);
            high = high.saturating_add(most);
        };
        years.for_each(|year| add(self.of_year(way, year)));
        for mode in way {
            match mode {
                Mode::Rate(..) => {}
                Mode::Fixed(amount, receipts) => add((-amount, (receipts - 1).max(0) - amount)),
                Mode::Apart(pays) => add((-pays.high, -pays.low)),
            }
        }
        (low, high)
    }

    /// The ends of what is left in a year after what pays a part of each cost, in whole units.
    fn of_year(&self, way: &[&Mode<'s>], year: usize) -> (i128, i128) {
        let rates: Vec<(&GivenSupport<'s>, &Fraction)> = way
            .iter()
            .filter_map(|mode| match mode {
                Mode::Rate(given, rate) => Some((*given, rate)),
                _ => None,
            })
            .collect();
        let (mut sum, mut is_whole) = ((Fraction::zero(), Fraction::zero()), true);
        let mut add = |part: &Fraction, (low, high): (Fraction, Fraction)| {
            let ends = (part * &low, part * &high);
            let ends = if part.is_negative() { (ends.1, ends.0) } else { ends };
            sum = (&sum.0 + &ends.0, &sum.1 + &ends.1);
        };
        for (nth, fact) in self.computed.facts.iter().enumerate() {
            if !self.takes(fact) || fact.invoice.year != year {
                continue;
            }
            let units = fact.invoice.units;
            let whole = (Fraction::from(units.low), Fraction::from(units.high));
            let ends = match (self.payer, fact.payer) {
                (None, _) => whole,
                (Some(member), Payer::Shared) => {
                    let ends = self.shares.ends_of_part(nth, member, units, false);
                    is_whole &= ends == whole || (ends.0.is_zero() && ends.1.is_zero());
                    ends
                }
                (Some(member), payer) if payer == Payer::Member(member) => whole,
                _ => continue,
            };
            let covers = |given: &GivenSupport<'_>| given.support.items.contains(&fact.item);
            let paid = rates.iter().filter(|(given, _)| covers(given));
            add(&paid.fold(Fraction::from(1), |left, (_, rate)| &left - rate), ends);
        }
        // one that keeps it gets it for the costs of the others too
        for (given, rate) in rates.iter().filter(|(given, _)| given.support.to.is_some()) {
            let of_others = |part: &&Covered| part.year == year && Some(part.member) != self.payer;
            for part in given.covered.iter().filter(|part| self.payer.is_some() && of_others(part)) {
                add(&-*rate, (part.low.clone(), part.high.clone()));
            }
        }
        let in_year =
            |given: &'s GivenSupport<'s>| self.receipts(given).filter(|receipt| receipt.year == year).count();
        let receipts = rates.iter().map(|(given, _)| in_year(given)).sum::<usize>();
        let slack = match (self.payer, self.shares.rounding) {
            // what is laid on several items is in whole units of each
            (None, _) => {
                let laid = rates.iter().filter(|(given, _)| self.is_laid(given));
                i128::try_from(laid.map(|(given, _)| in_year(given)).sum::<usize>())
                    .unwrap_or(i128::MAX >> 32)
            }
            (_, None) => 0,
            (Some(_), Some(1)) if is_whole => 0,
            (Some(_), Some(most)) => most,
        };
        within(sum, slack, i128::try_from(receipts).unwrap_or(0))
    }
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
