//! Scenarios with what comes of them, beside the case as it is.

use super::outcome::Outcome;
use super::share_change::ShareChange;
use crate::analysis::promises::PromiseOutcome as Kept;
use crate::case::{Case, Scenario};
use crate::plan::facts::CutItem;

/// A scenario with what comes of it.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What was changed.
    pub scenario: Scenario,
    /// The case after the changes.
    pub case: Case,
    /// What comes of it.
    pub outcome: Outcome,
    /// By how much each member's share changes, in the order of the case; `None` for those that had none or have none.
    pub changes: Vec<Option<ShareChange>>,
    /// By how much what all members pay changes.
    pub change: Option<ShareChange>,
    /// What comes of the requirements of the case.
    pub kept: Vec<Kept>,
    /// What members that take part in a part of the term leave out.
    pub cuts: Vec<CutItem>,
}

impl Tried {
    /// Whether the share of a member can move: between ends that stay as they are too.
    pub fn moves(&self, number: usize) -> bool {
        let change = self.changes.get(number).and_then(Option::as_ref);
        change.is_some_and(|change| !change.is_nothing())
    }
}

/// Scenarios beside the case as it is.
#[derive(Clone, Debug)]
pub struct Scenarios {
    /// The case as it is.
    pub case: Case,
    /// What comes of it as it is.
    pub today: Outcome,
    /// What comes of its requirements as it is.
    pub kept: Vec<Kept>,
    /// What members that take part in a part of the term leave out as it is.
    pub cuts: Vec<CutItem>,
    /// The scenarios, in the order asked for.
    pub tried: Vec<Tried>,
}
