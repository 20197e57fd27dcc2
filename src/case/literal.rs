//! Amounts and percents as people write them: exact digits, Japanese and Latin units, ranges, written precision.

mod ahead;
mod alone;
mod bare;
pub(super) mod bounds;
mod change;
pub(super) mod cursor;
mod day;
pub(super) mod digits;
mod figure;
mod flaw;
mod in_line;
pub(super) mod kanji;
mod marks;
mod month;
pub(super) mod part;
mod plain;
pub(super) mod quantity;
mod spread;
mod unit;

pub(super) use ahead::{Ahead, ahead, is_percent};
pub(super) use alone::{amount, percent, printed_amount, printed_percent};
pub(super) use bare::{bare_float, bare_integer};
pub(super) use change::ChangeSign;
pub(super) use cursor::{Cursor, Words};
pub(super) use day::day;
pub(super) use figure::{Literal, PercentLiteral};
pub(super) use flaw::{Flaw, Unreadable, bare_percent};
pub(super) use in_line::{amount_in_line, percent_in_line, percents_ahead};
pub(super) use month::fiscal_year;
pub(crate) use month::month;
pub(super) use unit::FileUnit;

#[cfg(test)]
mod tests;
