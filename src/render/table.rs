//! The terminal: aligned columns without borders, fitted to the width there is.

mod fit;
mod groups;
mod names;
mod texts;

use super::footing;
use super::format::{LONGEST_BAR, clean};
use super::style::Style;
use super::wrap::{bound, unbound, wrap};
use crate::lang::Term;
use crate::report::{Audience, Cell, Column, Note, Report, Row, Table};
use fit::GAP;
use std::borrow::Cow;
use texts::Texts;
use unicode_width::UnicodeWidthStr;

/// Writes a report.
pub(super) fn write(report: &Report, style: &Style) -> String {
    let mut text = String::new();
    for (nth, line) in footing::top(report, style).iter().enumerate() {
        text += &above_all(line, nth == 0, style);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let mut dropped = Vec::new();
    for table in report.tables.iter().filter(|table| table.is_for_people()) {
        text += &one(report, table, style, &mut dropped);
    }
    let notes = footing::notes_without(report, style, dropped);
    for (case, notes) in footing::by_case(&notes) {
        text += &case.map_or(String::new(), |case| bold(&clean(case), style) + "\n");
        for note in notes {
            text += &noted(note, style);
        }
    }
    text
}

/// A table with its heading; the heads of columns that there is no room for are gathered, each once.
pub(super) fn one(report: &Report, table: &Table, style: &Style, dropped: &mut Vec<Cell>) -> String {
    let (body, columns) = body(table, style);
    for column in columns {
        if !dropped.contains(&column) {
            dropped.push(column);
        }
    }
    [heading(report, table, style), unbound(&body)].concat()
}

/// A text in lines as long as there is room for, the first and the later ones begun so.
pub(super) fn wrapped(text: &str, [first, later]: [&str; 2], style: &Style) -> String {
    match style.width {
        Some(width) => unbound(&wrap(text, width.max(20), [first, later]).join("\n")),
        None => [first, text].concat(),
    }
}

/// A line above all tables, wrapped to the width there is.
fn above_all(line: &str, is_heading: bool, style: &Style) -> String {
    let lines = match style.width {
        Some(width) => wrap(line, width.max(20), ["", ""]),
        None => vec![line.to_owned()],
    };
    let shown = lines.iter().map(|line| if is_heading { bold(line, style) } else { line.clone() } + "\n");
    shown.collect()
}

/// The title of a table with the unit of its amounts.
fn heading(report: &Report, table: &Table, style: &Style) -> String {
    let title = style.word(table.title);
    let caption =
        footing::caption(report, table, style).map(|caption| style.bracketed(&caption)).unwrap_or_default();
    let whole = [title, &caption].concat();
    match style.width.filter(|width| whole.width() > *width) {
        Some(width) => wrap(&whole, width, ["", ""]).join("\n") + "\n\n",
        None => [&bold(title, style), &caption, "\n\n"].concat(),
    }
}

/// A note, with its later lines indented; no line ends inside a name.
fn noted(note: &Note, style: &Style) -> String {
    let said = style.note(note);
    let Some(width) = style.width else {
        return ["- ", &said, "\n"].concat();
    };
    let said = bound(&said, &names::names(note, style));
    unbound(&wrap(&said, width.max(20), ["- ", "  "]).join("\n")) + "\n"
}

pub(super) fn bold(text: &str, style: &Style) -> String {
    match style.color {
        true => {
            let bold = anstyle::Style::new().bold();
            format!("{bold}{text}{bold:#}")
        }
        false => text.to_owned(),
    }
}

/// What is bad, in words that colour says once more.
const BAD: [Term; 7] = [
    Term::WorseOff,
    Term::MaybeWorseOff,
    Term::Inconsistent,
    Term::NotAtWorst,
    Term::Broken,
    Term::Ambiguous,
    Term::Unread,
];

/// A line of a table with what is bad in it in red: a cell that says so, by itself or beside other words.
fn marked<'l>(line: &'l str, style: &Style) -> Cow<'l, str> {
    if !style.color {
        return Cow::Borrowed(line);
    }
    let red = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    let words = BAD.map(|term| style.word(term));
    let is_bad = |part: &&str| words.contains(&unbound(part).as_str());
    let cells = line.split("  ").map(|cell| match cell.split(['、', ',']).map(str::trim).find(is_bad) {
        Some(part) => cell.replacen(part, &format!("{red}{part}{red:#}"), 1),
        None => cell.to_owned(),
    });
    Cow::Owned(cells.collect::<Vec<_>>().join("  "))
}

