//! The names that notes and cells say: no line ends inside one.

use crate::render::format::clean;
use crate::report::{Cell, Note};

/// The names of what a note is about and speaks of, the longest first.
pub(super) fn names(note: &Note) -> Vec<String> {
    names_of(note.subject.iter().chain(note.arguments.iter().map(|(_, cell)| cell)))
}

/// The names that cells say, the longest first.
pub(super) fn names_of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Vec<String> {
    let mut names = Vec::new();
    cells.for_each(|cell| collect_names(cell, &mut names));
    names.sort_unstable_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    names.dedup();
    names
}

/// The names that a cell says.
fn collect_names(cell: &Cell, names: &mut Vec<String>) {
    match cell {
        Cell::Name(name) => names.push(clean(name)),
        Cell::Parts(cells) | Cell::Clauses(cells) | Cell::Words(cells) => {
            cells.iter().for_each(|cell| collect_names(cell, names));
        }
        Cell::Aside(main, aside) => {
            std::iter::once(&**main).chain(aside).for_each(|cell| collect_names(cell, names));
        }
        Cell::Said(note) => note.arguments.iter().for_each(|(_, cell)| collect_names(cell, names)),
        _ => {}
    }
}
