//! Verdicts on printed figures: their words, and the sentences that say what follows from what.

use super::misses::{self, Misses};
use super::printed::{printed, printed_amount};
use crate::case::Status;
use crate::code;
use crate::lang::{Code, Term};
use crate::money::{Currency, Fraction, Rounding};
use crate::published::{
    Figures, Implied, PercentVerdict, PrintedBound, SavingVerdict, Stated, StatedPercent, imply,
};
use crate::report::{Cell, Note, Sense, note};

/// The sentence on a printed percent that is not simply rounded.
pub(super) fn percent_note(figures: &Figures, implied: &Implied) -> Option<Note> {
    let (code, wording) = match implied.percent_verdict? {
        PercentVerdict::Truncated { certain: true } => (code!("truncated"), code!("truncated")),
        PercentVerdict::Truncated { certain: false } => (code!("truncated"), code!("truncated-uncertain")),
        PercentVerdict::RoundedUp => (code!("rounded-up"), code!("rounded-up")),
        PercentVerdict::WithinPrecision => (code!("within-precision"), code!("percent-within-precision")),
        PercentVerdict::Inconsistent => (code!("inconsistent"), code!("percent-inconsistent")),
        // bounds leave it open: what they leave is said
        PercentVerdict::NotCheckable if implied.open_percent.is_some() => {
            (code!("percent-not-checkable"), code!("percent-open-within"))
        }
        PercentVerdict::Rounded { .. }
        | PercentVerdict::RoundedOrTruncated
        | PercentVerdict::WithinBound
        | PercentVerdict::NotCheckable => return None,
    };
    let (missed, Misses { wording: other, exact, range, by, after }) = misses::of_percent(figures, implied)?;
    // where neither rounding nor cutting off gives what is printed, both give the same
    let stated = figures.percent.as_ref()?;
    let whole = Fraction::from(100);
    let nearest = implied.exact_percent.as_ref().map(|exact| {
        let cut = |exact: &Fraction| exact.rounded(stated.decimals, Rounding::Down);
        let cut = if stated.left { &whole - &cut(&(&whole - exact)) } else { cut(exact) };
        printed(&StatedPercent { value: cut, bound: None, ends: None, approximate: false, ..stated.clone() })
    });
    let printed = printed(stated);
    let note = |wording| {
        let note = Note::new(code).worded(wording).with("printed", printed).with("nearest", nearest);
        note.with("exact", exact).with("range", range).with("by", by).with("after", after)
    };
    let names_change = figures.before.is_none() || figures.after.is_none();
    Some(match fits_as_left(figures, implied).filter(|_| other.is_none() && !names_change) {
        Some(left) => note(code!("percent-inconsistent-left")).with("saving", plain_percent_of(&left)),
        None if other.is_none() && implied.percent_verdict == Some(PercentVerdict::Inconsistent) => {
            of_which(note, figures)
        }
        None if other.is_none() && is_turned(stated, implied) => note(code!("percent-within-turned")),
        None => note(other.map_or(wording, |miss| miss.note(missed))),
    })
}

/// Whether the printed amounts as they are go the other way than the printed percent that they may be within their precision.
fn is_turned(stated: &StatedPercent, implied: &Implied) -> bool {
    let is_opposite = |exact: &Fraction| {
        stated.value.is_negative() && exact.is_positive() || stated.value.is_positive() && exact.is_negative()
    };
    implied.percent_verdict == Some(PercentVerdict::WithinPrecision)
        && implied.exact_percent.as_ref().is_some_and(is_opposite)
}

/// The sentence on a percent that the amounts contradict; it names them where one of them is the change.
fn of_which(note: impl FnOnce(Code) -> Note, figures: &Figures) -> Note {
    let amount = |stated: &Option<Stated>, sense| stated.as_ref().map(|stated| printed_amount(stated, sense));
    let saving = amount(&figures.saving, Sense::Reduction);
    let (wording, cost) = match (&figures.before, &figures.after) {
        (Some(_), None) => (code!("percent-inconsistent-before"), amount(&figures.before, Sense::Plain)),
        (None, Some(_)) => (code!("percent-inconsistent-after"), amount(&figures.after, Sense::Plain)),
        _ => return note(code!("percent-inconsistent")),
    };
    note(wording).with("saving", saving).with("cost", cost)
}

/// The percent of a line, as it is printed.
pub(super) fn as_it_is_printed(stated: &StatedPercent) -> Cell {
    match stated.left {
        true => Cell::plain_percent(&Fraction::from(100) - &stated.value, stated.decimals.max(0)),
        false => printed(stated),
    }
}

/// The verdict on a printed percent in a few words: ▲29.9%は切り捨て（確実）.
pub(super) fn in_brief(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Note> {
    // a contradiction of amounts is not hidden by a percent that fits
    if implied.saving_verdict == SavingVerdict::Inconsistent {
        return saving_note(figures, implied, currency);
    }
    let verdict = implied.percent_verdict?;
    let stated = figures.percent.as_ref()?;
    let note = note!("summary-verdict", printed = printed(stated), verdict = with_certainty(verdict));
    let (_, Misses { exact, .. }) = misses::of_percent(figures, implied)?;
    // what reads as right is said with what the amounts give where that is another number
    let is_other = matches!(verdict, PercentVerdict::RoundedUp | PercentVerdict::WithinPrecision);
    Some(note.worded_if(is_other && exact != Cell::Absent, code!("summary-verdict-but")).with("exact", exact))
}

/// The word for a verdict on a percent, and that it is certain.
pub(super) fn with_certainty(verdict: PercentVerdict) -> Cell {
    Cell::aside(percent_word(verdict), (verdict.certain() == Some(true)).then_some(Term::Certain))
}

/// A percent of change without a sign, with the decimals it is printed with.
pub(super) fn plain_percent_of(stated: &StatedPercent) -> Cell {
    Cell::plain_percent(stated.value.abs(), stated.decimals.max(0))
}

/// The sentence on a printed saving that is not the difference of the printed costs.
pub(super) fn saving_note(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Note> {
    let (code, wording) = match implied.saving_verdict {
        SavingVerdict::WithinPrecision => (code!("within-precision"), code!("saving-within-precision")),
        SavingVerdict::Inconsistent => (code!("inconsistent"), code!("saving-inconsistent")),
        SavingVerdict::NotCheckable if implied.open_saving.is_some() => {
            (code!("saving-open-within"), code!("saving-open-within"))
        }
        SavingVerdict::Exact | SavingVerdict::WithinBound | SavingVerdict::NotCheckable => return None,
    };
    let printed = printed_amount(figures.saving.as_ref()?, Sense::Reduction);
    let (missed, misses) = misses::of_saving(figures, implied, currency)?;
    let Misses { wording: other, exact, range, by, .. } = misses;
    let note = Note::new(code).worded(other.map_or(wording, |miss| miss.note(missed)));
    Some(note.with("printed", printed).with("exact", exact).with("range", range).with("by", by))
}

/// The word for the side that a bound means.
pub(super) fn bound_word(bound: PrintedBound) -> Term {
    if bound.is_below() { Term::Below } else { Term::Above }
}

/// The side of the percent, else of the saving or of a cost, where one is a bound.
pub(super) fn bound_of(figures: &Figures) -> Option<Term> {
    let cost = |cost: &Option<Stated>| cost.as_ref().and_then(Stated::one_bound);
    figures.change_bound().or(cost(&figures.after)).or(cost(&figures.before)).map(bound_word)
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
    let open = implied.open_percent.is_some() || stated.ends.is_some();
    if implied.percent_verdict != Some(PercentVerdict::Inconsistent) || stated.left || open {
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
