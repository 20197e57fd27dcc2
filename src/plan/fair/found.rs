//! Who objects to shares, and the support that it takes to satisfy all.

use crate::cost::Units;
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
    pub pays: Units,
    /// What they would cost by themselves.
    pub alone: Units,
    /// How much more they pay than that: where costs are ranges, both may move together.
    pub excess: Units,
}

impl Objecting {
    /// A group of which all is known.
    pub(super) fn exact(members: Vec<usize>, pays: i128, alone: i128) -> Objecting {
        let [pays, alone, excess] = [pays, alone, pays - alone].map(Units::exact);
        Objecting { members, pays, alone, excess }
    }
}

/// How one way to split stands, with costs as they are taken; by default, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The worst objections, up to 10,000 where every group is counted out and otherwise up to 20.
    pub objections: Vec<Objecting>,
    /// Groups that object elsewhere in the ranges of costs only, the worst first.
    pub elsewhere: Vec<Objecting>,
    /// How many groups object; `None` where that is not counted.
    pub count: Option<usize>,
    /// Whether no group objects; `None` while prices are missing and none objects whose price is known.
    pub in_core: Option<bool>,
    /// The largest excess of a group, of all members together only if they object: below 0 if every group gains.
    pub worst_excess: Option<Units>,
    /// Whether no member alone objects; `None` while a member's price is missing and no other objects.
    pub rational: Option<bool>,
    /// What holds of it wherever costs lie within their ranges; `None` where none is a range.
    pub throughout: Option<Throughout>,
}

/// How one way to split stands wherever costs lie within their ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Throughout {
    /// How many groups object wherever costs lie; `None` where that is not counted.
    pub certain: Option<usize>,
    /// How many may object somewhere in the ranges.
    pub possible: Option<usize>,
    /// Whether no group objects; `None` where that may be so and may not.
    pub in_core: Option<bool>,
    /// Whether no member alone objects.
    pub rational: Option<bool>,
}

impl Standing {
    /// Whether no group objects, wherever costs lie; `None` where that is not certain.
    pub fn certainly_in_core(&self) -> Option<bool> {
        self.throughout.map_or(self.in_core, |throughout| throughout.in_core)
    }

    /// Whether no member alone objects, wherever costs lie; `None` where that is not certain.
    pub fn certainly_rational(&self) -> Option<bool> {
        self.throughout.map_or(self.rational, |throughout| throughout.rational)
    }
}
