//! What a case must keep to, and how much room is left.

use crate::analysis::check::HeldFigure;
use crate::analysis::report::CaseReport;
use crate::lang::Term;
use crate::layout::columns::{items, listing};
use crate::layout::promises::{PromisedRow, entries, gone, reasons};
use crate::page::{Block, PagePart};
use crate::report::{Cell, Note};

/// The requirements of a case with what came of each; nothing where it has none.
pub(super) fn part(found: &CaseReport<'_>) -> Option<PagePart> {
    let gone = gone(found.case);
    if found.outcomes.is_empty() && gone.is_empty() {
        return None;
    }
    let rows = found.outcomes.iter().map(|outcome| {
        let published = match outcome.of {
            HeldFigure::Row(row) => found.case.published.get(row),
            HeldFigure::Nothing | HeldFigure::Plan { .. } => None,
        };
        PromisedRow::new([const { Cell::Absent }; 2], found.case, published, outcome)
    });
    let table = listing("requirements", Term::RequirementsTable, entries(&[]), items(rows));
    let table = (!found.outcomes.is_empty()).then_some(Block::Table(table));
    let notes = notes(reasons(found.case).chain(gone).collect());
    let blocks = table.into_iter().chain(notes).collect();
    Some(PagePart { heading: Some(Term::PageRequirements), new_sheet: false, blocks })
}

/// Sentences, where there are any.
pub(super) fn notes(notes: Vec<Note>) -> Option<Block> {
    (!notes.is_empty()).then_some(Block::Notes(notes))
}
