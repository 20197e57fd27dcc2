//! A table as records: each row's values by the names of its columns, for formats that place them one by one.

use super::data::{self, DataValue};
use super::format::clean;
use super::style::Style;
use crate::report::{Report, Table};

/// One row.
pub(super) struct Record<'r> {
    values: Vec<(String, DataValue<'r>)>,
}

impl Record<'_> {
    /// A value as text safe for a screen; empty where there is none.
    pub(super) fn text(&self, key: &str) -> String {
        match self.value(key) {
            Some(DataValue::Text(text)) => clean(text).into_owned(),
            Some(DataValue::Number(digits) | DataValue::Whole(digits)) => digits.clone(),
            Some(DataValue::Flag(flag)) => flag.to_string(),
            Some(DataValue::Null) | None => String::new(),
        }
    }

    /// What a finding says, behind the cell that it is in where its file is a spreadsheet.
    pub(super) fn message(&self) -> String {
        match (self.text("cell"), self.text("message")) {
            (cell, message) if cell.is_empty() => message,
            (cell, message) => [cell, message].join(": "),
        }
    }

    /// A value as the digits of a number, if it is one.
    pub(super) fn number(&self, key: &str) -> Option<&str> {
        match self.value(key) {
            Some(DataValue::Number(digits)) => Some(digits),
            _ => None,
        }
    }

    /// Whether a value is "yes".
    pub(super) fn is_true(&self, key: &str) -> bool {
        matches!(self.value(key), Some(DataValue::Flag(true)))
    }

    fn value(&self, key: &str) -> Option<&DataValue<'_>> {
        self.values.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }
}

/// The rows of the table of this id; none where there is no such table.
pub(super) fn of<'r>(report: &'r Report, id: &str, style: &Style) -> Vec<Record<'r>> {
    let table = report.tables.iter().find(|table| table.id == id);
    table.map(|table| records(table, style)).unwrap_or_default()
}

fn records<'r>(table: &'r Table, style: &Style) -> Vec<Record<'r>> {
    let keys = data::keys(&table.columns);
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    rows.map(|row| Record {
        values: keys.iter().cloned().zip(data::values(&table.columns, row, style)).collect(),
    })
    .collect()
}
