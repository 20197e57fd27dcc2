//! What is to be read, and the text that it turns out to be.

use cloudcost::{Diagnostic, Source};
use std::path::{Path, PathBuf};

/// The text of a case and the id it goes by.
pub(super) struct Input {
    pub(super) id: String,
    pub(super) source: Source,
    /// The bytes as they were read.
    pub(super) bytes: Vec<u8>,
}

/// Something to read.
pub(in crate::cli) enum Wanted {
    File(PathBuf),
    Stdin,
    /// A built-in case: its name and its text.
    BuiltIn(&'static str, &'static str),
    /// What could not be found, and why.
    Wrong(Diagnostic),
}

impl Wanted {
    /// The file that is read, by a name that the system knows.
    pub(in crate::cli) fn path(&self) -> Option<&Path> {
        match self {
            Wanted::File(path) => Some(path),
            Wanted::Stdin => Some(Path::new("/dev/stdin")),
            Wanted::BuiltIn(..) | Wanted::Wrong(_) => None,
        }
    }
}
