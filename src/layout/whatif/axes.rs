//! The inputs that a sweep varies: what they and their steps are called, and the figures at them.

use super::cells::{count_range, currency_word, known, losers, number, number_said, unmet, worse_off};
use super::effects::title;
use super::{inputs, named, values};
use crate::analysis::whatif::{Axis, Figure, Point, Quantity, SweepStep, Valued};
use crate::case::{Case, Number, NumberOf};
use crate::lang::Term;
use crate::layout::cells::first_few;
use crate::money::{Fraction, Range};
use crate::report::{Cell, note};

/// What people call what is varied.
pub(super) fn name_of(axis: &Axis, case: &Case) -> Cell {
    match axis.steps.first() {
        Some(SweepStep::Made(_)) => Cell::Word(Term::Scenario),
        Some(SweepStep::Rule(_)) => Cell::Word(Term::Rule),
        Some(SweepStep::Joined(_)) => Cell::Word(Term::Members),
        Some(SweepStep::Number(..) | SweepStep::Written(..)) | None => {
            Cell::name(inputs::input(&axis.path, case))
        }
    }
}

/// The same as the head of a column: a rate with its unit.
pub(super) fn head_of(axis: &Axis, case: &Case) -> Cell {
    match axis.steps.first() {
        Some(SweepStep::Number(_, Number { measure: NumberOf::Rate(currency), .. })) => {
            Cell::aside(name_of(axis, case), [currency_word(*currency)])
        }
        _ => name_of(axis, case),
    }
}

/// Losers named beside their number.
pub(super) const NAMED: usize = 3;

/// The value of a figure, for a bar and for an answer.
pub(super) fn number_in(shown: &Figure, point: &Point) -> Option<Fraction> {
    match shown.quantity {
        Quantity::Unmet => point.broken.map(|count| count_range(count).low),
        _ => shown.of(point.outcome.as_ref().ok()?),
    }
}

/// The same with its ends.
pub(super) fn valued_in(shown: &Figure, point: &Point) -> Option<Valued> {
    let exact =
        || number_in(shown, point).map(|middle| Valued { ends: Range::exact(middle.clone()), middle });
    match shown.quantity {
        Quantity::Unmet => {
            let ends = count_range(point.broken?);
            Some(Valued { middle: ends.low.clone(), ends })
        }
        quantity if quantity.is_count() => exact(),
        _ => shown.valued(point.outcome.as_ref().ok()?),
    }
}

/// A figure in a cell; of those who pay more also their names.
pub(super) fn value(shown: &Figure, point: &Point, case: &Case) -> Cell {
    let Ok(outcome) = &point.outcome else { return Cell::Absent };
    match shown.quantity {
        Quantity::Unmet => point.broken.map(unmet).into(),
        Quantity::WorseOff => {
            let [_, names] = losers(outcome, case);
            let count = worse_off(outcome);
            if names.is_empty() { count } else { Cell::aside(count, first_few(names, NAMED)) }
        }
        _ => known(shown, outcome),
    }
}

/// What people call a step.
pub(super) fn step_in_words(axis: &Axis, nth: usize, case: &Case) -> Cell {
    match axis.steps.get(nth) {
        Some(SweepStep::Written(input, text)) => Cell::text(values::of(&input.path, text, case)),
        Some(SweepStep::Rule(text)) => Cell::text(named::rule_in(text)),
        Some(SweepStep::Made(scenario)) if scenario.id == "as-is" => Cell::Word(Term::AsIs),
        Some(SweepStep::Made(scenario)) => title(scenario),
        Some(SweepStep::Joined(ids)) if !ids.is_empty() => {
            let names = ids.iter().map(|id| Cell::name(named::member(id, case))).collect();
            Cell::Words(vec![Cell::text("+"), Cell::Parts(names)])
        }
        Some(SweepStep::Number(_, found)) => number_said(found, case.currency),
        Some(SweepStep::Joined(_)) | None => step(axis, nth),
    }
}

/// A step under the head of its column.
pub(super) fn step_in_table(axis: &Axis, nth: usize, case: &Case) -> Cell {
    match axis.steps.get(nth) {
        Some(SweepStep::Number(_, found))
            if matches!(found.measure, NumberOf::Rate(_) | NumberOf::Months) =>
        {
            number(found)
        }
        _ => step_in_words(axis, nth, case),
    }
}

/// A step within a sentence: of an input that is moved, with its name.
pub(super) fn step_named(axis: &Axis, nth: usize, case: &Case) -> Cell {
    let value = step_in_words(axis, nth, case);
    match axis.steps.get(nth) {
        Some(SweepStep::Number(..) | SweepStep::Written(..)) => {
            note!("value-of-input", input = name_of(axis, case), value).into()
        }
        _ => value,
    }
}

/// What a step is, as a cell.
pub(super) fn step(axis: &Axis, nth: usize) -> Cell {
    match axis.steps.get(nth) {
        None => Cell::Absent,
        Some(SweepStep::Number(_, found)) => number(found),
        Some(SweepStep::Written(_, text) | SweepStep::Rule(text)) => Cell::text(text.clone()),
        Some(SweepStep::Made(scenario)) => Cell::text(&scenario.id),
        Some(SweepStep::Joined(ids)) if ids.is_empty() => Cell::Word(Term::AsIs),
        Some(SweepStep::Joined(ids)) => Cell::text(["+ ", &ids.join(" + ")].concat()),
    }
}

/// Whether a requirement does not hold at a step, or not for certain.
pub(super) fn is_marked(point: &Point) -> bool {
    point.broken.is_some_and(|broken| broken != [0, 0])
}

/// A value, with a mark where a requirement does not hold.
pub(super) fn marked(point: &Point, value: Cell) -> Cell {
    if is_marked(point) { Cell::Words(vec![value, Cell::text("*")]) } else { value }
}
