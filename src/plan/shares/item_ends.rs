//! What each item comes to for each member where items are billed by themselves and costs are ranges.
//!
//! Two members share 100 to 103 in units of 10, the rest uncollected: each is billed 50, and 0 to 3 are left.

use super::promised::OfYears;
use super::reach::billed_of;
use super::rounds::Rounds;
use super::together::AmountEnds;
use super::wavers::wavering;
use super::way::ItemFacts;
use crate::money::Fraction;
use crate::plan::facts::Computed;
use crate::plan::form::AmountRange;
use crate::sharing::Claim;
use std::collections::BTreeMap;

/// What all items come to.
#[derive(Clone, Debug)]
pub(super) struct ItemBills {
    /// By the number of the fact; what is known exactly is not among them.
    pub(super) of: BTreeMap<usize, ItemBill>,
    /// How far rounding can bring the bill of one item from what it comes to exactly: less than this.
    pub(super) most: i128,
}

/// What one item comes to in a year.
#[derive(Clone, Debug)]
pub(super) struct ItemBill {
    /// What each member is billed.
    pub(super) bills: Vec<AmountEnds>,
    /// What nobody pays.
    pub(super) left: AmountEnds,
}

impl ItemBills {
    /// The bills of a claim at both ends of its costs whose items are of these facts, each year rounded so; `exact` are the
    /// ends of each member's exact bills.
    pub(super) fn of(
        claims: [&Claim; 2],
        computed: &Computed<'_>,
        (facts, rounds): (&ItemFacts, &[Rounds<'_>]),
        exact: &[OfYears],
    ) -> ItemBills {
        let of_year = |(year, rounds): (usize, &Rounds<'_>)| {
            let bills = exact.iter().filter_map(|years| Some(years.get(year)?.bills.as_slice()));
            let slack = Fraction::from(wavering(computed, year));
            of_year(claims, (facts, year), (rounds, &slack), &bills.collect::<Vec<_>>())
        };
        let most = rounds.iter().map(Rounds::most).max().unwrap_or(1);
        ItemBills { of: rounds.iter().enumerate().flat_map(of_year).collect(), most }
    }
}

/// The bills of one year by the number of the fact, with how far prices can shift their months.
fn of_year(
    [low, high]: [&Claim; 2],
    (facts, year): (&ItemFacts, usize),
    (rounds, slack): (&Rounds<'_>, &Fraction),
    exact: &[&[AmountRange]],
) -> BTreeMap<usize, ItemBill> {
    let costs: Vec<(i128, i128)> = billed_of(low, year).into_iter().zip(billed_of(high, year)).collect();
    let of_bill = |(nth, costs): (usize, &(i128, i128))| {
        let fact = |item: &usize| facts.get(*item)?.1.get(year).copied().flatten();
        let fact = low.apart.get(nth)?.items.iter().find_map(fact)?;
        let ends: Vec<&AmountRange> = exact.iter().filter_map(|bills| bills.get(nth)).collect();
        let varies = costs.0 != costs.1 || ends.iter().any(|(low, high)| low != high);
        let bill = |(member, (low, high)): (usize, &&AmountRange)| {
            rounds.rounded(member, (&(low - slack), &(high + slack)), *costs)
        };
        let payers = ends.iter().filter(|(low, high)| !(low.is_zero() && high.is_zero())).count();
        let left = rounds.uncollected(i128::try_from(payers).unwrap_or(0), *costs);
        let bills: Vec<AmountEnds> = ends.iter().enumerate().map(bill).collect();
        let paid: AmountEnds = bills.iter().copied().sum();
        let left = left.within(costs.0.saturating_sub(paid.high), costs.1.saturating_sub(paid.low));
        varies.then_some((fact, ItemBill { bills, left }))
    };
    costs.iter().enumerate().filter_map(of_bill).collect()
}
