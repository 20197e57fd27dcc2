//! Workbooks: each table on a sheet of its own with typed cells, the notes on the last one; the same report gives the same
//! bytes.

#[cfg(feature = "spreadsheet")]
mod cell;
#[cfg(feature = "spreadsheet")]
mod file;
#[cfg(feature = "spreadsheet")]
mod page;
#[cfg(feature = "spreadsheet")]
mod sums;
#[cfg(feature = "spreadsheet")]
mod tables;

use super::style::Style;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::report::Report;

/// Writes a report as a workbook of Excel (xlsx).
///
/// # Errors
/// That the program was built without workbooks, or what a workbook cannot hold.
#[cfg(feature = "spreadsheet")]
pub fn workbook(report: &Report, style: &Style) -> Result<Vec<u8>, Diagnostic> {
    file::bytes(&tables::pages(report, style), style)
        .map_err(|reason| Diagnostic::error(code!("workbook-too-large"), None).with("reason", reason))
}

/// Writes a report as a workbook of Excel (xlsx).
///
/// # Errors
/// That the program was built without workbooks.
#[cfg(not(feature = "spreadsheet"))]
pub fn workbook(_report: &Report, _style: &Style) -> Result<Vec<u8>, Diagnostic> {
    Err(Diagnostic::error(code!("no-spreadsheet"), None))
}
