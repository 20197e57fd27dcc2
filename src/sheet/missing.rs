//! Blanks in rows of members and of systems that other rows leave none of: an amount of one side, the name of a system.

use super::blank::{LastSums, is_empty, last_sum};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, cell_name};
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;

/// Asks for both.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    if place.template {
        return;
    }
    sides(place, rows, found);
    names(place, rows, found);
}

/// Asks for a member that has an amount on one side only, where another has, for the same, one on both: 0 would be a saving
/// that nobody has.
fn sides(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let Some(members) = place.table.column(|role| *role == ColumnRole::Member) else { return };
    if place.table.column(|role| *role == ColumnRole::YearOfRow).is_some() {
        return;
    }
    let sums = LastSums::of(rows);
    let costs: Vec<&SheetRow> =
        rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row)).collect();
    // 保守 of 甲町 and 保守 of 乙町 are of one kind
    let items = |row: &SheetRow| -> Vec<(u32, String)> {
        let is_item = |role: &ColumnRole| matches!(role, ColumnRole::Key("item" | "system" | "category"));
        let columns = place.table.columns.iter().filter(|column| is_item(&column.role));
        columns.filter_map(|column| Some((column.at, row.labels.get(&column.at)?.0.clone()))).collect()
    };
    let of = |side: Side| {
        let is_of = move |column: &&SheetColumn| match column.role {
            ColumnRole::Amount(of, _) | ColumnRole::Year(_, of) => of == Some(side),
            _ => false,
        };
        place.table.amounts().filter(is_of)
    };
    if of(Side::Before).next().is_none() || of(Side::After).next().is_none() {
        return;
    }
    let has = |row: &SheetRow, side: Side| of(side).any(|column| row.amounts.contains_key(&column.at));
    let both: HashSet<Vec<(u32, String)>> = costs
        .iter()
        .filter(|row| has(row, Side::Before) && has(row, Side::After))
        .map(|row| items(row))
        .collect();
    for row in costs.iter().filter(|row| row.labels.contains_key(&members.at)) {
        let last = last_sum(place.table, row);
        for (side, other) in [(Side::Before, Side::After), (Side::After, Side::Before)] {
            let is_open = |column: &SheetColumn| {
                is_empty(place.grid, row, column.at) && !sums.are_of(row, column.at, last)
            };
            if has(row, side) || !has(row, other) || !of(side).all(is_open) || !both.contains(&items(row)) {
                continue;
            }
            let cells: Vec<CellAt> = of(side).map(|column| (row.row, column.at)).collect();
            let filled = of(other).find_map(|column| row.amounts.get(&column.at)).map(|(_, at)| *at);
            let (Some(first), Some(filled)) = (cells.first(), filled) else { continue };
            let names: Vec<String> = cells.iter().map(|at| cell_name(*at)).collect();
            let fault = Diagnostic::error(code!("missing-amount"), None).worded(code!("cell-left-open"));
            let fault = fault.with("cells", names.join(", ")).with("other", cell_name(filled));
            found.add(place.sheet, *first, fault);
        }
    }
}

/// Asks for rows that name no system, or no category, below one that does: they go on with it, or are of none.
fn names(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let has_items = place.table.column(|role| *role == ColumnRole::Key("item")).is_some();
    let is_open = |role: &ColumnRole| matches!(role, ColumnRole::Key("system" | "category"));
    let columns = place.table.columns.iter().filter(|column| is_open(&column.role) && !column.given);
    for column in columns.filter(|_| has_items) {
        let ColumnRole::Key(key) = column.role else { continue };
        let mut above: Option<&str> = None;
        let mut open: Vec<CellAt> = Vec::new();
        let mut name = "";
        for row in rows {
            match (row.kind, row.labels.get(&column.at)) {
                (RowKind::Item, Some((text, _))) => above = Some(text),
                (RowKind::Item, None) if place.has_amount(row) => {
                    if let Some(above) = above {
                        name = if open.is_empty() { above } else { name };
                        open.push((row.row, column.at));
                    }
                }
                (RowKind::Sum | RowKind::Subtotal, _) => above = None,
                _ => {}
            }
        }
        let Some(first) = open.first() else { continue };
        let cells: Vec<String> = open.iter().map(|at| cell_name(*at)).collect();
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("name-left-open"));
        let fault = fault.with("cells", cells.join(", ")).with("column", column.name()).with("key", key);
        found.add(place.sheet, *first, fault.with("found", name));
    }
}
