//! The table `changes`: what a baseline said, what is said now, and the difference.

use crate::analysis::check::{Change, CheckedFile, Since as Changed};
use crate::analysis::compare::{Compared, Line};
use crate::analysis::diff::{Diff, Moved};
use crate::analysis::whatif::Quantity;
use crate::lang::{Term, Text};
use crate::layout::cells::money;
use crate::layout::columns::{column, data, for_people, ranged};
use crate::layout::moved::{figure_of, kind};
use crate::layout::verdicts::printed;
use crate::money::{Currency, Rounding};
use crate::published::Known;
use crate::report::{Cell, Percent, Role, Row, Section, Sense, Table};

/// Lays out the figures of a file that changed.
pub(super) fn section(file: &CheckedFile<'_>) -> Option<Section> {
    let is_changed = !file.since.changes.is_empty() || file.since.plan.is_some();
    let compared = file.compared.as_ref().filter(|_| is_changed)?;
    let printed = file.since.changes.iter().flat_map(|change| rows(compared, change));
    let planned = file.since.plan.iter().flat_map(|plan| of_plan(plan, file.since.is_plan_lost));
    let heading = Some(Cell::text(file.file.name.clone()));
    Some(Section { heading, rows: printed.chain(planned).collect() })
}

/// The table of these sections.
pub(super) fn table(sections: Vec<Section>) -> Table {
    laid(sections)
}

/// The same of two versions of cases, each under its title.
pub(in crate::layout) fn reprinted(found: &[(Compared<'_>, Changed<'_>)]) -> Table {
    let sections = found.iter().filter(|(_, since)| !since.changes.is_empty());
    let sections = sections.map(|(compared, since)| Section {
        heading: Some(Cell::text(compared.case.title.clone())),
        rows: since.changes.iter().flat_map(|change| rows(compared, change)).collect(),
    });
    laid(sections.collect())
}

/// The figures of a plan that moved.
fn of_plan(plan: &Diff<'_>, is_lost: bool) -> Vec<Row> {
    let moved = plan.figures.iter().chain(&plan.bills).filter(|moved| moved.old != moved.new);
    let row = |moved: &Moved| {
        let value = |value, is_change| figure_of(&moved.figure, value, plan.new, is_change);
        let change = moved.new.as_ref().zip(moved.old.as_ref()).map(|(new, old)| new - old);
        let member = moved.figure.whose.as_ref().map(|whose| Cell::name(whose.clone()));
        let id = moved.figure.member.as_ref().and(member.clone()).unwrap_or(Cell::Absent);
        let cells = vec![
            Cell::text(plan.new.id.clone()),
            member.unwrap_or(Cell::Word(Term::Whole)),
            Cell::Absent,
            id,
            Cell::Absent,
            Cell::Count(plan.new.months.into()),
            Cell::Word(kind(&moved.figure)),
            Cell::Word(kind(&moved.figure)),
            value(moved.old.as_ref(), false),
            value(moved.new.as_ref(), false),
            value(change.as_ref(), true),
            Cell::Flag(is_lost && moved.figure.quantity == Quantity::Saving),
        ];
        Row { role: Role::Item, cells }
    };
    moved.map(row).collect()
}

fn laid(sections: Vec<Section>) -> Table {
    Table {
        id: "changes",
        title: Term::ChangesTable,
        columns: vec![
            data("case"),
            for_people(column("subject", Term::Subject)),
            data("system"),
            data("member"),
            data("of"),
            data("months"),
            data("figure"),
            for_people(column("what", Term::Figure)),
            ranged(column("was", Term::Was)),
            ranged(column("is", Term::Is)),
            column("change", Term::Change),
            data("lost"),
        ],
        sections,
    }
}

