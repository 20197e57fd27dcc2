//! What is said of a spreadsheet where the program was built without them.

use super::problems::Problem;
use super::told::{SheetTold, Spreadsheet};
use super::wanted::InputText;
use cloudcost::Diagnostic;
use cloudcost::code;
use std::path::Path;

impl Spreadsheet {
    /// Says what a column is.
    pub(in crate::cli) fn map(&mut self, _column: &str, _key: &str) -> Result<(), Diagnostic> {
        Ok(())
    }
}

/// That there is no draft.
pub(super) fn drafted(
    _path: &Path,
    _wanted: &Spreadsheet,
    _tell: Option<&dyn Fn(SheetTold)>,
) -> Result<InputText, Problem> {
    Err(Problem::OfFile(Diagnostic::error(code!("no-spreadsheet"), None), None))
}
