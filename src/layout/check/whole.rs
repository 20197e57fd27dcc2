//! All files of `check`, taken one by one: the first findings, the counts, and what is said of them together.

use super::part::{CheckedRows, FindingRow};
use super::reader::{CheckReader, LISTED, SHOWN};
use super::tables::{files_table, findings_table};
use super::{baseline, changes, requirements};
use crate::code;
use crate::diagnostic::{Diagnostic, Severity, Source};
use crate::lang::{Term, Text};
use crate::report::{Cell, Note, Report, Row, Scale, Section, Summary, Table, note};
use std::collections::BTreeSet;

/// What is kept of the files.
#[derive(Debug, Default)]
pub struct Whole {
    reader: CheckReader,
    files: usize,
    listed: Vec<(Text, [usize; 2])>,
    errors: usize,
    warnings: usize,
    /// The first findings of each severity, each with its place among all.
    first: [Vec<(usize, FindingRow)>; 2],
    found: usize,
    held: [usize; 4],
    requirements: Vec<Section>,
    promised: requirements::RequirementNotes,
    changes: Vec<Section>,
    since: baseline::Since,
    ids: BTreeSet<String>,
    tax: Option<Option<Term>>,
    /// Whether all promises are of plans alone, where there are some.
    promises_of_plans: Option<bool>,
    has_unreadable: bool,
}

impl Whole {
    /// Of no file yet.
    pub fn new(reader: CheckReader) -> Whole {
        Whole { reader, ..Whole::default() }
    }

    /// Takes the next file.
    pub fn add(&mut self, part: CheckedRows) {
        self.files += 1;
        self.errors += part.errors;
        self.warnings += part.warnings;
        self.has_unreadable |= part.is_unreadable();
        let most = if self.reader.lists_all() { LISTED } else { SHOWN };
        for found in part.findings {
            let [errors, warnings] = &mut self.first;
            let kept = if found.severity == Severity::Error { errors } else { warnings };
            if kept.len() < most {
                let drawn = if kept.len() < SHOWN { found.drawn } else { None };
                kept.push((self.found, FindingRow { drawn, ..found }));
            }
            self.found += 1;
        }
        if self.reader == CheckReader::Program {
            self.listed.push((part.name, [part.errors, part.warnings]));
        }
        self.held.iter_mut().zip(part.held).for_each(|(sum, held)| *sum += held);
        self.requirements.extend(part.requirements);
        requirements::add(&mut self.promised, part.gone_promises, part.reasons);
        self.changes.extend(part.changes);
        self.since.add(part.since);
        self.ids.extend(part.id);
        self.tax = match (self.tax, part.tax) {
            (None, of_part) => of_part,
            (of_all, None) => of_all,
            (Some(of_all), Some(of_part)) => Some(of_all.filter(|_| of_all == of_part)),
        };
        self.promises_of_plans = match (self.promises_of_plans, part.promises_of_plan) {
            (of_all, None) => of_all,
            (of_all, Some(of_part)) => Some(of_all.unwrap_or(true) && of_part),
        };
    }

    /// How many findings there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
        }
    }

    /// Whether some file cannot be read as a case.
    pub fn has_unreadable(&self) -> bool {
        self.has_unreadable
    }

    /// Whether some file is the case of this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The findings to show first, with the text that each is in: all errors before any warning, in the order of files and
    /// places.
    pub fn first(&self) -> impl Iterator<Item = (&Diagnostic, Option<&Source>)> {
        let drawn = self.chosen(SHOWN).into_iter().filter_map(|found| found.drawn.as_ref());
        drawn.map(|(fault, source)| (fault, source.as_ref()))
    }

    fn chosen(&self, most: usize) -> Vec<&FindingRow> {
        let errors = self.errors.min(most);
        let [of_errors, of_warnings] = &self.first;
        let of_errors = of_errors.iter().take(errors);
        let mut chosen: Vec<&(usize, FindingRow)> =
            of_errors.chain(of_warnings.iter().take(most - errors)).collect();
        chosen.sort_by_key(|(place, _)| *place);
        chosen.into_iter().map(|(_, found)| found).collect()
    }

    /// The report; `gone` are the cases of the baseline that no file is, where there is a baseline.
    pub fn report(self, gone: Option<&[&str]>) -> Report {
        let reader = self.reader;
        let most = match reader {
            CheckReader::People => SHOWN,
            CheckReader::Shown => 0,
            CheckReader::All | CheckReader::Program => LISTED,
        };
        let rows: Vec<Row> = self.chosen(most).into_iter().map(|found| found.row.clone()).collect();
        let listed = rows.len().max(if reader == CheckReader::Shown { self.chosen(SHOWN).len() } else { 0 });
        let summary = Some(self.summary());
        let all = self.errors + self.warnings;
        let mut tables: Vec<Table> = Vec::new();
        if !rows.is_empty() || reader == CheckReader::Program {
            tables.push(findings_table(rows));
        }
        if reader == CheckReader::Program || !self.requirements.is_empty() {
            tables.push(requirements::table(self.requirements));
        }
        let changed = self.since.are_some();
        if gone.is_some() && (changed || reader == CheckReader::Program) {
            tables.push(changes::table(self.changes));
        }
        if reader == CheckReader::Program {
            tables.push(files_table(self.listed));
        }
        let mut notes = self.promised.list;
        notes.extend(gone.map(|gone| self.since.notes(gone)).unwrap_or_default());
        if all > listed {
            let count = Cell::number_of(all - listed);
            notes.push(note!("findings-more", count).brief());
        }
        let scale = if self.promises_of_plans == Some(true) { Scale::Whole } else { Scale::Printed };
        Report {
            command: "check",
            tax: self.tax.flatten(),
            summary,
            scale,
            tables,
            notes,
            ..Report::default()
        }
    }

    /// How many findings there are, and how many requirements hold.
    fn summary(&self) -> Summary {
        let [kept, broken, uncertain, unknown] = self.held;
        let figures: Vec<(&'static str, Cell)> = [
            ("files", self.files),
            ("errors", self.errors),
            ("warnings", self.warnings),
            ("kept", kept),
            ("broken", broken),
            ("unknown", unknown),
            ("uncertain", uncertain),
        ]
        .map(|(name, count)| (name, Cell::number_of(count)))
        .into();
        let filled =
            |code| figures.iter().cloned().fold(Note::new(code), |note, (name, cell)| note.with(name, cell));
        let promised = kept + broken + uncertain + unknown > 0;
        let said = [
            Some(filled(code!("check-summary"))),
            promised.then(|| filled(code!("check-summary-kept"))),
            (uncertain > 0).then(|| filled(code!("check-summary-uncertain"))),
            (unknown > 0).then(|| filled(code!("check-summary-unknown"))),
        ];
        Summary { said: said.into_iter().flatten().collect(), figures }
    }
}
