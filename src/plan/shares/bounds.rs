//! What is paid of a plan, each amount between its ends.

use super::followed::Followed;
use super::item_ends::ItemBills;
use super::together::{AmountEnds, PaidTable};
use super::weighed::WeighedTies;
use crate::cost::Units;
use crate::money::Fraction;
use std::collections::{BTreeMap, BTreeSet};

/// What comes of a year at the costs as they are taken: each member's bill, and what nobody pays.
pub(super) type MiddleYear<'y> = (&'y [i128], i128);

/// What is paid between its ends.
#[derive(Clone, Debug, Default)]
pub(super) struct PaidBounds {
    /// What each member pays, for each year.
    pub(super) bills: Vec<Vec<Units>>,
    /// What each member pays over the term.
    pub(super) totals: Vec<Units>,
    /// What nobody pays, for each year.
    pub(super) uncollected: Vec<Units>,
    /// What nobody pays over the term.
    pub(super) never: Units,
    /// The ends of the exact part of each member in shared facts, where these are not one number.
    pub(super) parts: BTreeMap<usize, Vec<(Fraction, Fraction)>>,
    /// Items, by their number in the plan, whose limits hold nobody wherever costs lie.
    pub(super) idle: BTreeSet<usize>,
    /// Facts of items with limits whose parts rise straight with their cost.
    pub(super) straight: BTreeSet<usize>,
    /// How far rounding can bring a bill from its exact parts; `None` where a promise may move more.
    pub(super) rounding: Option<i128>,
    /// What items come to, where they are billed by themselves.
    pub(super) item_bills: Option<ItemBills>,
    /// The promise as it was followed, where it may hold somebody down.
    pub(super) followed: Option<Followed>,
    /// What is known of savings where shares go by costs before.
    pub(super) weighed: WeighedTies,
}

impl PaidBounds {
    /// Bills that are known exactly.
    pub(super) fn exact(bills: Vec<Vec<Units>>, uncollected: &[i128]) -> PaidBounds {
        let members = bills.first().map_or(0, Vec::len);
        let total = |member| bills.iter().filter_map(|year| year.get(member)).copied().sum();
        PaidBounds {
            totals: (0..members).map(total).collect(),
            uncollected: uncollected.iter().copied().map(Units::exact).collect(),
            never: Units::exact(uncollected.iter().sum()),
            bills,
            ..PaidBounds::default()
        }
    }

    /// The ends beside what comes of the costs as they are taken.
    pub(super) fn beside(table: &PaidTable, years: &[MiddleYear<'_>]) -> PaidBounds {
        let units = |between: Option<&AmountEnds>, base: i128| {
            let between = between.copied().unwrap_or(AmountEnds::exact(base));
            Units { low: between.low.min(base), base, high: between.high.max(base) }
        };
        let bill = |year: usize, (member, base): (usize, &i128)| {
            units(table.bills.get(member).and_then(|years| years.get(year)), *base)
        };
        let of_year = |(year, (bills, _)): (usize, &MiddleYear<'_>)| {
            bills.iter().enumerate().map(|of| bill(year, of)).collect()
        };
        let left = |(year, (_, left)): (usize, &MiddleYear<'_>)| units(table.uncollected.get(year), *left);
        let total = |member: usize| -> i128 { years.iter().filter_map(|(bills, _)| bills.get(member)).sum() };
        let never = table.never();
        PaidBounds {
            bills: years.iter().enumerate().map(of_year).collect(),
            totals: table
                .totals
                .iter()
                .enumerate()
                .map(|(member, ends)| units(Some(ends), total(member)))
                .collect(),
            uncollected: years.iter().enumerate().map(left).collect(),
            never: units(Some(&never), years.iter().map(|(_, left)| left).sum()),
            ..PaidBounds::default()
        }
    }
}
