//! The table `sweep`: a row a step with a bar; two inputs as a two-way table for people, a row a combination as data.

use super::cells::{bar_of, bars, costs, figure, figure_name, known, losers, number, scale, worse_off};
use super::effects::{title, total_cells, totals};
use super::notes::{said, unknown};
use super::report::{answered, explained, report};
use super::words::paths;
use super::{inputs, named, values};
use crate::analysis::whatif::{Axis, Figure, Outcome, Point, Quantity, Step, Sweep};
use crate::case::Case;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Term};
use crate::layout::cells::first_few;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::layout::promises::gone;
use crate::money::Fraction;
use crate::report::{Audience, Cell, Column, Note, Report, Role, Row, Scale, Section, Table, note};

/// Lays out a sweep; `shown` are the figures of the two-way table, the first of them that of the bars, by default the
/// group's percent.
pub fn sweep(found: &Sweep, shown: &[Figure], case: &Case) -> Report {
    let percent = [Figure::of_group("percent", Quantity::Percent)];
    let shown = if shown.is_empty() { &percent[..] } else { shown };
    let [group] = &percent;
    let of_bars = shown.first().unwrap_or(group);
    // the group's figures have their columns in any case
    let beside: Vec<&Figure> = shown.iter().filter(|figure| figure.member.is_some()).collect();
    let mut tables = vec![rows(found, &beside, of_bars, case)];
    if let [first, second] = found.axes.as_slice() {
        tables.push(two_way(found, first, second, shown, case));
    }
    let uncomputed = found.points.iter().filter_map(|point| point.outcome.as_ref().err());
    let unsplit = found.points.iter().filter_map(|point| point.outcome.as_ref().ok()?.unsplit.as_ref());
    let mut notes: Vec<Note> =
        [failed(code!("sweep-failed"), uncomputed), failed(code!("sweep-unsplit"), unsplit)]
            .into_iter()
            .flatten()
            .collect();
    let fewer = |axis: &&Axis| axis.steps.len() < axis.asked;
    notes.extend(found.axes.iter().filter(fewer).map(|axis| only(axis, case)));
    let ranges =
        found.points.iter().any(|point| point.outcome.as_ref().is_ok_and(|outcome| !outcome.is_exact()));
    let outcomes = found.points.iter().filter_map(|point| point.outcome.as_ref().ok());
    let is_unknown = |outcome: &&Outcome| !outcome.known.before() || !outcome.known.after();
    let unknown_of = |outcome: &Outcome| unknown(outcome, case);
    notes.extend(outcomes.into_iter().find(is_unknown).map(unknown_of).unwrap_or_default());
    notes.extend(ranges.then(|| note!("sweep-middle")));
    notes.extend(gone(case));
    let marked = found.axes.len() == 2 && found.points.iter().any(|point| point.broken > Some(0));
    notes.extend(marked.then(|| note!("sweep-marked")));
    let report = report("sweep", case, tables, notes);
    let report = answered(report, answer(found, of_bars, case), unit(found));
    explained(report, paths(found.axes.iter().filter_map(path_of), case))
}

/// The path of an axis that moves one input.
fn path_of(axis: &Axis) -> Option<&str> {
    matches!(axis.steps.first()?, Step::Number(..) | Step::Written(..)).then_some(axis.path.as_str())
}

/// The unit that shows every step of an input, and the costs.
fn unit(found: &Sweep) -> Scale {
    let steps = || found.axes.iter().flat_map(|axis| &axis.steps);
    let numbers = steps().filter_map(|step| match step {
        Step::Number(_, number) => Some(number),
        Step::Written(..) | Step::Joined(_) | Step::Made(_) | Step::Rule(_) => None,
    });
    scale(found.points.iter().filter_map(|point| point.outcome.as_ref().ok()).flat_map(costs), numbers)
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
        Cell::Parts(steps.map(|(axis, nth)| step_in_words(axis, *nth, case)).collect())
    };
    let value = |value: &Fraction| figure(shown, Some(value.clone()), case.currency, 1);
    let note = note!("summary-sweep");
    let note = if low == high { note.worded(code!("summary-sweep-same")) } else { note };
    let note = note.with("figure", figure_name(shown)).with("low", value(low)).with("high", value(high));
    Some(note.with("at_low", at(first)).with("at_high", at(last)))
}

