//! How LibreOffice shows its numbers: beside each a sheet keeps the text that people read.

use super::amount::exact;
use super::grid::CellAt;
use super::parts::{attribute, is, number};
use super::veils::STRUCK;
use super::words::year_of;
use crate::money::Fraction;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::{BTreeMap, HashSet};

/// A cell as it is being read.
struct OdsCell {
    first: CellAt,
    columns: u32,
    struck: bool,
    value: Option<String>,
    /// Whether it holds a day.
    is_day: bool,
    text: Option<String>,
}

impl OdsCell {
    /// One that begins at a place and stands for so many columns.
    fn begun(tag: &BytesStart<'_>, (first, columns): (CellAt, u32), struck: &HashSet<String>) -> OdsCell {
        let is_struck = attribute(tag, "style-name").is_some_and(|style| struck.contains(&style));
        let (value, is_day) = (attribute(tag, "value"), attribute(tag, "date-value").is_some());
        OdsCell { first, columns, struck: is_struck, value, is_day, text: None }
    }

    /// The format by which it shows what it holds as its text.
    fn format(&self) -> Option<String> {
        match (self.value.as_deref(), self.text.as_deref()) {
            _ if self.struck => Some(STRUCK.to_owned()),
            (Some(value), Some(text)) => code(value, text),
            (None, Some(text)) if self.is_day && year_of(text).is_some() => Some(["\"", text, "\""].concat()),
            _ => None,
        }
    }
}

/// The formats of the numbers of each sheet by their text, as the codes of Excel.
pub(super) fn of_content(text: &str) -> BTreeMap<String, BTreeMap<CellAt, String>> {
    let mut tables: BTreeMap<String, BTreeMap<CellAt, String>> = BTreeMap::new();
    let mut reader = Reader::from_str(text);
    let (mut table, mut cell): (Option<String>, Option<OdsCell>) = (None, None);
    let (mut style, mut struck): (Option<String>, HashSet<String>) = (None, HashSet::new());
    let (mut row, mut rows, mut next_column) = (0_u32, 0_u32, 0_u32);
    while let Ok(event) = reader.read_event() {
        let run = |tag: &BytesStart<'_>, name: &str| number(tag, name).unwrap_or(1).max(1);
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "style") => style = attribute(&tag, "name"),
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "text-properties") => {
                let line = attribute(&tag, "text-line-through-style")
                    .or_else(|| attribute(&tag, "text-line-through-type"));
                struck.extend(style.clone().filter(|_| line.is_some_and(|line| line != "none")));
            }
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "table") => {
                table = attribute(&tag, "name");
                (row, rows) = (0, 0);
            }
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "table-row") => {
                row = row.saturating_add(rows);
                rows = run(&tag, "number-rows-repeated");
                next_column = 0;
            }
            Event::Start(tag) | Event::Empty(tag)
                if is(&tag, "table-cell") || is(&tag, "covered-table-cell") =>
            {
                let columns = run(&tag, "number-columns-repeated");
                cell = (!is_empty).then(|| OdsCell::begun(&tag, ((row, next_column), columns), &struck));
                next_column = next_column.saturating_add(columns);
            }
            Event::Start(tag) | Event::Empty(tag) if is(&tag, "p") => {
                cell.iter_mut().for_each(|cell| _ = cell.text.get_or_insert_default());
            }
            // a part of a text with a look of its own
            Event::Start(tag) if is(&tag, "span") => {
                let is_struck = attribute(&tag, "style-name").is_some_and(|style| struck.contains(&style));
                cell.iter_mut().for_each(|cell| cell.struck |= is_struck);
            }
            Event::Text(part) => {
                let text = cell.as_mut().and_then(|cell| cell.text.as_mut());
                text.into_iter().for_each(|text| text.push_str(&part.xml10_content()));
            }
            Event::End(tag) if tag.local_name().as_ref() == "table-cell" => {
                let Some((name, cell)) = table.clone().zip(cell.take()) else { continue };
                let code = cell.format();
                let Some(code) = code else { continue };
                let formats = tables.entry(name).or_default();
                for column in 0..cell.columns {
                    for below in 0..rows {
                        let at = (cell.first.0.saturating_add(below), cell.first.1.saturating_add(column));
                        formats.insert(at, code.clone());
                    }
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    tables
}

/// The code of Excel that shows a value as a text; none where the text is the value and nothing else.
fn code(value: &str, text: &str) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let quoted = |text: &str| {
        if text.is_empty() { String::new() } else { ["\"", &text.replace('"', ""), "\""].concat() }
    };
    let Some(start) = text.find(|c: char| c.is_ascii_digit()) else {
        // digits in kanji are digits
        let is_kanji = text.contains(|c| "〇一二三四五六七八九壱弐参".contains(c));
        return (!is_kanji).then(|| if text.trim().is_empty() { ";;;".to_owned() } else { quoted(text) });
    };
    let (before, rest) = text.split_at_checked(start)?;
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(end)?;
    let is_negative = value.starts_with('-');
    let before = if is_negative { "" } else { before.trim() };
    let (percent, after) = match after.trim().strip_prefix(['%', '％']) {
        Some(rest) => ("%", rest),
        None => ("", after.trim()),
    };
    let after = if is_negative { after.trim_matches([')', '）']) } else { after };
    let thousands = thousands(value.trim_start_matches('-'), digits);
    let thousands = thousands.filter(|_| percent.is_empty()).unwrap_or(0);
    if before.is_empty() && after.is_empty() && percent.is_empty() && thousands == 0 {
        return None;
    }
    Some([&quoted(before), "0", &",".repeat(thousands), percent, &quoted(after)].concat())
}

/// By how many thousands a value was divided before its digits were shown.
fn thousands(value: &str, digits: &str) -> Option<usize> {
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    let (shown, value) = (exact(&plain)?, exact(value)?);
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let unit = Fraction::power_of_ten(-i32::try_from(decimals).ok()?);
    (0..=3_usize).find(|thousands| {
        let power = i32::try_from(3 * thousands).unwrap_or(0);
        let off = (&(&value * &Fraction::power_of_ten(-power)) - &shown).abs();
        &off + &off <= unit
    })
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_text_beside_its_value_tells_the_format() {
        for (value, text, format) in [
            ("1234567", "1,235", "0,"),
            ("1234567", "1.2百万円", "0,,\"百万円\""),
            ("1234", "1,234千円", "0\"千円\""),
            ("0.35", "35%", "0%"),
            ("500", "", ";;;"),
            ("20", "▲20", "\"▲\"0"),
            ("8", "令和8年度", "\"令和\"0\"年度\""),
        ] {
            assert_eq!(code(value, text).as_deref(), Some(format), "{text}");
        }
        for (value, text) in
            [("1234567", "1,234,567"), ("-20", "▲20"), ("0.456", "0.5"), ("12", "一十二"), ("0", "0")]
        {
            assert_eq!(code(value, text), None, "{text}");
        }
    }
}
