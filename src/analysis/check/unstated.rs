//! Costs that a plan does not state, so that no saving of the group is known: a warning, as that may be meant.

use super::findings::{Finding, FindingKind};
use crate::analysis::compare::Compared;
use crate::code;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::Code;

/// A warning for a plan without a cost before or after, and for each member without one before among others that have one.
pub(super) fn unstated<'f>(compared: &Compared<'f>) -> Vec<Finding<'f>> {
    // where groups have prices, these may be all that a case is about
    let Some(model) = compared.model.as_ref().filter(|model| !model.computed.plan.only_quoted) else {
        return Vec::new();
    };
    let (plan, known) = (model.computed.plan, &model.computed.known);
    let side = |wording: Code| warning(None, wording, None);
    // a promise of a saving that there is nothing to save of is an error of its own
    let after = !known.after() && plan.sharing.settlement.min_saving.is_none();
    let before = !known.states_before() && known.after();
    let members = known.missing().iter().filter_map(|number| {
        let member = plan.members.get(*number)?;
        let place = plan.places.members.get(*number).cloned();
        Some(warning(place, code!("cost-unstated-member"), Some(member.id.clone())))
    });
    let sides =
        [after.then(|| side(code!("cost-unstated-after"))), before.then(|| side(code!("cost-unstated")))];
    sides.into_iter().flatten().chain(members).collect()
}

fn warning<'f>(span: Option<Span>, wording: Code, member: Option<String>) -> Finding<'f> {
    let fault = Diagnostic::error(code!("cost-unstated"), span.clone()).warning().worded(wording);
    let fault = match member {
        Some(member) => fault.with("member", member),
        None => fault,
    };
    Finding { severity: Severity::Warning, span, cause: None, what: FindingKind::Plan(fault) }
}
