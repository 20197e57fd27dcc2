//! What changed between two versions as findings, each at its line of the new file: for pull requests.

use super::columns::{Entry, items, listing};
use super::moved::{name, part_of};
use crate::analysis::diff::{Changed, Diff};
use crate::analysis::versions::Versions;
use crate::lang::Term;
use crate::report::{Cell, Note, Table, note};

/// One finding for each change of a plan, with what it moved where it was told apart from others.
pub(super) fn findings(versions: &Versions<'_>) -> Table {
    type E<'f> = Entry<'f, (&'f Diff<'f>, &'f Changed)>;
    let line = |changed: &Changed| changed.new.place.map(|at| at.line);
    let entries: Vec<E<'_>> = vec![
        E::data("file", |(diff, _)| Cell::text(&diff.file)),
        E::data("line", move |(_, changed)| line(changed)),
        E::data("column", |(_, changed)| changed.new.place.map(|at| at.column)),
        E::data("code", |_| Cell::text("changed")),
        E::data("severity", |_| Cell::text("notice")),
        E::data("message", |(_, changed)| message(changed)),
        E::data("help", |(diff, changed)| effect(diff, changed)),
        E::data("end_line", move |(_, changed)| line(changed)),
        E::data("end_column", |_| Cell::Absent),
    ];
    let plans = versions.plans.iter().chain(&versions.worded);
    let rows = plans.flat_map(|diff| diff.changed.iter().map(move |changed| (diff, changed)));
    listing("findings", Term::FindingsTable, entries, items(rows))
}

/// What changed, and what it was and is where it says so.
fn message(changed: &Changed) -> Note {
    let path = Cell::name(&changed.path);
    match (&changed.old.text, &changed.new.text) {
        (Some(old), Some(new)) => {
            note!("diff-changed-text", old = Cell::text(old), new = Cell::text(new), path)
        }
        _ => note!("diff-changed-text", path).worded(crate::code!("diff-changed-thing")),
    }
}

/// What the change moved, where it was told apart from others.
fn effect(diff: &Diff<'_>, changed: &Changed) -> Option<Note> {
    let cause = diff.causes.iter().find(|cause| cause.paths == [changed.difference.path.clone()])?;
    let part = part_of(&diff.asked, &cause.part, diff.new);
    Some(note!("diff-moves", figure = name(&diff.asked.figure, diff.new), part))
}
