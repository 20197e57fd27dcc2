//! What breaks the syntax of TOML, by kind, each with what to do about it. The parser says it in English only, and names what it
//! expected rather than what to write.

use super::fault;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Code;

/// The kinds, by how the parser begins to tell each; the first that fits counts.
const KINDS: [(&[&str], Code); 13] = [
    (&["duplicate key"], code!("toml-twice")),
    (&["cannot extend value"], code!("toml-extended")),
    (
        &[
            "unclosed", "missing array opening", "missing inline table opening", "missing table open",
            "invalid table",
        ],
        code!("toml-bracket"),
    ),
    (
        &[
            "extra assignment between", "extra comma", "missing comma", "missing key for inline table",
            "missing assignment between", "invalid inline table element",
        ],
        code!("toml-commas"),
    ),
    (&["missing value"], code!("toml-no-value")),
    (
        &[
            "key with no value",
            "invalid key",
            "invalid unquoted key",
            "unquoted keys cannot be empty",
            "keys cannot be multi-line",
            "extra `=`",
            "unexpected `=`",
        ],
        code!("toml-assignment"),
    ),
    (&["unexpected key or value", "unexpected content"], code!("toml-behind")),
    (&["string values must be quoted", "missing opening quote"], code!("toml-quotes")),
    (&["invalid boolean"], code!("toml-boolean")),
    (&["missing escaped value", "too few unicode value digits", "invalid value"], code!("toml-escape")),
    (&["invalid date", "invalid time", "invalid offset"], code!("toml-date")),
    (
        &[
            "`_` may only go between digits",
            "unexpected leading zero",
            "unexpected sign",
            "redundant numeric sign",
            "redundant integer number prefix",
            "integers with a radix",
            "radix must be lowercase",
            "invalid mantissa",
            "invalid fraction",
            "invalid exponent",
            "invalid float",
            "invalid integer number",
            "invalid hexadecimal number",
            "invalid octal number",
            "invalid binary number",
        ],
        code!("toml-number"),
    ),
    (&["cannot recurse further", "recursion limit"], code!("toml-deep")),
];

/// Texts that go wrong: at a character that may not stand there, or because no quote ends them.
const TEXTS: [&str; 6] = [
    "invalid basic string", "invalid literal string", "invalid multi-line", "invalid string",
    "invalid comment character", "carriage return must be",
];

/// A breach as the parser tells it, in words for people who type text.
pub(super) fn told(reason: &str, text: &str, span: Option<&Span>) -> Diagnostic {
    let place = span.map_or(0, |span| span.start);
    let rest = text.get(place..).unwrap_or_default();
    let kind = kind(reason, rest);
    if kind == code!("toml-quotes") {
        let place = whole_number(text, place);
        let found = value(text.get(place..).unwrap_or_default());
        let fault = Diagnostic::error(code!("toml-syntax"), Some(place..place + found.len()));
        return fault.worded(kind).with("found", found);
    }
    fault::syntax(span.cloned()).worded(kind)
}

/// Where the number begins that a list has taken apart at its commas: 4,800万円 is read as 4 and 800万円.
fn whole_number(text: &str, place: usize) -> usize {
    let (before, rest) = text.split_at_checked(place).unwrap_or_default();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let Some(before) = before.strip_suffix(',').filter(|_| digits == 3) else { return place };
    let first = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    match before.len().saturating_sub(first) {
        3 => whole_number(text, first),
        1 | 2 => first,
        _ => place,
    }
}

/// Whether a fault is that brackets do not pair.
pub(super) fn is_of_brackets(fault: &Diagnostic) -> bool {
    fault.wording == code!("toml-bracket")
}

fn kind(reason: &str, rest: &str) -> Code {
    if TEXTS.iter().any(|words| reason.starts_with(words)) {
        return match rest.chars().next() {
            Some(c) if c.is_control() && !matches!(c, '\n' | '\r') => code!("toml-control"),
            Some('\r') if !rest.starts_with("\r\n") => code!("toml-control"),
            _ => code!("toml-quote-open"),
        };
    }
    let of_words = |(words, _): &&(&[&str], Code)| words.iter().any(|word| reason.starts_with(word));
    let kind = KINDS.iter().find(of_words).map_or(code!("toml-syntax"), |(_, kind)| *kind);
    let ahead = rest.trim_start_matches([' ', '\t', '\r']);
    let line_ends = ahead.is_empty() || ahead.starts_with(['\n', '[', '#']);
    match kind {
        // a list or a table goes on where a new line of the file begins
        _ if kind == code!("toml-commas") && line_ends => code!("toml-bracket"),
        _ if kind == code!("toml-quotes") && value(rest).is_empty() => code!("toml-no-value"),
        kind => kind,
    }
}

/// What stands where a value is read, up to what ends it.
fn value(rest: &str) -> &str {
    let groups = |place: usize| {
        let (before, behind) =
            (rest.get(..place).unwrap_or_default(), rest.get(place + 1..).unwrap_or_default());
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3 && before.ends_with(|c: char| c.is_ascii_digit())
    };
    let ends = |(place, c): &(usize, char)| match c {
        '\n' | '\r' | ']' | '}' | '#' => true,
        // 12億3,400万円
        ',' => !groups(*place),
        _ => false,
    };
    let end = rest.char_indices().find(ends).map_or(rest.len(), |(place, _)| place);
    rest.get(..end).unwrap_or_default().trim_end()
}
