//! Before/after costs, savings and percents of shared municipal clouds, exact to the yen.
//!
//! The whole in one sentence: read a case, analyse it, lay it out, render it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod analysis;
mod case;
mod diagnostic;
pub mod lang;
pub mod layout;
mod money;
pub mod published;
pub mod render;
pub mod report;
pub mod requirement;
pub mod text;

pub use case::{
    Case, Line, MAX_BYTES, OneTime, Places, Published, Reading, Required, Status, Tax, case_schema,
    read_case, read_figures, read_lines, read_percent,
};
pub use diagnostic::{Diagnostic, Faults, Position, Severity, Source, Span};
pub use lang::{Lang, Text};
pub use money::{Amount, AmountLimit, Currency, Fraction, Range, Rounding};
