//! Columns whose heads say nothing, and that a sum beside them counts with amounts: they are amounts; and columns that their
//! heads call sums, 負担金計.

use super::amount::{ReadCell, exact, read};
use super::form::Form;
use super::grid::SheetGrid;
use super::head::SheetTable;
use super::kinds::is_count;
use super::named::is_sum;
use super::sides::side_of;
use super::undecided::first_number;
use super::unit::SheetUnit;
use super::words::{ColumnRole, is_unit_price};
use crate::money::Fraction;

/// Makes amounts of the columns of numbers before a sum that holds, in every row that has one, with all of them only; in a
/// sheet that states a unit of money.
pub(super) fn decide(grid: &SheetGrid, table: &mut SheetTable, unit: Option<SheetUnit>) {
    let Some((sum, open, all)) = candidates(grid, table) else { return };
    let number = |at| match read(grid.value(at)) {
        ReadCell::Bare(digits) => exact(&digits),
        ReadCell::Whole(amount) if amount.yen.is_zero() => Some(amount.yen),
        ReadCell::Nothing => Some(Fraction::zero()),
        _ => None,
    };
    let rows: Vec<u32> =
        grid.rows().into_iter().filter(|row| (table.first..table.end).contains(row)).collect();
    let summed = rows.iter().filter(|row| grid.value((**row, sum)).is_some());
    let holds = |row: &u32| {
        let parts: Option<Vec<Fraction>> = all.iter().map(|column| number((*row, *column))).collect();
        number((*row, sum)).zip(parts).is_some_and(|(stated, parts)| stated == parts.iter().sum())
    };
    let held: Vec<bool> = summed.map(holds).collect();
    if unit.is_none() || all.len() < 2 || held.len() < 2 || held.contains(&false) {
        return;
    }
    for column in table.columns.iter_mut().filter(|column| open.contains(&column.at)) {
        let head = column.head.rsplit('/').next().unwrap_or_default().to_owned();
        column.role = ColumnRole::Amount(side_of(&column.head), Form::said(&head));
        column.item = Some(head);
    }
}

/// Makes sums of the columns that are called so behind others of numbers, whatever of: 負担金計 behind 均等割額 and 人口割額.
pub(super) fn heads(grid: &SheetGrid, table: &mut SheetTable) {
    let bounds = (table.first, table.end);
    let mut before = 0;
    for column in &mut table.columns {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let is_open = column.role == ColumnRole::Unknown && !column.given;
        if !(is_open || column.is_amount()) || first_number(grid, column.at, bounds).is_none() {
            continue;
        }
        match is_open && before > 0 && is_sum(head) {
            true => column.role = ColumnRole::Sum,
            false => before += usize::from(!is_unit_price(head) && !is_count(head)),
        }
    }
}

/// The column of a sum, the columns before it of which nothing says what they are, and these with the amounts among them.
fn candidates(grid: &SheetGrid, table: &SheetTable) -> Option<(u32, Vec<u32>, Vec<u32>)> {
    let sum = table.column(|role| *role == ColumnRole::Sum)?.at;
    let (mut open, mut all) = (Vec::new(), Vec::new());
    for column in table.columns.iter().filter(|column| column.at < sum) {
        let head = column.head.rsplit('/').next().unwrap_or_default();
        let has_number = || first_number(grid, column.at, (table.first, table.end)).is_some();
        let is_open = column.role == ColumnRole::Unknown && !column.given && !head.is_empty();
        if is_open && !is_unit_price(head) && !is_count(head) && has_number() {
            open.push(column.at);
            all.push(column.at);
        } else if column.is_amount() {
            all.push(column.at);
        }
    }
    Some((sum, open, all))
}
