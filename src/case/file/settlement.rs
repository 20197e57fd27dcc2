//! Money of the year before as written: `[[settlement]]`.

use super::divided::{PAID, SettlementShare};
use super::entry::entries;
use crate::case::keys::{At, Keys};
use crate::case::literal::Literal;
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

fn share(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<SettlementShare> {
    match keys.word(key)? {
        paid if paid.value == PAID => Some(SettlementShare::Paid(paid)),
        _ => keys.rule(key).map(SettlementShare::Rule),
    }
}
