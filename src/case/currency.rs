//! The currency of a case, held against the one that is written with an amount.

use super::keys::At;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Currency;

/// An amount in another currency than the case's.
pub(super) fn currency_differs(found: Currency, currency: &At<Currency>, span: Span) -> Diagnostic {
    let fault = Diagnostic::error(code!("currency-differs"), Some(span))
        .with("found", found.code())
        .with("expected", currency.value.code());
    match currency.span.is_empty() {
        true => fault,
        false => fault.caused_by(currency.span.clone()),
    }
}
