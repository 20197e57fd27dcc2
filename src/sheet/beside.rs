//! Tables that stand side by side on one sheet, with empty columns between them or with the same heads once more: each is
//! read as if it stood on a sheet of its own.

use super::column::SheetColumn;
use super::given::GivenColumn;
use super::grid::{CellAt, FilledRows, SheetGrid, SheetValue};
use super::head::{HEAD_WITHIN, SheetTable, is_head, tables};
use super::named::is_levy;
use super::plain::plain;
use super::undecided::first_number;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use std::collections::{BTreeSet, HashSet};

/// Columns from the first to the last.
type Band = (u32, u32);

/// The sheet, or its tables that stand side by side.
pub(super) fn apart(
    sheet: SheetGrid,
    mapped: &[(String, GivenColumn)],
    listed: &HashSet<String>,
) -> Vec<SheetGrid> {
    for row in sheet.rows().into_iter().take(HEAD_WITHIN) {
        let columns: Vec<u32> = sheet.row(row).map(|(column, _)| column).collect();
        if columns.len() < 4 || !is_head(&sheet, row, mapped, listed) {
            continue;
        }
        for (bands, again) in [(with_gaps(&sheet, row), false), (with_heads_again(&sheet, row), true)] {
            let of_band = |band: &Band| columns.iter().filter(|column| is_in(**column, band)).count();
            if bands.len() < 2 || bands.iter().any(|band| of_band(band) < 2) {
                continue;
            }
            let views: Vec<SheetGrid> = bands.iter().map(|band| view(&sheet, row, band, &bands)).collect();
            let is_whole = |view: &SheetGrid| {
                let first = tables(view, mapped, listed).into_iter().next();
                first.is_some_and(|table| {
                    table.head.0 == row && (is_named_table(&table) || again && is_numbered_list(&table, view))
                })
            };
            if views.iter().all(is_whole) {
                return views;
            }
        }
    }
    vec![sheet]
}

fn is_in(column: u32, band: &Band) -> bool {
    (band.0..=band.1).contains(&column)
}

/// Whether a table names members, and numbers stand beside them: under heads that stand there once more they are no other costs.
fn is_numbered_list(table: &SheetTable, view: &SheetGrid) -> bool {
    let bounds = (table.first, table.end);
    let has_numbers = |column: &SheetColumn| first_number(view, column.at, bounds).is_some();
    table.column(|role| *role == ColumnRole::Member).is_some() && table.columns.iter().any(has_numbers)
}

/// Whether a table names what its rows are of, and has a column for their amounts.
fn is_named_table(table: &SheetTable) -> bool {
    let names = |role: &ColumnRole| {
        matches!(
            role,
            ColumnRole::Member | ColumnRole::YearOfRow | ColumnRole::Key("item" | "system" | "category")
        )
    };
    let is_base = |role: &ColumnRole| matches!(role, ColumnRole::Base(_));
    table.column(names).is_some() && (table.amounts().next().is_some() || table.column(is_base).is_some())
}

/// Runs of columns with empty ones between them, from a row down; a row of one cell is a remark, however wide.
fn with_gaps(sheet: &SheetGrid, row: u32) -> Vec<Band> {
    let mut used: BTreeSet<u32> = BTreeSet::new();
    for row in sheet.rows().into_iter().filter(|below| *below >= row) {
        let columns: Vec<u32> = sheet.row(row).map(|(column, _)| column).collect();
        if columns.len() < 2 {
            continue;
        }
        for column in columns {
            let last = sheet.region((row, column)).map_or(column, |region| region.last.1);
            used.extend(column..=last.min(column.saturating_add(256)));
        }
    }
    let mut bands: Vec<Band> = Vec::new();
    for column in used {
        match bands.last_mut() {
            Some(band) if band.1.saturating_add(1) == column => band.1 = column,
            _ => bands.push((column, column)),
        }
    }
    bands
}

/// Runs of columns that have the same heads in the same order: a list folded in two.
fn with_heads_again(sheet: &SheetGrid, row: u32) -> Vec<Band> {
    let heads: Vec<(u32, &str)> = sheet.row(row).map(|(column, value)| (column, value.text())).collect();
    let Some((first, name)) = heads.first() else { return Vec::new() };
    let Some(width) = heads.iter().skip(1).position(|(_, text)| text == name).map(|nth| nth + 1) else {
        return Vec::new();
    };
    let alike = heads.chunks(width).all(|chunk| {
        chunk.len() == width && chunk.iter().zip(&heads).all(|((_, text), (_, known))| text == known)
    });
    if width < 2 || !alike || is_levy(name) {
        return Vec::new();
    }
    let mut bands: Vec<Band> = Vec::new();
    for chunk in heads.chunks(width) {
        let start = chunk.first().map_or(*first, |(column, _)| *column);
        if let Some(band) = bands.last_mut() {
            band.1 = start.saturating_sub(1);
        }
        bands.push((start, sheet.columns().last().copied().unwrap_or(start)));
    }
    bands
}

/// One of the tables as a sheet: its columns from the row of its head, and what stands above all of them.
fn view(sheet: &SheetGrid, head: u32, band: &Band, bands: &[Band]) -> SheetGrid {
    let is_first = bands.first() == Some(band);
    let is_of = |at: CellAt, value: &SheetValue| {
        let (row, column) = at;
        let own = is_in(column, band) || is_first && !bands.iter().any(|band| is_in(column, band));
        let alone = || sheet.row(row).count() == 1;
        match row < head {
            // a title of each stands above it; what stands above one alone is of all
            true => own || is_unit(value.text()) || !each_has(sheet, row, bands),
            false => own || alone() && is_unit(value.text()),
        }
    };
    let cells = sheet.cells.iter().filter(|(at, value)| is_of(**at, value));
    let cells = cells.map(|(at, value)| (*at, value.clone())).collect();
    SheetGrid { cells, filled: FilledRows::default(), ..sheet.clone() }
}

/// Whether each band has a cell in a row, apart from a statement of a unit.
fn each_has(sheet: &SheetGrid, row: u32, bands: &[Band]) -> bool {
    let has =
        |band: &Band| sheet.row(row).any(|(column, value)| is_in(column, band) && !is_unit(value.text()));
    bands.iter().all(has)
}

/// Whether a text states a unit and says nothing else: 単位：千円, （千円）; 現行（年額、千円） is a title.
fn is_unit(text: &str) -> bool {
    let word = plain(text);
    SheetUnit::stated(text).is_some()
        && (word.is_empty() || word.starts_with("単位") || word.starts_with("unit"))
}
