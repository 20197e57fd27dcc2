//! The tables of `check`: findings, requirements, changes since a baseline, and for data the files; then the counts.

mod baseline;
mod changes;
mod part;
mod requirements;
mod said;
mod whole;

use super::columns::{column, data, for_people};
use crate::analysis::check::Checked;
use crate::lang::Term;
use crate::report::{Report, Row, Section, Table};
pub(super) use changes::reprinted;
pub use part::Part;
pub use said::said;
pub use whole::Whole;

/// Findings listed for people; the rest is counted.
const SHOWN: usize = 20;

/// Findings listed in data formats.
const LISTED: usize = 10_000;

/// For whom a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// People: the first findings, the requirements that do not hold, the rest counted.
    People,
    /// People who have the findings before them already.
    Shown,
    /// People who ask for everything.
    All,
    /// Programs: all of them, and the list of files.
    Program,
}

impl Reader {
    /// Whether it is told of promises that are kept, and of as many findings as there are.
    fn lists_all(self) -> bool {
        matches!(self, Reader::All | Reader::Program)
    }
}

/// Lays out what `check` found.
pub fn check(found: &Checked<'_>, reader: Reader) -> Report {
    let mut whole = Whole::new(reader);
    found.files.iter().for_each(|file| whole.add(Part::of(file, reader, false)));
    whole.report(found.has_baseline.then_some(&found.gone))
}

fn findings_table(rows: Vec<Row>) -> Table {
    Table {
        id: "findings",
        title: Term::FindingsTable,
        columns: vec![
            data("file"),
            data("line"),
            data("column"),
            for_people(column("place", Term::Place)),
            column("code", Term::Code),
            column("severity", Term::Severity),
            column("message", Term::Message),
            data("help"),
            data("end_line"),
            data("end_column"),
            data("cell"),
        ],
        sections: vec![Section { heading: None, rows }],
    }
}

fn files_table(rows: Vec<Row>) -> Table {
    Table {
        id: "files",
        title: Term::FilesTable,
        columns: vec![data("file"), data("errors"), data("warnings")],
        sections: vec![Section { heading: None, rows }],
    }
}
