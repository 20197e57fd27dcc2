//! A report of the commands that try other cases.

use crate::report::{Note, Report, Summary, Table};

/// A report with these tables and notes: what comes of a change is what a reader must know.
pub(super) fn report(command: &'static str, tables: Vec<Table>, notes: Vec<Note>) -> Report {
    Report { command, tables, notes: notes.into_iter().map(Note::brief).collect(), ..Report::default() }
}

/// The same, the first of its notes being the answer.
pub(super) fn answered(command: &'static str, tables: Vec<Table>, notes: Vec<Note>) -> Report {
    let mut notes = notes.into_iter();
    let summary = notes.next().map(|note| Summary { said: vec![note], figures: Vec::new() });
    Report { summary, ..report(command, tables, notes.collect()) }
}
