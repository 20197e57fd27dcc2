//! What stands of tax above a table against what its heads say, and above it alone.
//!
//! Above 現行経費（税込） a head 金額（税抜） says the other: where no column is what the title says, nobody can know which holds.

use super::about::About;
use super::column::SheetColumn;
use super::fault::FoundFaults;
use super::grid::{SheetGrid, SheetValue};
use super::head::SheetTable;
use super::row::SheetRow;
use super::tax::Tax;
use crate::code;
use crate::diagnostic::Diagnostic;

/// Asks for the tax of a table of which two are said.
pub(super) fn ask(
    (number, sheet): (usize, &SheetGrid),
    (table, about): (&SheetTable, &About),
    rows: &[SheetRow],
    found: &mut FoundFaults,
) {
    let amounts: Vec<&SheetColumn> = table.amounts().collect();
    let of_rows = || rows.iter().flat_map(|row| row.labels.values()).find_map(|(text, _)| Tax::said(text));
    let of_heads = || table.columns.iter().filter_map(|column| Tax::said(&column.head));
    if let Some(title) = about.tax {
        let other = amounts.iter().find(|column| Tax::said(&column.head).is_some_and(|tax| tax != title));
        if let Some(column) = other.filter(|_| of_heads().all(|tax| tax != title) && of_rows().is_none()) {
            found.add(number, (table.head.1, column.at), Diagnostic::error(code!("tax-said-apart"), None));
        }
        return;
    }
    // 税込 ※一部税抜
    let above = sheet.cells.range((0, 0)..(table.head.0, 0));
    let mut both = above.filter(|(_, value)| matches!(value, SheetValue::Text(text) if Tax::says_both(text)));
    if let Some((at, _)) = both.next().filter(|_| of_heads().next().is_none() && of_rows().is_none()) {
        found.add(number, *at, Diagnostic::error(code!("tax-said-both"), None));
    }
}
