//! The tables `samples`, how the saving is spread, and `chances`, how often there is one and each requirement holds.

use super::cells::scale;
use super::report::{answered, report};
use crate::analysis::check::falls_away;
use crate::analysis::whatif::{Distribution, Samples};
use crate::case::{Case, Required};
use crate::code;
use crate::lang::Term;
use crate::layout::cells::{exact_money, ranged_percent, saving_percent};
use crate::layout::columns::{Entry, items, listing};
use crate::layout::promises;
use crate::money::{Fraction, Range};
use crate::report::{Cell, Note, Report, Sense, Table, note};

/// Lays out samples of a case.
pub fn samples(found: &Samples, case: &Case) -> Report {
    let notes = notes(found).into_iter().chain(promises::gone(case)).collect();
    let report = report("simulate", case, vec![spread(found), chances(found, case)], notes);
    answered(report, Some(answer(found)), scale(found.saving.iter().cloned(), [], case.currency))
}

/// Between what the saving lies in nine of ten samples.
fn answer(found: &Samples) -> Note {
    let saving = |value: &Fraction| exact_money(Some(value.clone()), found.currency, Sense::Reduction);
    let [low, middle, high] = &found.saving;
    note!(
        "summary-samples",
        count = found.count,
        low = saving(low),
        high = saving(high),
        middle = saving(middle),
        chance = Cell::plain_percent(of_all(found.positive, found.count), 1)
    )
    .worded(if found.count < FEW { code!("summary-samples-few") } else { code!("summary-samples") })
}

/// Of fewer samples nine of ten are all of them.
const FEW: usize = 20;

fn spread(found: &Samples) -> Table {
    type E<'f> = Entry<'f, (Term, [Cell; 3])>;
    let value = |nth: usize| move |(_, values): &(Term, [Cell; 3])| values.get(nth).cloned();
    let entries: Vec<E<'_>> = vec![
        E::new("figure", Term::FigureName, |(name, _)| *name),
        E::new("p5", Term::P5, value(0)),
        E::new("p50", Term::P50, value(1)),
        E::new("p95", Term::P95, value(2)),
    ];
    let saved = |value: Fraction| exact_money(Some(value), found.currency, Sense::Reduction);
    let percent = |value: Fraction| saving_percent(Some(Range::exact(value)), 2);
    let rows = [
        Some((Term::Saving, found.saving.clone().map(saved))),
        found.percent.clone().map(|percents| (Term::Percent, percents.map(percent))),
    ];
    listing("samples", Term::SamplesTable, entries, items(rows.into_iter().flatten()))
}

/// How often something is so: in how many samples at least, and in how many that is not known.
struct Event<'f> {
    /// A requirement with its number; none for a saving.
    required: Option<(usize, &'f Required)>,
    held: usize,
    unknown: usize,
}

fn chances(found: &Samples, case: &Case) -> Table {
    type E<'f> = Entry<'f, Event<'f>>;
    let entries: Vec<E<'_>> = vec![
        E::data("event", |of| of.required.map_or(Term::ASaving, |_| Term::Requirement)),
        E::data("requirement", |of| of.required.map(|(nth, _)| nth + 1)),
        E::people("what", Term::Event, |of| match of.required.map(|(_, one)| &one.requirement) {
            None => Cell::Word(Term::ASaving),
            Some(one) => Cell::aside(promises::promise(one, case.currency), [promises::spoken_of(case, one)]),
        }),
        E::new("samples", Term::InSamples, |of| (of.unknown < found.count).then_some(of.held)),
        E::new("probability", Term::Probability, |of| probability(of, found.count)).ranged(),
    ];
    let saving = Event { required: None, held: found.positive, unknown: 0 };
    let required = found.chances.iter().zip(&case.require).enumerate();
    let required = required.filter(|(_, (_, required))| !falls_away(case, &required.requirement));
    let required = required.map(|(nth, (chance, required))| Event {
        required: Some((nth, required)),
        held: chance.held,
        unknown: chance.unknown,
    });
    listing("chances", Term::ChancesTable, entries, items(std::iter::once(saving).chain(required)))
}

/// The part of all samples; where it is not known of some, between which ends.
fn probability(of: &Event<'_>, count: usize) -> Option<Cell> {
    let [low, high] = [of.held, of.held + of.unknown].map(|held| of_all(held, count));
    (of.unknown < count).then(|| ranged_percent(Some(Range { low, high }), Sense::Plain, 2))
}

/// So many of all samples, in percent.
fn of_all(samples: usize, count: usize) -> Fraction {
    let hundred = i128::try_from(samples).unwrap_or(0).saturating_mul(100);
    Fraction::ratio(hundred, i128::try_from(count).unwrap_or(1)).unwrap_or_default()
}

fn notes(found: &Samples) -> Vec<Note> {
    let shape = match found.shape {
        Distribution::Uniform => Term::Uniform,
        Distribution::Triangular => Term::Triangular,
    };
    let drawn = note!("samples-drawn", count = found.count, drawn = found.drawn, shape)
        // a seed is a name, not an amount: no commas
        .with("seed", Cell::text(found.seed.to_string()));
    let unknown = found.chances.iter().map(|chance| chance.unknown).max().filter(|unknown| *unknown > 0);
    let unknown = unknown.map(|unknown| note!("samples-unknown", unknown));
    [drawn].into_iter().chain(unknown).collect()
}
