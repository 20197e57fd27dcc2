//! Wrapping text to a width where its script allows a break: between most Japanese characters, but not before 。.

use std::borrow::Cow;
use textwrap::core::Word;
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_linebreak::linebreaks;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Lines of help, each at most so wide: what goes on stands below where the words of its line begin.
pub fn hanging(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| {
        if line.width() <= width {
            return line.to_owned();
        }
        let begin = line.len() - line.trim_start().len();
        // the words of an option stand behind two spaces
        let words =
            line.get(begin..).and_then(|rest| rest.find("  ").map(|gap| (begin + gap, rest.get(gap..))));
        let start = match words {
            Some((gap, Some(rest))) => gap + (rest.len() - rest.trim_start().len()),
            _ => begin,
        };
        let (head, said) = line.split_at(start);
        let margin = " ".repeat(head.width());
        match head.width() * 2 > width {
            false => wrap(said, width, [head, &margin]).join("\n"),
            // no room beside the option: its words stand below it
            true => {
                let below = wrap(said, width, ["          ", "          "]);
                [head.trim_end().to_owned(), below.join("\n")].join("\n")
            }
        }
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n") + if text.ends_with('\n') { "\n" } else { "" }
}

/// A message with its sentences at most so wide; the lines of an excerpt stay as they are.
///
/// ```
/// let said = "error[x]: one two three\n 3 | excerpt of a long line\n  = help: four five six\n";
/// let fitted = cloudcost::render::fitted(said, 18);
/// assert_eq!(fitted, "error[x]: one two\n  three\n 3 | excerpt of a long line\n  = help: four five\n          six\n");
/// ```
pub fn fitted(message: &str, width: usize) -> String {
    let lines = message.lines().map(|line| {
        let start = line.trim_start();
        let is_excerpt = start.starts_with(|c: char| c.is_ascii_digit() || "|-:\u{1b}".contains(c));
        if line.width() <= width || is_excerpt {
            return line.to_owned();
        }
        let begin = line.len() - start.len();
        let later = match start.strip_prefix("= ").and_then(|rest| rest.split_once(": ")) {
            Some((word, _)) => begin + "= ".len() + word.width() + ": ".len(),
            None => begin + 2,
        };
        let (margin, said) = line.split_at(begin);
        match call(said) {
            // a call is there to be copied: it stays in one line
            Some((said, call)) => {
                let said =
                    wrap(said.trim_end(), width.max(later + 10), [margin, &" ".repeat(later)]).join("\n");
                [&said, "\n", &" ".repeat(later), call].concat()
            }
            None => wrap(said, width.max(later + 10), [margin, &" ".repeat(later)]).join("\n"),
        }
    });
    let lines: Vec<String> = lines.collect();
    lines.join("\n") + if message.ends_with('\n') { "\n" } else { "" }
}

/// A call of the program at the end of what is said, and what stands before it.
fn call(said: &str) -> Option<(&str, &str)> {
    let at = |colon: &str| Some(said.find(&[colon, "cloudcost "].concat())? + colon.len());
    [": ", "："].into_iter().find_map(at).map(|at| said.split_at(at))
}

/// Holds two characters together; it takes no room and is taken out again.
pub(super) const JOINER: char = '\u{2060}';

/// The lines of a text, at most so wide, the first and the later ones after their margins.
pub(super) fn wrap(text: &str, width: usize, margins: [&str; 2]) -> Vec<String> {
    let [first, later] = margins;
    let options = Options::new(width)
        .word_separator(WordSeparator::Custom(words))
        .word_splitter(WordSplitter::NoHyphenation)
        .initial_indent(first)
        .subsequent_indent(later);
    let room = width.saturating_sub(first.width().max(later.width()));
    textwrap::wrap(&loosened(text, room), options).into_iter().map(Into::into).collect()
}

/// The same text, in which nothing is held together that has no room in one line: better parted between its words than
/// within one.
fn loosened(text: &str, room: usize) -> Cow<'_, str> {
    let is_too_long = |word: &Word<'_>| word.contains(JOINER) && word.trim_end().width() > room;
    if !text.contains(JOINER) || !words(text).any(|word| is_too_long(&word)) {
        return Cow::Borrowed(text);
    }
    let part = |word: Word<'_>| {
        let whole = [word.word, word.whitespace].concat();
        if is_too_long(&word) { unbound(&whole) } else { whole }
    };
    Cow::Owned(words(text).map(part).collect())
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

/// How wide the widest piece is that is held together: a name, or a figure within words.
pub(super) fn longest_bound(text: &str) -> usize {
    let is_figure = |word: &str| word.contains(|c: char| c.is_ascii_digit()) && word.contains(['.', ',']);
    let bound = words(text).filter(|word| word.contains(JOINER) || is_figure(word));
    bound.map(|word| word.trim_end().width()).max().unwrap_or(0)
}

/// A text without what holds names together.
pub(super) fn unbound(text: &str) -> String {
    text.replace(JOINER, "")
}

/// The pieces between which a line may end, by the line breaking rules of Unicode; an option stays whole, and may begin a
/// line wherever Japanese words end before it.
fn words(line: &str) -> Box<dyn Iterator<Item = Word<'_>> + '_> {
    let allowed = linebreaks(line).map(|(end, _)| end);
    let mut ends: Vec<usize> =
        allowed.filter(|end| *end == line.len() || !is_within_option(line, *end)).collect();
    ends.extend(line.match_indices("--").map(|(at, _)| at).filter(|at| is_before_option(line, *at)));
    ends.sort_unstable();
    ends.dedup();
    let mut start = 0;
    Box::new(ends.into_iter().map(move |end| {
        let word = line.get(start..end).unwrap_or_default();
        start = end;
        Word::from(word)
    }))
}

/// Whether a line that ends here would end in a hyphen of an option: `--no-` is none.
fn is_within_option(line: &str, end: usize) -> bool {
    let before = line.get(..end).unwrap_or_default();
    let word = before.rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
    word.starts_with('-') && word.ends_with('-')
}

/// Whether what stands before is Japanese, and opens nothing.
fn is_before_option(line: &str, at: usize) -> bool {
    let before = line.get(..at).and_then(|before| before.chars().next_back());
    before.is_some_and(|c| !c.is_ascii() && !"（「『〔【".contains(c) && c.width() == Some(2))
}

#[cfg(test)]
mod tests {
    use super::{bound, unbound, wrap};

    #[test]
    fn a_name_without_room_parts_between_its_words() {
        let name = "adjusted internal rate of return";
        let text = bound(name, &[name.to_owned()]);
        let lines = |width| wrap(&text, width, ["", ""]).iter().map(|line| unbound(line)).collect::<Vec<_>>();
        assert_eq!(lines(32), [name]);
        assert_eq!(lines(30), ["adjusted internal rate of", "return"]);
    }

    #[test]
    fn options_stand_in_one_line() {
        let lines = |width| wrap("出力の指定：--ascii、--min-saving、5年 - 3年", width, ["", ""]);
        assert_eq!(lines(14), ["出力の指定：", "--ascii、", "--min-saving、", "5年 - 3年"]);
        assert_eq!(wrap("a well-known option --", 8, ["", ""]), ["a well-", "known", "option", "--"]);
    }
}
