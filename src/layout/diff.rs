//! Two versions of a case, as tables: what changed, which figures moved, and what moved one of them.

use super::annotated::findings;
use super::cells::{first_few, tax};
use super::check::reprinted;
use super::columns::{Entry, Rows, items, table};
use super::moved::{figure_of, key, name, part_of, unlike};
use super::whatif::{input, input_cell, thing};
use crate::analysis::diff::{Cause, Changed, Diff, Moved, Unlike, Version};
use crate::analysis::versions::Versions;
use crate::analysis::whatif::Valued;
use crate::case::Difference;
use crate::code;
use crate::lang::{Term, Text};
use crate::report::{Cell, Note, Report, Role, Scale, Summary, Table, note};

/// Lays out what differs; of several cases each under its title. `annotated` makes findings of what was changed, for formats
/// that put each at its line.
pub fn diff(versions: &Versions<'_>, annotated: bool) -> Report {
    let found = versions.plans.as_slice();
    let several = found.len() > 1;
    let heading = found.first().filter(|_| !several).map(|diff| Cell::text(&diff.new.title));
    let mut said: Vec<Note> = found
        .iter()
        .flat_map(|diff| {
            let said = [Some(answer(diff, several)), netted(diff, several), billed(diff, several)];
            said.into_iter().flatten().chain(apart(diff, several))
        })
        .collect();
    let reprints = versions.printed.iter().any(|(_, since)| !since.changes.is_empty());
    said.extend(printed_rows(versions));
    let mut tables = vec![differences(found, several), causes(found, several), changed(versions)];
    if reprints {
        tables.push(reprinted(&versions.printed));
    }
    // what has no rows says nothing to people: the answer has said it
    let is_empty = |table: &Table| table.sections.iter().all(|section| section.rows.is_empty());
    tables = tables.into_iter().map(|table| if is_empty(&table) { table.hidden() } else { table }).collect();
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

/// How many printed rows changed, came and went.
fn printed_rows(versions: &Versions<'_>) -> Vec<Note> {
    let changes = || versions.printed.iter().flat_map(|(_, since)| &since.changes);
    let counted = [
        (code!("diff-printed"), changes().filter(|row| row.was.is_some() && row.is.is_some()).count()),
        (code!("diff-printed-new"), changes().filter(|row| row.was.is_none()).count()),
        (code!("diff-rows-gone"), changes().filter(|row| row.is.is_none()).count()),
    ];
    let said = counted.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<Note> =
        said.map(|(code, count)| Note::new(code).with("count", Cell::number_of(count))).collect();
    match said.is_empty() && !versions.printed.is_empty() {
        true => vec![note!("diff-printed-same")],
        false => said,
    }
}

/// The figure asked for, then and now.
fn answer(diff: &Diff<'_>, several: bool) -> Note {
    let asked = &diff.asked;
    let value = |value: &Option<Valued>| figure_of(&asked.figure, value.as_ref(), diff.new, false);
    let note = note!(
        "diff-answer",
        figure = name(&asked.figure, diff.new),
        old = value(&asked.old),
        new = value(&asked.new)
    );
    let note = match (&asked.old, &asked.new) {
        _ if !diff.is_changed() => note!("diff-same"),
        (Some(old), Some(new)) if old != new => {
            note.with("change", figure_of(&asked.figure, asked.change.as_ref(), diff.new, true))
        }
        (Some(_), Some(_)) => note.worded(code!("diff-answer-same")),
        _ => note.worded(code!("diff-answer-unknown")),
    };
    note.about(several.then(|| Cell::text(&diff.new.title)))
}

/// What keeps the figures of both versions from being held against each other.
fn apart(diff: &Diff<'_>, several: bool) -> impl Iterator<Item = Note> {
    let title = several.then(|| Cell::text(&diff.new.title));
    diff.unlike().into_iter().map(move |found| unlike(found).about(title.clone()))
}

/// That what is left after support moves, where that is not what was told first.
fn netted(diff: &Diff<'_>, several: bool) -> Option<Note> {
    let is_told = diff.asked.figure.is_net();
    let moved = diff.nets.iter().filter(|moved| moved.is_moved() && moved.figure.member.is_some());
    let note = note!("diff-nets", count = moved.count());
    let only_net = diff.figures.iter().all(|moved| !moved.is_moved());
    let is_moved = diff.nets.iter().any(Moved::is_moved);
    (only_net && is_moved && !is_told).then(|| note.about(several.then(|| Cell::text(&diff.new.title))))
}

/// That bills move, where what they are made of beside the costs does.
fn billed(diff: &Diff<'_>, several: bool) -> Option<Note> {
    let moved = diff.bills.iter().filter(|moved| moved.is_moved()).count();
    let word = diff.new.plan.as_ref().map(|plan| Cell::Word(plan.sharing.word.term()));
    let note = note!("diff-bills", count = moved, word);
    let note = note.about(several.then(|| Cell::text(&diff.new.title)));
    (moved > 0).then_some(note)
}

/// Rows of each case.
fn sections<'f, R>(
    found: impl IntoIterator<Item = &'f Diff<'f>>,
    several: bool,
    rows: impl Fn(&'f Diff<'f>) -> Vec<(Role, R)>,
) -> Vec<Rows<R>> {
    let title = |diff: &Diff<'_>| several.then(|| Cell::text(&diff.new.title));
    let all = found.into_iter().map(|diff| Rows::under(title(diff), rows(diff)));
    all.filter(|section| !section.rows.is_empty()).collect()
}

