//! The page that is handed out: chapters of tables, pictures, tiles and sentences, all of them made of typed cells.

use crate::lang::Term;
use crate::report::{Cell, Note, Picture, Report, Scale, Table};

/// A page, and everything on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is called.
    pub title: Cell,
    /// Who made it, where that is said.
    pub prepared_by: Option<Cell>,
    /// What is said before everything else, a paragraph each.
    pub preface: Vec<Cell>,
    /// What it is about, one after the other.
    pub chapters: Vec<Chapter>,
}

/// What a page says of one case, or of all of them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chapter {
    /// What it is of; none where the title of the page says that.
    pub heading: Option<Cell>,
    /// The id of its case; none for all of them.
    pub case: Option<String>,
    /// The case, its members, its term and its tax in one line; none without a plan.
    pub about: Option<Cell>,
    /// Whether its amounts include tax.
    pub tax: Option<Term>,
    /// What unit its amounts are shown in where the reader asks for none.
    pub scale: Scale,
    /// Its parts, in the order in which councils ask.
    pub parts: Vec<PagePart>,
}

/// A part of a chapter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PagePart {
    /// Its heading; none where that of the chapter says enough.
    pub heading: Option<Term>,
    /// Whether it begins on a sheet of its own when printed.
    pub new_sheet: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the figures are: each with its name.
    Facts(Vec<(Term, Cell)>),
    /// The figures that are read first.
    Tiles(Vec<Tile>),
    /// A sentence that sums up.
    Lead(Note),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// Sentences, as a list.
    Notes(Vec<Note>),
}

/// A figure that is read first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// What it is.
    pub name: Cell,
    /// The figure.
    pub value: Cell,
    /// What helps to read it.
    pub aside: Option<Cell>,
}

impl Chapter {
    /// Everything on it, in order.
    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.parts.iter().flat_map(|part| &part.blocks)
    }

    /// Its tables and notes as a report.
    pub fn report(&self) -> Report {
        let tables = self.blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table.clone()),
            _ => None,
        });
        let notes = self.blocks().flat_map(|block| match block {
            Block::Notes(notes) => notes.clone(),
            Block::Lead(note) => vec![note.clone()],
            _ => Vec::new(),
        });
        let of_case = |note: Note| Note { case: note.case.or_else(|| self.case.clone()), ..note };
        let notes = notes.map(of_case).collect();
        Report {
            command: "report",
            tax: self.tax,
            scale: self.scale,
            tables: tables.collect(),
            notes,
            ..Report::default()
        }
    }
}

impl Page {
    /// The tables and notes of all chapters, for formats that have nothing else.
    pub fn report(&self) -> Report {
        let mut whole = Report { command: "report", ..Report::default() };
        let taxes: Vec<Option<Term>> = self.chapters.iter().map(|chapter| chapter.tax).collect();
        whole.tax =
            taxes.first().copied().flatten().filter(|first| taxes.iter().all(|tax| *tax == Some(*first)));
        let mut scales =
            self.chapters.iter().filter(|chapter| chapter.case.is_some()).map(|chapter| chapter.scale);
        whole.scale = scales.next().filter(|first| scales.all(|scale| scale == *first)).unwrap_or_default();
        // tables of one case are all about it
        let mut cases = self.chapters.iter().filter(|chapter| chapter.case.is_some());
        whole.heading = cases.next().filter(|_| cases.next().is_none()).and_then(|only| only.about.clone());
        for chapter in &self.chapters {
            let report = chapter.report();
            whole.tables.extend(report.tables);
            whole.notes.extend(report.notes);
        }
        whole
    }
}
