//! A file that is checked, as far as it could be read.

use crate::case::{Case, Written};
use crate::diagnostic::{Diagnostic, Position, Source};

/// A file as far as it could be read.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path as given.
    pub name: String,
    /// Its text, if it is one.
    pub source: Option<Source>,
    /// From which place on it is no text, where it begins as one.
    pub at: Option<Position>,
    /// The case, if there is no error in it.
    pub case: Option<Case>,
    /// The same as written, where it is held against a baseline.
    pub written: Option<Written>,
    /// Every fault and warning.
    pub faults: Vec<Diagnostic>,
    /// How many more errors there are: beyond some thousands they are only counted.
    pub more: usize,
}
