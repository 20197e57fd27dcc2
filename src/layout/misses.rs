//! What printed amounts give where a printed percent or saving does not follow from them: how far it is off, and the words for it.

use super::cells::money;
use super::printed::{bounded, given_percent, printed_amount, telling};
use crate::code;
use crate::lang::Code;
use crate::money::{Currency, Fraction, Range, Rounding, places};
use crate::published::{
    End, Figures, Implied, Interval, PercentVerdict, PrintedBound, SavingVerdict, Stated, StatedPercent,
};
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
    /// The costs are bounds, and what they leave meets what is printed.
    Open,
    /// The same, and it does not.
    OpenApart,
}

/// The figure that is missed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Missed<'f> {
    Percent(&'f StatedPercent),
    Saving(&'f Stated, Currency),
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
    /// The sentence under a table.
    pub(super) fn note(self, of: Missed<'_>) -> Code {
        match (self, of) {
            (Miss::Bound, Missed::Percent(_)) => code!("percent-bound-within"),
            (Miss::Ranges, Missed::Percent(_)) => code!("percent-range-within"),
            (Miss::RangesApart, Missed::Percent(_)) => code!("percent-range-inconsistent"),
            (Miss::NothingLeft, _) => code!("percent-nothing-left"),
            (Miss::LittleLeft, _) => code!("percent-little-left"),
            (Miss::Open, Missed::Percent(_)) => code!("percent-open-within"),
            (Miss::OpenApart, Missed::Percent(_)) => code!("percent-open-inconsistent"),
            (Miss::Bound, Missed::Saving(..)) => code!("saving-bound-within"),
            (Miss::Ranges, Missed::Saving(..)) => code!("saving-range-within"),
            (Miss::RangesApart, Missed::Saving(..)) => code!("saving-range-inconsistent"),
            (Miss::Open, Missed::Saving(..)) => code!("saving-open-within"),
            (Miss::OpenApart, Missed::Saving(..)) => code!("saving-open-inconsistent"),
        }
    }

    /// The finding of `check`.
    pub(super) fn finding(self, of: Missed<'_>) -> Code {
        match (self, of) {
            (Miss::Bound, Missed::Percent(_)) => code!("check-percent-bound"),
            (Miss::Ranges | Miss::Open, Missed::Percent(_)) => code!("check-percent-range"),
            (Miss::RangesApart, Missed::Percent(_)) => code!("check-percent-apart"),
            (Miss::NothingLeft, _) => code!("check-percent-nothing-left"),
            (Miss::LittleLeft, _) => code!("check-percent-little-left"),
            (Miss::OpenApart, Missed::Percent(_)) => code!("check-percent-open"),
            (Miss::Bound, Missed::Saving(..)) => code!("check-saving-bound"),
            (Miss::Ranges | Miss::Open, Missed::Saving(..)) => code!("check-saving-range"),
            (Miss::RangesApart, Missed::Saving(..)) => code!("check-saving-apart"),
            (Miss::OpenApart, Missed::Saving(..)) => code!("check-saving-open"),
        }
    }
}

impl Missed<'_> {
    /// A number that the amounts give, with digits that tell it from what is printed.
    fn given(self, value: Option<Fraction>, range: Option<Range>, least: i32) -> Cell {
        match self {
            Missed::Percent(stated) => {
                let ends = range.iter().flat_map(|range| [&range.low, &range.high]);
                // a digit more than is printed at least, or the two may look alike
                let least = least.max(stated.decimals.saturating_add(1));
                let decimals = telling(value.iter().chain(ends), Some(stated), least);
                given_percent(value, range, decimals)
            }
            Missed::Saving(_, currency) => money(value, range, currency, Sense::Reduction),
        }
    }

    /// What is printed speaks of these, where it is a bound or a range.
    fn spoken_of(self) -> Option<Interval> {
        match self {
            Missed::Percent(stated) => stated.spoken_of(),
            Missed::Saving(stated, _) => stated.is_loose().then(|| stated.numbers()),
        }
    }

    fn distance(self, by: Fraction) -> Cell {
        match self {
            Missed::Percent(_) => {
                let decimals = by.exact_decimals(4).map_or(4, places).max(1);
                note!("so-many-points", count = Cell::number(by, decimals)).into()
            }
            Missed::Saving(_, currency) => money(Some(by), None, currency, Sense::Plain),
        }
    }

    /// How far a number lies away from what is spoken of, in size: so much short of its near end, or so much beyond it.
    fn missed_by(self, exact: &Fraction) -> Option<Cell> {
        let spoken = self.spoken_of()?;
        let (spoken, exact) = match exact.is_negative() {
            true => (spoken.negated(), -exact),
            false => (spoken, exact.clone()),
        };
        let Interval { low, high } = &spoken;
        let short = low.as_ref().filter(|low| exact < low.value);
        let beyond = high.as_ref().filter(|high| exact > high.value);
        let said: Note = match (short, beyond) {
            (Some(low), _) => note!("bound-short", by = self.distance(&low.value - &exact)),
            (_, Some(high)) => note!("bound-beyond", by = self.distance(&exact - &high.value)),
            _ => note!("bound-equal"),
        };
        Some(said.into())
    }
}

