//! CSV and TSV: the rows of one table as data, safe to open in a spreadsheet.

use super::data::{self, Value};
use super::format::clean;
use super::style::Style;
use crate::report::{Column, Row, Table};

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
    written(std::iter::once(data::keys(columns)), delimiter)
}

/// A line a row.
pub(super) fn records<'r>(
    columns: &[Column],
    rows: impl Iterator<Item = &'r Row>,
    delimiter: u8,
    style: &Style,
) -> String {
    let fields = |row| data::values(columns, row, style).into_iter().map(field).collect();
    written(rows.map(fields), delimiter)
}

fn written(records: impl Iterator<Item = Vec<String>>, delimiter: u8) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for record in records {
        // writing to memory does not fail
        let _ = writer.write_record(record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn field(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) => harmless(clean(&text)),
        Value::Number(digits) | Value::Whole(digits) => digits,
        Value::Flag(flag) => flag.to_string(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it, full-width signs included.
fn harmless(text: String) -> String {
    let formula = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '−'];
    if text.trim_start().starts_with(formula) { ["'", &text].concat() } else { text }
}
