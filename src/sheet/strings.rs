//! Texts of cells of Excel of which a part is struck out: 1,200 1,150 with a line through the first number.

use super::grid::{CellAt, place};
use super::parts::{attribute, is};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashSet;

/// The numbers of the texts that cells share of which a part is struck out.
pub(super) fn struck_strings(text: &str) -> HashSet<usize> {
    let mut struck = HashSet::new();
    let mut nth = 0_usize;
    if text.contains("strike") {
        super::parts::each(text, |tag| {
            nth += usize::from(is(tag, "si"));
            if strikes(tag) {
                struck.extend(nth.checked_sub(1));
            }
        });
    }
    struck
}

/// The cells of a sheet whose texts are struck out in part: shared ones by their numbers, others where they stand.
pub(super) fn struck_cells(text: &str, strings: &HashSet<usize>) -> Vec<CellAt> {
    let mut cells = Vec::new();
    if strings.is_empty() && !text.contains("strike") {
        return cells;
    }
    let mut reader = Reader::from_str(text);
    let (mut at, mut is_shared, mut in_value) = (None, false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                if is(&tag, "c") {
                    at = attribute(&tag, "r").and_then(|name| place(&name));
                    is_shared = attribute(&tag, "t").is_some_and(|kind| kind == "s");
                }
                in_value = is(&tag, "v");
                if strikes(&tag) && cells.last().copied() != at {
                    cells.extend(at);
                }
            }
            Event::Text(number) if in_value && is_shared => {
                let number = number.xml10_content().trim().parse::<usize>().ok();
                cells.extend(at.filter(|_| number.is_some_and(|number| strings.contains(&number))));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    cells
}

/// Whether a tag strikes out what follows it.
pub(super) fn strikes(tag: &BytesStart<'_>) -> bool {
    let is_off = |flag: String| flag == "0" || flag == "false";
    is(tag, "strike") && !attribute(tag, "val").is_some_and(is_off)
}
