//! Rows and columns that nobody sees who opens a workbook, and cells merged in one of LibreOffice: the reader of cells tells
//! neither.

use super::grid::{Region, Unseen};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
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
}

impl UnseenParts {
    /// Looks at one part of an archive.
    pub(super) fn look(&mut self, path: &str, text: &[u8]) {
        let Ok(text) = std::str::from_utf8(text) else { return };
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
            "content.xml" => self.tables = of_tables(text),
            part if part.starts_with("xl/worksheets/") && text.contains("hidden=") => {
                self.parts.insert(lower, of_sheet(text));
            }
            _ => {}
        }
    }

    /// What is not shown of the sheet of a name.
    pub(super) fn of(&self, name: &str) -> Unseen {
        let part = || {
            let (_, id) = self.names.iter().find(|(known, _)| known == name)?;
            self.parts.get(self.paths.get(id)?)
        };
        self.tables.get(name).or_else(part).cloned().unwrap_or_default()
    }
}

/// Every element of a text; what is broken ends it, and the reader of cells says so.
fn each(text: &str, mut seen: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => seen(&tag),
            Event::Eof => break,
            _ => {}
        }
    }
}

fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    tag.local_name().as_ref() == name
}

/// The value of an attribute, by its name without its prefix.
fn value(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|known| known.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    value(tag, name)?.parse().ok()
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
