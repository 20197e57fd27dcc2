//! A table: its caption, its heads, its rows by section; in several under each other where a sheet of paper is too narrow.

use crate::lang::Term;
use crate::render::footing;
use crate::render::number;
use crate::render::style::Style;
use crate::report::{Cell, Report, Role, Row, Table, note};
use maud::{Markup, html};
use unicode_width::UnicodeWidthStr;

/// Characters that stand side by side on A4, at the size that tables are printed in.
const ROOM: usize = 122;
/// Characters that the space beside a column takes.
const SPACE: usize = 2;
/// Characters of a column of words, which may have several lines.
const WORDS: usize = 22;
/// Characters of a cell of words that is never broken into lines.
const WORD: usize = 12;
/// Rows of a table that is never broken over sheets, sums not counted.
const SHORT: usize = 12;
/// Columns that a telephone shows side by side.
const NARROW: usize = 3;

/// A table as people see it.
pub(super) fn table(report: &Report, table: &Table, style: &Style) -> Markup {
    let styles = number::in_columns(table, style).into_iter().enumerate();
    let shown: Vec<HtmlColumn> =
        styles.filter_map(|(nth, style)| HtmlColumn::of(table, nth, style)).collect();
    let groups = groups(&shown);
    let caption = footing::caption(report, table, style).map(|caption| style.bracketed(&caption));
    html! {
        @for (nth, group) in groups.iter().enumerate() {
            (one(table, group, (nth, groups.len()), caption.as_deref(), style))
        }
    }
}

/// A column that people see.
#[derive(Clone)]
struct HtmlColumn {
    place: usize,
    style: Style,
    head: String,
    is_figure: bool,
    width: usize,
}

impl HtmlColumn {
    fn of(table: &Table, place: usize, style: Style) -> Option<HtmlColumn> {
        let column = table.columns.get(place).filter(|column| column.is_for_people())?;
        let head = column.head.as_ref().map_or(String::new(), |head| style.told(head));
        let is_figure = table.figures_in(place);
        let rows = table.sections.iter().flat_map(|section| &section.rows);
        let widths = rows.filter_map(|row| row.cells.get(place)).map(|cell| style.cell(cell).width());
        let widest = widths.chain([head.width()]).max().unwrap_or(0);
        let width = if is_figure { widest } else { widest.min(WORDS) };
        Some(HtmlColumn { place, style, head, is_figure, width: width.saturating_add(SPACE) })
    }
}

/// The columns in groups that a sheet has room for, each with the first one, what rows are of.
fn groups(shown: &[HtmlColumn]) -> Vec<Vec<HtmlColumn>> {
    let Some((lead, rest)) = shown.split_first() else { return Vec::new() };
    let mut groups: Vec<Vec<HtmlColumn>> = Vec::new();
    let mut used = 0;
    for column in rest {
        match groups.last_mut().filter(|_| column.width.saturating_add(used) <= ROOM) {
            Some(group) => group.push(column.clone()),
            None => {
                groups.push(vec![lead.clone(), column.clone()]);
                used = lead.width;
            }
        }
        used = used.saturating_add(column.width);
    }
    if groups.is_empty() {
        groups.push(vec![lead.clone()]);
    }
    // a figure that is left over stands better beside the one before it
    if let [.., before, last] = groups.as_mut_slice()
        && last.len() == 2
        && before.len() > 3
    {
        last.splice(1..1, before.pop());
    }
    groups
}

fn one(
    table: &Table,
    shown: &[HtmlColumn],
    (nth, count): (usize, usize),
    caption: Option<&str>,
    style: &Style,
) -> Markup {
    let rows = table.sections.iter().flat_map(|section| &section.rows);
    let rows = rows.filter(|row| row.role == Role::Item).count();
    let part = (count > 1).then(|| {
        let number = |nth: usize| Cell::number_of(nth);
        let note = note!("table-part", nth = number(nth.saturating_add(1)));
        style.bracketed(&style.sentence(&note.with("count", number(count))))
    });
    html! {
        table.short[rows <= SHORT].stack[shown.len() > NARROW] {
            caption {
                (style.word(table.title))
                @if let Some(caption) = caption { span { (caption) } }
                @if let Some(part) = &part { span { (part) } }
            }
            thead {
                tr {
                    @for column in shown {
                        @if column.head.is_empty() {
                            td {}
                        } @else {
                            th.n[column.is_figure] scope="col" { (column.head) }
                        }
                    }
                }
            }
            @for section in &table.sections {
                tbody {
                    @if let Some(heading) = &section.heading {
                        tr { th.group scope="rowgroup" colspan=(shown.len()) { (style.cell(heading)) } }
                    }
                    @for (nth, row) in section.rows.iter().enumerate() {
                        @let is_last = nth > 0 && nth.saturating_add(1) == section.rows.len();
                        (line(row, is_last, shown))
                    }
                }
            }
        }
    }
}

fn line(row: &Row, is_last: bool, shown: &[HtmlColumn]) -> Markup {
    let is_worse = |cell: &Cell| match cell {
        Cell::Parts(parts) => parts.contains(&Cell::Word(Term::WorseOff)),
        _ => false,
    };
    let cells = || shown.iter().filter_map(|column| Some((column, row.cells.get(column.place)?)));
    let is_marked = cells().any(|(_, cell)| is_worse(cell));
    html! {
        tr.last[is_last].sub[row.role == Role::Subtotal].sum[row.role == Role::Total].marked[is_marked] {
            @for (nth, (column, cell)) in cells().enumerate() {
                @if nth == 0 && !column.is_figure {
                    th scope="row" { (value(cell, &column.style)) }
                } @else {
                    @let label = (shown.len() > NARROW).then_some(&column.head);
                    @let is_word = !column.is_figure && column.style.cell(cell).width() <= WORD;
                    td.n[column.is_figure].w[is_word] data-label=[label] { (value(cell, &column.style)) }
                }
            }
        }
    }
}

/// A cell; a bar is drawn.
fn value(cell: &Cell, style: &Style) -> Markup {
    match cell {
        Cell::Bar(from, to) => html! {
            svg.in viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" {
                rect.after x=(from) y="0" width=(to.saturating_sub(*from)) height="100" {}
            }
        },
        cell => html! { (style.cell(cell)) },
    }
}
