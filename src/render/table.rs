//! The terminal: aligned columns without borders, fitted to the width there is.

mod fit;
mod groups;
mod names;

use super::footing;
use super::format::{LONGEST_BAR, Style, clean};
use super::wrap::{bound, unbound, wrap};
use crate::report::{Audience, Cell, Column, Note, Report, Row, Table};
use comfy_table::{Cell as Shown, CellAlignment, ColumnConstraint, ContentArrangement, Width};
use comfy_table::{LineStyle, TableStyle};
use fit::Fitted;
use unicode_width::UnicodeWidthStr;

/// Spaces between two columns.
const GAP: usize = 2;

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let mut text = String::new();
    for table in report.tables.iter().filter(|table| table.is_for_people()) {
        text += &heading(report, table, style);
        text += &unbound(&body(table, style));
    }
    for (case, notes) in footing::by_case(&footing::notes(report, style)) {
        text += &case.map_or(String::new(), |case| bold(&clean(case), style) + "\n");
        for note in notes {
            text += &wrapped(note, style);
        }
    }
    text
}

/// The title of a table with the unit of its amounts.
fn heading(report: &Report, table: &Table, style: &Style) -> String {
    let title = style.word(table.title);
    let caption =
        footing::caption(report, table, style).map(|caption| style.bracketed(&caption)).unwrap_or_default();
    let whole = [title, &caption].concat();
    match style.width.filter(|width| whole.width() > *width) {
        Some(width) => wrap(&whole, width, ["", ""]).join("\n") + "\n\n",
        None => [&bold(title, style), &caption, "\n\n"].concat(),
    }
}

/// A note, with its later lines indented; no line ends inside a name.
fn wrapped(note: &Note, style: &Style) -> String {
    let said = style.note(note);
    let Some(width) = style.width else {
        return ["- ", &said, "\n"].concat();
    };
    let said = bound(&said, &names::names(note, style));
    unbound(&wrap(&said, width.max(20), ["- ", "  "]).join("\n")) + "\n"
}

fn bold(text: &str, style: &Style) -> String {
    match style.color {
        true => {
            let bold = anstyle::Style::new().bold();
            format!("{bold}{text}{bold:#}")
        }
        false => text.to_owned(),
    }
}

/// What people see of a table, as texts.
struct Texts {
    heads: Vec<String>,
    /// Whether a column holds figures.
    figures: Vec<bool>,
    rows: Vec<Vec<String>>,
    /// Lines above some rows, with the number of rows below each.
    headings: Vec<(Vec<String>, usize)>,
    /// Spaces before each row.
    indent: usize,
}

/// How long bars may be: as long as there is room without wrapping.
const BARS: [u32; 3] = [LONGEST_BAR, LONGEST_BAR / 2, LONGEST_BAR / 4];

