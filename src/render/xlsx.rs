//! Workbooks: each table on a sheet of its own with typed cells, the notes on the last one; the same report gives the same
//! bytes.

#[cfg(feature = "spreadsheet")]
mod cell;
#[cfg(feature = "spreadsheet")]
mod evaluate;
#[cfg(feature = "spreadsheet")]
mod file;
#[cfg(feature = "spreadsheet")]
mod formula;
#[cfg(feature = "spreadsheet")]
mod live;
#[cfg(feature = "spreadsheet")]
mod page;
#[cfg(feature = "spreadsheet")]
mod sums;
#[cfg(feature = "spreadsheet")]
mod tables;
#[cfg(feature = "spreadsheet")]
mod template;

use super::style::Style;
use crate::book::Book;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::report::Report;

/// Tables of which a workbook that computes says the same.
#[cfg(feature = "spreadsheet")]
const COMPUTED: [&str; 7] = ["shares", "matrix", "years", "bases", "budget", "settled", "grounds"];

/// Writes a report as a workbook of Excel (xlsx): its tables, or where there is one the workbook that computes the same
/// from inputs.
///
/// # Errors
/// That the program was built without workbooks, or what a workbook cannot hold.
#[cfg(feature = "spreadsheet")]
pub fn workbook(report: &Report, live: Option<&Book>, style: &Style) -> Result<Vec<u8>, Diagnostic> {
    let style = &Style { notes: super::style::Notes::Full, ..style.of(report, true) };
    let (pages, names) = match live {
        Some(book) => {
            let (mut pages, names) = live::pages(book, style);
            let taken: Vec<String> = pages.iter().map(|page| page.name.clone()).collect();
            let rest = report.tables.iter().filter(|table| !COMPUTED.contains(&table.id)).cloned();
            let rest = Report { tables: rest.collect(), ..report.clone() };
            pages.extend(tables::pages(&rest, taken, style));
            (pages, names)
        }
        None => (tables::pages(report, Vec::new(), style), Vec::new()),
    };
    file::bytes(&pages, &names, style)
        .map_err(|reason| Diagnostic::error(code!("workbook-too-large"), None).with("reason", reason))
}

/// Writes a report as a workbook of Excel (xlsx).
///
/// # Errors
/// That the program was built without workbooks.
#[cfg(not(feature = "spreadsheet"))]
pub fn workbook(_report: &Report, _live: Option<&Book>, _style: &Style) -> Result<Vec<u8>, Diagnostic> {
    Err(Diagnostic::error(code!("no-spreadsheet"), None))
}

/// Writes the workbook to fill in, in the style's language.
///
/// # Errors
/// That the program was built without workbooks.
#[cfg(feature = "spreadsheet")]
pub fn template(style: &Style) -> Result<Vec<u8>, Diagnostic> {
    file::bytes(&template::pages(style), &[], style)
        .map_err(|reason| Diagnostic::error(code!("workbook-too-large"), None).with("reason", reason))
}

/// Writes the workbook to fill in.
///
/// # Errors
/// That the program was built without workbooks.
#[cfg(not(feature = "spreadsheet"))]
pub fn template(_style: &Style) -> Result<Vec<u8>, Diagnostic> {
    Err(Diagnostic::error(code!("no-spreadsheet"), None))
}
