//! What is asked of a comparison.

use crate::code;
use crate::cost::Timing;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::facts::{Dimension, Selection};

/// What is asked of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// What to add the costs of a plan up by; nothing asks for the total and the systems.
    pub by: Vec<Dimension>,
    /// Which costs count.
    pub selection: Selection,
    /// The discount rate, instead of the case's.
    pub discount: Option<Fraction>,
    /// When in a year costs fall, instead of the case's.
    pub timing: Option<Timing>,
    /// Whether to show the life-cycle measures even without a discount rate.
    pub measures: bool,
    /// Whether savings are after support and what is borne outside.
    pub net: bool,
    /// Whether to show where the money is from.
    pub funding: bool,
}

impl Request {
    /// Whether it asks for something that only a plan can answer.
    pub(crate) fn needs_plan(&self) -> bool {
        *self != Request::default()
    }

    /// That there is no plan to answer it, where it takes one.
    pub fn lacks(&self, has_plan: bool) -> Option<Diagnostic> {
        (self.needs_plan() && !has_plan).then(|| Diagnostic::error(code!("no-plan"), None))
    }
}
