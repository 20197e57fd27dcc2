//! From findings to a report: which tables, rows, columns and notes; one file a command.

pub mod cases;
pub mod compare;

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

/// The same column as a value with its range.
fn ranged(column: Column) -> Column {
    Column { shape: Shape::Ranged, ..column }
}
