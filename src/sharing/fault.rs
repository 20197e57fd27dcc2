//! Why a claim cannot be split.

use super::member::Lack;
use crate::money::Fraction;

/// Why a claim cannot be split. Items and members are told by their place in the claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The rule of this item cannot weigh this member.
    Lacks {
        /// The item.
        item: usize,
        /// The member.
        member: usize,
        /// What it lacks.
        lack: Lack,
    },
    /// By a term of this item's rule, those who take part in some month have no weight at all.
    NothingToWeigh {
        /// The item.
        item: usize,
    },
    /// Nobody shares this item in this month.
    NobodyShares {
        /// The item.
        item: usize,
        /// The first such month of a year.
        month: u32,
    },
    /// This item costs something in a year in which it runs in no month that has a price.
    NoMonths {
        /// The item.
        item: usize,
    },
    /// The limits of this item cannot hold in this year: they do not let members add up to the cost, or it is negative.
    LimitsDoNotFit {
        /// The item.
        item: usize,
        /// The year.
        year: usize,
        /// The cost.
        cost: i128,
        /// What those who pay it pay at most together, where that is less than the cost; what they pay at least, where that is more.
        ends: [Option<Fraction>; 2],
    },
    /// A minimum saving is promised, and this member's cost of before is not known.
    NoBefore {
        /// The member.
        member: usize,
    },
    /// A minimum saving is promised, and this member's cost of before is below 0: a percent of it means nothing.
    BelowZero {
        /// The member.
        member: usize,
    },
    /// The minimum saving cannot hold.
    CannotHold(CannotHold),
    /// Amounts beyond 128 bits.
    TooLarge,
}

/// A minimum saving that cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotHold {
    /// The largest percent that can: the group's own, where nothing else stands in the way, otherwise rounded down to 6
    /// decimals. `None` if none can, or if nobody knows.
    pub largest: Option<Fraction>,
    /// Whether that is not certain: bills that keep it were looked for, and the search was too long to be ended.
    pub given_up: bool,
}
