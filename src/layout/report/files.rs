//! The files that a page is made from, each with its fingerprint, and the program that made it.

use crate::lang::Term;
use crate::layout::columns::column;
use crate::page::{Block, Part};
use crate::report::{Cell, Role, Row, Section, Table, note};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its path as given.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What a page ends with: whoever has the files and the program gets the same page again.
pub(super) fn part(files: &[ReadFile]) -> Part {
    let row = |file: &ReadFile| Row {
        role: Role::Item,
        cells: vec![Cell::text(file.name.clone()), Cell::text(file.sha256.clone())],
    };
    let table = Table {
        id: "files",
        title: Term::FilesTable,
        columns: vec![column("file", Term::Place), column("sha256", Term::Fingerprint)],
        sections: vec![Section { heading: None, rows: files.iter().map(row).collect() }],
    };
    let version = Cell::text(env!("CARGO_PKG_VERSION").to_owned());
    let made = note!("report-made", version);
    Part { heading: None, new_sheet: false, blocks: vec![Block::Table(table), Block::Notes(vec![made])] }
}
