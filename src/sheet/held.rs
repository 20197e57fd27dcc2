//! Which rows a sum may be of besides all and those since the last one, and how many sums a table has.

use super::column::SheetColumn;
use super::head::SheetTable;
use super::kinds::adds_up;
use super::named::is_sum;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::money::Fraction;

/// How many sums of a table were held against what they are of: rows of sums, and columns of them.
pub(super) fn count(table: &SheetTable, rows: &[SheetRow]) -> usize {
    let is_base = |column: &SheetColumn| matches!(column.role, ColumnRole::Base(_)) && adds_up(&column.head);
    let has_base = |row: &SheetRow| {
        table.columns.iter().any(|column| is_base(column) && row.labels.contains_key(&column.at))
    };
    let is_sum = |row: &&SheetRow| matches!(row.kind, RowKind::Sum | RowKind::Subtotal);
    let of_rows = rows.iter().filter(is_sum).filter(|row| !row.amounts.is_empty() || has_base(row));
    let is_held = |column: &&SheetColumn| {
        let items = || rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Bases));
        let states =
            |row: &SheetRow| row.amounts.contains_key(&column.at) || row.labels.contains_key(&column.at);
        column.role == ColumnRole::Sum && items().any(states)
    };
    of_rows.count() + table.columns.iter().filter(is_held).count()
}

/// Sums of a column that are held against the rows called as they are, at most.
pub(super) const MOST_TRIES: usize = 200;

/// Whether a sum is that of the rows above it that say what it says beside its own word: 計 of 現行, below 計 of 次期.
pub(super) fn is_of_alike(
    rows: &[SheetRow],
    nth: usize,
    (column, stated): (u32, &Fraction),
    tries: &mut usize,
) -> bool {
    let Some(sum) = rows.get(nth).filter(|_| *tries > 0) else { return false };
    *tries -= 1;
    let said: Vec<(&u32, &String)> =
        sum.labels.iter().filter(|(_, (text, _))| !is_sum(text)).map(|(at, (text, _))| (at, text)).collect();
    let says = |row: &SheetRow| {
        said.iter().all(|(at, text)| row.labels.get(at).is_some_and(|(known, _)| known == *text))
    };
    let above = rows.iter().take(nth).filter(|row| row.kind == RowKind::Item && says(row));
    let amounts = above.filter_map(|row| row.amounts.get(&column)).map(|(amount, _)| &amount.yen);
    !said.is_empty() && amounts.sum::<Fraction>() == *stated
}
