//! What several tables of a plan say alike: keys that exclude each other, percents as parts of one.

use crate::case::keys::Reader;
use crate::case::literal::PercentLiteral;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;

/// Reports two keys that exclude each other.
pub(super) fn exclude(first: &str, cause: Span, second: &str, span: Span, reader: &Reader<'_>) {
    let fault =
        Diagnostic::error(code!("keys-exclude"), Some(span)).with("first", first).with("second", second);
    reader.report(fault.caused_by(cause));
}

/// A percent as a part of one; a sign of reduction makes it negative here.
pub(super) fn part(percent: &PercentLiteral) -> Fraction {
    &percent.change() * &Fraction::decimal(1, 2)
}
