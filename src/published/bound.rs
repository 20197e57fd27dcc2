//! Numbers printed as bounds: on which side the true one lies, and whether a number does.

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
}

/// How numbers lie to a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// On its side.
    On,
    /// Not as printed, or not all of them; but some within the printed precision.
    Within,
    /// None of them.
    Off,
}

impl PrintedBound {
    /// Whether the true number lies below the printed one.
    pub fn is_below(self) -> bool {
        matches!(self, PrintedBound::Below | PrintedBound::Under | PrintedBound::JustBelow)
    }

    /// Whether one side has no end.
    pub fn is_open(self) -> bool {
        !matches!(self, PrintedBound::JustBelow | PrintedBound::JustAbove)
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
        }
    }

    /// What a number with its written place can truly be, where both sides have an end.
    pub fn within(self, value: &Fraction, place: &Fraction) -> Option<Range> {
        match self {
            PrintedBound::JustBelow => Some(Range { low: value - place, high: value.clone() }),
            PrintedBound::JustAbove => Some(Range { low: value.clone(), high: value + place }),
            PrintedBound::Below | PrintedBound::Above | PrintedBound::Under | PrintedBound::Over => None,
        }
    }

    /// On which side of the bound `printed`, in size, with its written place, a number lies: the exact one, where it is
    /// known, and all that it can truly be.
    ///
    /// ```
    /// use cloudcost::published::{PrintedBound, Side};
    /// use cloudcost::{Fraction, Range};
    /// let percent = |tenths| Fraction::decimal(tenths, 1);
    /// let range = Range { low: percent(78), high: percent(264) };
    /// let side = |exact| PrintedBound::Above.side(&percent(200), &percent(100), Some(&percent(exact)), &range);
    /// assert_eq!(side(205), Side::On);
    /// // 18.0% is no 20%以上; other amounts that print the same give up to 26.4%
    /// assert_eq!(side(180), Side::Within);
    /// ```
    pub fn side(self, printed: &Fraction, place: &Fraction, exact: Option<&Fraction>, range: &Range) -> Side {
        // of an increase the size counts
        let (printed, exact, range) = match printed.is_negative() {
            true => (&-printed, exact.map(|exact| -exact), range.negated()),
            false => (printed, exact.cloned(), range.clone()),
        };
        let is_on = |value: &Fraction| self.has(printed, place, value);
        let on = match &exact {
            Some(exact) => is_on(exact),
            None => is_on(&range.low) && is_on(&range.high),
        };
        match on {
            true => Side::On,
            false if self.reaches(printed, place, &range) => Side::Within,
            false => Side::Off,
        }
    }

    fn has(self, printed: &Fraction, place: &Fraction, value: &Fraction) -> bool {
        match self {
            PrintedBound::Below => value <= printed,
            PrintedBound::Above => value >= printed,
            PrintedBound::Under => value < printed,
            PrintedBound::Over => value > printed,
            PrintedBound::JustBelow => *value <= *printed && *value >= printed - place,
            PrintedBound::JustAbove => *value >= *printed && *value <= printed + place,
        }
    }

    /// Whether some number of a range lies on the side of the bound.
    fn reaches(self, printed: &Fraction, place: &Fraction, range: &Range) -> bool {
        match self {
            PrintedBound::Below | PrintedBound::Under => self.has(printed, place, &range.low),
            PrintedBound::Above | PrintedBound::Over => self.has(printed, place, &range.high),
            PrintedBound::JustBelow => range.low <= *printed && range.high >= printed - place,
            PrintedBound::JustAbove => range.high >= *printed && range.low <= printed + place,
        }
    }
}
