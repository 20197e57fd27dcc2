//! What people see of a table, as texts, and whether it fits.

use super::fit::{self, GAP};
use super::names;
use crate::render::number;
use crate::render::style::Style;
use crate::render::wrap::bound;
use crate::report::{Cell, Column, Row, Table};
use unicode_width::UnicodeWidthStr;

/// What people see of a table, as texts.
pub(super) struct Texts {
    pub(super) heads: Vec<String>,
    /// Whether a column holds figures.
    pub(super) figures: Vec<bool>,
    pub(super) rows: Vec<Vec<String>>,
    /// Lines above some rows, with the number of rows below each.
    pub(super) headings: Vec<(Vec<String>, usize)>,
    /// Spaces before each row.
    pub(super) indent: usize,
}

impl Texts {
    /// What is seen with bars of so many characters; without them where they have none.
    pub(super) fn with_bars(table: &Table, style: &Style, bar: u32) -> Texts {
        let shown: Vec<(usize, &Column)> = table.seen(bar > 0, style.width.is_some()).collect();
        let figures: Vec<bool> = (0..table.columns.len()).map(|nth| table.figures_in(nth)).collect();
        let head = |column: &Column| column.head.as_ref().map_or(String::new(), |head| style.told(head));
        let styles = number::in_columns(table, style);
        let texts = |row: &Row| -> Vec<String> {
            let cells = shown.iter().filter_map(|(nth, _)| Some((*nth, row.cells.get(*nth)?)));
            let text = |(nth, cell): (usize, &Cell)| match cell {
                Cell::Bar(from, to) => style.bar([*from, *to], bar),
                // figures under figures stay whole anyway, and so does all where there is room
                cell if figures.get(nth) == Some(&true) || style.width.is_none() => {
                    styles.get(nth).unwrap_or(style).cell(cell)
                }
                cell => bound(&style.cell(cell), &names::names_of(std::iter::once(cell), style)),
            };
            cells.map(text).collect()
        };
        let rows = table.sections.iter().flat_map(|section| &section.rows);
        let headings = table.sections.iter().map(|section| {
            let heading = section.heading.iter().map(|cell| style.cell(cell));
            (heading.collect(), section.rows.len())
        });
        let divided = table.sections.iter().any(|section| section.heading.is_some());
        Texts {
            heads: shown.iter().map(|(_, column)| head(column)).collect(),
            figures: shown.iter().map(|(nth, _)| table.figures_in(*nth)).collect(),
            rows: rows.map(texts).collect(),
            headings: headings.collect(),
            indent: if divided { 2 } else { 0 },
        }
    }

    /// The same with the first column, what a row is of, as a line above each row.
    pub(super) fn lead_above(mut self) -> Texts {
        self.heads.remove(0);
        self.figures.remove(0);
        let margin = " ".repeat(self.indent);
        let mut leads = self.rows.iter_mut().map(|row| match row.is_empty() {
            true => String::new(),
            false => [&margin, &row.remove(0)].map(String::as_str).concat(),
        });
        let mut headings = Vec::new();
        for (above, count) in self.headings {
            let mut above = Some(above);
            for lead in leads.by_ref().take(count) {
                let mut lines = above.take().unwrap_or_default();
                lines.push(lead);
                headings.push((lines, 1));
            }
        }
        drop(leads);
        Texts { headings, indent: self.indent + 2, ..self }
    }

    /// How wide the columns become in the width there is, if they can be fitted.
    pub(super) fn fitted(&self, style: &Style) -> Option<Vec<usize>> {
        fit::fit(&self.heads, &self.rows, &self.figures, self.room(style))
    }

    /// Whether they can be fitted with every figure in one line.
    pub(super) fn is_firm(&self, style: &Style) -> bool {
        fit::is_firm(&self.heads, &self.rows, &self.figures, self.room(style))
    }

    /// Whether nothing has to be wrapped.
    pub(super) fn is_whole(&self, style: &Style) -> bool {
        let widest = |nth: usize| {
            let cells = self.rows.iter().filter_map(move |row| row.get(nth));
            cells.chain(self.heads.get(nth)).map(|cell| cell.width()).max().unwrap_or(0).max(1)
        };
        let whole = (0..self.heads.len()).map(widest).sum::<usize>();
        self.room(style).is_none_or(|room| whole <= room)
    }

    /// The width without gaps.
    fn room(&self, style: &Style) -> Option<usize> {
        let gaps = GAP * self.heads.len().saturating_sub(1) + self.indent;
        style.width.map(|width| width.saturating_sub(gaps))
    }
}
