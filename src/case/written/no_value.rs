//! Keys that are in the file and no value that a what-if moves: each is refused with what to do instead.

use super::parts::parts;
use super::store::Written;
use crate::case::file::CaseFile;
use crate::case::file::base::BaseFile;
use crate::case::file::coalition::CoalitionKey;
use crate::case::file::entry::{Movable, TableFile};
use crate::case::file::item::ItemKey;
use crate::case::file::plan::MemberKey;
use crate::case::file::settlement::SettlementKey;
use crate::case::file::support::SupportKey;
use crate::code;
use crate::cost::Side;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::lang::Code;

/// Tables that are held against a plan, or make another one of it.
const BESIDE: [&str; 3] = ["published", "require", "scenario"];

/// Keys below which paths go on.
const LEADING: [&str; 4] = ["bases", "by_year", "by", "share"];

impl Written {
    /// The fault of a path of a key that is no value, if it is the path of one.
    pub(super) fn no_value(&self, path: &str) -> Option<Diagnostic> {
        let parts = parts(path);
        let words: Vec<&str> = parts.iter().map(String::as_str).collect();
        let wording = self.why_no_value(&words)?;
        let fault = Diagnostic::error(code!("path-no-value"), None).of_kind(FaultKind::Path);
        Some(fault.worded(wording).with("found", path))
    }

    fn why_no_value(&self, words: &[&str]) -> Option<Code> {
        match words {
            ["member", id, key] => {
                self.member(id).ok()?;
                let candidate = (*key == "candidate").then_some(code!("path-no-value-candidate"));
                candidate.or_else(|| no_value_of::<_, MemberKey>(key))
            }
            ["support", _, key] => no_value_of::<_, SupportKey>(key),
            ["settlement", _, key] => no_value_of::<_, SettlementKey>(key),
            ["coalition", _, key] => no_value_of::<_, CoalitionKey>(key),
            ["base", _, key] => BaseFile::KEYS.contains(key).then_some(code!("path-no-value")),
            [table, ..] if BESIDE.contains(table) => Some(code!("path-no-value-beside")),
            [side, item, key, ..] => {
                let side = Side::of_word(side)?;
                let name = item.rsplit_once('@').map_or(*item, |(name, _)| name);
                let has = |name: &str| !self.items_named(side, name, None).is_empty();
                no_value_of::<_, ItemKey>(key).filter(|_| has(item) || has(name))
            }
            ["tax"] => Some(code!("path-no-value")),
            [key] => CaseFile::KEYS.contains(key).then_some(code!("path-no-value")),
            _ => None,
        }
    }
}

/// Whether this is a key of the table that says what something is, and is not moved.
fn no_value_of<F: TableFile, K: Movable<F>>(key: &str) -> Option<Code> {
    let is_moved = K::ALL.iter().any(|moved| moved.name() == key);
    let is_key = F::KEYS.contains(&key) && !is_moved && !LEADING.contains(&key);
    is_key.then_some(code!("path-no-value"))
}
