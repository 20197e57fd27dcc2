//! The table `seek`: a row a solution, with its proof.

use super::cells::{apart, figure, figure_name, number};
use super::inputs;
use super::report::{answered, explained, report};
use super::words::paths;
use crate::analysis::whatif::{Goal, Seek, Solution};
use crate::case::{Case, Measure, Number};
use crate::code;
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people};
use crate::money::{Currency, Fraction};
use crate::report::{Cell, Note, Report, Role, Row, Scale, Section, Table, note};

/// Lays out what a goal seek found.
pub fn seek(found: &Seek, case: &Case) -> Report {
    let currency = case.currency;
    let columns = vec![
        data("path"),
        data("figure"),
        for_people(column("input", Term::InputPath)),
        for_people(column("what", Term::FigureName)),
        column("target", Term::TargetValue),
        column("value", Term::MeasureValue),
        column("reached", Term::GoalReached),
        column("value_below", Term::Beyond),
        column("reached_below", Term::ReachedBeyond),
    ];
    let rows = match found.solutions.is_empty() {
        true => vec![row(found, None, case)],
        false => found.solutions.iter().map(|solution| row(found, Some(solution), case)).collect(),
    };
    let table = Table {
        id: "seek",
        title: Term::SeekTable,
        columns,
        sections: vec![Section { heading: None, rows }],
    };
    let unit = match found.goal.measure {
        Measure::Money(other) if other != currency => Scale::Printed,
        _ => Scale::Whole,
    };
    let mut notes = seek_notes(found, currency).into_iter();
    let answer = notes.next().map(|note| note.about(Cell::name(inputs::input(&found.goal.input.path, case))));
    let report = answered(report("seek", case, vec![table], notes.collect()), answer, unit);
    explained(report, paths([found.goal.input.path.as_str()], case))
}

fn input(goal: &Goal, value: &Fraction) -> Cell {
    number(&Number { value: value.clone(), range: None, measure: goal.measure })
}

/// Decimals of a percent that tell what meets the target from what misses it.
fn decimals(found: &Seek) -> i32 {
    let of = |solution: &Solution| apart(&[&found.goal.target, &solution.reached, &solution.reached_beyond]);
    found.solutions.iter().map(of).max().unwrap_or_else(|| apart(&[&found.goal.target]))
}

fn row(found: &Seek, solution: Option<&Solution>, case: &Case) -> Row {
    let goal = &found.goal;
    let decimals = decimals(found);
    let value = |value: Option<Fraction>| figure(&goal.figure, value, case.currency, decimals);
    let at = |value: Option<&Fraction>| value.map(|value| input(goal, value)).into();
    let cells = vec![
        Cell::text(goal.input.path.clone()),
        match goal.figure.member {
            // a figure of the group has an id in every language
            None => figure_name(&goal.figure),
            Some(_) => Cell::text(goal.figure.name.clone()),
        },
        Cell::name(inputs::input(&goal.input.path, case)),
        figure_name(&goal.figure),
        value(Some(goal.target.clone())),
        at(solution.map(|solution| &solution.value)),
        value(solution.map(|solution| solution.reached.clone())),
        at(solution.map(|solution| &solution.beyond)),
        value(solution.map(|solution| solution.reached_beyond.clone())),
    ];
    Row { role: Role::Item, cells }
}

fn seek_notes(found: &Seek, currency: Currency) -> Vec<Note> {
    let goal = &found.goal;
    let decimals = decimals(found);
    let value = |value: Option<Fraction>| figure(&goal.figure, value, currency, decimals);
    let [low, high] = &found.ends;
    let ends = |note: Note| {
        note.with("low", input(goal, &low.0))
            .with("at_low", value(Some(low.1.clone())))
            .with("high", input(goal, &high.0))
            .with("at_high", value(Some(high.1.clone())))
            .with("figure", figure_name(&goal.figure))
    };
    let mut notes = Vec::new();
    match (found.solutions.as_slice(), found.met_throughout) {
        ([], true) => notes.push(ends(note!("seek-always"))),
        ([], false) => notes.push(ends(note!("seek-none"))),
        ([one], _) => {
            let note = note!("seek-proof", value = input(goal, &one.value));
            let note = note.with("reached", value(Some(one.reached.clone())));
            let note = note.with("beyond", input(goal, &one.beyond));
            notes.push(note.with("missed", value(Some(one.reached_beyond.clone()))));
        }
        (several, _) => {
            let count = Cell::Count(u64::try_from(several.len()).unwrap_or(u64::MAX));
            notes.push(ends(note!("seek-several", count)));
        }
    }
    let solved = !found.solutions.is_empty();
    let way = Note::new(if found.monotone { code!("seek-monotone") } else { code!("seek-not-monotone") });
    notes.push(ends(match (found.monotone, solved) {
        (true, _) if low.1 == high.1 => way.worded(code!("seek-flat")),
        (false, false) => way.worded(code!("seek-not-monotone-none")),
        _ => way,
    }));
    let unknown = note!("seek-unknown");
    notes.extend(match found.unknown {
        [false, false, false] => None,
        [true, false, false] => Some(ends(unknown.worded(code!("seek-unknown-below")))),
        [false, false, true] => Some(ends(unknown.worded(code!("seek-unknown-above")))),
        [true, false, true] => Some(ends(unknown.worded(code!("seek-unknown-beyond")))),
        [_, true, _] => Some(ends(unknown)),
    });
    if found.solutions.iter().any(|solution| solution.unsteady) {
        notes.push(note!("seek-unsteady"));
    }
    notes.extend(found.middle.then(|| note!("whatif-middle")));
    notes
}
