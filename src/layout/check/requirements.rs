//! The table `requirements`: each promise with the figures that keep or break it.

use crate::analysis::check::{Checked, CheckedFile, Of, Outcome, Promise, falls_away};
use crate::case::Required;
use crate::code;
use crate::lang::Term;
use crate::layout::columns::data;
use crate::layout::promises;
use crate::report::{Cell, Note, Role, Row, Section, Table};

/// Reasons put under the table.
const REASONS: usize = 20;

/// Lays out the outcomes of all files.
pub(super) fn table(found: &Checked<'_>, shown: impl Fn(&Outcome) -> bool) -> Table {
    let sections = found
        .files
        .iter()
        .filter(|file| file.outcomes.iter().any(&shown))
        .map(|file| Section {
            heading: Some(Cell::text(file.file.name.clone())),
            rows: file
                .outcomes
                .iter()
                .filter(|outcome| shown(outcome))
                .filter_map(|outcome| row(file, outcome))
                .collect(),
        })
        .collect();
    Table {
        id: "requirements",
        title: Term::RequirementsTable,
        columns: [data("file"), data("line")].into_iter().chain(promises::columns()).collect(),
        sections,
    }
}

fn row(file: &CheckedFile<'_>, outcome: &Outcome) -> Option<Row> {
    let compared = file.compared.as_ref()?;
    let case = compared.case;
    let published = match outcome.of {
        Of::Row(row) => compared.lines.get(row).map(|line| line.published),
        Of::Nothing | Of::Plan { .. } => None,
    };
    let span = match outcome.promise {
        Promise::File(nth) => case.require.get(nth).map(|required| &required.span),
        Promise::MinSaving | Promise::MaxIncrease => published.map(|row| &row.span),
    };
    let line = file.file.source.as_ref().zip(span).map(|(source, span)| source.position(span.start).line);
    let place = [Cell::text(file.file.name.clone()), line.map_or(Cell::Absent, Cell::number_of)];
    let cells = promises::cells(case, published, outcome);
    Some(Row { role: Role::Item, cells: place.into_iter().chain(cells).collect() })
}

/// What falls away, as it is of a member that takes no part, and why the files promise what they do.
pub(super) fn notes(found: &Checked<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    for file in &found.files {
        let Some(compared) = &file.compared else { continue };
        for Required { requirement, .. } in &compared.case.require {
            if falls_away(compared.case, requirement) {
                let promise = promises::promise(requirement, compared.case.currency);
                let whose = promises::spoken_of(compared.case, requirement);
                let note = Note::new(code!("require-gone")).with("whose", whose).with("promise", promise);
                notes.push(note.about(Cell::text(compared.case.id.clone())));
            }
        }
        for required in &compared.case.require {
            let Some(why) = &required.why else { continue };
            let text = Cell::text(why.clone());
            let id = Cell::text(compared.case.id.clone());
            notes.push(Note::new(code!("why")).with("text", text).about(id));
            if notes.len() == REASONS {
                return notes;
            }
        }
    }
    notes
}
