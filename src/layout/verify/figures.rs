//! The figures of a printed line: what is printed, what the others give, between what it lies, and the word for it.

use crate::analysis::verify::Verified;
use crate::lang::Term;
use crate::layout::cells::money;
use crate::layout::printed::{given_percent, open_percent, open_saving, printed, printed_amount, telling};
use crate::layout::verdicts::{self, percent_word, saving_word};
use crate::money::{Currency, Fraction, Range};
use crate::published::{Known, PercentVerdict, PrintedBound, SavingVerdict, Stated};
use crate::report::{Cell, Note, Sense, note};

/// One figure of a line.
pub(super) struct CheckedFigure {
    pub(super) name: Term,
    pub(super) published: Cell,
    pub(super) value: Cell,
    /// What it can be, for data and for people.
    pub(super) ends: Cell,
    pub(super) possible: Cell,
    pub(super) verdict: Option<Term>,
    pub(super) certain: Option<bool>,
    pub(super) check: Cell,
}

impl CheckedFigure {
    /// What it comes to, or between what it lies.
    fn known(self) -> Option<Cell> {
        [self.value, self.possible].into_iter().find(|cell| *cell != Cell::Absent)
    }
}

/// A figure that nothing is said of but its name.
pub(super) fn named(name: Term) -> CheckedFigure {
    let [published, value, ends, possible, check] = [const { Cell::Absent }; 5];
    CheckedFigure { name, published, value, ends, possible, verdict: None, certain: None, check }
}

/// A change of which the costs leave the least alone.
fn open(name: Term, [ends, possible]: [Cell; 2]) -> CheckedFigure {
    CheckedFigure { check: Cell::Word(Term::Inferred), ends, possible, ..named(name) }
}

/// An amount as it is printed.
pub(super) fn stated(stated: &Option<Stated>, sense: Sense) -> Option<Cell> {
    Some(printed_amount(stated.as_ref()?, sense))
}

/// A cost, as printed or as the other figures give it.
pub(super) fn cost(
    name: Term,
    printed: &Option<Stated>,
    known: &Known,
    currency: Currency,
) -> Option<CheckedFigure> {
    if known.is_unknown() && printed.is_none() {
        return None;
    }
    let published = stated(printed, Sense::Plain);
    let bound = printed.as_ref().and_then(|printed| printed.bound).zip(published.clone());
    let [ends, possible] = possible(money(None, known.range.clone(), currency, Sense::Plain), bound);
    Some(CheckedFigure {
        check: printed.is_none().then_some(Term::Inferred).into(),
        published: published.into(),
        value: money(known.value.clone(), None, currency, Sense::Plain),
        ends,
        possible,
        ..named(name)
    })
}

/// What a figure can be, for data and for people; of a bound alone one end is known.
fn possible(range: Cell, bound: Option<(PrintedBound, Cell)>) -> [Cell; 2] {
    match bound.filter(|(bound, _)| bound.is_open() && range.is_nothing()) {
        Some((bound, end)) => {
            let ends = match bound.is_below() {
                true => vec![Cell::Absent, end.clone()],
                false => vec![end.clone(), Cell::Absent],
            };
            [Cell::Parts(ends), end]
        }
        None => [range.clone(), range],
    }
}

/// The saving: the difference of the costs where both are printed, else as printed or inferred.
pub(super) fn saving(found: &Verified<'_>) -> Option<CheckedFigure> {
    let (figures, implied, currency) = (&found.line.figures, &found.implied, found.line.currency);
    if implied.saving.is_unknown() && figures.saving.is_none() {
        let shown = || open_saving(implied.saving_left(), currency);
        return Some(open(Term::Saving, [shown()?, shown()?]));
    }
    let (value, range) = difference(found);
    let verdict = figures.saving.as_ref().map(|_| saving_word(implied.saving_verdict));
    let published = stated(&figures.saving, Sense::Reduction);
    let bound = figures.saving.as_ref().and_then(|saving| saving.bound).zip(published.clone());
    let [ends, possible] = possible(money(None, range, currency, Sense::Reduction), bound);
    Some(CheckedFigure {
        check: verdict.unwrap_or(Term::Inferred).into(),
        published: published.into(),
        value: money(value, None, currency, Sense::Reduction),
        ends,
        possible,
        verdict,
        ..named(Term::Saving)
    })
}

