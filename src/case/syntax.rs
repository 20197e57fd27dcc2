//! What the TOML parser found, in words for people who type text: full-width signs, commas in numbers, `[after]` for
//! `[[after]]`.

use super::fault;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::text::narrow;

/// The tables that may stand several times, each time in double brackets.
const SEVERAL: [&str; 10] = [
    "published",
    "member",
    "before",
    "after",
    "support",
    "require",
    "scenario",
    "coalition",
    "base",
    "settlement",
];

/// The faults of a syntax, and whether single brackets stand where a table comes several times: all that is written under
/// them is lost then, and what the rest says of it is not to be told.
pub(super) struct SyntaxFaults {
    pub(super) faults: Vec<Diagnostic>,
    pub(super) single_brackets: bool,
}

/// The plain quote.
const QUOTE: char = '\u{22}';

/// Tells each breach of the syntax, each line that a person has to mend once.
pub(super) fn told(text: &str, errors: impl Iterator<Item = (String, Option<Span>)>) -> SyntaxFaults {
    let mut faults = Vec::new();
    let mut single_brackets = false;
    let mut explained = None;
    for (reason, span) in errors {
        let start = span.as_ref().map_or(0, |span| span.start);
        if is_doubled(&reason) && heading(text, start).is_some_and(|name| SEVERAL.contains(&name)) {
            single_brackets = true;
            continue;
        }
        let line = line_of(text, start);
        let meant = full_width(text, &line).or_else(|| comma(text, &line)).or_else(|| bare_key(text, &line));
        match meant {
            // what follows on the line is the echo of it
            Some(_) if explained.as_ref() == Some(&line) => {}
            Some(meant) => {
                explained = Some(line);
                faults.push(meant);
            }
            None => faults.push(fault::syntax(&reason, span)),
        }
    }
    SyntaxFaults { faults, single_brackets }
}

/// Whether a reason of the parser is that a key stands twice: by its words, as it gives no other sign.
fn is_doubled(reason: &str) -> bool {
    reason.starts_with("duplicate key")
}

/// The table in single brackets that a place is in the heading of, or under.
fn heading(text: &str, place: usize) -> Option<&str> {
    let end = text.get(place..)?.find('\n').map_or(text.len(), |length| place + length);
    let is_heading = |line: &&str| line.starts_with('[');
    let line = text.get(..end)?.lines().rev().map(str::trim).find(is_heading)?;
    let name = line.strip_prefix('[')?.split(']').next()?;
    Some(name.trim()).filter(|name| !name.starts_with('['))
}

/// The line of a place, without its end.
fn line_of(text: &str, place: usize) -> Span {
    let before = text.get(..place).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let length = text.get(start..).unwrap_or_default().find('\n');
    start..length.map_or(text.len(), |length| start + length)
}

/// The first full-width sign of a line that is not in a text, told with the one that is meant.
fn full_width(text: &str, line: &Span) -> Option<Diagnostic> {
    let (mut quote, mut escaped) = (None, false);
    for (nth, c) in text.get(line.clone())?.char_indices() {
        match (quote, c) {
            (Some(QUOTE), '\\') if !escaped => {
                escaped = true;
                continue;
            }
            (Some(open), c) if c == open && !escaped => quote = None,
            (None, QUOTE | '\'') => quote = Some(c),
            (None, '#') => return None,
            (None, c) => {
                if let Some(meant) = plain(c) {
                    let start = line.start + nth;
                    let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + c.len_utf8()));
                    let fault = fault.worded(code!("toml-full-width"));
                    return Some(fault.with("meant", meant.to_string()));
                }
            }
            _ => {}
        }
        escaped = false;
    }
    None
}

/// The plain sign for a full-width one.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '“' | '”' | '„' | '‟' | '〝' | '〟' => Some(QUOTE),
        '‘' | '’' => Some('\''),
        c => Some(narrow(c)).filter(|plain| *plain != c),
    }
}

/// A key of letters that need quotes, at the beginning of a line, of an inline table or of a heading.
fn bare_key(text: &str, line: &Span) -> Option<Diagnostic> {
    let whole = text.get(line.clone())?;
    let mut quote = None;
    let (mut key, mut fits) = (0, true);
    for (nth, c) in whole.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, QUOTE | '\'') => (quote, fits) = (Some(c), false),
            (None, '#') => return None,
            (None, '{' | ',' | '[' | '.') => (key, fits) = (nth + 1, true),
            (None, '=' | ']' | '}') => {
                let written = whole.get(key..nth)?;
                let found = written.trim();
                let is_name = found.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
                if fits && !found.is_ascii() && is_name {
                    let start = line.start + key + (written.len() - written.trim_start().len());
                    let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + found.len()));
                    return Some(fault.worded(code!("toml-bare-key")).with("found", found));
                }
                (key, fits) = (nth + 1, c != '=');
            }
            _ => {}
        }
    }
    None
}

/// A number with commas behind a `=` of a line, told with how it is written.
fn comma(text: &str, line: &Span) -> Option<Diagnostic> {
    let whole = text.get(line.clone())?;
    for (equals, _) in whole.match_indices('=') {
        let behind = whole.get(equals + 1..)?;
        let number = behind.trim_start();
        let start = line.start + equals + 1 + (behind.len() - number.len());
        let length = number.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(number.len());
        let number = number.get(..length)?.trim_end_matches(',');
        let mut groups = number.split(',');
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        if first && number.contains(',') && groups.all(|group| group.len() == 3) {
            let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + number.len()));
            let fault = fault.worded(code!("toml-comma")).with("found", number);
            return Some(fault.with("number", number.replace(',', "_")));
        }
    }
    None
}
