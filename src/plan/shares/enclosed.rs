//! Bills between their ends, from exact bills at both ends of costs: for whoever has these at hand, as costs move in a plan
//! in which nothing is promised and no weight goes by a cost.
//!
//! Two members share 100 to 103 equally: each pays 50 to 52.

use super::bounds::{MiddleYear, PaidBounds};
use super::found::all_paid;
use super::rounds::Rounds;
use super::together::{AmountEnds, PaidTable};
use crate::cost::Units;
use crate::sharing::{Billed, Settlement};
use std::borrow::Cow;

/// The ends of the bills of a year.
#[derive(Clone)]
pub(crate) struct YearEnds {
    bills: Vec<AmountEnds>,
    cost: AmountEnds,
    uncollected: AmountEnds,
}

/// What members pay between its ends.
pub(crate) struct Enclosed {
    /// For each year, each member's bill.
    pub(crate) bills: Vec<Vec<Units>>,
    /// What each member pays over the term.
    pub(crate) totals: Vec<Units>,
    /// What nobody pays over the term.
    never: Units,
}

impl Enclosed {
    /// What all members pay of such a cost.
    pub(crate) fn all(&self, cost: Units) -> Units {
        all_paid(&self.totals, cost, self.never)
    }
}

impl YearEnds {
    /// A year in which no cost is a range.
    pub(crate) fn known(billed: &Billed, cost: i128) -> YearEnds {
        YearEnds {
            bills: billed.bills.iter().map(|bill| AmountEnds::exact(*bill)).collect(),
            cost: AmountEnds::exact(cost),
            uncollected: AmountEnds::exact(billed.uncollected),
        }
    }

    /// A year with the exact bills at both ends of its costs, in so many parts of a unit.
    pub(crate) fn between(
        settlement: &Settlement,
        [low, high]: [&[i128]; 2],
        parts: i128,
        costs: (i128, i128),
    ) -> YearEnds {
        let rounds = Rounds { settlement: Cow::Borrowed(settlement), members: low.len() };
        let ends = || low.iter().zip(high);
        let bill = |(member, (low, high)): (usize, (&i128, &i128))| {
            rounds.rounded(member, (&(*low, parts), &(*high, parts)), costs)
        };
        let payers = ends().filter(|(low, high)| (**low, **high) != (0, 0)).count();
        YearEnds {
            bills: ends().enumerate().map(bill).collect(),
            cost: AmountEnds { low: costs.0, high: costs.1 },
            uncollected: rounds.uncollected(i128::try_from(payers).unwrap_or(0), costs),
        }
    }
}

/// Bounds the bills of all years by what they add up to, beside those at the middle of costs.
pub(crate) fn enclosed(years: &[YearEnds], middle: &[Billed]) -> Enclosed {
    let members = years.first().map_or(0, |year| year.bills.len());
    let of = |member: usize| years.iter().filter_map(|year| year.bills.get(member)).copied().collect();
    let bills: Vec<Vec<AmountEnds>> = (0..members).map(of).collect();
    let mut table = PaidTable {
        totals: bills.iter().map(|years| years.iter().copied().sum()).collect(),
        bills,
        costs: years.iter().map(|year| year.cost).collect(),
        uncollected: years.iter().map(|year| year.uncollected).collect(),
    };
    table.tighten();
    let middle: Vec<MiddleYear<'_>> =
        middle.iter().map(|year| (year.bills.as_slice(), year.uncollected)).collect();
    let PaidBounds { bills, totals, never, .. } = PaidBounds::beside(&table, &middle);
    Enclosed { bills, totals, never }
}
