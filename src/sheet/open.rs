//! A file as sheets: a workbook of Excel, old or new, of LibreOffice, or a CSV, told by what it begins with.

use super::archive::{self, cells_only};
use super::csv::{self, ReadEncoding};
use super::double::shown;
use super::format::show;
use super::formats_xls::{self, XlsFormats};
use super::grid::{
    CellAt, MOST_CELL_TEXT, MOST_CELLS, MOST_TEXT, Merged, Region, SheetGrid, SheetValue, Unseen,
};
use super::legacy;
use super::unseen::UnseenParts;
use calamine::{Data, Dimensions, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use std::collections::BTreeMap;
use std::io::Cursor;

/// What was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    pub(super) sheets: Vec<SheetGrid>,
    /// In which encoding, where it is a CSV.
    pub encoding: Option<ReadEncoding>,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// It is no spreadsheet, or a broken or locked one.
    Broken,
    /// It holds more than is read.
    TooLarge,
    /// Its parts declare entities.
    Entities,
    /// It is a text in neither UTF-8 nor Shift_JIS.
    NoText,
}

/// The sheets of a file; `stem` names that of a CSV.
pub(super) fn open(stem: &str, bytes: &[u8]) -> Result<Opened, Unopened> {
    let opened = of_bytes(stem, bytes)?;
    let text: usize = opened.sheets.iter().map(SheetGrid::text_bytes).sum();
    match opened.sheets.iter().all(SheetGrid::is_narrow) && text <= MOST_TEXT {
        true => Ok(opened),
        false => Err(Unopened::TooLarge),
    }
}

/// The same, however wide they are and however much is written in them.
fn of_bytes(stem: &str, bytes: &[u8]) -> Result<Opened, Unopened> {
    if bytes.starts_with(b"PK\x03\x04") {
        let (cells, unseen) = cells_only(bytes).map_err(|refused| match refused {
            archive::ArchiveRefused::Broken => Unopened::Broken,
            archive::ArchiveRefused::TooLarge => Unopened::TooLarge,
            archive::ArchiveRefused::Entities => Unopened::Entities,
        })?;
        return match Xlsx::new(Cursor::new(cells.as_slice())) {
            Ok(book) => of_xlsx(book, &unseen),
            Err(_) => Ods::new(Cursor::new(cells.as_slice()))
                .map_err(|_| Unopened::Broken)
                .and_then(|book| of_ods(book, &unseen)),
        };
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return match legacy::fits(bytes) {
            Some(true) => Xls::new(Cursor::new(bytes))
                .map_err(|_| Unopened::Broken)
                .and_then(|book| of_xls(book, &legacy::unseen(bytes), &formats_xls::of_workbook(bytes))),
            Some(false) => Err(Unopened::TooLarge),
            None => Err(Unopened::Broken),
        };
    }
    match csv::read(stem, bytes) {
        Ok((sheet, encoding)) => Ok(Opened { sheets: vec![sheet], encoding: Some(encoding) }),
        Err(csv::Refused::NoText) => Err(Unopened::NoText),
        Err(csv::Refused::TooLarge) => Err(Unopened::TooLarge),
    }
}

/// A new workbook of Excel, cell by cell: what a sheet says of its own size is not asked.
fn of_xlsx(mut book: Xlsx<Cursor<&[u8]>>, unseen: &UnseenParts) -> Result<Opened, Unopened> {
    let mut sheets = Vec::new();
    let mut count = 0;
    for name in book.sheet_names() {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let hidden = is_hidden(&book, &name);
        let (mut cells, mut indents) = (BTreeMap::new(), BTreeMap::new());
        // a sheet of charts has no cells
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        while let Some(read) = reader.next_cell_with_formula().map_err(|_| Unopened::Broken)? {
            count += 1;
            if count > MOST_CELLS {
                return Err(Unopened::TooLarge);
            }
            let value = match (value_of(&read.value.clone().into()), &read.formula) {
                (None, Some(formula)) => Some(SheetValue::Uncalculated(["=", formula].concat())),
                (value, _) => value,
            };
            set_in(&mut indents, read.pos, &read.value.clone().into());
            if let Some(value) = value {
                fits(&value)?;
                cells.insert(read.pos, value);
            }
        }
        let merged = Merged::of(merged.iter().map(region)).ok_or(Unopened::TooLarge)?;
        let formats = unseen.formats_of(&name, &cells);
        let unseen = unseen.of(&name);
        let knows_merged = true;
        let sheet =
            SheetGrid { name, cells, merged, knows_merged, indents, hidden, unseen, ..SheetGrid::default() };
        sheets.push(show(sheet, &formats));
    }
    Ok(Opened { sheets, encoding: None })
}

