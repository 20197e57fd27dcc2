//! At which of its values a cost is taken that is only known within a range.

use super::facts::{Computed, Payer, Side};
use crate::cost::{Estimate, Units};
use crate::money::Fraction;

/// One of the three values of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The least.
    Low,
    /// What it is taken as.
    Base,
    /// The greatest.
    High,
}

impl Level {
    /// This value of an invoice.
    pub(crate) fn of(self, units: Units) -> i128 {
        match self {
            Level::Low => units.low,
            Level::Base => units.base,
            Level::High => units.high,
        }
    }

    /// This value of a price.
    pub(crate) fn price(self, price: &Estimate) -> &Fraction {
        match self {
            Level::Low => price.low(),
            Level::Base => &price.base,
            Level::High => price.high(),
        }
    }
}

/// Each member's cost before over the term at one of its values, where it is known.
pub(crate) fn before_at(computed: &Computed<'_>, level: Level) -> Vec<Option<Fraction>> {
    let members = 0..computed.plan.members.len();
    let mut sums: Vec<Option<i128>> =
        members.map(|number| computed.known.before_of(number).then_some(0)).collect();
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::Before) {
        if let Payer::Member(number) = fact.payer
            && let Some(Some(sum)) = sums.get_mut(number)
        {
            *sum = sum.saturating_add(level.of(fact.invoice.units));
        }
    }
    sums.into_iter().map(|sum| sum.map(Fraction::from)).collect()
}

/// What each member pays today in all, where only some of the costs before are asked for: what a share goes by, which is the
/// same whatever is asked for.
pub(crate) fn today_at(computed: &Computed<'_>, level: Level) -> Vec<Option<Fraction>> {
    match computed.today() {
        Some(whole) => before_at(whole, level),
        None => vec![None; computed.plan.members.len()],
    }
}
