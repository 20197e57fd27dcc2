//! Spreadsheets read: from the bytes of a workbook or of a CSV to the text of a case, each amount with the cell it is from,
//! or to every fault with its sheet and cell. Nothing in a spreadsheet is executed or followed.

mod about;
mod across;
mod amount;
mod archive;
mod blank;
mod cells;
mod costs;
mod csv;
mod draft;
mod fault;
mod form;
mod grid;
mod head;
mod kinds;
mod legacy;
mod members;
mod months;
mod open;
mod other;
mod outline;
mod part;
mod place;
mod plain;
mod read;
mod rows;
mod same;
mod tax;
mod told;
mod totals;
mod twice;
mod undecided;
mod unit;
mod words;
mod written;
mod years;

pub use csv::ReadEncoding;
pub use outline::LeftOut;
pub use read::{Drafted, SheetRequest, Why, read_spreadsheet};
pub use unit::SheetUnit;
pub use words::{GivenColumn, given};
