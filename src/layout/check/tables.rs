//! The tables of findings and of files.

use crate::analysis::check::{CheckedFile, Finding};
use crate::diagnostic::{Diagnostic, Position, Severity, SourceCell};
use crate::lang::{Term, Text};
use crate::layout::columns::{Entry, items, listing, of_sections, row};
use crate::layout::faults::sentence;
use crate::report::{Cell, CodePart, Note, Role, Row, Section, Table};

/// A finding as it is drawn, and where it begins and ends.
struct DrawnFinding<'f> {
    file: &'f str,
    fault: &'f Diagnostic,
    severity: Severity,
    start: Option<Position>,
    end: Option<Position>,
    /// The cell of a spreadsheet that it is about.
    cell: Option<&'f SourceCell>,
}

impl DrawnFinding<'_> {
    fn place(&self) -> String {
        match (self.cell, self.start) {
            (Some(cell), _) => [self.file, ":", &cell.name].concat(),
            (None, Some(Position { line, column })) => format!("{}:{line}:{column}", self.file),
            (None, None) => self.file.to_owned(),
        }
    }

    /// What is wrong, or what to do about it, as a sentence.
    fn said(&self, part: CodePart) -> Note {
        Note { part, ..sentence(self.fault, self.fault.wording) }
    }

    fn severity(&self) -> Term {
        match self.severity {
            Severity::Error => Term::Error,
            Severity::Warning => Term::Warning,
        }
    }
}

fn entries<'f>() -> Vec<Entry<'f, DrawnFinding<'f>>> {
    type E<'f> = Entry<'f, DrawnFinding<'f>>;
    vec![
        E::data("file", |found| Cell::text(found.file)),
        E::data("line", |found| found.start.map(|at| at.line)),
        E::data("column", |found| found.start.map(|at| at.column)),
        E::people("place", Term::Place, |found| Cell::text(found.place())),
        E::new("code", Term::Code, |found| Cell::name(found.fault.code.name())),
        E::new("severity", Term::Severity, DrawnFinding::severity),
        E::new("message", Term::Message, |found| found.said(CodePart::Title)),
        E::data("help", |found| found.said(CodePart::Help)),
        E::data("end_line", |found| found.end.map(|at| at.line)),
        E::data("end_column", |found| found.end.map(|at| at.column)),
        E::data("cell", |found| found.cell.map(|cell| Cell::text(&cell.name))),
    ]
}

/// The row of a finding.
pub(super) fn finding_row(file: &CheckedFile<'_>, finding: &Finding<'_>, fault: &Diagnostic) -> Row {
    let span = file.file.source.as_ref().zip(finding.span.as_ref());
    let (start, end) = match span {
        Some((source, span)) => {
            (Some(source.position(span.start)), Some(source.position(span.end.max(span.start))))
        }
        None => (file.file.at, file.file.at),
    };
    let cell = span.and_then(|(source, span)| source.cell(span.start));
    let found = DrawnFinding { file: &file.file.name, fault, severity: finding.severity, start, end, cell };
    row(&entries(), Role::Item, &found)
}

/// The table of these findings.
pub(super) fn findings_table(rows: Vec<Row>) -> Table {
    of_sections("findings", Term::FindingsTable, entries(), vec![Section { heading: None, rows }])
}

/// The table of these files, each with its errors and its warnings.
pub(super) fn files_table(files: Vec<(Text, [usize; 2])>) -> Table {
    type E<'f> = Entry<'f, (Text, [usize; 2])>;
    let entries: Vec<E<'_>> = vec![
        E::data("file", |(name, _)| Cell::text(name)),
        E::data("errors", |(_, [errors, _])| *errors),
        E::data("warnings", |(_, [_, warnings])| *warnings),
    ];
    listing("files", Term::FilesTable, entries, items(files))
}
