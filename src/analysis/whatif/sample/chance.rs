//! How often each requirement of a case holds among samples.
//!
//! What is required of the group over the term follows from the two costs of a sample; what is required of members or
//! years takes their bills, from the engine where there is one; all else takes the whole case. Each way gives the figures
//! that `check` would on a file with the amounts drawn.

use crate::analysis::promises;
use crate::analysis::whatif::engine::Engine;
use crate::analysis::whatif::outcome::{Verdicts, WholeCase};
use crate::case::{Case, Input, Ranged, Written};
use crate::money::Fraction;
use crate::plan::ledger::Ledger;
use crate::requirement::{Holds, Requirement, Whose};

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

    fn count(&mut self, verdict: Holds) {
        match verdict {
            Holds::AtWorst => self.held += 1,
            // what is drawn is exact
            Holds::No | Holds::NotAtWorst => {}
            Holds::Unknown => self.unknown += 1,
        }
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

impl<'w> Judge<'w> {
    /// The judge of a case whose ranges are these.
    pub(super) fn new(written: &Written, case: &'w Case, ranged: &'w [Ranged]) -> Judge<'w> {
        let mut closed = written.clone();
        for ranged in ranged {
            closed.set_number(&ranged.input, &ranged.number.value);
        }
        let inputs: Vec<&Input> = ranged.iter().map(|ranged| &ranged.input).collect();
        let of_ledger = |requirement: &Requirement| requirement.is_of_costs() && !is_of_group(requirement);
        let takes_bills = case.require.iter().any(|required| of_ledger(&required.requirement));
        let engine = takes_bills.then(|| Engine::new(&closed, &inputs)).flatten();
        Judge { written: closed, case, ranged, engine }
    }

    /// The costs of a sample by year, where it takes no more than the engine to know them.
    pub(super) fn ledger(&self, drawn: &[i128]) -> Option<Ledger> {
        let engine = self.engine.as_ref()?;
        let steps = self.ranged.iter().zip(drawn);
        let steps = steps.map(|(ranged, units)| Engine::steps(ranged.number.measure, *units));
        engine.ledger_at(&steps.collect::<Option<Vec<i128>>>()?)
    }

    /// Adds what comes of one sample: its costs before and after in minor units, by year where that is known, and what
    /// was drawn.
    pub(super) fn add(
        &self,
        chances: &mut [Chance],
        (before, after): (i128, i128),
        ledger: Option<&Ledger>,
        drawn: &[i128],
    ) {
        let decimals = self.case.currency.minor_digits();
        let mut whole: Option<Verdicts> = None;
        for (nth, (chance, required)) in chances.iter_mut().zip(&self.case.require).enumerate() {
            let requirement = &required.requirement;
            chance.count(match ledger {
                _ if is_of_group(requirement) => {
                    requirement.holds_exactly(Some(before), Some(after), decimals)
                }
                Some(ledger) if requirement.is_of_costs() => promises::holds(self.case, ledger, requirement),
                _ => {
                    whole.get_or_insert_with(|| self.whole(drawn)).get(nth).copied().unwrap_or(Holds::Unknown)
                }
            });
        }
    }

    /// What comes of every requirement of the case with the amounts drawn.
    fn whole(&self, drawn: &[i128]) -> Verdicts {
        let mut written = self.written.clone();
        for (ranged, units) in self.ranged.iter().zip(drawn) {
            let value = Fraction::decimal(*units, ranged.number.measure.decimals());
            written.set_number(&ranged.input, &value);
        }
        let Ok(case) = written.case() else { return Verdicts::new() };
        WholeCase::new(&case).map_or_else(|_| Verdicts::new(), |whole| whole.verdicts())
    }
}

/// Whether the two costs of the group over the term are all it takes.
fn is_of_group(requirement: &Requirement) -> bool {
    requirement.whose == Whose::Group && requirement.is_of_costs() && !requirement.yearly
}
