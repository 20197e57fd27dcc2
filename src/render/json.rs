//! JSON: all tables and notes, numbers with all their digits, a row a line.

use super::data::{self, DataValue};
use super::footing;
use super::style::Style;
use crate::report::{Cell, Column, Report, Row, Summary, Table};
use crate::text::{is_unsafe, without_marks};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// The name of the layout; keys are only ever added to it.
const SCHEMA: &str = "cloudcost/1";

/// A note as data.
#[derive(Serialize)]
struct JsonNote {
    code: &'static str,
    message: String,
}

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let tables = report.tables.iter().filter(|table| table.is_data());
    let tables: Vec<String> = tables.map(|shown| table(shown, list(rows(shown, style), 4))).collect();
    escaped(&whole(report, tables, style))
}

/// A report around the rows of a table that it holds without them; `None` where it has none of this id.
pub(super) fn around(report: &Report, id: &str, style: &Style) -> Option<(String, String)> {
    // no text of a report holds this character
    const HERE: &str = "\u{0}";
    let tables = report.tables.iter().filter(|table| table.is_data());
    let rows = |shown: &Table| match shown.id == id {
        true => list(vec![HERE.to_owned()], 4),
        false => list(rows(shown, style), 4),
    };
    let tables: Vec<String> = tables.map(|shown| table(shown, rows(shown))).collect();
    let json = whole(report, tables, style);
    let (before, after) = json.split_once(HERE)?;
    Some((escaped(before), escaped(after)))
}

/// What stands between two rows.
pub(super) const BETWEEN: &str = ",\n      ";

/// Everything, with these tables.
fn whole(report: &Report, tables: Vec<String>, style: &Style) -> String {
    let notes = report
        .notes
        .iter()
        .map(|note| text(&JsonNote { code: note.code.name(), message: style.whole_note(note) }));
    format!(
        "{{\n  \"schema\": {},\n  \"command\": {},\n  \"tables\": {},\n  \"summary\": {},\n  \"notes\": {}\n}}\n",
        text(&SCHEMA),
        text(&report.command),
        list(tables, 2),
        summary(report.summary.as_ref(), style),
        list(notes.collect(), 2),
    )
}

/// The answer in one sentence, and the figures it speaks of.
fn summary(summary: Option<&Summary>, style: &Style) -> String {
    let Some(summary) = summary else { return "null".to_owned() };
    let said: Vec<String> = summary.said.iter().map(|note| style.note(note)).collect();
    let figures = summary.figures.iter().map(|(name, cell)| ((*name).to_owned(), figure(cell, style)));
    let figures: Map<String, Json> = figures.collect();
    text(&serde_json::json!({ "text": footing::sentences(&said, style), "figures": figures }))
}

/// A figure of a summary; a list where it is several.
fn figure(cell: &Cell, style: &Style) -> Json {
    match cell {
        Cell::Parts(parts) => Json::Array(parts.iter().map(|part| figure(part, style)).collect()),
        cell => written(data::value(cell, style)).parse().unwrap_or_default(),
    }
}

fn table(table: &Table, rows: String) -> String {
    format!("{{ \"id\": {}, \"rows\": {rows} }}", text(&table.id))
}

fn rows(table: &Table, style: &Style) -> Vec<String> {
    entries(&table.columns, table.sections.iter().flat_map(|section| &section.rows), style)
}

/// An object a row.
pub(super) fn entries<'r>(
    columns: &[Column],
    rows: impl Iterator<Item = &'r Row>,
    style: &Style,
) -> Vec<String> {
    let keys: Vec<String> = data::keys(columns).iter().map(|key| text(key) + ":").collect();
    let entry = |row| {
        let mut object = String::from("{");
        for (nth, (key, value)) in keys.iter().zip(data::values(columns, row, style)).enumerate() {
            object += if nth == 0 { "" } else { "," };
            object += key;
            object += &written(value);
        }
        object + "}"
    };
    rows.map(entry).collect()
}

/// A value as it stands in JSON: digits of our own making are a number, but text where a reader would round them.
fn written(value: DataValue<'_>) -> Cow<'static, str> {
    match value {
        DataValue::Null => "null".into(),
        DataValue::Text(said) => text(&said).into(),
        DataValue::Whole(digits) => text(&digits).into(),
        DataValue::Number(digits) if is_kept(&digits) => digits.into(),
        DataValue::Number(digits) => text(&digits).into(),
        DataValue::Flag(true) => "true".into(),
        DataValue::Flag(false) => "false".into(),
    }
}

/// The largest whole number up to which every reader keeps all of them: 2^53.
const LARGEST: u64 = 1 << 53;

/// Whether every reader of JSON keeps the whole part of these digits: most hold numbers as doubles.
fn is_kept(digits: &str) -> bool {
    let digits = digits.trim_start_matches('-');
    let whole = digits.split_once('.').map_or(digits, |(whole, _)| whole);
    whole.parse::<u64>().is_ok_and(|whole| whole <= LARGEST)
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

/// A list with an entry a line.
fn list(entries: Vec<String>, indent: usize) -> String {
    if entries.is_empty() {
        return "[]".to_owned();
    }
    let line = ["\n", &" ".repeat(indent + 2)].concat();
    let comma = [",", &line].concat();
    let end = ["\n", &" ".repeat(indent)].concat();
    ["[", &line, &entries.join(&comma), &end, "]"].concat()
}

/// What JSON allows in a string but a screen does not survive, as escapes: DEL, C1, bidirectional controls.
pub(super) fn escaped(json: &str) -> String {
    if !json.contains("##") && json.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')) {
        return json.to_owned();
    }
    // nor does a log obey it
    let json = &without_marks(json, "\\u0023#");
    let unsafe_here = |c: char| c != '\n' && is_unsafe(c);
    if !json.contains(unsafe_here) {
        return json.to_owned();
    }
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        if unsafe_here(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                safe += &format!("\\u{unit:04x}");
            }
        } else {
            safe.push(c);
        }
    }
    safe
}
