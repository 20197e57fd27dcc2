//! Slips of a sweep: a step that names what no member has, ends that a wave joins.

use crate::case::{Member, Written};
use crate::diagnostic::Diagnostic;

/// Whether a step names a base that no member has: that is a slip, and no value at which costs cannot be split.
pub(super) fn is_of_unknown_base(fault: &Diagnostic, written: &Written) -> bool {
    let Some((base, case)) = fault.text("base").zip(written.case().ok()) else { return false };
    let members = case.plan.iter().flat_map(|plan| &plan.members);
    let names = |member: &Member| -> Vec<String> {
        let of_years = member.by_year.iter().map(|(name, _)| name.clone());
        member.bases.iter().map(|(name, _)| name.clone()).chain(of_years).collect()
    };
    !members.flat_map(names).any(|name| name == base)
}

/// What two ends with a wave or a dash between them and a number of steps are to be written as.
pub(super) fn with_dots(values: &str) -> Option<String> {
    let (range, count) = values.rsplit_once('/').filter(|(range, _)| !range.contains(".."))?;
    let (from, to) = range.split_once(['〜', '～', '~']).or_else(|| {
        let (from, to) = range.split_once(['-', '－', '−', 'ー', '–'])?;
        // a minus at the head is a sign
        (!from.trim().is_empty()).then_some((from, to))
    })?;
    let is_count = count.trim().parse::<usize>().is_ok();
    is_count.then(|| [from.trim(), "..", to.trim(), "/", count.trim()].concat())
}
