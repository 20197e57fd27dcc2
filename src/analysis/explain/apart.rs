//! How bills of each item or category by themselves are made: each rounded with those of all others, and what stands beside them.

use super::bill::Taken;
use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{Operation, Step, StepKind};
use super::weights::Weights;
use crate::plan::facts::Side;
use crate::plan::shares::{categories, category};
use crate::sharing::{ApartBill, Bill};

impl PlanBooks<'_> {
    /// What is billed to a member in a year, and the same before rounding.
    pub(super) fn billed_apart(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        (member, year): (usize, usize),
    ) -> (Step, usize) {
        let mut left = self.by_item(taken, weights, (member, year), (&WhichInvoices::default(), false));
        let exact = taken.split.quota(member, year).unwrap_or_default();
        let moved = self.moved(taken, weights, (member, year));
        let all = left.iter().map(|(_, step)| *step).chain(moved).collect();
        let exact = Step::money(StepKind::Exact, Operation::Sum, self.major_of(&exact), all);
        let exact = self.tree.add(exact.year(year).member(member));
        let by_category = self.computed.plan.sharing.settlement.bill == Bill::Category;
        let labels = if by_category { categories(self.computed) } else { Vec::new() };
        let bills = taken.split.years.get(year).map(|year| year.apart.as_slice()).unwrap_or_default();
        let rounded = taken.split.rounded(year).unwrap_or_default();
        let (mut uses, mut sum) = (Vec::new(), 0_i128);
        for (nth, bill) in bills.iter().enumerate() {
            let shared = |item: usize| {
                let numbers =
                    taken.claim.apart.get(nth).map(|apart| apart.items.as_slice()).unwrap_or_default();
                numbers.iter().any(|number| taken.facts.get(*number).is_some_and(|(known, _)| *known == item))
            };
            let is_in = |(item, _): &(usize, usize)| match labels.get(nth) {
                Some(label) => category(self.computed, *item) == *label,
                None => shared(*item),
            };
            let (parts, others) = left.into_iter().partition(is_in);
            left = others;
            let paid = rounded.get(nth).and_then(|bills| bills.get(member)).copied().unwrap_or(0);
            sum = sum.saturating_add(paid);
            uses.extend(self.one_of((bill, paid), parts, (member, year), by_category));
        }
        // what a member bears alone stands beside bills by item as it is
        uses.extend(left.into_iter().map(|(_, step)| step));
        let billed = taken.split.years.get(year).and_then(|year| year.bills.get(member)).copied();
        let billed = billed.unwrap_or(0);
        let beside = taken.claim.beside_in(member, year);
        let units = billed.saturating_sub(sum).saturating_sub(beside);
        if units != 0 {
            uses.push(self.units((member, year), units, moved.into_iter().collect()));
        }
        (Step::money(StepKind::Bill, Operation::Sum, self.major(billed), uses), exact)
    }

    /// One of these bills; nothing where the member has no part in it.
    fn one_of(
        &self,
        (bill, paid): (&ApartBill, i128),
        parts: Vec<(usize, usize)>,
        (member, year): (usize, usize),
        by_category: bool,
    ) -> Option<usize> {
        let item = parts.first().map(|(item, _)| *item);
        if item.is_none() && paid == 0 {
            return None;
        }
        let steps = parts.into_iter().map(|(_, step)| step).collect();
        let exact = self.major_of(&bill.quota(member).unwrap_or_default());
        let exact = Step::money(StepKind::Exact, Operation::Sum, exact, steps);
        let exact = self.tree.add(exact.year(year).member(member));
        let others = |other: usize| bill.quota(other).unwrap_or_default();
        let step = self.rounded(((member, year), true), exact, self.major(paid), others);
        let what = if by_category { StepKind::Category } else { StepKind::Item };
        let step = Step { what, ..step }.year(year).member(member);
        Some(self.tree.add(match item {
            Some(item) => step.item(Side::After, item),
            None => step,
        }))
    }
}
