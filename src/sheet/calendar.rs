//! A year told month by month, 4月 to 3月, beside what it comes to: the year counts, and is held against its months.

use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::form::Form;
use super::head::SheetTable;
use super::outline::LeftOut;
use super::place::Place;
use super::plain::plain;
use super::row::{RowKind, SheetRow};
use super::totals::{RunningTotal, mismatch};
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// Takes the sum of the months for the year's amount, where no column is said to be that.
pub(super) fn year_of_months(table: &mut SheetTable) {
    let is_month = |column: &SheetColumn| column.role == ColumnRole::Month;
    let Some(last) = table.columns.iter().rposition(is_month) else { return };
    if year(table).is_some() {
        return;
    }
    let mut after = table.columns.iter_mut().skip(last);
    if let Some(sum) = after.find(|column| column.role == ColumnRole::Sum) {
        sum.role = ColumnRole::Amount(None, Some(Form::Yearly));
    }
}

/// The month that a column is of: 4月, 4月分.
fn month(column: &SheetColumn) -> String {
    let last = column.head.rsplit('/').next().unwrap_or_default();
    plain(last).trim_end_matches('分').to_owned()
}

fn year(table: &SheetTable) -> Option<&SheetColumn> {
    table.column(|role| matches!(role, ColumnRole::Amount(_, Some(Form::Yearly))))
}

/// Holds each year against its months.
pub(super) fn check(
    place: &Place<'_>,
    rows: &[SheetRow],
    (left, found): (&mut Vec<LeftOut>, &mut FoundFaults),
) {
    let months: Vec<&SheetColumn> =
        place.table.columns.iter().filter(|column| column.role == ColumnRole::Month).collect();
    let Some(first) = months.first() else { return };
    let head = (place.table.head.1, first.at);
    let Some(year) = year(place.table) else {
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("months-without-year"));
        found.add(place.sheet, head, fault);
        return;
    };
    let named: BTreeSet<String> = months.iter().map(|column| month(column)).collect();
    if named.len() != 12 || months.len() != 12 {
        let fault = Diagnostic::error(code!("no-header"), None).worded(code!("months-no-year"));
        found.add(place.sheet, head, fault.with("count", named.len().to_string()));
        return;
    }
    left.push(LeftOut::aside(place.grid.name_of(head), code!("left-months")));
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        let mut of = RunningTotal::default();
        for (amount, at) in months.iter().filter_map(|column| row.amounts.get(&column.at)) {
            of.add(&amount.yen, *at);
        }
        match row.amounts.get(&year.at) {
            Some((stated, at)) if stated.yen != of.sum() => {
                found.add(place.sheet, *at, mismatch(&stated.yen, &of, *at, place.unit));
            }
            None if !of.sum().is_zero() => {
                let at = (row.row, year.at);
                let fault =
                    Diagnostic::error(code!("missing-amount"), None).worded(code!("row-without-amount"));
                found.add(place.sheet, at, fault);
            }
            _ => {}
        }
    }
}
