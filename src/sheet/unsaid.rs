//! What a blank leaves open: whose a cost is, what it is of, whether there is one. Where a blank could mean two things, a
//! person is asked; a template says itself what its blanks mean.

use super::blank::{LastSums, is_empty, last_sum};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{CellAt, cell_name};
use super::kinds::is_all;
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;

/// Asks for every blank of a table that could mean two things.
pub(super) fn ask(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let costs: Vec<&SheetRow> =
        rows.iter().filter(|row| row.kind == RowKind::Item && place.has_amount(row)).collect();
    let sums = LastSums::of(rows);
    let names_items = costs.iter().any(|row| item(place, row).is_some());
    let names_members = costs.iter().any(|row| is_after(place, row) && member(place, row).is_some());
    for row in costs {
        if !is_named(place, row) {
            let at = row.amounts.values().map(|(_, at)| *at).min().unwrap_or((row.row, 0));
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("row-without-name"));
            found.add(place.sheet, at, fault);
            continue;
        }
        if let Some(at) = item_column(place).filter(|_| names_items && item(place, row).is_none()) {
            let fault = Diagnostic::error(code!("no-header"), None).worded(code!("row-without-item"));
            found.add(place.sheet, (row.row, at), fault);
        }
        if names_members && !place.template {
            whose(place, row, found);
        }
        among(place, row, &sums, found);
    }
}

/// The label of a row in a column of a role, where it stands in the row itself or in merged cells that the row is among.
fn own<'r>(place: &Place<'_>, row: &'r SheetRow, column: &SheetColumn) -> Option<&'r str> {
    let (text, at) = row.labels.get(&column.at)?;
    (at.0 == row.row || place.grid.region((row.row, column.at)).is_some()).then_some(text.as_str())
}

/// Whether anything of a row names it: a number of the row does not.
fn is_named(place: &Place<'_>, row: &SheetRow) -> bool {
    let names = || {
        place.table.columns.iter().filter(|column| {
            matches!(
                column.role,
                ColumnRole::Member
                    | ColumnRole::YearOfRow
                    | ColumnRole::Unknown
                    | ColumnRole::Key("item" | "system" | "category")
            )
        })
    };
    // a number names nothing, except a year
    let says = |column: &SheetColumn| {
        let is_word =
            |text: &str| text.chars().any(char::is_alphabetic) || column.role == ColumnRole::YearOfRow;
        own(place, row, column).is_some_and(is_word)
    };
    names().next().is_none() || names().any(says)
}

fn is_item(role: &ColumnRole) -> bool {
    matches!(role, ColumnRole::Key("item" | "system" | "category"))
}

fn item_column(place: &Place<'_>) -> Option<u32> {
    let columns = || place.table.columns.iter().filter(|column| is_item(&column.role));
    let of_items = columns().find(|column| column.role == ColumnRole::Key("item"));
    of_items.or_else(|| columns().next()).map(|column| column.at)
}

/// What a row says its cost is, filled down or its own.
fn item<'r>(place: &Place<'_>, row: &'r SheetRow) -> Option<&'r str> {
    let mut columns = place.table.columns.iter().filter(|column| is_item(&column.role));
    columns.find_map(|column| row.labels.get(&column.at)).map(|(text, _)| text.as_str())
}

/// Whose a row says itself that its cost is.
fn member<'r>(place: &Place<'_>, row: &'r SheetRow) -> Option<&'r str> {
    let column = place.table.column(|role| *role == ColumnRole::Member)?;
    own(place, row, column).filter(|name| !is_all(name))
}

fn is_after(place: &Place<'_>, row: &SheetRow) -> bool {
    let side = |column: &SheetColumn| match column.role {
        ColumnRole::Amount(side, _) | ColumnRole::Year(_, side) => place.side(side),
        _ => None,
    };
    let amounts = place.table.amounts().filter(|column| row.amounts.contains_key(&column.at));
    amounts.map(side).any(|side| side == Some(Side::After))
}

/// A cost of the shared system without a name among such with names: borne by all, or by whoever stands above.
fn whose(place: &Place<'_>, row: &SheetRow, found: &mut FoundFaults) {
    let Some(column) = place.table.column(|role| *role == ColumnRole::Member) else { return };
    let shares = place.table.column(|role| *role == ColumnRole::Key("share"));
    let is_shared = shares.is_some_and(|column| row.labels.contains_key(&column.at));
    if !is_after(place, row) || is_shared || own(place, row, column).is_some() {
        return;
    }
    let fault = Diagnostic::error(code!("unknown-member"), None).worded(code!("member-left-open"));
    found.add(place.sheet, (row.row, column.at), fault);
}

/// Cells of a row that are empty beside others of the same kind, of another member or item, where no sum says that nothing
/// is there.
fn among(place: &Place<'_>, row: &SheetRow, sums: &LastSums, found: &mut FoundFaults) {
    if place.year(row).is_some() {
        return;
    }
    let last = last_sum(place.table, row);
    let alike = |one: &SheetColumn, other: &SheetColumn| {
        let kinds = match (&one.role, &other.role) {
            (ColumnRole::Amount(side, form), ColumnRole::Amount(of, other)) => side == of && form == other,
            (ColumnRole::Year(_, side), ColumnRole::Year(_, of)) => side == of,
            _ => false,
        };
        kinds && (one.member != other.member || one.item != other.item)
    };
    let filled = |column: &SheetColumn| {
        let others = place.table.amounts().filter(|other| alike(column, other));
        others.filter_map(|other| row.amounts.get(&other.at)).map(|(_, at)| *at).next()
    };
    // of the years of one cost the others are asked for by name
    let has_year = |column: &SheetColumn| {
        let same = |other: &&SheetColumn| other.member == column.member && other.item == column.item;
        let years = place.table.amounts().filter(|other| matches!(other.role, ColumnRole::Year(..)));
        years.filter(same).any(|other| row.amounts.contains_key(&other.at))
    };
    let is_open = |column: &&SheetColumn| {
        is_empty(place.grid, row, column.at)
            && !sums.are_of(row, column.at, last)
            && !(matches!(column.role, ColumnRole::Year(..)) && has_year(column))
    };
    let open: Vec<(CellAt, CellAt)> = place
        .table
        .amounts()
        .filter(is_open)
        .filter_map(|column| Some(((row.row, column.at), filled(column)?)))
        .collect();
    let Some((first, other)) = open.first() else { return };
    let cells: Vec<String> = open.iter().map(|(at, _)| cell_name(*at)).collect();
    let fault = Diagnostic::error(code!("missing-amount"), None).worded(code!("cell-left-open"));
    found.add(place.sheet, *first, fault.with("cells", cells.join(", ")).with("other", cell_name(*other)));
}
