//! What a member pays of shared items before bills are rounded: by the terms of their rules, and within their limits.

use super::bill::Taken;
use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use super::weights::Weights;
use crate::case::Input;
use crate::cost::ItemAt;
use crate::money::Fraction;
use crate::plan::facts::Side;
use crate::sharing::BookLine;

/// A shared item in a year: its number in the claim and in the plan, and its fact.
pub(super) struct One {
    pub(super) nth: usize,
    pub(super) item: usize,
    pub(super) fact: usize,
    pub(super) year: usize,
}

impl PlanBooks<'_> {
    /// What a member pays of the shared items of a year, by item.
    pub(super) fn shared(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        (member, year): (usize, usize),
        part: &WhichInvoices,
    ) -> Vec<(usize, usize)> {
        if let Some(known) = weights.shared.get(&(member, year)).filter(|_| part.items.is_none()) {
            return known.clone();
        }
        let mut found = Vec::new();
        for (nth, (item, of_years)) in taken.facts.iter().enumerate() {
            let Some(Some(fact)) = of_years.get(year) else { continue };
            if !part.takes(ItemAt { side: Side::After, number: *item }) {
                continue;
            }
            let one = One { nth, item: *item, fact: *fact, year };
            found.extend(self.of_item(taken, weights, &one, member).map(|step| (*item, step)));
        }
        if part.items.is_none() {
            weights.shared.insert((member, year), found.clone());
        }
        found
    }

    /// What a member pays of a shared item, within its limits.
    fn of_item(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        one: &One,
        member: usize,
    ) -> Option<usize> {
        let mut steps = self.free(taken, weights, one, member);
        steps.extend(self.limit(taken, weights, one, (member, &steps)));
        match steps.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ => {
                let sum = self.tree.sum(StepKind::Item, steps).year(one.year).item(Side::After, one.item);
                Some(self.tree.add(sum.member(member)))
            }
        }
    }

    /// What a member pays of a shared item by the terms of its rule, before any limit.
    pub(super) fn free(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        one: &One,
        member: usize,
    ) -> Vec<usize> {
        let lines = taken.split.lines(one.nth, member, one.year).unwrap_or_default();
        let lines: Vec<(usize, &BookLine<'_>)> =
            lines.iter().enumerate().filter(|(_, line)| !line.part.is_zero()).collect();
        let Some(invoice) = (!lines.is_empty()).then(|| self.invoice(one.fact)).flatten() else {
            return Vec::new();
        };
        let terms = taken.claim.items.get(one.nth).map_or(1, |item| item.rule.terms().len());
        let rule = self.texts.written.rule_of(one.item);
        let mut steps = Vec::new();
        for (nth, line) in lines {
            let portion = self.portion_of((taken, weights), (one.nth, one.year), line);
            let step = self.line(weights, (member, rule.as_ref()), (invoice, portion), line, terms);
            let step = step.year(one.year).item(Side::After, one.item).member(member);
            steps.push(self.tree.add(step.term(nth % terms.max(1))));
        }
        steps
    }

    /// One term's part of what a member pays of a cost.
    pub(super) fn line(
        &self,
        weights: &mut Weights<'_>,
        (member, rule): (usize, Option<&Input>),
        (cost, portion): (usize, Option<usize>),
        line: &BookLine<'_>,
        terms: usize,
    ) -> Step {
        let mut uses = vec![cost];
        if terms > 1 {
            let percent = &line.term.percent * &Fraction::decimal(1, 2);
            uses.push(self.tree.within(self.texts, rule, (StepKind::Rate, NumberUnit::Percent), percent));
        }
        uses.extend(portion);
        uses.push(self.weight(weights, &line.term.basis, member, rule));
        uses.push(self.weights(weights, (&line.term.basis, line.party), &line.total, rule));
        Step::money(StepKind::Item, Operation::Proportion, self.major_of(&line.part), uses)
    }
}
