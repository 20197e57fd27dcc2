//! What the promised saving moves: a member above its cap is held down to it, and the others bear that.
//!
//! The cap is of the whole term, so that what a member does not pay of a year follows from all of them.

use super::bill::Taken;
use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{Growing, Operation, Step, StepKind};
use super::weights::Weights;
use crate::money::Fraction;
use crate::sharing::Capped;

/// A promise as a split keeps it.
pub(super) struct Kept<'k, 't, 'w, 'c> {
    pub(super) taken: &'k Taken<'t>,
    pub(super) weights: &'w mut Weights<'c>,
}

impl PlanBooks<'_> {
    /// What a promise adds to a member's exact bill of a year, or takes off it.
    pub(super) fn moved(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        (member, year): (usize, usize),
    ) -> Option<usize> {
        let moved = taken.split.moved(member, year).unwrap_or_default();
        if moved.is_zero() {
            return None;
        }
        weights.promise.of.get_or_insert(member);
        let exact = self.major_of(&moved);
        let mut kept = Kept { taken, weights };
        let mine = self.pays(&mut kept, member, year);
        let (operation, uses) = if held_down(taken, member).is_some() {
            (Operation::Difference, vec![self.held(&mut kept, member, year), mine])
        } else {
            let (moves, bears) = self.borne(&mut kept, rounds(taken), year);
            (Operation::Proportion, vec![moves, mine, bears])
        };
        let step = Step::money(StepKind::Moved, operation, exact, uses).year(year).member(member);
        Some(self.tree.add(sure(self.tree, step)))
    }

    /// What a member pays of shared items of a year before anything is moved; never below 0.
    fn pays(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize, year: usize) -> usize {
        if let Some(known) = kept.weights.promise.shared.get(&(member, year)) {
            return *known;
        }
        let exact = self.major_of(&shared_of(kept.taken, member, year).max(Fraction::zero()));
        let step = Step::money(StepKind::Shared, Operation::Taken, exact, Vec::new());
        let step = match kept.weights.promise.of == Some(member) {
            false => step,
            true => {
                let parts = self.shared(kept.taken, kept.weights, (member, year), &WhichInvoices::default());
                let uses = parts.into_iter().map(|(_, step)| step).collect();
                sure(self.tree, Step { operation: Operation::Sum, uses, ..step })
            }
        };
        let step = self.tree.add(step.year(year).member(member));
        kept.weights.promise.shared.insert((member, year), step);
        step
    }

    /// The same after what others did not pay before this member was held down itself.
    pub(super) fn pays_then(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize, year: usize) -> usize {
        if let Some(known) = kept.weights.promise.then.get(&(member, year)) {
            return *known;
        }
        let mine = self.pays(kept, member, year);
        let round = held_down(kept.taken, member).map_or(0, |capped| capped.round);
        if round == 0 || self.tree.exact(mine).is_zero() {
            return mine;
        }
        let (moves, bears) = self.borne(kept, round, year);
        if self.tree.exact(moves).is_zero() {
            return mine;
        }
        let borne = of_others(self.tree, [moves, mine, bears]);
        let borne = self.tree.add(borne.year(year).member(member));
        let sum = self.tree.sum(StepKind::Shared, vec![mine, borne]).year(year).member(member);
        *kept.weights.promise.then.entry((member, year)).insert_entry(self.tree.add(sum)).get()
    }

    /// What a member that is held down pays of shared items of a year.
    fn held(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize, year: usize) -> usize {
        if let Some(known) = kept.weights.promise.held.get(&(member, year)) {
            return *known;
        }
        let round = held_down(kept.taken, member).map_or(0, |capped| capped.round);
        let moved = kept.taken.split.moved(member, year).unwrap_or_default();
        let exact = &shared_of(kept.taken, member, year).max(Fraction::zero()) + &moved;
        let mine = self.pays_then(kept, member, year);
        let step = match is_open(kept.taken, round, year) {
            // nobody is left to pay what it would not
            false => Step::money(StepKind::Held, Operation::Sum, self.major_of(&exact), vec![mine]),
            true => {
                let left = self.left(kept, member);
                let uses = vec![left, mine, self.pays_in_all(kept, member)];
                Step::money(StepKind::Held, Operation::Proportion, self.major_of(&exact), uses)
            }
        };
        let step = sure(self.tree, step.year(year).member(member));
        let step = self.tree.add(step);
        kept.weights.promise.held.insert((member, year), step);
        step
    }

    /// What a member pays of the years in which somebody else is left to pay.
    fn pays_in_all(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize) -> usize {
        let round = held_down(kept.taken, member).map_or(0, |capped| capped.round);
        let years = 0..kept.taken.split.years.len();
        let open = years.filter(|year| is_open(kept.taken, round, *year)).collect::<Vec<_>>();
        let all = open.into_iter().map(|year| self.pays_then(kept, member, year)).collect();
        let all = self.tree.sum(StepKind::Shared, all).member(member);
        self.tree.add(all)
    }

    /// What those held down in the first so many rounds do not pay of a year.
    fn spared_in(&self, kept: &mut Kept<'_, '_, '_, '_>, rounds: usize, year: usize) -> usize {
        let mut spared = Vec::new();
        for capped in kept.taken.split.capped.iter().filter(|capped| capped.round < rounds) {
            let step = self.spared(kept, capped.member, year);
            if !self.tree.exact(step).is_zero() {
                spared.push(step);
            }
        }
        let moves = self.tree.sum(StepKind::Moves, spared).year(year);
        self.tree.add(moves)
    }

    /// The same, and what all others pay of it.
    fn borne(&self, kept: &mut Kept<'_, '_, '_, '_>, rounds: usize, year: usize) -> (usize, usize) {
        if let Some(known) = kept.weights.promise.moves.get(&(rounds, year)) {
            return *known;
        }
        let moves = self.spared_in(kept, rounds, year);
        let mut bears = Vec::new();
        for member in 0..kept.taken.claim.members.len() {
            let is_free = held_down(kept.taken, member).is_none_or(|capped| capped.round >= rounds);
            if is_free && shared_of(kept.taken, member, year).is_positive() {
                bears.push(self.pays(kept, member, year));
            }
        }
        let bears = self.tree.sum(StepKind::Bearing, bears).year(year);
        let bears = self.tree.add(bears);
        kept.weights.promise.moves.insert((rounds, year), (moves, bears));
        (moves, bears)
    }

    /// What a member that is held down does not pay of a year.
    fn spared(&self, kept: &mut Kept<'_, '_, '_, '_>, member: usize, year: usize) -> usize {
        if let Some(known) = kept.weights.promise.spared.get(&(member, year)) {
            return *known;
        }
        let mine = self.pays(kept, member, year);
        let held = self.held(kept, member, year);
        let exact = &self.tree.exact(mine) - &self.tree.exact(held);
        let step = Step::money(StepKind::Spared, Operation::Difference, exact, vec![mine, held]);
        let step = self.tree.add(step.year(year).member(member));
        kept.weights.promise.spared.insert((member, year), step);
        step
    }
}

