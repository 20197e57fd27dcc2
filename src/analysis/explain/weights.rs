//! What members weigh by the bases of the rules, and what those who share weigh together.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::case::Input;
use crate::money::Fraction;
use crate::plan::shares::by_year;
use crate::sharing::{Basis, Claim};
use std::collections::HashMap;

/// The weights of a claim, each made once.
pub(super) struct Weights<'c> {
    claim: &'c Claim,
    bases: Vec<(Basis, Vec<Fraction>)>,
    /// By basis and member.
    known: HashMap<(usize, usize), usize>,
    /// By basis and who shares.
    together: HashMap<(usize, Vec<usize>), usize>,
    /// The parts of invoices that parties share, by item of the claim and year.
    pub(super) portions: HashMap<(usize, usize, Vec<usize>), usize>,
    /// What members pay of shared items, by item, of a member in a year.
    pub(super) shared: HashMap<(usize, usize), Vec<(usize, usize)>>,
    /// What limits of an item in a year move, and what bears it: by item of the claim and year.
    pub(super) limited: HashMap<(usize, usize), (usize, usize)>,
    /// What a promise moves.
    pub(super) promise: Promise,
}

/// What a promise moves, each made once, by member and year.
#[derive(Default)]
pub(super) struct Promise {
    pub(super) shared: HashMap<(usize, usize), usize>,
    pub(super) then: HashMap<(usize, usize), usize>,
    pub(super) held: HashMap<(usize, usize), usize>,
    pub(super) left: HashMap<usize, usize>,
    pub(super) spared: HashMap<(usize, usize), usize>,
    /// What those held down in so many rounds do not pay of a year, and what the others pay of it.
    pub(super) moves: HashMap<(usize, usize), (usize, usize)>,
    /// The member that is asked about: what it pays is opened.
    pub(super) of: Option<usize>,
}

impl<'c> Weights<'c> {
    /// None made yet.
    pub(super) fn of(claim: &'c Claim) -> Weights<'c> {
        Weights {
            claim,
            bases: Vec::new(),
            known: HashMap::new(),
            together: HashMap::new(),
            portions: HashMap::new(),
            shared: HashMap::new(),
            limited: HashMap::new(),
            promise: Promise::default(),
        }
    }

    /// The number of a basis.
    fn basis(&mut self, basis: &Basis) -> usize {
        let known = self.bases.iter().position(|(known, _)| known == basis);
        known.unwrap_or_else(|| {
            let weighed = basis.weigh(&self.claim.members);
            let weights = weighed.into_iter().map(Result::unwrap_or_default).collect();
            self.bases.push((basis.clone(), weights));
            self.bases.len() - 1
        })
    }
}

impl PlanBooks<'_> {
    /// The weight of a member by a basis.
    pub(super) fn weight(
        &self,
        weights: &mut Weights<'_>,
        basis: &Basis,
        member: usize,
        rule: Option<&Input>,
    ) -> usize {
        let nth = weights.basis(basis);
        if let Some(known) = weights.known.get(&(nth, member)) {
            return *known;
        }
        let weight = weights.bases.get(nth).and_then(|(_, weights)| weights.get(member));
        let step = self.weigh(basis, member, weight.cloned().unwrap_or_default(), rule);
        weights.known.insert((nth, member), step);
        step
    }

    fn weigh(&self, basis: &Basis, member: usize, weight: Fraction, rule: Option<&Input>) -> usize {
        let base = |name: &str| match by_year::parts(name) {
            (name, Some(year)) => self.texts.written.base_in(member, name, year),
            (name, None) => self.texts.written.base_of(member, name),
        };
        match basis {
            Basis::Equal => self.tree.add(Step::number(StepKind::Weight, weight).member(member)),
            Basis::Proportional(name) => match self.tree.input(self.texts, base(name)) {
                Some(input) => input,
                None => self.tree.add(Step::number(StepKind::Weight, weight).member(member)),
            },
            Basis::Current => {
                let before = self.before(Some(member), &WhichInvoices::default());
                self.tree.add(before.member(member))
            }
            Basis::Table(_) => {
                let percent = &weight * &Fraction::decimal(1, 2);
                self.tree.within(self.texts, rule, (StepKind::Rate, NumberUnit::Percent), percent)
            }
            // taken as the split has them, which says how
            _ => {
                let input = basis.name().and_then(base);
                let uses = self.tree.input(self.texts, input).into_iter().collect();
                let step =
                    Step::money(StepKind::Weight, Operation::Taken, weight, uses).of(NumberUnit::Number);
                self.tree.add(step.member(member))
            }
        }
    }

    /// The weight of those who share.
    pub(super) fn weights(
        &self,
        weights: &mut Weights<'_>,
        (basis, party): (&Basis, &[usize]),
        total: &Fraction,
        rule: Option<&Input>,
    ) -> usize {
        let key = (weights.basis(basis), party.to_vec());
        if let Some(known) = weights.together.get(&key) {
            return *known;
        }
        let step = match basis {
            Basis::Equal => Step::number(StepKind::Weights, total.clone()),
            _ => {
                let weigh = |member: &usize| self.weight(weights, basis, *member, rule);
                let uses: Vec<usize> = party.iter().map(weigh).collect();
                let sum = self.tree.sum(StepKind::Weights, uses);
                let unit = match basis {
                    Basis::Current => NumberUnit::Money,
                    Basis::Table(_) => NumberUnit::Percent,
                    _ => NumberUnit::Number,
                };
                sum.of(unit)
            }
        };
        let step = self.tree.add(step);
        weights.together.insert(key, step);
        step
    }
}