impl Texts {
    fn with_bars(table: &Table, style: &Style, bar: u32) -> Texts {
        let is_bar = |nth: usize| {
            let rows = table.sections.iter().flat_map(|section| &section.rows);
            rows.filter_map(|row| row.cells.get(nth)).any(|cell| matches!(cell, Cell::Bar(..)))
        };
        let shown: Vec<(usize, &Column)> = table
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| matches!(column.audience, Audience::All | Audience::People))
            .filter(|(nth, _)| bar > 0 || !is_bar(*nth))
            .collect();
        let figures: Vec<bool> = (0..table.columns.len()).map(|nth| table.figures_in(nth)).collect();
        let head = |column: &Column| column.head.as_ref().map_or(String::new(), |head| style.told(head));
        let texts = |row: &Row| -> Vec<String> {
            let cells = shown.iter().filter_map(|(nth, _)| Some((*nth, row.cells.get(*nth)?)));
            let text = |(nth, cell): (usize, &Cell)| match cell {
                Cell::Bar(from, to) => style.bar([*from, *to], bar),
                // figures under figures stay whole anyway
                cell if figures.get(nth) == Some(&true) => style.cell(cell),
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
    fn lead_above(mut self) -> Texts {
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

    /// In columns, if they can be fitted.
    fn in_columns(&self, style: &Style) -> String {
        self.fitted(style).map_or_else(String::new, |fitted| columns(&fitted, self, style))
    }

    /// The columns fitted to the width there is, if they can be.
    fn fitted(&self, style: &Style) -> Option<Fitted> {
        fit::fit(&self.heads, &self.rows, &self.figures, self.room(style))
    }

    /// Whether nothing has to be wrapped.
    fn is_whole(&self, style: &Style) -> bool {
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

/// A table in columns, with bars as long as there is room for; in a narrow window with what a row is of above each row,
/// or in groups of columns under each other; in a very narrow one a line a figure.
fn body(table: &Table, style: &Style) -> String {
    let has_bars = |row: &Row| row.cells.iter().any(|cell| matches!(cell, Cell::Bar(..)));
    let has_bars = table.sections.iter().flat_map(|section| &section.rows).any(has_bars);
    let texts = |bar: u32| Texts::with_bars(table, style, bar);
    let bars = || BARS.into_iter().filter(|_| has_bars);
    let plain = texts(0);
    let leads = !plain.heads.is_empty() && plain.figures.first() == Some(&false);
    let above = |bar: u32| leads.then(|| texts(bar).lead_above());
    // what bars are for is worth a line more a row
    let whole = bars().map(texts).chain(bars().filter_map(above)).find(|texts| texts.is_whole(style));
    let fitting =
        || [Some(texts(0)), above(0)].into_iter().flatten().find(|texts| texts.fitted(style).is_some());
    if let Some(texts) = whole.or_else(fitting) {
        return texts.in_columns(style);
    }
    let grouped = bars().chain([0]).find_map(|bar| groups::groups(&texts(bar), style));
    match grouped {
        Some(groups) => groups.iter().map(|group| group.in_columns(style)).collect(),
        None => stacked(&plain, style),
    }
}

/// The rows in columns, the headings between them.
fn columns(fitted: &Fitted, texts: &Texts, style: &Style) -> String {
    let lines = aligned(fitted, &texts.figures);
    let mut lines = lines.iter().map(|line| line.trim_end());
    let margin = " ".repeat(texts.indent);
    let mut text = String::new();
    for line in lines.by_ref().take(fitted.head_height()) {
        text += &bold(&[&margin, line].concat(), style);
        text.push('\n');
    }
    let total = fitted.widths.iter().sum::<usize>() + GAP * fitted.widths.len().saturating_sub(1);
    text += &"-".repeat(total + texts.indent);
    text.push('\n');
    let mut heights = fitted.heights().into_iter();
    for (heading, rows) in &texts.headings {
        text += &above(heading, style);
        for height in heights.by_ref().take(*rows) {
            for line in lines.by_ref().take(height) {
                text += &[&margin, line, "\n"].concat();
            }
        }
    }
    text.push('\n');
    text
}

/// The lines above some rows, wrapped to the width there is; the first is the main one.
fn above(heading: &[String], style: &Style) -> String {
    let width = style.width.unwrap_or(usize::MAX);
    let mut text = String::new();
    for line in heading {
        let margin = " ".repeat(line.len() - line.trim_start().len());
        for wrapped in wrap(line.trim_start(), width.max(20), [&margin, &margin]) {
            text += &match margin.is_empty() {
                true => bold(&wrapped, style),
                false => wrapped,
            };
            text.push('\n');
        }
    }
    text
}

/// The lines of the head and of all rows, aligned.
fn aligned(fitted: &Fitted, figures: &[bool]) -> Vec<String> {
    let mut table = comfy_table::Table::new();
    table
        .load_style(TableStyle::new().header_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Disabled);
    let alignment = |nth: usize| match figures.get(nth) {
        Some(true) => CellAlignment::Right,
        _ => CellAlignment::Left,
    };
    let shown = |row: &[Vec<String>]| -> Vec<Shown> {
        row.iter()
            .enumerate()
            .map(|(nth, lines)| Shown::new(lines.join("\n")).set_alignment(alignment(nth)))
            .collect()
    };
    table.add_row(shown(&fitted.heads));
    table.add_rows(fitted.rows.iter().map(|row| shown(row)));
    let last = fitted.widths.len().saturating_sub(1);
    for (nth, width) in fitted.widths.iter().enumerate() {
        let gap = if nth == last { 0 } else { GAP };
        if let (Some(column), Ok(gap), Ok(width)) =
            (table.column_mut(nth), u16::try_from(gap), u16::try_from(width + gap))
        {
            column.set_padding((0, gap));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    table.lines().collect()
}

/// Where not even the narrowest columns fit: a line a figure.
fn stacked(texts: &Texts, style: &Style) -> String {
    let widest = texts.heads.iter().map(|head| head.width()).max().unwrap_or(0);
    let mut rows = texts.rows.iter();
    let mut text = String::new();
    for (heading, count) in &texts.headings {
        text += &above(heading, style);
        for row in rows.by_ref().take(*count) {
            for (head, cell) in texts.heads.iter().zip(row) {
                if head.is_empty() {
                    text += &above(&[["  ", cell].concat()], style);
                } else {
                    let pad = " ".repeat(widest - head.width() + GAP);
                    let margin = " ".repeat(4 + widest + GAP);
                    let head = ["    ", head, &pad].concat();
                    let width = style.width.unwrap_or(usize::MAX).max(20);
                    text += &(wrap(cell, width, [&head, &margin]).join("\n") + "\n");
                }
            }
        }
    }
    text.push('\n');
    text
}
