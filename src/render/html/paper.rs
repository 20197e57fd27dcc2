//! What is said on paper: whoever is handed a page types no options and writes no case.

use crate::report::{CodePart, Note, Report};

/// A note as a reader of paper needs it.
pub(super) fn plain(note: Note) -> Note {
    match note.part {
        CodePart::Title => Note { part: CodePart::Paper, ..note },
        CodePart::Help | CodePart::Paper => note,
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
