//! The formats of cells by the parts of a workbook of Excel: a cell names its style by number, and a style its format.

use super::grid::{CellAt, SheetValue, place};
use super::parts::{attribute, each, is, number};
use super::strings::{struck_cells, struck_strings};
use super::veils::{self, STRUCK, Veil, VeilLook, veils};
use quick_xml::events::BytesStart;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The formats that every workbook knows by number, where they show anything but the number itself.
pub(super) const KNOWN: [(u32, &str); 2] = [(9, "0%"), (10, "0.00%")];

/// The lists of the part of styles.
const LISTS: [&str; 8] =
    ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"];

/// The styles of a workbook, and the cells of its parts that have one.
#[derive(Default)]
pub(super) struct CellFormats {
    codes: HashMap<u32, String>,
    /// The number of its format, by that of a style.
    styles: Vec<u32>,
    /// What fonts, fills and conditions look like, and the numbers of its font and its fill by that of a style.
    fonts: Vec<VeilLook>,
    fills: Vec<VeilLook>,
    conditions: Vec<VeilLook>,
    parts: Vec<(u32, u32)>,
    /// The texts that cells share of which a part is struck out.
    struck: HashSet<usize>,
    cells: HashMap<String, Vec<(CellAt, u32)>>,
    struck_cells: HashMap<String, Vec<CellAt>>,
    veils: HashMap<String, Vec<Veil>>,
}

impl CellFormats {
    /// Looks at the part of styles.
    pub(super) fn styles(&mut self, text: &str) {
        let (mut list, mut part) = ("", "");
        each(text, |tag| {
            if let Some(known) = LISTS.iter().find(|known| is(tag, known)) {
                list = known;
            }
            part =
                ["font", "fill", "border", "numFmt"].into_iter().find(|known| is(tag, known)).unwrap_or(part);
            match list {
                "numFmts" if is(tag, "numFmt") => {
                    self.codes.extend(number(tag, "numFmtId").zip(attribute(tag, "formatCode")));
                }
                "fonts" if is(tag, "font") => begin(&mut self.fonts),
                "fills" if is(tag, "fill") => begin(&mut self.fills),
                "fonts" => self.fonts.last_mut().into_iter().for_each(|font| font.take(tag, part)),
                "fills" => self.fills.last_mut().into_iter().for_each(|fill| fill.take(tag, part)),
                "cellXfs" if is(tag, "xf") => self.style(tag),
                "dxfs" if is(tag, "dxf") => {
                    part = "";
                    begin(&mut self.conditions);
                }
                "dxfs" => self.conditions.last_mut().into_iter().for_each(|look| look.take(tag, part)),
                _ => {}
            }
        });
    }

    /// Takes down a style of cells.
    fn style(&mut self, tag: &BytesStart<'_>) {
        self.styles.push(number(tag, "numFmtId").unwrap_or(0));
        self.parts.push((number(tag, "fontId").unwrap_or(0), number(tag, "fillId").unwrap_or(0)));
    }

    /// Looks at the part of the texts that cells share.
    pub(super) fn strings(&mut self, text: &str) {
        self.struck = struck_strings(text);
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
        self.struck_cells.insert(path.to_owned(), struck_cells(text, &self.struck));
        self.veils.insert(path.to_owned(), veils(text));
    }

    /// The look of the font and of the fill of a style.
    fn look(&self, style: u32) -> Option<String> {
        let (font, fill) = self.parts.get(usize::try_from(style).ok()?)?;
        let font = self.fonts.get(usize::try_from(*font).ok()?)?;
        let fill = self.fills.get(usize::try_from(*fill).ok()?);
        font.on(fill).format()
    }

    /// The formats of the cells of a part that may show anything but the number itself, among those that hold something.
    pub(super) fn of(&self, path: &str, held: &BTreeMap<CellAt, SheetValue>) -> BTreeMap<CellAt, String> {
        let code = |style: u32| {
            if let Some(look) = self.look(style) {
                return Some(look);
            }
            let format = self.styles.get(usize::try_from(style).ok()?)?;
            let known =
                || KNOWN.iter().find(|(number, _)| number == format).map(|(_, code)| (*code).to_owned());
            self.codes.get(format).cloned().or_else(known)
        };
        let is_held = |(at, _): &&(CellAt, u32)| held.contains_key(at);
        let cells = self.cells.get(path).into_iter().flatten().filter(is_held);
        let mut formats: BTreeMap<CellAt, String> =
            cells.filter_map(|(at, style)| Some((*at, code(*style)?))).collect();
        veils::apply(self.veils.get(path).map_or(&[], Vec::as_slice), &self.conditions, held, &mut formats);
        let struck = self.struck_cells.get(path).into_iter().flatten();
        formats.extend(struck.map(|at| (*at, STRUCK.to_owned())));
        formats
    }
}

/// Begins the next look of a list; more than any workbook keeps are none.
fn begin(looks: &mut Vec<VeilLook>) {
    const MOST: usize = 70_000;
    if looks.len() < MOST {
        looks.push(VeilLook::default());
    }
}
