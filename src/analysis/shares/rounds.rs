//! How far rounding can bring a bill that is known only within a range.

use super::together::Between;
use crate::money::{Fraction, Rounding};
use crate::sharing::{Remainder, Settlement};

/// How bills are rounded among so many members.
pub(super) struct Rounds<'s> {
    pub(super) settlement: &'s Settlement,
    pub(super) members: usize,
}

impl Rounds<'_> {
    /// An exact bill brought to whole units.
    pub(super) fn rounded(
        &self,
        member: usize,
        (low, high): (&Fraction, &Fraction),
        (least, most): (i128, i128),
    ) -> Between {
        let unit = self.unit();
        let in_units = |exact: &Fraction, unit: i128, rounding| {
            let units = exact.checked_div(&Fraction::from(unit));
            units.and_then(|units| units.units(0, rounding)).unwrap_or(0).saturating_mul(unit)
        };
        let promised = self.settlement.min_saving.is_some();
        let (all_up, all_down) = (most < 0 && !promised, least >= 0);
        let down = if all_up { Rounding::Ceiling } else { Rounding::Floor };
        let up = if all_down { Rounding::Floor } else { Rounding::Ceiling };
        match self.settlement.remainder {
            Remainder::Largest => Between {
                low: in_units(low, unit, Rounding::Floor),
                high: in_units(high, unit, Rounding::Ceiling),
            },
            Remainder::Member(bearer) if bearer == member => Between {
                low: in_units(low, 1, Rounding::Floor) - if all_down { 0 } else { self.left() },
                high: in_units(high, 1, Rounding::Ceiling) + if all_up { 0 } else { self.left() },
            },
            Remainder::Drop | Remainder::Member(_) => {
                Between { low: in_units(low, unit, down), high: in_units(high, unit, up) }
            }
        }
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
