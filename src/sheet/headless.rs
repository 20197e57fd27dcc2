//! Numbers that no head tells of, and bases that are counted in thousands: what they are is asked for.

use super::amount::{ReadCell, read};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeMap;

/// Counts of which a number is so many times as much.
const COUNTED: [&str; 9] = ["百人", "千人", "万人", "百世帯", "千世帯", "万世帯", "百件", "千件", "万件"];

/// Asks for both.
pub(super) fn ask(
    (number, grid): (usize, &SheetGrid),
    table: &SheetTable,
    rows: &[SheetRow],
    found: &mut FoundFaults,
) {
    numbers((number, grid), table, rows, found);
    counted(number, table, found);
}

/// Asks for the first number of each column without a head beside the rows of a table: the rest of an amount that a comma of a
/// CSV has parted, or one that somebody forgot. Numbers that count the rows need no head.
fn numbers(
    (number, grid): (usize, &SheetGrid),
    table: &SheetTable,
    rows: &[SheetRow],
    found: &mut FoundFaults,
) {
    let says = |of: &SheetColumn| !of.head.is_empty() || of.role != ColumnRole::Unknown || of.given;
    let is_told = |column: u32| table.columns.iter().any(|of| of.at == column && says(of));
    let is_number = |text| matches!(read(Some(text)), ReadCell::Bare(_) | ReadCell::Whole(_));
    let mut columns: BTreeMap<u32, Vec<(CellAt, &str)>> = BTreeMap::new();
    for row in rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Bases)) {
        for (column, value) in grid.row(row.row).filter(|(column, _)| !is_told(*column)) {
            if is_number(value) {
                columns.entry(column).or_default().push(((row.row, column), value.text()));
            }
        }
    }
    for cells in columns.values().filter(|cells| !counts(cells)) {
        let Some((at, text)) = cells.first() else { continue };
        let fault = Diagnostic::error(code!("number-without-head"), None).with("found", *text);
        found.add(number, *at, fault);
    }
}

/// Whether numbers are 1, 2, 3 …
fn counts(cells: &[(CellAt, &str)]) -> bool {
    let numbers: Option<Vec<u32>> = cells.iter().map(|(_, text)| text.trim().parse().ok()).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 1
            && numbers.windows(2).all(|pair| matches!(pair, [one, next] if one.checked_add(1) == Some(*next)))
    })
}

/// Asks for bases that their heads count in hundreds or thousands: as they stand, a cost a head would be as much too large.
fn counted(number: usize, table: &SheetTable, found: &mut FoundFaults) {
    let bases = table.columns.iter().filter(|column| matches!(column.role, ColumnRole::Base(_)));
    for column in bases {
        let head = whole(&column.head);
        let Some(unit) = COUNTED.into_iter().find(|unit| head.contains(unit)) else { continue };
        let fault = Diagnostic::error(code!("base-counted"), None).with("found", unit);
        found.add(number, (table.head.1, column.at), fault.with("column", column.head.as_str()));
    }
}
