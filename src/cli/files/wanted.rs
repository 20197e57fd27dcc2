//! What is to be read, and the text that it turns out to be.

use cloudcost::{Diagnostic, Source};
use std::path::{Path, PathBuf};

/// The text of a case and the id it goes by.
pub(super) struct InputText {
    pub(super) id: String,
    pub(super) source: Source,
    /// The bytes as they were read.
    pub(super) bytes: Vec<u8>,
}

/// Something to read.
pub(in crate::cli) enum WantedInput {
    File(PathBuf),
    Stdin,
    /// A built-in case: its name and its text.
    BuiltIn(&'static str, &'static str),
    /// What could not be found, and why.
    Wrong(Diagnostic),
}

impl WantedInput {
    /// The file that is read, by a name that the system knows.
    pub(in crate::cli) fn path(&self) -> Option<&Path> {
        match self {
            WantedInput::File(path) => Some(path),
            WantedInput::Stdin => Some(Path::new("/dev/stdin")),
            WantedInput::BuiltIn(..) | WantedInput::Wrong(_) => None,
        }
    }
}
