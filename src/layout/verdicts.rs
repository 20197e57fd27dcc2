//! Verdicts on printed figures: their words, and the sentences that say what follows from what.

use crate::case::Status;
use crate::code;
use crate::lang::Term;
use crate::layout::cells::{money, percent};
use crate::money::{Currency, Fraction, Range, places};
use crate::published::{
    Figures, Implied, PercentVerdict, PrintedBound, SavingVerdict, Stated, StatedPercent, imply,
};
use crate::report::{Cell, Note, Percent, Sense, note};

/// The sentence on a printed percent that is not simply rounded.
pub(super) fn percent_note(figures: &Figures, implied: &Implied) -> Option<Note> {
    let (code, wording) = match implied.percent_verdict? {
        PercentVerdict::Truncated { certain: true } => (code!("truncated"), code!("truncated")),
        PercentVerdict::Truncated { certain: false } => (code!("truncated"), code!("truncated-uncertain")),
        PercentVerdict::RoundedUp => (code!("rounded-up"), code!("rounded-up")),
        PercentVerdict::WithinPrecision => (code!("within-precision"), code!("percent-within-precision")),
        PercentVerdict::Inconsistent => (code!("inconsistent"), code!("percent-inconsistent")),
        PercentVerdict::Rounded { .. }
        | PercentVerdict::RoundedOrTruncated
        | PercentVerdict::WithinBound
        | PercentVerdict::NotCheckable => return None,
    };
    let exact = given_percent(implied.exact_percent.clone(), None, 4);
    let range = given_percent(None, implied.percent.range.clone(), 3);
    let printed = printed(figures.percent.as_ref()?);
    let note = |wording| {
        let note = Note::new(code).worded(wording).with("printed", printed);
        note.with("exact", exact).with("range", range)
    };
    Some(match fits_as_left(figures, implied) {
        Some(left) => note(code!("percent-inconsistent-left")).with("saving", plain_percent_of(&left)),
        None => note(wording),
    })
}

