//! Texts of a sheet as they are compared: half-width, without the spaces that set them in a column.

use crate::text::narrow;

/// A text as it is compared: half-width, without spaces and without what stands in brackets, in small letters.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars().map(half) {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 => push(&mut plain, c),
            _ => {}
        }
    }
    plain
}

/// The same with what stands in brackets.
pub(super) fn whole(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    text.chars().map(half).for_each(|c| push(&mut whole, c));
    whole
}

/// Adds a letter as it is compared; of kana and kanji none is small, or a space.
fn push(text: &mut String, c: char) {
    match c {
        c if c >= '\u{3001}' => text.push(c),
        c if c.is_whitespace() || c.is_control() => {}
        c if c.is_ascii() => text.push(c.to_ascii_lowercase()),
        c => text.extend(c.to_lowercase()),
    }
}

/// Full-width letters, digits and marks as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    text.chars().map(half).collect()
}

fn half(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '−' => '-',
        c => narrow(c),
    }
}

/// A name as it is: spaces between kanji set it in a column as wide as its neighbours, 甲　町.
pub(super) fn without_layout(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let joint = if name.chars().any(|c| c >= '\u{3001}') { "" } else { " " };
    words.join(joint)
}