/// What the printed percent misses.
pub(super) fn of_percent<'f>(figures: &'f Figures, implied: &Implied) -> Option<(Missed<'f>, Misses)> {
    let of = Missed::Percent(figures.percent.as_ref()?);
    let apart = implied.percent_verdict == Some(PercentVerdict::Inconsistent);
    let exact = implied.exact_percent.clone();
    let after = figures.after.as_ref().filter(|_| implied.alone);
    let alone = after.map(|_| if apart { Miss::NothingLeft } else { Miss::LittleLeft });
    let misses = misses(of, (exact, implied.percent.range.clone()), &implied.open_percent, (apart, alone));
    let after = after.map(|after| printed_amount(after, Sense::Plain)).into();
    Some((of, Misses { after, ..misses }))
}

/// What the printed saving misses.
pub(super) fn of_saving<'f>(
    figures: &'f Figures,
    implied: &Implied,
    currency: Currency,
) -> Option<(Missed<'f>, Misses)> {
    let (before, after) = (figures.before.as_ref()?, figures.after.as_ref()?);
    let of = Missed::Saving(figures.saving.as_ref()?, currency);
    let loose = before.is_loose() || after.is_loose();
    let exact = (!loose).then(|| &before.amount.exact() - &after.amount.exact());
    let apart = implied.saving_verdict == SavingVerdict::Inconsistent;
    let range = Some(before.range.minus(&after.range));
    Some((of, misses(of, (exact, range), &implied.open_saving, (apart, None))))
}

fn misses(
    of: Missed<'_>,
    (exact, range): (Option<Fraction>, Option<Range>),
    open: &Option<Interval>,
    (apart, alone): (bool, Option<Miss>),
) -> Misses {
    let wording = match (&exact, of.spoken_of(), apart) {
        _ if alone.is_some() => alone,
        _ if open.is_some() => Some(if apart { Miss::OpenApart } else { Miss::Open }),
        (Some(_), Some(_), false) => Some(Miss::Bound),
        (None, _, false) => Some(Miss::Ranges),
        (None, _, true) => Some(Miss::RangesApart),
        (Some(_), ..) => None,
    };
    let by = exact.as_ref().filter(|_| wording == Some(Miss::Bound)).and_then(|exact| of.missed_by(exact));
    let range = match open {
        Some(left) => self::left(left, 4, |end| of.given(Some(end), None, 4)),
        // amounts that no sentence says would be amounts of the table too
        None if wording.is_none() && matches!(of, Missed::Saving(..)) => Cell::Absent,
        None => of.given(None, range, 3),
    };
    let exact = if exact.is_some() { of.given(exact, None, 4) } else { Cell::Absent };
    Misses { wording, exact, range, by: by.into(), after: Cell::Absent }
}

/// The percents that amounts give which are ranges or bounds.
pub(super) fn given_percents(implied: &Implied) -> Option<Cell> {
    let shown = |value: Option<Fraction>, range: Option<Range>| given_percent(value, range, 3);
    match &implied.open_percent {
        Some(open) => Some(left(open, 3, |end| shown(Some(end), None))),
        None => implied.percent.range.clone().map(|range| shown(None, Some(range))),
    }
}

/// What bounds leave: at least so much, at most so much, or from one to the other; with so many decimals.
fn left(left: &Interval, decimals: i32, shown: impl Fn(Fraction) -> Cell) -> Cell {
    // of an increase the size counts
    let side = |end: &End, closed: PrintedBound, open: PrintedBound| {
        let bound = if end.reached { closed } else { open };
        let bound = if end.value.is_negative() { bound.turned() } else { bound };
        // nothing that it can be lies beyond what is said
        let outwards = if bound.is_below() { Rounding::Up } else { Rounding::Down };
        bounded(shown(end.value.rounded(decimals, outwards)), Some(bound))
    };
    match (&left.low, &left.high) {
        (Some(low), Some(high)) => {
            note!("from-to", low = shown(low.value.clone()), high = shown(high.value.clone())).into()
        }
        (Some(low), None) => side(low, PrintedBound::Above, PrintedBound::Over),
        (None, Some(high)) => side(high, PrintedBound::Below, PrintedBound::Under),
        (None, None) => Cell::Absent,
    }
}