fn differences<'f>(found: &'f [Diff<'f>], several: bool) -> Table {
    type E<'f> = Entry<'f, (&'f Diff<'f>, &'f Moved)>;
    let value = |diff: &Diff<'_>, moved: &Moved, value: Option<&Valued>, is_change| {
        figure_of(&moved.figure, value, diff.new, is_change)
    };
    let entries: Vec<E<'f>> = vec![
        E::data("case", |(diff, _)| Cell::text(&diff.new.id)),
        E::data("figure", |(_, moved)| Cell::text(key(&moved.figure))),
        E::people("what", Term::Figure, |(diff, moved)| name(&moved.figure, diff.new)),
        E::new("old", Term::OldVersion, move |(diff, moved)| value(diff, moved, moved.old.as_ref(), false))
            .ranged(),
        E::new("new", Term::NewVersion, move |(diff, moved)| value(diff, moved, moved.new.as_ref(), false))
            .ranged(),
        E::new("change", Term::Change, move |(diff, moved)| value(diff, moved, moved.change.as_ref(), true))
            .ranged(),
    ];
    let rows = sections(found, several, |diff| items(diff.all().map(|moved| (diff, moved))).collect());
    table("differences", Term::DifferencesTable, entries, rows)
}

fn causes<'f>(found: &'f [Diff<'f>], several: bool) -> Table {
    type E<'f> = Entry<'f, (&'f Diff<'f>, Option<&'f Cause>)>;
    let part = |diff: &Diff<'_>, cause: Option<&Cause>| {
        let whole = || diff.asked.change.as_ref().map(|change| change.middle.clone());
        cause.map_or_else(whole, |cause| Some(cause.part.clone()))
    };
    let inputs = |diff: &Diff<'_>, cause: &Cause| {
        let of = |path: &String| {
            diff.changed.iter().map(|changed| &changed.difference).find(|one| one.path == *path)
        };
        Cell::Parts(cause.paths.iter().map(|path| named(diff, path, of(path))).collect())
    };
    let total = Cell::Word(Term::Total);
    let entries: Vec<E<'f>> = vec![
        E::data("case", |(diff, _)| Cell::text(&diff.new.id)),
        E::data("figure", |(diff, _)| Cell::text(key(&diff.asked.figure))),
        E::data("path", |(_, cause)| {
            cause.map_or(Cell::Word(Term::Total), |cause| Cell::name(cause.paths.join(", ")))
        }),
        E::people("input", Term::InputPath, move |(diff, cause)| {
            cause.map_or(total.clone(), |cause| inputs(diff, cause))
        }),
        E::new("part", Term::Change, move |(diff, cause)| {
            part(diff, *cause).map(|part| part_of(&diff.asked, &part, diff.new))
        }),
        E::data("numerator", |(_, cause)| cause.map(|cause| Cell::numerator(cause.exact.clone()))),
        E::data("denominator", |(_, cause)| cause.map(|cause| Cell::denominator(cause.exact.clone()))),
    ];
    let rows = sections(found, several, |diff| {
        let total = (!diff.causes.is_empty()).then_some((Role::Total, (diff, None)));
        items(diff.causes.iter().map(|cause| (diff, Some(cause)))).chain(total).collect()
    });
    table("causes", Term::CausesTable, entries, rows)
}

