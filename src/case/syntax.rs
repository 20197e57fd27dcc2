//! What the TOML parser found, in words for people who type text: full-width signs, commas in numbers, `[after]` for
//! `[[after]]`.

mod broken;
mod slips;

use super::breach;
use super::fault::{self, FAULTS_KEPT};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use broken::{BrokenText, QUOTE};
use slips::{KeysOf, SEVERAL, japanese_key, plain, unquoted};
use std::collections::BTreeSet;

/// The faults of a syntax, and whether single brackets stand where a table comes several times: all that is written under
/// them is lost then, and what the rest says of it is not to be told.
pub(super) struct SyntaxFaults {
    faults: Vec<Diagnostic>,
    single_brackets: bool,
    /// Where a bracket begins or ends nothing: what is said of all behind it is its echo.
    broken_from: Option<usize>,
}

impl SyntaxFaults {
    /// All that is wrong with a text: of what is found in it besides, only what is no echo of the broken syntax. The number
    /// is of faults that were found and not kept.
    pub(super) fn and(
        mut self,
        text: &str,
        (mut found, more): (Vec<Diagnostic>, usize),
    ) -> (Vec<Diagnostic>, usize) {
        if self.single_brackets {
            found.retain(|fault| fault.kind == FaultKind::SingleBrackets);
            self.faults.extend(found);
            return (self.faults, 0);
        }
        if self.faults.is_empty() {
            return (found, more);
        }
        let lines = Lines::of(text);
        let broken: BTreeSet<usize> = self.faults.iter().filter_map(|fault| lines.beginning(fault)).collect();
        self.faults.extend(found.into_iter().filter(|fault| {
            let placed = fault.span.as_ref().is_some_and(|span| !span.is_empty());
            let beside = lines.beginning(fault).is_some_and(|line| broken.contains(&line));
            let behind = fault
                .span
                .as_ref()
                .is_some_and(|span| self.broken_from.is_some_and(|from| from <= span.start));
            placed && !fault::may_follow_from_syntax(fault) && !beside && !behind
        }));
        (self.faults, 0)
    }
}

/// Where the lines of a text end, found once for however many faults.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        Lines(text.match_indices('\n').map(|(byte, _)| byte).collect())
    }

    /// The line that a fault begins in.
    fn beginning(&self, fault: &Diagnostic) -> Option<usize> {
        let start = fault.span.as_ref()?.start;
        Some(self.0.partition_point(|end| *end < start))
    }
}

/// Tells each breach of the syntax, each line that a person has to mend once.
pub(super) fn told(text: &str, breaches: &[toml::de::Error], keys: KeysOf) -> SyntaxFaults {
    let mut faults = Vec::new();
    let mut single_brackets = false;
    let mut explained = None;
    let broken = BrokenText::new(text);
    for breach in breaches.iter().take(FAULTS_KEPT) {
        let (reason, span) = (breach.message(), breach.span());
        let start = span.as_ref().map_or(0, |span| span.start);
        if is_doubled(reason) && broken.single(start).is_some_and(|name| SEVERAL.contains(&name)) {
            single_brackets = true;
            continue;
        }
        let line = line_of(text, start);
        // what follows on a line is the echo of what is wrong there
        if explained.as_ref() == Some(&line) {
            continue;
        }
        let meant = unquoted(&broken, &line)
            .or_else(|| full_width(text, &line))
            .or_else(|| comma(text, &line))
            .or_else(|| japanese_key(&broken, &line, keys))
            .or_else(|| bare_key(text, &line));
        faults.push(meant.unwrap_or_else(|| breach::told(reason, text, span.as_ref())));
        if faults.last().is_some_and(|fault| fault.kind == FaultKind::Brackets) {
            return SyntaxFaults { faults, single_brackets, broken_from: Some(start) };
        }
        explained = Some(line);
    }
    SyntaxFaults { faults, single_brackets, broken_from: None }
}

/// Whether a reason of the parser is that a key stands twice: by its words, as it gives no other sign.
fn is_doubled(reason: &str) -> bool {
    reason.starts_with("duplicate key")
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

/// Whether a character is of the unit of an amount or percent.
fn is_of_amount(c: char) -> bool {
    matches!(c, '千' | '百' | '十' | '万' | '億' | '兆' | '円' | '%' | '％')
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
            let unit = text
                .get(start + number.len()..)
                .map_or("", |behind| behind.split([',', '}', ']', '#', '\n']).next().unwrap_or_default())
                .trim_end();
            if unit.starts_with(is_of_amount) {
                let found = [number, unit].concat();
                let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + found.len()));
                return Some(fault.worded(code!("toml-quotes")).with("found", found));
            }
            let fault = Diagnostic::error(code!("toml-syntax"), Some(start..start + number.len()));
            let fault = fault.worded(code!("toml-comma")).with("found", number);
            return Some(fault.with("number", number.replace(',', "_")));
        }
    }
    None
}
