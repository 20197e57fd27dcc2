//! Bills of each item or category by themselves, and how a promise moves units between them.
//!
//! Three towns share two items of 100 each equally: 34, 33 and 33 of either, so that the first pays 68; together they
//! would be 67, 67 and 66.
//!
//! ```
//! use cloudcost::sharing::{BilledApart, Basis, Claim, Sharer, Rule, Settlement, SharedItem, split};
//! let items = vec![SharedItem::of_one_year(Rule::by(Basis::Equal), 100); 2];
//! let apart = [0, 1].map(|item| BilledApart { items: vec![item], ..BilledApart::default() }).to_vec();
//! let claim = Claim { members: vec![Sharer::default(); 3], items, apart, years: 1, ..Claim::default() };
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [68, 66, 66]);
//! let claim = Claim { apart: Vec::new(), ..claim };
//! assert_eq!(split(&claim, &Settlement::default()).unwrap().years[0].bills, [67, 67, 66]);
//! ```

use super::bill::{Billed, Settlement, billed};
use super::books::Books;
use super::claim::{Claim, of_year, sum};
use crate::money::{Fraction, Quotas};

/// One of the bills of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApartBill {
    /// What is billed.
    pub cost: i128,
    /// What each member pays of it.
    pub bills: Vec<i128>,
    /// What rounding dealt out.
    pub(super) dealt: Vec<(usize, i128)>,
    pub(super) uncollected: i128,
    pub(super) quotas: Quotas,
}

impl ApartBill {
    /// A member's exact part of it, before rounding.
    pub fn quota(&self, member: usize) -> Option<Fraction> {
        self.quotas.exact(member)
    }
}

/// The bills of a year, each by itself; `None` if one does not fit 128 bits.
pub(super) fn of_this_year(
    books: &Books<'_>,
    claim: &Claim,
    year: usize,
    settlement: &Settlement,
) -> Option<Vec<ApartBill>> {
    let settlement = claim.settlement_of(year, settlement);
    let each = claim.apart.iter().map(|apart| {
        let own = of_year(&apart.own, year);
        let quotas = books.quotas_of(&apart.items, year, own);
        let cost = claim.cost_of(&apart.items, year) + sum(own);
        let Billed { bills, dealt, uncollected } = billed(&quotas, cost, &settlement)?;
        Some(ApartBill { cost, bills, dealt, uncollected, quotas })
    });
    each.collect()
}

/// What they come to together.
pub(super) fn together(bills: &[ApartBill], members: usize) -> Billed {
    let of = |member: usize| bills.iter().filter_map(|bill| bill.bills.get(member)).sum();
    Billed {
        bills: (0..members).map(of).collect(),
        dealt: bills.iter().flat_map(|bill| bill.dealt.iter().copied()).collect(),
        uncollected: bills.iter().map(|bill| bill.uncollected).sum(),
    }
}

/// Moves what a promise moved of the bills of a year within its single bills, the largest first. What cannot be moved within
/// one stands with none of them.
pub(super) fn moved(apart: &mut [ApartBill], bills: &[i128]) {
    let now = together(apart, bills.len()).bills;
    let mut wants: Vec<i128> = bills.iter().zip(&now).map(|(bill, now)| bill - now).collect();
    let mut order: Vec<&mut ApartBill> = apart.iter_mut().collect();
    // a stable sort: of equal costs the first in the file
    order.sort_by_key(|bill| std::cmp::Reverse(bill.cost));
    for bill in order {
        let is_in = |member: &usize| bill.quotas.exact(*member).is_some_and(|quota| quota.is_positive());
        let takes: Vec<bool> = (0..wants.len()).map(|member| is_in(&member)).collect();
        let room = |(want, takes): (&i128, &bool)| if *takes { (*want).max(0) } else { 0 };
        let mut open: i128 = wants.iter().zip(&takes).map(room).sum();
        let mut given = 0;
        for (paid, want) in bill.bills.iter_mut().zip(&mut wants) {
            let gives = (-*want).max(0).min((*paid).max(0)).min(open);
            (*paid, *want) = (*paid - gives, *want + gives);
            (open, given) = (open - gives, given + gives);
        }
        for ((paid, want), takes) in bill.bills.iter_mut().zip(&mut wants).zip(takes) {
            let gets = if takes { (*want).max(0).min(given) } else { 0 };
            (*paid, *want, given) = (*paid + gets, *want - gets, given - gets);
        }
    }
}