fn changed<'f>(versions: &'f Versions<'f>) -> Table {
    let found = || versions.plans.iter().chain(&versions.worded);
    let several = found().count() > 1;
    type E<'f> = Entry<'f, (&'f Diff<'f>, &'f Changed)>;
    let line = |version: &Version| version.place.map(|at| at.line);
    let column = |version: &Version| version.place.map(|at| at.column);
    let entries: Vec<E<'f>> = vec![
        E::data("case", |(diff, _)| Cell::text(&diff.new.id)),
        E::data("path", |(_, changed)| Cell::name(&changed.path)),
        E::people("input", Term::InputPath, |(diff, changed)| {
            named(diff, &changed.path, Some(&changed.difference))
        }),
        E::new("kind", Term::Kind, |(_, changed)| kind(changed)),
        E::new("old", Term::OldVersion, |(_, changed)| text(&changed.old, changed.difference.is_there()[0])),
        E::new("new", Term::NewVersion, |(_, changed)| text(&changed.new, changed.difference.is_there()[1])),
        E::people("lines", Term::Line, |(_, changed)| lines(changed)).rank(1),
        E::data("old_line", move |(_, changed)| line(&changed.old)),
        E::data("old_column", move |(_, changed)| column(&changed.old)),
        E::data("new_line", move |(_, changed)| line(&changed.new)),
        E::data("new_column", move |(_, changed)| column(&changed.new)),
    ];
    let rows = sections(found(), several, |diff| items(diff.changed.iter().map(|one| (diff, one))).collect());
    table("changed", Term::ChangedTable, entries, rows)
}

/// The text of a version; an empty place where the thing is there without one.
fn text(version: &Version, there: bool) -> Option<Cell> {
    let text = version.text.as_ref().map(Cell::text);
    text.or_else(|| there.then(Cell::blank))
}

/// The lines of both versions.
fn lines(changed: &Changed) -> Cell {
    let at = |version: &Version| version.place.map(|at| at.line.to_string());
    match (at(&changed.old), at(&changed.new)) {
        (Some(old), Some(new)) if old == new => Cell::name(new),
        (Some(old), Some(new)) => Cell::name([old, new].join(" → ")),
        (Some(one), None) | (None, Some(one)) => Cell::name(one),
        (None, None) => Cell::blank(),
    }
}

/// Whether something came, went or changed.
fn kind(changed: &Changed) -> Term {
    match (changed.difference.is_whole(), changed.difference.is_there()) {
        (true, [false, true]) => Term::Came,
        (true, [true, false]) => Term::Went,
        _ => Term::Changed,
    }
}

/// What people call what was changed, in the version that has it; a thing that came, went or is another by its name.
fn named(diff: &Diff<'_>, path: &str, difference: Option<&Difference>) -> Cell {
    let is_gone = difference.is_some_and(|difference| difference.is_there() == [true, false]);
    let is_of_path = |of: &Difference| of.path == path || of.is_there() != [true, true];
    let is_whole = difference.is_some_and(|of| of.is_whole() && is_of_path(of));
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
    let in_another = |(id, found): &(&str, Unlike)| unlike(*found).of_case(id).brief();
    notes.extend(versions.currencies.iter().map(in_another));
    let ranged = found.iter().any(|diff| diff.all().chain([&diff.asked]).any(Moved::is_ranged));
    notes.extend(ranged.then(|| note!("diff-ranges").brief()));
    notes.extend(several.then(|| note!("diff-causes").brief()));
    notes.extend(grouped.then(|| note!("diff-together").brief()));
    notes
}

/// So many cases are named in a note.
const NAMED: usize = 10;
