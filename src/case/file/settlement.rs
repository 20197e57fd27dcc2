//! Money of the year before as written: `[[settlement]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;
use crate::case::rule::WrittenRule;
use crate::diagnostic::Span;
use crate::lang::Text;

/// An amount for each member, by id.
pub(in crate::case) type MemberAmounts = Vec<(At<String>, Option<At<Literal>>)>;

entries! {
    /// One `[[settlement]]`.
    SettlementFile, moved by SettlementKey, one of ["by", "total"] {
        name: Option<At<Text>> = |keys, key| keys.required(key, "\"前年度の精算\"", Keys::text);
        year: Option<At<u32>> =
            |keys, key| keys.required(key, "2027", |keys, key| keys.whole(key, 1, 9999));
        by: Option<MemberAmounts> = |keys, key| keys.table(key, key, |mut keys| keys.amounts()),
            aside because "a path of its own moves what falls to each member";
        total: Option<At<Literal>> = Keys::amount,
            moved as Total: Sum if |file: &SettlementFile| file.total.is_some();
        share: Option<SettlementShare> = share,
            moved as Share: Divided if |file: &SettlementFile| file.share.is_some();
        before_split: bool = |keys, key| keys.flag(key).unwrap_or(false);
    }
}

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

fn share(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<SettlementShare> {
    match keys.word(key)? {
        paid if paid.value == PAID => Some(SettlementShare::Paid(paid)),
        _ => keys.rule(key).map(SettlementShare::Rule),
    }
}
