//! How bills are settled: as the case says, as far as the request does not say otherwise.

use super::request::SplitRequest;
use crate::case::{Plan, member_named};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::whole::ToPrimitive;
use crate::money::{Currency, Fraction};
use crate::sharing::{Remainder, Settlement};

/// The case's way to settle bills, as far as the request does not say otherwise.
pub(super) fn settlement(
    plan: &Plan,
    request: &SplitRequest,
    currency: Currency,
) -> Result<Settlement, Diagnostic> {
    let own = &plan.sharing.settlement;
    let minor = Fraction::minor_per_major(currency.minor_digits());
    let round_to = match &request.round_to {
        None => own.round_to,
        Some(unit) => {
            let unit = unit * &minor;
            let whole = unit.numerator().to_i128().filter(|_| unit.is_whole() && unit.is_positive());
            whole.ok_or_else(|| Diagnostic::error(code!("round-to-unit"), None))?
        }
    };
    let remainder = match request.remainder.as_deref() {
        None => own.remainder,
        Some("largest") => Remainder::Largest,
        Some("drop") => Remainder::Drop,
        Some(id) => Remainder::Member(member_of(plan, id)?),
    };
    let min_saving = request.min_saving.clone().or_else(|| own.min_saving.clone());
    Ok(Settlement { round_to, remainder, min_saving, ..own.clone() })
}

/// The number of the member of this id, or of this name where only one has it.
pub(super) fn member_of(plan: &Plan, id: &str) -> Result<usize, Diagnostic> {
    let there = plan.members.iter().enumerate().filter(|(_, member)| !member.candidate);
    let found =
        member_named(there.map(|(number, member)| (number, member.id.as_str(), Some(&member.name))), id);
    let waits = plan.members.iter().any(|member| member.candidate && (member.id == id || member.name.is(id)));
    found.map_err(|fault| match waits {
        true => {
            let fault = Diagnostic::error(code!("not-yet-member"), None).with("id", id);
            fault.worded(code!("not-yet-member-here"))
        }
        false => fault,
    })
}
