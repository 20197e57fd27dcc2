//! The columns of tables: who sees one and what shape it has.

use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Shape};

/// A column that everyone sees.
pub(super) fn column(key: &'static str, head: Term) -> Column {
    Column { key: key.into(), head: Some(Cell::Word(head)), shape: Shape::Single, audience: Audience::All }
}

/// A column for data formats only.
pub(super) fn data(key: &'static str) -> Column {
    Column { key: key.into(), head: None, shape: Shape::Single, audience: Audience::Data }
}

/// The same column for people only.
pub(super) fn for_people(column: Column) -> Column {
    Column { audience: Audience::People, ..column }
}

/// A column of the two ends of a range: `low` and `high`.
pub(super) fn ends(head: Term) -> Column {
    Column { key: "range".into(), head: Some(Cell::Word(head)), shape: Shape::Ends, audience: Audience::All }
}

/// The same column as a value with its range.
pub(super) fn ranged(column: Column) -> Column {
    Column { shape: Shape::Ranged, ..column }
}
