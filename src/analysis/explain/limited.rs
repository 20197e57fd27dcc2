//! What limits of an item do to a member's part: it stands at one, or bears what others that do are spared.

use super::bill::Taken;
use super::invoice::PlanBooks;
use super::shared::One;
use super::tree::{Growing, Operation, Step, StepKind};
use super::weights::Weights;
use crate::money::Fraction;
use crate::plan::facts::Side;

/// A limit that a member stands at.
struct Stands {
    is_least: bool,
    at: Fraction,
}

impl PlanBooks<'_> {
    /// What limits add to a member's free part of an item, or cut off it; nothing where they leave it as it is.
    pub(super) fn limit(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        one: &One,
        (member, free): (usize, &[usize]),
    ) -> Option<usize> {
        let held = taken.split.limited(one.nth, member, one.year)?;
        let exact = self.major_of(&(held - &free_part(taken, one, member)));
        let exact = Some(exact).filter(|exact| !exact.is_zero())?;
        let step = match stands(taken, one, member) {
            Some(stands) => {
                let limit = self.at_limit(taken, one, member, &stands);
                let uses = std::iter::once(limit).chain(free.iter().copied()).collect();
                Step::money(stands.what(), Operation::Difference, exact, uses)
            }
            None => {
                let (moves, bears) = self.moves(taken, weights, one)?;
                let mine = together(self.tree, free, one, member);
                Step::money(StepKind::Limits, Operation::Proportion, exact, vec![moves, mine, bears])
            }
        };
        Some(self.tree.add(of(step, one, member)))
    }

    /// A limit of a year: of fewer months than twelve, so many twelfths.
    fn at_limit(&self, taken: &Taken<'_>, one: &One, member: usize, stands: &Stands) -> usize {
        let exact = self.major_of(&stands.at);
        let input = self.tree.input(self.texts, self.texts.written.limit_of(one.item, stands.is_least));
        let months = taken.claim.months_in(member, one.year);
        let uses: Vec<usize> = match months {
            12 => input.into_iter().collect(),
            months => input.into_iter().chain([self.months(months.into(), 12)]).collect(),
        };
        let made = uses.iter().fold(Fraction::from(1), |product, nth| &product * &self.tree.exact(*nth));
        let operation = if made == exact { Operation::Product } else { Operation::Taken };
        self.tree.add(of(
            Step::money(StepKind::AtLimit(stands.is_least), operation, exact, uses),
            one,
            member,
        ))
    }

    /// What all those that stand at a limit of an item do not pay of it, and what all others pay before that: made once.
    fn moves(&self, taken: &Taken<'_>, weights: &mut Weights<'_>, one: &One) -> Option<(usize, usize)> {
        if let Some(known) = weights.limited.get(&(one.nth, one.year)) {
            return Some(*known);
        }
        let (mut moved, mut bears) = (Vec::new(), vec![self.invoice(one.fact)?]);
        for member in 0..taken.claim.members.len() {
            let Some(stands) = stands(taken, one, member) else { continue };
            let free = self.free(taken, weights, one, member);
            let free = together(self.tree, &free, one, member);
            let limit = self.at_limit(taken, one, member, &stands);
            let step = Step { what: StepKind::Spared, ..rest(self.tree, vec![free, limit]) };
            moved.push(self.tree.add(of(step, one, member)));
            bears.push(free);
        }
        let steps = [self.tree.sum(StepKind::Moves, moved), rest(self.tree, bears)];
        let made = steps.map(|step| self.tree.add(step.year(one.year).item(Side::After, one.item)));
        weights.limited.insert((one.nth, one.year), made.into());
        Some(made.into())
    }
}

impl Stands {
    fn what(&self) -> StepKind {
        if self.is_least { StepKind::Minimum } else { StepKind::Maximum }
    }
}

/// What is left of the first without all others.
fn rest(tree: &Growing, uses: Vec<usize>) -> Step {
    let first = uses.first().map(|nth| tree.exact(*nth)).unwrap_or_default();
    let exact = uses.iter().skip(1).fold(first, |left, nth| &left - &tree.exact(*nth));
    Step::money(StepKind::Bearing, Operation::Difference, exact, uses)
}

/// What a member pays by all terms of a rule: the only one, or their sum.
fn together(tree: &Growing, free: &[usize], one: &One, member: usize) -> usize {
    match free {
        [only] => *only,
        _ => {
            let sum = tree.sum(StepKind::Item, free.to_vec());
            tree.add(of(sum, one, member))
        }
    }
}

fn of(step: Step, one: &One, member: usize) -> Step {
    step.year(one.year).item(Side::After, one.item).member(member)
}

/// What a member would pay of an item without its limits.
fn free_part(taken: &Taken<'_>, one: &One, member: usize) -> Fraction {
    let lines = taken.split.lines(one.nth, member, one.year).unwrap_or_default();
    lines.iter().map(|line| &line.part).sum::<Fraction>()
}

/// The limit that a member stands at.
fn stands(taken: &Taken<'_>, one: &One, member: usize) -> Option<Stands> {
    let (least, most) = taken.claim.limits_of(one.nth, member, one.year)?;
    let held = taken.split.limited(one.nth, member, one.year)?;
    let has_least = taken.claim.items.get(one.nth)?.limits.min.is_some();
    let at = held.clone();
    match most {
        _ if has_least && *held == least => Some(Stands { is_least: true, at }),
        Some(most) if *held == most => Some(Stands { is_least: false, at }),
        _ => None,
    }
}
