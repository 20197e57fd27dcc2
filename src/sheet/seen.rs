//! What is told of amounts that were read otherwise than they look: once a table.

use super::grid::SheetGrid;
use super::head::SheetTable;
use super::outline::LeftOut;
use super::row::SheetRow;
use super::rows::unit_of_row;
use super::unit::SheetUnit;
use crate::code;

/// All of it.
pub(super) fn told(
    sheet: &SheetGrid,
    table: &SheetTable,
    rows: &[SheetRow],
    unit: Option<SheetUnit>,
) -> impl Iterator<Item = LeftOut> {
    [divided(sheet, rows), conditional(sheet, rows), nearer_unit(sheet, (table, rows), unit)]
        .into_iter()
        .flatten()
}

/// That amounts were read as what they are where their format divides them before it shows them: once a table.
fn divided(sheet: &SheetGrid, rows: &[SheetRow]) -> Option<LeftOut> {
    let amounts = rows.iter().flat_map(|row| row.amounts.values()).map(|(_, at)| *at);
    let mut divided = amounts.filter(|at| sheet.shown.get(at).is_some_and(|shown| shown.power != 0));
    divided.next().map(|at| LeftOut::told(sheet.name_of(at), code!("read-divided"), false))
}

/// That amounts were read as they stand in cells where a condition may hide them or show them otherwise: once a table.
fn conditional(sheet: &SheetGrid, rows: &[SheetRow]) -> Option<LeftOut> {
    let mut amounts = rows.iter().flat_map(|row| row.amounts.values()).map(|(_, at)| *at);
    let first = amounts.find(|at| sheet.conditional.contains(at))?;
    Some(LeftOut::told(sheet.name_of(first), code!("read-conditional"), true))
}

/// That the unit of a head, or of a row, counts where the sheet, or the template, states another.
fn nearer_unit(
    sheet: &SheetGrid,
    (table, rows): (&SheetTable, &[SheetRow]),
    stated: Option<SheetUnit>,
) -> Option<LeftOut> {
    let differs = |unit: SheetUnit| stated.is_some_and(|stated| stated != unit);
    let column = table.amounts().find(|column| column.unit.is_some_and(differs));
    let of_column = column.map(|column| (table.head.1, column.at));
    let of_row = || {
        let rows = rows.iter().filter(|row| unit_of_row(table, row).is_some_and(differs));
        rows.flat_map(|row| row.amounts.values()).map(|(_, at)| *at).next()
    };
    let at = of_column.or_else(of_row)?;
    Some(LeftOut::told(sheet.name_of(at), code!("read-nearer-unit"), false))
}
