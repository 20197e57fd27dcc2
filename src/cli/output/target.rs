//! The file that the answer goes to, and whether it is one that is read: that one is never replaced.

use crate::cli::files::wanted::WantedInput;
use cloudcost::Diagnostic;
use cloudcost::code;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the answer goes: a file, if it has a name.
#[derive(Debug, Default)]
pub(in crate::cli) struct AnswerTarget {
    path: Option<PathBuf>,
    /// Which file that is, if it is there already.
    file: Option<FileId>,
}

impl AnswerTarget {
    /// The target of a run.
    pub(in crate::cli) fn new(path: Option<&Path>) -> AnswerTarget {
        AnswerTarget { path: path.map(Path::to_owned), file: path.and_then(file_id) }
    }

    /// Makes sure that it is none of the files to be read, whatever each of them is called.
    ///
    /// # Errors
    /// `output-is-input`.
    pub(in crate::cli) fn is_not(&self, wanted: &[WantedInput]) -> Result<(), Diagnostic> {
        let (Some(path), Some(file)) = (&self.path, &self.file) else { return Ok(()) };
        match wanted.iter().filter_map(WantedInput::path).find(|read| file_id(read).as_ref() == Some(file)) {
            Some(read) => {
                let fault =
                    Diagnostic::error(code!("output-is-input"), None).with("path", path.to_string_lossy());
                Err(fault.with("input", read.to_string_lossy()))
            }
            None => Ok(()),
        }
    }
}

/// What tells a file from all others: its number on its device.
#[cfg(unix)]
type FileId = (u64, u64);

/// What tells a file from all others: where its path leads. Two hard links are two files here.
#[cfg(not(unix))]
type FileId = PathBuf;

/// Which file a path leads to; `None` for what is no regular file, or not there.
fn file_id(path: &Path) -> Option<FileId> {
    let found = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((found.dev(), found.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        fs::canonicalize(path).ok()
    }
}
