//! What is said on paper: whoever is handed a page types no options and writes no case.

use crate::code;
use crate::lang::Code;
use crate::report::{Note, Report};

/// Sentences that tell how to write or call something, and the same without that.
const PLAIN: [(Code, Code); 9] = [
    (code!("display-unit"), code!("display-unit-paper")),
    (code!("split-no-before"), code!("split-no-before-paper")),
    (code!("split-before-unknown"), code!("split-before-unknown-paper")),
    (code!("split-own-rounded"), code!("split-own-rounded-paper")),
    (code!("plan-no-after"), code!("plan-no-after-paper")),
    (code!("before-missing"), code!("before-missing-paper")),
    (code!("fair-offered"), code!("fair-offered-paper")),
    (code!("fair-no-cost-before"), code!("fair-no-cost-before-paper")),
    (code!("negotiate-cap"), code!("negotiate-cap-paper")),
];

/// A note as a reader of paper needs it.
pub(super) fn plain(note: Note) -> Note {
    match PLAIN.iter().find(|(wording, _)| *wording == note.wording) {
        Some((_, paper)) => note.worded(*paper),
        None => note,
    }
}

/// A report with such notes.
pub(super) fn of_report(report: &Report) -> Report {
    let mut report = report.clone();
    let said = report.summary.iter_mut().flat_map(|summary| summary.said.iter_mut());
    for note in said.chain(report.notes.iter_mut()) {
        *note = plain(note.clone());
    }
    report
}
