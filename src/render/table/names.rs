//! The names and figures that notes and cells say: no line ends inside one.

use crate::render::format::clean;
use crate::render::style::Style;
use crate::report::{Cell, Note};

/// The names and figures of what a note is about and speaks of, the longest first.
pub(super) fn names(note: &Note, style: &Style) -> Vec<String> {
    names_of(note.subject.iter().chain(note.arguments.iter().map(|(_, cell)| cell)), style)
}

/// The names and figures that cells say, the longest first.
pub(super) fn names_of<'c>(cells: impl Iterator<Item = &'c Cell>, style: &Style) -> Vec<String> {
    let mut names = Vec::new();
    cells.for_each(|cell| collect(cell, style, &mut names));
    names.sort_unstable_by(|one, other| other.len().cmp(&one.len()).then(one.cmp(other)));
    names.dedup();
    names
}

/// The names and figures that a cell says.
fn collect(cell: &Cell, style: &Style, names: &mut Vec<String>) {
    match cell {
        Cell::Name(name) => names.push(clean(name.in_lang(style.lang)).into_owned()),
        Cell::Word(term) => names.push(style.word(*term).to_owned()),
        Cell::Money(_) | Cell::Percent(_) | Cell::Bounded(..) => names.push(style.cell(cell)),
        Cell::Parts(cells) | Cell::Clauses(cells) | Cell::Words(cells) => {
            cells.iter().for_each(|cell| collect(cell, style, names));
        }
        Cell::Aside(main, aside) => {
            std::iter::once(&**main).chain(aside).for_each(|cell| collect(cell, style, names));
        }
        Cell::Said(note) => note.arguments.iter().for_each(|(_, cell)| collect(cell, style, names)),
        _ => {}
    }
}
