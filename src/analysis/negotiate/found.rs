//! What a negotiation found: the percents that hold with who binds them, proposals, or what contradicts.

use super::condition::Condition;
use super::corners::Corners;
use crate::analysis::split::CaseSplit;
use crate::case::Case;
use crate::money::{Fraction, Range};
use crate::plan::facts::Computed;
use crate::sharing::{Basis, Rule};

/// Which percents everybody can accept.
#[derive(Clone, Debug)]
pub struct Negotiation<'c> {
    /// The case.
    pub case: &'c Case,
    /// Its costs.
    pub computed: Computed<'c>,
    /// Whether a member has the same name as another that takes part, by number in the plan.
    pub namesakes: Vec<bool>,
    /// The bases.
    pub bases: Vec<Basis>,
    /// The shared items that the percents are for, and those that keep what the case says, by number.
    pub items: [Vec<usize>; 2],
    /// Whether savings are after support.
    pub net: bool,
    /// Whether groups are looked at; how many of them have no price.
    pub groups: Option<usize>,
    /// The conditions, those on groups as far as any was needed.
    pub conditions: Vec<Condition>,
    /// The parts of the bases that hold, by their corners.
    pub holds: Corners,
    /// For each base the least and the greatest part, with the conditions that bind them.
    pub ends: Vec<[RangeEnd; 2]>,
    /// The proposals, the case's own rule first.
    pub proposals: Vec<Proposal>,
    /// What stands in the way where nothing holds.
    pub conflict: Option<Conflict>,
    /// What each member pays with each base alone, and the parts of the first base that it accepts.
    pub members: Vec<Accepts>,
    /// Whether the case's own promise would move costs, but not where these conditions hold.
    pub cap_is_out_of_reach: bool,
    /// Whether some base is a power, whose weights have more digits than are kept.
    pub is_irrational: bool,
    /// Whether some cost is a range: conditions hold wherever it lies.
    pub is_ranged: bool,
}

/// An end of what a base can have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RangeEnd {
    /// The part of the base, from 0 to 1.
    pub part: Fraction,
    /// The conditions, by number, that bind it; none at the ends of all parts.
    pub binding: Vec<usize>,
}

/// Which percents are proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// Those of the case as it is.
    Own,
    /// Those that make the least saving in percent as large as possible.
    Best,
    /// Those whose shares are nearest to the case's.
    Nearest,
    /// Whole steps of so many percent.
    Simplest(i128),
}

/// Percents with what comes of them.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Which.
    pub proposed: Proposed,
    /// The rule; none for that of the case.
    pub rule: Option<Rule>,
    /// The bills.
    pub split: CaseSplit,
    /// Whether percents that hold before rounding were passed over as their bills do not.
    pub rounding_decides: bool,
    /// The exact percents of which these are the nearest decimals, where they are not the same.
    pub exact: Option<Vec<Fraction>>,
}

/// Why nothing holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Requirements on the whole group that do not hold whatever the percents are, by number, each with what is missing in
    /// major units at the worst end, where that is known.
    pub of_group: Vec<(usize, Option<Fraction>)>,
    /// The fewest conditions that no percents satisfy together, by number, each with what the percents that are told miss.
    pub conditions: Vec<(usize, Fraction)>,
    /// Other conditions that the nearest percents miss by as much as any, with what the percents that are told miss.
    pub beside: Vec<(usize, Fraction)>,
    /// Whether no fewer conditions contradict each other; otherwise none of them can be left out.
    pub is_smallest: bool,
    /// The parts of the bases by which the largest miss is least.
    pub nearest: Vec<Fraction>,
    /// That miss, in minor units.
    pub misses: Fraction,
    /// The nearest parts in hundredths of a percent, and what they miss: percents are told with what they come to.
    pub told: (Vec<Fraction>, Fraction),
    /// The support that would mend it; where members alone are in the way.
    pub support: Option<Mended>,
}

/// The least support with which some percents hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// The parts of the bases with which they do, in hundredths of a percent.
    pub parts: Vec<Fraction>,
    /// Who would get how much over the term, in minor units.
    pub members: Vec<(usize, i128)>,
}

/// What a member accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepts {
    /// The member.
    pub member: usize,
    /// What it paid before, in minor units.
    pub before: Option<Fraction>,
    /// What it pays with each base alone, exactly.
    pub pays: Vec<Fraction>,
    /// What its percents are held against: the cost before and what it pays with each base alone, after support where that
    /// counts, from the least to the greatest where costs are ranges.
    pub counted: (Option<Range>, Vec<Range>),
    /// The least and the greatest part of the first base that it accepts.
    pub parts: Option<(Fraction, Fraction)>,
}
