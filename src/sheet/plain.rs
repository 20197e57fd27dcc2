//! Texts of a sheet as they are compared: half-width, without the spaces that set them in a column.

use crate::text::narrow;

/// A text as it is compared: half-width, without spaces and without what stands in brackets, in small letters.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in half_width(text).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if c.is_whitespace() || c.is_control() => {}
            c if depth == 0 => plain.extend(c.to_lowercase()),
            _ => {}
        }
    }
    plain
}

/// The same with what stands in brackets.
pub(super) fn whole(text: &str) -> String {
    half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Full-width letters, digits and marks as half-width ones.
pub(super) fn half_width(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' => ' ',
        '−' => '-',
        c => narrow(c),
    };
    text.chars().map(half).collect()
}

/// A name as it is: spaces between kanji set it in a column as wide as its neighbours, 甲　町.
pub(super) fn without_layout(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let joint = if name.chars().any(|c| c >= '\u{3001}') { "" } else { " " };
    words.join(joint)
}