/// How long bars may be: as long as there is room without wrapping.
const BARS: [u32; 3] = [LONGEST_BAR, LONGEST_BAR / 2, LONGEST_BAR / 4];

/// A table in columns, with bars as long as there is room for; in a narrow window without the columns that give way
/// first, which are named; then with what a row is of above each row, or in groups of columns under each other; in a
/// very narrow one a line a figure.
fn body(table: &Table, style: &Style) -> (String, Vec<Cell>) {
    let mut dropped = Vec::new();
    let mut kept = with_room(table, style);
    loop {
        let (text, is_whole) = fitted_body(&kept, style);
        match giving_way(&kept).filter(|_| !is_whole) {
            None => return (text, dropped),
            Some(place) => {
                let column = kept.columns.get(place).cloned().unwrap_or_default();
                dropped.insert(0, column.head.unwrap_or(Cell::Absent));
                if let Some(column) = kept.to_mut().columns.get_mut(place) {
                    column.audience = Audience::Nobody;
                }
            }
        }
    }
}

/// The table without the columns that only a screen with room has, if with them anything had to be wrapped.
fn with_room<'t>(table: &'t Table, style: &Style) -> Cow<'t, Table> {
    let mut kept = Cow::Borrowed(table);
    let is_of_screen = |column: &Column| column.audience == Audience::Screen;
    if table.columns.iter().any(is_of_screen) && !Texts::with_bars(table, style, 0).is_whole(style) {
        let columns = kept.to_mut().columns.iter_mut().filter(|column| is_of_screen(column));
        columns.for_each(|column| column.audience = Audience::Nobody);
    }
    kept
}

/// The column that gives way next: one that says nothing in any row, then the last of the highest rank; never one that
/// has the only figure of a row.
fn giving_way(table: &Table) -> Option<usize> {
    let rows = || table.sections.iter().flat_map(|section| &section.rows);
    let says = |row: &Row, place: usize| row.cells.get(place).is_some_and(|cell| *cell != Cell::Absent);
    let seen = || table.columns.iter().enumerate().filter(|(_, column)| column.is_for_people());
    let is_figure = |row: &Row, place: usize| row.cells.get(place).is_some_and(Cell::is_figure);
    let says_alone = |place: usize| {
        let is_alone = |row: &Row| seen().all(|(other, _)| is_figure(row, other) == (other == place));
        rows().any(is_alone)
    };
    let says_nothing = |place: usize| !rows().any(|row| says(row, place));
    let ranked = seen().map(|(place, column)| (says_nothing(place), column.rank, place));
    let gives = |(nothing, rank, place): &(bool, u8, usize)| {
        *nothing && *place > 0 || *rank > 0 && !says_alone(*place)
    };
    ranked.filter(gives).max().map(|(.., place)| place)
}

