//! A workbook that computes as sheets: each formula with the value it comes to, after all of its block have been held
//! against the exact figures; a block in which one differs is written as values, and says so.

use super::cell::{double, signed};
use super::evaluate::Values;
use super::formula;
use super::page::{CellEntry, CellValue, Look, XlsxPage, sheet_name};
use crate::book::{Book, CellPlace, CellSlot, NumberKind};
use crate::money::Fraction;
use crate::render::style::Style;
use crate::report::{Cell, Note, Sense, note};
use unicode_width::UnicodeWidthStr;

/// The widest a column gets.
const WIDEST: usize = 34;

/// The sheets of a workbook, and the names of its inputs.
pub(super) fn pages(book: &Book, style: &Style) -> (Vec<XlsxPage>, Vec<(String, String)>) {
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let name = sheet_name(style.word(sheet.name), &names);
        names.push(name);
    }
    let mut values = Values::of(book);
    let mut pages = Vec::new();
    for (number, sheet) in book.sheets.iter().enumerate() {
        let mut rows: Vec<Vec<CellEntry>> = Vec::new();
        for (row, slots) in sheet.rows.iter().enumerate() {
            let entries = slots.iter().enumerate().map(|(column, slot)| {
                let place = CellPlace { sheet: number, row, column };
                let live = values.is_live(number, row);
                entry(slot, place, (live, &names), &mut values, style)
            });
            rows.push(entries.collect());
        }
        let fixed = values.fixed_rows(number);
        let not_exact = || style.told(&Cell::from(note!("live-not-exact")));
        let told = |note: &Note| style.told(&Cell::from(note.clone()));
        let remarks = sheet.remarks.iter().map(|(row, column, note)| (*row, *column, told(note)));
        let remarks = remarks.chain(fixed.iter().map(|row| (*row, 0, not_exact()))).collect();
        if !fixed.is_empty() {
            rows.push(vec![CellEntry::bold(not_exact())]);
        }
        let widths = widths(&rows);
        let name = names.get(number).cloned().unwrap_or_default();
        pages.push(XlsxPage { name, rows, widths, remarks, protected: true, ..XlsxPage::default() });
    }
    let named = book
        .names
        .iter()
        .map(|(name, place)| ((*name).to_owned(), ["=", &formula::absolute(*place, &names)].concat()));
    (pages, named.collect())
}

fn entry(
    slot: &CellSlot,
    place: CellPlace,
    (live, names): (bool, &[String]),
    values: &mut Values<'_>,
    style: &Style,
) -> CellEntry {
    let look =
        |kind: &NumberKind| Look { number: Some(format(*kind, style)), right: true, ..Look::default() };
    match slot {
        CellSlot::Empty => CellEntry::text(String::new()),
        CellSlot::Text(cell) => CellEntry::text(style.told(cell)),
        CellSlot::Said(note) => CellEntry::text(style.note(note)),
        CellSlot::Title(cell) => CellEntry::bold(style.told(cell)),
        CellSlot::Head(cell) => {
            let right = place.column > 0;
            let look = Look { bold: true, head: true, wrap: true, right, ..Look::default() };
            CellEntry { look, ..CellEntry::text(style.told(cell)) }
        }
        CellSlot::Input(value, kind) => {
            CellEntry { value: number(value, place, values), look: Look { input: true, ..look(kind) } }
        }
        CellSlot::Fixed(value, kind) => {
            CellEntry { value: number(value, place, values), look: Look { fixed: true, ..look(kind) } }
        }
        CellSlot::Live(written, exact, kind) => {
            let value = values.at(place);
            match (value, live) {
                (Some(value), true) => {
                    let text = formula::text(written, place.sheet, names);
                    CellEntry { value: CellValue::Formula(text, value), look: look(kind) }
                }
                (value, _) => {
                    let value = exact.as_ref().and_then(double).or(value);
                    let value = value.map_or(CellValue::Empty, CellValue::Number);
                    CellEntry { value, look: Look { fixed: true, ..look(kind) } }
                }
            }
        }
    }
}

fn number(value: &Fraction, place: CellPlace, values: &mut Values<'_>) -> CellValue {
    double(value).or_else(|| values.at(place)).map_or(CellValue::Empty, CellValue::Number)
}

/// The format of a number: whole units of the currency, as bills are in them.
fn format(kind: NumberKind, style: &Style) -> String {
    match kind {
        NumberKind::Amount => signed("#,##0", Sense::Plain, style.mark),
        NumberKind::Change => signed("#,##0", Sense::Change, style.mark),
        NumberKind::Percent => signed("0.0##%", Sense::Plain, style.mark),
        NumberKind::ChangePercent => signed("0.0%", Sense::Change, style.mark),
        NumberKind::Share => signed("#,##0.00", Sense::Plain, style.mark),
        NumberKind::Factor => "0.0000".to_owned(),
        NumberKind::Number => "General".to_owned(),
        NumberKind::Flag(word) => ["\"", word.text(style.lang), "\";;"].concat(),
    }
}

fn widths(rows: &[Vec<CellEntry>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |nth: usize| {
        // a sentence alone in its row runs over its neighbours
        let cells = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(nth));
        let widest = cells.map(|entry| match &entry.value {
            CellValue::Text(text) => text.width(),
            CellValue::Number(number) | CellValue::Formula(_, number) => shown(*number),
            CellValue::Empty => 0,
        });
        (widest.max().unwrap_or(0) + 3).clamp(9, WIDEST)
    };
    (0..columns).map(width).collect()
}

/// About how many characters a number takes with its commas.
fn shown(number: f64) -> usize {
    let digits = format!("{number:.0}").len();
    digits + digits / 3 + 3
}
