//! What a what-if shows: effects and scenarios, sweeps, goals, swings, samples, joining fees.

mod apart;
mod axes;
mod beside;
mod best;
mod cells;
mod effects;
mod fee;
mod goal;
mod inputs;
mod named;
mod notes;
mod promise;
mod report;
mod requirements;
mod samples;
mod summary;
mod sweep;
mod tornado;
mod two_way;
mod values;
mod words;

pub(super) use cells::span;
pub use fee::entry_fee;
pub use goal::seek;
pub(super) use inputs::{input, input_cell, thing};
pub use promise::with_promise;
pub use samples::samples;
pub use sweep::sweep;
pub use tornado::tornado;
pub use words::{together, worded};

use crate::analysis::whatif::{Apart, Scenarios};
use crate::case::{Change, Scenario};
use crate::report::{Cell, Note, Report, Topic, note};
use report::{explained, report};

/// Lays out scenarios: what they change for each member, and the totals side by side. Members for whom nothing changes
/// are left out unless `all` is asked for.
pub fn scenarios(found: &Scenarios, all: bool) -> Report {
    let mut report = of_scenarios(found, all);
    if !all {
        report.notes.extend(found.tried.iter().filter_map(|tried| effects::unchanged(found, tried)));
    }
    report
}

fn of_scenarios(found: &Scenarios, all: bool) -> Report {
    let tables = effects::effects(found, all).into_iter().chain([effects::scenarios(found)]);
    let tables = tables.chain(requirements::table(found, all)).collect();
    let (notes, shown) = notes::notes(found);
    let report = Report {
        summary: summary::summary(found),
        scale: cells::scale(cells::costs(&found.today), [], found.case.currency),
        ..report("whatif", &found.case, tables, notes)
    };
    explained(report, shown)
}

/// Lays out scenarios by years or items: what they change for each member in each, and the totals side by side.
pub fn apart(found: &[Apart<'_>], whole: &Scenarios, all: bool) -> Report {
    apart::instead(of_scenarios(whole, all), found, (&whole.today, all))
}

fn first(changes: &Scenario) -> Note {
    note!("whatif-with", scenario = effects::title(changes)).brief()
}

/// What was changed first, as a sentence.
pub(super) fn changed_first(changes: &Scenario) -> Cell {
    Cell::from(first(changes))
}

/// The same of a case in which changes were made first: they are named in its heading, where it has one of a single case,
/// else in a note.
pub fn with_changes(mut report: Report, changes: &Scenario) -> Report {
    let note = first(changes);
    // who changes a rate must know where it changes nothing
    let discounts = |change: &Change| matches!(change, Change::Set(path, _) | Change::Scale(path, _) if path == "finance.discount");
    if changes.changes.iter().any(discounts) {
        let told = report.notes.iter_mut().filter(|note| note.topic == Topic::Discount);
        told.for_each(|note| *note = note.clone().brief());
    }
    match report.heading {
        Some(heading) => {
            let changed = Cell::aside(heading, [note]);
            Report { heading: Some(changed), ..report }
        }
        None => Report { notes: std::iter::once(note).chain(report.notes).collect(), ..report },
    }
}