/// The table as it fits best, and whether that is in columns side by side, with every figure in one line and bars drawn.
fn fitted_body(table: &Table, style: &Style) -> (String, bool) {
    let has_bars = |row: &Row| row.cells.iter().any(|cell| matches!(cell, Cell::Bar(..)));
    let has_bars = table.sections.iter().flat_map(|section| &section.rows).any(has_bars);
    let texts = |bar: u32| Texts::with_bars(table, style, bar);
    let bars = || BARS.into_iter().filter(|_| has_bars);
    let plain = texts(0);
    let leads = !plain.heads.is_empty() && plain.figures.first() == Some(&false);
    let above = |bar: u32| leads.then(|| texts(bar).lead_above());
    // what bars are for is worth a line more a row
    let whole = bars().map(texts).chain(bars().filter_map(above)).find(|texts| texts.is_whole(style));
    // figures in one line are worth names above their rows
    let beside = plain.is_firm(style) && (!has_bars || whole.is_some());
    let best = whole
        .or_else(|| beside.then(|| texts(0)))
        .or_else(|| above(0).filter(|texts| texts.is_firm(style)))
        .or_else(|| plain.fitted(style).map(|_| texts(0)))
        .or_else(|| above(0).filter(|texts| texts.fitted(style).is_some()));
    if let Some(texts) = best {
        return (in_columns(&texts, style), beside);
    }
    let grouped = bars().chain([0]).find_map(|bar| groups::groups(&texts(bar), table.id == "matrix", style));
    match grouped {
        Some(groups) => (groups.iter().map(|group| in_columns(group, style)).collect(), false),
        None => (stacked(&plain, style), false),
    }
}

/// In columns, if they can be fitted.
fn in_columns(texts: &Texts, style: &Style) -> String {
    texts.fitted(style).map_or_else(String::new, |widths| columns(&widths, texts, style))
}

/// The rows in columns so wide, the headings between them.
fn columns(widths: &[usize], texts: &Texts, style: &Style) -> String {
    let margin = " ".repeat(texts.indent);
    let lines = |rows: &[Vec<String>], is_head| fit::aligned(rows, widths, &texts.figures, is_head);
    let mut text = String::new();
    for line in lines(std::slice::from_ref(&texts.heads), true) {
        text += &bold([&*margin, &line].concat().trim_end(), style);
        text.push('\n');
    }
    let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    text += &"-".repeat(total + texts.indent);
    text.push('\n');
    let mut rows = texts.rows.as_slice();
    for (heading, count) in &texts.headings {
        text += &above(heading, style);
        let (below, rest) = rows.split_at((*count).min(rows.len()));
        rows = rest;
        for line in lines(below, false) {
            [&*margin, &*marked(&line, style), "\n"].into_iter().for_each(|part| text += part);
        }
    }
    text.push('\n');
    text
}

/// The lines above some rows, wrapped to the width there is; the first is the main one.
fn above(heading: &[String], style: &Style) -> String {
    let width = style.width.unwrap_or(usize::MAX);
    let mut text = String::new();
    for line in heading {
        let margin = " ".repeat(line.len() - line.trim_start().len());
        for wrapped in wrap(line.trim_start(), width.max(20), [&margin, &margin]) {
            text += &if margin.is_empty() { bold(&wrapped, style) } else { wrapped };
            text.push('\n');
        }
    }
    text
}

/// Where not even the narrowest columns fit: a line a figure.
fn stacked(texts: &Texts, style: &Style) -> String {
    let widest = texts.heads.iter().map(|head| head.width()).max().unwrap_or(0);
    let mut rows = texts.rows.iter();
    let mut text = String::new();
    for (heading, count) in &texts.headings {
        text += &above(heading, style);
        for row in rows.by_ref().take(*count) {
            for (head, cell) in texts.heads.iter().zip(row) {
                if head.is_empty() {
                    text += &above(&[["  ", cell].concat()], style);
                } else {
                    let pad = " ".repeat(widest - head.width() + GAP);
                    let margin = " ".repeat(4 + widest + GAP);
                    let head = ["    ", head, &pad].concat();
                    let width = style.width.unwrap_or(usize::MAX).max(20);
                    text += &(wrap(cell, width, [&head, &margin]).join("\n") + "\n");
                }
            }
        }
    }
    text.push('\n');
    text
}
