//! What amounts leave of the saving and of the percent, as they are printed and within their precision: a bound, 20億円以上, may
//! leave no end on one side.

use super::figures::{Figures, Stated};
use super::interval::{End, Interval};
use crate::money::Fraction;

/// What the amounts of a row leave of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RowReach {
    /// The amounts as printed: exact but for ranges and bounds.
    pub(super) printed: Interval,
    /// All that they can truly be.
    pub(super) possible: Interval,
    /// Whether one of them is a bound without end: then nothing follows from them but what they rule out.
    pub(super) is_open: bool,
}

/// How a printed figure stands to what the amounts leave of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// All that they leave as printed is what the figure speaks of.
    All,
    /// Some of it; amounts without an end say no more.
    Some,
    /// Some within their precision alone.
    Precision,
    /// Nothing.
    Nothing,
}

impl RowReach {
    /// Of the percent: 100 saving / before.
    pub(super) fn of_percent(figures: &Figures) -> Option<RowReach> {
        let figures = &two_of(figures);
        let of = |number: fn(&Stated) -> Interval| {
            let amount = |stated: &Option<Stated>| stated.as_ref().map(number);
            let share = match (amount(&figures.before), amount(&figures.after), amount(&figures.saving)) {
                (Some(before), Some(after), None) => {
                    let whole = Interval::exact(Fraction::from(1));
                    after.over(&before).map(|left| whole.minus(&left))
                }
                (Some(before), None, Some(saving)) => saving.over(&before),
                (None, Some(after), Some(saving)) => of_after(&after, &saving),
                _ => None,
            };
            share.map(|share| share.mapped(|part| Some(part * &Fraction::from(100)), false))
        };
        let (printed, possible) = (of(Stated::as_printed), of(Stated::numbers)?);
        let used = [&figures.before, &figures.after, &figures.saving];
        let is_open = used.into_iter().flatten().any(Stated::is_open);
        Some(RowReach { printed: printed.unwrap_or_else(|| possible.clone()), possible, is_open })
    }

    /// Of the saving: before less after.
    pub(super) fn of_saving(figures: &Figures) -> Option<RowReach> {
        let (before, after) = (figures.before.as_ref()?, figures.after.as_ref()?);
        let of = |number: fn(&Stated) -> Interval| number(before).minus(&number(after));
        let is_open = before.is_open() || after.is_open();
        Some(RowReach { printed: of(Stated::as_printed), possible: of(Stated::numbers), is_open })
    }

    /// How a figure stands to it: what it speaks of, if it is a bound or a range, and what can have been printed so.
    pub(super) fn fit(&self, spoken_of: Option<&Interval>, admitted: &Interval) -> Fit {
        match spoken_of {
            Some(spoken) if spoken.holds(&self.printed) => Fit::All,
            _ if self.is_open && admitted.meets(&self.printed) => Fit::Some,
            _ if admitted.meets(&self.possible) => Fit::Precision,
            _ => Fit::Nothing,
        }
    }

    /// The same of what is left of 100%.
    pub(super) fn of_what_is_left(&self) -> RowReach {
        let RowReach { printed, possible, is_open } = self;
        RowReach { printed: printed.left_of_whole(), possible: possible.left_of_whole(), is_open: *is_open }
    }
}

/// The two amounts that say most of the percent: the costs, unless one of them is a bound and the saving none.
fn two_of(figures: &Figures) -> Figures {
    let is_open = |stated: &Option<Stated>| stated.as_ref().is_some_and(Stated::is_open);
    let Figures { before, after, saving, .. } = figures.clone();
    match (is_open(&before), is_open(&after)) {
        _ if before.is_none() || after.is_none() || saving.is_none() => figures.clone(),
        (false, true) if !is_open(&saving) => Figures { after: None, ..figures.clone() },
        (true, false) if !is_open(&saving) => Figures { before: None, ..figures.clone() },
        _ => Figures { saving: None, ..figures.clone() },
    }
}

/// saving / (after + saving), which rises with saving / after.
fn of_after(after: &Interval, saving: &Interval) -> Option<Interval> {
    let one = Fraction::from(1);
    let saved_all = End::at(one.clone(), true);
    let Some(ratio) = saving.over(after) else {
        // nothing is left: all of it was saved
        return saving.low.as_ref().filter(|end| end.value.is_positive()).map(|_| Interval::exact(one));
    };
    let share = ratio.mapped(|ratio| ratio.checked_div(&(ratio + &one)), false);
    // more than all that is left cannot have been added: there was something before
    let least = ratio.low.as_ref().filter(|end| (&end.value + &one).is_positive()).and(share.low);
    let some = ratio.high.as_ref().is_none_or(|end| (&end.value + &one).is_positive());
    let most = if ratio.high.is_none() { saved_all } else { share.high };
    some.then_some(Interval { low: least, high: most })
}
