//! The formats of cells in old workbooks of Excel: a cell names its style by number, and a style its format.

use super::formats::KNOWN;
use super::grid::CellAt;
use super::legacy::{BEGIN, long, record, word, workbook};
use super::strings_xls::{STRINGS, struck_strings};
use super::veils::STRUCK;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The formats of the numbers of each sheet, in the order of the sheets.
pub(super) fn of_workbook(bytes: &[u8]) -> Vec<BTreeMap<CellAt, String>> {
    const SHEET: u16 = 0x0085;
    const FORMAT: u16 = 0x041e;
    const STYLE: u16 = 0x00e0;
    const FONT: u16 = 0x0031;
    const TEXT: u16 = 0x00fd;
    const MANY: u16 = 0x00bd;
    // numbers, formulas, and texts, which may be struck out
    const ONE: [u16; 7] = [0x0006, 0x0203, 0x027e, 0x0406, TEXT, 0x0204, 0x00d6];
    let stream = workbook(bytes).unwrap_or_default();
    let mut codes: HashMap<u16, String> = KNOWN
        .iter()
        .filter_map(|(number, code)| Some((u16::try_from(*number).ok()?, (*code).to_owned())))
        .collect();
    let (mut styles, mut places, mut struck) = (Vec::new(), Vec::new(), Vec::new());
    let mut strings = HashSet::new();
    let mut sheets: Vec<BTreeMap<CellAt, String>> = Vec::new();
    let mut current = None;
    let mut rest = stream.as_slice();
    while let Some((kind, body, after)) = record(rest) {
        let at = u32::try_from(stream.len() - rest.len()).ok();
        let mut cells: Vec<(CellAt, u16)> = Vec::new();
        let field = |at: usize| word(body, at).map(u32::from);
        match kind {
            SHEET => {
                places.extend(long(body, 0));
                sheets.push(BTreeMap::new());
            }
            BEGIN => current = places.iter().position(|place| Some(*place) == at).or(current),
            FORMAT => codes.extend(word(body, 0).zip(text(body.get(2..).unwrap_or_default()))),
            STRINGS => strings = struck_strings(rest, |font| is_struck(&struck, font)),
            FONT => struck.push(word(body, 2).is_some_and(|flags| flags & 8 != 0)),
            STYLE => {
                let is_struck = field(0).is_some_and(|font| is_struck(&struck, font));
                styles.push((word(body, 2).unwrap_or(0), is_struck));
            }
            kind if ONE.contains(&kind) => {
                cells.extend(field(0).zip(field(2)).zip(word(body, 4)));
            }
            MANY => {
                let count = body.len().saturating_sub(6) / 6;
                let places = (0..count).filter_map(|nth| {
                    let column = field(2)?.checked_add(u32::try_from(nth).ok()?)?;
                    Some(((field(0)?, column), word(body, 4 + 6 * nth)?))
                });
                cells.extend(places);
            }
            _ => {}
        }
        let Some(sheet) = current.and_then(|nth: usize| sheets.get_mut(nth)) else {
            rest = after;
            continue;
        };
        for (at, style) in cells {
            let code = styles.get(usize::from(style)).and_then(|(format, is_struck)| match is_struck {
                true => Some(STRUCK.to_owned()),
                false => codes.get(format).cloned(),
            });
            code.into_iter().for_each(|code| _ = sheet.insert(at, code));
        }
        if kind == TEXT && long(body, 6).is_some_and(|text| strings.contains(&text)) {
            sheet.extend(field(0).zip(field(2)).map(|at| (at, STRUCK.to_owned())));
        }
        rest = after;
    }
    sheets
}

/// Whether a font strikes out; none has the number 4.
fn is_struck(struck: &[bool], font: u32) -> bool {
    let nth = if font > 4 { font - 1 } else { font };
    usize::try_from(nth).ok().and_then(|nth| struck.get(nth)).is_some_and(|struck| *struck)
}

/// A text with its length before it, in one byte a letter or in two.
fn text(bytes: &[u8]) -> Option<String> {
    let length = usize::from(word(bytes, 0)?);
    let is_wide = bytes.get(2)? & 1 != 0;
    let letters = bytes.get(3..)?;
    match is_wide {
        true => {
            let units: Vec<u16> =
                letters.chunks_exact(2).take(length).filter_map(|two| word(two, 0)).collect();
            String::from_utf16(&units).ok()
        }
        false => Some(letters.iter().take(length).map(|byte| char::from(*byte)).collect()),
    }
}
