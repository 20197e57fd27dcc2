//! How often each requirement of a case holds among samples.
//!
//! What is required of the group over the term follows from the two costs of a sample; what is required of members takes
//! their bills, from the engine where there is one; all else takes the whole case. Each way gives the figures that
//! `check` would on a file with the amounts drawn.

use crate::analysis::check::{self, costs_of};
use crate::analysis::whatif::engine::Engine;
use crate::analysis::whatif::kept::kept;
use crate::analysis::whatif::outcome::{Outcome, outcome};
use crate::case::{Case, Input, Number, Ranged, Written};
use crate::cost::Units;
use crate::money::Fraction;
use crate::requirement::{Costs, Holds, Requirement, Whose};

/// How often a requirement holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chance {
    /// In how many samples it holds for everyone that it speaks of.
    pub held: usize,
    /// In how many that is not known.
    pub unknown: usize,
}

impl Chance {
    pub(super) fn add(&mut self, other: &Chance) {
        self.held += other.held;
        self.unknown += other.unknown;
    }
}

/// The requirements of a case, ready to be held against samples.
pub(super) struct Judge<'w> {
    /// The case with every range closed to its middle.
    written: Written,
    case: &'w Case,
    ranged: &'w [Ranged],
    engine: Option<Engine>,
}

/// Whether a requirement holds in a sample; `None` where that is not known.
type Verdict = Option<bool>;

impl<'w> Judge<'w> {
    /// The judge of a case whose ranges are these.
    pub(super) fn new(written: &Written, case: &'w Case, ranged: &'w [Ranged]) -> Judge<'w> {
        let mut closed = written.clone();
        for ranged in ranged {
            closed.set_number(&ranged.input, &ranged.number.value);
        }
        let inputs: Vec<&Input> = ranged.iter().map(|ranged| &ranged.input).collect();
        let of_members = case.require.iter().any(|required| is_of_members(&required.requirement));
        let engine = of_members.then(|| Engine::new(&closed, &inputs)).flatten();
        Judge { written: closed, case, ranged, engine }
    }

    /// Adds what comes of one sample: its costs before and after in minor units, and what was drawn.
    pub(super) fn add(&self, chances: &mut [Chance], costs: (i128, i128), drawn: &[i128]) {
        let mut members: Option<Option<Outcome>> = None;
        let mut whole: Option<Vec<(check::Promise, Holds)>> = None;
        for (nth, (chance, required)) in chances.iter_mut().zip(&self.case.require).enumerate() {
            let requirement = &required.requirement;
            let verdict = if is_of_group(requirement) {
                let units = |units| Units::exact(units);
                self.verdict(requirement, [self.costs(Some(units(costs.0)), units(costs.1))].iter())
            } else if is_of_members(requirement) {
                let outcome = members.get_or_insert_with(|| self.outcome(drawn));
                outcome.as_ref().and_then(|outcome| self.of_members(requirement, outcome))
            } else {
                let found = whole.get_or_insert_with(|| self.whole(drawn));
                let of = found.iter().filter(|(promise, _)| *promise == check::Promise::File(nth));
                together(of.map(|(_, holds)| *holds))
            };
            match verdict {
                Some(held) => chance.held += usize::from(held),
                None => chance.unknown += 1,
            }
        }
    }

    fn verdict<'c>(&self, requirement: &Requirement, costs: impl Iterator<Item = &'c Costs>) -> Verdict {
        together(costs.map(|costs| requirement.holds(costs)))
    }

    fn costs(&self, before: Option<Units>, after: Units) -> Costs {
        costs_of(before, after, self.case.currency.minor_digits())
    }

    fn of_members(&self, requirement: &Requirement, outcome: &Outcome) -> Verdict {
        let plan = self.case.plan.as_ref()?;
        let is_meant = |number: usize| match &requirement.whose {
            Whose::Member(id) => {
                plan.members.get(number).is_some_and(|member| member.id == *id || member.name.is(id))
            }
            Whose::Every | Whose::Group => true,
        };
        let members = outcome.members.iter().enumerate().filter(|(number, _)| is_meant(*number));
        let costs: Vec<Costs> = members
            .filter_map(|(_, standing)| standing.as_ref())
            .map(|standing| self.costs(standing.before, standing.share))
            .collect();
        self.verdict(requirement, costs.iter())
    }

    /// What each member pays.
    fn outcome(&self, drawn: &[i128]) -> Option<Outcome> {
        let numbers: Vec<Number> = self.numbers(drawn).collect();
        let quick =
            self.engine.as_ref().and_then(|engine| engine.outcome(&numbers.iter().collect::<Vec<_>>()));
        quick.or_else(|| outcome(&self.drawn(drawn)?).ok())
    }

    /// What comes of every requirement.
    fn whole(&self, drawn: &[i128]) -> Vec<(check::Promise, Holds)> {
        let kept = self.drawn(drawn).map(|case| kept(&case)).unwrap_or_default();
        kept.into_iter().map(|outcome| (outcome.promise, outcome.judged.holds)).collect()
    }

    /// The case with the amounts drawn.
    fn drawn(&self, drawn: &[i128]) -> Option<Case> {
        let mut written = self.written.clone();
        for (ranged, number) in self.ranged.iter().zip(self.numbers(drawn)) {
            written.set_number(&ranged.input, &number.value);
        }
        written.case().ok()
    }

    fn numbers(&self, drawn: &[i128]) -> impl Iterator<Item = Number> {
        self.ranged.iter().zip(drawn).map(|(ranged, units)| {
            let measure = ranged.number.measure;
            Number { value: Fraction::decimal(*units, measure.decimals()), range: None, measure }
        })
    }
}

/// Whether the two costs of the group over the term are all it takes.
fn is_of_group(requirement: &Requirement) -> bool {
    requirement.whose == Whose::Group && requirement.system.is_none() && !requirement.yearly
}

/// Whether the bills of members over the term are.
fn is_of_members(requirement: &Requirement) -> bool {
    requirement.whose != Whose::Group && requirement.system.is_none() && !requirement.yearly
}

/// All of them; broken if one is, not known if none is broken and one not known, or if there is none.
fn together(found: impl Iterator<Item = Holds>) -> Verdict {
    let mut verdict = None;
    let mut unknown = false;
    for holds in found {
        match holds {
            Holds::AtWorst => verdict = verdict.or(Some(true)),
            Holds::No | Holds::NotAtWorst => return Some(false),
            Holds::Unknown => unknown = true,
        }
    }
    verdict.filter(|_| !unknown)
}
