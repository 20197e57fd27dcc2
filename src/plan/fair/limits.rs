//! How many objections are listed, how many members are compared, and how closely shares are looked at.

/// Objections listed of one way where every group is counted out.
pub(super) const MOST_LISTED: usize = 10_000;

/// Objections listed of one way where groups are found by smallest cuts.
pub(super) const MOST_CUT: usize = 20;

/// Decimals of a minor unit to which exact shares are looked at.
pub(super) const PLACES: i32 = 6;

/// Members of whom each is held against each other by smallest cuts.
pub(super) const MOST_COMPARED: usize = 100;
