//! A picture as what it shows: marks with their names and typed cells, so that it cannot disagree with a table.

use crate::lang::Term;
use crate::report::value::{Cell, Note, Role};

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How it is drawn.
    pub drawing: Drawing,
    /// What it is called.
    pub title: Term,
    /// What the cells of each mark are, in order.
    pub heads: Vec<Term>,
    /// What it shows.
    pub marks: Vec<Mark>,
    /// What runs along it, where that is not said by its marks.
    pub along: Option<Cell>,
    /// How it is to be read, where that is not said by its words.
    pub legend: Option<Note>,
}

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Pairs of columns by year, and below them what is saved by then as a stepped line.
    Years,
    /// Pairs of bars under each other.
    Pairs,
    /// From a sum to another, by what is added and taken away.
    Bridge,
    /// Lines from no part of something to all of it: each mark from which percent to which it is accepted, and its amounts
    /// at both ends; a total has percents alone, and is marked across all lines.
    Percents,
}

/// One thing a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is of.
    pub name: Cell,
    /// Whether it is a part or a sum.
    pub role: Role,
    /// Its figures: a cell a head.
    pub cells: Vec<Cell>,
    /// What is remarkable about it, in words.
    pub remark: Option<Cell>,
}

impl Picture {
    /// Its marks up to the first sum.
    pub fn lines(&self) -> &[Mark] {
        let end = self.marks.iter().position(|mark| mark.role != Role::Item).unwrap_or(self.marks.len());
        self.marks.get(..end).unwrap_or_default()
    }
}
