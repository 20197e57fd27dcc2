//! The sums that a sheet states, held against the rows and columns they are of.

use super::column::SheetColumn;
use super::fault::{FoundFaults, run_name};
use super::grid::{CellAt, cell_name};
use super::head::SheetTable;
use super::held::{MOST_TRIES, is_of_alike};
use super::leading;
use super::named::is_levy;
use super::row::{RowKind, SheetRow};
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding, places};

/// What is added up so far, and the cells of it.
#[derive(Clone, Debug, Default)]
pub(super) struct RunningTotal {
    sum: Fraction,
    cells: Vec<CellAt>,
    /// Whether something of it could not be read.
    broken: bool,
}

impl RunningTotal {
    /// What it comes to.
    pub(super) fn sum(&self) -> Fraction {
        self.sum.clone()
    }

    pub(super) fn add(&mut self, value: &Fraction, at: CellAt) {
        self.sum = &self.sum + value;
        self.cells.push(at);
    }
}

/// Holds the sums of a table against what they are of; each that differs is a fault.
pub(super) fn check(
    sheet: usize,
    table: &SheetTable,
    rows: &[SheetRow],
    unit: Option<SheetUnit>,
    found: &mut FoundFaults,
) {
    let before = found.count();
    let mut leads = false;
    for column in table.columns.iter().filter(|column| column.role.is_summed()) {
        match leading::holds(rows, column.at) {
            true => leads = true,
            false => down(sheet, column, rows, unit, found),
        }
    }
    if found.count() == before && !leads {
        after(sheet, rows, found);
    }
    for row in rows.iter().filter(|row| row.kind == RowKind::Item) {
        across(sheet, table, row, unit, found);
    }
}

/// A row below the last sum is in none of them: whether it is a cost nobody says.
fn after(sheet: usize, rows: &[SheetRow], found: &mut FoundFaults) {
    let Some(last) = rows.iter().rposition(|row| row.kind == RowKind::Sum) else { return };
    let below = rows.iter().skip(last).filter(|row| row.kind == RowKind::Item);
    if let Some((_, at)) = below.flat_map(|row| row.amounts.values()).next() {
        let fault = Diagnostic::error(code!("total-mismatch"), None).worded(code!("row-after-total"));
        let total = rows.get(last).and_then(|row| row.amounts.values().next());
        found.add(sheet, *at, fault.with("total", total.map(|(_, at)| cell_name(*at)).unwrap_or_default()));
    }
}

/// The sums of one column.
fn down(
    sheet: usize,
    column: &SheetColumn,
    rows: &[SheetRow],
    unit: Option<SheetUnit>,
    found: &mut FoundFaults,
) {
    let (mut group, mut all) = (RunningTotal::default(), RunningTotal::default());
    // 甲町計 over several 小計
    let mut section = RunningTotal::default();
    let mut tries = MOST_TRIES;
    for (nth, row) in rows.iter().enumerate() {
        if row.wrong.contains(&column.at) {
            group.broken = true;
            section.broken = true;
            all.broken = true;
        }
        let Some((amount, at)) = row.amounts.get(&column.at) else {
            if matches!(row.kind, RowKind::Subtotal) {
                group = RunningTotal::default();
            }
            continue;
        };
        let (first, second) = match row.kind {
            RowKind::Item => {
                group.add(&amount.yen, *at);
                section.add(&amount.yen, *at);
                all.add(&amount.yen, *at);
                continue;
            }
            RowKind::Subtotal => (std::mem::take(&mut group), None),
            // a sum is of all rows, or of those since the last one
            RowKind::Sum => {
                group = RunningTotal::default();
                (all.clone(), Some(std::mem::take(&mut section)))
            }
            RowKind::Left(_) | RowKind::Bases => continue,
        };
        // rows of nothing add up to 0
        let holds = |running: &RunningTotal| {
            running.sum == amount.yen && (!running.cells.is_empty() || amount.yen.is_zero())
        };
        let with_tax = || is_with_tax(row, &amount.yen, &first.sum, column.unit.or(unit));
        let broken = first.broken || second.as_ref().is_some_and(|second| second.broken);
        let is_of_nothing =
            first.cells.is_empty() && second.as_ref().is_none_or(|second| second.cells.is_empty());
        if !broken && is_of_nothing && !amount.yen.is_zero() {
            let fault = Diagnostic::error(code!("total-mismatch"), None).worded(code!("total-of-nothing"));
            found.add(sheet, *at, fault.with("total", cell_name(*at)));
        } else if !broken
            && !holds(&first)
            && !second.as_ref().is_some_and(holds)
            && !with_tax()
            && !is_of_alike(rows, nth, (column.at, &amount.yen), &mut tries)
        {
            found.add(sheet, *at, mismatch(&amount.yen, &first, *at, column.unit.or(unit)));
        }
    }
}

