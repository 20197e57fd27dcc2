//! How far rounding can bring a bill that is known only within a range.

use super::together::AmountEnds;
use crate::money::{Fraction, Rounding};
use crate::sharing::{Remainder, Round, Settlement};
use std::borrow::Cow;

/// An exact amount.
pub(super) trait Exact {
    /// The multiple of a unit, above 0, that is next to it below or above.
    fn in_units(&self, unit: i128, rounding: Rounding) -> i128;
}

impl Exact for Fraction {
    fn in_units(&self, unit: i128, rounding: Rounding) -> i128 {
        let units = self.checked_div(&Fraction::from(unit));
        units.and_then(|units| units.units(0, rounding)).unwrap_or(0).saturating_mul(unit)
    }
}

/// So many parts of a unit, above 0: what fits machine integers is divided there.
impl Exact for (i128, i128) {
    fn in_units(&self, unit: i128, rounding: Rounding) -> i128 {
        let (amount, parts) = *self;
        let whole = || Fraction::ratio(amount, parts).map_or(0, |exact| exact.in_units(unit, rounding));
        let Some(step) = parts.checked_mul(unit).filter(|_| amount > i128::MIN) else { return whole() };
        let units = match rounding {
            Rounding::Floor => amount.checked_div_euclid(step),
            Rounding::Ceiling => (-amount).checked_div_euclid(step).map(|units| -units),
            _ => None,
        };
        units.map_or_else(whole, |units| units.saturating_mul(unit))
    }
}

/// How bills are rounded among so many members.
pub(super) struct Rounds<'s> {
    pub(super) settlement: Cow<'s, Settlement>,
    pub(super) members: usize,
}

impl Rounds<'_> {
    /// An exact bill brought to whole units.
    pub(super) fn rounded<E: Exact>(
        &self,
        member: usize,
        (low, high): (&E, &E),
        (least, most): (i128, i128),
    ) -> AmountEnds {
        let unit = self.unit();
        let in_units = E::in_units;
        let (all_up, all_down) = self.directions((least, most));
        let down = if all_up { Rounding::Ceiling } else { Rounding::Floor };
        let up = if all_down { Rounding::Floor } else { Rounding::Ceiling };
        match self.settlement.remainder {
            Remainder::Largest => AmountEnds {
                low: in_units(low, unit, Rounding::Floor),
                high: in_units(high, unit, Rounding::Ceiling),
            },
            Remainder::Member(bearer) if bearer == member => AmountEnds {
                low: in_units(low, 1, Rounding::Floor) - if all_down { 0 } else { self.left() },
                high: in_units(high, 1, Rounding::Ceiling) + if all_up { 0 } else { self.left() },
            },
            Remainder::Drop | Remainder::Member(_) => {
                AmountEnds { low: in_units(low, unit, down), high: in_units(high, unit, up) }
            }
        }
    }

    /// What rounding can add to an exact bill: less than this to either side, where it is not nothing.
    pub(super) fn adds(&self, member: usize, costs: (i128, i128)) -> AmountEnds {
        let (all_up, all_down) = self.directions(costs);
        let of = |most: i128| AmountEnds {
            low: if all_down { 0 } else { -most },
            high: if all_up { 0 } else { most },
        };
        match self.settlement.remainder {
            Remainder::Largest => AmountEnds { low: -self.unit(), high: self.unit() },
            // it takes what the others are rounded by
            Remainder::Member(bearer) if bearer == member => of(self.left()),
            Remainder::Drop | Remainder::Member(_) => {
                let AmountEnds { low, high } = of(self.unit());
                AmountEnds { low: -high, high: -low }
            }
        }
    }

    /// Whether all bills of costs between these are rounded up, and whether all are rounded down. Single units that a promise
    /// moves may go either way.
    fn directions(&self, (least, most): (i128, i128)) -> (bool, bool) {
        let promised = self.settlement.min_saving.is_some();
        let (below, above) = (most < 0, least >= 0);
        match self.settlement.round {
            Round::Down => (below && !promised, above),
            Round::Up => (above && !promised, below && !promised),
            Round::Nearest => (false, false),
        }
    }

    /// What rounding can leave among so many payers of costs between these: less than a unit of each.
    pub(super) fn uncollected(&self, payers: i128, costs: (i128, i128)) -> AmountEnds {
        if self.settlement.remainder != Remainder::Drop {
            return AmountEnds::exact(0);
        }
        let most = (payers.saturating_mul(self.unit()) - 1).max(0);
        let (all_up, all_down) = self.directions(costs);
        AmountEnds { low: if all_down { 0 } else { -most }, high: if all_up { 0 } else { most } }
    }

    /// The unit of bills.
    pub(super) fn unit(&self) -> i128 {
        self.settlement.round_to.max(1)
    }

    /// What rounding may leave at the most for the one that bears it: less than a unit of each other member.
    fn left(&self) -> i128 {
        i128::try_from(self.members.saturating_sub(1)).unwrap_or(0).saturating_mul(self.unit())
    }

    /// How far rounding can bring a bill from its exact parts.
    pub(super) fn most(&self) -> i128 {
        match self.settlement.remainder {
            Remainder::Member(_) => self.left().saturating_add(self.unit()),
            Remainder::Largest | Remainder::Drop => self.unit(),
        }
    }
}
