//! The workbook of a split that computes: inputs, invoices, exact parts, bills by largest remainder, what is saved; or why
//! there is none.

mod bills;
mod compared;
mod follows;
mod inputs;
mod invoices;
mod parts;
mod sheets;

use crate::analysis::split::Splitting;
use crate::book::Book;
use crate::code;
use crate::lang::Code;
use follows::can_be;
use sheets::Sheets;

/// The most formulas.
const MOST_FORMULAS: usize = 50_000;

/// The workbook of a split in one way.
///
/// # Errors
/// Why it cannot compute: what formulas of a spreadsheet do not follow.
pub fn live(found: &Splitting<'_>) -> Result<Book, Code> {
    can_be(found)?;
    let mut sheets = Sheets::new(found);
    let inputs = inputs::lay(found, &mut sheets)?;
    parts::lay(found, &mut sheets, &inputs)?;
    let bills = bills::lay(found, &mut sheets, &inputs)?;
    compared::lay(found, &mut sheets, &inputs, &bills);
    let book = sheets.into_book(inputs.names());
    let formulas = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    let formulas = formulas.filter(|slot| matches!(slot, crate::book::Slot::Live(..))).count();
    if formulas > MOST_FORMULAS { Err(code!("live-large")) } else { Ok(book) }
}
