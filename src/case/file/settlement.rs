//! Money of the year before as written: `[[settlement]]`.

use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;
use crate::case::rule::WrittenRule;
use crate::lang::Text;

/// An amount for each member, by id.
pub(in crate::case) type Amounts = Vec<(At<String>, Option<At<Literal>>)>;

/// One `[[settlement]]`.
#[derive(Clone)]
pub(in crate::case) struct SettlementFile {
    pub(in crate::case) name: Option<At<Text>>,
    pub(in crate::case) year: Option<At<u32>>,
    pub(in crate::case) by: Option<Amounts>,
    pub(in crate::case) total: Option<At<Literal>>,
    pub(in crate::case) share: Option<SettlementShare>,
    pub(in crate::case) before_split: bool,
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

/// Reads one of them.
pub(super) fn settlement(mut keys: Keys<'_, '_, '_>) -> SettlementFile {
    keys.needs(&["by", "total"], true);
    let file = SettlementFile {
        name: keys.required("name", "\"前年度の精算\"", |keys, key| keys.text(key)),
        year: keys.required("year", "2027", |keys, key| keys.whole(key, 1, 9999)),
        by: keys.table("by", "by", |mut keys| keys.amounts()),
        total: keys.amount("total"),
        share: share(&mut keys),
        before_split: keys.flag("before_split").unwrap_or(false),
    };
    keys.finish();
    file
}

fn share(keys: &mut Keys<'_, '_, '_>) -> Option<SettlementShare> {
    match keys.word("share")? {
        paid if paid.value == PAID => Some(SettlementShare::Paid(paid)),
        _ => keys.rule("share").map(SettlementShare::Rule),
    }
}
