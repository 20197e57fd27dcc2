//! Before/after costs, savings and percents of shared municipal clouds, exact to the yen.
//!
//! The whole in one sentence: read a case, analyse it, lay it out, render it.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod analysis;
mod case;
pub mod cost;
mod diagnostic;
pub mod lang;
pub mod layout;
mod money;
pub mod published;
pub mod render;
pub mod report;
pub mod sharing;
pub mod text;

pub use case::{
    Case, Finance, MAX_BYTES, Member, OneTime, Plan, Published, Reading, Sharing, Status, Tax, WrittenRule,
    read_case, read_percent, read_rule,
};
pub use diagnostic::{Diagnostic, Faults, Position, Severity, Source, Span};
pub use lang::{Lang, Text};
pub use money::{Amount, AmountLimit, Currency, Fraction, Range, Rounding, apportion};
