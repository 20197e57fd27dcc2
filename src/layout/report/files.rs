//! The files that a page is made from, each with its fingerprint, and the program that made it.

use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::page::{Block, PagePart};
use crate::report::{Cell, note};

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFile {
    /// Its path as given.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What a page ends with: whoever has the files and the program gets the same page again.
pub(super) fn part(files: &[ReadFile]) -> PagePart {
    type E<'f> = Entry<'f, &'f ReadFile>;
    let entries: Vec<E<'_>> = vec![
        E::new("file", Term::Place, |file| Cell::text(&file.name)),
        E::new("sha256", Term::Fingerprint, |file| Cell::text(&file.sha256)),
    ];
    let table = listing("files", Term::FilesTable, entries, items(files));
    let made = note!("report-made", version = Cell::text(env!("CARGO_PKG_VERSION")));
    PagePart { heading: None, new_sheet: false, blocks: vec![Block::Table(table), Block::Notes(vec![made])] }
}
