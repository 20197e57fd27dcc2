//! One file of `check` laid out by itself, so that the file need not be kept: its findings, promises and changes, and what
//! it takes to say what all files come to.

use super::reader::{CheckReader, LISTED, SHOWN};
use super::said::said;
use super::tables::finding_row;
use super::{baseline, changes, requirements};
use crate::analysis::check::{CheckedFile, PromiseOutcome};
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::lang::{Term, Text};
use crate::layout::cells::tax;
use crate::layout::promises::tally;
use crate::report::{Note, Row, Section};
use crate::requirement::Holds;

/// A file laid out.
#[derive(Debug)]
pub struct CheckedRows {
    pub(super) name: Text,
    /// The id of its case, where it is one.
    pub(super) id: Option<String>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// The first findings.
    pub(super) findings: Vec<FindingRow>,
    /// How many promises are kept, broken, not certain, not known to be either.
    pub(super) held: [usize; 4],
    pub(super) requirements: Option<Section>,
    /// What falls away of its promises, and why it promises what it does.
    pub(super) gone_promises: Vec<Note>,
    pub(super) reasons: Vec<Note>,
    pub(super) changes: Option<Section>,
    /// What is said of it beside the baseline.
    pub(super) since: baseline::FileChanges,
    /// Whether amounts include tax, where it is a case.
    pub(super) tax: Option<Option<Term>>,
    /// Whether it is a plan alone, where it promises something or is held against an older one.
    pub(super) promises_of_plan: Option<bool>,
}

/// A finding with the row that it makes, and what it takes to draw it.
#[derive(Debug)]
pub(super) struct FindingRow {
    pub(super) severity: Severity,
    pub(super) row: Row,
    pub(super) drawn: Option<(Diagnostic, Option<Source>)>,
}

impl CheckedRows {
    /// Lays out a file for a reader, and its first findings so that they can be drawn where that is wanted.
    pub fn of(file: &CheckedFile<'_>, reader: CheckReader, drawn: bool) -> CheckedRows {
        let count = |severity| file.findings.iter().filter(|finding| finding.severity == severity).count();
        let shown = |outcome: &PromiseOutcome| reader.lists_all() || outcome.judged.holds != Holds::AtWorst;
        let case = file.file.case.as_ref();
        let compared = file.compared.as_ref();
        CheckedRows {
            name: Text::same(file.file.name.as_str()),
            id: case.map(|case| case.id.clone()),
            errors: count(Severity::Error) + file.file.more,
            warnings: count(Severity::Warning),
            findings: findings(file, reader, drawn),
            held: tally(&file.outcomes),
            requirements: requirements::section(file, shown),
            gone_promises: compared.map(requirements::gone).unwrap_or_default(),
            reasons: compared.map(requirements::reasons).unwrap_or_default(),
            changes: changes::section(file),
            since: baseline::told(file),
            tax: case.map(tax),
            promises_of_plan: case
                .filter(|_| !file.outcomes.is_empty() || file.since.plan.is_some())
                .map(|case| case.plan.is_some() && case.published.is_empty()),
        }
    }

    /// Whether it cannot be read as a case.
    pub(crate) fn is_unreadable(&self) -> bool {
        self.id.is_none()
    }
}

/// The first findings of each severity.
fn findings(file: &CheckedFile<'_>, reader: CheckReader, drawn: bool) -> Vec<FindingRow> {
    let most = if reader.lists_all() { LISTED } else { SHOWN };
    let mut left = [most, most];
    let mut found = Vec::new();
    for finding in &file.findings {
        let [errors, warnings] = &mut left;
        let left = if finding.severity == Severity::Error { errors } else { warnings };
        if *left == 0 {
            continue;
        }
        *left -= 1;
        let is_drawn = drawn && most - *left <= SHOWN;
        let fault = said(file, finding);
        let row = finding_row(file, finding, &fault);
        let drawn = is_drawn.then(|| (fault, file.file.source.clone()));
        found.push(FindingRow { severity: finding.severity, row, drawn });
    }
    found
}
