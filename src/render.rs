//! The writing side: a finished report in one of the formats, and diagnostics as text.

mod amounts;
mod chart;
mod csv;
mod data;
mod encoding;
pub mod findings;
mod flow;
mod footing;
mod format;
mod github;
mod html;
mod json;
mod junit;
mod markdown;
mod number;
mod page;
mod paper;
mod phrase;
mod place;
mod records;
mod sarif;
mod shape;
mod style;
mod table;
mod wrap;
mod xlsx;
mod year;

pub use encoding::{Encoding, encoded};
pub use flow::AroundRows;
pub use page::page;
pub use shape::{commands_with_json, output_schema};
pub use style::{Notes, ReductionMark, Style, Unit, Years};
pub use wrap::{fitted, hanging};
pub use xlsx::{template, workbook};

use crate::page::Page;
use crate::report::{Column, Report, Section, Table};
use crate::text::without_commands;
use paper::Script;

/// A format of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Aligned columns for a terminal.
    Table,
    /// A GitHub-flavoured Markdown table.
    Markdown,
    /// A page for browsers and printers that needs nothing else.
    Html,
    /// Comma-separated values, one table.
    Csv,
    /// Tab-separated values, one table.
    Tsv,
    /// All tables and notes as JSON.
    Json,
    /// Annotations of GitHub workflows.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// JUnit XML, for the test pages of CI.
    Junit,
}

impl Format {
    /// Every format there is, with its name and the ending of a file in it.
    pub const ALL: [(Format, &'static str, &'static str); 9] = [
        (Format::Table, "table", "txt"),
        (Format::Markdown, "markdown", "md"),
        (Format::Html, "html", "html"),
        (Format::Csv, "csv", "csv"),
        (Format::Tsv, "tsv", "tsv"),
        (Format::Json, "json", "json"),
        (Format::Github, "github", "github"),
        (Format::Sarif, "sarif", "sarif"),
        (Format::Junit, "junit", "xml"),
    ];

    /// Whether it holds the findings of a check and nothing else.
    pub fn is_for_checks(self) -> bool {
        matches!(self, Format::Github | Format::Sarif | Format::Junit)
    }

    /// Whether people read it as it is.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Table | Format::Markdown | Format::Html)
    }
}

/// Writes a report. `table` is the id of the table to write in the formats that hold one only (CSV and TSV), by default
/// the first that has data; the other formats write all tables.
///
/// # Errors
/// The ids there are, if the report has no table of the id asked for.
pub fn render(
    report: &Report,
    format: Format,
    style: &Style,
    table: Option<&str>,
) -> Result<String, Vec<&'static str>> {
    let picked = || -> Result<Option<&Table>, Vec<&'static str>> {
        match table {
            None => Ok(first_of_data(report)),
            Some(id) => match report.tables.iter().find(|table| table.id == id) {
                Some(table) => Ok(Some(table)),
                None => Err(report.tables.iter().map(|table| table.id).collect()),
            },
        }
    };
    let picked = picked()?;
    let style = &style.of(report, format.is_for_people());
    Ok(match format {
        Format::Table => without_commands(&table::write(report, style)),
        Format::Markdown => without_commands(&markdown::write(report, style)),
        Format::Csv => without_commands(&csv::write(picked, b',', style)),
        Format::Tsv => without_commands(&csv::write(picked, b'\t', style)),
        Format::Html => without_commands(&html::write(report, style)),
        Format::Json => json::write(report, style),
        Format::Github => github::write(report, style),
        Format::Sarif => sarif::write(report, style),
        Format::Junit => junit::write(report, style),
    })
}

/// The first table that has data: one for people alone has none.
fn first_of_data(report: &Report) -> Option<&Table> {
    report.tables.iter().find(|table| table.is_data()).or(report.tables.first())
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
) -> Option<AroundRows> {
    let first = first_of_data(report).map(|table| table.id);
    let is_picked = picked.or(first) == Some(id);
    let table = report.tables.iter().find(|table| table.id == id)?;
    let header = |delimiter| without_commands(&csv::header(&table.columns, delimiter));
    let lines = |before| AroundRows { before, between: "", after: String::new() };
    let is_known = picked.is_none_or(|picked| report.tables.iter().any(|table| table.id == picked));
    match format {
        Format::Csv if is_picked => Some(lines(header(b','))),
        Format::Tsv if is_picked => Some(lines(header(b'\t'))),
        Format::Json if is_known => {
            let (before, after) = json::around(report, id, &style.of(report, false))?;
            Some(AroundRows { before, between: json::BETWEEN, after })
        }
        _ => None,
    }
}

/// Writes a page: as it is in HTML, without pictures for a terminal and as Markdown, its tables and notes in all other
/// formats.
///
/// # Errors
/// The ids there are, if the page has no table of the id asked for.
pub fn render_page(
    page: &Page,
    format: Format,
    style: &Style,
    table: Option<&str>,
) -> Result<String, Vec<&'static str>> {
    let report = page.report();
    let known = |table: &str| report.tables.iter().any(|known| known.id == table);
    let script = match format {
        Format::Html => return Ok(without_commands(&html::page(page, style))),
        Format::Table => Script::Plain,
        Format::Markdown => Script::Markdown,
        _ => return render(&report, format, style, table),
    };
    match table.is_none_or(known) {
        true => Ok(without_commands(&paper::write(page, script, style))),
        false => Err(report.tables.iter().map(|table| table.id).collect()),
    }
}
