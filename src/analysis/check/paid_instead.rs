//! Members who would be paid instead of paying: by support beyond what they pay, or by a bill below zero.

use super::findings::{Finding, FindingKind};
use crate::code;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Text;
use crate::plan::facts::{Computed, Dimension, RowKey, Sums, add_up};
use crate::plan::shares::{BillBelowZero, Shares};
use crate::report::Cell;
use std::collections::BTreeMap;

/// A warning for each member that support gives more than it pays over the term, and for each with bills below zero.
pub(super) fn paid_instead<'f>(computed: &Computed<'_>, found: &Shares) -> Vec<Finding<'f>> {
    let mut below: BTreeMap<usize, BillBelowZero> = BTreeMap::new();
    // in a fair division who lowers the cost of all may receive
    let is_divided = computed.plan.sharing.division.is_some();
    for bill in found.bills_below_zero(computed).into_iter().filter(|_| !is_divided) {
        below.entry(bill.member).or_insert(bill);
    }
    let bills = below.into_values().map(|bill| {
        let word = Cell::Word(computed.plan.sharing.word.term());
        let year = computed.years.get(bill.year).map_or(Cell::Absent, |year| Cell::Year(year.name));
        let fault = fault(computed, bill.member, |span| Diagnostic::error(code!("bill-below-zero"), span));
        let fault = if bill.is_certain { fault } else { fault.worded(code!("bill-may-be-below-zero")) };
        fault.with("word", word).with("year", year)
    });
    let supported = beyond(computed, found)
        .into_iter()
        .map(|member| fault(computed, member, |span| Diagnostic::error(code!("support-beyond-share"), span)));
    bills.chain(supported).map(finding).collect()
}

/// Who gets more support than it pays.
fn beyond(computed: &Computed<'_>, found: &Shares) -> Vec<usize> {
    if computed.plan.support.is_empty() {
        return Vec::new();
    }
    let by = [Dimension::Member];
    let parts = computed.parts_by(Some(found), &by).unwrap_or_default();
    let member = |sums: &Sums| match sums.keys.as_slice() {
        [RowKey::Member(number)] if sums.is_paid_by_support() => Some(*number),
        _ => None,
    };
    add_up(computed, &parts, &by).iter().filter_map(member).collect()
}

fn fault(
    computed: &Computed<'_>,
    member: usize,
    of: impl Fn(Option<crate::diagnostic::Span>) -> Diagnostic,
) -> Diagnostic {
    let name = computed.plan.members.get(member).map_or(Text::same(""), |member| member.name.clone());
    of(computed.plan.places.members.get(member).cloned()).warning().with("member", name)
}

fn finding<'f>(fault: Diagnostic) -> Finding<'f> {
    let span = fault.span.clone();
    Finding { severity: Severity::Warning, span, cause: None, what: FindingKind::Plan(fault) }
}
