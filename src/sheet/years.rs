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
use std::collections::HashMap;

/// What the columns of years are of: a side, and the item and the member that their heads name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// All that columns of years of a table are of, in their order, each with its years and their columns.
pub(super) fn series(table: &SheetTable) -> Vec<YearColumns> {
    let mut numbers: HashMap<Series, usize> = HashMap::new();
    let mut list: Vec<YearColumns> = Vec::new();
    for column in &table.columns {
        let Some((series, year)) = Series::of(column) else { continue };
        let nth = *numbers.entry(series).or_insert(list.len());
        match list.get_mut(nth) {
            Some(columns) => columns.push((year, column.at)),
            None => list.push(vec![(year, column.at)]),
        }
    }
    list
}

/// The years of a series, each with its column.
pub(super) type YearColumns = Vec<(i32, u32)>;

/// The years of one series of a row, 0 where the sheet says that there is nothing; none where no amount stands there.
pub(super) fn prices(
    (number, grid): (usize, &SheetGrid),
    (table, sums): (&SheetTable, &LastSums),
    row: &SheetRow,
    series: &[(i32, u32)],
    found: &mut FoundFaults,
) -> Vec<(i32, Yen, CellAt)> {
    let mut prices = Vec::new();
    if !series.iter().any(|(_, column)| row.amounts.contains_key(column)) {
        return prices;
    }
    let last = last_sum(table, row);
    for (year, column) in series.iter().copied().filter(|(_, column)| !row.wrong.contains(column)) {
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
