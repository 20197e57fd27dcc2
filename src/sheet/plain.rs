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

/// The name of a member as it is, without the mark of a footnote: 甲町※1, 甲町（注2）.
pub(super) fn member_name(text: &str) -> String {
    let name = without_layout(text);
    if !text.contains(['※', '＊', '*', '†', '‡', '注']) {
        return name;
    }
    let narrow = half_width(&name);
    let mark = narrow.char_indices().find_map(|(at, c)| {
        let rest = narrow.get(at..)?;
        (at > 0 && matches!(c, '※' | '*' | '†' | '‡' | '注' | '(') && is_footnote(rest)).then_some(at)
    });
    // half-width letters are shorter in bytes: of both the letters are as many
    let letters = mark.map(|at| narrow.get(..at).map_or(0, |before| before.chars().count()));
    match letters {
        Some(letters) => name.chars().take(letters).collect(),
        None => name,
    }
}

/// A number without the mark of a footnote: 8,000※1, 8,000(注2). A star may multiply, and is none before a number.
pub(super) fn unnoted(number: &str) -> &str {
    let Some((at, mark)) = number.char_indices().find(|(_, c)| matches!(c, '※' | '*' | '†' | '注'))
    else {
        return number;
    };
    let at =
        if number.get(..at).is_some_and(|before| before.ends_with('(')) { at.saturating_sub(1) } else { at };
    let (before, rest) = number.split_at(at);
    let multiplies = mark == '*' && rest != "*";
    if !before.is_empty() && !multiplies && is_footnote(rest) { before } else { number }
}

/// Whether a text is the mark of a footnote: ※, ※1, *2, (注1), 注3).
fn is_footnote(text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let word = inner.unwrap_or(text).trim_end_matches(')');
    let rest = word.trim_start_matches(['※', '*', '†', '‡', '注']);
    let is_number = |rest: &str| rest.chars().all(|c| c.is_ascii_digit());
    rest.len() < word.len()
        && is_number(rest)
        && !(word.starts_with('注') && rest.is_empty() && inner.is_none())
}

/// A name as it is: spaces between kanji set it in a column as wide as its neighbours, 甲　町.
pub(super) fn without_layout(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let joint = if name.chars().any(|c| c >= '\u{3001}') { "" } else { " " };
    words.join(joint)
}
