//! Markdown: each table as a GitHub-flavoured table, the notes as a list.

use super::footing;
use super::format::clean;
use super::number;
use super::style::Style;
use crate::report::{Report, Row, Table};

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let mut blocks: Vec<String> =
        footing::top(report, style).iter().map(|line| begun(&escaped(line))).collect();
    blocks.extend(report.tables.iter().filter(|t| t.is_for_people()).map(|t| table(report, t, style)));
    let notes = footing::notes(report, style);
    for (case, notes) in footing::by_case(&notes) {
        let notes: Vec<String> =
            notes.iter().map(|note| ["- ", &begun(&escaped(&style.note(note)))].concat()).collect();
        blocks.extend(case.map(|case| ["**", &escaped(&clean(case)), "**"].concat()));
        blocks.push(notes.join("\n"));
    }
    blocks.join("\n\n") + "\n"
}

/// A table with its title.
pub(super) fn table(report: &Report, table: &Table, style: &Style) -> String {
    let shown: Vec<usize> = table.seen(true, false).map(|(nth, _)| nth).collect();
    let styles: Vec<(usize, Style)> = number::in_columns(table, style).into_iter().enumerate().collect();
    let styles: Vec<(usize, Style)> = styles.into_iter().filter(|(nth, _)| shown.contains(nth)).collect();
    let column = |nth: &usize| table.columns.get(*nth);
    let heads: Vec<String> = shown
        .iter()
        .filter_map(column)
        .map(|column| column.head.as_ref().map_or(String::new(), |head| escaped(&style.told(head))))
        .collect();
    let rules: Vec<String> = shown
        .iter()
        .map(|nth| if table.figures_in(*nth) { "---:".to_owned() } else { "---".to_owned() })
        .collect();
    let mut lines = Vec::new();
    let title = escaped(style.word(table.title));
    lines.push(match footing::caption(report, table, style) {
        Some(caption) => ["**", &title, "**", &escaped(&style.bracketed(&caption))].concat(),
        None => format!("**{title}**"),
    });
    lines.push(String::new());
    lines.push(line(&heads));
    lines.push(line(&rules));
    for section in &table.sections {
        if let Some(heading) = &section.heading {
            let mut cells = vec![String::new(); shown.len()];
            if let Some(first) = cells.first_mut() {
                *first = ["**", &escaped(&style.cell(heading)), "**"].concat();
            }
            lines.push(line(&cells));
        }
        for row in &section.rows {
            lines.push(line(&cells(row, &styles)));
        }
    }
    lines.join("\n")
}

fn cells(row: &Row, shown: &[(usize, Style)]) -> Vec<String> {
    let cells = shown.iter().filter_map(|(nth, style)| Some((style, row.cells.get(*nth)?)));
    cells.map(|(style, cell)| escaped(&style.cell(cell))).collect()
}

fn line(cells: &[String]) -> String {
    ["| ", &cells.join(" | "), " |"].concat()
}

/// Escaped text at the beginning of a line: it begins no list of its own, and no indented block.
pub(super) fn begun(escaped: &str) -> String {
    let text = escaped.trim_start();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text.get(digits..).and_then(|rest| rest.chars().next()) {
        Some('.' | ')') if digits > 0 => {
            let (number, rest) = text.split_at(digits);
            [number, "\\", rest].concat()
        }
        Some('-' | '+') if digits == 0 => ["\\", text].concat(),
        _ => text.to_owned(),
    }
}

/// Text that stays text: no cell, emphasis, link, code or markup begins or ends in it.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '~' | '#' | '!' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            '&' => safe += "&amp;",
            '@' => safe += "&#64;",
            c => safe.push(c),
        }
    }
    safe
}
