//! The table `sweep`: a row a step with a bar; two inputs as a two-way table for people, a row a combination as data.

use super::cells::{
    bars, costs, currency_word, figure, figure_name, known, losers, number, number_said, scale, worse_off,
};
use super::effects::{title, totals};
use super::notes::{said, unknown};
use super::report::{answered, explained, report};
use super::words::paths;
use super::{inputs, named, values};
use crate::analysis::whatif::{Axis, Figure, Outcome, Point, Quantity, Sweep, SweepStep};
use crate::case::{Case, Number, NumberOf};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Term};
use crate::layout::cells::{few, first_few};
use crate::layout::columns::{Entry, Rows, items, keep, listing, table};
use crate::layout::promises::gone;
use crate::money::Fraction;
use crate::report::{Audience, Cell, Note, Report, Scale, Table, note};

/// A row: a combination of steps with its bar.
type Of<'f> = (&'f Point, Option<Cell>);

/// Lays out a sweep; `shown` are the figures of the two-way table, the first of them that of the bars, by default the
/// group's percent. A table that this reader never sees is not made.
pub fn sweep(found: &Sweep, shown: &[Figure], case: &Case, reader: Audience) -> Report {
    let percent = [Figure::of_group("percent", Quantity::Percent)];
    let shown = if shown.is_empty() { &percent[..] } else { shown };
    let [group] = &percent;
    let of_bars = shown.first().unwrap_or(group);
    // the group's figures have their columns in any case
    let beside: Vec<&Figure> = shown.iter().filter(|figure| figure.member.is_some()).collect();
    let rows = || rows(found, &beside, of_bars, case, reader);
    let two_way = |axes| two_way(found, axes, shown, case);
    let tables = match (found.axes.as_slice(), reader) {
        ([first, second], Audience::People) => vec![two_way([first, second])],
        ([first, second], Audience::All) => vec![rows(), two_way([first, second])],
        _ => vec![rows()],
    };
    let report = report("sweep", case, tables, notes(found, case));
    let report = answered(report, answer(found, of_bars, case), unit(found, case));
    explained(report, paths(found.axes.iter().filter_map(path_of), case))
}

/// What fails, what is the same, what is not known, and what marks mean.
fn notes(found: &Sweep, case: &Case) -> Vec<Note> {
    let outcomes = || found.points.iter().filter_map(|point| point.outcome.as_ref().ok());
    let uncomputed = found.points.iter().filter_map(|point| point.outcome.as_ref().err());
    let mut notes: Vec<Note> = failed(code!("sweep-failed"), uncomputed).into_iter().collect();
    notes.extend(failed(code!("sweep-unsplit"), outcomes().filter_map(|outcome| outcome.unsplit.as_ref())));
    let fewer = |axis: &&Axis| axis.steps.len() < axis.asked;
    notes.extend(found.axes.iter().filter(fewer).map(|axis| only(axis, case)));
    let is_unknown = |outcome: &&Outcome| !outcome.known.before() || !outcome.known.after();
    notes.extend(outcomes().find(is_unknown).map(|outcome| unknown(outcome, case)).unwrap_or_default());
    notes.extend(outcomes().any(|outcome| !outcome.is_exact()).then(|| note!("sweep-middle")));
    notes.extend(gone(case));
    let marked = found.axes.len() == 2 && found.points.iter().any(|point| point.broken > Some(0));
    notes.extend(marked.then(|| note!("sweep-marked")));
    notes
}

/// The path of an axis that moves one input.
fn path_of(axis: &Axis) -> Option<&str> {
    matches!(axis.steps.first()?, SweepStep::Number(..) | SweepStep::Written(..))
        .then_some(axis.path.as_str())
}

/// The unit that shows every step of an input, and the costs.
fn unit(found: &Sweep, case: &Case) -> Scale {
    let steps = || found.axes.iter().flat_map(|axis| &axis.steps);
    let numbers = steps().filter_map(|step| match step {
        SweepStep::Number(_, number) => Some(number),
        SweepStep::Written(..) | SweepStep::Joined(_) | SweepStep::Made(_) | SweepStep::Rule(_) => None,
    });
    scale(
        found.points.iter().filter_map(|point| point.outcome.as_ref().ok()).flat_map(costs),
        numbers,
        case.currency,
    )
}

