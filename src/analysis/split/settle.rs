//! How bills are settled: as the case says, as far as the request does not say otherwise.

use super::request::Request;
use crate::case::Plan;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::whole::ToPrimitive;
use crate::money::{Currency, Fraction};
use crate::sharing::{Remainder, Settlement};

/// The case's way to settle bills, as far as the request does not say otherwise.
pub(super) fn settlement(
    plan: &Plan,
    request: &Request,
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
    let there = || plan.members.iter().enumerate().filter(|(_, member)| !member.candidate);
    let named: Vec<usize> =
        there().filter(|(_, member)| member.name.is(id)).map(|(number, _)| number).collect();
    let of_id = there().find(|(_, member)| member.id == id).map(|(number, _)| number);
    let of_name = named.first().copied().filter(|_| named.len() == 1);
    of_id.or(of_name).ok_or_else(|| {
        let known: Vec<&str> = plan.members.iter().map(|member| member.id.as_str()).collect();
        let fault = Diagnostic::error(code!("unknown-member"), None).with("found", id);
        fault.with_known(id, &known, code!("unknown-member-near"))
    })
}
