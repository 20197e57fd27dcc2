//! A column of differences held against the two costs beside it.

use super::amount::{ReadCell, Yen, read};
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{SheetGrid, cell_name};
use super::head::SheetTable;
use super::plain::whole;
use super::row::{RowKind, SheetRow};
use super::totals::shown;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

/// What a column of differences is called, without what stands in brackets.
const HEADS: [&str; 12] = [
    "増減額", "増減", "差額", "差引", "差引額", "差引増減", "削減額", "効果額", "削減効果額", "difference",
    "change", "saving",
];

/// Names every difference of a row that its two costs do not have, where a table has one column of costs before and one after.
pub(super) fn ask(
    (number, sheet): (usize, &SheetGrid),
    table: &SheetTable,
    (rows, unit): (&[SheetRow], Option<SheetUnit>),
    found: &mut FoundFaults,
) {
    let (Some(before), Some(after)) = (only(table, Side::Before), only(table, Side::After)) else { return };
    for column in table.columns.iter().filter(|column| is_difference(column)) {
        let Some(of) = column.unit.or(unit) else { continue };
        // what is rounded may be one off in each of the three
        let near = &Fraction::power_of_ten(of.power()) * &Fraction::from(2);
        for row in
            rows.iter().filter(|row| matches!(row.kind, RowKind::Item | RowKind::Subtotal | RowKind::Sum))
        {
            let (Some((before, from)), Some((after, to))) =
                (row.amounts.get(&before.at), row.amounts.get(&after.at))
            else {
                continue;
            };
            let at = (row.row, column.at);
            let Some(stated) = number_in(sheet, at, of) else { continue };
            let by = &after.yen - &before.yen;
            // 削減額 and 増減額 have the sign that their office gives them
            if (&stated.yen.abs() - &by.abs()).abs() >= near {
                let fault = Diagnostic::error(code!("difference-differs"), None);
                let fault = fault.with("cell", cell_name(at)).with("stated", shown(&stated.yen, Some(of)));
                let fault = fault.with("after", cell_name(*to)).with("before", cell_name(*from));
                found.add(number, at, fault.with("by", shown(&by, Some(of))));
            }
        }
    }
}

/// The only column of amounts on a side.
fn only(table: &SheetTable, side: Side) -> Option<&SheetColumn> {
    let is_meant = |column: &&SheetColumn| matches!(column.role, ColumnRole::Amount(Some(of), _) | ColumnRole::Year(_, Some(of)) if of == side);
    let mut columns = table.columns.iter().filter(is_meant);
    columns.next().filter(|_| columns.next().is_none())
}

fn is_difference(column: &SheetColumn) -> bool {
    let name = column.head.rsplit('/').next().unwrap_or_default();
    let name = whole(name.split(['（', '(']).next().unwrap_or_default());
    column.role == ColumnRole::Derived && HEADS.contains(&name.as_str())
}

/// A number in a cell, in this unit where it states none.
fn number_in(sheet: &SheetGrid, at: (u32, u32), unit: SheetUnit) -> Option<Yen> {
    match read(sheet.value(at)) {
        ReadCell::Bare(digits) => unit.amount(&digits),
        ReadCell::Whole(yen) => Some(yen),
        ReadCell::Nothing | ReadCell::Uncalculated | ReadCell::NoNumber => None,
    }
}
