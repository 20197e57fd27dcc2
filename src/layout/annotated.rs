//! What changed between two versions as findings, each at its line of the new file: for pull requests.

use super::columns::data;
use super::moved::figure_of;
use crate::analysis::diff::{Changed, Diff, Version};
use crate::analysis::versions::Versions;
use crate::code;
use crate::lang::Term;
use crate::report::{Cell, Note, Role, Row, Section, Table};

/// One finding for each change of a plan, with what it moved where it was told apart from others.
pub(super) fn findings(versions: &Versions<'_>) -> Table {
    let rows = versions
        .plans
        .iter()
        .chain(&versions.worded)
        .flat_map(|diff| diff.changed.iter().map(|changed| row(diff, changed)));
    let keys = ["file", "line", "column", "code", "severity", "message", "help", "end_line", "end_column"];
    Table {
        id: "findings",
        title: Term::FindingsTable,
        columns: keys.into_iter().map(data).collect(),
        sections: vec![Section { heading: None, rows: rows.collect() }],
    }
}

fn row(diff: &Diff<'_>, changed: &Changed) -> Row {
    let line = changed.new.place.map_or(Cell::Absent, |at| Cell::number_of(at.line));
    let column = changed.new.place.map_or(Cell::Absent, |at| Cell::number_of(at.column));
    let text = |version: &Version| version.text.clone().map_or(Cell::Absent, Cell::text);
    let path = Cell::name(changed.path.clone());
    let note = match (&changed.old.text, &changed.new.text) {
        (Some(_), Some(_)) => Note::new(code!("diff-changed-text")),
        _ => Note::new(code!("diff-changed-text")).worded(code!("diff-changed-thing")),
    };
    let note = match (&changed.old.text, &changed.new.text) {
        (Some(_), Some(_)) => note.with("old", text(&changed.old)).with("new", text(&changed.new)),
        _ => note,
    };
    let alone = diff.causes.iter().find(|cause| cause.paths == [changed.difference.path.clone()]);
    let help = alone.map_or(Cell::Absent, |cause| {
        let part = figure_of(&diff.asked.figure, Some(&cause.part), diff.new, true);
        let figure = super::moved::name(&diff.asked.figure);
        let moved = Note::new(code!("diff-moves")).with("figure", figure).with("part", part);
        Cell::Said(Box::new(moved))
    });
    let cells = vec![
        Cell::text(diff.file.clone()),
        line.clone(),
        column.clone(),
        Cell::text("changed"),
        Cell::text("notice"),
        Cell::Said(Box::new(note.with("path", path))),
        help,
        line,
        Cell::Absent,
    ];
    Row { role: Role::Item, cells }
}
