//! Amounts by fiscal year: those of one side of a row, and what its empty cells say.

use super::amount::Amount;
use super::blank::{Sums, is_empty, last_sum};
use super::fault::Found;
use super::form::Side;
use super::grid::{At, Grid};
use super::head::Table;
use super::rows::Row;
use super::words::Role;
use crate::code;
use crate::diagnostic::Diagnostic;

/// The years of one side of a row, 0 where the sheet says that there is nothing; none where no amount stands there.
pub(super) fn prices(
    (number, grid): (usize, &Grid),
    (table, sums): (&Table, &Sums),
    row: &Row,
    side: Option<Side>,
    found: &mut Found,
) -> Vec<(i32, Amount, At)> {
    let of_side = || {
        table.columns.iter().filter_map(|column| match column.role {
            Role::Year(year, of) if of == side => Some((year, column.at)),
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
            None if is_said => prices.push((year, Amount::nothing(), at)),
            None => {
                let fault = Diagnostic::error(code!("empty-year"), None);
                found.add(number, at, fault.with("year", year.to_string()));
            }
        }
    }
    prices
}
