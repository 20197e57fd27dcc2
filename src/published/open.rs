//! Costs that are printed as bounds, 20億円以上: what they leave of the saving and the percent, which may have no end on one side.

use super::bound::PrintedBound;
use super::figures::{Figures, Stated, StatedPercent};
use crate::money::Fraction;

/// Numbers from one end to the other, either of which may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRange {
    /// The least; `None` where there is none.
    pub low: Option<Fraction>,
    /// The greatest; `None` where there is none.
    pub high: Option<Fraction>,
}

impl OpenRange {
    fn of(stated: &Stated) -> OpenRange {
        let exact = || Some(stated.amount.exact());
        match stated.bound {
            Some(PrintedBound::Above | PrintedBound::Over) => OpenRange { low: exact(), high: None },
            // a cost is not below nothing
            Some(PrintedBound::Below | PrintedBound::Under) => {
                OpenRange { low: Some(Fraction::zero()), high: exact() }
            }
            _ => OpenRange { low: Some(stated.range.low.clone()), high: Some(stated.range.high.clone()) },
        }
    }

    fn minus(&self, other: &OpenRange) -> OpenRange {
        let less = |a: &Option<Fraction>, b: &Option<Fraction>| Some(a.as_ref()? - b.as_ref()?);
        OpenRange { low: less(&self.low, &other.high), high: less(&self.high, &other.low) }
    }

    fn overlaps(&self, other: &OpenRange) -> bool {
        let ordered = |a: &Option<Fraction>, b: &Option<Fraction>| match (a, b) {
            (Some(a), Some(b)) => a <= b,
            _ => true,
        };
        ordered(&self.low, &other.high) && ordered(&other.low, &self.high)
    }
}

/// The costs before and after of which one at least is an open bound: printed, or one of them and the saving.
fn costs(figures: &Figures) -> Option<(OpenRange, OpenRange)> {
    let ends = |stated: &Option<Stated>| stated.as_ref().map(OpenRange::of);
    let is_open = |stated: &Option<Stated>| stated.as_ref().is_some_and(Stated::is_open);
    if !is_open(&figures.before) && !is_open(&figures.after) {
        return None;
    }
    let saving = ends(&figures.saving).filter(|_| !is_open(&figures.saving));
    match (ends(&figures.before), ends(&figures.after), saving) {
        (Some(before), Some(after), _) => Some((before, after)),
        (Some(before), None, Some(saving)) => {
            let after = before.minus(&saving);
            Some((before, after))
        }
        _ => None,
    }
}

/// What such costs leave of the saving, where the printed one lies outside it.
pub(super) fn saving_apart(figures: &Figures) -> Option<OpenRange> {
    let (before, after) = (figures.before.as_ref()?, figures.after.as_ref()?);
    costs(figures)?;
    let left = OpenRange::of(before).minus(&OpenRange::of(after));
    let saving = figures.saving.as_ref()?;
    let printed = match (saving.bound, saving.amount.exact().is_negative()) {
        // the size of an increase is what is bounded
        (Some(_), true) => return None,
        (Some(PrintedBound::Below | PrintedBound::Under), false) => {
            OpenRange { low: None, ..OpenRange::of(saving) }
        }
        _ => OpenRange::of(saving),
    };
    (!left.overlaps(&printed)).then_some(left)
}

/// What such costs leave of the percent, where the printed one lies outside it.
pub(super) fn percent_apart(figures: &Figures, stated: &StatedPercent) -> Option<OpenRange> {
    let left = percent_left(figures)?;
    let place = stated.place();
    let near = match &stated.ends {
        Some(ends) => OpenRange { low: Some(&ends.low - &place), high: Some(&ends.high + &place) },
        None => OpenRange { low: Some(&stated.value - &place), high: Some(&stated.value + &place) },
    };
    let printed = match (stated.bound.filter(|_| stated.ends.is_none()), stated.value.is_negative()) {
        (None, _) => near,
        (Some(_), true) => return None,
        (Some(PrintedBound::Above | PrintedBound::Over), false) => {
            OpenRange { low: Some(stated.value.clone()), high: None }
        }
        (Some(PrintedBound::Below | PrintedBound::Under), false) => {
            OpenRange { low: None, high: Some(stated.value.clone()) }
        }
        (Some(PrintedBound::JustBelow | PrintedBound::JustAbove), false) => near,
    };
    (!left.overlaps(&printed)).then_some(left)
}

/// 100 (before - after) / before: it rises with the cost before and falls with the one after.
fn percent_left(figures: &Figures) -> Option<OpenRange> {
    let whole = Fraction::from(100);
    let of = |before: &Fraction, after: &Fraction| (&(before - after) * &whole).checked_div(before);
    let pair = figures.after.is_some() || figures.before.as_ref().is_some_and(Stated::is_open);
    let (before, after) = costs(figures).filter(|_| pair)?;
    let least = before.low.as_ref().filter(|before| before.is_positive())?;
    if figures.after.is_none() {
        // 100 saving / before, from the smallest saving of the largest cost to the largest of the smallest
        let saving = figures.saving.as_ref()?;
        let share = |saving: &Fraction, before: &Fraction| (saving * &whole).checked_div(before);
        let low = saving.range.low.is_positive().then(|| match &before.high {
            Some(high) => share(&saving.range.low, high),
            None => Some(Fraction::zero()),
        });
        return Some(OpenRange { low: low.flatten(), high: share(&saving.range.high, least) });
    }
    let low = after.high.as_ref().and_then(|after| of(least, after));
    let high = match (&before.high, &after.low) {
        (Some(before), Some(after)) => of(before, after),
        (None, Some(after)) if !after.is_negative() => Some(whole.clone()),
        _ => None,
    };
    Some(OpenRange { low, high })
}
