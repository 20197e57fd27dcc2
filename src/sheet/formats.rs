//! The formats of cells by the parts of a workbook of Excel: a cell names its style by number, and a style its format.

use super::grid::CellAt;
use super::parts::{attribute, each, is, number};
use std::collections::{BTreeMap, HashMap};

/// The formats that every workbook knows by number, where they show anything but the number itself.
pub(super) const KNOWN: [(u32, &str); 2] = [(9, "0%"), (10, "0.00%")];

/// Stands for the format of a number that is struck out.
pub(super) const STRUCK: &str = "[struck]";

/// The styles of a workbook, and the cells of its parts that have one.
#[derive(Default)]
pub(super) struct CellFormats {
    codes: HashMap<u32, String>,
    /// The number of its format, by that of a style.
    styles: Vec<u32>,
    /// Whether each font strikes its text out, and the number of its font by that of a style.
    struck: Vec<bool>,
    fonts: Vec<u32>,
    cells: HashMap<String, Vec<(CellAt, u32)>>,
}

impl CellFormats {
    /// Looks at the part of styles.
    pub(super) fn styles(&mut self, text: &str) {
        let (mut of_cells, mut of_fonts) = (false, false);
        each(text, |tag| {
            of_fonts = is(tag, "fonts") || of_fonts && !is(tag, "fills");
            if is(tag, "font") && of_fonts {
                self.struck.push(false);
            } else if is(tag, "strike") && of_fonts {
                let is_off = attribute(tag, "val").is_some_and(|flag| flag == "0" || flag == "false");
                self.struck.last_mut().into_iter().for_each(|last| *last = !is_off);
            } else if is(tag, "numFmt") {
                self.codes.extend(number(tag, "numFmtId").zip(attribute(tag, "formatCode")));
            } else if is(tag, "xf") && of_cells {
                self.styles.push(number(tag, "numFmtId").unwrap_or(0));
                self.fonts.push(number(tag, "fontId").unwrap_or(0));
            } else {
                of_cells = is(tag, "cellXfs") || of_cells && !is(tag, "cellStyles") && !is(tag, "dxfs");
            }
        });
    }

    /// Looks at the part of a sheet.
    pub(super) fn sheet(&mut self, path: &str, text: &str) {
        let mut cells = Vec::new();
        let (mut row, mut column) = (0_u32, 0_u32);
        each(text, |tag| {
            if is(tag, "row") {
                row = number(tag, "r").unwrap_or(row.saturating_add(1));
                column = 0;
            } else if is(tag, "c") {
                let at = attribute(tag, "r").and_then(|name| place(&name));
                let at = at.unwrap_or((row.saturating_sub(1), column));
                column = at.1.saturating_add(1);
                let style = number(tag, "s").unwrap_or(0);
                if style > 0 {
                    cells.push((at, style));
                }
            }
        });
        self.cells.insert(path.to_owned(), cells);
    }

    /// The formats of the cells of a part that may show anything but the number itself.
    pub(super) fn of(&self, path: &str) -> BTreeMap<CellAt, String> {
        let is_struck = |style: u32| {
            let font = usize::try_from(style).ok().and_then(|style| self.fonts.get(style));
            let font = font.and_then(|font| usize::try_from(*font).ok());
            font.and_then(|font| self.struck.get(font)).is_some_and(|struck| *struck)
        };
        let code = |style: u32| {
            if is_struck(style) {
                return Some(STRUCK.to_owned());
            }
            let format = self.styles.get(usize::try_from(style).ok()?)?;
            let known =
                || KNOWN.iter().find(|(number, _)| number == format).map(|(_, code)| (*code).to_owned());
            self.codes.get(format).cloned().or_else(known)
        };
        let cells = self.cells.get(path).into_iter().flatten();
        cells.filter_map(|(at, style)| Some((*at, code(*style)?))).collect()
    }
}

/// The place of a cell by its name: C5.
fn place(name: &str) -> Option<CellAt> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(at)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let nth = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        column.checked_mul(26)?.checked_add(nth)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}
