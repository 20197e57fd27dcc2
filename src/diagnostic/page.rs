//! The page of a code: what it means is said by the languages, an example shows it.

use super::fault::Diagnostic;
use super::source::Source;
use crate::lang::Code;

/// What there is to say of a code.
#[derive(Clone, Debug)]
pub struct CodePage {
    /// The code.
    pub code: Code,
    /// An example of it, where one can be shown.
    pub example: Option<PageExample>,
}

/// An example of a fault.
#[derive(Clone, Debug)]
pub struct PageExample {
    /// The text that has the fault.
    pub bad: Source,
    /// What is asked of it, as it is typed behind the name of the program; empty where nothing is said.
    pub command: String,
    /// What the program says to it.
    pub faults: Vec<Diagnostic>,
    /// The same text, mended.
    pub mended: Source,
}
