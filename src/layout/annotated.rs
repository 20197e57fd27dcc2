//! What changed between two versions as findings, each at its line of the new file: for pull requests.

use super::columns::data;
use super::moved::figure_of;
use crate::analysis::diff::{Changed, Diff, Version};
use crate::analysis::versions::Versions;
use crate::code;
use crate::lang::Term;
use crate::report::{Cell, Role, Row, Section, Table, note};

/// One finding for each change of a plan, with what it moved where it was told apart from others.
pub(super) fn findings(versions: &Versions<'_>) -> Table {
    let rows = versions.plans.iter().flat_map(|diff| diff.changed.iter().map(|changed| row(diff, changed)));
    let keys = ["file", "line", "column", "code", "severity", "message", "help", "end_line", "end_column"];
    Table {
        id: "findings",
        title: Term::FindingsTable,
        columns: keys.into_iter().map(data).collect(),
        sections: vec![Section { heading: None, rows: rows.collect() }],
    }
}

fn row(diff: &Diff<'_>, changed: &Changed) -> Row {
    let line: Cell = changed.new.place.map(|at| at.line).into();
    let column: Cell = changed.new.place.map(|at| at.column).into();
    let text = |version: &Version| version.text.clone().map(Cell::text);
    let path = Cell::name(changed.path.clone());
    let note = match (&changed.old.text, &changed.new.text) {
        (Some(_), Some(_)) => note!("diff-changed-text"),
        _ => note!("diff-changed-text").worded(code!("diff-changed-thing")),
    };
    let note = match (&changed.old.text, &changed.new.text) {
        (Some(_), Some(_)) => note.with("old", text(&changed.old)).with("new", text(&changed.new)),
        _ => note,
    };
    let alone = diff.causes.iter().find(|cause| cause.paths == [changed.difference.path.clone()]);
    let help = alone
        .map(|cause| {
            let part = figure_of(&diff.asked.figure, Some(&cause.part), diff.new, true);
            let figure = super::moved::name(&diff.asked.figure);
            let moved = note!("diff-moves", figure, part);
            Cell::from(moved)
        })
        .into();
    let cells = vec![
        Cell::text(diff.file.clone()),
        line.clone(),
        column.clone(),
        Cell::text("changed"),
        Cell::text("notice"),
        Cell::from(note.with("path", path)),
        help,
        line,
        Cell::Absent,
    ];
    Row { role: Role::Item, cells }
}
