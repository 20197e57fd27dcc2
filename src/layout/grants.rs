//! What must be known of support: what comes only after the term, what nobody guarantees, what is repaid or was saved before.

use super::cells::cost;
use crate::case::{Case, Plan};
use crate::cost::{Fund, Support, SupportPays, Units};
use crate::plan::facts::Computed;
use crate::report::{Cell, Note, note};

/// The notes on a plan's support, with what of it comes after the term.
pub(super) fn notes(case: &Case, computed: &Computed<'_>, later: Option<Units>) -> Vec<Note> {
    let has = |fund: Fund| computed.plan.support.iter().any(|support| support.kind == Some(fund));
    let mut notes = Vec::new();
    notes.extend(repaid(computed.plan));
    notes.extend(rounded_down(computed));
    notes.extend(has(Fund::Reserve).then(|| note!("support-saved-before")));
    notes.extend(has(Fund::AllocationTax).then(|| note!("support-not-guaranteed").brief()));
    if let Some(later) = later {
        let amount = cost(later, case.currency);
        notes.push(note!("support-after-term", amount).brief());
    }
    notes
}

/// That a fixed amount is rounded down for each member and year, so that what is paid of it may be some units less.
fn rounded_down(computed: &Computed<'_>) -> Option<Note> {
    let is_parted = |support: &&Support| support.to.is_none() || computed.years.len() > 1;
    let fixed = computed.plan.support.iter().filter(|support| matches!(support.pays, SupportPays::Amount(_)));
    let names: Vec<Cell> = fixed.filter(is_parted).map(|support| Cell::Text(support.name.clone())).collect();
    (!names.is_empty()).then(|| note!("support-amount-rounded", names = Cell::Parts(names)).brief())
}

/// That a loan is repaid, where a plan has one.
pub(super) fn repaid(plan: &Plan) -> Option<Note> {
    plan.support.iter().any(Support::is_repaid).then(|| note!("support-repaid").brief())
}
