//! The table `sweep`: a row a step with a bar; two inputs as a two-way table for people, a row a combination as data.

use super::cells::{bar_of, bars, figure_name, known, number};
use super::effects::{total_cells, totals};
use super::notes::{gone, said, unknown};
use super::report::report;
use crate::analysis::whatif::{Axis, Figure, Outcome, Point, Quantity, Step, Sweep};
use crate::case::Case;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Term};
use crate::layout::columns::{column, data, for_people, ranged};
use crate::report::{Audience, Cell, Column, Note, Report, Role, Row, Section, Table};

/// Lays out a sweep; `shown` are the figures of the two-way table, the first of them that of the bars, by default the
/// group's percent.
pub fn sweep(found: &Sweep, shown: &[Figure], case: &Case) -> Report {
    let percent = [Figure::of_group("percent", Quantity::Percent)];
    let shown = if shown.is_empty() { &percent[..] } else { shown };
    let [group] = &percent;
    let of_bars = shown.first().unwrap_or(group);
    // the group's figures have their columns in any case
    let beside: Vec<&Figure> = shown.iter().filter(|figure| figure.member.is_some()).collect();
    let mut tables = vec![rows(found, &beside, of_bars)];
    if let [first, second] = found.axes.as_slice() {
        tables.push(two_way(found, first, second, shown));
    }
    let uncomputed = found.points.iter().filter_map(|point| point.outcome.as_ref().err());
    let unsplit = found.points.iter().filter_map(|point| point.outcome.as_ref().ok()?.unsplit.as_ref());
    let mut notes: Vec<Note> =
        [failed(code!("sweep-failed"), uncomputed), failed(code!("sweep-unsplit"), unsplit)]
            .into_iter()
            .flatten()
            .collect();
    notes.extend(found.axes.iter().filter(|axis| axis.steps.len() < axis.asked).map(fewer));
    let ranges =
        found.points.iter().any(|point| point.outcome.as_ref().is_ok_and(|outcome| !outcome.is_exact()));
    let outcomes = found.points.iter().filter_map(|point| point.outcome.as_ref().ok());
    let is_unknown = |outcome: &&Outcome| !outcome.known.before() || !outcome.known.after();
    let unknown_of = |outcome: &Outcome| unknown(outcome, case);
    notes.extend(outcomes.into_iter().find(is_unknown).map(unknown_of).unwrap_or_default());
    notes.extend(ranges.then(|| Note::new(code!("sweep-middle"))));
    notes.extend(gone(case));
    report("sweep", tables, notes)
}

/// Some of the steps asked for are the same to the least unit of the input.
fn fewer(axis: &Axis) -> Note {
    let count = |count: usize| Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    let note = Note::new(code!("sweep-fewer")).with("path", Cell::text(axis.path.clone()));
    note.with("asked", count(axis.asked)).with("found", count(axis.steps.len()))
}

/// In how many rows something fails, and why in the first of them.
fn failed<'f>(code: Code, mut faults: impl Iterator<Item = &'f Diagnostic>) -> Option<Note> {
    let first = faults.next()?;
    let count = faults.count().saturating_add(1);
    let count = Cell::Count(u64::try_from(count).unwrap_or(u64::MAX));
    Some(Note::new(code).with("count", count).with("reason", said(first)))
}

/// The column of a path.
fn of_path(path: &str) -> Column {
    Column { key: path.to_owned().into(), head: Some(Cell::text(path.to_owned())), ..Column::default() }
}

/// The column of a figure.
fn of_figure(figure: &Figure) -> Column {
    ranged(Column { head: Some(figure_name(figure)), ..of_path(&figure.name) })
}

fn rows(found: &Sweep, shown: &[&Figure], of_bars: &Figure) -> Table {
    let values: Vec<_> = found.points.iter().map(|point| of_bars.of(point.outcome.as_ref().ok()?)).collect();
    let rows = found.points.iter().zip(bars(&values)).map(|(point, bar)| {
        let steps = found.axes.iter().zip(&point.steps).map(|(axis, nth)| step(axis, *nth));
        let figures = shown.iter().map(|shown| value(shown, point));
        let none = || std::array::from_fn(|_| Cell::Absent);
        let totals = point.outcome.as_ref().map_or_else(|_| none(), total_cells);
        let broken = point.broken.map_or(Cell::Absent, |count| Cell::Count(count as u64));
        let cells = steps.chain(totals).chain([broken]).chain(figures).chain([bar]);
        Row { role: Role::Item, cells: cells.collect() }
    });
    // beside its figure a bar needs no head
    let is_beside = shown.len() == 1;
    let bar = if is_beside { for_people(column("bar", Term::NoHead)) } else { bar_of(of_bars) };
    let columns = found.axes.iter().map(|axis| of_path(&axis.path));
    let requires = found.points.iter().any(|point| point.broken.is_some());
    let broken = if requires { column("broken", Term::BrokenCount) } else { data("broken") };
    let columns = columns.chain(totals()).chain([broken]).chain(shown.iter().map(|figure| of_figure(figure)));
    let mut columns: Vec<Column> = columns.chain([bar]).collect();
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

fn value(shown: &Figure, point: &Point) -> Cell {
    point.outcome.as_ref().map_or(Cell::Absent, |outcome| known(shown, outcome))
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

/// The first input downwards, the second across.
fn two_way(found: &Sweep, first: &Axis, second: &Axis, shown: &[Figure]) -> Table {
    let across = (0..second.steps.len()).map(|nth| Column {
        key: format!("{}[{}]", second.path, nth + 1).into(),
        head: Some(step(second, nth)),
        audience: Audience::People,
        ..Column::default()
    });
    let columns = std::iter::once(for_people(of_path(&first.path))).chain(across).collect();
    let section = |shown: &Figure| {
        let rows = found.points.chunks(second.steps.len().max(1)).enumerate().map(|(nth, points)| {
            let values = points.iter().map(|point| value(shown, point));
            Row { role: Role::Item, cells: std::iter::once(step(first, nth)).chain(values).collect() }
        });
        let heading = Note::new(code!("two-way-heading"))
            .with("figure", figure_name(shown))
            .with("path", Cell::text(second.path.clone()));
        Section { heading: Some(Cell::Said(Box::new(heading))), rows: rows.collect() }
    };
    let sections = shown.iter().map(section).collect();
    Table { id: "two-way", title: Term::TwoWayTable, columns, sections }
}
