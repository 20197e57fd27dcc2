//! The cost after at which a limit is met exactly, and how far the cost after is from it.
//!
//! It is a part of the cost before and a fixed amount: what saves 30% is 0.7 of the cost before, what saves 5 million is
//! all of it less 5 million. Nothing is divided, so that a cost before of 0 has one too.

use super::measure::{Costs, Measure};
use crate::money::{Fraction, Range};

/// So much of the cost before, and so much beside it.
pub(super) struct Ceiling {
    of_before: Fraction,
    fixed: Fraction,
}

impl Ceiling {
    pub(super) fn new(of_before: Fraction, fixed: Fraction) -> Ceiling {
        Ceiling { of_before, fixed }
    }

    /// Whether it is the cost before itself, or has nothing to do with it: that says something of a cost below 0 too.
    pub(super) fn is_of_any_cost(&self) -> bool {
        self.of_before.is_zero() || self.of_before == Fraction::from(1)
    }

    /// What it comes to.
    pub(super) fn of_costs(&self, costs: &Costs) -> Measure {
        if self.of_before.is_zero() {
            let fixed = self.fixed.clone();
            return Measure { range: Some(Range::exact(fixed.clone())), value: Some(fixed) };
        }
        costs.before.times(&self.of_before).plus(&self.fixed)
    }

    /// By how much the cost after may still rise to it; a range only where both are known by themselves, not one from the
    /// other: where both are said to be or have a value, or this is one.
    pub(super) fn headroom(&self, costs: &Costs) -> Measure {
        let room = self.room(costs);
        let is_point = self.of_costs(costs).range.is_some_and(|range| range.point().is_some());
        if costs.apart || room.value.is_some() || is_point { room } else { Measure::default() }
    }

    /// The same whether or not one is known from the other. A promised saving keeps the cost after to its part of the cost
    /// before, whatever that is: what is left of it is room for certain.
    pub(super) fn room(&self, costs: &Costs) -> Measure {
        let (ceiling, after) = (self.of_costs(costs), &costs.after);
        let value = ceiling.value.zip(after.value.as_ref()).map(|(ceiling, after)| &ceiling - after);
        let range = ceiling.range.zip(after.range.as_ref()).map(|(ceiling, after)| {
            let range = self.tied(costs, ceiling.minus(after));
            match self.kept(costs) {
                None => range,
                Some(kept) => {
                    let low = range.low.max(kept).min(range.high.clone());
                    Range { low, high: range.high }
                }
            }
        });
        Measure { value, range }
    }

    /// The same as far as what is saved leaves it: that is known better where both costs move together.
    fn tied(&self, costs: &Costs, room: Range) -> Range {
        let known = costs.before.range.as_ref().zip(costs.saving.range.as_ref()).filter(|_| costs.apart);
        let Some((before, saving)) = known else { return room };
        let part = &Fraction::from(1) - &self.of_before;
        let Some(of_before) = Range::hull([&before.low * &part, &before.high * &part]) else { return room };
        let by_saving = saving.minus(&of_before);
        let (low, high) = (&by_saving.low + &self.fixed, &by_saving.high + &self.fixed);
        let (low, high) = (room.low.clone().max(low), room.high.clone().min(high));
        if low <= high { Range { low, high } } else { room }
    }

    /// The room that a promise leaves at the least.
    fn kept(&self, costs: &Costs) -> Option<Fraction> {
        let (promised, before) = (costs.promised.as_ref()?, costs.before.range.as_ref()?);
        let kept = &Fraction::from(1) - &(promised * &Fraction::decimal(1, 2));
        let part = &self.of_before - &kept;
        let least = if part.is_negative() { &before.high } else { &before.low };
        Some(&(&part * least) + &self.fixed)
    }
}
