//! Rows and columns that nobody sees who opens a workbook, and cells merged in one of LibreOffice: the reader of cells tells
//! neither.

use super::formats::CellFormats;
use super::formats_ods::{OdsSeen, of_content};
use super::grid::{CellAt, Region, SheetValue, Unseen, place};
use super::parts::{attribute as value, each, is, number};
use super::styles_ods::OdsStyles;
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// The parts of a workbook of Excel by what they say: sheets by their names, and what is not shown of each part.
#[derive(Default)]
pub(super) struct UnseenParts {
    /// The name of a sheet, and the number of the part that holds it.
    names: Vec<(String, String)>,
    /// That number, and the path of the part.
    paths: BTreeMap<String, String>,
    parts: BTreeMap<String, Unseen>,
    tables: BTreeMap<String, Unseen>,
    /// How cells show their numbers: of Excel by their styles, of LibreOffice by their texts and styles.
    formats: CellFormats,
    styles: OdsStyles,
    seen: BTreeMap<String, OdsSeen>,
}

impl UnseenParts {
    /// Looks at one part of an archive; none where it names cells that no sheet has, or is no text.
    pub(super) fn look(&mut self, path: &str, text: &[u8]) -> Option<()> {
        let text = std::str::from_utf8(text).ok()?;
        let lower = path.to_ascii_lowercase();
        match lower.as_str() {
            "xl/workbook.xml" => each(text, |tag| {
                if let (true, Some(name), Some(id)) = (is(tag, "sheet"), value(tag, "name"), value(tag, "id"))
                {
                    self.names.push((name, id));
                }
            }),
            "xl/_rels/workbook.xml.rels" => each(text, |tag| {
                if let (Some(id), Some(target)) = (value(tag, "Id"), value(tag, "Target")) {
                    let target = target.trim_start_matches('/').trim_start_matches("xl/");
                    self.paths.insert(id, ["xl/", target].concat().to_ascii_lowercase());
                }
            }),
            "content.xml" => {
                self.tables = of_tables(text);
                self.seen = of_content(text, &mut self.styles)?;
            }
            "styles.xml" => each(text, |tag| self.styles.take(tag)),
            "xl/styles.xml" => self.formats.styles(text),
            "xl/sharedstrings.xml" => self.formats.strings(text),
            part if part.starts_with("xl/worksheets/") => {
                if !has_places(text) {
                    return None;
                }
                self.formats.sheet(part, text);
                if text.contains("hidden=") {
                    self.parts.insert(lower, of_sheet(text));
                }
            }
            _ => {}
        }
        Some(())
    }

    /// What is not shown of the sheet of a name.
    pub(super) fn of(&self, name: &str) -> Unseen {
        let part = || self.parts.get(self.path(name)?);
        self.tables.get(name).or_else(part).cloned().unwrap_or_default()
    }

    /// The formats of the numbers of a sheet, where they show anything but the numbers.
    pub(super) fn formats_of(
        &self,
        name: &str,
        held: &BTreeMap<CellAt, SheetValue>,
    ) -> BTreeMap<CellAt, String> {
        let of_texts = self.seen.get(name).map(|seen| seen.formats(held));
        of_texts.or_else(|| Some(self.formats.of(self.path(name)?, held))).unwrap_or_default()
    }

    /// The path of the part that holds a sheet of Excel.
    fn path(&self, name: &str) -> Option<&String> {
        let (_, id) = self.names.iter().find(|(known, _)| known == name)?;
        self.paths.get(id)
    }
}

/// Whether the names of cells are no longer than those of a sheet, XFD1048576, and go from the first to the last: what reads
/// them adds up their letters and digits, and takes one from the other, unasked.
fn has_places(text: &str) -> bool {
    const LONGEST: usize = "XFD1048576:XFD1048576".len();
    let fits = |name: &str| {
        let run = |is: fn(&char) -> bool| name.split(|c| !is(&c)).map(str::len).max().unwrap_or(0);
        let both = name.split_once(':').and_then(|(first, last)| place(first).zip(place(last)));
        let in_order = both.is_none_or(|(first, last)| first.0 <= last.0 && first.1 <= last.1);
        in_order
            && name.len() <= LONGEST
            && run(char::is_ascii_digit) <= 7
            && run(char::is_ascii_alphabetic) <= 3
    };
    let mut has = true;
    each(text, |tag| {
        let names = ["row", "c", "mergeCell", "dimension", "f"].iter().any(|known| is(tag, known));
        let name = names.then(|| value(tag, "r").or_else(|| value(tag, "ref"))).flatten();
        has &= name.is_none_or(|name| fits(&name));
    });
    has
}

/// A sheet of Excel.
fn of_sheet(text: &str) -> Unseen {
    let mut unseen = Unseen::default();
    let mut row = 0_u32;
    let is_hidden =
        |tag: &BytesStart<'_>| value(tag, "hidden").is_some_and(|flag| flag == "1" || flag == "true");
    each(text, |tag| {
        if is(tag, "row") {
            row = number(tag, "r").unwrap_or(row.saturating_add(1));
            if is_hidden(tag) {
                unseen.rows.push((row.saturating_sub(1), row.saturating_sub(1)));
            }
        } else if is(tag, "col") && is_hidden(tag) {
            let bound = |name: &str| number(tag, name).map(|number| number.saturating_sub(1));
            unseen.columns.extend(bound("min").zip(bound("max")));
        }
    });
    unseen.rows.sort_unstable();
    unseen
}

/// The sheets of LibreOffice.
fn of_tables(text: &str) -> BTreeMap<String, Unseen> {
    let mut tables: BTreeMap<String, Unseen> = BTreeMap::new();
    let mut current: Option<String> = None;
    let (mut row, mut next_row, mut next_column, mut next_cell) = (0_u32, 0_u32, 0_u32, 0_u32);
    let is_hidden = |tag: &BytesStart<'_>| value(tag, "visibility").is_some_and(|how| how != "visible");
    each(text, |tag| {
        let run = |name: &str| number(tag, name).unwrap_or(1).max(1);
        if is(tag, "table") {
            current = value(tag, "name");
            (next_row, next_column) = (0, 0);
            return;
        }
        let Some(unseen) = current.clone().map(|name| tables.entry(name).or_default()) else { return };
        if is(tag, "table-column") {
            let first = next_column;
            next_column = next_column.saturating_add(run("number-columns-repeated"));
            if is_hidden(tag) {
                unseen.columns.push((first, next_column.saturating_sub(1)));
            }
        } else if is(tag, "table-row") {
            (row, next_cell) = (next_row, 0);
            next_row = next_row.saturating_add(run("number-rows-repeated"));
            if is_hidden(tag) {
                unseen.rows.push((row, next_row.saturating_sub(1)));
            }
        } else if is(tag, "table-cell") || is(tag, "covered-table-cell") {
            let first = (row, next_cell);
            next_cell = next_cell.saturating_add(run("number-columns-repeated"));
            let (down, right) = (run("number-rows-spanned"), run("number-columns-spanned"));
            if down > 1 || right > 1 {
                let last = (row.saturating_add(down - 1), first.1.saturating_add(right - 1));
                unseen.merged.push(Region { first, last });
            }
        }
    });
    tables
}
