//! One change from an old version of a case to a new one.

use super::input::{Input, Place};

/// One change from an old version of a case to a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The path of the input; of an item or a member that came, went or is another now its name.
    pub path: String,
    /// The item or member that it belongs to, or itself.
    pub group: String,
    /// The input in the old version, where it is one there.
    pub old: Option<Input>,
    /// The input in the new version.
    pub new: Option<Input>,
    /// What is done.
    pub(super) change: Change,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The value of an input.
    Value(Place, Place),
    /// An item: it came, went, or is replaced.
    Item(bool, Option<usize>, Option<usize>),
    /// A member.
    Member(Option<usize>, Option<usize>),
    /// A rate that came or went.
    Rates,
    /// The first month of the term.
    Start,
    /// Whether amounts include tax.
    Tax,
    /// When in a year costs fall.
    Timing,
    /// All support.
    Support,
    /// All quotations.
    Coalitions,
    /// All settlements.
    Settlements,
    /// Instalments, and what a bill is called.
    Bills,
}

impl Difference {
    /// Whether a thing came, went or was replaced as a whole.
    pub fn is_whole(&self) -> bool {
        !matches!(self.change, Change::Value(..))
    }

    /// Whether what it is of is there in the old version, and in the new.
    pub fn is_there(&self) -> [bool; 2] {
        match self.change {
            Change::Item(_, old, new) | Change::Member(old, new) => [old.is_some(), new.is_some()],
            _ => [true, true],
        }
    }
}
