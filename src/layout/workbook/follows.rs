//! Whether the formulas of a spreadsheet can follow a split, and by which rule each item is shared.

use crate::analysis::plan::{Fact, Payer, Side};
use crate::analysis::split::Splitting;
use crate::code;
use crate::lang::Code;
use crate::sharing::{Basis, Rule};

/// The most members that a workbook computes for.
const MOST_MEMBERS: usize = 200;

/// Whether formulas can follow the split.
pub(super) fn can_be(found: &Splitting<'_>) -> Result<(), Code> {
    let computed = &found.computed;
    let [way] = found.ways.as_slice() else { return Err(code!("live-ways")) };
    if way.method.is_some() {
        return Err(code!("live-division"));
    }
    if way.total.settlement.is_some() || found.instalments.is_some() {
        return Err(code!("live-beside"));
    }
    if found.settlement.min_saving.is_some() {
        return Err(code!("live-cap"));
    }
    if computed.decimals > 0 {
        return Err(code!("live-decimals"));
    }
    if computed.facts.iter().any(|fact| !fact.invoice.units.is_exact()) {
        return Err(code!("live-ranges"));
    }
    if computed.members().count() > MOST_MEMBERS {
        return Err(code!("live-large"));
    }
    let powers = found.shared_items().into_iter().filter_map(|item| rule_of(found, item)).any(|rule| {
        rule.terms().iter().any(|term| matches!(term.basis, Basis::Power(_) | Basis::Degressive(_)))
    });
    if powers {
        return Err(code!("live-power"));
    }
    let below =
        |fact: &Fact| fact.side == Side::After && fact.payer != Payer::Outside && fact.invoice.units.base < 0;
    if computed.facts.iter().any(below) {
        return Err(code!("live-negative"));
    }
    Ok(())
}

/// The rule by which an item is shared.
pub(super) fn rule_of<'f>(found: &'f Splitting<'_>, item: usize) -> Option<&'f Rule> {
    let way = found.ways.first()?.rule.as_ref().map(|rule| &rule.rule);
    let plan = found.computed.plan;
    way.or_else(|| plan.shares.get(item)?.as_ref()).or(plan.sharing.rule.as_ref())
}
