//! The formats of cells in old workbooks of Excel: a cell names its style by number, and a style its format.

use super::formats::KNOWN;
use super::grid::{CellAt, Region, SheetValue};
use super::legacy::{BEGIN, long, record, text, word, workbook};
use super::strings_xls::{STRINGS, struck_strings};
use super::veils::{STRUCK, Veil, VeilLook, apply};
use super::veils_xls::{
    CONDITION, NEWER_CONDITION, NEWER_RANGES, PALETTE, RANGES, XlsColours, condition, newer_condition,
    regions,
};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

/// The formats of the numbers of a workbook, in the order of its sheets, and the conditions over them.
#[derive(Default)]
pub(super) struct XlsFormats {
    sheets: Vec<(BTreeMap<CellAt, String>, Vec<Veil>)>,
    /// What conditions make of the cells that fulfil them.
    looks: Vec<VeilLook>,
    codes: HashMap<u16, String>,
    fonts: Vec<(bool, u32)>,
    /// Of each style its format, its font and its fill.
    styles: Vec<(u16, u32, (u32, u32, u32))>,
    colours: XlsColours,
    /// The texts that cells share of which a part is struck out.
    strings: HashSet<u32>,
    places: Vec<u32>,
    current: Option<usize>,
    /// The ranges of the conditions that follow.
    regions: Rc<[Region]>,
}

/// The formats of the numbers of a workbook.
pub(super) fn of_workbook(bytes: &[u8]) -> XlsFormats {
    let stream = workbook(bytes).unwrap_or_default();
    let known = KNOWN.iter();
    let codes = known.filter_map(|(number, code)| Some((u16::try_from(*number).ok()?, (*code).to_owned())));
    let mut formats = XlsFormats { codes: codes.collect(), ..XlsFormats::default() };
    let mut rest = stream.as_slice();
    while let Some((kind, body, after)) = record(rest) {
        if kind == BEGIN {
            let at = u32::try_from(stream.len() - rest.len()).ok();
            let current = formats.places.iter().position(|place| Some(*place) == at);
            formats.current = current.or(formats.current);
        } else if kind == STRINGS {
            formats.strings = struck_strings(rest, |font| formats.is_struck(font));
        } else {
            formats.take(kind, body);
        }
        rest = after;
    }
    formats
}

impl XlsFormats {
    /// The formats of a sheet, with what conditions make of the numbers that its cells hold.
    pub(super) fn of(&self, nth: usize, held: &BTreeMap<CellAt, SheetValue>) -> BTreeMap<CellAt, String> {
        let Some((formats, veils)) = self.sheets.get(nth) else { return BTreeMap::new() };
        let mut formats = formats.clone();
        apply(veils, &self.looks, held, &mut formats);
        formats
    }

    /// Takes in a record: of the workbook first, then of its sheets.
    fn take(&mut self, kind: u16, body: &[u8]) {
        const SHEET: u16 = 0x0085;
        const FORMAT: u16 = 0x041e;
        const STYLE: u16 = 0x00e0;
        const FONT: u16 = 0x0031;
        let field = |at: usize| word(body, at).map(u32::from);
        match kind {
            SHEET => {
                self.places.extend(long(body, 0));
                self.sheets.push((BTreeMap::new(), Vec::new()));
            }
            FORMAT => self.codes.extend(word(body, 0).zip(text(body.get(2..).unwrap_or_default()))),
            PALETTE => self.colours = XlsColours::of(body),
            FONT => {
                let is_struck = word(body, 2).is_some_and(|flags| flags & 8 != 0);
                self.fonts.push((is_struck, field(4).unwrap_or(0x7fff)));
            }
            STYLE => {
                let pattern = long(body, 14).map_or(0, |flags| flags >> 26);
                let both = field(18).unwrap_or(0);
                let fill = (pattern, both & 0x7f, (both >> 7) & 0x7f);
                self.styles.push((word(body, 2).unwrap_or(0), field(0).unwrap_or(0), fill));
            }
            RANGES | NEWER_RANGES => self.regions = regions(kind, body),
            CONDITION | NEWER_CONDITION => {
                let veil = match kind {
                    CONDITION => condition(body, &self.regions, (&mut self.looks, &self.colours)),
                    _ => newer_condition(body, &self.regions, &mut self.looks),
                };
                if let Some((_, veils)) = self.current.and_then(|nth| self.sheets.get_mut(nth)) {
                    veils.extend(veil);
                }
            }
            _ => self.cells(kind, body),
        }
    }

    /// Takes down the formats of the cells of a record.
    fn cells(&mut self, kind: u16, body: &[u8]) {
        const TEXT: u16 = 0x00fd;
        const MANY: u16 = 0x00bd;
        // numbers, formulas, and texts, which may be struck out
        const ONE: [u16; 7] = [0x0006, 0x0203, 0x027e, 0x0406, TEXT, 0x0204, 0x00d6];
        let field = |at: usize| word(body, at).map(u32::from);
        let mut cells: Vec<(CellAt, u16)> = Vec::new();
        if ONE.contains(&kind) {
            cells.extend(field(0).zip(field(2)).zip(word(body, 4)));
        } else if kind == MANY {
            let count = body.len().saturating_sub(6) / 6;
            let places = (0..count).filter_map(|nth| {
                let column = field(2)?.checked_add(u32::try_from(nth).ok()?)?;
                Some(((field(0)?, column), word(body, 4 + 6 * nth)?))
            });
            cells.extend(places);
        }
        let is_part = kind == TEXT && long(body, 6).is_some_and(|text| self.strings.contains(&text));
        let code = |(at, style): (CellAt, u16)| match is_part {
            true => Some((at, STRUCK.to_owned())),
            false => self.code(style).map(|code| (at, code)),
        };
        let codes: Vec<(CellAt, String)> = cells.into_iter().filter_map(code).collect();
        let sheet = self.current.and_then(|nth| self.sheets.get_mut(nth));
        sheet.into_iter().for_each(|(formats, _)| formats.extend(codes.iter().cloned()));
    }

    /// The format that a style gives: by its look, or by its code.
    fn code(&self, style: u16) -> Option<String> {
        let (format, font, fill) = self.styles.get(usize::from(style))?;
        let ink = self.font(*font).and_then(|(_, ink)| self.colours.get(*ink));
        let look = VeilLook::of(self.is_struck(*font), (ink, self.colours.of_fill(*fill)));
        look.format().or_else(|| self.codes.get(format).cloned())
    }

    /// A font by its number; none has the number 4.
    fn font(&self, number: u32) -> Option<&(bool, u32)> {
        let nth = if number > 4 { number - 1 } else { number };
        self.fonts.get(usize::try_from(nth).ok()?)
    }

    /// Whether a font strikes out.
    fn is_struck(&self, font: u32) -> bool {
        self.font(font).is_some_and(|(is_struck, _)| *is_struck)
    }
}
