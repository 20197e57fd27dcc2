//! A step of a sweep that is a slip: it names what no member has.

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
