//! What is saved of a cost, in money and in percent: between its ends, and no less than a promise keeps to.

use crate::case::Plan;
use crate::cost::Units;
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Range, Rounding};
use crate::sharing::Settlement;

/// The saving, in percent of the cost before, that a promise keeps to wherever costs lie in their ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    numerator: i128,
    denominator: i128,
}

impl Promised {
    /// So many percent; `None` for a number too long to carry, of which nothing is said then.
    pub fn new(percent: &Fraction) -> Option<Promised> {
        let (numerator, denominator) = (percent.numerator().to_i128()?, percent.denominator().to_i128()?);
        Some(Promised { numerator, denominator })
    }

    /// The percent.
    pub fn percent(self) -> Fraction {
        Fraction::ratio(self.numerator, self.denominator).unwrap_or_default()
    }
}

/// What is promised to every member over the term, settled like this. A fair division of the whole cost gives way to no
/// promise: it says what is fair, and that may be dearer.
pub fn promised(plan: &Plan, settlement: &Settlement) -> Option<Promised> {
    match plan.sharing.division {
        Some(_) => None,
        None => Promised::new(settlement.min_saving.as_ref()?),
    }
}

/// What is known of a saving beyond the costs before and after that it is the difference of: a promise keeps to it, or the two
/// costs move together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tied {
    /// What a promise keeps to.
    pub promised: Option<Promised>,
    /// The least and the most that is saved.
    saving: Option<(i128, i128)>,
    /// The same in percent of the cost before.
    percent: Option<(Promised, Promised)>,
}

impl Tied {
    /// Whether anything is.
    pub(crate) fn is_some(self) -> bool {
        self != Tied::default()
    }

    /// The least that is saved in percent of the cost before, as far as that is known.
    pub(crate) fn least_percent(self) -> Option<Fraction> {
        self.percent.map(|(least, _)| least.percent())
    }

    /// The same with what a promise keeps to.
    pub(crate) fn and_promised(self, promised: Option<Promised>) -> Tied {
        Tied { promised, ..self }
    }

    /// Between these amounts, and these percents.
    pub(crate) fn by(saving: Option<(i128, i128)>, percent: Option<(Fraction, Fraction)>) -> Tied {
        let kept = |end: &Fraction, rounding| {
            Promised::new(end).or_else(|| Promised::new(&end.rounded(DECIMALS, rounding)))
        };
        let percent = percent.map(|(low, high)| match saving {
            // nothing that saves costs more
            Some((least, _)) if least >= 0 => (low.max(Fraction::zero()), high),
            Some((_, most)) if most <= 0 => (low, high.min(Fraction::zero())),
            _ => (low, high),
        });
        let percent =
            percent.and_then(|(low, high)| kept(&low, Rounding::Floor).zip(kept(&high, Rounding::Ceiling)));
        Tied { promised: None, saving, percent }
    }
}

/// Decimals of a percent that is too long to carry, brought outwards.
const DECIMALS: i32 = 12;

/// What is saved: an increase is negative. Before and after are taken as independent but for what ties them.
pub(crate) fn saving_of(before: Option<Units>, after: Option<Units>, tied: Tied) -> Option<Units> {
    let (before, after) = before.zip(after)?;
    let saving = before.minus(after);
    let percent = tied.promised.map(Promised::percent);
    let least = percent.and_then(|percent| {
        // the least saving is promised at the least cost before, the greatest loss at the greatest
        let of = if percent.is_negative() { before.high } else { before.low };
        (&percent * &Fraction::ratio(of, 100)?).units(0, Rounding::Ceiling)
    });
    let ends = tied.saving.unwrap_or((saving.low, saving.high));
    let low = saving.low.max(ends.0).max(least.unwrap_or(i128::MIN)).min(saving.base);
    Some(Units { low, base: saving.base, high: saving.high.min(ends.1).max(saving.base) })
}

