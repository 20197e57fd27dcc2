//! Bills that would be payments: of a year whose credits are more than all else that a member is to pay.

use super::found::Shares;
use crate::plan::facts::Computed;

/// A bill below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BillBelowZero {
    /// The member that would be paid.
    pub(crate) member: usize,
    /// The year of the term.
    pub(crate) year: usize,
    /// Whether it is wherever costs lie; else it may be.
    pub(crate) is_certain: bool,
}

impl Shares {
    /// Every bill that is below zero, or may be within the ranges of costs, by year and member. A credit of 300 shared equally by
    /// three, one of which joins in that year and pays 50 besides, bills it -50.
    pub(crate) fn bills_below_zero(&self, computed: &Computed<'_>) -> Vec<BillBelowZero> {
        // without credits and money that is given back no bill is, whatever rounding allows it
        let gives_back = computed.facts.iter().any(|fact| fact.invoice.units.low < 0);
        if !gives_back && computed.plan.reckonings.is_empty() {
            return Vec::new();
        }
        let of_year = |(year, bills): (usize, &Vec<_>)| {
            let bill = |member: usize| {
                let due = self.due(Some(member), Some(year));
                (due.low < 0).then_some(BillBelowZero { member, year, is_certain: due.high < 0 })
            };
            (0..bills.len()).filter_map(bill).collect::<Vec<_>>()
        };
        self.bills.iter().enumerate().flat_map(of_year).collect()
    }
}
