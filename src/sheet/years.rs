//! Amounts by fiscal year: those of one side of a row, and what its empty cells say.

use super::amount::Yen;
use super::blank::{Sums, is_empty, last_sum};
use super::fault::FoundFaults;
use super::form::CostSide;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::rows::SheetRow;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;

/// The years of one side of a row, 0 where the sheet says that there is nothing; none where no amount stands there.
pub(super) fn prices(
    (number, grid): (usize, &SheetGrid),
    (table, sums): (&SheetTable, &Sums),
    row: &SheetRow,
    side: Option<CostSide>,
    found: &mut FoundFaults,
) -> Vec<(i32, Yen, CellAt)> {
    let of_side = || {
        table.columns.iter().filter_map(|column| match column.role {
            ColumnRole::Year(year, of) if of == side => Some((year, column.at)),
            _ => None,
        })
    };
    let mut prices = Vec::new();
    if !of_side().any(|(_, column)| row.amounts.contains_key(&column)) {
        return prices;
    }
    let last = last_sum(table, row);
    for (year, column) in of_side().filter(|(_, column)| !row.wrong.contains(column)) {
        let at = (row.row, column);
        let is_said = !is_empty(grid, row, column) || sums.are_of(row, column, last);
        match row.amounts.get(&column) {
            Some((amount, at)) => prices.push((year, amount.clone(), *at)),
            None if is_said => prices.push((year, Yen::nothing(), at)),
            None => {
                let fault = Diagnostic::error(code!("empty-year"), None);
                found.add(number, at, fault.with("year", year.to_string()));
            }
        }
    }
    prices
}
