//! The table `requirements`: each promise with the figures that keep or break it.

use crate::analysis::check::{CheckedFile, HeldFigure, PromiseMaker, PromiseOutcome};
use crate::analysis::compare::Compared;
use crate::lang::Term;
use crate::layout::columns::{Rows, items, of_sections, section as laid};
use crate::layout::promises::{PromisedRow, entries};
use crate::layout::{grants, promises};
use crate::report::{Cell, Note, Section, Table};

/// The columns that say where an outcome is from.
const PLACES: [&str; 2] = ["file", "line"];

/// Reasons put under the table.
const REASONS: usize = 20;

/// Lays out the outcomes of a file that are to be shown, if there are some.
pub(super) fn section(file: &CheckedFile<'_>, shown: impl Fn(&PromiseOutcome) -> bool) -> Option<Section> {
    let mut outcomes = file.outcomes.iter().filter(|outcome| shown(outcome)).peekable();
    outcomes.peek()?;
    let rows =
        Rows::under(Some(Cell::text(&file.file.name)), items(outcomes.filter_map(|one| row(file, one))));
    Some(laid(&entries(&PLACES), rows))
}

/// The table of these sections.
pub(super) fn table(sections: Vec<Section>) -> Table {
    of_sections("requirements", Term::RequirementsTable, entries(&PLACES), sections)
}

fn row<'f>(file: &'f CheckedFile<'_>, outcome: &'f PromiseOutcome) -> Option<PromisedRow<'f>> {
    let compared = file.compared.as_ref()?;
    let case = compared.case;
    let published = match outcome.of {
        HeldFigure::Row(row) => compared.lines.get(row).map(|line| line.published),
        HeldFigure::Nothing | HeldFigure::Plan { .. } => None,
    };
    let span = match outcome.promise {
        PromiseMaker::File(nth) => case.require.get(nth).map(|required| &required.span),
        PromiseMaker::MinSaving | PromiseMaker::MaxIncrease => published.map(|row| &row.span),
    };
    let line = file.file.source.as_ref().zip(span).map(|(source, span)| source.position(span.start).line);
    Some(PromisedRow::new([Cell::text(&file.file.name), line.into()], case, published, outcome))
}

/// What falls away, as it is of a member that takes no part, and that no limit counts a loan.
pub(super) fn gone(compared: &Compared<'_>) -> Vec<Note> {
    let case = compared.case;
    let is_net = case.require.iter().any(|required| required.requirement.figure.is_net());
    let repaid = case.plan.as_ref().filter(|_| is_net).and_then(grants::repaid);
    let notes = promises::gone(case).into_iter().chain(repaid);
    notes.map(|note| note.about(Cell::text(&case.id))).collect()
}

/// Why a file promises what it does.
pub(super) fn reasons(compared: &Compared<'_>) -> Vec<Note> {
    let why = promises::reasons(compared.case);
    why.map(|note| note.about(Cell::text(&compared.case.id))).collect()
}

/// Puts down what falls away in a file and its reasons; after so many nothing more.
pub(super) fn add(notes: &mut RequirementNotes, gone: Vec<Note>, reasons: Vec<Note>) {
    if notes.is_full {
        return;
    }
    notes.list.extend(gone);
    for reason in reasons {
        notes.list.push(reason);
        if notes.list.len() == REASONS {
            notes.is_full = true;
            return;
        }
    }
}

/// What falls away and why files promise what they do.
#[derive(Debug, Default)]
pub(super) struct RequirementNotes {
    pub(super) list: Vec<Note>,
    is_full: bool,
}
