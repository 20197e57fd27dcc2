//! The tables of a report as sheets, as people see them, and a sheet of the notes.

use super::cell::entry;
use super::page::{CellEntry, CellValue, Look, XlsxPage, sheet_name};
use super::sums::ColumnSums;
use crate::lang::Term;
use crate::render::footing;
use crate::render::format::clean;
use crate::render::number;
use crate::render::style::{Style, Unit};
use crate::report::{Cell, Column, Report, Row, Table};
use unicode_width::UnicodeWidthStr;

/// The widest a column of text gets; what is longer is broken into lines.
const WIDEST: usize = 56;

/// The width of the notes.
const NOTES: usize = 110;

/// The sheets of a report, beside sheets of these names.
pub(super) fn pages(report: &Report, mut taken: Vec<String>, style: &Style) -> Vec<XlsxPage> {
    // an amount of a sheet is a number: its unit stands over the table
    let style = &Style { width: None, color: false, unit: plain_unit(style.unit), ..*style };
    let mut pages = Vec::new();
    for table in report.tables.iter().filter(|table| table.is_for_people()) {
        let name = sheet_name(style.word(table.title), &taken);
        taken.push(name.clone());
        pages.push(XlsxPage { name, ..page(report, table, style) });
    }
    let notes = notes_page(report, &taken, style);
    if notes.is_some() || !taken.is_empty() {
        pages.extend(notes);
        return pages;
    }
    // a workbook has a sheet at least
    vec![XlsxPage { name: sheet_name(style.word(Term::Notes), &taken), ..XlsxPage::default() }]
}

/// The sheet of the notes, if there are any.
fn notes_page(report: &Report, taken: &[String], style: &Style) -> Option<XlsxPage> {
    let style = &Style { width: None, color: false, ..*style };
    let notes = notes(report, style);
    (!notes.rows.is_empty()).then(|| XlsxPage { name: sheet_name(style.word(Term::Notes), taken), ..notes })
}

/// The unit of numbers: where text would write each amount in its own, all digits.
fn plain_unit(unit: Unit) -> Unit {
    if unit == Unit::Auto { Unit::Yen } else { unit }
}

fn page(report: &Report, table: &Table, style: &Style) -> XlsxPage {
    let shown: Vec<(usize, &Column)> = table.seen(false, false).collect();
    let styles = number::in_columns(table, style);
    let caption = footing::caption(report, table, style).map(|text| style.bracketed(&text));
    let title = [style.word(table.title), &caption.unwrap_or_default()].concat();
    // what the table is about, of which months and with tax or without, as over all tables of a text
    let about = report.heading.iter().map(|heading| CellEntry::text(style.told(heading)));
    let mut rows = vec![vec![CellEntry::bold(title)], about.collect()];
    let heads = shown.iter().map(|(nth, column)| head(column, table.figures_in(*nth), style));
    rows.push(flush(heads.collect()));
    let mut sums = vec![ColumnSums::default(); shown.len()];
    for section in &table.sections {
        if let Some(heading) = &section.heading {
            rows.push(vec![CellEntry::bold(style.cell(heading))]);
        }
        for row in &section.rows {
            let below = rows.len();
            let cells = shown.iter().zip(&mut sums).enumerate().map(|(place, ((nth, _), sums))| {
                let cell = row.cells.get(*nth).unwrap_or(&Cell::Absent);
                let style = styles.get(*nth).unwrap_or(style);
                looked(sums.entry(entry(cell, style), row, cell, (place, below)), row, table.figures_in(*nth))
            });
            rows.push(flush(cells.collect()));
        }
    }
    let texts = texts(table, &shown, &styles);
    let widths = widths(&texts);
    XlsxPage { rows, widths, head: Some(2), ..XlsxPage::default() }
}

/// A row whose first cell stands at the edge.
fn flush(mut row: Vec<CellEntry>) -> Vec<CellEntry> {
    if let Some(first) = row.first_mut() {
        first.look.apart = false;
    }
    row
}

fn head(column: &Column, figures: bool, style: &Style) -> CellEntry {
    let text = column.head.as_ref().map_or(String::new(), |head| style.told(head));
    let look =
        Look { bold: true, wrap: true, right: figures, apart: !figures, head: true, ..Look::default() };
    CellEntry { look, ..CellEntry::text(text) }
}

/// A cell with the look of its row and column.
fn looked(entry: CellEntry, row: &Row, figures: bool) -> CellEntry {
    let is_sum = row.role != crate::report::Role::Item;
    let is_text = matches!(entry.value, CellValue::Text(_));
    let look = Look {
        bold: is_sum || entry.look.bold,
        sum: is_sum,
        right: figures,
        apart: !figures,
        wrap: is_text && !figures,
        ..entry.look
    };
    CellEntry { look, ..entry }
}

/// The texts that people see of each column: the width of a number is that of its text.
fn texts(table: &Table, shown: &[(usize, &Column)], styles: &[Style]) -> Vec<Vec<String>> {
    let rows = || table.sections.iter().flat_map(|section| &section.rows);
    shown
        .iter()
        .filter_map(|(nth, column)| Some((nth, column, styles.get(*nth)?)))
        .map(|(nth, column, style)| {
            let head = column.head.as_ref().map_or(String::new(), |head| style.told(head));
            let cells = rows().filter_map(|row| row.cells.get(*nth)).map(|cell| style.cell(cell));
            std::iter::once(head).chain(cells).collect()
        })
        .collect()
}

fn widths(texts: &[Vec<String>]) -> Vec<usize> {
    let widest = |texts: &Vec<String>| texts.iter().map(|text| text.width()).max().unwrap_or(0);
    texts.iter().map(|texts| (widest(texts) + 3).clamp(8, WIDEST)).collect()
}

/// The notes, a row each, under the case they belong to.
fn notes(report: &Report, style: &Style) -> XlsxPage {
    let mut rows = Vec::new();
    for (case, notes) in footing::by_case(&footing::notes(report, style)) {
        rows.extend(case.map(|case| vec![CellEntry::bold(clean(case).into_owned())]));
        rows.extend(notes.iter().map(|note| {
            let look = Look { wrap: true, ..Look::default() };
            vec![CellEntry { look, ..CellEntry::text(style.note(note)) }]
        }));
    }
    XlsxPage { rows, widths: vec![NOTES], ..XlsxPage::default() }
}
