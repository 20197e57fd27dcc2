//! The tables of `check`: findings, requirements, changes since a baseline, and for data the files; then the counts.

mod changes;
mod requirements;
mod said;

use super::cells::common_tax;
use super::columns::{column, data, for_people};
use super::faults::sentence;
use crate::analysis::check::{Checked, CheckedFile, Finding, Outcome};
use crate::code;
use crate::diagnostic::{Diagnostic, Position, Severity};
use crate::lang::Term;
use crate::report::{Cell, Note, Part, Report, Role, Row, Scale, Section, Summary, Table};
use crate::requirement::Holds;
pub(super) use changes::reprinted;
pub use said::said;

/// Findings listed for people; the rest is counted.
const SHOWN: usize = 20;

/// Findings listed in data formats.
const LISTED: usize = 10_000;

/// For whom a report is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// People: the first findings, the requirements that do not hold, the rest counted.
    People,
    /// People who have the findings before them already.
    Shown,
    /// People who ask for everything.
    All,
    /// Programs: all of them, and the list of files.
    Program,
}

/// Lays out what `check` found.
pub fn check(found: &Checked<'_>, reader: Reader) -> Report {
    let most = match reader {
        Reader::People => SHOWN,
        Reader::Shown => 0,
        Reader::All | Reader::Program => LISTED,
    };
    let chosen = chosen(found, most);
    let mut tables = Vec::new();
    if !chosen.is_empty() || reader == Reader::Program {
        tables.push(findings_table(&chosen));
    }
    let listed = matches!(reader, Reader::All | Reader::Program);
    let shown = |outcome: &Outcome| listed || outcome.judged.holds != Holds::AtWorst;
    if reader == Reader::Program || found.files.iter().flat_map(|file| &file.outcomes).any(shown) {
        tables.push(requirements::table(found, shown));
    }
    let changed = found.files.iter().any(|file| !file.since.changes.is_empty());
    if found.has_baseline && (changed || reader == Reader::Program) {
        tables.push(changes::table(found));
    }
    if reader == Reader::Program {
        tables.push(files_table(found));
    }
    let mut notes = requirements::notes(found);
    notes.extend(changes::notes(found));
    let all: usize = found.files.iter().map(|file| file.findings.len() + file.file.more).sum();
    if all > chosen.len().max(drawn(found, reader)) {
        notes.push(
            Note::new(code!("findings-more"))
                .with("count", Cell::number_of(all - chosen.len().max(drawn(found, reader))))
                .brief(),
        );
    }
    let tax = common_tax(found.files.iter().filter_map(|file| file.file.case.as_ref()));
    let summary = Some(summary(found));
    Report { command: "check", tax, summary, scale: scale(found), tables, notes, ..Report::default() }
}

/// The currency itself where all promises are of plans; printed figures stand as they are printed.
fn scale(found: &Checked<'_>) -> Scale {
    let promising = found.files.iter().filter(|file| !file.outcomes.is_empty());
    let mut cases = promising.filter_map(|file| file.file.case.as_ref()).peekable();
    let all_plans =
        cases.peek().is_some() && cases.all(|case| case.plan.is_some() && case.published.is_empty());
    if all_plans { Scale::Whole } else { Scale::Printed }
}

/// How many findings the reader has before him already.
fn drawn(found: &Checked<'_>, reader: Reader) -> usize {
    if reader == Reader::Shown { first(found).len() } else { 0 }
}

/// The findings to show first: all errors before any warning, in the order of files and places.
pub fn first<'c, 'f>(found: &'c Checked<'f>) -> Vec<(&'c CheckedFile<'f>, &'c Finding<'f>)> {
    chosen(found, SHOWN)
}

fn chosen<'c, 'f>(found: &'c Checked<'f>, most: usize) -> Vec<(&'c CheckedFile<'f>, &'c Finding<'f>)> {
    let errors = found.count(Severity::Error).min(most);
    let (mut errors, mut warnings) = (errors, most - errors);
    let mut chosen = Vec::new();
    for file in &found.files {
        for finding in &file.findings {
            let left = match finding.severity {
                Severity::Error => &mut errors,
                Severity::Warning => &mut warnings,
            };
            if *left > 0 {
                *left -= 1;
                chosen.push((file, finding));
            }
        }
    }
    chosen
}

