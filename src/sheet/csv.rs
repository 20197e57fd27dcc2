//! CSV as offices have it: UTF-8, or Shift_JIS as Windows writes it; commas, tabs or semicolons.

use super::grid::{MOST_CELL_TEXT, MOST_CELLS, SheetGrid, SheetValue};
use std::collections::BTreeMap;

/// The encoding that a text was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadEncoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// Shift_JIS as Windows writes it.
    ShiftJis,
}

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
    let (mut cells, mut indents) = (BTreeMap::new(), BTreeMap::new());
    let mut row = csv::StringRecord::new();
    let mut nth = 0_u32;
    while reader.read_record(&mut row).map_err(|_| Refused::NoText)? {
        let start = row.position().and_then(|position| usize::try_from(position.byte()).ok());
        nth = nth.saturating_add(empty_lines(&text, start.unwrap_or(0)));
        for (column, field) in row.iter().enumerate() {
            if field.len() > MOST_CELL_TEXT {
                return Err(Refused::TooLarge);
            }
            let set_in = field.chars().take_while(|c| c.is_whitespace()).count();
            let field = field.trim();
            if !field.is_empty() {
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                if set_in > 0 {
                    indents.insert((nth, column), set_in);
                }
                cells.insert((nth, column), SheetValue::Text(field.to_owned()));
            }
        }
        if cells.len() > MOST_CELLS {
            return Err(Refused::TooLarge);
        }
        nth = nth.saturating_add(1);
    }
    let grid = SheetGrid { name: name.to_owned(), cells, indents, ..SheetGrid::default() };
    Ok((grid, encoding))
}

/// The empty lines around the end of a record: the reader passes over them, and a spreadsheet counts them.
fn empty_lines(text: &str, end: usize) -> u32 {
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let (before, after) = text.as_bytes().split_at_checked(end).unwrap_or_default();
    let begun = before.iter().rev().take_while(|byte| is_end(byte)).count();
    let run = before.iter().skip(before.len() - begun).chain(after.iter().take_while(|byte| is_end(byte)));
    let (mut last, mut lines) = (None, 0_u32);
    for byte in run {
        // the two of Windows are one
        lines = lines.saturating_add(u32::from(!(*byte == b'\n' && last == Some(b'\r'))));
        last = Some(*byte);
    }
    // one of them ends the record before
    lines.saturating_sub(u32::from(begun < before.len()))
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