/// The verdict on a printed percent in a few words: ▲29.9%は切り捨て（確実）.
pub(super) fn in_brief(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Note> {
    // a contradiction of amounts is not hidden by a percent that fits
    if implied.saving_verdict == SavingVerdict::Inconsistent {
        return saving_note(figures, implied, currency);
    }
    let verdict = with_certainty(implied.percent_verdict?);
    Some(note!("summary-verdict", printed = printed(figures.percent.as_ref()?), verdict))
}

/// The word for a verdict on a percent, and that it is certain.
pub(super) fn with_certainty(verdict: PercentVerdict) -> Cell {
    Cell::aside(percent_word(verdict), (verdict.certain() == Some(true)).then_some(Term::Certain))
}

/// A percent of change without a sign, with the decimals it is printed with.
pub(super) fn plain_percent_of(stated: &StatedPercent) -> Cell {
    Cell::plain_percent(stated.value.abs(), stated.decimals.max(0))
}

/// A saving in percent that amounts give, with at most so many decimals; an exact one with no more than it has.
pub(super) fn given_percent(value: Option<Fraction>, range: Option<Range>, most: i32) -> Cell {
    let exact = |value: &Fraction| value.exact_decimals(most.unsigned_abs()).map(places);
    let decimals = value.as_ref().and_then(exact).map_or(most, |decimals| decimals.max(1));
    percent(value, range, Sense::Reduction, decimals)
}

/// The sentence on a printed saving that is not the difference of the printed costs.
pub(super) fn saving_note(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Note> {
    let (code, wording) = match implied.saving_verdict {
        SavingVerdict::WithinPrecision => (code!("within-precision"), code!("saving-within-precision")),
        SavingVerdict::Inconsistent => (code!("inconsistent"), code!("saving-inconsistent")),
        SavingVerdict::Exact | SavingVerdict::WithinBound | SavingVerdict::NotCheckable => return None,
    };
    let exact = |stated: &Option<Stated>| Some(stated.as_ref()?.amount.exact());
    let saving = |value| money(Some(value), None, currency, Sense::Reduction);
    let difference = &exact(&figures.before)? - &exact(&figures.after)?;
    let note = Note::new(code).worded(wording).with("printed", saving(exact(&figures.saving)?));
    Some(note.with("exact", saving(difference)))
}

/// A percent as it is printed.
pub(super) fn printed(stated: &StatedPercent) -> Cell {
    Cell::percent(Percent {
        value: stated.ends.is_none().then(|| stated.value.clone()),
        range: stated.ends.clone(),
        sense: Sense::Reduction,
        decimals: stated.decimals.max(0),
        approximate: stated.approximate,
    })
}

/// The same for people: with the side that a bound means.
pub(super) fn printed_with_bound(stated: &StatedPercent) -> Cell {
    let side = stated.bound.map(bound_word).map(Cell::Word);
    match side {
        Some(side) => Cell::aside(printed(stated), [side]),
        None => printed(stated),
    }
}

/// The word for the side that a bound means.
pub(super) fn bound_word(bound: PrintedBound) -> Term {
    if bound.is_below() { Term::Below } else { Term::Above }
}

/// The side of the percent, else of the saving, where one is a bound.
pub(super) fn bound_of(figures: &Figures) -> Option<Term> {
    let percent = figures.percent.as_ref().and_then(|percent| percent.bound);
    let saving = figures.saving.as_ref().and_then(|saving| saving.bound);
    percent.or(saving).map(bound_word)
}

/// The word for what figures claim to be.
pub(super) fn status_word(status: Status) -> Term {
    match status {
        Status::Estimate => Term::Estimate,
        Status::Trial => Term::Trial,
        Status::Target => Term::Target,
        Status::Actual => Term::Actual,
        Status::Bound => Term::Bound,
        Status::Contract => Term::Contract,
        Status::Settled => Term::Settled,
    }
}

/// The sentence where the printed percent is what is left: 91.4% where the saving is 8.6%.
pub(super) fn left_note(stated: &StatedPercent) -> Note {
    let left = &Fraction::from(100) - &stated.value;
    let decimals = stated.decimals.max(0);
    let wording = if stated.value.is_negative() { code!("percent-left-more") } else { code!("percent-left") };
    note!("percent-left", printed = Cell::plain_percent(left, decimals), saving = plain_percent_of(stated))
        .worded(wording)
}

/// Whether the printed percent would follow from the amounts if it were what is left.
pub(super) fn fits_as_left(figures: &Figures, implied: &Implied) -> Option<StatedPercent> {
    let stated = figures.percent.as_ref()?;
    if implied.percent_verdict != Some(PercentVerdict::Inconsistent) || stated.left {
        return None;
    }
    let value = &Fraction::from(100) - &stated.value.abs();
    let left = StatedPercent { value, left: true, bound: None, ends: None, ..stated.clone() };
    let turned = Figures { percent: Some(left.clone()), ..figures.clone() };
    (imply(&turned).percent_verdict != Some(PercentVerdict::Inconsistent)).then_some(left)
}

/// The word for a verdict on a percent.
pub(super) fn percent_word(verdict: PercentVerdict) -> Term {
    match verdict {
        PercentVerdict::Rounded { .. } => Term::Rounded,
        PercentVerdict::Truncated { .. } => Term::Truncated,
        PercentVerdict::RoundedOrTruncated => Term::RoundedOrTruncated,
        PercentVerdict::RoundedUp => Term::RoundedUp,
        PercentVerdict::WithinPrecision => Term::WithinPrecision,
        PercentVerdict::Inconsistent => Term::Inconsistent,
        PercentVerdict::WithinBound => Term::WithinBound,
        PercentVerdict::NotCheckable => Term::NotCheckable,
    }
}

/// The word for a verdict on a saving.
pub(super) fn saving_word(verdict: SavingVerdict) -> Term {
    match verdict {
        SavingVerdict::Exact => Term::Exact,
        SavingVerdict::WithinPrecision => Term::WithinPrecision,
        SavingVerdict::Inconsistent => Term::Inconsistent,
        SavingVerdict::WithinBound => Term::WithinBound,
        SavingVerdict::NotCheckable => Term::NotCheckable,
    }
}
