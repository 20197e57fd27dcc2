//! Fitting columns to a width: figures stay whole, words wrap.

use crate::render::wrap::{longest_bound, wrap};
use unicode_width::UnicodeWidthStr;

/// A column of words is not made narrower than this: the first, and any other.
const NARROWEST_FIRST: usize = 20;
const NARROWEST: usize = 12;

/// A column is not widened for more than this to hold a name or a figure together.
const LONGEST_BOUND: usize = 30;

/// Columns with their widths, and every cell in lines that fit.
pub(super) struct Fitted {
    pub(super) widths: Vec<usize>,
    pub(super) heads: Vec<Vec<String>>,
    pub(super) rows: Vec<Vec<Vec<String>>>,
}

impl Fitted {
    /// Lines of the head.
    pub(super) fn head_height(&self) -> usize {
        height(&self.heads)
    }

    /// Lines of each row.
    pub(super) fn heights(&self) -> Vec<usize> {
        self.rows.iter().map(|row| height(row)).collect()
    }
}

fn height(cells: &[Vec<String>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
}

/// Fits columns into `room`, the width without gaps; `None` where even the narrowest do not fit.
pub(super) fn fit(
    heads: &[String],
    rows: &[Vec<String>],
    figures: &[bool],
    room: Option<usize>,
) -> Option<Fitted> {
    let columns: Vec<Widths> = heads
        .iter()
        .zip(figures)
        .enumerate()
        .map(|(nth, (head, is_figure))| {
            let cells = rows.iter().filter_map(|row| row.get(nth));
            let narrowest = if nth == 0 { NARROWEST_FIRST } else { NARROWEST };
            // a head is words, also above figures
            Widths::of(std::iter::once(head), false, NARROWEST).and(Widths::of(cells, *is_figure, narrowest))
        })
        .collect();
    let widths = widths(&columns, room)?;
    let wrap = |cells: &[String]| -> Vec<Vec<String>> {
        let cells = cells.iter().zip(&widths).zip(figures);
        cells.map(|((cell, width), is_figure)| lines(cell, *width, *is_figure)).collect()
    };
    let heads = heads.iter().zip(&widths).map(|(head, width)| lines(head, *width, false)).collect();
    Some(Fitted { heads, rows: rows.iter().map(|row| wrap(row)).collect(), widths })
}

/// How wide a column would like to be, and how narrow it can become.
struct Widths {
    whole: usize,
    least: usize,
}

impl Widths {
    fn of<'c>(cells: impl Iterator<Item = &'c String>, is_figure: bool, narrowest: usize) -> Widths {
        // the table is drawn with a character for every column, also where its texts take none
        let mut needs = Widths { whole: 1, least: 1 };
        for cell in cells {
            let width = cell.width();
            needs.whole = needs.whole.max(width);
            needs.least = needs.least.max(match is_figure {
                true => pieces(cell).map(|piece| piece.trim_end().width()).max().unwrap_or(0),
                // names and figures stay whole, unless they are far too long
                false => width.min(narrowest).max(longest_bound(cell).min(LONGEST_BOUND)),
            });
        }
        needs
    }

    /// What both need.
    fn and(self, other: Widths) -> Widths {
        Widths { whole: self.whole.max(other.whole), least: self.least.max(other.least) }
    }
}

/// The least widths, widened evenly as far as there is room; `None` if there is not even room for those.
fn widths(columns: &[Widths], room: Option<usize>) -> Option<Vec<usize>> {
    let wanted = columns.iter().map(|column| column.whole);
    let Some(room) = room.filter(|room| wanted.clone().sum::<usize>() > *room) else {
        return Some(wanted.collect());
    };
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut left = room.checked_sub(widths.iter().sum())?;
    while left > 0 {
        let narrowest = widths
            .iter_mut()
            .zip(columns)
            .filter(|(width, column)| **width < column.whole)
            .max_by_key(|(width, column)| column.whole - **width);
        let Some((width, _)) = narrowest else { break };
        *width += 1;
        left -= 1;
    }
    Some(widths)
}

/// A cell in lines of at most this width; a figure breaks only between the ends of a range.
fn lines(cell: &str, width: usize, is_figure: bool) -> Vec<String> {
    if cell.width() <= width {
        return vec![cell.to_owned()];
    }
    if !is_figure {
        // what stands within another row stands so in all its lines
        let text = cell.trim_start_matches([' ', '\u{3000}']);
        let mut margin = cell.strip_suffix(text).unwrap_or_default();
        while margin.width() * 2 > width {
            margin = margin.get(margin.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        return wrap(text, width.max(2), [margin, margin]);
    }
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(cell) {
        match lines.last_mut() {
            Some(line) if line.width() + piece.trim_end().width() <= width => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The parts of a figure that stay whole: the ends of a range.
fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    cell.split_inclusive(['〜', '–', '\u{3000}']).flat_map(|part| part.split_inclusive(" to "))
}
