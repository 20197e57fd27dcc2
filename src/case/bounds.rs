//! Bounds on what is parsed at all: so much structure, so many breaches of the syntax, then no more time is spent on it.

use super::fault;
use crate::diagnostic::{Diagnostic, Faults, Source};
use toml_parser::ParseError;
use toml_parser::parser::{RecursionGuard, parse_document};

/// Keys, values, brackets and signs of one file, spaces and comments included. A cost item in a table of its own takes
/// about thirty of them.
const TOKENS: usize = 2_000_000;

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
    if text.lex().take(TOKENS + 1).count() > TOKENS {
        let fault = Diagnostic::error("too-large", None).worded("too-dense");
        return refused(vec![fault.with("path", source.name())], 0);
    }
    let tokens = text.lex().into_vec();
    let mut named = Vec::new();
    let mut more = 0;
    let mut note = |error: ParseError| match named.len() < NAMED {
        true => named.push(error),
        false => more += 1,
    };
    parse_document(&tokens, &mut RecursionGuard::new(&mut (), DEPTH), &mut note);
    match more {
        0 => Ok(()),
        more => refused(named.iter().map(syntax).collect(), more),
    }
}

fn syntax(error: &ParseError) -> Diagnostic {
    let span = error.unexpected().or(error.context()).map(|span| span.start()..span.end());
    fault::syntax(error.description(), span)
}
