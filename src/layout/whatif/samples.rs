//! The tables `samples`, how the saving is spread, and `chances`, how often there is one and each requirement holds.

use super::cells::{money, percent, plain_percent, scale};
use super::report::{answered, report};
use crate::analysis::check::falls_away;
use crate::analysis::whatif::{Chance, Samples, Shape};
use crate::case::{Case, Required};
use crate::lang::Term;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::layout::promises;
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Report, Role, Row, Section, Sense, Table, note};

/// Lays out samples of a case.
pub fn samples(found: &Samples, case: &Case) -> Report {
    let notes = notes(found).into_iter().chain(promises::gone(case)).collect();
    let report = report("simulate", case, vec![spread(found), chances(found, case)], notes);
    answered(report, Some(answer(found)), scale(found.saving.iter().cloned(), []))
}

/// Between what the saving lies in nine of ten samples.
fn answer(found: &Samples) -> Note {
    let saving = |value: &Fraction| money(Some(value.clone()), found.currency, Sense::Reduction);
    let [low, middle, high] = &found.saving;
    note!(
        "summary-samples",
        low = saving(low),
        high = saving(high),
        middle = saving(middle),
        chance = plain_percent(of_all(found.positive, found.count), 1)
    )
}

fn spread(found: &Samples) -> Table {
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
    Table {
        id: "samples",
        title: Term::SamplesTable,
        columns: vec![
            column("figure", Term::FigureName),
            column("p5", Term::P5),
            column("p50", Term::P50),
            column("p95", Term::P95),
        ],
        sections: vec![Section { heading: None, rows }],
    }
}

fn chances(found: &Samples, case: &Case) -> Table {
    let saving = Row {
        role: Role::Item,
        cells: [Cell::Word(Term::ASaving), Cell::Absent, Cell::Word(Term::ASaving)]
            .into_iter()
            .chain(part(found.positive, found.count))
            .collect(),
    };
    let required = found.chances.iter().zip(&case.require).enumerate();
    let required = required.filter(|(_, (_, required))| !falls_away(case, &required.requirement));
    let required =
        required.map(|(nth, (chance, required))| of_requirement(found, case, nth, chance, required));
    Table {
        id: "chances",
        title: Term::ChancesTable,
        columns: vec![
            data("event"),
            data("requirement"),
            for_people(column("what", Term::Event)),
            column("samples", Term::InSamples),
            ranged(column("probability", Term::Probability)),
        ],
        sections: vec![Section { heading: None, rows: std::iter::once(saving).chain(required).collect() }],
    }
}

/// How often the requirement of this number holds; where that is not known in some samples, between which ends.
fn of_requirement(found: &Samples, case: &Case, nth: usize, chance: &Chance, required: &Required) -> Row {
    let requirement = &required.requirement;
    let promise = promises::promise(requirement, case.currency);
    let what = Cell::aside(promise, [promises::spoken_of(case, requirement)]);
    let known = match chance.unknown {
        0 => part(chance.held, found.count),
        all if all == found.count => [Cell::Absent, Cell::Absent],
        some => {
            let [low, high] = [chance.held, chance.held + some].map(|held| of_all(held, found.count));
            [whole(chance.held), percent(Some(Range { low, high }), Sense::Plain, 2)]
        }
    };
    let number = [Cell::Word(Term::Requirement), whole(nth + 1), what];
    Row { role: Role::Item, cells: number.into_iter().chain(known).collect() }
}

/// A number of samples, and the part of all that it is.
fn part(samples: usize, count: usize) -> [Cell; 2] {
    [whole(samples), plain_percent(of_all(samples, count), 2)]
}

/// So many of all samples, in percent.
fn of_all(samples: usize, count: usize) -> Fraction {
    let hundred = i128::try_from(samples).unwrap_or(0).saturating_mul(100);
    Fraction::ratio(hundred, i128::try_from(count).unwrap_or(1)).unwrap_or_default()
}

fn whole(count: usize) -> Cell {
    Cell::Count(u64::try_from(count).unwrap_or(u64::MAX))
}

fn notes(found: &Samples) -> Vec<Note> {
    let shape = match found.shape {
        Shape::Uniform => Term::Uniform,
        Shape::Triangular => Term::Triangular,
    };
    let drawn = note!("samples-drawn", count = whole(found.count), drawn = whole(found.drawn), shape)
        // a seed is a name, not an amount: no commas
        .with("seed", Cell::text(found.seed.to_string()));
    let unknown = found.chances.iter().map(|chance| chance.unknown).max().filter(|unknown| *unknown > 0);
    let unknown = unknown.map(|unknown| note!("samples-unknown", unknown = whole(unknown)));
    [drawn].into_iter().chain(unknown).collect()
}
