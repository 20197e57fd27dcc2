//! From findings to a report: which tables, rows, columns and notes; one file a command.

pub mod cases;
pub mod check;
pub mod compare;
pub mod explain;
mod verdicts;
pub mod verify;

use crate::lang::Term;
use crate::report::{Audience, Column, Shape};

/// A column that everyone sees.
fn column(key: &'static str, head: Term) -> Column {
    Column { key, head: Some(head), shape: Shape::Single, audience: Audience::All }
}

/// A column for data formats only.
fn data(key: &'static str) -> Column {
    Column { key, head: None, shape: Shape::Single, audience: Audience::Data }
}

/// The same column for people only.
fn for_people(column: Column) -> Column {
    Column { audience: Audience::People, ..column }
}

/// A column of the two ends of a range: `low` and `high`.
fn ends(head: Term) -> Column {
    Column { key: "range", head: Some(head), shape: Shape::Ends, audience: Audience::All }
}

/// The same column as a value with its range.
fn ranged(column: Column) -> Column {
    Column { shape: Shape::Ranged, ..column }
}
