//! How a spreadsheet is to be read, and what is told of one that was.

use cloudcost::lang::Code;
use cloudcost::render::Unit;

/// How a spreadsheet is to be read.
#[derive(Default)]
pub(in crate::cli) struct Spreadsheet {
    /// The sheets to read; all if there is none.
    pub(in crate::cli) sheets: Vec<String>,
    /// The unit of amounts that state none.
    pub(in crate::cli) unit: Unit,
    #[cfg(feature = "spreadsheet")]
    pub(super) mapped: Vec<(String, cloudcost::sheet::GivenColumn)>,
}

/// What is told of a spreadsheet that was read.
pub(super) struct SheetTold {
    pub(super) rows: usize,
    pub(super) sums: usize,
    pub(super) encoding: Option<Code>,
    /// Places, each with why it is told and how.
    pub(super) left: Vec<(String, Code, Code)>,
}
