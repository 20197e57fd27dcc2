//! Verdicts: does a printed figure follow from the others, and by which rounding rule.

use super::bound::PrintedBound;
use super::figures::{Figures, StatedPercent};
use super::interval::Interval;
use super::reach::{Fit, RowReach};
use crate::money::{Fraction, Range, Rounding};

/// How a printed percent follows from the printed amounts; [`imply`](super::imply) finds it.
///
/// Worked example (Akita): 3,465 and 2,426 million give p = 29.9856%. Rounded to one decimal that is 30.0, cut off it is
/// 29.9, which is what is printed: `Truncated`. Within the precision of the amounts p lies between 29.961% and 30.010%;
/// rounding gives 29.9 only below 29.95%, so no true amounts make it a rounded figure: it is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentVerdict {
    /// Rounding (half away from zero, 四捨五入) gives it, cutting off does not.
    Rounded {
        /// No amounts within the printed precision would let cutting off give it.
        certain: bool,
    },
    /// Cutting off (切り捨て) gives it, rounding does not.
    Truncated {
        /// No amounts within the printed precision would let rounding give it.
        certain: bool,
    },
    /// Both give it.
    RoundedOrTruncated,
    /// Neither gives it, rounding up (切り上げ) does.
    RoundedUp,
    /// None of the three gives it, but from amounts within the printed precision one of them would; of a bound: the amounts
    /// as printed give a percent that is not on its side, others within their precision do.
    WithinPrecision,
    /// No amounts within the printed precision give it by any of the three.
    Inconsistent,
    /// It is printed as a bound or a range, and the amounts give a percent on its side or within it.
    WithinBound,
    /// Fewer than two amounts are stated, or there is no cost before that a percent could be of; or they are bounds, which it
    /// does not contradict.
    NotCheckable,
}

impl PercentVerdict {
    /// Whether the rule is beyond doubt; `None` where there is no one rule.
    pub fn certain(self) -> Option<bool> {
        match self {
            Self::Rounded { certain } | Self::Truncated { certain } => Some(certain),
            _ => None,
        }
    }
}

/// Whether the printed costs before and after differ by the printed saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavingVerdict {
    /// They do, to the last digit.
    Exact,
    /// They do not, but amounts within the printed precision would.
    WithinPrecision,
    /// No amounts within the printed precision do.
    Inconsistent,
    /// It is printed as a bound or a range, and the costs differ by an amount on its side or within it.
    WithinBound,
    /// Not all three amounts are stated, or the costs are bounds, which it does not contradict.
    NotCheckable,
}

/// Judges a stated percent by what the amounts leave of it, and the exact percent of the amounts as printed.
pub(super) fn percent(
    stated: &StatedPercent,
    exact: Option<&Fraction>,
    reach: Option<&RowReach>,
) -> PercentVerdict {
    let Some(reach) = reach else { return PercentVerdict::NotCheckable };
    if stated.left {
        let left = exact.map(|exact| &Fraction::from(100) - exact);
        return percent(&stated.of_what_is_left(), left.as_ref(), Some(&reach.of_what_is_left()));
    }
    let spoken = stated.spoken_of();
    if let Some(exact) = exact.filter(|_| spoken.is_none()) {
        return by_rules(stated, exact, &reach.possible);
    }
    match reach.fit(spoken.as_ref(), &stated.admits()) {
        Fit::All => PercentVerdict::WithinBound,
        Fit::Some => PercentVerdict::NotCheckable,
        Fit::Precision => PercentVerdict::WithinPrecision,
        Fit::Nothing => PercentVerdict::Inconsistent,
    }
}

/// Judges a percent that would leave nothing, where the cost after is all that is printed beside it and is something;
/// `None` of anything else.
pub(super) fn of_what_is_left(figures: &Figures) -> Option<PercentVerdict> {
    let (None, Some(after), None) = (&figures.before, &figures.after, &figures.saving) else { return None };
    let stated = figures.percent.as_ref().filter(|_| after.range.low.is_positive() && !after.is_open())?;
    let whole = Fraction::from(100);
    let least = match stated.bound {
        Some(PrintedBound::Below | PrintedBound::Under) => return None,
        Some(PrintedBound::Above | PrintedBound::Over) => stated.value.clone(),
        _ => stated.range().low,
    };
    match (least >= whole, stated.value >= whole) {
        (true, _) => Some(PercentVerdict::Inconsistent),
        (false, true) => Some(PercentVerdict::WithinPrecision),
        (false, false) => None,
    }
}

