//! How LibreOffice shows its numbers: beside each a sheet keeps the text that people read, and it names a style.

use super::amount::exact;
use super::grid::{CellAt, Region, SheetValue};
use super::parts::{attribute, is, number};
use super::styles_ods::OdsStyles;
use super::veils::{STRUCK, apply};
use super::veils_ods::OdsVeils;
use super::words::year_of;
use crate::money::Fraction;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What people see of the cells of a sheet: formats by their texts and their styles, and the conditions over them.
#[derive(Default)]
pub(super) struct OdsSeen {
    formats: BTreeMap<CellAt, String>,
    conditions: OdsVeils,
    /// The numbers of each style, which may have conditions.
    styled: BTreeMap<String, Vec<Region>>,
}

impl OdsSeen {
    /// The formats of the cells, with what conditions make of the numbers that they hold.
    pub(super) fn formats(&self, held: &BTreeMap<CellAt, SheetValue>) -> BTreeMap<CellAt, String> {
        let mut formats = self.formats.clone();
        apply(&self.conditions.veils, &self.conditions.looks, held, &mut formats);
        formats
    }
}

/// A cell as it is being read.
struct OdsCell {
    first: CellAt,
    columns: u32,
    style: Option<String>,
    struck: bool,
    value: Option<String>,
    /// Whether it holds a day.
    is_day: bool,
    text: Option<String>,
}

impl OdsCell {
    /// One that begins at a place and stands for so many columns.
    fn begun(tag: &BytesStart<'_>, (first, columns): (CellAt, u32), style: Option<String>) -> OdsCell {
        let (value, is_day) = (attribute(tag, "value"), attribute(tag, "date-value").is_some());
        OdsCell { first, columns, style, struck: false, value, is_day, text: None }
    }

    /// The format by which it shows what it holds as its text.
    fn format(&self, styles: &OdsStyles) -> Option<String> {
        let look = styles.look(self.style.as_deref()).format();
        match (self.value.as_deref(), self.text.as_deref()) {
            _ if self.struck => Some(STRUCK.to_owned()),
            (_, Some(_)) if look.is_some() => look,
            (Some(value), Some(text)) => code(value, text),
            (None, Some(text)) if self.is_day && year_of(text).is_some() => Some(["\"", text, "\""].concat()),
            _ => None,
        }
    }
}

/// The sheets of the part of cells as they are being read.
struct OdsReading<'s> {
    styles: &'s mut OdsStyles,
    tables: BTreeMap<String, OdsSeen>,
    table: Option<String>,
    cell: Option<OdsCell>,
    /// The row, and how many it stands for.
    row: (u32, u32),
    next_column: u32,
    /// The styles of cells without one: those of a row, and of columns up to the last of each.
    of_row: Option<String>,
    of_columns: Vec<(u32, Option<String>)>,
}

/// What people see of the cells of each sheet; none where there are more conditions than are read.
pub(super) fn of_content(text: &str, styles: &mut OdsStyles) -> Option<BTreeMap<String, OdsSeen>> {
    let mut reading = OdsReading {
        styles,
        tables: BTreeMap::new(),
        table: None,
        cell: None,
        row: (0, 0),
        next_column: 0,
        of_row: None,
        of_columns: Vec::new(),
    };
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) => reading.begin(&tag, false),
            Event::Empty(tag) => reading.begin(&tag, true),
            Event::Text(part) => {
                let text = reading.cell.as_mut().and_then(|cell| cell.text.as_mut());
                text.into_iter().for_each(|text| text.push_str(&part.xml10_content()));
            }
            Event::End(tag) if tag.local_name().as_ref() == "table-cell" => reading.end_cell(),
            Event::Eof => break,
            _ => {}
        }
    }
    let OdsReading { mut tables, styles, .. } = reading;
    let mut count = 0_usize;
    for OdsSeen { conditions, styled, .. } in tables.values_mut() {
        for (style, regions) in std::mem::take(styled) {
            let regions: Rc<[Region]> = Rc::from(regions);
            for (condition, applied) in styles.maps(&style) {
                count = Some(count + 1).filter(|count| *count < MOST_CONDITIONS)?;
                conditions.add(Rc::clone(&regions), condition, styles.look(Some(applied)));
            }
        }
    }
    Some(tables)
}

/// The most conditions of styles, each counted once a sheet.
const MOST_CONDITIONS: usize = 50_000;

impl OdsReading<'_> {
    fn begin(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        let run = |name: &str| number(tag, name).unwrap_or(1).max(1);
        let default = || attribute(tag, "default-cell-style-name");
        if is(tag, "table") {
            self.table = attribute(tag, "name");
            (self.row, self.of_columns) = ((0, 0), Vec::new());
        } else if is(tag, "table-column") {
            let first = self.of_columns.last().map_or(0, |(end, _)| *end);
            self.of_columns.push((first.saturating_add(run("number-columns-repeated")), default()));
        } else if is(tag, "table-row") {
            self.row = (self.row.0.saturating_add(self.row.1), run("number-rows-repeated"));
            (self.next_column, self.of_row) = (0, default());
        } else if is(tag, "table-cell") || is(tag, "covered-table-cell") {
            let (column, columns) = (self.next_column, run("number-columns-repeated"));
            let nth = self.of_columns.partition_point(|(end, _)| *end <= column);
            let of_column = || self.of_columns.get(nth)?.1.clone();
            let style = attribute(tag, "style-name").or_else(|| self.of_row.clone()).or_else(of_column);
            self.cell = (!is_empty).then(|| OdsCell::begun(tag, ((self.row.0, column), columns), style));
            self.next_column = column.saturating_add(columns);
        } else if is(tag, "p") {
            self.cell.iter_mut().for_each(|cell| _ = cell.text.get_or_insert_default());
        } else if is(tag, "span") {
            // a part of a text with a look of its own
            let style = attribute(tag, "style-name");
            let is_struck = style.is_some_and(|style| self.styles.look(Some(&style)).strikes());
            self.cell.iter_mut().for_each(|cell| cell.struck |= is_struck);
        } else if let Some(table) = &self.table {
            self.tables.entry(table.clone()).or_default().conditions.take(tag, self.styles);
        } else {
            self.styles.take(tag);
        }
    }

    /// Takes down how the cells that one stands for are seen, and the conditions of its style.
    fn end_cell(&mut self) {
        let Some((name, cell)) = self.table.clone().zip(self.cell.take()) else { return };
        let seen = self.tables.entry(name).or_default();
        let last = (
            cell.first.0.saturating_add(self.row.1.saturating_sub(1)),
            cell.first.1.saturating_add(cell.columns.saturating_sub(1)),
        );
        if let Some(style) = cell.style.clone().filter(|_| cell.value.is_some()) {
            seen.styled.entry(style).or_default().push(Region { first: cell.first, last });
        }
        let Some(code) = cell.format(self.styles) else { return };
        for row in cell.first.0..=last.0 {
            seen.formats.extend((cell.first.1..=last.1).map(|column| ((row, column), code.clone())));
        }
    }
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
