//! How a total of last year is split, as written: by a rule, or by what was paid.

use crate::case::keys::At;
use crate::case::rule::WrittenRule;
use crate::diagnostic::Span;

/// How a total is split.
#[derive(Clone)]
pub(in crate::case) enum SettlementShare {
    /// By a rule.
    Rule(At<WrittenRule>),
    /// By the bills of the year before.
    Paid(At<String>),
}

impl SettlementShare {
    /// Where it stands.
    pub(in crate::case) fn place(&self) -> Span {
        match self {
            SettlementShare::Rule(at) => at.span.clone(),
            SettlementShare::Paid(at) => at.span.clone(),
        }
    }

    /// What it says, wherever it stands.
    pub(in crate::case) fn key(&self) -> String {
        match self {
            SettlementShare::Rule(at) => format!("{:?}", at.value.rule),
            SettlementShare::Paid(at) => at.value.clone(),
        }
    }
}

/// The word for the bills of the year before.
pub(in crate::case) const PAID: &str = "paid";
