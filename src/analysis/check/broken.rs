//! Promises that are not kept, as findings.

use super::findings::{Finding, FindingKind};
use crate::analysis::compare::Compared;
use crate::analysis::promises::{HeldFigure, PromiseMaker, PromiseOutcome, falls_away};
use crate::diagnostic::Severity;
use crate::requirement::Holds;

/// The finding that a promise is not kept, at the promise where the file makes it, else at the row.
pub(super) fn finding<'f>(
    nth: usize,
    outcome: &PromiseOutcome,
    compared: &Compared<'_>,
) -> Option<Finding<'f>> {
    if outcome.judged.holds == Holds::AtWorst || falls_away(compared.case, &outcome.requirement) {
        return None;
    }
    let row = match outcome.of {
        HeldFigure::Row(row) => compared.lines.get(row).map(|line| line.published.span.clone()),
        HeldFigure::Nothing | HeldFigure::Plan { .. } => None,
    };
    let (span, cause) = match outcome.promise {
        PromiseMaker::File(nth) => {
            (compared.case.require.get(nth).map(|required| required.span.clone()), row)
        }
        PromiseMaker::MinSaving | PromiseMaker::MaxIncrease => (row, None),
    };
    Some(Finding { severity: Severity::Error, span, cause, what: FindingKind::Promise(nth) })
}
