//! Wrapping text to a width where its script allows a break: between most Japanese characters, but not before 。.

use textwrap::core::Word;
use textwrap::{Options, WordSeparator};
use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr;

/// Holds two characters together; it takes no room and is taken out again.
const JOINER: char = '\u{2060}';

/// The lines of a text, at most so wide, the first and the later ones after their margins.
pub(super) fn wrap(text: &str, width: usize, margins: [&str; 2]) -> Vec<String> {
    let [first, later] = margins;
    let options = Options::new(width)
        .word_separator(WordSeparator::Custom(words))
        .initial_indent(first)
        .subsequent_indent(later);
    textwrap::wrap(text, options).into_iter().map(Into::into).collect()
}

/// The same text with these names held together, each in one line; [`unbound`] takes out what holds them.
pub(super) fn bound(text: &str, names: &[String]) -> String {
    let mut bound = text.to_owned();
    for name in names {
        let mut whole = String::with_capacity(name.len() * 3);
        for c in name.chars() {
            whole.extend((!whole.is_empty()).then_some(JOINER));
            whole.push(c);
        }
        bound = bound.replace(name, &whole);
    }
    bound
}

/// How wide the widest piece is that is held together.
pub(super) fn longest_bound(text: &str) -> usize {
    let bound = words(text).filter(|word| word.contains(JOINER));
    bound.map(|word| word.trim_end().width()).max().unwrap_or(0)
}

/// A text without what holds names together.
pub(super) fn unbound(text: &str) -> String {
    text.replace(JOINER, "")
}

/// The pieces between which a line may end, by the line breaking rules of Unicode.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let mut start = 0;
    Box::new(linebreaks(line).map(move |(end, _)| {
        let word = line.get(start..end).unwrap_or_default();
        start = end;
        Word::from(word)
    }))
}
