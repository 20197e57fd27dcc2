//! Amounts by fiscal year: those of one side of a row, and what its empty cells say.

use super::amount::Yen;
use super::blank::{LastSums, is_empty, last_sum};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::row::SheetRow;
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;

/// What the columns of years are of: a side, and the item and the member that their heads name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    pub(super) side: Option<Side>,
    item: Option<String>,
    member: Option<String>,
}

impl Series {
    /// That of a column of a year, with its year.
    fn of(column: &SheetColumn) -> Option<(Series, i32)> {
        let ColumnRole::Year(year, side) = column.role else { return None };
        Some((Series { side, item: column.item.clone(), member: column.member.clone() }, year))
    }
}

/// All that columns of years of a table are of, in their order.
pub(super) fn series(table: &SheetTable) -> Vec<Series> {
    let mut list: Vec<Series> = Vec::new();
    for (series, _) in table.columns.iter().filter_map(Series::of) {
        if !list.contains(&series) {
            list.push(series);
        }
    }
    list
}

/// The years of one series of a row, 0 where the sheet says that there is nothing; none where no amount stands there.
pub(super) fn prices(
    (number, grid): (usize, &SheetGrid),
    (table, sums): (&SheetTable, &LastSums),
    row: &SheetRow,
    series: &Series,
    found: &mut FoundFaults,
) -> Vec<(i32, Yen, CellAt)> {
    let of_side = || {
        let of_columns = table.columns.iter().filter_map(|column| Some((Series::of(column)?, column.at)));
        of_columns.filter(|((of, _), _)| of == series).map(|((_, year), at)| (year, at))
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
            // what gave way to another amount of its row
            None if !row.nothing.contains(&column) => {}
            None if is_said => prices.push((year, Yen::nothing(), at)),
            None => {
                let fault = Diagnostic::error(code!("empty-year"), None);
                found.add(number, at, fault.with("year", year.to_string()));
            }
        }
    }
    prices
}