/// Some of the steps asked for are the same to the least unit of the input.
fn only(axis: &Axis, case: &Case) -> Note {
    let count = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let note = note!("sweep-fewer", path = name_of(axis, case));
    note.with("asked", count(axis.asked)).with("found", count(axis.steps.len()))
}

/// In how many rows something fails, and why in the first of them.
fn failed<'f>(code: Code, mut faults: impl Iterator<Item = &'f Diagnostic>) -> Option<Note> {
    let first = faults.next()?;
    let count = faults.count().saturating_add(1);
    let count = Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    Some(Note::new(code).with("count", count).with("reason", said(first)))
}

/// What people call what is varied.
fn name_of(axis: &Axis, case: &Case) -> Cell {
    match axis.steps.first() {
        Some(Step::Made(_)) => Cell::Word(Term::Scenario),
        Some(Step::Rule(_)) => Cell::Word(Term::Rule),
        Some(Step::Joined(_)) => Cell::Word(Term::Members),
        Some(Step::Number(..) | Step::Written(..)) | None => Cell::name(inputs::input(&axis.path, case)),
    }
}

/// The columns of what is varied: by its path in data, by its name for people.
fn of_axis(axis: &Axis, case: &Case) -> [Column; 2] {
    let path = Column { key: axis.path.clone().into(), ..data("") };
    let head = Some(name_of(axis, case));
    [path, Column { key: axis.path.clone().into(), head, audience: Audience::People, ..Column::default() }]
}

/// The column of a figure.
fn of_figure(figure: &Figure) -> Column {
    let head = Some(figure_name(figure));
    ranged(Column { key: figure.name.clone().into(), head, ..Column::default() })
}

fn rows(found: &Sweep, shown: &[&Figure], of_bars: &Figure, case: &Case) -> Table {
    let values: Vec<_> = found.points.iter().map(|point| number_in(of_bars, point)).collect();
    let names_losers = of_bars.quantity == Quantity::WorseOff;
    let rows = found.points.iter().zip(bars(&values)).map(|(point, bar)| {
        let axes = found.axes.iter().zip(&point.steps);
        let steps = axes.flat_map(|(axis, nth)| [step(axis, *nth), step_in_words(axis, *nth, case)]);
        let figures = shown.iter().map(|shown| value(shown, point, case));
        let losers = names_losers.then(|| losers_of(point, case)).into_iter().flatten();
        let none = || std::array::from_fn(|_| Cell::Absent);
        let totals = point.outcome.as_ref().map_or_else(|_| none(), total_cells);
        let broken = point.broken.into();
        let cells = steps.chain(totals).chain([broken]).chain(figures).chain(losers).chain([bar]);
        Row { role: Role::Item, cells: cells.collect() }
    });
    // beside its figure a bar needs no head
    let is_beside = shown.len() == 1;
    let bar = if is_beside { for_people(column("bar", Term::NoHead)) } else { bar_of(of_bars) };
    let columns = found.axes.iter().flat_map(|axis| of_axis(axis, case));
    let requires = found.points.iter().any(|point| point.broken.is_some());
    let broken = if requires { column("broken", Term::BrokenCount) } else { data("broken") };
    let columns = columns.chain(totals()).chain([broken]).chain(shown.iter().map(|figure| of_figure(figure)));
    let losers = [data("worse_off_members"), for_people(column("worse_off_names", Term::LoserNames))];
    let losers = losers.into_iter().filter(|_| names_losers);
    // numbers of things are read faster than their bars
    let bar = if of_bars.quantity.is_count() { Column { audience: Audience::Nobody, ..bar } } else { bar };
    let mut columns: Vec<Column> = columns.chain(losers).chain([bar]).collect();
    if found.axes.len() > 1 {
        // people read the two-way table
        columns.iter_mut().for_each(|column| {
            column.audience = match column.audience {
                Audience::People => Audience::Nobody,
                _ => Audience::Data,
            };
        });
    }
    let sections = vec![Section { heading: None, rows: rows.collect() }];
    Table { id: "sweep", title: Term::SweepTable, columns, sections }
}

