//! What is meant by what a case file cannot have: names of keys and words in Japanese, numbers and amounts with words.

mod amount;
mod names;
mod number;
mod tax;

pub(super) use amount::{FORMS, amount, percent, with_comma};
pub(crate) use names::key;
pub(super) use names::{key_near, word, word_near};
pub(super) use number::{MONTHS_OF_TERM, MonthMeant, TermBegin, calendar_month, month_of_term, whole};
#[cfg(feature = "spreadsheet")]
pub(crate) use tax::tax_word;