fn of_ods(mut book: Ods<Cursor<&[u8]>>, unseen: &UnseenParts) -> Result<Opened, Unopened> {
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| Unopened::Broken)?;
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let (of_parts, unseen) = (unseen, unseen.of(&name));
        let merged = Merged::of(unseen.merged.iter().copied()).ok_or(Unopened::TooLarge)?;
        let hidden = is_hidden(&book, &name);
        let range = of_range(name, &range, &formulas)?;
        let formats = of_parts.formats_of(&range.name, &range.cells);
        let sheet = SheetGrid { merged, knows_merged: true, hidden, unseen, ..range };
        sheets.push(show(sheet, &formats));
    }
    Ok(Opened { sheets, encoding: None })
}

fn of_xls(mut book: Xls<Cursor<&[u8]>>, unseen: &[Unseen], formats: &XlsFormats) -> Result<Opened, Unopened> {
    let mut sheets = Vec::new();
    for (nth, name) in book.sheet_names().into_iter().enumerate() {
        let range = book.worksheet_range(&name).map_err(|_| Unopened::Broken)?;
        let formulas = book.worksheet_formula(&name).unwrap_or_default();
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = Merged::of(merged.iter().map(region)).ok_or(Unopened::TooLarge)?;
        let hidden = is_hidden(&book, &name);
        let unseen = unseen.get(nth).cloned().unwrap_or_default();
        let range = of_range(name, &range, &formulas)?;
        let formats = formats.of(nth, &range.cells);
        let sheet = SheetGrid { merged, knows_merged: true, hidden, unseen, ..range };
        sheets.push(show(sheet, &formats));
    }
    Ok(Opened { sheets, encoding: None })
}

fn of_range(name: String, range: &Range<Data>, formulas: &Range<String>) -> Result<SheetGrid, Unopened> {
    let (mut cells, mut indents) = (BTreeMap::new(), BTreeMap::new());
    let absolute = |start: Option<(u32, u32)>, row: usize, column: usize| {
        let (first_row, first_column) = start.unwrap_or_default();
        let add = |first: u32, nth: usize| first.saturating_add(u32::try_from(nth).unwrap_or(u32::MAX));
        (add(first_row, row), add(first_column, column))
    };
    for (row, column, value) in range.used_cells() {
        set_in(&mut indents, absolute(range.start(), row, column), value);
        if let Some(value) = value_of(value) {
            fits(&value)?;
            cells.insert(absolute(range.start(), row, column), value);
        }
        if cells.len() > MOST_CELLS {
            return Err(Unopened::TooLarge);
        }
    }
    for (row, column, formula) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
        let value = || SheetValue::Uncalculated(["=", formula].concat());
        cells.entry(absolute(formulas.start(), row, column)).or_insert_with(value);
    }
    Ok(SheetGrid { name, cells, indents, ..SheetGrid::default() })
}

/// Whether a sheet is not shown.
fn is_hidden<'b>(book: &impl Reader<Cursor<&'b [u8]>>, name: &str) -> bool {
    book.sheets_metadata().iter().any(|sheet| sheet.name == name && sheet.visible != SheetVisible::Visible)
}

fn region(of: &Dimensions) -> Region {
    Region { first: of.start, last: of.end }
}

/// Whether a text is no longer than what is read.
fn fits(value: &SheetValue) -> Result<(), Unopened> {
    if value.text().len() > MOST_CELL_TEXT { Err(Unopened::TooLarge) } else { Ok(()) }
}

/// Notes how far a text is set in.
fn set_in(indents: &mut BTreeMap<CellAt, usize>, at: CellAt, data: &Data) {
    if let Data::String(text) = data
        && text.starts_with(char::is_whitespace)
    {
        indents.insert(at, text.chars().take_while(|c| c.is_whitespace()).count());
    }
}

/// What a cell holds; none where it is empty.
fn value_of(data: &Data) -> Option<SheetValue> {
    Some(match data {
        Data::Empty => return None,
        Data::String(text) if text.trim().is_empty() => return None,
        Data::String(text) => SheetValue::Text(text.trim().to_owned()),
        Data::Int(number) => SheetValue::Number(number.to_string()),
        Data::Float(number) => SheetValue::Number(shown(*number)?),
        Data::Bool(flag) => SheetValue::Other(flag.to_string().to_uppercase()),
        Data::DateTime(date) if date.is_datetime() => SheetValue::Other(day_of(date)),
        Data::DateTime(date) => SheetValue::Other(shown(date.as_f64())?),
        Data::DateTimeIso(text) | Data::DurationIso(text) => SheetValue::Other(text.clone()),
        Data::Error(error) => SheetValue::Other(error.to_string()),
    })
}

/// A day of the calendar: 2026-04-01.
fn day_of(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
