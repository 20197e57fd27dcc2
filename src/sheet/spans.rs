//! Columns that are of a part of a year each, 上半期 and 下半期: together they are what the year costs; where the rest of the
//! year is missing, a person is asked.

use super::about::About;
use super::amount::Yen;
use super::column::{SheetColumn, names_item};
use super::draft::Notes;
use super::fault::FoundFaults;
use super::form::Form;
use super::grid::{CellAt, SheetGrid, cell_name};
use super::head::SheetTable;
use super::outline::is_support;
use super::place::Place;
use super::row::{RowKind, SheetRow};
use super::sides::side_of;
use super::span::Span;
use super::undecided::first_number;
use super::words::{ColumnRole, role_of, year_of};
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use std::collections::HashMap;

/// What parts of a year are of: the rest of their heads.
type Whole = (Option<i32>, Option<Side>, Vec<String>);

/// A column of a part of a year, by its place in the list of columns.
struct Part {
    nth: usize,
    span: Span,
    of: Whole,
    at: CellAt,
}

/// Makes the first of the parts of a year the year's amount and the others its rest; asks where they are no whole year.
pub(super) fn settle(
    (number, grid, about): (usize, &SheetGrid, &About),
    table: &mut SheetTable,
    found: &mut FoundFaults,
) {
    if is_support(table) {
        return;
    }
    let mut parts: Vec<Part> = Vec::new();
    for (nth, column) in table.columns.iter().enumerate() {
        let Some((span, of)) = part_of(column) else { continue };
        if let Some(at) = first_number(grid, column.at, (table.first, table.end)) {
            parts.push(Part { nth, span, of, at });
        }
    }
    for (of, group) in wholes(&parts) {
        let Some(first) = group.first() else { continue };
        let heads: Vec<&str> = group
            .iter()
            .filter_map(|part| table.columns.get(part.nth))
            .map(|column| column.head.rsplit('/').next().unwrap_or_default())
            .collect();
        if !is_whole(&group) {
            let is_year = of.0.is_some() && group.len() == 1;
            let wording = if is_year { code!("part-of-fiscal-year") } else { code!("part-of-year") };
            let fault = Diagnostic::error(code!("no-header"), None).worded(wording);
            let side = of.1.or(about.side).unwrap_or(Side::Before).word();
            let fault = fault.with("columns", heads.join("、")).with("side", side);
            found.add(number, first.at, fault.with("column", heads.first().copied().unwrap_or_default()));
            let asked: Vec<usize> = group.iter().map(|part| part.nth).collect();
            for nth in asked {
                table.columns.get_mut(nth).into_iter().for_each(|column| column.role = ColumnRole::Rest);
            }
            continue;
        }
        let role = match of.0 {
            Some(year) => ColumnRole::Year(year, of.1),
            None => ColumnRole::Amount(of.1, Some(Form::Yearly)),
        };
        let item = of.2.iter().rev().find(|part| names_item(part)).cloned();
        let rest: Vec<u32> = group
            .iter()
            .skip(1)
            .filter_map(|part| table.columns.get(part.nth))
            .map(|column| column.at)
            .collect();
        let others: Vec<usize> = group.iter().skip(1).map(|part| part.nth).collect();
        for nth in others {
            table.columns.get_mut(nth).into_iter().for_each(|column| column.role = ColumnRole::Rest);
        }
        if let Some(column) = table.columns.get_mut(first.nth) {
            column.role = role;
            column.item = item;
            column.rest = rest;
        }
    }
}

/// The parts of each whole, in their order.
fn wholes(parts: &[Part]) -> Vec<(&Whole, Vec<&Part>)> {
    let mut numbers: HashMap<&Whole, usize> = HashMap::new();
    let mut groups: Vec<(&Whole, Vec<&Part>)> = Vec::new();
    for part in parts {
        let nth = *numbers.entry(&part.of).or_insert(groups.len());
        match groups.get_mut(nth) {
            Some((_, group)) => group.push(part),
            None => groups.push((&part.of, vec![part])),
        }
    }
    groups
}

