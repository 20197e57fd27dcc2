//! Two versions of a case, as tables: what changed, which figures moved, and what moved one of them.

use super::annotated::findings;
use super::cells::{first_few, tax};
use super::check::reprinted;
use super::columns::{Entry, Rows, table};
use super::moved::{figure_of, key, name};
use super::whatif::{input, input_cell, thing};
use crate::analysis::diff::{Cause, Changed, Diff, Moved, Version};
use crate::analysis::versions::Versions;
use crate::case::Difference;
use crate::code;
use crate::lang::{Term, Text};
use crate::money::Fraction;
use crate::report::{Cell, Note, Report, Role, Scale, Summary, Table, note};

/// Lays out what differs; of several cases each under its title. `annotated` makes findings of what was changed, for formats
/// that put each at its line.
pub fn diff(versions: &Versions<'_>, annotated: bool) -> Report {
    let found = versions.plans.as_slice();
    let several = found.len() > 1;
    let heading = found.first().filter(|_| !several).map(|diff| Cell::text(diff.new.title.clone()));
    let mut said: Vec<Note> = found
        .iter()
        .flat_map(|diff| [Some(answer(diff, several)), billed(diff, several)])
        .flatten()
        .collect();
    let changed_rows: usize = versions.printed.iter().map(|(_, since)| since.changes.len()).sum();
    if !versions.printed.is_empty() {
        let count = Cell::number_of(changed_rows);
        said.push(match changed_rows {
            0 => note!("diff-printed-same"),
            _ => note!("diff-printed", count),
        });
    }
    let mut tables = vec![differences(found, several), causes(found, several), changed(found, several)];
    if changed_rows > 0 {
        tables.push(reprinted(&versions.printed));
    }
    if annotated {
        tables = vec![findings(versions)];
    }
    Report {
        command: "diff",
        tax: found.first().and_then(|diff| tax(diff.new)),
        heading,
        summary: (!said.is_empty()).then_some(Summary { said, figures: Vec::new() }),
        scale: Scale::Whole,
        pictures: Vec::new(),
        tables,
        notes: notes(versions),
    }
}

/// The figure asked for, then and now.
fn answer(diff: &Diff<'_>, several: bool) -> Note {
    let asked = &diff.asked;
    let value = |value: &Option<Fraction>| figure_of(&asked.figure, value.as_ref(), diff.new, false);
    let note =
        note!("diff-answer", figure = name(&asked.figure), old = value(&asked.old), new = value(&asked.new));
    let note = match (&asked.old, &asked.new) {
        _ if !diff.is_changed() => note!("diff-same"),
        (Some(old), Some(new)) if old != new => {
            note.with("change", figure_of(&asked.figure, Some(&(new - old)), diff.new, true))
        }
        (Some(_), Some(_)) => note.worded(code!("diff-answer-same")),
        _ => note.worded(code!("diff-answer-unknown")),
    };
    if several { note.about(Cell::text(diff.new.title.clone())) } else { note }
}

/// That bills move, where what they are made of beside the costs does.
fn billed(diff: &Diff<'_>, several: bool) -> Option<Note> {
    let moved = diff.bills.iter().filter(|moved| moved.old != moved.new).count();
    let note = note!("diff-bills", count = moved);
    let note = if several { note.about(Cell::text(diff.new.title.clone())) } else { note };
    (moved > 0).then_some(note)
}

/// Rows of each case.
fn sections<'f, R>(
    found: &'f [Diff<'f>],
    several: bool,
    rows: impl Fn(&'f Diff<'f>) -> Vec<(Role, R)>,
) -> Vec<Rows<R>> {
    let title = |diff: &Diff<'_>| several.then(|| Cell::text(diff.new.title.clone()));
    let all = found.iter().map(|diff| Rows { heading: title(diff), rows: rows(diff) });
    all.filter(|section| !section.rows.is_empty()).collect()
}

