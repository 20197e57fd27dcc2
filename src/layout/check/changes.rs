//! The table `changes`: what a baseline said, what is said now, and the difference.

use crate::analysis::check::{CheckedFile, RowChange, SinceBaseline as Changed};
use crate::analysis::compare::Compared;
use crate::analysis::diff::{Diff, Moved};
use crate::analysis::whatif::Quantity;
use crate::case::Published;
use crate::lang::Term;
use crate::layout::cells::{money, percent, printed_row};
use crate::layout::columns::{Entry, Rows, items, of_sections, section as laid};
use crate::layout::moved::{called, figure_of, kind};
use crate::layout::printed::printed;
use crate::money::{Currency, Rounding};
use crate::published::{Implied, Known};
use crate::report::{Cell, Section, Sense, Table};

/// One figure that changed.
struct ChangedFigure<'f> {
    case: &'f str,
    /// The row that it is of; none for a figure of a plan.
    row: Option<&'f Published>,
    member: Option<Cell>,
    subject: Cell,
    months: u32,
    name: Term,
    what: Cell,
    was: Cell,
    is: Cell,
    change: Cell,
    lost: bool,
}

fn entries<'f>() -> Vec<Entry<'f, ChangedFigure<'f>>> {
    type E<'f> = Entry<'f, ChangedFigure<'f>>;
    vec![
        E::data("case", |of| Cell::text(of.case)),
        E::people("subject", Term::Subject, |of| of.subject.clone()),
        E::data("system", |of| of.row.and_then(|row| row.system.as_ref())),
        E::data("member", |of| of.member.clone()),
        E::data("of", |of| of.row.and_then(|row| row.of.as_ref())),
        E::data("months", |of| of.months),
        E::data("figure", |of| of.name),
        E::people("what", Term::Figure, |of| of.what.clone()),
        E::new("was", Term::Was, |of| of.was.clone()).ranged(),
        E::new("is", Term::Is, |of| of.is.clone()).ranged(),
        E::new("change", Term::Change, |of| of.change.clone()),
        E::data("lost", |of| of.lost),
    ]
}

/// Lays out the figures of a file that changed.
pub(super) fn section(file: &CheckedFile<'_>) -> Option<Section> {
    let is_changed = !file.since.changes.is_empty() || file.since.plan.is_some();
    let compared = file.compared.as_ref().filter(|_| is_changed)?;
    let printed = file.since.changes.iter().flat_map(|change| figures(compared, change));
    let planned = file.since.plan.iter().flat_map(|plan| of_plan(plan, file.since.plan_lost == Some(true)));
    Some(laid(&entries(), Rows::under(Some(Cell::text(&file.file.name)), items(printed.chain(planned)))))
}

/// The table of these sections.
pub(super) fn table(sections: Vec<Section>) -> Table {
    of_sections("changes", Term::ChangesTable, entries(), sections)
}

/// The same of two versions of cases, each under its title.
pub(in crate::layout) fn reprinted(found: &[(Compared<'_>, Changed<'_>)]) -> Table {
    let sections = found.iter().filter(|(_, since)| !since.changes.is_empty());
    let sections = sections.map(|(compared, since)| {
        let figures = since.changes.iter().flat_map(|change| figures(compared, change));
        laid(&entries(), Rows::under(Some(Cell::text(&compared.case.title)), items(figures)))
    });
    table(sections.collect())
}

/// The figures of a plan that moved.
fn of_plan<'f>(plan: &'f Diff<'_>, is_lost: bool) -> impl Iterator<Item = ChangedFigure<'f>> {
    plan.moved().map(move |moved: &Moved| {
        let value = |value, is_change| figure_of(&moved.figure, value, plan.new, is_change);
        let member = moved.figure.whose.as_ref().map(Cell::name);
        let name = kind(&moved.figure);
        ChangedFigure {
            case: &plan.new.id,
            row: None,
            member: member.clone().filter(|_| moved.figure.member.is_some()),
            subject: member.unwrap_or(Cell::Word(Term::Whole)),
            months: plan.new.months,
            name,
            what: called(&moved.figure, plan.new).into(),
            was: value(moved.old.as_ref(), false),
            is: value(moved.new.as_ref(), false),
            change: value(moved.change.as_ref(), true),
            lost: is_lost && moved.figure.quantity == Quantity::Saving,
        }
    })
}

/// A figure of what a printed row implies.
type OfImplied = fn(&Implied) -> &Known;

/// The figures of a printed row that changed.
fn figures<'f>(compared: &'f Compared<'_>, change: &'f RowChange<'_>) -> Vec<ChangedFigure<'f>> {
    let (nothing, row) = (Known::default(), change.row);
    let versions = [change.was.as_ref(), change.is.as_ref()];
    let figures: [(Term, OfImplied); 4] = [
        (Term::Before, |implied| &implied.before),
        (Term::After, |implied| &implied.after),
        (Term::Saving, |implied| &implied.saving),
        (Term::Percent, |implied| &implied.percent),
    ];
    let known = |of: OfImplied| versions.map(|version| version.map_or(&nothing, of));
    let changed = figures.map(|(name, of)| (name, known(of)));
    let changed = changed.into_iter().filter(|(_, [was, is])| was != is);
    let has_printed =
        row.figures.percent.is_some() && versions.iter().flatten().any(|of| of.exact_percent.is_some());
    let computed = changed.map(|(name, [was, is])| {
        // beside a printed percent the one that the amounts make is told by its name
        let what = match name == Term::Percent && has_printed {
            true => Cell::aside(name, [Term::Computed]),
            false => Cell::Word(name),
        };
        let decimals = decimals(was, is);
        let shown = |known: &Known, cost| figure(name, known, compared.case.currency, (cost, decimals));
        let change = was.value.as_ref().zip(is.value.as_ref()).map(|(was, is)| is - was);
        let change = shown(&Known { value: change, range: None }, Sense::Change);
        (name, what, [shown(was, Sense::Plain), shown(is, Sense::Plain), change])
    });
    let printed = change.printed.iter().map(|versions| {
        let [was, is] = versions.each_ref().map(|percent| percent.as_ref().map(printed).into());
        let [then, now] = versions.each_ref().map(|percent| percent.as_ref().map(|percent| &percent.value));
        let change = Known { value: now.zip(then).map(|(now, then)| now - then), range: None };
        let places = versions.iter().flatten().map(|percent| percent.decimals).max().unwrap_or(1);
        let change = figure(Term::Percent, &change, compared.case.currency, (Sense::Change, places));
        (Term::PublishedPercent, Cell::Word(Term::PublishedPercent), [was, is, change])
    });
    let made = |(name, what, [was, is, moved]): (Term, Cell, [Cell; 3])| ChangedFigure {
        case: &compared.case.id,
        row: Some(row),
        member: row.member.as_ref().map(Cell::text),
        subject: printed_row(row),
        months: row.months,
        name,
        what,
        was,
        is,
        change: moved,
        lost: change.lost,
    };
    computed.chain(printed).map(made).collect()
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

/// A figure, or by how much one changed: a cost of this sense, or a saving; where a saving is less, cost has risen.
fn figure(name: Term, known: &Known, currency: Currency, (cost, decimals): (Sense, i32)) -> Cell {
    let (value, range) = (known.value.clone(), known.range.clone());
    match (name, cost) {
        // a percent changes by points
        (Term::Percent, Sense::Change) => percent(value, range, Sense::Points, decimals),
        (Term::Percent, _) => percent(value, range, Sense::Reduction, decimals),
        (Term::Saving, _) => money(value, range, currency, Sense::Reduction),
        _ => money(value, range, currency, cost),
    }
}
