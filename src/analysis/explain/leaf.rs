//! An input that a figure begins with.

use crate::case::Number;
use crate::diagnostic::Span;

/// One input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Its path.
    pub path: String,
    /// Its text in the file, without the quotes; nothing where the file does not have it.
    pub text: Option<String>,
    /// Where that begins and ends.
    pub span: Option<Span>,
    /// Its value; nothing for a rule.
    pub number: Option<Number>,
    /// What it was before a change.
    pub was: Option<Number>,
    /// Whether a change gave it its value.
    pub is_changed: bool,
}
