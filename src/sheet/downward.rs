//! Fiscal years that stand in rows, 令和8年度 below 令和7年度: each row has the amounts of its year, and the rows that are
//! called alike are the years of one cost.

use super::amount::{ReadCell, Yen, read};
use super::blank::{LastSums, is_empty, last_sum};
use super::column::SheetColumn;
use super::fault::{FoundFaults, pair_name};
use super::grid::{CellAt, SheetGrid};
use super::head::SheetTable;
use super::named::{is_beside, is_ditto, is_sum};
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::words::{ColumnRole, year_of};
use super::yearly::is_since;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::{BTreeSet, HashMap};

/// Finds the column in which years stand, where every row of numbers is of one: other columns are of no year then.
pub(super) fn decide(grid: &SheetGrid, table: &mut SheetTable) {
    let has_years = table.columns.iter().any(|column| matches!(column.role, ColumnRole::Year(..)));
    let may_be = |column: &&mut SheetColumn| {
        let role = &column.role;
        *role == ColumnRole::YearOfRow
            || matches!(role, ColumnRole::Unknown | ColumnRole::Key("item" | "system" | "category"))
    };
    let rows: Vec<u32> = rows_of_numbers(grid, table);
    let mut found = false;
    // 加入年度 is asked for as what says since when a cost runs
    let may_be = |column: &&mut SheetColumn| may_be(column) && !is_since(&column.head);
    for column in table.columns.iter_mut().filter(may_be) {
        let is_years = !has_years && !found && are_years(grid, column.at, &rows);
        match (is_years, &column.role) {
            (true, _) => column.role = ColumnRole::YearOfRow,
            (false, ColumnRole::YearOfRow) => column.role = ColumnRole::Unknown,
            _ => {}
        }
        found |= is_years;
    }
}

/// The rows of a table in which a number stands that is no year.
fn rows_of_numbers(grid: &SheetGrid, table: &SheetTable) -> Vec<u32> {
    let is_number = |value| matches!(read(Some(value)), ReadCell::Bare(_) | ReadCell::Whole(_));
    let rows = grid.rows().into_iter().filter(|row| (table.first..table.end).contains(row));
    rows.filter(|row| grid.row(*row).any(|(_, value)| is_number(value) && year_of(value.text()).is_none()))
        .collect()
}

/// Whether a column names a fiscal year in every row that is no sum, two of them at least.
fn are_years(grid: &SheetGrid, column: u32, rows: &[u32]) -> bool {
    let mut years = BTreeSet::new();
    for row in rows {
        let text = grid.text(grid.said((*row, column)));
        match year_of(text) {
            Some(year) => _ = years.insert(year),
            None if is_sum(text) || is_beside(text) || is_ditto(text) && !years.is_empty() => continue,
            None if text.is_empty() && (!grid.knows_merged || names_sum(grid, *row)) => continue,
            None => return false,
        }
    }
    years.len() > 1
}

fn names_sum(grid: &SheetGrid, row: u32) -> bool {
    grid.row(row).any(|(_, value)| is_sum(value.text()))
}

/// The years of one cost: its column, the first of its rows, and its prices.
pub(super) struct YearsOfRows<'r> {
    pub(super) column: &'r SheetColumn,
    pub(super) row: &'r SheetRow,
    pub(super) prices: Vec<(i32, Yen, CellAt)>,
}

/// The costs of a table whose rows are years; an empty cell of a year is asked for, and a year that stands twice.
pub(super) fn costs<'r>(
    place: &Place<'r>,
    rows: &'r [SheetRow],
    found: &mut FoundFaults,
) -> Vec<YearsOfRows<'r>> {
    let sums = LastSums::of(rows);
    let mut costs = Vec::new();
    for group in groups(place.table, rows) {
        for column in place.table.amounts() {
            let prices = prices(place, (&sums, column), &group, found);
            let first = group.iter().find(|row| row.amounts.contains_key(&column.at));
            if let Some(row) = first.filter(|_| !prices.is_empty()) {
                costs.push(YearsOfRows { column, row, prices });
            }
        }
    }
    costs
}

/// The rows of one name, in their order.
fn groups<'r>(table: &SheetTable, rows: &'r [SheetRow]) -> Vec<Vec<&'r SheetRow>> {
    let is_name =
        |role: &ColumnRole| matches!(role, ColumnRole::Member | ColumnRole::Form | ColumnRole::Key(_));
    let columns: Vec<u32> = table
        .columns
        .iter()
        .filter(|column| is_name(&column.role) && column.role != ColumnRole::Key("note"))
        .map(|column| column.at)
        .collect();
    let name = |row: &'r SheetRow| -> Vec<Option<&'r str>> {
        columns.iter().map(|column| row.labels.get(column).map(|(text, _)| text.as_str())).collect()
    };
    let mut numbers: HashMap<Vec<Option<&str>>, usize> = HashMap::new();
    let mut groups: Vec<Vec<&SheetRow>> = Vec::new();
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        let nth = *numbers.entry(name(row)).or_insert(groups.len());
        match groups.get_mut(nth) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// The prices of one column in rows of one name.
fn prices(
    place: &Place<'_>,
    (sums, column): (&LastSums, &SheetColumn),
    group: &[&SheetRow],
    found: &mut FoundFaults,
) -> Vec<(i32, Yen, CellAt)> {
    let mut prices: Vec<(i32, Yen, CellAt)> = Vec::new();
    if !group.iter().any(|row| row.amounts.contains_key(&column.at)) {
        return prices;
    }
    for row in group.iter().filter(|row| !row.wrong.contains(&column.at)) {
        let Some(year) = place.year(row) else { continue };
        let at = (row.row, column.at);
        let is_said =
            !is_empty(place.grid, row, column.at) || sums.are_of(row, column.at, last_sum(place.table, row));
        let price = match row.amounts.get(&column.at) {
            Some((amount, at)) => (year, amount.clone(), *at),
            // what gave way to another amount of its row
            None if !row.nothing.contains(&column.at) => continue,
            None if is_said => (year, Yen::nothing(), at),
            None => {
                let fault = Diagnostic::error(code!("empty-year"), None);
                found.add(place.sheet, at, fault.with("year", year.to_string()));
                continue;
            }
        };
        match prices.iter().find(|(known, ..)| *known == year) {
            Some((.., first)) => {
                let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("year-twice"));
                let fault = fault.with("cells", pair_name(*first, price.2));
                found.add(place.sheet, price.2, fault.with("year", year.to_string()));
            }
            None => prices.push(price),
        }
    }
    prices.sort_by_key(|(year, ..)| *year);
    prices
}
