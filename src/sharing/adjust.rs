//! What adjusts exact shares and makes bills of them: one list, in the order in which it is done.
//!
//! The split takes them one after the other, and whoever follows a bill in another way (ranges, sweeps, workbooks,
//! explanations, fair divisions) says of each what becomes of it there; a new one does not compile before all of them do.

use super::bill::{Bill, Remainder, Round, Settlement};

/// Something that adjusts what members pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adjuster {
    /// The least and the most that a member pays of an item in a year.
    Limits,
    /// The saving that every member is promised.
    Promise,
    /// Bills of each item or category by themselves.
    Bills,
    /// How an exact bill is brought to whole units.
    Rounding,
    /// What becomes of what that misses or exceeds.
    Remainder,
}

impl Adjuster {
    /// All of them, in the order in which they act.
    pub const ALL: [Adjuster; 5] =
        [Adjuster::Limits, Adjuster::Promise, Adjuster::Bills, Adjuster::Rounding, Adjuster::Remainder];

    /// Whether it does anything else than bring bills to the minor unit by largest remainder. `limited` says whether some
    /// item has limits.
    pub fn acts(self, settlement: &Settlement, limited: bool) -> bool {
        match self {
            Adjuster::Limits => limited,
            Adjuster::Promise => settlement.min_saving.is_some(),
            Adjuster::Bills => settlement.bill != Bill::Year,
            Adjuster::Rounding => settlement.round != Round::Down || settlement.round_to > 1,
            Adjuster::Remainder => settlement.remainder != Remainder::Largest,
        }
    }
}
