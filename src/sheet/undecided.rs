//! Columns of numbers whose heads name neither an amount nor a base for certain: money is read or asked for, never
//! taken for a base.

use super::amount::{ReadCell, read};
use super::fault::FoundFaults;
use super::form::CostSide;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::kinds::{is_base, is_money};
use super::outline::{is_list, is_support};
use super::words::{ColumnRole, year_of};
use crate::code;
use crate::diagnostic::Diagnostic;

/// Decides the columns of numbers of a table that names members and no amount; what cannot be decided is asked for.
pub(super) fn decide(
    (number, grid, side): (usize, &SheetGrid, Option<CostSide>),
    table: &mut SheetTable,
    found: &mut FoundFaults,
) {
    if !is_list(table) || is_support(table) {
        return;
    }
    let names_items = table.columns.iter().any(|column| column.role == ColumnRole::Key("item"));
    // months of taking part stand in a list of members as the template has it: what else is a number there is a base
    let is_members = table.columns.iter().any(|column| matches!(column.role, ColumnRole::Key("from" | "to")));
    let (first, end) = (table.first, table.end);
    for column in &mut table.columns {
        let Some(at) = first_number(grid, column.at, (first, end)) else { continue };
        let head = column.head.rsplit('/').next().unwrap_or_default().to_owned();
        if !matches!(column.role, ColumnRole::Unknown | ColumnRole::Part) || head.is_empty() {
            continue;
        }
        if column.role == ColumnRole::Part && !is_members && !is_base(&head) {
            continue;
        }
        if is_money(&head) || column.unit.is_some() || year_of(&head).is_some() {
            column.role =
                ColumnRole::Amount(super::words::side_of(&column.head), super::form::Form::said(&head));
            column.item = (!names_items).then_some(head);
        } else if is_members || is_base(&head) {
            column.role = ColumnRole::Base(column.head.clone());
        } else {
            let asked = Diagnostic::error(code!("no-header"), None).worded(code!("column-unknown"));
            let side = side.unwrap_or(CostSide::Before).key();
            found.add(number, at, asked.with("column", head).with("side", side));
        }
    }
}

/// The first cell of a column, between two rows, that holds a number.
fn first_number(grid: &SheetGrid, column: u32, (first, end): (u32, u32)) -> Option<CellAt> {
    let below = grid.cells.iter().filter(|((row, at), _)| *at == column && (first..end).contains(row));
    let is_number = |read: ReadCell| matches!(read, ReadCell::Bare(_) | ReadCell::Whole(_));
    below.filter(|(_, value)| is_number(read(Some(value)))).map(|(at, _)| *at).next()
}