/// Which rule of rounding leads from the exact percent to the printed one.
fn by_rules(stated: &StatedPercent, exact: &Fraction, possible: &Interval) -> PercentVerdict {
    // without an end the cost before may be anything down to nothing, and so may the percent
    let range = possible.range();
    // a fraction without end, such as two thirds, is held against its own rounding
    let by = |rule| exact.rounded(stated.decimals, rule) == stated.value.rounded(stated.decimals, rule);
    match (by(Rounding::HalfAway), by(Rounding::Down)) {
        (true, true) => PercentVerdict::RoundedOrTruncated,
        (true, false) => {
            PercentVerdict::Rounded { certain: range.is_some_and(|range| !can_truncate_to(stated, &range)) }
        }
        (false, true) => {
            PercentVerdict::Truncated { certain: range.is_some_and(|range| !can_round_to(stated, &range)) }
        }
        (false, false) if by(Rounding::Up) => PercentVerdict::RoundedUp,
        (false, false) if stated.admits().meets(possible) => PercentVerdict::WithinPrecision,
        (false, false) => PercentVerdict::Inconsistent,
    }
}

/// Judges a stated saving by the stated costs.
pub(super) fn saving(figures: &Figures) -> SavingVerdict {
    let (Some(saving), Some(reach)) = (&figures.saving, RowReach::of_saving(figures)) else {
        return SavingVerdict::NotCheckable;
    };
    if saving.as_printed() == reach.printed && !saving.is_loose() {
        return SavingVerdict::Exact;
    }
    let numbers = saving.numbers();
    match reach.fit(Some(&numbers).filter(|_| saving.is_loose()), &numbers) {
        Fit::All => SavingVerdict::WithinBound,
        Fit::Some => SavingVerdict::NotCheckable,
        Fit::Precision => SavingVerdict::WithinPrecision,
        Fit::Nothing => SavingVerdict::Inconsistent,
    }
}

/// Whether rounding half away from zero maps some number of the range to the stated percent.
fn can_round_to(stated: &StatedPercent, range: &Range) -> bool {
    let Range { low, high } = stated.range();
    if stated.value.is_positive() {
        low <= range.high && range.low < high
    } else if stated.value.is_negative() {
        low < range.high && range.low <= high
    } else {
        low < range.high && range.low < high
    }
}

/// Whether cutting off maps some number of the range to the stated percent.
fn can_truncate_to(stated: &StatedPercent, range: &Range) -> bool {
    let value = &stated.value;
    let (below, above) = (value - &stated.place(), value + &stated.place());
    if value.is_positive() {
        value <= &range.high && range.low < above
    } else if value.is_negative() {
        below < range.high && &range.low <= value
    } else {
        below < range.high && range.low < above
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenths(number: i128) -> Fraction {
        Fraction::decimal(number, 1)
    }

    /// Whether some number between these tenths is rounded, cut off, or brought by any rule to a whole percent.
    fn ways(percent: i128, low: i128, high: i128) -> [bool; 3] {
        let value = Fraction::from(percent);
        let (approximate, bound, ends, left, rises) = (false, None, None, false, false);
        let stated = StatedPercent { value, decimals: 0, approximate, bound, ends, left, rises };
        let range = Range { low: tenths(low), high: tenths(high) };
        let becomes = stated.admits().meets(&Interval::from(&range));
        [can_round_to(&stated, &range), can_truncate_to(&stated, &range), becomes]
    }

    #[test]
    fn the_ends_of_what_is_rounded_and_cut_off_to_a_percent() {
        // 29.5 is rounded to 30, 30.5 is not; 30 is cut off to 30, 31 is not; 29 and 31 themselves are never 30
        assert_eq!(ways(30, 280, 295), [true, false, true]);
        assert_eq!(ways(30, 280, 294), [false, false, true]);
        assert_eq!(ways(30, 305, 309), [false, true, true]);
        assert_eq!(ways(30, 304, 309), [true, true, true]);
        assert_eq!(ways(30, 310, 320), [false, false, false]);
        assert_eq!(ways(30, 280, 290), [false, false, false]);
        assert_eq!(ways(30, 300, 300), [true, true, true]);
        // an increase is the same from the other side
        assert_eq!(ways(-30, -295, -280), [true, false, true]);
        assert_eq!(ways(-30, -294, -280), [false, false, true]);
        assert_eq!(ways(-30, -309, -305), [false, true, true]);
        assert_eq!(ways(-30, -309, -304), [true, true, true]);
        assert_eq!(ways(-30, -320, -310), [false, false, false]);
        assert_eq!(ways(-30, -290, -280), [false, false, false]);
    }

    #[test]
    fn a_printed_nothing_is_less_than_half_or_a_whole_percent_to_either_side() {
        assert_eq!(ways(0, 5, 9), [false, true, true]);
        assert_eq!(ways(0, 4, 9), [true, true, true]);
        assert_eq!(ways(0, -9, -5), [false, true, true]);
        assert_eq!(ways(0, -9, -4), [true, true, true]);
        assert_eq!(ways(0, 10, 20), [false, false, false]);
        assert_eq!(ways(0, -20, -10), [false, false, false]);
        assert_eq!(ways(0, 0, 0), [true, true, true]);
    }
}
