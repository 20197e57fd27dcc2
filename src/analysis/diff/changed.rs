//! What two versions of a case are told by: their texts, what is written otherwise in them, and figures that moved.

use crate::analysis::whatif::{Figure, Valued};
use crate::case::{Case, Difference, Reading, Written};
use crate::diagnostic::{Position, Source};
use crate::money::{Fraction, Range};

/// The key whose change makes other amounts of all that name no unit: one cause, however many they are.
pub(super) const UNIT: &str = "unit";

/// One version of what was changed: its text, and where that stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The text in the file, without quotes; nothing where the file does not have it.
    pub text: Option<String>,
    /// Its line and column.
    pub place: Option<Position>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The path of what is written otherwise.
    pub path: String,
    /// What was changed, of which that is all or a part.
    pub difference: Difference,
    /// What it was.
    pub old: Version,
    /// What it is.
    pub new: Version,
}

/// One figure in both versions, in major units or in percent; nothing where it is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The figure, as the new version names it; as the old one for a member that went.
    pub figure: Figure,
    /// What it was.
    pub old: Option<Valued>,
    /// What it is.
    pub new: Option<Valued>,
    /// By how much it changed: what is the same amount in both versions is taken as one.
    pub change: Option<Valued>,
}

impl Moved {
    /// Whether it can have moved: between ends that stay as they are too.
    pub fn is_moved(&self) -> bool {
        let stays = self.change.as_ref().is_none_or(|change| change.ends == Range::exact(Fraction::zero()));
        // of bills each version is known by itself
        self.old != self.new || !self.figure.is_bill() && !stays
    }

    /// Whether it is known as a range in one of the versions.
    pub(crate) fn is_ranged(&self) -> bool {
        [&self.old, &self.new].into_iter().flatten().any(|value| !value.is_exact())
    }
}

/// A version of a case: what it means, as written, and its text.
#[derive(Clone, Copy, Debug)]
pub struct CaseText<'r> {
    /// The case.
    pub case: &'r Case,
    /// The same as written; nothing for a case without a plan.
    pub written: Option<&'r Written>,
    /// The file.
    pub source: &'r Source,
}

impl<'r> CaseText<'r> {
    /// A case as it was read.
    pub fn of(reading: &'r Reading) -> CaseText<'r> {
        CaseText { case: &reading.case, written: reading.written.as_ref(), source: &reading.warnings.source }
    }
}
