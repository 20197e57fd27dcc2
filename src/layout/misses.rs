//! What printed amounts give where a printed percent or saving does not follow from them: how far it is off, and the words for it.

use super::cells::money;
use super::printed::{bounded, given_percent, printed_amount, telling};
use crate::code;
use crate::lang::Code;
use crate::money::{Currency, Fraction, Range, places};
use crate::published::{Figures, Implied, OpenRange, PercentVerdict, PrintedBound, SavingVerdict};
use crate::report::{Cell, Note, Sense, note};

/// Why the sentence is another than that on a plain figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Miss {
    /// A bound that the amounts as printed do not keep.
    Bound,
    /// The amounts are ranges or bounds: they give no one number, but a range that meets what is printed.
    Ranges,
    /// The same, and it does not.
    RangesApart,
    /// Nothing would be left, and something is.
    NothingLeft,
    /// Nothing would be left but for the rounding of the percent.
    LittleLeft,
    /// The costs are bounds, and what they leave does not meet what is printed.
    OpenApart,
}

/// What the amounts give, as far as it is known, and by how much a bound is missed.
pub(super) struct Misses {
    pub(super) wording: Option<Miss>,
    pub(super) exact: Cell,
    pub(super) range: Cell,
    pub(super) by: Cell,
    pub(super) after: Cell,
}

impl Miss {
    pub(super) fn note(self) -> Code {
        match self {
            Miss::Bound => code!("percent-bound-within"),
            Miss::Ranges => code!("percent-range-within"),
            Miss::RangesApart => code!("percent-range-inconsistent"),
            Miss::NothingLeft => code!("percent-nothing-left"),
            Miss::LittleLeft => code!("percent-little-left"),
            Miss::OpenApart => code!("percent-open-inconsistent"),
        }
    }

    pub(super) fn note_on_saving(self) -> Code {
        match self {
            Miss::Bound => code!("saving-bound-within"),
            Miss::Ranges | Miss::LittleLeft => code!("saving-range-within"),
            Miss::RangesApart | Miss::NothingLeft => code!("saving-range-inconsistent"),
            Miss::OpenApart => code!("saving-open-inconsistent"),
        }
    }

    pub(super) fn finding(self) -> Code {
        match self {
            Miss::Bound => code!("check-percent-bound"),
            Miss::Ranges => code!("check-percent-range"),
            Miss::RangesApart => code!("check-percent-apart"),
            Miss::NothingLeft => code!("check-percent-nothing-left"),
            Miss::LittleLeft => code!("check-percent-little-left"),
            Miss::OpenApart => code!("check-percent-open"),
        }
    }

    pub(super) fn finding_on_saving(self) -> Code {
        match self {
            Miss::Bound => code!("check-saving-bound"),
            Miss::Ranges | Miss::LittleLeft => code!("check-saving-range"),
            Miss::RangesApart | Miss::NothingLeft => code!("check-saving-apart"),
            Miss::OpenApart => code!("check-saving-open"),
        }
    }
}

