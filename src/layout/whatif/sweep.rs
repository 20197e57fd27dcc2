//! The table `sweep`: a row a step with a bar; two inputs as a two-way table for people, a row a combination as data.

use super::axes::{
    NAMED, head_of, is_marked, name_of, number_in, step, step_in_table, step_named, value, valued_in,
};
use super::beside;
use super::cells::{bars, costs, figure_name, losers, scale, telling, unmet, valued_to};
use super::effects::totals;
use super::notes::{said, unknown};
use super::report::{answered, explained, report};
use super::two_way::two_way;
use super::words::paths;
use crate::analysis::whatif::{Axis, Figure, Outcome, Point, Quantity, Sweep, SweepStep, Valued};
use crate::case::Case;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Term};
use crate::layout::cells::{counted, few};
use crate::layout::columns::{Entry, items, keep, listing};
use crate::layout::promises::gone;
use crate::report::{Audience, Cell, Note, Report, Scale, Table, note};

/// A row: a combination of steps with its bar.
type SweepRow<'f> = (&'f Point, Option<Cell>);

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
    // two inputs against each other show neither bars nor counts
    let is_at_middle = found.axes.len() == 1 && outcomes().any(|outcome| !outcome.is_exact());
    notes.extend(is_at_middle.then(|| note!("sweep-middle")));
    // whom a step takes in brings its conditions back
    let as_is = found.axes.iter().any(|axis| path_of(axis).is_none()).then_some(Cell::Word(Term::AsIs));
    notes.extend(gone(case).into_iter().map(|note| note.about(as_is.clone())));
    let marked = || found.points.iter().filter(|point| found.axes.len() == 2 && is_marked(point));
    let perhaps = marked().any(|point| point.broken.is_some_and(|[certain, _]| certain == 0));
    let note = note!("sweep-marked").worded_if(perhaps, code!("sweep-marked-perhaps"));
    notes.extend(marked().next().map(|_| note));
    notes.extend(found.axes.iter().filter_map(path_of).filter_map(|path| beside::of_path(path, case)));
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
    let mut known: Vec<(Valued, &Point)> =
        found.points.iter().filter_map(|point| Some((valued_in(shown, point)?, point))).collect();
    // of the same middle the wider range reaches higher
    known.sort_by_key(|(value, _)| (value.middle.clone(), value.ends.high.clone()));
    let ((low, first), (high, last)) = (known.first()?, known.last()?);
    let unknown = found.points.len().saturating_sub(known.len());
    let at = |point: &Point| {
        let steps = found.axes.iter().zip(&point.steps);
        Cell::Parts(steps.map(|(axis, nth)| step_named(axis, *nth, case)).collect())
    };
    // two ends that differ are not shown as one
    let decimals = telling(&[&low.middle, &high.middle], 1);
    let value = |value: &Valued| valued_to(shown, value, case.currency, decimals);
    let note = note!("summary-sweep").worded_if(
        known.iter().all(|(value, _)| value == low),
        match unknown {
            0 => code!("summary-sweep-same"),
            _ => code!("summary-sweep-known"),
        },
    );
    let note = note.with("figure", figure_name(shown)).with("low", value(low)).with("high", value(high));
    let said = note.with("at_low", at(first)).with("at_high", at(last));
    Some(match unknown {
        0 => said,
        count => note!("summary-sweep")
            .worded(code!("summary-sweep-unknown"))
            .with("said", Cell::from(said))
            .with("count", count),
    })
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

/// A row a combination of steps.
fn rows(found: &Sweep, shown: &[&Figure], of_bars: &Figure, case: &Case, reader: Audience) -> Table {
    type E<'f> = Entry<'f, SweepRow<'f>>;
    let mut entries: Vec<E<'_>> = found.axes.iter().enumerate().flat_map(|axis| steps(axis, case)).collect();
    let totals = totals(|(point, _): &SweepRow<'_>| point.outcome.as_ref().ok());
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
    entries.push(Entry::data("broken", |(point, _): &SweepRow<'_>| point.broken.map(counted)));
    entries.push(
        Entry::people("broken_count", Term::BrokenCount, |(point, _): &SweepRow<'_>| point.broken.map(unmet))
            .only_if(requires),
    );
    entries.extend(shown.iter().map(|shown| {
        let cell = move |(point, _): &SweepRow<'_>| value(shown, point, case);
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
fn steps<'f>((place, axis): (usize, &'f Axis), case: &'f Case) -> [Entry<'f, SweepRow<'f>>; 2] {
    let of = move |(point, _): &SweepRow<'f>| point.steps.get(place).copied();
    [
        Entry::data(axis.path.clone(), move |row| of(row).map(|nth| step(axis, nth))),
        Entry::people(axis.path.clone(), head_of(axis, case), move |row| {
            of(row).map(|nth| step_in_table(axis, nth, case))
        }),
    ]
}
