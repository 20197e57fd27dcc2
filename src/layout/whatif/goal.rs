//! The table `seek`: a row a solution, with its proof.

use super::cells::{apart, figure, figure_name, number, number_said};
use super::report::{explained, of_middle, told};
use super::words::paths;
use super::{beside, inputs};
use crate::analysis::whatif::{Goal, Seek, Solution};
use crate::case::{Case, Number};
use crate::code;
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::money::{Currency, Fraction};
use crate::report::{Cell, Note, Report, Scale, Table, note};

/// Lays out what a goal seek found.
pub fn seek(found: &Seek, case: &Case) -> Report {
    let path = found.goal.input.path.as_str();
    let mut notes = seek_notes(found, case.currency);
    if let Some(answer) = notes.first_mut() {
        answer.subject = Some(Cell::name(inputs::input(path, case)));
    }
    notes.extend(beside::of_path(path, case));
    explained(told("seek", case, table(found, case), notes, Scale::Whole), paths([path], case))
}

/// A row a solution; one of the goal alone where there is none.
fn table(found: &Seek, case: &Case) -> Table {
    type E<'f> = Entry<'f, Option<&'f Solution>>;
    let (goal, decimals) = (&found.goal, decimals(found));
    let value = move |value: &Fraction| figure(&goal.figure, Some(value.clone()), case.currency, decimals);
    let said = move |value: &Fraction| number_said(&number_of(goal, value), case.currency);
    let entries: Vec<E<'_>> = vec![
        E::data("path", |_| Cell::text(&goal.input.path)),
        E::data("figure", |_| match goal.figure.member {
            // a figure of the group has an id in every language
            None => figure_name(&goal.figure),
            Some(_) => Cell::text(&goal.figure.name),
        }),
        E::people("input", Term::InputPath, |_| Cell::name(inputs::input(&goal.input.path, case))),
        E::people("what", Term::FigureName, |_| figure_name(&goal.figure)),
        E::new("target", Term::TargetValue, move |_| value(&goal.target)),
        E::data("value", |one| one.map(|one| number(&number_of(goal, &one.value)))),
        E::people("value", Term::MeasureValue, move |one| one.map(|one| said(&one.value))),
        E::new("reached", Term::GoalReached, move |one| one.map(|one| value(&one.reached))),
        E::data("value_below", |one| one.map(|one| number(&number_of(goal, &one.beyond)))),
        E::people("value_below", Term::Beyond, move |one| one.map(|one| said(&one.beyond))),
        E::new("reached_below", Term::ReachedBeyond, move |one| one.map(|one| value(&one.reached_beyond))),
    ];
    let none = found.solutions.is_empty().then_some(None);
    listing("seek", Term::SeekTable, entries, items(found.solutions.iter().map(Some).chain(none)))
}

fn number_of(goal: &Goal, value: &Fraction) -> Number {
    Number { value: value.clone(), range: None, measure: goal.measure }
}

/// Decimals of a percent that tell what meets the target from what misses it.
fn decimals(found: &Seek) -> i32 {
    let of = |solution: &Solution| apart(&[&found.goal.target, &solution.reached, &solution.reached_beyond]);
    found.solutions.iter().map(of).max().unwrap_or_else(|| apart(&[&found.goal.target]))
}

/// What was found, how sure it is that there is no more, and what could not be computed.
fn seek_notes(found: &Seek, currency: Currency) -> Vec<Note> {
    let goal = &found.goal;
    let decimals = decimals(found);
    let value = |value: &Fraction| figure(&goal.figure, Some(value.clone()), currency, decimals);
    let [low, high] = &found.ends;
    let input = |goal: &Goal, value: &Fraction| number_said(&number_of(goal, value), currency);
    let ends = |note: Note| {
        note.with("low", input(goal, &low.0))
            .with("at_low", value(&low.1))
            .with("high", input(goal, &high.0))
            .with("at_high", value(&high.1))
            .with("figure", figure_name(&goal.figure))
    };
    let solved = match (found.solutions.as_slice(), found.met_throughout) {
        ([], true) => ends(note!("seek-always")),
        ([], false) => ends(note!("seek-none")),
        ([one], _) => note!(
            "seek-proof",
            value = input(goal, &one.value),
            reached = value(&one.reached),
            beyond = input(goal, &one.beyond),
            missed = value(&one.reached_beyond)
        ),
        (several, _) => ends(note!("seek-several", count = several.len())),
    };
    let mut notes = vec![of_middle(solved, found.middle), ends(way(found))];
    notes.extend(unknown(found).map(ends));
    let unsteady = found.solutions.iter().any(|solution| solution.unsteady);
    notes.extend(unsteady.then(|| note!("seek-unsteady")));
    notes.extend(found.middle.then(|| note!("whatif-middle")));
    notes
}

/// Whether the figure only rises or falls.
fn way(found: &Seek) -> Note {
    let [low, high] = &found.ends;
    match (found.monotone, found.solutions.is_empty()) {
        (true, _) => note!("seek-monotone").worded_if(low.1 == high.1, code!("seek-flat")),
        (false, none) => note!("seek-not-monotone").worded_if(none, code!("seek-not-monotone-none")),
    }
}

/// Where the figure is not known.
fn unknown(found: &Seek) -> Option<Note> {
    let note = note!("seek-unknown");
    match found.unknown {
        [false, false, false] => None,
        [true, false, false] => Some(note.worded(code!("seek-unknown-below"))),
        // the answer says how much can be promised, and who binds it
        [false, false, true] if found.goal.input.is_promise() => {
            Some(note.worded(code!("seek-promise-above")))
        }
        [false, false, true] => Some(note.worded(code!("seek-unknown-above"))),
        [true, false, true] => Some(note.worded(code!("seek-unknown-beyond"))),
        [_, true, _] => Some(note),
    }
}
