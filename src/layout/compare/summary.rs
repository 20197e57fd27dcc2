//! The answer of `compare` in one sentence: what a plan saves, or what the printed figures of several cases come to.

use super::words::percent;
use crate::analysis::compare::{Compared, Differences, Line, Model, ModelRow, figures_of};
use crate::code;
use crate::layout::cells::{amount, saving_percent};
use crate::layout::headings;
use crate::layout::verdicts::printed_with_bound;
use crate::money::{Fraction, Range};
use crate::published::{Known, Stated};
use crate::report::{Cell, Money, Percent, Role, Sense, Summary, note};

/// What the tables are about, where that is one plan.
pub(super) fn heading(found: &Compared<'_>) -> Option<Cell> {
    Some(headings::of_plan(found.case, &found.model.as_ref()?.computed, None))
}

/// The sentences and their figures of one case alone.
pub(super) fn of_one(found: &Compared<'_>) -> Option<Summary> {
    match &found.model {
        Some(model) => of_plan(found, model),
        None => of_printed(found),
    }
}

fn of_plan(case: &Compared<'_>, model: &Model<'_>) -> Option<Summary> {
    let ModelRow { sums, .. } = model.rows.iter().find(|row| row.role == Role::Total)?;
    let money = |units, sense| amount(units, case.case.currency, model.computed.decimals, sense);
    let (before, after, saving, percent) = figures_of(sums, model.net);
    Some(told(vec![
        ("before", money(before, Sense::Plain)),
        ("after", money(after, Sense::Plain)),
        ("saving", money(saving, Sense::Reduction)),
        ("percent", saving_percent(percent, 1)),
    ]))
}

/// What the first row of a case says, which is of the whole.
fn of_printed(case: &Compared<'_>) -> Option<Summary> {
    let line = case.lines.first()?;
    let figures = &line.published.figures;
    let money = |known: &Known, stated: &Option<Stated>, sense| match known.is_unknown() {
        true => Cell::Absent,
        false => Cell::money(Money {
            currency: case.case.currency,
            value: known.value.clone(),
            range: known.range.clone(),
            sense,
            approximate: stated.as_ref().is_some_and(|stated| stated.approximate),
        }),
    };
    let implied = &line.implied;
    Some(told(vec![
        ("before", money(&implied.before, &figures.before, Sense::Plain)),
        ("after", money(&implied.after, &figures.after, Sense::Plain)),
        ("saving", money(&implied.saving, &figures.saving, Sense::Reduction)),
        ("percent", shown_percent(line)),
    ]))
    .filter(|summary| summary.figures.iter().take(2).all(|(_, cell)| *cell != Cell::Absent))
}

fn shown_percent(line: &Line<'_>) -> Cell {
    match &line.published.figures.percent {
        Some(stated) => printed_with_bound(stated),
        None => percent(&line.implied.percent, 1),
    }
}

/// Before, after, change and percent in a sentence, as far as they are known.
fn told(figures: Vec<(&'static str, Cell)>) -> Summary {
    let known = |nth: usize| figures.get(nth).is_some_and(|(_, cell)| *cell != Cell::Absent);
    let wording = match (known(0), known(1), known(3)) {
        (true, true, true) => code!("summary-change"),
        (true, true, false) => code!("summary-change-plain"),
        (false, true, _) => code!("summary-after"),
        (true, false, _) => code!("summary-before"),
        (false, false, _) => code!("summary-nothing"),
    };
    let note = note!("summary-change").worded(wording);
    let said = figures.iter().cloned().fold(note, |note, (name, cell)| note.with(name, cell));
    Summary { said: vec![said], figures }
}

/// How many cases there are, what those of which both costs are printed come to, and whether they can be compared.
pub(super) fn of_several(cases: usize, known: &[Option<Fraction>], differences: &Differences) -> Summary {
    let count = Cell::number_of(cases);
    let mut said = vec![note!("summary-cases", count = count.clone())];
    let mut figures = vec![("cases", count)];
    let percents: Vec<Fraction> = known.iter().flatten().cloned().collect();
    if let Some(range) = Range::hull(percents).filter(|_| known.len() > 1) {
        let percent = Cell::percent(Percent {
            value: None,
            range: Some(range),
            sense: Sense::Reduction,
            decimals: 1,
            approximate: false,
        });
        said.push(note!("summary-known", count = known.len(), percent));
        figures.push(("known", Cell::number_of(known.len())));
    }
    if differences.are_of_rows() {
        said.push(note!("summary-not-comparable"));
    }
    Summary { said, figures }
}

/// The percent of the whole, where a case prints both costs; `None` within where it has none.
pub(super) fn known_percent(found: &Compared<'_>) -> Option<Option<Fraction>> {
    let both =
        |line: &&Line<'_>| line.published.figures.before.is_some() && line.published.figures.after.is_some();
    let whole = |line: &&Line<'_>| line.published.member.is_none();
    found.lines.iter().filter(whole).find(both).map(printed_percent)
}

/// The percent as printed, else as the printed amounts give it.
fn printed_percent(line: &Line<'_>) -> Option<Fraction> {
    let stated = line.published.figures.percent.as_ref().map(|stated| stated.value.clone());
    stated.or_else(|| line.implied.exact_percent.clone())
}
