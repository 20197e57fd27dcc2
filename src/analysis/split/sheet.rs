//! Sums for each member, from which rows are made.

use super::row::{ShareRow, Who};
use crate::cost::Units;
use crate::plan::facts::{Computed, Fact, PaidPart, Payer, Side, Sums, Supported};
use crate::plan::shares::Shares;
use crate::report::Role;

/// Sums for each member, and for nobody at the end.
pub(super) struct Sheet(Vec<Sums>);

impl Sheet {
    pub(super) fn new(computed: &Computed<'_>) -> Sheet {
        let empty = |member: usize| Sums {
            before: computed.known.before_of(member).then(Units::default),
            after: Some(Units::default()),
            ..Sums::default()
        };
        Sheet((0..=computed.plan.members.len()).map(empty).collect())
    }

    fn of(&mut self, payer: Payer) -> Option<&mut Sums> {
        match payer {
            Payer::Member(number) => self.0.get_mut(number),
            Payer::Group => self.0.last_mut(),
            Payer::Shared | Payer::Outside(_) => None,
        }
    }

    /// Adds each member's cost before.
    pub(super) fn add_before<'f>(&mut self, facts: impl Iterator<Item = &'f Fact>) {
        for fact in facts.filter(|fact| fact.side == Side::Before) {
            if let (Payer::Member(_), Some(sums)) = (fact.payer, self.of(fact.payer)) {
                sums.before = sums.before.map(|before| before.plus(fact.invoice.units));
            }
        }
    }

    /// Adds what each member pays, and what nobody does, in a year or over the term.
    pub(super) fn add_bills(&mut self, shares: &Shares, year: Option<usize>) {
        let (bills, uncollected) = shares.borne(year);
        for (sums, bill) in self.0.iter_mut().zip(bills) {
            sums.after = sums.after.map(|after| after.plus(*bill));
        }
        if let Some(sums) = self.0.last_mut() {
            sums.after = sums.after.map(|after| after.plus(uncollected));
        }
    }

    pub(super) fn add_parts<'p>(&mut self, parts: impl Iterator<Item = &'p PaidPart>) {
        for part in parts {
            match (part.side, self.of(part.payer)) {
                (Side::After, Some(sums)) => {
                    sums.after = sums.after.map(|after| after.plus(part.units));
                    sums.support = sums.support.plus(part.support);
                }
                (Side::Before, Some(sums)) => sums.before_support = sums.before_support.plus(part.support),
                (_, None) => {}
            }
        }
    }

    /// A row for each member wanted, and one for nobody where there is something uncollected.
    pub(super) fn rows(
        self,
        year: Option<usize>,
        item: Option<Option<usize>>,
        wanted: impl Fn(usize, &Sums) -> bool,
    ) -> Vec<ShareRow> {
        let last = self.0.len().saturating_sub(1);
        let row = |(nth, mut sums): (usize, Sums)| {
            let who = if nth == last { Who::Nobody } else { Who::Member(nth) };
            if who == Who::Nobody {
                if sums.paid() == Units::default() {
                    return None;
                }
                sums.before = None;
            } else if !wanted(nth, &sums) {
                return None;
            }
            Some(ShareRow { year, item, ..ShareRow::new(Role::Item, who, sums) })
        };
        let mut rows = Vec::with_capacity(self.0.len());
        rows.extend(self.0.into_iter().enumerate().filter_map(row));
        rows
    }
}

/// Whether a member pays or gets something; one that bears remainders may where it takes no part.
pub(super) fn pays(sums: &Sums) -> bool {
    let supported =
        [sums.support, sums.before_support].iter().any(|support| *support != Supported::default());
    supported || sums.paid() != Units::default()
}