fn differences<'f>(found: &'f [Diff<'f>], several: bool) -> Table {
    type Row<'f> = (&'f Diff<'f>, &'f Moved);
    let change = |moved: &Moved| Some(moved.new.as_ref()? - moved.old.as_ref()?);
    table(
        "differences",
        Term::DifferencesTable,
        vec![
            Entry::data("case", |(diff, _): &Row<'f>| Cell::text(diff.new.id.clone())),
            Entry::data("figure", |(_, moved): &Row<'f>| Cell::text(key(&moved.figure))),
            Entry::people("what", Term::Figure, |(_, moved): &Row<'f>| name(&moved.figure)),
            Entry::new("old", Term::OldVersion, |(diff, moved): &Row<'f>| {
                figure_of(&moved.figure, moved.old.as_ref(), diff.new, false)
            }),
            Entry::new("new", Term::NewVersion, |(diff, moved): &Row<'f>| {
                figure_of(&moved.figure, moved.new.as_ref(), diff.new, false)
            }),
            Entry::new("change", Term::Change, move |(diff, moved): &Row<'f>| {
                figure_of(&moved.figure, change(moved).as_ref(), diff.new, true)
            }),
        ],
        sections(found, several, |diff| {
            diff.figures.iter().chain(&diff.bills).map(|moved| (Role::Item, (diff, moved))).collect()
        }),
    )
}

fn causes<'f>(found: &'f [Diff<'f>], several: bool) -> Table {
    type Row<'f> = (&'f Diff<'f>, Option<&'f Cause>);
    let rows = |diff: &'f Diff<'f>| {
        let causes = diff.causes.iter().map(|cause| (Role::Item, (diff, Some(cause))));
        let total = (!diff.causes.is_empty()).then_some((Role::Total, (diff, None)));
        causes.chain(total).collect::<Vec<(Role, Row<'f>)>>()
    };
    let part = |diff: &Diff<'_>, cause: Option<&Cause>| match (cause, &diff.asked.old, &diff.asked.new) {
        (Some(cause), ..) => Some(cause.part.clone()),
        (None, Some(old), Some(new)) => Some(new - old),
        _ => None,
    };
    table(
        "causes",
        Term::CausesTable,
        vec![
            Entry::data("case", |(diff, _): &Row<'f>| Cell::text(diff.new.id.clone())),
            Entry::data("figure", |(diff, _): &Row<'f>| Cell::text(key(&diff.asked.figure))),
            Entry::data("path", |(_, cause): &Row<'f>| match cause {
                Some(cause) => Cell::name(cause.paths.join(", ")),
                None => Cell::Word(Term::Total),
            }),
            Entry::people("input", Term::InputPath, |(diff, cause): &Row<'f>| match cause {
                Some(cause) => Cell::Parts(cause.paths.iter().map(|path| named(diff, path)).collect()),
                None => Cell::Word(Term::Total),
            }),
            Entry::new("part", Term::Change, move |(diff, cause): &Row<'f>| {
                figure_of(&diff.asked.figure, part(diff, *cause).as_ref(), diff.new, true)
            }),
            Entry::data("numerator", |(_, cause): &Row<'f>| {
                cause.map(|cause| Cell::numerator(cause.exact.clone())).into()
            }),
            Entry::data("denominator", |(_, cause): &Row<'f>| {
                cause.map(|cause| Cell::denominator(cause.exact.clone())).into()
            }),
        ],
        sections(found, several, rows),
    )
}

