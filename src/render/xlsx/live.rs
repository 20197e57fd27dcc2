//! A workbook that computes as sheets: each formula with the value it comes to, after all of its block have been held
//! against the exact figures; a block in which one differs is written as values, and says so.

use super::cell::{double, signed};
use super::evaluate::Values;
use super::formula;
use super::page::{Entry, Look, Page, Value, sheet_name};
use crate::book::{Book, Kind, Place, Slot};
use crate::money::Fraction;
use crate::render::style::Style;
use crate::report::{Cell, Note, Sense, note};
use unicode_width::UnicodeWidthStr;

/// The widest a column gets.
const WIDEST: usize = 34;

/// The sheets of a workbook, and the names of its inputs.
pub(super) fn pages(book: &Book, style: &Style) -> (Vec<Page>, Vec<(String, String)>) {
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let name = sheet_name(style.word(sheet.name), &names);
        names.push(name);
    }
    let mut values = Values::of(book);
    let mut pages = Vec::new();
    for (number, sheet) in book.sheets.iter().enumerate() {
        let mut rows: Vec<Vec<Entry>> = Vec::new();
        for (row, slots) in sheet.rows.iter().enumerate() {
            let entries = slots.iter().enumerate().map(|(column, slot)| {
                let place = Place { sheet: number, row, column };
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
            rows.push(vec![Entry::bold(not_exact())]);
        }
        let widths = widths(&rows);
        let name = names.get(number).cloned().unwrap_or_default();
        pages.push(Page { name, rows, widths, remarks, protected: true, ..Page::default() });
    }
    let named = book
        .names
        .iter()
        .map(|(name, place)| ((*name).to_owned(), ["=", &formula::absolute(*place, &names)].concat()));
    (pages, named.collect())
}

fn entry(
    slot: &Slot,
    place: Place,
    (live, names): (bool, &[String]),
    values: &mut Values<'_>,
    style: &Style,
) -> Entry {
    let look = |kind: &Kind| Look { number: Some(format(*kind, style)), right: true, ..Look::default() };
    match slot {
        Slot::Empty => Entry::text(String::new()),
        Slot::Text(cell) => Entry::text(style.told(cell)),
        Slot::Said(note) => Entry::text(style.note(note)),
        Slot::Title(cell) => Entry::bold(style.told(cell)),
        Slot::Head(cell) => {
            let right = place.column > 0;
            let look = Look { bold: true, head: true, wrap: true, right, ..Look::default() };
            Entry { look, ..Entry::text(style.told(cell)) }
        }
        Slot::Input(value, kind) => {
            Entry { value: number(value, place, values), look: Look { input: true, ..look(kind) } }
        }
        Slot::Fixed(value, kind) => {
            Entry { value: number(value, place, values), look: Look { fixed: true, ..look(kind) } }
        }
        Slot::Live(written, exact, kind) => {
            let value = values.at(place);
            match (value, live) {
                (Some(value), true) => {
                    let text = formula::text(written, place.sheet, names);
                    Entry { value: Value::Formula(text, value), look: look(kind) }
                }
                (value, _) => {
                    let value = exact.as_ref().and_then(double).or(value);
                    let value = value.map_or(Value::Empty, Value::Number);
                    Entry { value, look: Look { fixed: true, ..look(kind) } }
                }
            }
        }
    }
}

fn number(value: &Fraction, place: Place, values: &mut Values<'_>) -> Value {
    double(value).or_else(|| values.at(place)).map_or(Value::Empty, Value::Number)
}

/// The format of a number: whole units of the currency, as bills are in them.
fn format(kind: Kind, style: &Style) -> String {
    match kind {
        Kind::Amount => signed("#,##0", Sense::Plain, style.mark),
        Kind::Change => signed("#,##0", Sense::Change, style.mark),
        Kind::Percent => signed("0.0##%", Sense::Plain, style.mark),
        Kind::ChangePercent => signed("0.0%", Sense::Change, style.mark),
        Kind::Share => signed("#,##0.00", Sense::Plain, style.mark),
        Kind::Factor => "0.0000".to_owned(),
        Kind::Number => "General".to_owned(),
        Kind::Flag(word) => ["\"", word.text(style.lang), "\";;"].concat(),
    }
}

fn widths(rows: &[Vec<Entry>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |nth: usize| {
        // a sentence alone in its row runs over its neighbours
        let cells = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(nth));
        let widest = cells.map(|entry| match &entry.value {
            Value::Text(text) => text.width(),
            Value::Number(number) | Value::Formula(_, number) => shown(*number),
            Value::Empty => 0,
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
