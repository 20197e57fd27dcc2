//! What a case must keep to, and how much room is left.

use crate::analysis::check::Of;
use crate::analysis::report::CaseReport;
use crate::lang::Term;
use crate::layout::promises;
use crate::page::{Block, Part};
use crate::report::{Cell, Note, Role, Row, Section, Table, note};

/// The requirements of a case with what came of each; nothing where it has none.
pub(super) fn part(found: &CaseReport<'_>) -> Option<Part> {
    let gone = promises::gone(found.case);
    if found.outcomes.is_empty() && gone.is_empty() {
        return None;
    }
    let published = |of: Of| match of {
        Of::Row(row) => found.case.published.get(row),
        Of::Nothing | Of::Plan { .. } => None,
    };
    let rows = found.outcomes.iter().map(|outcome| Row {
        role: Role::Item,
        cells: promises::cells(found.case, published(outcome.of), outcome),
    });
    let table = Table {
        id: "requirements",
        title: Term::RequirementsTable,
        columns: promises::columns(),
        sections: vec![Section { heading: None, rows: rows.collect() }],
    };
    let why = found.case.require.iter().filter_map(|required| required.why.as_ref());
    let why = why.map(|why| note!("why", text = Cell::text(why.clone())));
    let table = (!found.outcomes.is_empty()).then_some(Block::Table(table));
    let blocks = table.into_iter().chain(notes(why.chain(gone).collect()));
    Some(Part { heading: Some(Term::PageRequirements), new_sheet: false, blocks: blocks.collect() })
}

/// Sentences, where there are any.
pub(super) fn notes(notes: Vec<Note>) -> Option<Block> {
    (!notes.is_empty()).then_some(Block::Notes(notes))
}
