//! The figures of a printed line as cells: what is printed, what the others give, between what it lies, and the word for it.

use crate::analysis::verify::Verified;
use crate::lang::Term;
use crate::layout::verdicts::{self, bound_word, percent_word, printed, saving_word};
use crate::money::{Currency, Fraction, Range};
use crate::published::{Bound, Known, PercentVerdict, Stated};
use crate::report::{Cell, Money, Sense};

fn amount(value: Option<Fraction>, range: Option<Range>, currency: Currency, sense: Sense) -> Cell {
    if value.is_none() && range.is_none() {
        return Cell::Absent;
    }
    Cell::money(Money { currency, value, range, sense, approximate: false })
}

pub(super) fn stated(stated: &Option<Stated>, sense: Sense) -> Cell {
    match stated {
        Some(stated) => Cell::money(Money {
            currency: stated.amount.currency(),
            value: (!stated.ranged).then(|| stated.amount.exact()),
            range: stated.ranged.then(|| stated.range.clone()),
            sense,
            approximate: stated.approximate,
        }),
        None => Cell::Absent,
    }
}

/// A cost, as printed or as the other figures give it.
pub(super) fn cost(
    name: Term,
    printed: &Option<Stated>,
    known: &Known,
    currency: Currency,
) -> Option<Vec<Cell>> {
    if known.is_unknown() && printed.is_none() {
        return None;
    }
    let inferred = if printed.is_none() { Cell::Word(Term::Inferred) } else { Cell::Absent };
    let [ends, possible] = possible(amount(None, known.range.clone(), currency, Sense::Plain), || {
        Some((printed.as_ref()?.bound?, stated(printed, Sense::Plain)))
    });
    Some(vec![
        Cell::Word(name),
        stated(printed, Sense::Plain),
        amount(known.value.clone(), None, currency, Sense::Plain),
        ends,
        possible,
        Cell::Absent,
        Cell::Absent,
        inferred,
    ])
}

/// What a figure can be, for data and for people; of a bound alone one end is known.
fn possible(range: Cell, bound: impl Fn() -> Option<(Bound, Cell)>) -> [Cell; 2] {
    match bound().filter(|(bound, _)| bound.is_open() && range.is_nothing()) {
        Some((bound, end)) => {
            let ends = match bound.is_below() {
                true => vec![Cell::Absent, end.clone()],
                false => vec![end.clone(), Cell::Absent],
            };
            [Cell::Parts(ends), Cell::Words(vec![end, Cell::Word(bound_word(bound))])]
        }
        None => [range.clone(), range],
    }
}

/// The saving: the difference of the costs where both are printed, else as printed or inferred.
pub(super) fn saving(found: &Verified<'_>) -> Option<Vec<Cell>> {
    let (figures, implied, currency) = (&found.line.figures, &found.implied, found.line.currency);
    if implied.saving.is_unknown() && figures.saving.is_none() {
        return None;
    }
    let (value, range) = match (&figures.before, &figures.after) {
        (Some(before), Some(after)) if !before.is_open() && !after.is_open() => {
            let loose = [before, after].into_iter().any(|cost| cost.ranged || cost.bound.is_some());
            let difference = (!loose).then(|| &before.amount.exact() - &after.amount.exact());
            (difference, Some(before.range.minus(&after.range)))
        }
        _ => (implied.saving.value.clone(), implied.saving.range.clone()),
    };
    let (verdict, check) = match figures.saving {
        Some(_) => {
            let word = Cell::Word(saving_word(implied.saving_verdict));
            (word.clone(), word)
        }
        None => (Cell::Absent, Cell::Word(Term::Inferred)),
    };
    let [ends, possible] = possible(amount(None, range, currency, Sense::Reduction), || {
        Some((figures.saving.as_ref()?.bound?, stated(&figures.saving, Sense::Reduction)))
    });
    Some(vec![
        Cell::Word(Term::Saving),
        stated(&figures.saving, Sense::Reduction),
        amount(value, None, currency, Sense::Reduction),
        ends,
        possible,
        verdict,
        Cell::Absent,
        check,
    ])
}

/// The percent: of the amounts where two are printed, else as printed.
pub(super) fn percent(found: &Verified<'_>) -> Option<Vec<Cell>> {
    let (figures, implied) = (&found.line.figures, &found.implied);
    if implied.percent.is_unknown() && figures.percent.is_none() {
        return None;
    }
    let cell = |value: Option<Fraction>, range: Option<Range>| match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => verdicts::given_percent(value, range, 3),
    };
    let exact = implied.exact_percent.clone().or_else(|| implied.percent.value.clone());
    let verdict = implied.percent_verdict;
    let word = |verdict| Cell::Word(percent_word(verdict));
    let certain = verdict.and_then(PercentVerdict::certain);
    let check = verdict.map_or(Cell::Word(Term::Inferred), |verdict| {
        let aside = (certain == Some(true)).then_some(Cell::Word(Term::Certain));
        Cell::aside(word(verdict), aside)
    });
    let [ends, possible] = possible(cell(None, implied.percent.range.clone()), || {
        let stated = figures.percent.as_ref()?;
        Some((stated.bound?, printed(stated)))
    });
    Some(vec![
        Cell::Word(Term::Percent),
        figures.percent.as_ref().map(printed).into(),
        cell(exact, None),
        ends,
        possible,
        verdict.map(word).into(),
        certain.into(),
        check,
    ])
}
