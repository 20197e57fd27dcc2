//! When what a plan spends more has been saved again, to the month.

use super::facts::{Computed, Fact, Side};
use crate::cost::Estimate;
use crate::money::{Fraction, Rounding, places};

/// Which of the costs that ranges allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurningLevel {
    /// Those that save least: the least before and the greatest after.
    Worst,
    /// Those that save most: the greatest before and the least after.
    Best,
}

impl TurningLevel {
    /// The end of an estimate that a side has at this level.
    fn of(self, price: &Estimate, side: Side) -> &Fraction {
        match (self, side) {
            (TurningLevel::Worst, Side::Before) | (TurningLevel::Best, Side::After) => price.low(),
            (TurningLevel::Worst, Side::After) | (TurningLevel::Best, Side::Before) => price.high(),
        }
    }
}

/// When what was spent more has been saved again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turning {
    /// At the end of this month.
    In(u32),
    /// Never by the end of the term.
    Never,
    /// At no month's end has more been spent than saved.
    NeverBehind,
    /// One of the costs is not known.
    Unknown,
}

/// Decimals of a minor unit to which the cost of a month is summed up where only its sign matters.
const PARTS: i32 = 9;

impl Computed<'_> {
    /// The first month at whose end as much has been saved as has been spent more, and stays so to the end of the
    /// term, taking every cost at one level of its range, or why there is none.
    pub(crate) fn turning_month(&self, level: TurningLevel) -> Turning {
        if !self.known.before() || !self.known.after() {
            return Turning::Unknown;
        }
        let months = usize::try_from(self.calendar.months).unwrap_or(0);
        let changes = self.monthly_changes(level, months);
        let unit = 10_i128.pow(PARTS.unsigned_abs());
        let (mut month_saved, mut sum) = (0_i128, 0_i128);
        let mut turned = None;
        let mut was_negative = false;
        for (month, change) in (1..).zip(changes.iter().skip(1).take(months)) {
            month_saved = month_saved.saturating_add(*change);
            sum = sum.saturating_add(month_saved);
            if sum.saturating_mul(2) <= -unit {
                (turned, was_negative) = (None, true);
            } else if turned.is_none() {
                turned = Some(month);
            }
        }
        match turned {
            Some(month) if was_negative => Turning::In(month),
            Some(_) => Turning::NeverBehind,
            None => Turning::Never,
        }
    }

    /// Whether it is a part that somebody outside bears of an invoice whose months stand with what is left of it: prices of
    /// months are of the whole, which is the group's cost whoever bears it.
    fn is_told_with_all(&self, fact: &Fact) -> bool {
        fact.payer.is_outside() && self.item(fact).is_some_and(|item| !item.outside.is_empty())
    }

    /// What each month saves more than the one before, by its number; in whole parts of a minor unit so small that no
    /// number of them is seen, as sums of fractions with many denominators grow without end.
    fn monthly_changes(&self, level: TurningLevel, months: usize) -> Vec<i128> {
        let places = places(self.decimals).saturating_add(PARTS);
        let part = |price: &Fraction| price.units(places, Rounding::HalfAway).unwrap_or(0);
        let mut changes = vec![0_i128; months.saturating_add(2)];
        for fact in self.facts.iter().filter(|fact| !self.is_told_with_all(fact)) {
            for layer in fact.invoice.layers.iter() {
                let price = part(&(level.of(&layer.price, fact.side) * &fact.invoice.pieces));
                let saved = match fact.side {
                    Side::Before => price,
                    Side::After => price.saturating_neg(),
                };
                let mut change = |month: u32, saved: i128| {
                    let at = usize::try_from(month).ok().and_then(|month| changes.get_mut(month));
                    if let Some(at) = at {
                        *at = at.saturating_add(saved);
                    }
                };
                change(layer.months.first, saved);
                change(layer.months.last.saturating_add(1), saved.saturating_neg());
            }
        }
        changes
    }
}
