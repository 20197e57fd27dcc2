//! In which way shares are asked for, and how much of them.

use crate::sharing::{Rule, Settlement};

/// How the shares are to be found: the case's own way, or another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// A rule for all shared items, instead of their own.
    pub rule: Option<Rule>,
    /// How bills are settled, instead of the case's way.
    pub settlement: Option<Settlement>,
    /// Whether exact shares are asked for beside the bills.
    pub exact: bool,
}

/// How much is to be known of each item; a bill needs no parts, and there are many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Detail {
    /// The parts of items that some support covers.
    Supported,
    /// The parts of all shared items.
    Items,
}
