//! What can be found in a file, and what is asked of it beyond what it says itself.

use super::parts::Mismatch;
use crate::analysis::diff::Unlike;
use crate::case::Reading;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::money::Fraction;
use crate::plan::facts::CutItem;

/// What the files must keep to beyond what they say themselves.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    /// Every case saves at least so many percent.
    pub min_saving: Option<Fraction>,
    /// No case costs more than so many percent above the cost before.
    pub max_increase: Option<Fraction>,
    /// How the cases were before.
    pub baseline: Option<Vec<Reading>>,
    /// The saving may have fallen by so many percent of what it was.
    pub max_loss: Option<Fraction>,
}

impl Rules {
    /// Whether what is checked, if it is one case, is held against the only case of the baseline, whatever their names.
    pub fn is_pair(&self, is_one: bool) -> bool {
        is_one && self.baseline.as_ref().is_some_and(|cases| cases.len() == 1)
    }
}

/// One thing found.
#[derive(Clone, Debug)]
pub struct Finding<'f> {
    /// Whether it fails the check.
    pub severity: Severity,
    /// The place that hurts; `None` for a whole file.
    pub span: Option<Span>,
    /// Another place that caused it.
    pub cause: Option<Span>,
    /// What it is; numbers are indices of the case's rows.
    pub what: FindingKind<'f>,
}

/// What can be found.
#[derive(Clone, Debug)]
pub enum FindingKind<'f> {
    /// A fault that reading found.
    Fault(&'f Diagnostic),
    /// Why a plan cannot be computed.
    Plan(Diagnostic),
    /// A published row that the plan of the same file does not bear out.
    Disagrees(usize),
    /// A percent that contradicts the amounts, or agrees only within their precision.
    Percent(usize),
    /// A saving that does.
    Saving(usize),
    /// Percents of members that cannot be of the same cost as the group's.
    BasesDiffer(usize, Vec<usize>),
    /// Two rows of the same thing that disagree.
    Conflict(usize, usize),
    /// An item that never counts, as its member takes part in none of its months.
    Cut(Box<CutItem>),
    /// A total that its parts do not make.
    Parts(Box<Mismatch>),
    /// A promise that is not kept, or not known to be: an index of the outcomes.
    Promise(usize),
    /// A saving that fell too far since the baseline: an index of the changes.
    Lost(usize),
    /// The same of a plan.
    LostPlan,
    /// That nobody can say that, as the baseline is not like this version.
    Unlike(Unlike),
}
