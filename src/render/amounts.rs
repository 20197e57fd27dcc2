//! All amounts of a report, wherever they stand.

use crate::report::{Cell, Money, Note, Report, Table};

/// The amounts that people see in the tables, the answer and the notes of a report.
pub(super) fn of_report(report: &Report) -> impl Iterator<Item = &Money> {
    let seen = report.tables.iter().filter(|table| table.is_for_people());
    let said = report.summary.iter().flat_map(|summary| &summary.said);
    let told = said.chain(&report.notes).flat_map(in_note);
    seen.flat_map(amounts).chain(told)
}

/// The amounts in what a note says.
pub(super) fn in_note(note: &Note) -> impl Iterator<Item = &Money> {
    note.arguments.iter().flat_map(|(_, cell)| within(cell))
}

/// The amounts that people see in a table.
pub(super) fn amounts(table: &Table) -> impl Iterator<Item = &Money> {
    let columns = table.columns.iter().enumerate().filter(|(_, column)| column.is_for_people());
    columns.flat_map(|(place, _)| column(table, place))
}

/// The amounts in a column.
pub(super) fn column(table: &Table, place: usize) -> impl Iterator<Item = &Money> {
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    rows.filter_map(move |row| row.cells.get(place)).flat_map(within)
}

/// The amounts in a cell, those inside sentences too.
pub(super) fn within(cell: &Cell) -> Box<dyn Iterator<Item = &Money> + '_> {
    match cell {
        Cell::Money(money) => Box::new(std::iter::once(&**money)),
        Cell::Parts(cells) | Cell::Clauses(cells) | Cell::Words(cells) => {
            Box::new(cells.iter().flat_map(within))
        }
        Cell::Aside(main, aside) => Box::new(within(main).chain(aside.iter().flat_map(within))),
        Cell::Bounded(figure, ..) => within(figure),
        Cell::Said(note) => Box::new(in_note(note)),
        _ => Box::new(std::iter::empty()),
    }
}
