//! A report of the commands that try other cases.

use crate::case::Case;
use crate::code;
use crate::layout::headings;
use crate::report::{Cell, Note, Report, Scale, Summary, Table};

/// A report on a case with these tables and notes: what comes of a change is what a reader must know.
pub(super) fn report(command: &'static str, case: &Case, tables: Vec<Table>, notes: Vec<Note>) -> Report {
    Report {
        command,
        heading: headings::of_case(case, None),
        scale: Scale::Whole,
        tables,
        notes: notes.into_iter().map(Note::brief).collect(),
        ..Report::default()
    }
}

/// The same, with its answer and the unit of its amounts.
pub(super) fn answered(report: Report, answer: Option<Note>, scale: Scale) -> Report {
    let summary = answer.map(|note| Summary { said: vec![note], figures: Vec::new() });
    Report { summary, scale, ..report }
}

/// The same, with notes on how it was made under the others.
pub(super) fn explained(mut report: Report, notes: impl IntoIterator<Item = Note>) -> Report {
    report.notes.extend(notes);
    report
}

/// A report of one table whose first note is its answer.
pub(super) fn told(
    command: &'static str,
    case: &Case,
    table: Table,
    notes: impl IntoIterator<Item = Note>,
    scale: Scale,
) -> Report {
    let mut notes = notes.into_iter();
    let answer = notes.next();
    answered(report(command, case, vec![table], notes.collect()), answer, scale)
}

/// An answer, which says that it is of the middle of ranges if so.
pub(super) fn of_middle(answer: Note, if_so: bool) -> Note {
    let said = || Cell::from(answer.clone());
    if if_so { answer.clone().with("said", said()).worded(code!("whatif-of-middle")) } else { answer }
}
