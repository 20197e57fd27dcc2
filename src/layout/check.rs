//! The tables of `check`: findings, requirements, changes since a baseline, and for data the files; then the counts.

mod baseline;
mod changes;
mod part;
mod reader;
mod requirements;
mod said;
mod tables;
mod whole;

use crate::analysis::check::Checked;
use crate::report::Report;
pub(super) use changes::reprinted;
pub use part::CheckedRows;
pub use reader::CheckReader;
pub use said::said;
pub use whole::Whole;

/// Lays out what `check` found.
pub fn check(found: &Checked<'_>, reader: CheckReader) -> Report {
    let mut whole = Whole::new(reader);
    found.files.iter().for_each(|file| whole.add(CheckedRows::of(file, reader, false)));
    whole.report(found.has_baseline.then_some(&found.gone))
}
