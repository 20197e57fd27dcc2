//! The text of a value in a file, without the quotes around it.

use crate::diagnostic::{Source, Span};

/// The text at a place, and where it begins and ends within its quotes.
pub(super) fn unquoted(source: &Source, span: Span) -> Option<(String, Span)> {
    let text = source.text().get(span.clone())?;
    for quotes in ["\"\"\"", "'''", "\"", "'"] {
        let inner = text.strip_prefix(quotes).and_then(|inner| inner.strip_suffix(quotes));
        if let Some(inner) = inner {
            let start = span.start + quotes.len();
            return Some((inner.to_owned(), start..start + inner.len()));
        }
    }
    Some((text.to_owned(), span))
}
