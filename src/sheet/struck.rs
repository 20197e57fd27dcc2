//! What is struck out, whole or in part, 1,200 1,150 with a line through the first: a person is asked what of it counts.

use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, cell_name};
use super::head::SheetTable;
use super::row::{RowKind, SheetRow, WhyLeft};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Cells that are named; of more the first few say enough.
const NAMED: usize = 10;

/// Asks for what is struck out in a table, in what is read of it, and in the titles above it.
pub(super) fn ask(
    (number, grid): (usize, &SheetGrid),
    table: &SheetTable,
    rows: &[SheetRow],
    found: &mut FoundFaults,
) {
    let unread = |column: u32| table.at(column).is_some_and(|known| is_unread(&known.role));
    // what cannot be read as an amount leaves a row without one
    let is = |read: &SheetRow| matches!(read.kind, RowKind::Left(why) if why != WhyLeft::NoAmount);
    let is_left = |row: u32| {
        let nth = rows.binary_search_by_key(&row, |read| read.row).ok();
        nth.and_then(|nth| rows.get(nth)).is_some_and(is)
    };
    let is_above = |row: u32| row < table.first && (row >= table.head.0 || row < table.first_head);
    let is_read = |at: &&CellAt| {
        is_above(at.0) || (table.first..table.end).contains(&at.0) && !is_left(at.0) && !unread(at.1)
    };
    of_cells((number, grid), grid.struck.iter().filter(is_read), found);
}

/// Whether nothing of a column is read.
fn is_unread(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Skipped | ColumnRole::Number | ColumnRole::Derived | ColumnRole::Part)
}

/// Asks for what is struck out in a sheet of settings.
pub(super) fn ask_all((number, grid): (usize, &SheetGrid), found: &mut FoundFaults) {
    of_cells((number, grid), grid.struck.iter(), found);
}

fn of_cells<'c>(
    (number, grid): (usize, &SheetGrid),
    struck: impl Iterator<Item = &'c CellAt>,
    found: &mut FoundFaults,
) {
    let cells: Vec<CellAt> = struck.copied().collect();
    let Some(first) = cells.first() else { return };
    let mut names: Vec<String> = cells.iter().take(NAMED).map(|at| cell_name(*at)).collect();
    if cells.len() > NAMED {
        names.push("…".to_owned());
    }
    let fault = Diagnostic::error(code!("not-a-number"), None).worded(code!("number-struck"));
    found.add(number, *first, fault.with("cells", names.join(", ")).with("found", grid.text(*first)));
}
