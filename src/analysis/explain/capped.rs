//! The cap of a member that is held down: the most that a promise lets it pay, and what that leaves for shared costs.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::promised::{Kept, held_down, is_open, shared_of, sure};
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::money::Fraction;

impl PlanBooks<'_> {
    /// What the cap of a member leaves for shared costs: less what it bears by itself, and what nobody else could pay.
    pub(super) fn left(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize) -> usize {
        if let Some(known) = kept.weights.promise.left.get(&member) {
            return *known;
        }
        let round = held_down(kept.taken, member).map_or(0, |capped| capped.round);
        let mut uses = vec![self.cap(member)];
        uses.extend(self.own(kept, member));
        let years = 0..kept.taken.split.years.len();
        for year in years.filter(|year| !is_open(kept.taken, round, *year)) {
            let mine = self.pays_then(kept, member, year);
            if !self.tree.exact(mine).is_zero() {
                uses.push(mine);
            }
        }
        let less = uses.iter().skip(1).map(|nth| self.tree.exact(*nth)).sum::<Fraction>();
        let exact = uses.first().map_or_else(Fraction::zero, |cap| &self.tree.exact(*cap) - &less);
        let step = Step::money(StepKind::CapLeft, Operation::Difference, exact, uses).member(member);
        let step = self.tree.add(step);
        kept.weights.promise.left.insert(member, step);
        step
    }

    /// What a member bears by itself over the term, less credits; nothing where that is nothing.
    fn own(&self, kept: &Kept<'_, '_, '_, '_>, member: usize) -> Option<usize> {
        let years = 0..kept.taken.split.years.len();
        let own = years.fold(Fraction::from(kept.taken.claim.beside(member)), |sum, year| {
            let own = kept.taken.claim.own.get(year).and_then(|own| own.get(member)).copied().unwrap_or(0);
            let credit = shared_of(kept.taken, member, year).min(Fraction::zero());
            &(&sum + &Fraction::from(own)) + &credit
        });
        if own.is_zero() {
            return None;
        }
        let step = Step::money(StepKind::Alone, Operation::Taken, self.major_of(&own), Vec::new());
        let step = match kept.weights.promise.of == Some(member) {
            false => step,
            true => {
                let uses = self.by_itself(member);
                sure(self.tree, Step { operation: Operation::Sum, uses, ..step })
            }
        };
        Some(self.tree.add(step.member(member)))
    }

    /// All that a member bears by itself over the term.
    fn by_itself(&self, member: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for year in 0..self.computed.years.len() {
            for direct in [false, true] {
                let alone = self.alone(member, year, (&WhichInvoices::default(), direct));
                found.extend(alone.into_iter().map(|(_, step)| step));
            }
        }
        found
    }

    /// The most that a member pays over the term: what the promise leaves of its cost before.
    fn cap(&self, member: usize) -> usize {
        let before = self.before(Some(member), &WhichInvoices::default());
        let before = self.tree.add(before.member(member));
        let promise = self.tree.input(self.texts, self.texts.written.promise());
        let one = self.tree.add(Step::number(StepKind::Left, Fraction::from(1)).of(NumberUnit::Percent));
        let uses: Vec<usize> = std::iter::once(one).chain(promise).collect();
        let exact =
            promise.map_or_else(|| Fraction::from(1), |nth| &Fraction::from(1) - &self.tree.exact(nth));
        let left = Step::money(StepKind::Left, Operation::Difference, exact, uses).of(NumberUnit::Percent);
        let left = self.tree.add(left);
        let exact = &self.tree.exact(before) * &self.tree.exact(left);
        self.tree
            .add(Step::money(StepKind::Cap, Operation::Product, exact, vec![before, left]).member(member))
    }
}
