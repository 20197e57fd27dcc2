//! Rows of a data format as text, written as they are laid out: what stands before and after them is written around them.

use super::style::Style;
use super::{Format, csv, json};
use crate::report::{Column, Report, Section};
use crate::text::without_commands;

/// The texts around the rows of one table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// What stands before them.
    pub before: String,
    /// What stands between the rows of one section and those of the next.
    pub between: &'static str,
    /// What stands after them.
    pub after: String,
}

/// The rows of sections of a table with these columns, as they stand in a format of data; empty where there is no row.
pub fn rows(columns: &[Column], sections: &[Section], format: Format, style: &Style) -> String {
    let rows = sections.iter().flat_map(|section| &section.rows);
    match format {
        Format::Json => json::escaped(&json::entries(columns, rows, style).join(json::BETWEEN)),
        Format::Tsv => without_commands(&csv::records(columns, rows, b'\t', style)),
        _ => without_commands(&csv::records(columns, rows, b',', style)),
    }
}

/// What stands around the rows of the table of this id, which the report holds without its rows; `None` where the format
/// is none of data, or another table is picked.
pub fn around(
    report: &Report,
    id: &str,
    format: Format,
    style: &Style,
    picked: Option<&str>,
) -> Option<Around> {
    let first = report.tables.first().map(|table| table.id);
    let is_picked = picked.or(first) == Some(id);
    let table = report.tables.iter().find(|table| table.id == id)?;
    let header = |delimiter| without_commands(&csv::header(&table.columns, delimiter));
    let lines = |before| Around { before, between: "", after: String::new() };
    match format {
        Format::Csv if is_picked => Some(lines(header(b','))),
        Format::Tsv if is_picked => Some(lines(header(b'\t'))),
        Format::Json => {
            let (before, after) = json::around(report, id, &style.of(report, false))?;
            Some(Around { before, between: json::BETWEEN, after })
        }
        _ => None,
    }
}