/// Losers named beside their number.
const NAMED: usize = 3;

/// Who pays more than before: ids, and names.
fn losers_of(point: &Point, case: &Case) -> [Cell; 2] {
    let Ok(outcome) = &point.outcome else { return [Cell::Absent, Cell::Absent] };
    let [ids, names] = losers(outcome, case);
    let ids = if ids.is_empty() { Cell::Absent } else { Cell::Words(ids) };
    let names = if names.is_empty() { Cell::blank() } else { Cell::Parts(first_few(names, NAMED)) };
    [ids, names]
}

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
        Some(Step::Written(input, text)) => Cell::text(values::of(&input.path, text, case)),
        Some(Step::Rule(text)) => Cell::text(named::rule_in(text)),
        Some(Step::Made(scenario)) if scenario.id == "as-is" => Cell::Word(Term::AsIs),
        Some(Step::Made(scenario)) => title(scenario),
        Some(Step::Joined(ids)) if !ids.is_empty() => {
            let names = ids.iter().map(|id| Cell::name(named::member(id, case))).collect();
            Cell::Words(vec![Cell::text("+"), Cell::Parts(names)])
        }
        Some(Step::Number(..) | Step::Joined(_)) | None => step(axis, nth),
    }
}

/// What a step is, as a cell.
fn step(axis: &Axis, nth: usize) -> Cell {
    match axis.steps.get(nth) {
        None => Cell::Absent,
        Some(Step::Number(_, found)) => number(found),
        Some(Step::Written(_, text) | Step::Rule(text)) => Cell::text(text.clone()),
        Some(Step::Made(scenario)) => Cell::text(scenario.id.clone()),
        Some(Step::Joined(ids)) if ids.is_empty() => Cell::Word(Term::AsIs),
        Some(Step::Joined(ids)) => Cell::text(["+ ", &ids.join(" + ")].concat()),
    }
}

/// A value, with a mark where a requirement does not hold.
fn marked(point: &Point, value: Cell) -> Cell {
    match point.broken > Some(0) {
        true => Cell::Words(vec![value, Cell::text("*")]),
        false => value,
    }
}

/// The first input downwards, the second across.
fn two_way(found: &Sweep, first: &Axis, second: &Axis, shown: &[Figure], case: &Case) -> Table {
    let across = (0..second.steps.len()).map(|nth| Column {
        key: format!("{}[{}]", second.path, nth + 1).into(),
        head: Some(step_in_words(second, nth, case)),
        audience: Audience::People,
        ..Column::default()
    });
    let [_, down] = of_axis(first, case);
    let columns = std::iter::once(down).chain(across).collect();
    let section = |shown: &Figure| {
        let rows = found.points.chunks(second.steps.len().max(1)).enumerate().map(|(nth, points)| {
            let values = points.iter().map(|point| marked(point, value(shown, point, case)));
            let cells = std::iter::once(step_in_words(first, nth, case)).chain(values).collect();
            Row { role: Role::Item, cells }
        });
        let heading = note!("two-way-heading", figure = figure_name(shown), path = name_of(second, case));
        Section { heading: Some(Cell::from(heading)), rows: rows.collect() }
    };
    let sections = shown.iter().map(section).collect();
    Table { id: "two-way", title: Term::TwoWayTable, columns, sections }
}
