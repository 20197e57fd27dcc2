//! Verdicts on printed figures: their words, and the sentences that say what follows from what.

use crate::code;
use crate::lang::Term;
use crate::money::{Currency, Fraction, Range};
use crate::published::{Figures, Implied, Known, PercentVerdict, SavingVerdict, StatedPercent};
use crate::report::{Cell, Money, Note, Percent, Sense};

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
        | PercentVerdict::NotCheckable => return None,
    };
    let exact = plain_percent(implied.exact_percent.clone(), None, 4);
    let range = plain_percent(None, implied.percent.range.clone(), 3);
    let printed = printed(figures.percent.as_ref()?);
    Some(Note::new(code).worded(wording).with("printed", printed).with("exact", exact).with("range", range))
}

pub(super) fn plain_percent(value: Option<Fraction>, range: Option<Range>, decimals: i32) -> Cell {
    Cell::Percent(Percent { value, range, sense: Sense::Plain, decimals, approximate: false })
}

/// The sentence on a printed saving that is not the difference of the printed costs.
pub(super) fn saving_note(figures: &Figures, implied: &Implied, currency: Currency) -> Option<Note> {
    let (code, wording) = match implied.saving_verdict {
        SavingVerdict::WithinPrecision => (code!("within-precision"), code!("saving-within-precision")),
        SavingVerdict::Inconsistent => (code!("inconsistent"), code!("saving-inconsistent")),
        SavingVerdict::Exact | SavingVerdict::NotCheckable => return None,
    };
    let exact = |stated: &Option<crate::published::Stated>| Some(stated.as_ref()?.amount.exact());
    let difference = &exact(&figures.before)? - &exact(&figures.after)?;
    let saving = |value| {
        let known = Known { value: Some(value), range: None };
        Cell::Money(Money {
            currency,
            value: known.value,
            range: known.range,
            sense: Sense::Reduction,
            approximate: false,
        })
    };
    Some(
        Note::new(code)
            .worded(wording)
            .with("printed", saving(exact(&figures.saving)?))
            .with("exact", saving(difference)),
    )
}

/// A percent as it is printed.
pub(super) fn printed(stated: &StatedPercent) -> Cell {
    Cell::Percent(Percent {
        value: Some(stated.value.clone()),
        range: None,
        sense: Sense::Reduction,
        decimals: stated.decimals.max(0),
        approximate: stated.approximate,
    })
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
        PercentVerdict::NotCheckable => Term::NotCheckable,
    }
}

/// The word for a verdict on a saving.
pub(super) fn saving_word(verdict: SavingVerdict) -> Term {
    match verdict {
        SavingVerdict::Exact => Term::Exact,
        SavingVerdict::WithinPrecision => Term::WithinPrecision,
        SavingVerdict::Inconsistent => Term::Inconsistent,
        SavingVerdict::NotCheckable => Term::NotCheckable,
    }
}
