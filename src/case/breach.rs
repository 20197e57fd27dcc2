//! What breaks the syntax of TOML, by kind, each with what to do about it. The parser says it in English only, and names what it
//! expected rather than what to write.

use super::fault;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use crate::lang::Code;

/// What breaks the syntax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Breach {
    /// A key stands twice.
    Twice,
    /// A value is gone on with as if it were a table.
    Extended,
    /// Brackets do not pair.
    Bracket,
    /// The commas of a list or a table stand wrong.
    Commas,
    /// A key has no value.
    NoValue,
    /// What stands before `=` is no key.
    Assignment,
    /// Something stands behind a value.
    Behind,
    /// A text has no quotes.
    Quotes,
    /// What begins like true or false is neither.
    Boolean,
    /// What follows `\` in a text means nothing.
    Escape,
    /// What begins like a date is none.
    Date,
    /// What begins like a number is none.
    Number,
    /// Lists and tables hold each other too deep.
    Deep,
    /// A character stands in a text that nobody sees.
    Control,
    /// No quote ends a text.
    QuoteOpen,
    /// Anything else.
    Other,
}

impl Breach {
    fn wording(self) -> Code {
        match self {
            Breach::Twice => code!("toml-twice"),
            Breach::Extended => code!("toml-extended"),
            Breach::Bracket => code!("toml-bracket"),
            Breach::Commas => code!("toml-commas"),
            Breach::NoValue => code!("toml-no-value"),
            Breach::Assignment => code!("toml-assignment"),
            Breach::Behind => code!("toml-behind"),
            Breach::Quotes => code!("toml-quotes"),
            Breach::Boolean => code!("toml-boolean"),
            Breach::Escape => code!("toml-escape"),
            Breach::Date => code!("toml-date"),
            Breach::Number => code!("toml-number"),
            Breach::Deep => code!("toml-deep"),
            Breach::Control => code!("toml-control"),
            Breach::QuoteOpen => code!("toml-quote-open"),
            Breach::Other => code!("toml-syntax"),
        }
    }
}

/// The kinds, by how the parser begins to tell each; the first that fits counts.
const KINDS: [(&[&str], Breach); 13] = [
    (&["duplicate key"], Breach::Twice),
    (&["cannot extend value"], Breach::Extended),
    (
        &[
            "unclosed", "missing array opening", "missing inline table opening", "missing table open",
            "invalid table",
        ],
        Breach::Bracket,
    ),
    (
        &[
            "extra assignment between", "extra comma", "missing comma", "missing key for inline table",
            "missing assignment between", "invalid inline table element",
        ],
        Breach::Commas,
    ),
    (&["missing value"], Breach::NoValue),
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
        Breach::Assignment,
    ),
    (&["unexpected key or value", "unexpected content"], Breach::Behind),
    (&["string values must be quoted", "missing opening quote"], Breach::Quotes),
    (&["invalid boolean"], Breach::Boolean),
    (&["missing escaped value", "too few unicode value digits", "invalid value"], Breach::Escape),
    (&["invalid date", "invalid time", "invalid offset"], Breach::Date),
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
        Breach::Number,
    ),
    (&["cannot recurse further", "recursion limit"], Breach::Deep),
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
    if kind == Breach::Quotes {
        let place = whole_number(text, place);
        let found = value(text.get(place..).unwrap_or_default());
        let fault = Diagnostic::error(code!("toml-syntax"), Some(place..place + found.len()));
        return fault.worded(kind.wording()).with("found", found);
    }
    let fault = fault::syntax(span.cloned()).worded(kind.wording());
    if kind == Breach::Bracket { fault.of_kind(FaultKind::Brackets) } else { fault }
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

fn kind(reason: &str, rest: &str) -> Breach {
    if TEXTS.iter().any(|words| reason.starts_with(words)) {
        return match rest.chars().next() {
            Some(c) if c.is_control() && !matches!(c, '\n' | '\r') => Breach::Control,
            Some('\r') if !rest.starts_with("\r\n") => Breach::Control,
            _ => Breach::QuoteOpen,
        };
    }
    let of_words = |(words, _): &&(&[&str], Breach)| words.iter().any(|word| reason.starts_with(word));
    let kind = KINDS.iter().find(of_words).map_or(Breach::Other, |(_, kind)| *kind);
    let ahead = rest.trim_start_matches([' ', '\t', '\r']);
    let line_ends = ahead.is_empty() || ahead.starts_with(['\n', '[', '#']);
    match kind {
        // a list or a table goes on where a new line of the file begins
        Breach::Commas if line_ends => Breach::Bracket,
        Breach::Quotes if value(rest).is_empty() => Breach::NoValue,
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
