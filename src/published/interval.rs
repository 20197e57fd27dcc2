//! Numbers from one end to the other, either of which may be missing, or not belong to them: 20億円未満.

use crate::money::{Fraction, Range};

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Where it lies.
    pub value: Fraction,
    /// Whether it belongs to the interval.
    pub reached: bool,
}

/// All numbers between two ends; a missing end is no end.
///
/// ```
/// use cloudcost::published::{Interval, PrintedBound};
/// use cloudcost::Fraction;
/// let place = Fraction::from(1);
/// let before = PrintedBound::Below.numbers(&Fraction::from(20), &place);
/// let after = Interval::exact(Fraction::from(12));
/// // of 20 at most 12 are left: 8 at most went, and not 9
/// let saving = before.minus(&after);
/// assert!(saving.contains(&Fraction::from(8)));
/// assert!(!saving.meets(&Interval::exact(Fraction::from(9))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The least; `None` where there is none.
    pub low: Option<End>,
    /// The greatest; `None` where there is none.
    pub high: Option<End>,
}

impl From<&Range> for Interval {
    fn from(range: &Range) -> Interval {
        Interval { low: End::at(range.low.clone(), true), high: End::at(range.high.clone(), true) }
    }
}

impl End {
    /// An end at a number.
    pub fn at(value: Fraction, reached: bool) -> Option<End> {
        Some(End { value, reached })
    }

    fn with(&self, other: &End, of: impl Fn(&Fraction, &Fraction) -> Fraction) -> End {
        End { value: of(&self.value, &other.value), reached: self.reached && other.reached }
    }
}

impl Interval {
    /// One number.
    pub fn exact(value: Fraction) -> Interval {
        Interval::from(&Range::exact(value))
    }

    /// The same numbers with the other sign.
    #[must_use]
    pub fn negated(&self) -> Interval {
        let turned = |end: &Option<End>| end.as_ref().map(|end| End { value: -&end.value, ..end.clone() });
        Interval { low: turned(&self.high), high: turned(&self.low) }
    }

    /// All sums of a number of this interval and one of `other`.
    #[must_use]
    pub fn plus(&self, other: &Interval) -> Interval {
        let sum = |a: &Option<End>, b: &Option<End>| Some(a.as_ref()?.with(b.as_ref()?, |a, b| a + b));
        Interval { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// All differences of a number of this interval and one of `other`.
    #[must_use]
    pub fn minus(&self, other: &Interval) -> Interval {
        self.plus(&other.negated())
    }

    /// All quotients of a number of this interval and one above 0 of `other`; `None` where there is none.
    pub fn over(&self, other: &Interval) -> Option<Interval> {
        let nothing = End { value: Fraction::zero(), reached: false };
        let least = other.low.clone().filter(|end| end.value.is_positive()).unwrap_or(nothing.clone());
        if other.high.as_ref().is_some_and(|end| !end.value.is_positive()) {
            return None;
        }
        // over all there is next to nothing is left of a number
        let over_most = |end: &End| match &other.high {
            Some(most) => quotient(end, most),
            None => Some(End { reached: end.value.is_zero() && end.reached, ..nothing.clone() }),
        };
        let low = self.low.as_ref().and_then(|end| match end.value.is_negative() {
            true => quotient(end, &least),
            false => over_most(end),
        });
        let high = self.high.as_ref().and_then(|end| match end.value.is_negative() {
            true => over_most(end),
            false => quotient(end, &least),
        });
        Some(Interval { low, high })
    }

    /// The numbers that a function gives which rises throughout, or falls throughout.
    pub(super) fn mapped(&self, of: impl Fn(&Fraction) -> Option<Fraction>, falls: bool) -> Interval {
        let end = |end: &Option<End>| {
            let end = end.as_ref()?;
            End::at(of(&end.value)?, end.reached)
        };
        match falls {
            true => Interval { low: end(&self.high), high: end(&self.low) },
            false => Interval { low: end(&self.low), high: end(&self.high) },
        }
    }

    /// What is left of 100 when each of these went.
    #[must_use]
    pub(super) fn left_of_whole(&self) -> Interval {
        Interval::exact(Fraction::from(100)).minus(self)
    }

    /// Whether a number is one of them.
    pub fn contains(&self, value: &Fraction) -> bool {
        self.holds(&Interval::exact(value.clone()))
    }

    /// Whether all numbers of the other are numbers of this.
    pub fn holds(&self, other: &Interval) -> bool {
        let within = |outer: &Option<End>, inner: &Option<End>, is_low: bool| match (outer, inner) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(outer), Some(inner)) if outer.value == inner.value => outer.reached || !inner.reached,
            (Some(outer), Some(inner)) => (outer.value < inner.value) == is_low,
        };
        within(&self.low, &other.low, true) && within(&self.high, &other.high, false)
    }

    /// Whether the two have a number in common.
    pub fn meets(&self, other: &Interval) -> bool {
        let ordered = |low: &Option<End>, high: &Option<End>| match (low, high) {
            (Some(low), Some(high)) if low.value == high.value => low.reached && high.reached,
            (Some(low), Some(high)) => low.value < high.value,
            _ => true,
        };
        ordered(&self.low, &other.high) && ordered(&other.low, &self.high)
    }

    /// The numbers of both, where there are any.
    pub(super) fn common(&self, other: &Interval) -> Option<Interval> {
        let tighter = |a: &Option<End>, b: &Option<End>, is_low: bool| match (a, b) {
            (None, end) | (end, None) => end.clone(),
            (Some(a), Some(b)) if a.value == b.value => End::at(a.value.clone(), a.reached && b.reached),
            (Some(a), Some(b)) => Some(if (a.value > b.value) == is_low { a.clone() } else { b.clone() }),
        };
        let common = Interval {
            low: tighter(&self.low, &other.low, true),
            high: tighter(&self.high, &other.high, false),
        };
        self.meets(other).then_some(common)
    }

    /// All of it with both ends, where it has both.
    pub fn range(&self) -> Option<Range> {
        let (low, high) = (self.low.as_ref()?, self.high.as_ref()?);
        Some(Range { low: low.value.clone(), high: high.value.clone() })
    }
}

/// An end over an end that is not below 0; nothing over it has no end, of nothing it is nothing.
fn quotient(end: &End, by: &End) -> Option<End> {
    match (end.value.is_zero(), by.value.is_zero()) {
        (true, _) => Some(End { value: Fraction::zero(), reached: end.reached }),
        (false, true) => None,
        (false, false) => End::at(end.value.checked_div(&by.value)?, end.reached && by.reached),
    }
}