fn changed<'f>(found: &'f [Diff<'f>], several: bool) -> Table {
    type Row<'f> = (&'f Diff<'f>, &'f Changed);
    let text = |version: &Version, there: bool| match (&version.text, there) {
        (Some(text), _) => Cell::text(text.clone()),
        (None, true) => Cell::blank(),
        (None, false) => Cell::Absent,
    };
    let line = |version: &Version| version.place.map(|at| at.line).into();
    let column = |version: &Version| version.place.map(|at| at.column).into();
    let place = |changed: &Changed| {
        let at = |version: &Version| version.place.map(|at| at.line.to_string());
        match (at(&changed.old), at(&changed.new)) {
            (Some(old), Some(new)) => Cell::name([old, new].join(" → ")),
            (Some(one), None) | (None, Some(one)) => Cell::name(one),
            (None, None) => Cell::blank(),
        }
    };
    let what = |changed: &Changed| match (changed.difference.is_whole(), changed.difference.is_there()) {
        (true, [false, true]) => Cell::Word(Term::Came),
        (true, [true, false]) => Cell::Word(Term::Went),
        _ => Cell::Word(Term::Changed),
    };
    table(
        "changed",
        Term::ChangedTable,
        vec![
            Entry::data("case", |(diff, _): &Row<'f>| Cell::text(diff.new.id.clone())),
            Entry::data("path", |(_, changed): &Row<'f>| Cell::name(changed.path.clone())),
            Entry::people("input", Term::InputPath, |(diff, changed): &Row<'f>| named(diff, &changed.path)),
            Entry::new("kind", Term::Kind, move |(_, changed): &Row<'f>| what(changed)),
            Entry::new("old", Term::OldVersion, move |(_, changed): &Row<'f>| {
                text(&changed.old, changed.difference.is_there()[0])
            }),
            Entry::new("new", Term::NewVersion, move |(_, changed): &Row<'f>| {
                text(&changed.new, changed.difference.is_there()[1])
            }),
            Entry::people("lines", Term::Line, move |(_, changed): &Row<'f>| place(changed)).rank(1),
            Entry::data("old_line", move |(_, changed): &Row<'f>| line(&changed.old)),
            Entry::data("old_column", move |(_, changed): &Row<'f>| column(&changed.old)),
            Entry::data("new_line", move |(_, changed): &Row<'f>| line(&changed.new)),
            Entry::data("new_column", move |(_, changed): &Row<'f>| column(&changed.new)),
        ],
        sections(found, several, |diff| {
            diff.changed.iter().map(|changed| (Role::Item, (diff, changed))).collect()
        }),
    )
}

/// What people call what was changed, in the version that has it; a thing that came, went or is another by its name.
fn named(diff: &Diff<'_>, path: &str) -> Cell {
    let difference = diff.changed.iter().map(|changed| &changed.difference).find(|known| known.path == path);
    let is_gone = difference.is_some_and(|difference| difference.is_there() == [true, false]);
    let is_whole = difference.is_some_and(Difference::is_whole);
    let (first, second) = if is_gone { (diff.old, diff.new) } else { (diff.new, diff.old) };
    let name = |case| if is_whole { thing(path, case) } else { input(path, case) };
    let case = if name(first) == Text::from(path) { second } else { first };
    if is_whole { Cell::name(thing(path, case)) } else { input_cell(path, case) }
}

/// How the causes were found.
fn notes(versions: &Versions<'_>) -> Vec<Note> {
    let found = versions.plans.as_slice();
    let several = found.iter().any(|diff| diff.causes.len() > 1);
    let grouped = found.iter().any(|diff| diff.causes.iter().any(|cause| cause.paths.len() > 1));
    let mut notes = Vec::new();
    for (code, ids) in [
        (code!("diff-came"), &versions.came),
        (code!("diff-went"), &versions.went),
        (code!("diff-half"), &versions.half),
    ] {
        if !ids.is_empty() {
            let ids = ids.iter().map(|id| Cell::text(*id)).collect();
            notes.push(Note::new(code).with("cases", Cell::Parts(first_few(ids, NAMED))).brief());
        }
    }
    let gone: usize = versions.printed.iter().map(|(_, since)| since.gone.len()).sum();
    if gone > 0 {
        notes.push(note!("diff-rows-gone", count = gone).brief());
    }
    if several {
        notes.push(note!("diff-causes").brief());
    }
    if grouped {
        notes.push(note!("diff-together").brief());
    }
    notes
}

/// So many cases are named in a note.
const NAMED: usize = 10;
