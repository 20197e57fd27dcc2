//! The page that is handed out: its chapters and parts, in the order in which councils ask.

mod beside;
mod budget;
mod categories;
mod commitments;
mod files;
mod grounds;
mod members;
mod negotiated;
mod pictures;
mod plan;
mod printed;
mod promised;
mod summary;
mod tables;

pub use files::ReadFile;

use super::cells::{common_tax, tax};
use super::compare::compare;
use super::headings;
use crate::analysis::report::{CaseReport, Reported};
use crate::case::Scenario;
use crate::lang::Term;
use crate::layout::whatif::changed_first as with_changes;
use crate::page::{Block, Chapter, Page, PagePart};
use crate::report::{Cell, Note, Scale, Topic};

/// What whoever hands out the page says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageTold {
    /// What it is called, instead of the title of its case.
    pub title: Option<String>,
    /// Who made it.
    pub prepared_by: Option<String>,
    /// What is said before everything else.
    pub preface: Option<String>,
    /// What was changed first.
    pub changes: Option<Scenario>,
    /// The files that it is made from.
    pub files: Vec<ReadFile>,
}

/// Lays out what `report` found.
pub fn report(found: &Reported<'_>, told: &PageTold) -> Page {
    let text = |text: &String| Cell::text(text.clone());
    let only = match found.cases.as_slice() {
        [only] => Some(Cell::text(&only.case.title)),
        _ => None,
    };
    let title = told.title.as_ref().map(text).or_else(|| only.clone());
    let is_titled = told.title.is_none() && only.is_some();
    let changes = told.changes.iter().map(with_changes);
    let preface = told.preface.as_deref().unwrap_or_default().lines().filter(|line| !line.trim().is_empty());
    let mut chapters: Vec<Chapter> = all_of_them(found).into_iter().collect();
    chapters.extend(found.cases.iter().map(|case| chapter(case, !is_titled)));
    chapters.push(Chapter {
        heading: (!is_titled).then_some(Cell::Word(Term::PageFiles)),
        parts: vec![files::part(&told.files)],
        ..Chapter::default()
    });
    Page {
        title: title.unwrap_or(Cell::Word(Term::PageOfCases)),
        prepared_by: told.prepared_by.as_ref().map(text),
        preface: changes.chain(preface.map(|line| Cell::text(line.to_owned()))).collect(),
        chapters,
    }
}

/// Several cases in one table, and what keeps them from being compared.
fn all_of_them(found: &Reported<'_>) -> Option<Chapter> {
    if found.cases.len() < 2 {
        return None;
    }
    let all = compare(&found.all);
    let scale = all.scale;
    let savings = all.tables.into_iter().find(|table| table.id == "savings")?;
    // what is said of one case stands in its chapter
    let notes: Vec<Note> = all.notes.into_iter().filter(|note| note.case.is_none()).collect();
    let part = PagePart {
        heading: None,
        new_sheet: false,
        blocks: vec![Block::Table(savings), Block::Notes(notes)],
    };
    Some(Chapter {
        heading: Some(Cell::Word(Term::PageAllCases)),
        case: None,
        about: None,
        tax: common_tax(found.cases.iter().map(|case| case.case.tax)),
        scale,
        parts: vec![part],
    })
}

fn chapter(found: &CaseReport<'_>, is_headed: bool) -> Chapter {
    let whole = compare(&found.whole);
    // what is paid on a day is told to the minor unit
    let pays_in_parts = found.plan.as_ref().and_then(|plan| plan.split.as_ref().ok());
    let pays_in_parts = pays_in_parts.is_some_and(|split| split.instalments.is_some());
    let mut notes = whole.notes.clone();
    let mut parts = match &found.plan {
        Some(plan) => plan::parts(found, plan, &whole, &mut notes),
        None => printed::parts(found, &whole),
    };
    let grounds = grounds(notes, &parts);
    parts.extend(grounds);
    Chapter {
        heading: is_headed.then(|| Cell::text(&found.case.title)),
        case: Some(found.case.id.clone()),
        about: headings::of_case(found.case, None),
        tax: tax(found.case),
        scale: if pays_in_parts { Scale::Whole } else { scale(found).unwrap_or(whole.scale) },
        parts,
    }
}

/// The unit of a plan's amounts: one for all of them, whatever stands printed beside them.
fn scale(found: &CaseReport<'_>) -> Option<Scale> {
    let model = found.whole.cases.first()?.model.as_ref()?;
    Some(headings::scale(&model.computed, std::iter::empty()))
}

/// Sources first, then everything else that must be known, each once and not again what a part has said.
fn grounds(mut notes: Vec<Note>, parts: &[PagePart]) -> Option<PagePart> {
    notes.iter_mut().for_each(|note| note.case = None);
    let mut said: Vec<Note> = Vec::with_capacity(notes.len());
    notes.sort_by_key(|note| note.topic != Topic::Source);
    for note in notes {
        if !said.contains(&note) && !is_said(&note, parts) {
            said.push(note);
        }
    }
    (!said.is_empty()).then(|| PagePart {
        heading: Some(Term::PageGrounds),
        new_sheet: false,
        blocks: vec![Block::Notes(said)],
    })
}

/// Whether a sentence stands in one of the parts.
fn is_said(note: &Note, parts: &[PagePart]) -> bool {
    let alike = |other: &Note| other.wording == note.wording && other.arguments == note.arguments;
    parts.iter().flat_map(|part| &part.blocks).any(|block| match block {
        Block::Lead(other) => alike(other),
        Block::Notes(others) => others.iter().any(alike),
        _ => false,
    })
}
