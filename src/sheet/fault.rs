//! Faults of a spreadsheet, each at its cell, with the rows they are in as the text that an excerpt is cut from.

use super::grid::{CellAt, SheetGrid, cell_name};
use crate::diagnostic::{Diagnostic, Faults, Position, Source, SourceCell};
use std::collections::{BTreeMap, BTreeSet};

/// The faults found so far.
#[derive(Default)]
pub(super) struct FoundFaults {
    list: Vec<(usize, CellAt, Diagnostic)>,
    /// How many more there were.
    more: usize,
}

/// Faults kept; more are only counted.
const KEPT: usize = 2_000;

/// Between two cells of a row.
const BETWEEN: &str = " | ";

impl FoundFaults {
    /// Adds a fault at a cell of a sheet.
    pub(super) fn add(&mut self, sheet: usize, at: CellAt, fault: Diagnostic) {
        match self.is_full() {
            true => self.more = self.more.saturating_add(1),
            false => self.list.push((sheet, at, fault)),
        }
    }

    /// Whether more faults are only counted.
    pub(super) fn is_full(&self) -> bool {
        self.list.len() >= KEPT
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.list.len().saturating_add(self.more)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The faults in the order of their places, in the text of the rows that they are in.
    pub(super) fn into_faults(mut self, name: &str, sheets: &[SheetGrid]) -> Faults {
        self.list.sort_by_key(|(sheet, at, _)| (*sheet, *at));
        self.list.dedup();
        let more = self.more;
        let (mut text, mut cells, mut spans) = (String::new(), Vec::new(), BTreeMap::new());
        let rows: BTreeSet<(usize, u32)> = self.list.iter().map(|(sheet, at, _)| (*sheet, at.0)).collect();
        for (number, row) in rows {
            let Some(sheet) = sheets.get(number) else { continue };
            let faulty =
                self.list.iter().filter(|(of, at, _)| (*of, at.0) == (number, row)).map(|(_, at, _)| at.1);
            let columns: BTreeSet<u32> = sheet.row(row).map(|(column, _)| column).chain(faulty).collect();
            for column in columns {
                let at = (row, column);
                let start = text.len();
                text += &one_line(sheet.text(at));
                if text.len() == start {
                    // an empty cell has a place too
                    text.push(' ');
                }
                spans.insert((number, at), start..text.len());
                cells.push(SourceCell {
                    span: start..text.len(),
                    name: sheet.name_of(at),
                    position: position(at),
                });
                text += BETWEEN;
            }
            text.truncate(text.len() - BETWEEN.len());
            text.push('\n');
        }
        let list = self.list.into_iter().map(|(sheet, at, fault)| {
            let span = spans.get(&(sheet, at)).cloned().or(Some(0..0));
            Diagnostic { span, ..fault }
        });
        let list = list.collect();
        Faults { source: Source::of_cells(name, &text, cells), list, more }
    }
}

/// A row and a column, both from 1.
pub(super) fn position(at: CellAt) -> Position {
    let from_one = |nth: u32| usize::try_from(nth).unwrap_or(usize::MAX).saturating_add(1);
    Position { line: from_one(at.0), column: from_one(at.1) }
}

/// A text without line ends or other control characters.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if crate::text::is_unsafe(c) { ' ' } else { c }).collect()
}

/// Two cells as people name them: C3, D3.
pub(super) fn pair_name(one: CellAt, other: CellAt) -> String {
    [&cell_name(one), ", ", &cell_name(other)].concat()
}

/// The cells of a run in one column, as people name them: C5:C8.
pub(super) fn run_name(cells: &[CellAt]) -> String {
    match cells {
        [] => String::new(),
        [one] => cell_name(*one),
        [first, .., last] => [&cell_name(*first), ":", &cell_name(*last)].concat(),
    }
}
