//! Characters: which of foreign text may reach a screen or a log, full-width ones as ASCII, and the letters of a column.

pub(crate) mod lengths;

/// Whether a character could move the cursor, hide or reorder text, or end a line.
///
/// ```
/// use cloudcost::text::is_unsafe;
/// assert!(['\u{1b}', '\u{7}', '\n', '\u{9b}', '\u{202e}', '\u{2028}'].into_iter().all(is_unsafe));
/// assert!(!['a', '秋', '▲', '\u{3000}'].into_iter().any(is_unsafe));
/// ```
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            // bidirectional controls
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // separators of lines, invisible spaces, byte order mark, annotations, tags
            | '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The ASCII that a full-width letter, digit or mark stands for (９, Ａ, （); any other character as it is.
///
/// ```
/// use cloudcost::text::narrow;
/// assert_eq!(['９', 'Ａ', '（', '町', '\u{3000}'].map(narrow), ['9', 'A', '(', '町', '\u{3000}']);
/// ```
pub fn narrow(c: char) -> char {
    match c {
        // they stand in the order of ASCII
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        c => c,
    }
}

/// The letters of a column of a sheet, counted from 0: A, Z, AA.
#[cfg(feature = "spreadsheet")]
pub(crate) fn column_letters(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column.saturating_add(1);
    while rest > 0 {
        let nth = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A'.saturating_add(nth)));
        rest = (rest - 1) / 26;
    }
    letters
}

/// Foreign text in a line that a CI system reads along: no part of it is taken for a command, as `##[error]`,
/// `##vso[…]` and `##teamcity[…]` are anywhere in a line, and `::error::` at its beginning.
///
/// ```
/// use cloudcost::text::without_commands;
/// assert_eq!(without_commands("a: ##[error]b\n  ::error::c\nd::e"), "a: # #[error]b\n  : :error::c\nd::e");
/// ```
pub fn without_commands(text: &str) -> String {
    if !text.contains("::") && !text.contains("##") {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let (margin, mut rest) = line.split_at(line.len() - words.len());
        safe.push_str(margin);
        // no command begins with a colon, as the lines do that name a second place
        if let Some(command) = rest.strip_prefix("::").filter(|command| !command.starts_with(':')) {
            safe.push_str(": :");
            rest = command;
        }
        safe.push_str(&without_marks(rest, "# #"));
    }
    safe
}

/// The same of `##` before a bracket only, written as what is given instead.
pub(crate) fn without_marks(text: &str, written: &str) -> String {
    let is_mark = |rest: &str| {
        let word =
            rest.strip_prefix("##").map(|word| word.trim_start_matches(|c: char| c.is_ascii_alphabetic()));
        word.is_some_and(|word| word.starts_with('['))
    };
    let mut safe = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("##") {
        let (before, mark) = rest.split_at(start);
        safe.push_str(before);
        // one sign at a time: a third one may begin the mark
        safe.push_str(if is_mark(mark) { written.trim_end_matches('#') } else { "#" });
        rest = mark.strip_prefix('#').unwrap_or_default();
    }
    safe.push_str(rest);
    safe
}

#[cfg(test)]
mod tests {
    use super::without_marks;

    #[test]
    fn no_number_of_signs_hides_a_mark() {
        let said = |text| without_marks(text, "# #");
        assert_eq!(said("##[a ###[b ####vso[c"), "# #[a ## #[b ### #vso[c");
        assert_eq!(said("## a [b] #[c] ##d"), "## a [b] #[c] ##d");
        assert_eq!(without_marks("###[a", "\\u0023#"), "#\\u0023#[a");
    }
}
