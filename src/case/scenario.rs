//! Trying named what-ifs on the case that they are for.

use super::file::entry;
use super::file::scenario::{self, Placed, ScenarioFile};
use super::keys::{At, Reader};
use super::model::Scenario;
use super::written::Written;
use crate::diagnostic::{Diagnostic, FaultKind, Faults, Source};

/// Tries every change on the case, after those of the scenarios that it builds on, and reports those that cannot be made
/// at their place.
fn try_on(
    scenario: &ScenarioFile,
    (files, known): (&[At<ScenarioFile>], &[Scenario]),
    written: &Written,
    reader: &Reader<'_>,
) {
    let mut changed = written.clone();
    // what is wrong with those is reported where they stand
    for change in scenario::below(scenario, files, known, &Reader::new("")).changes {
        if changed.make(&change).is_err() {
            return;
        }
    }
    let faults: Vec<Option<Diagnostic>> =
        scenario.own().map(|placed| changed.make(&placed.change).err()).collect();
    for (Placed { change, named, value }, fault) in scenario.own().zip(faults) {
        // the term may be another one after all changes
        if let Some(fault) = fault.or_else(|| changed.stays_possible(change).err()) {
            let is_path = fault.kind == FaultKind::Path;
            if is_path && has_lost_names(reader) {
                continue;
            }
            let span = if is_path { named } else { value };
            reader.report(Diagnostic { span: Some(span.clone()), ..fault });
        }
    }
}

/// Whether an item or a member cannot be read: a path may be of that.
fn has_lost_names(reader: &Reader<'_>) -> bool {
    ["before", "after"].into_iter().any(|table| reader.has_lost(table, &["item", "id"]))
        || reader.has_lost("member", &["id"])
        || reader.has_lost("file", &["member", "before", "after"])
}

/// Tries every scenario of a file on its case.
pub(super) fn check(files: &[At<ScenarioFile>], known: &[Scenario], written: &Written, reader: &Reader<'_>) {
    files.iter().for_each(|at| try_on(&at.value, (files, known), written, reader));
}

/// Reads a file of scenarios alone, for a case that stands in another file.
///
/// # Errors
/// Every fault of the text.
pub fn read_scenarios(source: Source, written: &Written) -> Result<Vec<Scenario>, Faults> {
    Reader::alone(source, |keys| {
        let files = keys.tables("scenario", entry::table);
        check(&files, &written.scenarios, written, keys.reader());
        scenario::meant(&files, &written.scenarios, keys.reader())
    })
}
