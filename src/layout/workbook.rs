//! The workbook of a split that computes: inputs, invoices, exact parts, bills by largest remainder, what is saved; or why
//! there is none.

mod beside;
mod bills;
mod compared;
mod follows;
mod inputs;
mod invoices;
mod parts;
mod sheets;
mod used;

use crate::analysis::split::Splitting;
use crate::book::{Book, CellSlot};
use crate::code;
use crate::lang::Code;
use crate::report::Note;
use follows::{can_be, fixed_bills, fixed_parts};
use sheets::{PARTS, Sheets};

/// The most formulas.
const MOST_FORMULAS: usize = 50_000;

/// The workbook of a split in one way; what formulas of a spreadsheet do not follow stands in it as values, with the reason.
///
/// # Errors
/// Why it cannot compute anything.
pub fn live(found: &Splitting<'_>) -> Result<Book, Code> {
    can_be(found)?;
    let mut sheets = Sheets::new(found);
    let inputs = inputs::lay(found, &mut sheets)?;
    let parts = match fixed_parts(found) {
        Some(why) => Some(why),
        None => parts::lay(found, &mut sheets, &inputs).err(),
    };
    if let Some(why) = parts {
        sheets.row(PARTS, vec![CellSlot::Said(Note::new(why))]);
    }
    let why = parts.or_else(|| fixed_bills(found));
    let bills = bills::lay(found, &mut sheets, &inputs, why)?;
    beside::lay(found, &mut sheets, &bills);
    compared::lay(found, &mut sheets, &inputs, &bills);
    let mut book = sheets.into_book(inputs.names(), why.is_some());
    used::settle(&mut book, &inputs, why.is_some());
    let formulas = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    let formulas = formulas.filter(|slot| matches!(slot, CellSlot::Live(..))).count();
    if formulas > MOST_FORMULAS { Err(code!("live-large")) } else { Ok(book) }
}