/// A member's part of what others do not pay.
fn of_others(tree: &Growing, uses: [usize; 3]) -> Step {
    let [moves, mine, bears] = uses.map(|nth| tree.exact(nth));
    let exact = (&moves * &mine).checked_div(&bears).unwrap_or_default();
    Step::money(StepKind::Moved, Operation::Proportion, exact, uses.to_vec())
}

/// A step as it is made, where that gives its value to the last digit; else as the calculation has it: amounts too long to go
/// on with are cut off behind the 48th decimal there.
pub(super) fn sure(tree: &Growing, step: Step) -> Step {
    let values: Vec<Fraction> = step.uses.iter().map(|nth| tree.exact(*nth)).collect();
    let made = match (step.operation, values.as_slice()) {
        (Operation::Difference, [first, second]) => Some(first - second),
        (Operation::Proportion, [first, second, over]) => (first * second).checked_div(over),
        (Operation::Sum, values) => Some(values.iter().sum::<Fraction>()),
        _ => None,
    };
    match made.as_ref() == Some(&step.exact) {
        true => step,
        false => Step { operation: Operation::Taken, ..step },
    }
}

/// What a member pays of shared items of a year if nothing is moved, in minor units: below 0 it is a credit.
pub(super) fn shared_of(taken: &Taken<'_>, member: usize, year: usize) -> Fraction {
    let of = |years: &[Vec<i128>]| years.get(year).and_then(|year| year.get(member)).copied().unwrap_or(0);
    let quota = taken.split.quota(member, year).unwrap_or_default();
    let moved = taken.split.moved(member, year).unwrap_or_default();
    &(&quota - &moved) - &Fraction::from(of(&taken.claim.own) + of(&taken.claim.beside))
}

pub(super) fn held_down<'t>(taken: &'t Taken<'_>, member: usize) -> Option<&'t Capped> {
    taken.split.capped.iter().find(|capped| capped.member == member)
}

/// In how many rounds members are held down.
fn rounds(taken: &Taken<'_>) -> usize {
    taken.split.capped.iter().map(|capped| capped.round.saturating_add(1)).max().unwrap_or(0)
}

/// Whether somebody is left to pay of a year after this round.
pub(super) fn is_open(taken: &Taken<'_>, round: usize, year: usize) -> bool {
    (0..taken.claim.members.len()).any(|member| {
        let is_free = held_down(taken, member).is_none_or(|capped| capped.round > round);
        is_free && shared_of(taken, member, year).is_positive()
    })
}