/// The difference of the costs, where both are printed, and between what it lies; else the saving as implied.
fn difference(found: &Verified<'_>) -> (Option<Fraction>, Option<Range>) {
    let (figures, implied) = (&found.line.figures, &found.implied);
    match (&figures.before, &figures.after) {
        (Some(before), Some(after)) if !before.is_open() && !after.is_open() => {
            let loose = before.is_loose() || after.is_loose();
            let difference = (!loose).then(|| &before.amount.exact() - &after.amount.exact());
            (difference, Some(before.range.minus(&after.range)))
        }
        _ => (implied.saving.value.clone(), implied.saving.range.clone()),
    }
}

/// The answer on a line that prints no percent: how its change agrees with its costs, or else what these figures give.
pub(super) fn in_brief(found: &Verified<'_>) -> Option<Note> {
    let (figures, implied, currency) = (&found.line.figures, &found.implied, found.line.currency);
    let printed = stated(&figures.saving, Sense::Reduction);
    let verdict = |printed| note!("summary-verdict", printed, verdict = saving_word(implied.saving_verdict));
    if let (Some(printed), true) = (&printed, implied.saving_verdict != SavingVerdict::NotCheckable) {
        return Some(verdict(printed.clone()));
    }
    let cost = |name, printed: &Option<Stated>, known| {
        let figure = cost(name, printed, known, currency).filter(|_| printed.is_none())?;
        Some(Cell::Words(vec![Cell::Word(name), figure.known()?]))
    };
    let costs = [
        cost(Term::Before, &figures.before, &implied.before),
        cost(Term::After, &figures.after, &implied.after),
    ];
    let saving = saving(found).filter(|_| printed.is_none()).and_then(CheckedFigure::known);
    let percent = percent(found).and_then(CheckedFigure::known);
    let given: Vec<Cell> = costs.into_iter().chain([saving, percent]).flatten().collect();
    match given.is_empty() {
        true => printed.map(verdict),
        false => Some(note!("summary-given", figures = Cell::Parts(given))),
    }
}

/// The percent: of the amounts where two are printed, else as printed.
pub(super) fn percent(found: &Verified<'_>) -> Option<CheckedFigure> {
    let (figures, implied) = (&found.line.figures, &found.implied);
    if implied.percent.is_unknown() && figures.percent.is_none() {
        let change = implied.percent_left();
        return Some(open(Term::Percent, [open_percent(change, 6)?, open_percent(change, 3)?]));
    }
    let cell = |value: Option<Fraction>, range: Option<Range>| match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => {
            let ends = range.iter().flat_map(|range| [&range.low, &range.high]);
            let decimals = telling(value.iter().chain(ends), figures.percent.as_ref(), 3);
            given_percent(value, range, decimals)
        }
    };
    let exact = implied.exact_percent.clone().or_else(|| implied.percent.value.clone());
    let verdict = implied.percent_verdict;
    let stated = figures.percent.as_ref();
    let bound = stated.and_then(|stated| Some((stated.one_bound()?, printed(stated))));
    let [ends, possible] = possible(cell(None, implied.percent.range.clone()), bound);
    Some(CheckedFigure {
        published: stated.map(printed).into(),
        value: cell(exact, None),
        ends,
        possible,
        verdict: verdict.map(percent_word),
        certain: verdict.and_then(PercentVerdict::certain),
        check: verdict.map_or(Cell::Word(Term::Inferred), verdicts::with_certainty),
        ..named(Term::Percent)
    })
}
