//! For whom a check is laid out, and how much of it is listed.

/// Findings listed for people; the rest is counted.
pub(super) const SHOWN: usize = 20;

/// Findings listed in data formats.
pub(super) const LISTED: usize = 10_000;

/// For whom a report is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckReader {
    /// People: the first findings, the requirements that do not hold, the rest counted.
    #[default]
    People,
    /// People who have the findings before them already.
    Shown,
    /// People who ask for everything.
    All,
    /// Programs: all of them, and the list of files.
    Program,
}

impl CheckReader {
    /// Whether it is told of promises that are kept, and of as many findings as there are.
    pub(super) fn lists_all(self) -> bool {
        matches!(self, CheckReader::All | CheckReader::Program)
    }
}
