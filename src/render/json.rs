//! JSON: all tables and notes, numbers with all their digits, a row a line.

use super::data::{self, Value};
use super::footing;
use super::style::Style;
use crate::report::{Cell, Report, Summary, Table};
use crate::text::{is_unsafe, without_marks};
use serde::Serialize;
use serde_json::{Map, Number, Value as Json};

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
    let tables: Vec<String> =
        report.tables.iter().filter(|table| table.is_data()).map(|shown| table(shown, style)).collect();
    let notes = report
        .notes
        .iter()
        .map(|note| text(&JsonNote { code: note.code.name(), message: style.whole_note(note) }));
    let json = format!(
        "{{\n  \"schema\": {},\n  \"command\": {},\n  \"tables\": {},\n  \"summary\": {},\n  \"notes\": {}\n}}\n",
        text(&SCHEMA),
        text(&report.command),
        list(tables, 2),
        summary(report.summary.as_ref(), style),
        list(notes.collect(), 2),
    );
    escaped(&json)
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
        cell => json(data::value(cell, style)),
    }
}

fn table(table: &Table, style: &Style) -> String {
    let keys = data::keys(table);
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    let rows: Vec<String> = rows
        .map(|row| {
            let values = data::values(table, row, style).into_iter().map(json);
            let object: Map<String, Json> = keys.iter().cloned().zip(values).collect();
            text(&object)
        })
        .collect();
    format!("{{ \"id\": {}, \"rows\": {} }}", text(&table.id), list(rows, 4))
}

fn json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Text(text) => Json::String(text),
        // digits of our own making always are a JSON number; a failure would show as null, not as a wrong digit
        Value::Number(digits) => digits.parse::<Number>().map_or(Json::Null, Json::Number),
        Value::Flag(flag) => Json::Bool(flag),
    }
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
