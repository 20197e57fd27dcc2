//! What is paid of a plan, each amount between its ends.

use crate::cost::Units;
use crate::money::Fraction;
use std::collections::BTreeMap;

/// What is paid between its ends.
#[derive(Clone, Debug, Default)]
pub(super) struct Bounds {
    /// What each member pays, for each year.
    pub(super) bills: Vec<Vec<Units>>,
    /// What each member pays over the term.
    pub(super) totals: Vec<Units>,
    /// What nobody pays, for each year.
    pub(super) uncollected: Vec<Units>,
    /// What nobody pays over the term.
    pub(super) never: Units,
    /// The ends of the exact part of each member in shared facts, where these are not one number.
    pub(super) parts: BTreeMap<usize, Vec<(Fraction, Fraction)>>,
    /// How far rounding can bring a bill from its exact parts; `None` where a promise may move more.
    pub(super) rounding: Option<i128>,
}

impl Bounds {
    /// Bills that are known exactly.
    pub(super) fn exact(bills: Vec<Vec<Units>>, uncollected: &[i128]) -> Bounds {
        let members = bills.first().map_or(0, Vec::len);
        let total = |member| bills.iter().filter_map(|year| year.get(member)).copied().sum();
        Bounds {
            totals: (0..members).map(total).collect(),
            uncollected: uncollected.iter().copied().map(Units::exact).collect(),
            never: Units::exact(uncollected.iter().sum()),
            bills,
            ..Bounds::default()
        }
    }
}
