//! The text of a case as it is written from a spreadsheet, with the cell that each part of it is from.

use super::fault::{one_line, position};
use super::grid::{CellAt, SheetGrid};
use crate::diagnostic::{Source, SourceCell};
use std::collections::BTreeMap;

/// A text that grows line by line.
#[derive(Default)]
pub(super) struct Draft {
    text: String,
    cells: Vec<SourceCell>,
}

impl Draft {
    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// The head of a table, from a row: what is said of the table as a whole is said of that cell.
    pub(super) fn table(&mut self, name: &str, sheet: &SheetGrid, at: CellAt) {
        self.text.push('\n');
        self.place(sheet, at);
        self.line(name);
    }

    /// A key with its value as it stands in TOML, and a comment where there is something to say.
    pub(super) fn key(&mut self, key: &str, value: &str, from: Option<(&SheetGrid, CellAt)>, comment: &str) {
        if let Some((sheet, at)) = from {
            self.place(sheet, at);
        }
        self.text += key;
        self.text += " = ";
        self.text += value;
        if !comment.is_empty() {
            self.text += "    # ";
            self.text += &one_line(comment);
        }
        self.text.push('\n');
    }

    /// What follows is from a cell.
    pub(super) fn place(&mut self, sheet: &SheetGrid, at: CellAt) {
        let start = self.text.len();
        let name = one_line(&sheet.name_of(at));
        self.cells.push(SourceCell { span: start..start, name, position: position(at) });
    }

    /// The text as a source whose places are told by their cells.
    pub(super) fn into_source(self, name: &str) -> Source {
        Source::of_cells(name, &self.text, self.cells)
    }
}

/// What is noted beside amounts, by the sheet and the cell that they are from.
#[derive(Default)]
pub(super) struct Notes {
    list: BTreeMap<(usize, CellAt), Vec<String>>,
}

impl Notes {
    /// Notes something beside the amount of a cell.
    pub(super) fn add(&mut self, sheet: usize, at: CellAt, note: &str) {
        self.list.entry((sheet, at)).or_default().push(note.to_owned());
    }

    /// Where an amount is from, how it stands there, and what is noted of it.
    pub(super) fn origin(&self, (number, sheet): (usize, &SheetGrid), at: CellAt) -> String {
        match self.list.get(&(number, at)) {
            Some(notes) => [&origin(sheet, at), "（", &notes.join("、"), "）"].concat(),
            None => origin(sheet, at),
        }
    }
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in one_line(text).chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

/// Where an amount is from and how it stands there: 経費一覧!C5 「60,000」.
pub(super) fn origin(sheet: &SheetGrid, at: CellAt) -> String {
    [&sheet.name_of(at), " 「", sheet.text(at), "」"].concat()
}
