//! The split of a whole claim: every member's bill of every year, and how it came about.

use super::bill::{self, Billed, Settlement};
use super::books::Books;
use super::cap::{self, Capped, Held};
use super::claim::Claim;
use super::fault::Fault;
use crate::money::{Fraction, Quotas};

/// A claim split.
#[derive(Clone, Debug)]
pub struct Split<'c> {
    /// The years of the term.
    pub years: Vec<YearSplit>,
    /// The members that the minimum saving holds down, in order.
    pub capped: Vec<Capped>,
    books: Books<'c>,
}

/// One year of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearSplit {
    /// What is split: all shared and all own items.
    pub cost: i128,
    /// What each member pays.
    pub bills: Vec<i128>,
    /// What rounding added to quotas rounded down: member and amount, in the order in which it was dealt out.
    pub dealt: Vec<(usize, i128)>,
    /// The part of the cost that nobody pays.
    pub uncollected: i128,
    /// The exact bills.
    quotas: Quotas,
    /// The exact bills before anything was moved, where something was.
    unmoved: Option<Quotas>,
}

/// Splits a claim: exact parts of every shared item, nothing above the cap, bills rounded once a year.
///
/// # Errors
/// Every fault found. A minimum saving is looked at only where the rules can be applied.
pub fn split<'c>(claim: &'c Claim, settlement: &Settlement) -> Result<Split<'c>, Vec<Fault>> {
    let books = Books::new(claim)?;
    let costs: Vec<i128> = (0..claim.years).map(|year| claim.cost(year)).collect();
    let quotas: Vec<Quotas> = (0..claim.years).map(|year| books.quotas(year, claim.own_of(year))).collect();
    let Some(min_saving) = &settlement.min_saving else {
        let billed = quotas.iter().zip(&costs).map(|(quotas, cost)| {
            bill::bill(quotas, *cost, settlement, None).ok_or_else(|| vec![Fault::TooLarge])
        });
        let billed: Vec<Billed> = billed.collect::<Result<_, _>>()?;
        let exact = quotas.into_iter().map(|quotas| (quotas, None)).collect();
        return Ok(Split { years: years(&costs, exact, billed), capped: Vec::new(), books });
    };
    let shared = (0..claim.years).map(|year| books.quotas(year, &[])).collect();
    let capping = cap::Capping::new(claim, shared, costs.clone(), settlement)?;
    let Held { quotas: held, billed, capped } =
        capping.hold(min_saving).map_err(|cannot| vec![Fault::CannotHold(cannot)])?;
    let pair = |(held, free)| (held, (!capped.is_empty()).then_some(free));
    let exact = held.into_iter().zip(quotas).map(pair).collect();
    Ok(Split { years: years(&costs, exact, billed), capped, books })
}

fn years(costs: &[i128], exact: Vec<(Quotas, Option<Quotas>)>, billed: Vec<Billed>) -> Vec<YearSplit> {
    let year = |((cost, (quotas, unmoved)), billed): ((&i128, _), Billed)| YearSplit {
        cost: *cost,
        bills: billed.bills,
        dealt: billed.dealt,
        uncollected: billed.uncollected,
        quotas,
        unmoved,
    };
    costs.iter().zip(exact).zip(billed).map(year).collect()
}

impl Split<'_> {
    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> i128 {
        self.years.iter().filter_map(|year| year.bills.get(member)).sum()
    }

    /// A member's exact bill of a year, before rounding.
    pub fn quota(&self, member: usize, year: usize) -> Option<Fraction> {
        self.years.get(year)?.quotas.exact(member)
    }

    /// What the minimum saving moved to a member in a year, exactly; away from it below 0.
    pub fn moved(&self, member: usize, year: usize) -> Option<Fraction> {
        let year = self.years.get(year)?;
        match &year.unmoved {
            None => Some(Fraction::zero()),
            Some(unmoved) => Some(&year.quotas.exact(member)? - &unmoved.exact(member)?),
        }
    }

    /// The exact part that a member pays of one shared item in one year, before anything is moved.
    pub fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        self.books.part(item, member, year)
    }

    /// Who shares an item's invoice of a year: each party of members with the part of the invoice laid on its months.
    pub fn parties(&self, item: usize, year: usize) -> Option<Vec<(&[usize], &Fraction)>> {
        self.books.parties(item, year)
    }
}