/// Between what the figure moves, and where.
fn answer(found: &Sweep, shown: &Figure, case: &Case) -> Option<Note> {
    let value = |point: &Point| number_in(shown, point);
    let mut known: Vec<(Fraction, &Point)> =
        found.points.iter().filter_map(|point| Some((value(point)?, point))).collect();
    known.sort_by(|(one, _), (other, _)| one.cmp(other));
    let ((low, first), (high, last)) = (known.first()?, known.last()?);
    let at = |point: &Point| {
        let steps = found.axes.iter().zip(&point.steps);
        Cell::Parts(steps.map(|(axis, nth)| step_named(axis, *nth, case)).collect())
    };
    let value = |value: &Fraction| figure(shown, Some(value.clone()), case.currency, 1);
    let note = note!("summary-sweep");
    let note = note.worded_if(low == high, code!("summary-sweep-same"));
    let note = note.with("figure", figure_name(shown)).with("low", value(low)).with("high", value(high));
    Some(note.with("at_low", at(first)).with("at_high", at(last)))
}

/// Some of the steps asked for are the same to the least unit of the input.
fn only(axis: &Axis, case: &Case) -> Note {
    note!("sweep-fewer", path = name_of(axis, case), asked = axis.asked, found = axis.steps.len())
}

/// In how many rows something fails, and why in the first of them.
fn failed<'f>(code: Code, mut faults: impl Iterator<Item = &'f Diagnostic>) -> Option<Note> {
    let first = faults.next()?;
    let count = faults.count().saturating_add(1);
    Some(Note::new(code).with("count", count).with("reason", said(first)))
}

