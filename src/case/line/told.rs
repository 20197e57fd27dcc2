//! What is told of a text of lines: those that were read, and those that were not.

use super::scanned::WhyNoFigure;
use crate::case::model::Status;
use crate::diagnostic::{FaultKind, Faults};
use crate::lang::Code;
use crate::money::Currency;
use crate::published::Figures;

/// The figures of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number in the text, from 1.
    pub number: usize,
    /// The line itself.
    pub text: String,
    /// The figures that stand in it.
    pub figures: Figures,
    /// The currency of its amounts: the one written, else the yen.
    pub currency: Currency,
    /// The months that they are over, where it says so.
    pub months: Option<u32>,
    /// What they claim to be, where it says so.
    pub status: Option<Status>,
    /// Whether the words allow other readings too, and what decided on this one.
    pub decided: Option<Decided>,
    /// What stands in it and is none of its figures, as it is written.
    pub left_out: Vec<(String, WhyNoFigure)>,
}

/// What decided on the reading of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// No other reading holds together.
    Only,
    /// Others do too, but this one agrees best with the words and the figures as printed.
    Closest,
}

/// A line that has figures and cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number in the text, from 1.
    pub number: usize,
    /// The line itself.
    pub text: String,
    /// The code of what is wrong with it.
    pub reason: Code,
    /// What that is to whoever tells such lines apart.
    pub(super) kind: FaultKind,
}

impl Unread {
    /// Whether it can be read in several ways, rather than in none.
    pub fn is_ambiguous(&self) -> bool {
        self.kind == FaultKind::Ambiguous
    }
}

/// What a text that was pasted holds.
#[derive(Clone, Debug)]
pub struct Pasted {
    /// The lines that can be read.
    pub lines: Vec<Line>,
    /// Those with figures that cannot.
    pub unread: Vec<Unread>,
    /// What is wrong with those, each at its place.
    pub faults: Faults,
}
