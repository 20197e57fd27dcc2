//! CSV and TSV: the rows of one table as data, safe to open in a spreadsheet.

use super::data::{self, DataValue};
use super::format::clean;
use super::style::Style;
use crate::report::{Column, Row, Table};
use std::borrow::Cow;

/// Writes one table; nothing where there is none.
pub(super) fn write(table: Option<&Table>, delimiter: u8, style: &Style) -> String {
    let Some(table) = table else {
        return String::new();
    };
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    [header(&table.columns, delimiter), records(&table.columns, rows, delimiter, style)].concat()
}

/// The line of the names of the columns.
pub(super) fn header(columns: &[Column], delimiter: u8) -> String {
    written(std::iter::once(data::keys(columns)), delimiter, |key| key.as_str().into())
}

/// A line a row.
pub(super) fn records<'r>(
    columns: &[Column],
    rows: impl Iterator<Item = &'r Row>,
    delimiter: u8,
    style: &Style,
) -> String {
    written(rows.map(|row| data::values(columns, row, style)), delimiter, field)
}

fn written<V>(
    records: impl Iterator<Item = Vec<V>>,
    delimiter: u8,
    field: impl Fn(&V) -> Cow<'_, str>,
) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in records {
        // writing to memory does not fail
        let _ = writer.write_record(record.iter().map(|value| Bytes(field(value))));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A field as the writer takes it.
struct Bytes<'v>(Cow<'v, str>);

impl AsRef<[u8]> for Bytes<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn field<'v>(value: &'v DataValue<'_>) -> Cow<'v, str> {
    match value {
        DataValue::Null => "".into(),
        DataValue::Text(text) => harmless(clean(text)),
        DataValue::Number(digits) | DataValue::Whole(digits) => digits.as_str().into(),
        DataValue::Flag(true) => "true".into(),
        DataValue::Flag(false) => "false".into(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it, full-width signs included.
fn harmless(text: Cow<'_, str>) -> Cow<'_, str> {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'];
    if text.trim_start().starts_with(formula) { ["'", &text].concat().into() } else { text }
}