/// The part of a year that a column is of, and what else its head says; none where a person says what it is.
fn part_of(column: &SheetColumn) -> Option<(Span, Whole)> {
    let is_open = !column.given
        && !matches!(
            column.role,
            ColumnRole::Sum | ColumnRole::Derived | ColumnRole::Month | ColumnRole::Number
        );
    let mut heads = column.head.split('/').filter(|_| is_open);
    let (part, span) = heads.find_map(|part| Some((part, Span::said(part)?)))?;
    let others = column.head.split('/').filter(|other| *other != part);
    let year = span.year.or_else(|| others.clone().find_map(year_of));
    let side = side_of(part).or_else(|| others.clone().find_map(side_of));
    let names = others.filter(|other| !role_of(other).is_amount());
    Some((span, (year, side, names.map(str::to_owned).collect())))
}

/// Whether parts are a whole year, each month of it once.
fn is_whole(group: &[&Part]) -> bool {
    let mut months = [false; 12];
    for part in group {
        let Some(first) = part.span.first else { return false };
        for month in first..first.saturating_add(part.span.months) {
            match usize::try_from(month).ok().and_then(|month| months.get_mut(month)) {
                Some(known) if !*known => *known = true,
                _ => return false,
            }
        }
    }
    months.iter().all(|known| *known)
}

/// Adds the rest of a year to its first part, in items and in sums; an empty cell beside amounts is asked for.
pub(super) fn sum(
    (number, grid): (usize, &SheetGrid),
    table: &SheetTable,
    rows: &mut [SheetRow],
    (notes, found): (&mut Notes, &mut FoundFaults),
) {
    for column in table.columns.iter().filter(|column| !column.rest.is_empty()) {
        let columns: Vec<u32> = std::iter::once(column.at).chain(column.rest.iter().copied()).collect();
        for row in rows.iter_mut().filter(|row| !matches!(row.kind, RowKind::Left(_) | RowKind::Bases)) {
            let amounts: Vec<(Yen, CellAt)> =
                columns.iter().filter_map(|at| row.amounts.remove(at)).collect();
            let Some((first, at)) = amounts.first() else { continue };
            row.wrong.extend(columns.iter().find(|at| row.wrong.contains(at)).map(|_| column.at));
            let is_empty = |at: &&u32| row.nothing.contains(at) && grid.value((row.row, **at)).is_none();
            if let Some(empty) = columns.iter().find(is_empty).filter(|_| row.kind == RowKind::Item) {
                let fault = Diagnostic::error(code!("missing-amount"), None).worded(code!("cell-left-open"));
                let cell = (row.row, *empty);
                found.add(number, cell, fault.with("cells", cell_name(cell)).with("other", cell_name(*at)));
                continue;
            }
            let sum = amounts.iter().map(|(amount, _)| &amount.yen).sum::<Fraction>();
            let Some(sum) = (if amounts.len() == 1 { Some(first.clone()) } else { Yen::whole(sum) }) else {
                row.wrong.insert(column.at);
                let fault = Diagnostic::error(code!("not-a-number"), None);
                found.add(number, *at, fault.with("found", grid.text(*at)));
                continue;
            };
            for (_, other) in amounts.iter().skip(1) {
                notes.add(number, *at, &["+ ", &cell_name(*other), " 「", grid.text(*other), "」"].concat());
            }
            row.nothing.remove(&column.at);
            row.amounts.insert(column.at, (sum, *at));
        }
    }
}

/// Asks for a title that speaks of a part of a year above amounts that run from year to year.
pub(super) fn title(place: &Place<'_>, rows: &[SheetRow], found: &mut FoundFaults) {
    let Some(at) = place.about.span_at else { return };
    let items = rows.iter().filter(|row| row.kind == RowKind::Item);
    let runs = items.flat_map(|row| place.forms(row)).any(|form| form != Form::Once);
    if runs {
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("title-of-part"));
        found.add(place.sheet, at, fault.with("found", place.grid.text(at)));
    }
}
