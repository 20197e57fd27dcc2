//! What costs are worth today: each discounted by the years until it falls, as the case or the item says when in a year that is.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::cost::Timing;
use crate::money::Fraction;
use crate::plan::discounted::payments_at_base;
use crate::plan::facts::{Fact, Side};

/// Digits after the point of the square root of a mid-year factor.
const ROOT_DECIMALS: u32 = 40;

impl PlanBooks<'_> {
    /// What the picked costs of a side are worth today.
    pub(super) fn present(&self, what: StepKind, side: Side, picks: impl Fn(&Fact, bool) -> bool) -> Step {
        let growth = self.growth_of_year();
        let is_picked = |fact: &Fact| {
            let once = self.computed.item(fact).is_some_and(|item| item.is_one_time());
            fact.side == side && picks(fact, once)
        };
        let Some(growth) = growth else {
            // nothing is discounted, whenever it falls
            let years = self.falling(side, is_picked);
            return self.tree.sum(what, years.into_iter().map(|(_, cost)| cost).collect());
        };
        let mut uses = self.at_base(is_picked);
        for timing in [Timing::Start, Timing::End, Timing::Mid] {
            let falls_so = |fact: &Fact| is_picked(fact) && self.timing(fact) == timing;
            let years: Vec<usize> = self
                .falling(side, falls_so)
                .into_iter()
                .map(|(year, cost)| self.worth((year, timing), cost, growth))
                .collect();
            match (timing, years.is_empty()) {
                (_, true) => {}
                (Timing::Mid, false) => {
                    let end = self.tree.sum(StepKind::Whole, years);
                    let middle = self.half_year(end, growth);
                    if uses.is_empty() {
                        return Step { what, ..middle };
                    }
                    uses.push(self.tree.add(middle));
                }
                _ => uses.extend(years),
            }
        }
        self.tree.sum(what, uses)
    }

    /// When in a year an invoice falls.
    fn timing(&self, fact: &Fact) -> Timing {
        let own = self.computed.item(fact).and_then(|item| item.timing);
        own.unwrap_or(self.computed.plan.finance.timing)
    }

    /// What falls on the base date, undiscounted.
    fn at_base(&self, picks: impl Fn(&Fact) -> bool) -> Vec<usize> {
        let facts = self.computed.facts.iter().enumerate().filter(|(_, fact)| picks(fact));
        let falls = |fact: &Fact| payments_at_base(self.computed.item(fact)?, fact);
        let facts: Vec<(usize, i128)> = facts.filter_map(|(nth, fact)| Some((nth, falls(fact)?))).collect();
        let found = facts.into_iter().filter_map(|(nth, payments)| self.first_payment(nth, payments));
        found.collect()
    }

    /// The first of so many payments of an invoice.
    fn first_payment(&self, nth: usize, payments: i128) -> Option<usize> {
        let fact = self.computed.facts.get(nth)?;
        let invoice = self.invoice(nth)?;
        let count = self.tree.add(Step::number(StepKind::Payments, Fraction::from(payments)));
        let exact = self.tree.exact(invoice).checked_div(&self.tree.exact(count)).unwrap_or_default();
        let step = Step::money(StepKind::AtBase, Operation::Quotient, exact, vec![invoice, count]);
        Some(self.tree.add(step.item(fact.side, fact.item)))
    }

    /// The picked costs of each year, but for what falls on the base date where anything is discounted.
    fn falling(&self, side: Side, picks: impl Fn(&Fact) -> bool) -> Vec<(usize, usize)> {
        let is_discounted = !self.computed.plan.finance.discount.is_zero();
        let at_base = |fact: &Fact| {
            let payments = payments_at_base(self.computed.item(fact)?, fact);
            payments.filter(|_| is_discounted)
        };
        let mut years = Vec::new();
        for year in 0..self.computed.years.len() {
            let of_year = |fact: &Fact| fact.invoice.year == year && picks(fact);
            let whole = |fact: &Fact| of_year(fact) && at_base(fact).is_none();
            let mut costs = Vec::new();
            if self.computed.facts.iter().any(whole) {
                let part = WhichInvoices { year: Some(year), items: None };
                costs.push(self.costs((StepKind::Year, side), &part, whole).year(year));
            }
            // the later payments of a year whose first falls on the base date
            for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| of_year(fact)) {
                let Some(payments) = at_base(fact).filter(|payments| *payments > 1) else { continue };
                let Some(first) = self.first_payment(nth, payments) else { continue };
                let Some(invoice) = self.invoice(nth) else { continue };
                let exact = &self.tree.exact(invoice) - &self.tree.exact(first);
                let step = Step::money(StepKind::Item, Operation::Difference, exact, vec![invoice, first]);
                costs.push(step.year(year).item(side, fact.item));
            }
            let mut costs: Vec<usize> = costs.into_iter().map(|step| self.tree.add(step)).collect();
            match costs.len() {
                0 => {}
                1 => years.extend(costs.pop().map(|only| (year, only))),
                _ => {
                    let sum = self.tree.sum(StepKind::Year, costs).year(year);
                    years.push((year, self.tree.add(sum)));
                }
            }
        }
        years
    }

    /// What a year's cost is worth where it falls at its beginning or at its end; in its middle, as at its end.
    fn worth(&self, (year, timing): (usize, Timing), cost: usize, growth: usize) -> usize {
        let times = match timing {
            Timing::Start => year,
            Timing::Mid | Timing::End => year.saturating_add(1),
        };
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        if times == 0 {
            return cost;
        }
        let factor = self.tree.exact(growth).power(times);
        let power = Step::money(StepKind::Growth, Operation::Power(times), factor.clone(), vec![growth]);
        let power = self.tree.add(power.of(NumberUnit::Number));
        let worth = self.tree.exact(cost).checked_div(&factor).unwrap_or_default();
        let step = Step::money(StepKind::Present, Operation::Quotient, worth, vec![cost, power]);
        self.tree.add(step.year(year))
    }

    /// Half a year less of discount.
    fn half_year(&self, end: Step, growth: usize) -> Step {
        let end = self.tree.add(end);
        let root = self.tree.exact(growth).square_root(ROOT_DECIMALS);
        let root =
            Step::money(StepKind::HalfYear, Operation::Taken, root, vec![growth]).of(NumberUnit::Number);
        let root = self.tree.add(root);
        let exact = &self.tree.exact(end) * &self.tree.exact(root);
        Step::money(StepKind::MidYear, Operation::Product, exact, vec![end, root])
    }
}