/// What people call what is varied.
fn name_of(axis: &Axis, case: &Case) -> Cell {
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
fn head_of(axis: &Axis, case: &Case) -> Cell {
    match axis.steps.first() {
        Some(SweepStep::Number(_, Number { measure: NumberOf::Rate(currency), .. })) => {
            Cell::aside(name_of(axis, case), [currency_word(*currency)])
        }
        _ => name_of(axis, case),
    }
}

/// A row a combination of steps.
fn rows(found: &Sweep, shown: &[&Figure], of_bars: &Figure, case: &Case, reader: Audience) -> Table {
    type E<'f> = Entry<'f, Of<'f>>;
    let mut entries: Vec<E<'_>> = found.axes.iter().enumerate().flat_map(|axis| steps(axis, case)).collect();
    let totals = totals(|(point, _): &Of<'_>| point.outcome.as_ref().ok());
    let [before, after, saving, percent, worse, count] = totals;
    // before the figure asked for and its bar all else gives way, first what it is made of
    let is_asked = |name: &str| of_bars.member.is_none() && of_bars.name == name;
    let rank = |name: &str, rank: u8| if is_asked(name) { 0 } else { rank };
    entries.extend([before.rank(rank("before", 4)), after.rank(rank("after", 3))]);
    entries.extend([saving.rank(rank("saving", 2)), percent.rank(rank("percent", 1))]);
    // beside its figure a bar needs no head
    let is_beside = shown.len() == 1 || (shown.is_empty() && is_asked("percent"));
    let head = if is_beside { Cell::Word(Term::NoHead) } else { figure_name(of_bars) };
    // numbers of things are read faster than their bars
    let bar = E::people("bar", head, |(_, bar)| bar.clone()).only_if(!of_bars.quantity.is_count());
    let (bar, last) = if shown.is_empty() { (Some(bar), None) } else { (None, Some(bar)) };
    entries.extend(bar);
    entries.extend([worse, count]);
    let requires = found.points.iter().any(|point| point.broken.is_some());
    entries
        .push(Entry::new("broken", Term::BrokenCount, |(point, _): &Of<'_>| point.broken).seen_if(requires));
    entries.extend(shown.iter().map(|shown| {
        let cell = move |(point, _): &Of<'_>| value(shown, point, case);
        E::new(shown.name.clone(), figure_name(shown), cell).ranged()
    }));
    let names_losers = of_bars.quantity == Quantity::WorseOff;
    entries.push(
        E::data("worse_off_members", |(point, _)| {
            let [ids, _] = losers(point.outcome.as_ref().ok()?, case);
            (!ids.is_empty()).then_some(Cell::Words(ids))
        })
        .only_if(names_losers),
    );
    entries.push(
        E::people("worse_off_names", Term::LoserNames, |(point, _)| {
            let [_, names] = losers(point.outcome.as_ref().ok()?, case);
            Some(if names.is_empty() { Cell::blank() } else { few(names, NAMED) })
        })
        .only_if(names_losers),
    );
    entries.extend(last);
    keep(&mut entries, reader);
    let values: Vec<_> = found.points.iter().map(|point| number_in(of_bars, point)).collect();
    let table = listing("sweep", Term::SweepTable, entries, items(found.points.iter().zip(bars(&values))));
    // people read the two-way table
    if found.axes.len() > 1 { table.hidden() } else { table }
}

/// The columns of what is varied: by its path in data, by its name for people.
fn steps<'f>((place, axis): (usize, &'f Axis), case: &'f Case) -> [Entry<'f, Of<'f>>; 2] {
    let of = move |(point, _): &Of<'f>| point.steps.get(place).copied();
    [
        Entry::data(axis.path.clone(), move |row| of(row).map(|nth| step(axis, nth))),
        Entry::people(axis.path.clone(), head_of(axis, case), move |row| {
            of(row).map(|nth| step_in_table(axis, nth, case))
        }),
    ]
}

/// Losers named beside their number.
const NAMED: usize = 3;

/// The value of a figure, for a bar and for an answer.
fn number_in(shown: &Figure, point: &Point) -> Option<Fraction> {
    match shown.quantity {
        Quantity::Unmet => point.broken.and_then(|count| i128::try_from(count).ok()).map(Fraction::from),
        _ => shown.of(point.outcome.as_ref().ok()?),
    }
}

/// A figure in a cell; of those who pay more also their names.
fn value(shown: &Figure, point: &Point, case: &Case) -> Cell {
    let Ok(outcome) = &point.outcome else { return Cell::Absent };
    match shown.quantity {
        Quantity::Unmet => point.broken.into(),
        Quantity::WorseOff => {
            let [_, names] = losers(outcome, case);
            let count = worse_off(outcome);
            if names.is_empty() { count } else { Cell::aside(count, first_few(names, NAMED)) }
        }
        _ => known(shown, outcome),
    }
}

/// What people call a step.
fn step_in_words(axis: &Axis, nth: usize, case: &Case) -> Cell {
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
fn step_in_table(axis: &Axis, nth: usize, case: &Case) -> Cell {
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
fn step_named(axis: &Axis, nth: usize, case: &Case) -> Cell {
    let value = step_in_words(axis, nth, case);
    match axis.steps.get(nth) {
        Some(SweepStep::Number(..) | SweepStep::Written(..)) => {
            note!("value-of-input", input = name_of(axis, case), value).into()
        }
        _ => value,
    }
}

/// What a step is, as a cell.
fn step(axis: &Axis, nth: usize) -> Cell {
    match axis.steps.get(nth) {
        None => Cell::Absent,
        Some(SweepStep::Number(_, found)) => number(found),
        Some(SweepStep::Written(_, text) | SweepStep::Rule(text)) => Cell::text(text.clone()),
        Some(SweepStep::Made(scenario)) => Cell::text(&scenario.id),
        Some(SweepStep::Joined(ids)) if ids.is_empty() => Cell::Word(Term::AsIs),
        Some(SweepStep::Joined(ids)) => Cell::text(["+ ", &ids.join(" + ")].concat()),
    }
}

/// A value, with a mark where a requirement does not hold.
fn marked(point: &Point, value: Cell) -> Cell {
    if point.broken > Some(0) { Cell::Words(vec![value, Cell::text("*")]) } else { value }
}

/// The first input downwards, the second across.
fn two_way(found: &Sweep, [first, second]: [&Axis; 2], shown: &[Figure], case: &Case) -> Table {
    type Of<'f> = (usize, &'f [Point], &'f Figure);
    let down = |(nth, ..): &Of<'_>| step_in_table(first, *nth, case);
    let mut entries = vec![Entry::people(first.path.clone(), head_of(first, case), down)];
    entries.extend((0..second.steps.len()).map(|nth| {
        let key = format!("{}[{}]", second.path, nth + 1);
        Entry::people(key, step_in_words(second, nth, case), move |(_, points, shown): &Of<'_>| {
            points.get(nth).map(|point| marked(point, value(shown, point, case)))
        })
    }));
    let sections = shown.iter().map(|shown| {
        let points = found.points.chunks(second.steps.len().max(1)).enumerate();
        let heading = note!("two-way-heading", figure = figure_name(shown), path = name_of(second, case));
        Rows::under(Some(heading.into()), items(points.map(move |(nth, points)| (nth, points, shown))))
    });
    table("two-way", Term::TwoWayTable, entries, sections)
}
