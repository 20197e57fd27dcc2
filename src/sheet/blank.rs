//! Cells in which an amount could stand and nothing does: that is 0 only where the sheet says so, by a dash or by a sum of
//! its own that holds without it.

use super::grid::SheetGrid;
use super::head::SheetTable;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use std::collections::BTreeMap;

/// The last row in which each column has a sum.
pub(super) struct LastSums(BTreeMap<u32, u32>);

impl LastSums {
    /// Those of a table.
    pub(super) fn of(rows: &[SheetRow]) -> LastSums {
        let mut last = BTreeMap::new();
        for row in rows.iter().filter(|row| matches!(row.kind, RowKind::Sum | RowKind::Subtotal)) {
            last.extend(row.amounts.keys().map(|column| (*column, row.row)));
        }
        LastSums(last)
    }

    /// Whether a sum below a cell, or right of it, is of it too; sums that do not hold are faults of their own.
    pub(super) fn are_of(&self, row: &SheetRow, column: u32, last_of_row: Option<u32>) -> bool {
        self.0.get(&column).is_some_and(|last| row.row < *last)
            || last_of_row.is_some_and(|last| column < last)
    }
}

/// The last column in which a row has a sum of its own.
pub(super) fn last_sum(table: &SheetTable, row: &SheetRow) -> Option<u32> {
    let sums = table.columns.iter().filter(|column| column.role == ColumnRole::Sum);
    sums.map(|column| column.at).filter(|at| row.amounts.contains_key(at)).max()
}

/// Whether there is nothing at all in a cell of amounts, not even a dash.
pub(super) fn is_empty(grid: &SheetGrid, row: &SheetRow, column: u32) -> bool {
    row.nothing.contains(&column) && grid.value((row.row, column)).is_none()
}
