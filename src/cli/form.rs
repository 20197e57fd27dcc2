//! What a value on the command line must look like, in the words of each language.

use cloudcost::Lang;
use cloudcost::lang::Code;
use cloudcost::{code, read_fiscal_year};
use std::fmt;

/// How a value is to be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueForm(pub(super) Code);

impl ValueForm {
    /// The same in words.
    pub(super) fn in_lang(self, lang: Lang) -> &'static str {
        self.0.message(lang).title
    }
}

impl fmt::Display for ValueForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.in_lang(Lang::En))
    }
}

impl std::error::Error for ValueForm {}

/// A fiscal year, or the number of a year in a term.
pub(super) fn fiscal_year(typed: &str) -> Result<u32, ValueForm> {
    read_fiscal_year(typed).ok_or(ValueForm(code!("form-year")))
}
