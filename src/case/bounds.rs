//! Bounds on what is parsed at all: so much structure, so many breaches of the syntax, then no more time is spent on it.

use super::breach;
use crate::code;
use crate::diagnostic::{Diagnostic, Faults, Source};
use toml_parser::decoder::Encoding;
use toml_parser::parser::{Event, EventKind, EventReceiver, RecursionGuard, parse_document};
use toml_parser::{ErrorSink, ParseError, Span};

/// Keys, values, brackets and signs of one file, spaces and comments included. A cost item in a table of its own takes
/// about thirty of them.
const TOKENS: usize = 2_000_000;

/// Tables of one file, in lines of their own, in braces or by dots in keys: each takes more than a kilobyte of memory.
const TABLES: usize = 150_000;

/// A text up to so many bytes is parsed as it is: whatever is wrong with it, that is done at once.
const SMALL: usize = 32 * 1024;

/// Breaches of the syntax that are named in a file with more of them than it has sense.
const NAMED: usize = 100;

/// The depth at which the parser itself gives up.
const DEPTH: u32 = 80;

/// Refuses a text that is too much, or too broken, to be worth parsing.
pub(super) fn within(source: &Source) -> Result<(), Faults> {
    if source.text().len() <= SMALL {
        return Ok(());
    }
    let text = toml_parser::Source::new(source.text());
    let refused = |list, more| Err(Faults { source: source.clone(), list, more });
    let too_dense = || {
        let fault = Diagnostic::error(code!("too-large"), None).worded(code!("too-dense"));
        refused(vec![fault.with("path", source.name())], 0)
    };
    let count = text.lex().take(TOKENS + 1).count();
    if count > TOKENS {
        return too_dense();
    }
    let mut tokens = Vec::with_capacity(count);
    tokens.extend(text.lex());
    let mut named = Vec::new();
    let mut more = 0;
    let mut note = |error: ParseError| match named.len() < NAMED {
        true => named.push(error),
        false => more += 1,
    };
    let mut survey = Survey { text, tables: 0 };
    parse_document(&tokens, &mut RecursionGuard::new(&mut survey, DEPTH), &mut note);
    match more {
        0 if survey.tables > TABLES => too_dense(),
        0 => Ok(()),
        more => refused(named.iter().map(|error| syntax(error, source.text())).collect(), more),
    }
}

/// Goes over a text without building anything: counts its tables, and lets each key and value say what is wrong with it.
struct Survey<'s> {
    text: toml_parser::Source<'s>,
    tables: usize,
}

impl EventReceiver for Survey<'_> {
    fn std_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.tables += 1;
    }

    fn array_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.tables += 1;
    }

    fn inline_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) -> bool {
        self.tables += 1;
        true
    }

    fn key_sep(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.tables += 1;
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.text.get(Event::new_unchecked(EventKind::Scalar, encoding, span)) {
            raw.decode_key(&mut (), error);
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if let Some(raw) = self.text.get(Event::new_unchecked(EventKind::Scalar, encoding, span)) {
            // only what is wrong with it is of interest
            let _ = raw.decode_scalar(&mut (), error);
        }
    }
}

fn syntax(error: &ParseError, text: &str) -> Diagnostic {
    let span = error.unexpected().or(error.context()).map(|span| span.start()..span.end());
    breach::told(error.description(), text, span.as_ref())
}