/// How many findings there are, and how many requirements hold.
fn summary(found: &Checked<'_>) -> Summary {
    let outcomes = || found.files.iter().flat_map(|file| &file.outcomes);
    let count = |holds: &[Holds]| {
        Cell::number_of(outcomes().filter(|outcome| holds.contains(&outcome.judged.holds)).count())
    };
    let figures = vec![
        ("files", Cell::number_of(found.files.len())),
        ("errors", Cell::number_of(found.count(Severity::Error))),
        ("warnings", Cell::number_of(found.count(Severity::Warning))),
        ("kept", count(&[Holds::AtWorst])),
        ("broken", count(&[Holds::No, Holds::NotAtWorst])),
        ("unknown", count(&[Holds::Unknown])),
    ];
    let filled =
        |code| figures.iter().cloned().fold(Note::new(code), |note, (name, cell)| note.with(name, cell));
    let promised = outcomes().next().is_some();
    let unknown = promised && count(&[Holds::Unknown]) != Cell::Count(0);
    let said = [
        Some(filled(code!("check-summary"))),
        promised.then(|| filled(code!("check-summary-kept"))),
        unknown.then(|| filled(code!("check-summary-unknown"))),
    ];
    Summary { said: said.into_iter().flatten().collect(), figures }
}

fn findings_table(chosen: &[(&CheckedFile<'_>, &Finding<'_>)]) -> Table {
    let rows = chosen.iter().map(|(file, finding)| finding_row(file, finding)).collect();
    Table {
        id: "findings",
        title: Term::FindingsTable,
        columns: vec![
            data("file"),
            data("line"),
            data("column"),
            for_people(column("place", Term::Place)),
            column("code", Term::Code),
            column("severity", Term::Severity),
            column("message", Term::Message),
            data("help"),
            data("end_line"),
            data("end_column"),
            data("cell"),
        ],
        sections: vec![Section { heading: None, rows }],
    }
}

fn finding_row(file: &CheckedFile<'_>, finding: &Finding<'_>) -> Row {
    let fault = said(file, finding);
    let (start, end) = places(file, finding);
    let name = &file.file.name;
    let cell = file.file.source.as_ref().zip(finding.span.as_ref());
    let cell = cell.and_then(|(source, span)| source.cell(span.start));
    let place = match start {
        _ if cell.is_some() => [name.as_str(), ":", cell.map_or("", |cell| &cell.name)].concat(),
        Some(Position { line, column }) => format!("{name}:{line}:{column}"),
        None => name.clone(),
    };
    let line = |position: Option<Position>| position.map_or(Cell::Absent, |at| Cell::number_of(at.line));
    let character =
        |position: Option<Position>| position.map_or(Cell::Absent, |at| Cell::number_of(at.column));
    let severity = match finding.severity {
        Severity::Error => Term::Error,
        Severity::Warning => Term::Warning,
    };
    let cells = vec![
        Cell::text(name.clone()),
        line(start),
        character(start),
        Cell::text(place),
        Cell::text(fault.code.name().to_owned()),
        Cell::Word(severity),
        part_of(&fault, Part::Title),
        part_of(&fault, Part::Help),
        line(end),
        character(end),
        cell.map_or(Cell::Absent, |cell| Cell::text(cell.name.clone())),
    ];
    Row { role: Role::Item, cells }
}

/// What is wrong, or what to do about it, as a sentence.
fn part_of(fault: &Diagnostic, part: Part) -> Cell {
    Cell::Said(Box::new(Note { part, ..sentence(fault, fault.wording) }))
}

/// Where a finding begins and ends.
fn places(file: &CheckedFile<'_>, finding: &Finding<'_>) -> (Option<Position>, Option<Position>) {
    match (&file.file.source, &finding.span) {
        (Some(source), Some(span)) => {
            (Some(source.position(span.start)), Some(source.position(span.end.max(span.start))))
        }
        _ => (file.file.at, file.file.at),
    }
}

fn files_table(found: &Checked<'_>) -> Table {
    let of = |file: &CheckedFile<'_>, severity| {
        let more = if severity == Severity::Error { file.file.more } else { 0 };
        Cell::number_of(file.findings.iter().filter(|finding| finding.severity == severity).count() + more)
    };
    let row = |file: &CheckedFile<'_>| Row {
        role: Role::Item,
        cells: vec![
            Cell::text(file.file.name.clone()),
            of(file, Severity::Error),
            of(file, Severity::Warning),
        ],
    };
    Table {
        id: "files",
        title: Term::FilesTable,
        columns: vec![data("file"), data("errors"), data("warnings")],
        sections: vec![Section { heading: None, rows: found.files.iter().map(row).collect() }],
    }
}
