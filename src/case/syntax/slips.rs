//! Slips that break TOML and mean something that can be told: a Japanese key, a value that stands in no quotes.

use super::broken::{BrokenText, QUOTE};
use crate::case::meant::{self, MONTHS_OF_TERM, MonthMeant};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::text::narrow;

/// All keys that a table of this name may have.
pub(in crate::case) type KeysOf = fn(&str) -> Vec<&'static str>;

/// The tables that may stand several times, each time in double brackets.
pub(super) const SEVERAL: [&str; 10] = [
    "published", "member", "before", "after", "support", "require", "scenario", "coalition", "base",
    "settlement",
];

/// The tables that stand once.
const ONCE: [&str; 3] = ["sharing", "finance", "rates"];

/// Keys that take a whole number without quotes.
const COUNTS: [&str; 4] = ["months", "every", "year", "year_starts"];

/// A key at the beginning of a line by what it is called in Japanese, told with the key that is meant.
pub(super) fn japanese_key(broken: &BrokenText<'_>, line: &Span, keys: KeysOf) -> Option<Diagnostic> {
    let whole = broken.text.get(line.clone())?;
    let heading = whole.trim_start().starts_with('[').then(|| whole.split(']').next()).flatten();
    let (before, known) = match heading {
        Some(heading) => (heading, [&SEVERAL[..], &ONCE].concat()),
        None => (whole.split_once('=')?.0, keys(broken.table(line.start))),
    };
    let found = before.trim_start_matches(['[', ' ', '\t']);
    let start = line.start + (before.len() - found.len());
    let found = found.trim_end();
    let meant = meant::key(found, &known)?;
    let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + found.len()));
    Some(fault.worded(code!("toml-bare-key-meant")).with("found", found).with("near", meant))
}

/// A value with words or a percent behind a plain key that stands in no quotes: told with all of it in quotes, or with
/// the whole number that it means where the key takes one.
pub(super) fn unquoted(broken: &BrokenText<'_>, line: &Span) -> Option<Diagnostic> {
    let whole = broken.text.get(line.clone())?;
    let (key, behind) = whole.split_once('=')?;
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let key = key.trim();
    let value = behind.split('#').next().unwrap_or_default().trim();
    let begins = value.chars().next()?;
    let is_text = matches!(plain(begins).unwrap_or(begins), '[' | '{' | '\'' | QUOTE);
    let narrow: String = value.chars().map(|c| plain(c).unwrap_or(c)).collect();
    let of_term = MONTHS_OF_TERM.contains(&key);
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    // included, national, fund: begin as numbers and truth values do
    let is_bare = narrow.starts_with(|c: char| c.is_ascii_alphabetic())
        && narrow.chars().all(is_word)
        && !["true", "false", "inf", "nan"].contains(&narrow.to_lowercase().as_str());
    let has_words =
        narrow.contains('%') || !narrow.is_ascii() || is_bare || (of_term && narrow.contains('-'));
    if key.is_empty() || !key.chars().all(is_key) || is_text || value.contains(QUOTE) || !has_words {
        return None;
    }
    let start = line.end - behind.trim_start().len();
    let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + value.len()));
    let fault = fault.with("found", value);
    let number = match COUNTS.contains(&key) {
        true => meant::whole(key, value),
        false if of_term => match meant::month_of_term(value, broken.begin(), key == "to") {
            MonthMeant::Number(number) => Some(number),
            MonthMeant::NoStart | MonthMeant::Unknown => None,
        },
        false => None,
    };
    Some(match number {
        Some(number) => fault.worded(code!("toml-whole")).with("key", key).with("number", number.to_string()),
        None => fault.worded(code!("toml-quotes")),
    })
}

/// The plain sign for a full-width one.
pub(super) fn plain(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '“' | '”' | '„' | '‟' | '〝' | '〟' => Some(QUOTE),
        '‘' | '’' => Some('\''),
        c => Some(narrow(c)).filter(|plain| *plain != c),
    }
}
