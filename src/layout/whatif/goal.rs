//! The tables `seek`, a row a solution with its proof, and `samples`, how the saving is spread.

use super::cells::{figure, money, number, percent, plain_percent};
use super::report;
use crate::analysis::whatif::{Goal, Samples, Seek, Shape, Solution};
use crate::case::Number;
use crate::lang::Term;
use crate::layout::column;
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Note, Report, Role, Row, Section, Sense, Table};

/// Lays out what a goal seek found.
pub fn seek(found: &Seek, currency: Currency) -> Report {
    let columns = vec![
        column("path", Term::InputPath),
        column("figure", Term::FigureName),
        column("target", Term::TargetValue),
        column("value", Term::MeasureValue),
        column("reached", Term::GoalReached),
        column("value_below", Term::Beyond),
        column("reached_below", Term::ReachedBeyond),
    ];
    let rows = match found.solutions.is_empty() {
        true => vec![row(found, None, currency)],
        false => found.solutions.iter().map(|solution| row(found, Some(solution), currency)).collect(),
    };
    let table = Table {
        id: "seek",
        title: Term::SeekTable,
        columns,
        sections: vec![Section { heading: None, rows }],
    };
    report(vec![table], seek_notes(found, currency))
}

fn input(goal: &Goal, value: &Fraction) -> Cell {
    number(&Number { value: value.clone(), range: None, measure: goal.measure })
}

fn row(found: &Seek, solution: Option<&Solution>, currency: Currency) -> Row {
    let goal = &found.goal;
    let value = |value: Option<Fraction>| figure(&goal.figure, value, currency, true);
    let at = |value: Option<&Fraction>| value.map_or(Cell::Absent, |value| input(goal, value));
    let cells = vec![
        Cell::Text(goal.input.path.clone()),
        Cell::Text(goal.figure.name.clone()),
        value(Some(goal.target.clone())),
        at(solution.map(|solution| &solution.value)),
        value(solution.map(|solution| solution.reached.clone())),
        at(solution.map(|solution| &solution.beyond)),
        value(solution.and_then(|solution| solution.reached_beyond.clone())),
    ];
    Row { role: Role::Item, cells }
}

fn seek_notes(found: &Seek, currency: Currency) -> Vec<Note> {
    let goal = &found.goal;
    let value = |value: Option<Fraction>| figure(&goal.figure, value, currency, true);
    let [low, high] = &found.ends;
    let ends = |note: Note| {
        note.with("low", input(goal, &low.0))
            .with("at_low", value(low.1.clone()))
            .with("high", input(goal, &high.0))
            .with("at_high", value(high.1.clone()))
            .with("figure", Cell::Text(goal.figure.name.clone()))
    };
    let mut notes = Vec::new();
    match (found.solutions.as_slice(), found.met_throughout) {
        ([], true) => notes.push(ends(Note::new("seek-always"))),
        ([], false) => notes.push(ends(Note::new("seek-none"))),
        ([one], _) => {
            let note = Note::new("seek-proof").with("value", input(goal, &one.value));
            let note = note.with("reached", value(Some(one.reached.clone())));
            let note = note.with("beyond", input(goal, &one.beyond));
            notes.push(note.with("missed", value(one.reached_beyond.clone())));
        }
        (several, _) => {
            let count = Cell::Count(u64::try_from(several.len()).unwrap_or(u64::MAX));
            notes.push(ends(Note::new("seek-several").with("count", count)));
        }
    }
    notes.push(match found.monotone {
        true => ends(Note::new("seek-monotone")),
        false => ends(Note::new("seek-not-monotone")),
    });
    if found.solutions.iter().any(|solution| solution.unsteady) {
        notes.push(Note::new("seek-unsteady"));
    }
    notes.extend(found.middle.then(|| Note::new("whatif-middle")));
    notes
}

/// Lays out how the saving is spread.
pub fn samples(found: &Samples) -> Report {
    let row = |name: Term, values: [Cell; 3]| Row {
        role: Role::Item,
        cells: std::iter::once(Cell::Word(name)).chain(values).collect(),
    };
    let savings = found.saving.clone().map(|value| money(Some(value), found.currency, Sense::Reduction));
    let mut rows = vec![row(Term::Saving, savings)];
    if let Some(percents) = &found.percent {
        let shown = |value: Fraction| percent(Some(Range::exact(value)), Sense::Reduction, 2);
        rows.push(row(Term::Percent, percents.clone().map(shown)));
    }
    let spread = Table {
        id: "samples",
        title: Term::SamplesTable,
        columns: vec![
            column("figure", Term::FigureName),
            column("p5", Term::Fifth),
            column("p50", Term::Median),
            column("p95", Term::NinetyFifth),
        ],
        sections: vec![Section { heading: None, rows }],
    };
    let whole = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let (positive, count) = (i128::try_from(found.positive), i128::try_from(found.count));
    let part = Fraction::ratio(positive.unwrap_or(0) * 100, count.unwrap_or(1)).unwrap_or_default();
    let chance = Row {
        role: Role::Item,
        cells: vec![Cell::Word(Term::ASaving), whole(found.positive), plain_percent(part, 2)],
    };
    let chances = Table {
        id: "chances",
        title: Term::ChancesTable,
        columns: vec![
            column("event", Term::Event),
            column("samples", Term::InSamples),
            column("probability", Term::Probability),
        ],
        sections: vec![Section { heading: None, rows: vec![chance] }],
    };
    let shape = match found.shape {
        Shape::Uniform => Term::Uniform,
        Shape::Triangular => Term::Triangular,
    };
    let note = Note::new("samples-drawn")
        .with("count", whole(found.count))
        .with("drawn", whole(found.drawn))
        .with("shape", Cell::Word(shape))
        // a seed is a name, not an amount: no commas
        .with("seed", Cell::Text(found.seed.to_string()));
    report(vec![spread, chances], vec![note])
}
