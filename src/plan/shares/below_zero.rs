//! Bills that would be payments: of a year whose credits are more than all else that a member is to pay.

use super::found::Shares;

/// A bill below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BillBelowZero {
    /// The member that would be paid.
    pub(crate) member: usize,
    /// The year of the term.
    pub(crate) year: usize,
}

impl Shares {
    /// Every bill that is below zero wherever costs lie, by year and member. A credit of 300 shared equally by three, one of
    /// which joins in that year and pays 50 besides, bills it -50.
    pub(crate) fn bills_below_zero(&self) -> Vec<BillBelowZero> {
        let years = self.bills.iter().enumerate();
        let of_year = |(year, bills): (usize, &Vec<_>)| {
            let members = 0..bills.len();
            let bills = members.map(move |member| BillBelowZero { member, year });
            bills.filter(|bill| self.due(Some(bill.member), Some(bill.year)).high < 0).collect::<Vec<_>>()
        };
        years.flat_map(of_year).collect()
    }
}
