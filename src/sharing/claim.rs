//! What is to be shared among whom: members, shared items and the months their invoices are laid on.

use super::bill::Settlement;
use super::limits::{Between, Limits};
use super::member::Sharer;
use super::rule::Rule;
use crate::money::Fraction;
use std::borrow::Cow;

/// All that one split is made of. Months count from 1 over the whole term; members, items and years are told by their
/// place in their list, years and lists from 0. Money is in whole minor units of one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The members, in the order that ties follow.
    pub members: Vec<Sharer>,
    /// The shared items.
    pub items: Vec<SharedItem>,
    /// What each member bears alone, rounded with its part of shared items: for each year, one amount a member. Years
    /// left out are 0.
    pub own: Vec<Vec<i128>>,
    /// What each member bears alone and no rounding touches, in its bill: the same.
    pub beside: Vec<Vec<i128>>,
    /// What each member pays itself, in no bill: the same. A promise counts it.
    pub direct: Vec<Vec<i128>>,
    /// The bills that are made apart of each other, where one bill a year is not of all.
    pub apart: Vec<BilledApart>,
    /// The years of the term.
    pub years: usize,
    /// The first and the last month of each year; those left out have twelve.
    pub calendar: Vec<(u32, u32)>,
}

/// A bill of some items by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BilledApart {
    /// The shared items.
    pub items: Vec<usize>,
    /// What each member bears alone of it: for each year, one amount a member.
    pub own: Vec<Vec<i128>>,
}

/// A cost item that members share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedItem {
    /// How it is split.
    pub rule: Rule,
    /// Among whom; `None` for all. In each month, those of them that take part in it.
    pub among: Option<Vec<usize>>,
    /// Its invoice of each year.
    pub years: Vec<ClaimInvoice>,
    /// What each member pays of it in a year at least and at most.
    pub limits: Limits,
}

impl SharedItem {
    /// An item of one year, the same in each of its 12 months, shared by all.
    pub fn of_one_year(rule: Rule, cost: i128) -> SharedItem {
        SharedItem {
            rule,
            among: None,
            years: vec![ClaimInvoice::even(cost, 1, 12)],
            limits: Limits::default(),
        }
    }
}

/// What an item costs in one year and the months that the invoice is laid on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimInvoice {
    /// The whole cost of the year.
    pub cost: i128,
    /// The months that bear it, in proportion to their prices.
    pub spells: Vec<Spell>,
}

impl ClaimInvoice {
    /// A cost laid evenly on the months `from` to `to`.
    pub fn even(cost: i128, from: u32, to: u32) -> ClaimInvoice {
        ClaimInvoice { cost, spells: vec![Spell { from, to, price: Fraction::from(1) }] }
    }
}

/// Months in a row with the same price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first month.
    pub from: u32,
    /// The last month.
    pub to: u32,
    /// The price of each of them, in any unit; not negative.
    pub price: Fraction,
}

impl Claim {
    /// The whole cost of a year that is billed.
    pub(super) fn cost(&self, year: usize) -> i128 {
        let all: Vec<usize> = (0..self.items.len()).collect();
        self.cost_of(&all, year) + sum(of_year(&self.own, year))
    }

    /// How a year is settled: who takes no part in it bears nothing of what rounding leaves.
    pub(crate) fn settlement_of<'s>(&self, year: usize, settlement: &'s Settlement) -> Cow<'s, Settlement> {
        let (first, last) = self.months_of(year);
        settlement.among(|member| {
            self.members.get(member).is_some_and(|member| first.max(member.from) <= last.min(member.to))
        })
    }

    /// What these shared items cost in a year.
    pub(super) fn cost_of(&self, items: &[usize], year: usize) -> i128 {
        let invoices = items.iter().filter_map(|item| self.items.get(*item)?.years.get(year));
        invoices.map(|invoice| invoice.cost).sum()
    }

    /// What a member pays over the term beside the bills that are rounded.
    pub(crate) fn beside(&self, member: usize) -> i128 {
        let of = |years: &[Vec<i128>]| years.iter().filter_map(|year| year.get(member)).sum::<i128>();
        of(&self.beside) + of(&self.direct)
    }

    /// What of that is part of a member's bill of a year.
    pub(crate) fn beside_in(&self, member: usize, year: usize) -> i128 {
        of_year(&self.beside, year).get(member).copied().unwrap_or(0)
    }

    /// The limits of a member for one of the items in a year; `None` where it shares none of it in that year.
    pub(crate) fn limits_of(&self, item: usize, member: usize, year: usize) -> Option<Between> {
        let item = self.items.get(item)?;
        let takes = self.members.get(member)?;
        let is_among = item.among.as_ref().is_none_or(|among| among.contains(&member));
        let shares = |first: u32, last: u32| first.max(takes.from) <= last.min(takes.to);
        let spells = &item.years.get(year)?.spells;
        let is_in = is_among && spells.iter().any(|spell| shares(spell.from, spell.to));
        is_in.then(|| item.limits.of_months(self.months_in(member, year)))
    }

    /// In how many months of a year a member takes part.
    pub(crate) fn months_in(&self, member: usize, year: usize) -> u32 {
        let (first, last) = self.months_of(year);
        let months =
            |takes: &Sharer| last.min(takes.to).saturating_add(1).saturating_sub(first.max(takes.from));
        self.members.get(member).map_or(0, months)
    }

    /// The first and the last month of a year.
    pub(super) fn months_of(&self, year: usize) -> (u32, u32) {
        let first = u32::try_from(year).unwrap_or(u32::MAX).saturating_mul(12).saturating_add(1);
        self.calendar.get(year).copied().unwrap_or((first, first.saturating_add(11)))
    }
}

/// The amounts of one year.
pub(super) fn of_year(years: &[Vec<i128>], year: usize) -> &[i128] {
    years.get(year).map(Vec::as_slice).unwrap_or_default()
}

pub(super) fn sum(amounts: &[i128]) -> i128 {
    amounts.iter().sum()
}
