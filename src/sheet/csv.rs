//! CSV as offices have it: UTF-8, or Shift_JIS as Windows writes it; commas, tabs or semicolons.

use super::grid::{SheetGrid, SheetValue};
use std::collections::BTreeMap;

/// The encoding that a text was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadEncoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// Shift_JIS as Windows writes it.
    ShiftJis,
}

/// The most cells that are read.
const MOST: usize = 300_000;

/// Why a CSV is not read.
pub(super) enum Refused {
    /// Neither UTF-8 nor Shift_JIS.
    NoText,
    /// More cells than are read.
    TooLarge,
}

/// The sheet of a CSV, by the name of its file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<(SheetGrid, ReadEncoding), Refused> {
    let (text, encoding) = decoded(bytes).ok_or(Refused::NoText)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut cells = BTreeMap::new();
    let mut row = csv::StringRecord::new();
    // the reader passes over empty lines, which a spreadsheet counts
    let (mut nth, mut end_of_last) = (0_u32, 1_u64);
    while reader.read_record(&mut row).map_err(|_| Refused::NoText)? {
        let begins = row.position().map_or(end_of_last, csv::Position::line);
        nth = nth.saturating_add(u32::try_from(begins.saturating_sub(end_of_last)).unwrap_or(0));
        end_of_last = reader.position().line();
        for (column, field) in row.iter().enumerate() {
            let field = field.trim();
            if !field.is_empty() {
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                cells.insert((nth, column), SheetValue::Text(field.to_owned()));
            }
        }
        if cells.len() > MOST {
            return Err(Refused::TooLarge);
        }
        nth = nth.saturating_add(1);
    }
    let grid = SheetGrid { name: name.to_owned(), cells, merged: Vec::new(), knows_merged: false };
    Ok((grid, encoding))
}

fn decoded(bytes: &[u8]) -> Option<(String, ReadEncoding)> {
    // no text has it, and every picture, PDF or program does
    if bytes.contains(&0) {
        return None;
    }
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(plain) {
        return Some((text.to_owned(), ReadEncoding::Utf8));
    }
    let text = encoding_rs::SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), ReadEncoding::ShiftJis))
}

/// What stands between the cells: whichever of the three is most often in the first lines.
fn delimiter(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(20).collect();
    let count = |byte: u8| head.iter().map(|line| line.bytes().filter(|b| *b == byte).count()).sum::<usize>();
    [b',', b'\t', b';'].into_iter().rev().max_by_key(|byte| count(*byte)).unwrap_or(b',')
}
