//! Rows and columns that are called as costs and come to what others beside them do: 運用経費 1,500 over 保守 1,000 and 利用料
//! 500. Where no sum of the sheet says which of them count, a person is asked.

use super::column::SheetColumn;
use super::fault::{FoundFaults, run_name};
use super::grid::{CellAt, column_name};
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use std::collections::HashMap;

/// Rows that one row may sum up, at most.
const MOST: usize = 60;

/// Asks for rows that are the sum of others next to them, in a table whose rows no sum holds together.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    if place.template {
        return;
    }
    columns(place, rows, found);
    if rows.iter().any(|row| row.kind == RowKind::Sum) {
        return;
    }
    // a subtotal ends what a row may be of
    for group in rows.split(|row| row.kind == RowKind::Subtotal) {
        let items: Vec<&SheetRow> =
            group.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row)).collect();
        for (nth, row) in items.iter().enumerate() {
            let below = items.iter().skip(nth + 1).copied();
            let above = items.iter().take(nth).rev().copied();
            let cells = summed(place, row, below).or_else(|| summed(place, row, above));
            if let (Some(cells), Some(at)) = (cells, first_cell(place, row)) {
                let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("row-sums-others"));
                let fault = fault.with("cells", run_name(&cells)).with("cell", super::grid::cell_name(at));
                found.add(place.sheet, at, fault);
            }
        }
    }
}

/// Asks for a column that comes, in every row, to what others of its form and member do: 負担額 beside 均等割額 and 人口割額.
fn columns(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let items: Vec<&SheetRow> =
        rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row)).collect();
    let mut groups: HashMap<(&ColumnRole, Option<&str>), Vec<&SheetColumn>> = HashMap::new();
    for column in place.table.amounts() {
        groups.entry((&column.role, column.member.as_deref())).or_default().push(column);
    }
    for group in groups.values().filter(|group| group.len() > 2) {
        let value = |row: &SheetRow, column: &SheetColumn| {
            row.amounts.get(&column.at).map_or_else(Fraction::zero, |(amount, _)| amount.yen.clone())
        };
        let total = |row: &SheetRow| group.iter().map(|column| value(row, column)).sum::<Fraction>();
        let totals: Vec<Fraction> = items.iter().map(|row| total(row)).collect();
        // a sum is half of all, itself among them
        let is_sum = |column: &&&SheetColumn| {
            let mut pairs = items.iter().zip(&totals);
            pairs.all(|(row, total)| &value(row, column) + &value(row, column) == *total)
        };
        let mut open = group.iter().filter(|column| !column.given && column.item.is_some());
        let Some(column) = open.find(is_sum) else { continue };
        let Some((_, at)) = items.iter().find_map(|row| row.amounts.get(&column.at)) else { continue };
        let names = group.iter().filter(|other| other.at != column.at).map(|other| column_name(other.at));
        let fault = Diagnostic::error(code!("counted-twice"), None).worded(code!("column-sums-others"));
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let fault = fault.with("column", head).with("letter", column_name(column.at));
        found.add(place.sheet, *at, fault.with("columns", names.collect::<Vec<_>>().join(", ")));
    }
}

fn first_cell(place: &Place<'_>, row: &SheetRow) -> Option<CellAt> {
    place.table.amounts().find_map(|column| row.amounts.get(&column.at)).map(|(_, at)| *at)
}

/// The cells of the rows, one after another, that add up to a row in every column: two of them at least.
fn summed<'r>(
    place: &Place<'_>,
    row: &SheetRow,
    others: impl Iterator<Item = &'r SheetRow>,
) -> Option<Vec<CellAt>> {
    let columns: Vec<u32> = place.table.amounts().map(|column| column.at).collect();
    let value = |row: &SheetRow, column: u32| row.amounts.get(&column).map(|(amount, _)| amount.yen.clone());
    let stated: Vec<Fraction> =
        columns.iter().map(|column| value(row, *column).unwrap_or_else(Fraction::zero)).collect();
    if stated.iter().all(Fraction::is_zero) {
        return None;
    }
    let mut sums = vec![Fraction::zero(); columns.len()];
    let mut cells = Vec::new();
    for (nth, other) in others.take(MOST).enumerate() {
        for (sum, column) in sums.iter_mut().zip(&columns) {
            if let Some(value) = value(other, *column) {
                *sum = &*sum + &value;
            }
        }
        cells.extend(first_cell(place, other));
        if nth > 0 && sums == stated {
            cells.sort_unstable();
            return Some(cells);
        }
        // costs add up; what has passed its sum does not come back
        if sums.iter().zip(&stated).any(|(sum, stated)| sum > stated)
            && !stated.iter().any(Fraction::is_negative)
        {
            return None;
        }
    }
    None
}