/// Of the printed percent.
pub(super) fn misses_of_percent(figures: &Figures, implied: &Implied) -> Option<Misses> {
    let stated = figures.percent.as_ref()?;
    let apart = implied.percent_verdict == Some(PercentVerdict::Inconsistent);
    let exact = implied.exact_percent.as_ref();
    let wording = match (exact, stated.bound, apart) {
        _ if implied.open_percent.is_some() => Some(Miss::OpenApart),
        _ if implied.alone && apart => Some(Miss::NothingLeft),
        _ if implied.alone => Some(Miss::LittleLeft),
        (Some(_), Some(_), false) => Some(Miss::Bound),
        (None, _, false) => Some(Miss::Ranges),
        (None, _, true) => Some(Miss::RangesApart),
        (Some(_), _, _) => None,
    };
    let points = |by: Fraction| {
        let decimals = by.exact_decimals(4).map_or(4, places).max(1);
        Cell::from(note!("so-many-points", count = Cell::number(by, decimals)))
    };
    let missing = exact.zip(stated.bound).filter(|_| wording == Some(Miss::Bound));
    let by = missing.map(|(exact, bound)| missed((&stated.value, bound, &stated.place()), exact, points));
    let after =
        figures.after.as_ref().filter(|_| implied.alone).map(|after| printed_amount(after, Sense::Plain));
    Some(Misses {
        wording,
        // a digit more than is printed at least, or the two may look alike
        exact: given_percent(
            exact.cloned(),
            None,
            telling(exact.into_iter(), Some(stated), 4.max(stated.decimals.saturating_add(1))),
        ),
        range: match &implied.open_percent {
            Some(left) => open(left, |end| given_percent(Some(end), None, 4)),
            None => {
                let range = implied.percent.range.clone();
                let ends = range.iter().flat_map(|range| [&range.low, &range.high]);
                let decimals = telling(ends, Some(stated), 3.max(stated.decimals.saturating_add(1)));
                given_percent(None, range, decimals)
            }
        },
        by: by.into(),
        after: after.into(),
    })
}

/// Of the printed saving.
pub(super) fn misses_of_saving(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Misses> {
    let (before, after) = (figures.before.as_ref()?, figures.after.as_ref()?);
    let stated = figures.saving.as_ref()?;
    let loose = before.is_loose() || after.is_loose();
    let exact = (!loose).then(|| &before.amount.exact() - &after.amount.exact());
    let apart = implied.saving_verdict == SavingVerdict::Inconsistent;
    let wording = match (&exact, stated.bound, apart) {
        _ if implied.open_saving.is_some() => Some(Miss::OpenApart),
        (Some(_), Some(_), false) => Some(Miss::Bound),
        (None, _, false) => Some(Miss::Ranges),
        (None, _, true) => Some(Miss::RangesApart),
        (Some(_), ..) => None,
    };
    let place = &stated.range.high - &stated.range.low;
    let plain = |by| money(Some(by), None, currency, Sense::Plain);
    let missing = exact.as_ref().zip(stated.bound).filter(|_| wording == Some(Miss::Bound));
    let by = missing.map(|(exact, bound)| missed((&stated.amount.exact(), bound, &place), exact, plain));
    // amounts that no sentence says would be amounts of the table too
    let range = wording.map(|_| before.range.minus(&after.range));
    let range = match &implied.open_saving {
        Some(left) => open(left, |end| money(Some(end), None, currency, Sense::Reduction)),
        None => money(None, range, currency, Sense::Reduction),
    };
    Some(Misses {
        wording,
        exact: money(exact, None, currency, Sense::Reduction),
        range,
        by: by.into(),
        after: Cell::Absent,
    })
}

/// What bounds leave: at least so much, at most so much, or from one to the other.
fn open(left: &OpenRange, shown: impl Fn(Fraction) -> Cell) -> Cell {
    match (left.low.clone().map(&shown), left.high.clone().map(&shown)) {
        (Some(low), Some(high)) => note!("from-to", low, high).into(),
        (Some(low), None) => bounded(low, Some(PrintedBound::Above)),
        (None, Some(high)) => bounded(high, Some(PrintedBound::Below)),
        (None, None) => Cell::Absent,
    }
}

/// How far a number lies away from the side of a bound, in size: so much short of it, or so much beyond.
fn missed(
    (printed, bound, place): (&Fraction, PrintedBound, &Fraction),
    exact: &Fraction,
    shown: impl Fn(Fraction) -> Cell,
) -> Cell {
    let (printed, exact) = match printed.is_negative() {
        true => (-printed, -exact),
        false => (printed.clone(), exact.clone()),
    };
    let Range { low, high } =
        bound.within(&printed, place).unwrap_or_else(|| Range { low: printed.clone(), high: printed });
    let said: Note = match (exact < low, exact > high) {
        (true, _) => note!("bound-short", by = shown(&low - &exact)),
        (_, true) => note!("bound-beyond", by = shown(&exact - &high)),
        _ => note!("bound-equal"),
    };
    said.into()
}
