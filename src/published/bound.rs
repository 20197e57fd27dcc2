//! Numbers printed as bounds: on which side the true one lies.

use super::interval::{End, Interval};
use crate::money::{Fraction, Range};

/// On which side of a printed number the true one lies: 以上, 最大, "up to", 弱, 余.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrintedBound {
    /// At most the number: 以下, 最大, "up to".
    Below,
    /// At least the number: 以上, "at least".
    Above,
    /// Less than the number: 未満, "less than".
    Under,
    /// More than the number: 超, "more than".
    Over,
    /// Below it, but within one written place: 弱, "nearly".
    JustBelow,
    /// Above it, but within one written place: 強, 余.
    JustAbove,
    /// Both ends of a range are bounds, 20%以上25%未満: whether each belongs to it, the smaller in size first.
    Between {
        /// 以上, not 超.
        low: bool,
        /// 以下, not 未満.
        high: bool,
    },
}

impl PrintedBound {
    /// Whether the true number lies below the printed one.
    pub(crate) fn is_below(self) -> bool {
        matches!(self, PrintedBound::Below | PrintedBound::Under | PrintedBound::JustBelow)
    }

    /// Whether one side has no end.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, PrintedBound::Below | PrintedBound::Above | PrintedBound::Under | PrintedBound::Over)
    }

    /// The least size of a change that has no greatest, and which bound that is: of a saving, or of an increase.
    pub(crate) fn of_change(change: &Interval) -> Option<(&Fraction, PrintedBound)> {
        let least = match (&change.low, &change.high) {
            (Some(low), None) if !low.value.is_negative() => low,
            (None, Some(high)) if high.value.is_negative() => high,
            _ => return None,
        };
        Some((&least.value, if least.reached { PrintedBound::Above } else { PrintedBound::Over }))
    }

    /// The same bound on what is left of the whole.
    #[must_use]
    pub fn turned(self) -> PrintedBound {
        match self {
            PrintedBound::Below => PrintedBound::Above,
            PrintedBound::Above => PrintedBound::Below,
            PrintedBound::Under => PrintedBound::Over,
            PrintedBound::Over => PrintedBound::Under,
            PrintedBound::JustBelow => PrintedBound::JustAbove,
            PrintedBound::JustAbove => PrintedBound::JustBelow,
            PrintedBound::Between { low, high } => PrintedBound::Between { low: high, high: low },
        }
    }

    /// What a number with its written place can truly be, where both sides have an end.
    pub fn within(self, value: &Fraction, place: &Fraction) -> Option<Range> {
        match self {
            PrintedBound::JustBelow => Some(Range { low: value - place, high: value.clone() }),
            PrintedBound::JustAbove => Some(Range { low: value.clone(), high: value + place }),
            _ => None,
        }
    }

    /// All numbers on its side of a printed one with its written place; a bound is of the size, of an increase too. No size is
    /// below 0: less than 30% more is no reduction, and a cost of at most 2億円 is something or nothing.
    pub fn numbers(self, printed: &Fraction, place: &Fraction) -> Interval {
        if printed.is_negative() {
            return self.numbers(&-printed, place).negated();
        }
        if let Some(range) = self.within(printed, place) {
            return Interval::from(&range);
        }
        let end = |reached| End::at(printed.clone(), reached);
        let nothing = End::at(Fraction::zero(), true);
        match self {
            PrintedBound::Above => Interval { low: end(true), high: None },
            PrintedBound::Over => Interval { low: end(false), high: None },
            PrintedBound::Under => Interval { low: nothing, high: end(false) },
            _ => Interval { low: nothing, high: end(true) },
        }
    }

    /// The same of a change that is said to be an increase or not: more than 0 is on the side that the words say.
    pub(crate) fn said_of(self, printed: &Fraction, place: &Fraction, rises: bool) -> Interval {
        let numbers = self.numbers(printed, place);
        if rises && printed.is_zero() { numbers.negated() } else { numbers }
    }

    /// The same where a range is printed, which has two ends: at least the smaller in size, at most the larger.
    pub(crate) fn of_ends(self, ends: &Range) -> Interval {
        if ends.low.is_negative() {
            return self.of_ends(&ends.negated()).negated();
        }
        match self {
            PrintedBound::Between { low, high } => {
                Interval { low: End::at(ends.low.clone(), low), high: End::at(ends.high.clone(), high) }
            }
            _ if !self.is_open() => Interval::from(ends),
            _ => self.numbers(if self.is_below() { &ends.high } else { &ends.low }, &Fraction::zero()),
        }
    }
}
