//! Faults with their places: what is wrong, where in which text, and what caused it; wording is left to the languages.

mod excerpt;
mod fault;
mod page;
mod source;

pub use excerpt::{Labels, draw};
pub use fault::{Diagnostic, FaultKind, Faults, Severity, Word};
pub use page::{CodePage, PageExample};
pub use source::{Position, Source, SourceCell, Span};
