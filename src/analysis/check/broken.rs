//! Promises that are not kept, as findings.

use super::findings::{Finding, What};
use crate::analysis::compare::Compared;
use crate::analysis::promises::{Of, Outcome, Promise, falls_away};
use crate::diagnostic::Severity;
use crate::requirement::Holds;

/// The finding that a promise is not kept, at the promise where the file makes it, else at the row.
pub(super) fn finding<'f>(nth: usize, outcome: &Outcome, compared: &Compared<'_>) -> Option<Finding<'f>> {
    if outcome.judged.holds == Holds::AtWorst || falls_away(compared.case, &outcome.requirement) {
        return None;
    }
    let row = match outcome.of {
        Of::Row(row) => compared.lines.get(row).map(|line| line.published.span.clone()),
        Of::Nothing | Of::Plan { .. } => None,
    };
    let (span, cause) = match outcome.promise {
        Promise::File(nth) => (compared.case.require.get(nth).map(|required| required.span.clone()), row),
        Promise::MinSaving | Promise::MaxIncrease => (row, None),
    };
    Some(Finding { severity: Severity::Error, span, cause, what: What::Promise(nth) })
}