fn rows(compared: &Compared<'_>, change: &Change) -> Vec<Row> {
    let Some(line) = compared.lines.get(change.row) else { return Vec::new() };
    let nothing = Known::default();
    let was = change.was.as_ref();
    let is = &change.is;
    let figures = [
        (Term::Before, was.map(|was| &was.before), &is.before),
        (Term::After, was.map(|was| &was.after), &is.after),
        (Term::Saving, was.map(|was| &was.saving), &is.saving),
        (Term::Percent, was.map(|was| &was.percent), &is.percent),
    ];
    let changed = figures
        .into_iter()
        .map(|(name, was, is)| (name, was.unwrap_or(&nothing), is))
        .filter(|(_, was, is)| was != is);
    let row = |[name, what, was, is, difference]: [Cell; 5]| {
        let mut cells = vec![Cell::text(compared.case.id.clone())];
        cells.extend(subject(line));
        cells.extend([name, what, was, is, difference, Cell::Flag(change.lost)]);
        Row { role: Role::Item, cells }
    };
    let has_printed = line.published.figures.percent.is_some() && is.exact_percent.is_some();
    let computed = changed.map(|(name, was, is)| {
        let currency = compared.case.currency;
        let difference = was.value.as_ref().zip(is.value.as_ref()).map(|(was, is)| is - was);
        let difference = Known { value: difference, range: None };
        // beside a printed percent the one that the amounts make is told by its name
        let what = match name == Term::Percent && has_printed {
            true => Cell::aside(name, [Term::Computed]),
            false => Cell::Word(name),
        };
        let decimals = decimals(was, is);
        row([
            Cell::Word(name),
            what,
            figure(name, was, currency, (Sense::Plain, decimals)),
            figure(name, is, currency, (Sense::Plain, decimals)),
            figure(name, &difference, currency, (Sense::Change, decimals)),
        ])
    });
    let printed = change.printed.iter().map(|versions| {
        let [was, is] = versions.each_ref().map(|percent| percent.as_ref().map(printed).into());
        let [then, now] = versions.each_ref().map(|percent| percent.as_ref().map(|percent| &percent.value));
        let difference = Known { value: now.zip(then).map(|(now, then)| now - then), range: None };
        let places = versions.iter().flatten().map(|percent| percent.decimals).max();
        let difference =
            figure(Term::Percent, &difference, compared.case.currency, (Sense::Change, places.unwrap_or(1)));
        let name = Cell::Word(Term::PublishedPercent);
        row([name.clone(), name, was, is, difference])
    });
    computed.chain(printed).collect()
}

/// As many decimals as tell two percents apart: one at least, six at most.
fn decimals(was: &Known, is: &Known) -> i32 {
    let (Some(was), Some(is)) = (&was.value, &is.value) else { return 1 };
    let tells = |decimals: &i32| {
        let [was, is] = [was, is].map(|value| value.rounded(*decimals, Rounding::HalfAway));
        was != is
    };
    (1..=6).find(tells).map_or(6, |decimals| if decimals > 1 { decimals + 1 } else { 1 }).min(6)
}

/// What a row is of: for people in one cell, for data a cell each.
fn subject(line: &Line<'_>) -> Vec<Cell> {
    let row = line.published;
    let text = |text: &Option<Text>| match text {
        Some(text) => Cell::text(text.clone()),
        None => Cell::Absent,
    };
    let [member, system, of] = [&row.member, &row.system, &row.of].map(text);
    let mut parts: Vec<Cell> =
        [&member, &system, &of].into_iter().filter(|cell| **cell != Cell::Absent).cloned().collect();
    if parts.is_empty() {
        parts.push(Cell::Word(Term::Whole));
    }
    vec![Cell::Parts(parts), system, member, of, Cell::Count(row.months.into())]
}

/// A figure, or by how much one changed: a cost of this sense, or a saving; where a saving is less, cost has risen.
fn figure(name: Term, known: &Known, currency: Currency, (cost, decimals): (Sense, i32)) -> Cell {
    let sense = match (name, cost) {
        // a percent changes by points
        (Term::Percent, Sense::Change) => Sense::Points,
        (Term::Saving | Term::Percent, _) => Sense::Reduction,
        _ => cost,
    };
    let (value, range) = (known.value.clone(), known.range.clone());
    match (name, &value, &range) {
        (_, None, None) => Cell::Absent,
        (Term::Percent, ..) => Cell::percent(Percent { value, range, sense, decimals, approximate: false }),
        _ => money(value, range, currency, sense),
    }
}
