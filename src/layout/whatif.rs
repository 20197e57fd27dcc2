//! What a what-if shows: effects and scenarios, sweeps, goals, swings, samples, joining fees.

mod cells;
mod effects;
mod fee;
mod goal;
mod notes;
mod report;
mod requirements;
mod samples;
mod sweep;
mod tornado;

use crate::code;
pub use fee::entry_fee;
pub use goal::seek;
pub use samples::samples;
pub use sweep::sweep;
pub use tornado::tornado;

use crate::analysis::whatif::Scenarios;
use crate::case::Scenario;
use crate::report::{Note, Report};
use report::report;

/// Lays out scenarios: what they change for each member, and the totals side by side. Members for whom nothing changes
/// are left out unless `all` is asked for.
pub fn scenarios(found: &Scenarios, all: bool) -> Report {
    let tables = effects::effects(found, all).into_iter().chain([effects::scenarios(found)]);
    let tables = tables.chain(requirements::table(found, all)).collect();
    report(tables, notes::notes(found))
}

/// The same of a case in which changes were made first: with a note that names them.
pub fn with_changes(report: Report, changes: &Scenario) -> Report {
    let note = Note::new(code!("whatif-with")).with("scenario", effects::title(changes));
    Report { notes: std::iter::once(note).chain(report.notes).collect(), ..report }
}
