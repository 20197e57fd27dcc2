//! The faults of a case file that need more than a code and a place to say.

use super::meant;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span, Word};

/// Errors of one file that are kept; more of them are only counted.
pub(super) const FAULTS_KEPT: usize = 10_000;

/// A fault that the TOML parser found.
pub(super) fn syntax(span: Option<Span>) -> Diagnostic {
    Diagnostic::error(code!("toml-syntax"), span.or(Some(0..0)))
}

/// Whether a fault may be only the echo of broken TOML elsewhere.
pub(super) fn may_follow_from_syntax(fault: &Diagnostic) -> bool {
    fault.kind == FaultKind::Missing
}

/// What a table of the case file is called.
pub(super) fn table(name: &str) -> Word {
    Word::Said(match name {
        "file" => code!("table-file"),
        "published" => code!("table-published"),
        "text" => code!("table-text"),
        "member" => code!("table-member"),
        "before" => code!("table-before"),
        "after" => code!("table-after"),
        "support" => code!("table-support"),
        "rates" => code!("table-rates"),
        "finance" => code!("table-finance"),
        "sharing" => code!("table-sharing"),
        "scenario" => code!("table-scenario"),
        "set" => code!("table-set"),
        "scale" => code!("table-scale"),
        "share" => code!("table-share"),
        "paid_by" => code!("table-paid_by"),
        "bases" => code!("table-bases"),
        "base" => code!("table-base"),
        "by_members" => code!("table-by_members"),
        "settlement" => code!("table-settlement"),
        "require" => code!("table-require"),
        other => return other.into(),
    })
}

/// A key that the table does not have, with the keys it has and the one that may be meant.
pub(super) fn unknown_key(
    key: &str,
    table: &str,
    (known, near): (&[&str], Option<&str>),
    span: Span,
) -> Diagnostic {
    let fault = Diagnostic::error(code!("unknown-key"), Some(span))
        .with("key", key)
        .with("table", self::table(table));
    match near {
        Some(near) => fault.with("near", near).worded(code!("unknown-key-near")),
        None => fault.with("known", known.join(", ")),
    }
}

/// A word that is none of those a key takes.
pub(super) fn unknown_word(key: &str, found: &str, known: &[&str], span: Span) -> Diagnostic {
    let fault = Diagnostic::error(code!("unknown-word"), Some(span))
        .with("key", key)
        .with("found", found)
        .with("known", known.join(", "));
    match meant::word_near(found, known) {
        Some(near) => fault.with("near", near).worded(code!("unknown-word-near")),
        None => fault,
    }
}
