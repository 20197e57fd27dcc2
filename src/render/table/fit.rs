//! Fitting columns to a width: figures stay whole, words wrap.

use crate::render::phrase::phrased;
use crate::render::wrap::{longest_bound, wrap};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// Spaces between two columns.
pub(super) const GAP: usize = 2;

/// A column of words is not made narrower than this: the first, and any other.
const NARROWEST_FIRST: usize = 20;
const NARROWEST: usize = 12;

/// A column is not widened for more than this to hold a name or a figure together.
const LONGEST_BOUND: usize = 30;

/// How wide each column becomes in `room`, the width without gaps; `None` where even the narrowest do not fit. The ends of a
/// range stay in one line where there is room for that.
pub(super) fn fit(
    heads: &[String],
    rows: &[Vec<String>],
    figures: &[bool],
    room: Option<usize>,
) -> Option<Vec<usize>> {
    widths(heads, rows, figures, (room, true)).or_else(|| widths(heads, rows, figures, (room, false)))
}

/// Whether columns fit so that every figure, a range too, stands in one line.
pub(super) fn is_firm(heads: &[String], rows: &[Vec<String>], figures: &[bool], room: Option<usize>) -> bool {
    widths(heads, rows, figures, (room, true)).is_some()
}

/// The same, with ranges in one line or not.
fn widths(
    heads: &[String],
    rows: &[Vec<String>],
    figures: &[bool],
    (room, is_firm): (Option<usize>, bool),
) -> Option<Vec<usize>> {
    let cells = |nth: usize| rows.iter().filter_map(move |row| row.get(nth));
    // the table is drawn with a character for every column, also where its texts take none
    let widest = |(nth, head): (usize, &String)| {
        cells(nth).map(|cell| cell.width()).fold(head.width().max(1), usize::max)
    };
    let wanted: Vec<usize> = heads.iter().enumerate().map(widest).collect();
    let Some(room) = room.filter(|room| wanted.iter().sum::<usize>() > *room) else { return Some(wanted) };
    let least_of = |cell: &str, is_figure: bool, narrowest: usize| match is_figure && is_firm {
        true => cell.width(),
        false => least(cell, is_figure, narrowest),
    };
    let least = heads.iter().zip(figures).enumerate().map(|(nth, (head, is_figure))| {
        let narrowest = if nth == 0 { NARROWEST_FIRST } else { NARROWEST };
        // a head is words, also above figures
        let head = least(head, false, NARROWEST).max(1);
        cells(nth).map(|cell| least_of(cell, *is_figure, narrowest)).fold(head, usize::max)
    });
    widened(least.collect(), &wanted, room)
}

/// How narrow a cell can become.
fn least(cell: &str, is_figure: bool, narrowest: usize) -> usize {
    match is_figure {
        true => pieces(cell).map(|piece| piece.trim_end().width()).max().unwrap_or(0),
        // names and figures stay whole, unless they are far too long
        false => cell.width().min(narrowest).max(longest_bound(cell).min(LONGEST_BOUND)),
    }
}

/// The lines of rows, each cell in its column, figures at the right; a head is words, also above figures.
pub(super) fn aligned(
    rows: &[Vec<String>],
    widths: &[usize],
    figures: &[bool],
    is_head: bool,
) -> Vec<String> {
    let mut table = comfy_table::Table::new();
    table
        .load_style(TableStyle::new().header_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Disabled);
    let cell = |((cell, width), is_figure): ((&String, &usize), &bool)| {
        let alignment = if *is_figure { CellAlignment::Right } else { CellAlignment::Left };
        let lines = match is_head {
            true => head_lines(cell, *width),
            false => lines(cell, *width, *is_figure),
        };
        Cell::new(lines.join("\n")).set_alignment(alignment)
    };
    table.add_rows(rows.iter().map(|row| row.iter().zip(widths).zip(figures).map(cell)));
    let last = widths.len().saturating_sub(1);
    for (nth, width) in widths.iter().enumerate() {
        let gap = if nth == last { 0 } else { GAP };
        if let (Some(column), Ok(gap), Ok(width)) =
            (table.column_mut(nth), u16::try_from(gap), u16::try_from(width + gap))
        {
            column.set_padding((0, gap));
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

/// The least widths, widened evenly as far as there is room; `None` if there is not even room for those.
fn widened(mut widths: Vec<usize>, wanted: &[usize], room: usize) -> Option<Vec<usize>> {
    let mut left = room.checked_sub(widths.iter().sum())?;
    while left > 0 {
        let narrowest = widths
            .iter_mut()
            .zip(wanted)
            .filter(|(width, wanted)| **width < **wanted)
            .max_by_key(|(width, wanted)| *wanted - **width);
        let Some((width, _)) = narrowest else { break };
        *width += 1;
        left -= 1;
    }
    Some(widths)
}

/// A head in lines of at most this width: the last character of a word in kanji does not stand alone in the last line, but
/// with the two before it (措置見込額: 見込額).
fn head_lines(head: &str, width: usize) -> Vec<Cow<'_, str>> {
    let whole = lines(head, width, false);
    let is_alone = whole.len() > 1 && whole.last().is_some_and(|last| last.chars().count() == 1);
    let place = head.char_indices().rev().nth(2).map_or(0, |(place, _)| place);
    let Some((first, last)) = head.split_at_checked(place).filter(|_| is_alone) else { return whole };
    let is_kanji = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    if !first.ends_with(is_kanji) || !last.chars().all(is_kanji) || last.width() > width {
        return whole;
    }
    let mut joined = lines(first, width, false);
    joined.push(Cow::Borrowed(last));
    joined
}

/// A cell in lines of at most this width; a figure breaks only between the ends of a range.
fn lines(cell: &str, width: usize, is_figure: bool) -> Vec<Cow<'_, str>> {
    if cell.width() <= width {
        return vec![Cow::Borrowed(cell)];
    }
    if !is_figure {
        // what stands within another row stands so in all its lines
        let text = cell.trim_start_matches([' ', '\u{3000}']);
        let mut margin = cell.strip_suffix(text).unwrap_or_default();
        while margin.width() * 2 > width {
            margin = margin.get(margin.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        let text = phrased(text);
        return wrap(&text, width.max(2), [margin, margin]).into_iter().map(Cow::Owned).collect();
    }
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces(cell) {
        match lines.last_mut() {
            Some(line) if line.width() + piece.trim_end().width() <= width => line.push_str(piece),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines.into_iter().map(|line| Cow::Owned(line.trim_end().to_owned())).collect()
}

/// The parts of a figure that stay whole: the ends of a range.
fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    cell.split_inclusive(['〜', '–', '\u{3000}']).flat_map(|part| part.split_inclusive(" to "))
}

#[cfg(test)]
mod tests {
    use super::head_lines;
    use crate::render::wrap::unbound;

    #[test]
    fn no_character_of_a_head_stands_alone_in_its_last_line() {
        assert_eq!(head_lines("うち交付税措置見込額", 18), ["うち交付税措置", "見込額"]);
        assert_eq!(head_lines("うち交付税措置見込額", 20), ["うち交付税措置見込額"]);
        // held together on the way
        let katakana: Vec<String> =
            head_lines("シャープレイ値", 12).iter().map(|line| unbound(line)).collect();
        assert_eq!(katakana, ["シャープレイ", "値"]);
        assert_eq!(head_lines("change", 12), ["change"]);
    }
}
