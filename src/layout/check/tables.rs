//! The tables of findings and of files.

use crate::lang::Term;
use crate::layout::columns::{column, data, for_people};
use crate::report::{Row, Section, Table};

/// The table of these findings.
pub(super) fn findings_table(rows: Vec<Row>) -> Table {
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

/// The table of these files, each with its counts.
pub(super) fn files_table(rows: Vec<Row>) -> Table {
    Table {
        id: "files",
        title: Term::FilesTable,
        columns: vec![data("file"), data("errors"), data("warnings")],
        sections: vec![Section { heading: None, rows }],
    }
}
