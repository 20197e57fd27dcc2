//! What must be known of support: what comes only after the term, and what nobody guarantees.

use super::cells::amount;
use crate::case::Case;
use crate::code;
use crate::cost::{Fund, Units};
use crate::plan::facts::Computed;
use crate::report::{Note, Sense};

/// The notes on a plan's support, with what of it comes after the term.
pub(super) fn notes(case: &Case, computed: &Computed<'_>, later: Option<Units>) -> Vec<Note> {
    let is_tax = |kind: Option<Fund>| kind == Some(Fund::AllocationTax);
    let mut notes = Vec::new();
    if computed.plan.support.iter().any(|support| is_tax(support.kind)) {
        notes.push(Note::new(code!("support-not-guaranteed")).brief());
    }
    if let Some(later) = later {
        let amount = amount(Some(later), case.currency, computed.decimals, Sense::Plain);
        notes.push(Note::new(code!("support-after-term")).with("amount", amount).brief());
    }
    notes
}