/// The saving in percent of the cost before, from its least to its greatest; `None` unless the cost before is above 0.
pub(crate) fn percent_of(before: Option<Units>, after: Option<Units>, tied: Tied) -> Option<Range> {
    let (before, after) = (before.filter(|before| before.low > 0)?, after?);
    let percent = |after: i128, before: i128| {
        let kept = Fraction::ratio(after.checked_mul(100)?, before)?;
        Some(&Fraction::from(100) - &kept)
    };
    let corners = [
        (after.high, before.low),
        (after.high, before.high),
        (after.low, before.low),
        (after.low, before.high),
    ];
    // of exact costs all corners are one
    let few = if before.is_exact() && after.is_exact() { 1 } else { corners.len() };
    let corners: Option<Vec<Fraction>> =
        corners.into_iter().take(few).map(|(after, before)| percent(after, before)).collect();
    let range = Range::hull(corners?)?;
    let (low, high) = match tied.percent.filter(|_| few > 1) {
        Some((low, high)) => (range.low.clone().max(low.percent()), range.high.clone().min(high.percent())),
        None => (range.low.clone(), range.high.clone()),
    };
    let range = if low <= high { Range { low, high } } else { range };
    let least = tied.promised.map(Promised::percent).filter(|least| *least <= range.high);
    Some(Range { low: least.map_or(range.low.clone(), |least| least.max(range.low)), high: range.high })
}

/// Whether more is paid than before: yes or no where that is certain whatever the costs are within their ranges, `None`
/// where it is not, or where one of the costs is not known.
pub fn worse_off(before: Option<Units>, after: Option<Units>, tied: Tied) -> Option<bool> {
    let saving = saving_of(before, after, tied)?;
    match tied.promised {
        Some(promised) if promised.numerator >= 0 => Some(false),
        _ if saving.high < 0 => Some(true),
        _ if saving.low >= 0 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(percent: i128) -> Fraction {
        Fraction::from(percent)
    }

    #[test]
    fn what_saves_is_no_loss_in_percent_and_what_loses_no_gain() {
        let before = Some(Units { low: 100, base: 150, high: 200 });
        let after = Some(Units { low: 50, base: 100, high: 150 });
        let found = |saving, [low, high]: [i128; 2]| {
            let tied = Tied::by(Some(saving), Some((percent(low), percent(high))));
            let range = percent_of(before, after, tied).unwrap();
            (range.low, range.high)
        };
        // 50 to 150 of 100 to 200: from a loss of 50 of 100 to 150 of 200 saved
        assert_eq!(found((-1, 1), [-60, 80]), (percent(-50), percent(75)));
        assert_eq!(found((-1, 1), [-10, 60]), (percent(-10), percent(60)));
        assert_eq!(found((0, 100), [-10, 60]), (percent(0), percent(60)));
        assert_eq!(found((-50, 0), [-40, 10]), (percent(-40), percent(0)));
        assert_eq!(found((-50, 1), [-40, 10]), (percent(-40), percent(10)));
        // in the same percent wherever costs lie
        assert_eq!(found((10, 40), [20, 20]), (percent(20), percent(20)));
    }

    #[test]
    fn who_pays_as_much_as_before_is_not_worse_off() {
        let after = |low, high| {
            worse_off(Some(Units::exact(100)), Some(Units { low, base: low, high }), Tied::default())
        };
        assert_eq!(after(100, 100), Some(false));
        assert_eq!(after(95, 100), Some(false));
        assert_eq!(after(100, 105), None);
        assert_eq!(after(101, 105), Some(true));
    }

    #[test]
    fn only_a_promise_to_lose_nothing_says_that_nobody_is_worse_off() {
        let before = Some(Units::exact(100));
        let after = Some(Units { low: 95, base: 100, high: 105 });
        let by = |promise| worse_off(before, after, Tied::default().and_promised(Promised::new(&promise)));
        assert_eq!(by(percent(0)), Some(false));
        // at most a tenth more is paid than before
        assert_eq!(by(percent(-10)), None);
    }
}
