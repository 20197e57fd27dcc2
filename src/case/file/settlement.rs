//! Money of the year before as written: `[[settlement]]`.

use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;
use crate::case::rule::WrittenRule;
use crate::lang::Text;

/// An amount for each member, by id.
pub(in crate::case) type MemberAmounts = Vec<(At<String>, Option<At<Literal>>)>;

entries! {
    /// One `[[settlement]]`.
    SettlementFile, one of ["by", "total"] {
        name: Option<At<Text>> = |keys, key| keys.required(key, "\"前年度の精算\"", Keys::text);
        year: Option<At<u32>> =
            |keys, key| keys.required(key, "2027", |keys, key| keys.whole(key, 1, 9999));
        by: Option<MemberAmounts> = |keys, key| keys.table(key, key, |mut keys| keys.amounts());
        total: Option<At<Literal>> = Keys::amount;
        share: Option<SettlementShare> = share;
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

/// The word for the bills of the year before.
const PAID: &str = "paid";

fn share(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<SettlementShare> {
    match keys.word(key)? {
        paid if paid.value == PAID => Some(SettlementShare::Paid(paid)),
        _ => keys.rule(key).map(SettlementShare::Rule),
    }
}
