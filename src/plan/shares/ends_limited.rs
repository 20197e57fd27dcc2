//! Limits of items where costs are ranges: those that hold nobody are forgotten, and parts that others leave no straight line.

use super::claim::CostsAt;
use super::ends::Ends;
use super::limited;
use super::reach::KnownEnds;
use super::wavers::wavers;
use super::way::ItemFacts;
use crate::money::Fraction;
use crate::sharing::{Claim, Limits, Settlement};
use std::collections::BTreeSet;

impl Ends<'_, '_> {
    /// Forgets the limits of items that hold nobody wherever costs lie, and gives their numbers in the plan.
    pub(super) fn free_of_idle(&mut self, all: &ItemFacts) -> BTreeSet<usize> {
        if self.low.items.iter().all(|item| !item.limits.is_some()) {
            return BTreeSet::new();
        }
        let free = Settlement { min_saving: None, ..self.settlement.clone() };
        let corners = (0..self.members()).filter(|_| self.by_before).map(|member| self.corners(member));
        let slack = |nth, year| Fraction::from(i128::from(self.moves(all, nth, year)));
        let idle = limited::idle([&self.low, &self.high], corners.collect(), &free, slack);
        for claim in [&mut self.low, &mut self.high] {
            let items = claim.items.iter_mut().enumerate().filter(|(nth, _)| idle.contains(nth));
            items.for_each(|(_, item)| item.limits = Limits::default());
        }
        let held = || all.iter().zip(&self.low.items).filter(|(_, item)| item.limits.is_some());
        let is_held = |number: usize| held().any(|((item, _), _)| *item == number);
        let freed = idle.iter().filter_map(|nth| all.get(*nth)).map(|(item, _)| *item);
        freed.filter(|item| !is_held(*item)).collect()
    }

    /// Whether the weights of an item move in a year with its prices.
    pub(super) fn moves(&self, items: &ItemFacts, nth: usize, year: usize) -> bool {
        let fact = items.get(nth).and_then(|(_, of_years)| of_years.get(year).copied().flatten());
        fact.and_then(|fact| self.computed.facts.get(fact)).is_some_and(|fact| wavers(self.computed, fact))
    }

    /// The ends of the parts of items with limits, where they do not rise with costs: where weights move too.
    pub(super) fn known(&self, items: &ItemFacts, free: &Settlement) -> KnownEnds {
        let (none, is_limited) = (KnownEnds::new(), self.low.items.iter().any(|item| item.limits.is_some()));
        let any_wavers = self.computed.facts.iter().any(|fact| wavers(self.computed, fact));
        if !is_limited || !(self.by_before || any_wavers) {
            return none;
        }
        let corners = (0..self.members()).filter(|_| self.by_before).map(|member| self.corners(member));
        let slack = |nth, year| Fraction::from(i128::from(self.moves(items, nth, year)));
        limited::known([&self.low, &self.high], corners.collect(), free, slack)
    }

    /// Both claims with the cost before of one member at either end, and those of all others at the other.
    pub(super) fn corners(&self, member: usize) -> [Claim; 4] {
        let (own_least, own_most) = ([&self.least, &self.most], [&self.most, &self.least]);
        [(&self.low, own_least), (&self.high, own_most), (&self.low, own_most), (&self.high, own_least)]
            .map(|(claim, costs)| CostsAt::corner(claim, member, costs))
    }
}