/// Whether a sum says that it is with tax, 合計（税込）, and is that of rows without.
fn is_with_tax(row: &SheetRow, stated: &Fraction, net: &Fraction, unit: Option<SheetUnit>) -> bool {
    let says = row.labels.values().any(|(text, _)| Tax::said(text) == Some(Tax::Included));
    let unit = Fraction::power_of_ten(unit.unwrap_or(SheetUnit::Yen).power());
    let fits = |rate: i128| (&(net * &Fraction::decimal(rate, 2)) - stated).abs() < unit;
    says && !net.is_zero() && [110, 108].into_iter().any(fits)
}

/// What sums say of the tax of the rows above them, where no row is of tax: 合計（税抜）, or 合計（税込） of more.
pub(super) fn tax(table: &SheetTable, rows: &[SheetRow], unit: Option<SheetUnit>) -> Option<Tax> {
    if rows.iter().any(|row| row.labels.values().any(|(text, _)| is_levy(text))) {
        return None;
    }
    table.amounts().find_map(|column| {
        let mut sum = Fraction::zero();
        for row in rows {
            let Some((amount, _)) = row.amounts.get(&column.at) else { continue };
            match row.kind {
                RowKind::Item => sum = &sum + &amount.yen,
                RowKind::Sum => {
                    let said = row.labels.values().find_map(|(text, _)| Tax::said(text));
                    let is_gross = is_with_tax(row, &amount.yen, &sum, column.unit.or(unit));
                    match said {
                        Some(said) if sum == amount.yen => return Some(said),
                        Some(_) if is_gross => return Some(Tax::Excluded),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        None
    })
}

/// The sums of one row: of the columns since the last sum, or of all columns of amounts before it.
fn across(
    sheet: usize,
    table: &SheetTable,
    row: &SheetRow,
    unit: Option<SheetUnit>,
    found: &mut FoundFaults,
) {
    let (mut group, mut all) = (RunningTotal::default(), RunningTotal::default());
    let mut ahead: Option<(Fraction, CellAt, Option<SheetUnit>)> = None;
    for column in &table.columns {
        group.broken |= row.wrong.contains(&column.at);
        let Some((amount, at)) = row.amounts.get(&column.at) else { continue };
        // 合計 before 甲町 and 乙町 is of what follows it
        if column.role == ColumnRole::Sum && all.cells.is_empty() && ahead.is_none() {
            ahead = Some((amount.yen.clone(), *at, column.unit.or(unit)));
            continue;
        }
        if column.role != ColumnRole::Sum {
            group.add(&amount.yen, *at);
            all.add(&amount.yen, *at);
            continue;
        }
        let group = std::mem::take(&mut group);
        if !group.broken && group.sum != amount.yen && all.sum != amount.yen {
            found.add(sheet, *at, mismatch(&amount.yen, &group, *at, column.unit.or(unit)));
        }
    }
    let Some((stated, at, unit)) = ahead else { return };
    if !all.broken && !group.broken && all.sum != stated {
        found.add(sheet, at, mismatch(&stated, &all, at, unit));
    }
}

/// A sum that differs from what it is of.
pub(super) fn mismatch(
    stated: &Fraction,
    of: &RunningTotal,
    at: CellAt,
    unit: Option<SheetUnit>,
) -> Diagnostic {
    let cells = match contiguous(&of.cells) {
        true => run_name(&of.cells),
        false => of.cells.iter().map(|at| cell_name(*at)).collect::<Vec<_>>().join(", "),
    };
    let by = &of.sum - stated;
    let wording = if by.is_negative() { code!("total-too-large") } else { code!("total-mismatch") };
    Diagnostic::error(code!("total-mismatch"), None)
        .worded(wording)
        .with("total", cell_name(at))
        .with("stated", shown(stated, unit))
        .with("cells", cells)
        .with("sum", shown(&of.sum, unit))
        .with("by", shown(&by.abs(), unit))
}

/// Whether cells stand in one run.
fn contiguous(cells: &[CellAt]) -> bool {
    cells.windows(2).all(|pair| match pair {
        [one, next] => {
            one.0 == next.0 && one.1.checked_add(1) == Some(next.1)
                || one.1 == next.1 && one.0.checked_add(1) == Some(next.0)
        }
        _ => true,
    })
}

/// An amount in the unit of its sheet.
pub(super) fn shown(yen: &Fraction, unit: Option<SheetUnit>) -> String {
    let unit = unit.unwrap_or(SheetUnit::Yen);
    let value = yen * &Fraction::power_of_ten(-unit.power());
    let decimals = value.exact_decimals(8).map_or(0, places);
    let digits = value.abs().scaled(decimals, Rounding::HalfAway).to_string();
    let width = usize::try_from(decimals).unwrap_or(0);
    let digits = ["0".repeat((width + 1).saturating_sub(digits.len())), digits].concat();
    let (whole, fraction) = digits.split_at_checked(digits.len() - width).unwrap_or((&digits, ""));
    let mut text = String::from(if value.is_negative() { "-" } else { "" });
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    let point = if fraction.is_empty() { "" } else { "." };
    [&text, point, fraction, unit.word()].concat()
}
