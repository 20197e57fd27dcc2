//! Stated figures: the number as printed and the range that its written precision allows.

use super::bound::PrintedBound;
use super::interval::{End, Interval};
use crate::money::{Amount, Fraction, Range};

/// An amount as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The number as printed; for a saving, a reduction is positive.
    pub amount: Amount,
    /// What the true amount can be: half a place of the last written digit to either side.
    pub range: Range,
    /// Printed as 約, "about".
    pub approximate: bool,
    /// Printed as a bound: the true amount lies on this side of it.
    pub bound: Option<PrintedBound>,
    /// Printed as a range of two ends; the amount is its middle.
    pub ranged: bool,
    /// Said to be an increase: of more than 0 no sign says it.
    pub rises: bool,
}

/// A percent as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedPercent {
    /// The number in percent, 29.9 for 29.9%; a reduction is positive.
    pub value: Fraction,
    /// Decimals that are printed: 1 for 29.9%, 0 for 35%, −1 for 3割.
    pub decimals: i32,
    /// Printed as 約, "about".
    pub approximate: bool,
    /// Printed as a bound: the true percent lies on this side of it, in size.
    pub bound: Option<PrintedBound>,
    /// The ends, where it is printed as a range; the value is its middle.
    pub ends: Option<Range>,
    /// Whether what was printed is what is left of the cost before, 100% less this value.
    pub left: bool,
    /// Said to be an increase: of more than 0% no sign says it.
    pub rises: bool,
}

impl StatedPercent {
    /// One unit of the last printed digit, in percent.
    pub fn place(&self) -> Fraction {
        Fraction::power_of_ten(-self.decimals)
    }

    /// What the true percent can be: half a place to either side.
    pub fn range(&self) -> Range {
        if let Some(ends) = &self.ends {
            return ends.clone();
        }
        let spoken = self.spoken_of().and_then(|spoken| spoken.range());
        spoken.unwrap_or_else(|| Range::around(&self.value, &self.place()))
    }

    /// The side of the one number that is a bound; a range has two.
    pub(crate) fn one_bound(&self) -> Option<PrintedBound> {
        self.bound.filter(|_| self.ends.is_none())
    }

    /// The percents that a bound or two printed ends speak of; `None` of one plain number. What is left is no less than nothing,
    /// and what went may then be more or less than that.
    pub(crate) fn spoken_of(&self) -> Option<Interval> {
        match (&self.ends, self.bound) {
            _ if self.left => self.of_what_is_left().spoken_of().map(|spoken| spoken.left_of_whole()),
            (Some(ends), bound) => {
                Some(bound.map_or_else(|| Interval::from(ends), |bound| bound.of_ends(ends)))
            }
            (None, Some(bound)) => Some(bound.said_of(&self.value, &self.place(), self.rises)),
            (None, None) => None,
        }
    }

    /// The percents that can have been printed so, by any of the three rules of rounding: together they reach what is less
    /// than one place away. What a bound speaks of is not rounded.
    pub(crate) fn admits(&self) -> Interval {
        let place = self.place();
        let wide = |low: &Fraction, high: &Fraction, reached| Interval {
            low: End::at(low - &place, reached),
            high: End::at(high + &place, reached),
        };
        match (&self.ends, self.spoken_of()) {
            (Some(ends), _) if self.bound.is_none() => wide(&ends.low, &ends.high, true),
            (_, Some(spoken)) => spoken,
            (_, None) => wide(&self.value, &self.value, false),
        }
    }

    /// What is printed where it is what is left, 100% less the change: the same rules hold for it. The more is left the less
    /// went, but the more was added where it is more than all.
    #[must_use]
    pub(crate) fn of_what_is_left(&self) -> StatedPercent {
        let whole = Fraction::from(100);
        let value = &whole - &self.value;
        let is_more = if self.left { self.value.is_negative() } else { value.is_negative() };
        let bound = |bound: PrintedBound| if is_more { bound } else { bound.turned() };
        StatedPercent {
            value,
            bound: self.bound.map(bound),
            ends: self.ends.as_ref().map(|ends| Range::exact(whole).minus(ends)),
            left: !self.left,
            ..self.clone()
        }
    }

    /// The same percent the other way round: an increase for a reduction.
    #[must_use]
    pub fn turned(&self) -> StatedPercent {
        let ends = self.ends.as_ref().map(Range::negated);
        StatedPercent { value: -&self.value, ends, rises: !self.rises, ..self.clone() }
    }
}

impl Stated {
    /// The same amount the other way round: an increase for a reduction.
    pub fn turned(&self) -> Option<Stated> {
        let amount = Amount::new(&-&self.amount.exact(), self.amount.currency()).ok()?;
        Some(Stated { amount, range: self.range.negated(), rises: !self.rises, ..self.clone() })
    }

    /// All that the amount can truly be.
    pub fn numbers(&self) -> Interval {
        match self.bound {
            Some(bound) if self.ranged => bound.of_ends(&self.range),
            Some(bound) if bound.is_open() => {
                bound.said_of(&self.amount.exact(), &Fraction::zero(), self.rises)
            }
            _ => Interval::from(&self.range),
        }
    }

    /// The same as it is printed: one that is neither a range nor a bound is exact.
    pub(crate) fn as_printed(&self) -> Interval {
        match self.is_loose() {
            true => self.numbers(),
            false => Interval::exact(self.amount.exact()),
        }
    }

    /// The side of the one number that is a bound; a range has two.
    pub(crate) fn one_bound(&self) -> Option<PrintedBound> {
        self.bound.filter(|_| !self.ranged)
    }

    /// Whether it is a range or a bound: no number follows exactly from it.
    pub(crate) fn is_loose(&self) -> bool {
        self.ranged || self.bound.is_some()
    }

    /// Whether its true amount has no end on one side.
    pub(crate) fn is_open(&self) -> bool {
        self.one_bound().is_some_and(PrintedBound::is_open)
    }
}

/// Up to four figures of one thing, as a document states them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The cost before.
    pub before: Option<Stated>,
    /// The cost after.
    pub after: Option<Stated>,
    /// What is saved; an increase is negative.
    pub saving: Option<Stated>,
    /// The saving in percent of the cost before; an increase is negative.
    pub percent: Option<StatedPercent>,
}

impl Figures {
    /// Whether more is saved than was spent, by the amounts as they are printed; of a bound nobody knows.
    pub(crate) fn saves_beyond_cost(&self) -> bool {
        let known = |stated: &&Stated| !stated.is_open();
        let amounts = self.before.as_ref().filter(known).zip(self.saving.as_ref().filter(known));
        amounts.is_some_and(|(before, saving)| saving.range.low > before.range.high)
    }

    /// The side that the change is on where it is printed as one bound: of the percent, else of the saving.
    pub(crate) fn change_bound(&self) -> Option<PrintedBound> {
        let percent = self.percent.as_ref().and_then(StatedPercent::one_bound);
        percent.or_else(|| self.saving.as_ref().and_then(Stated::one_bound))
    }

    /// The same figures with the change the other way round.
    #[must_use]
    pub fn turned(&self) -> Figures {
        let saving = self.saving.as_ref().and_then(Stated::turned);
        let percent = self.percent.as_ref().map(StatedPercent::turned);
        Figures { saving, percent, ..self.clone() }
    }
}
