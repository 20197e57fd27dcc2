//! Who objects to shares, and the support that it takes to satisfy all.

use crate::money::Fraction;

/// The least support from outside, in minor units rounded up, and the groups that call for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The support; 0 if some shares satisfy all as it is.
    pub units: i128,
    /// Groups that bring up too little together, if they each count with their weight.
    pub groups: Vec<(Vec<usize>, Fraction)>,
}

/// A group that would be cheaper off by itself; members by their number in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objecting {
    /// The members.
    pub members: Vec<usize>,
    /// What they pay, in minor units.
    pub pays: i128,
    /// What they would cost by themselves.
    pub alone: i128,
}

/// How one way to split stands; by default, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The worst objections, up to 10,000 where every group is counted out and otherwise up to 20.
    pub objections: Vec<Objecting>,
    /// How many groups object; `None` where that is not counted.
    pub count: Option<usize>,
    /// Whether no group objects; `None` while prices are missing and none objects whose price is known.
    pub in_core: Option<bool>,
    /// The largest excess of a group, of all members together only if they object: below 0 if every group gains.
    pub worst_excess: Option<i128>,
    /// Whether no member alone objects; `None` while a member's price is missing and no other objects.
    pub rational: Option<bool>,
}
