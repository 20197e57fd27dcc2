//! The joining fee: what a newcomer can pay those who are there, so that nobody loses by its joining.
//!
//! Worked example: a newcomer saves 900; one member pays 100 more because of it, another 400 less. From a fee of 100
//! (all of it for the one) nobody loses; up to 900 the newcomer does not either; between them everyone gains, if the
//! fee is dealt out so.

use super::changed::changed;
use super::outcome::{Outcome, WholeCase};
use super::summed::changes_of;
use crate::case::{Case, Change, Scenario, Written, member_of};
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;

/// Fees for one newcomer, in minor units; where amounts are ranges, from the least to the greatest that each can be.
#[derive(Clone, Debug)]
pub struct EntryFee {
    /// The case with the newcomer.
    pub case: Case,
    /// Before and after it joins.
    pub outcomes: [Outcome; 2],
    /// The number of the newcomer.
    pub newcomer: usize,
    /// Each member that was there, with by how much its share changes.
    pub changes: Vec<(usize, Units)>,
    /// By how much what all of them pay changes.
    pub change: Option<Units>,
    /// What members that lose have to be paid: the least fee at which none does.
    pub least: Units,
    /// What the newcomer saves: the greatest fee at which it does not lose.
    pub greatest: Option<Units>,
}

impl EntryFee {
    /// What all of them together save by its joining: what the newcomer paid before, less what they pay more.
    pub(crate) fn surplus(&self) -> Option<Units> {
        let [_, joined] = &self.outcomes;
        let newcomer = joined.members.get(self.newcomer).copied().flatten()?;
        Some(newcomer.before?.minus(self.change?))
    }
}

/// The fees for the one member that a scenario lets join.
///
/// # Errors
/// Not exactly one newcomer, or a case that cannot be split.
pub fn entry_fee(written: &Written, scenario: &Scenario) -> Result<EntryFee, Diagnostic> {
    let joining: Vec<&str> = scenario.joining().collect();
    let [newcomer] = joining.as_slice() else {
        return Err(Diagnostic::error(code!("one-newcomer"), None));
    };
    // all else that the scenario changes is there with the newcomer and without
    let without = Scenario {
        changes: scenario
            .changes
            .iter()
            .filter(|change| !matches!(change, Change::Join(_)))
            .cloned()
            .collect(),
        ..scenario.clone()
    };
    let old = changed(written, &without)?.case()?;
    let case = changed(written, scenario)?.case()?;
    let (then, now) = (WholeCase::new(&old)?, WholeCase::new(&case)?);
    let (before, after) = (then.outcome(), now.outcome());
    if let Some(fault) = before.unsplit.as_ref().or(after.unsplit.as_ref()) {
        return Err(fault.clone());
    }
    let members = case.members();
    let newcomer = member_of(members, newcomer)?;
    let (old, new) = (then.traced(), now.traced());
    let (changes, change) = changes_of([(&old, &before), (&new, &after)], &scenario.changes);
    let changes: Vec<(usize, Units)> = changes
        .into_iter()
        .enumerate()
        .filter_map(|(number, change)| Some((number, change?.units)))
        .collect();
    let standing = after.members.get(newcomer).copied().flatten();
    Ok(EntryFee {
        least: changes.iter().map(|(_, change)| compensation(*change)).sum(),
        greatest: standing.and_then(|standing| standing.saving()),
        change: change.map(|change| change.units),
        newcomer,
        changes,
        outcomes: [before, after],
        case,
    })
}

/// What makes up for a share that changes so: nothing where it falls.
pub(crate) fn compensation(change: Units) -> Units {
    Units { low: change.low.max(0), base: change.base.max(0), high: change.high.max(0) }
}
