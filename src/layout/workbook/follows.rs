//! Whether the formulas of a spreadsheet can follow a split, and by which rule each item is shared.

use crate::analysis::plan::{Fact, Side};
use crate::analysis::split::Splitting;
use crate::code;
use crate::cost::CostItem;
use crate::lang::Code;
use crate::sharing::{Adjuster, Basis, Limits, Round, Rule};

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
    let is_limited = computed.plan.limits.iter().any(Limits::is_some);
    let acting = Adjuster::ALL.into_iter().filter(|one| one.acts(&found.settlement, is_limited));
    if let Some(reason) = acting.filter_map(|adjuster| reason(found, adjuster)).next() {
        return Err(reason);
    }
    if found.has_direct() {
        return Err(code!("live-direct"));
    }
    if computed.plan.after.iter().any(|item| !item.outside.is_empty()) {
        return Err(code!("live-outside"));
    }
    let is_apart = |item: &CostItem| item.timing.is_some() || item.is_at_base();
    let discounts = !computed.plan.finance.discount.is_zero();
    if discounts && computed.plan.before.iter().chain(&computed.plan.after).any(is_apart) {
        return Err(code!("live-timing"));
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
        |fact: &Fact| fact.side == Side::After && !fact.payer.is_outside() && fact.invoice.units.base < 0;
    if computed.facts.iter().any(below) {
        return Err(code!("live-negative"));
    }
    Ok(())
}

/// Why formulas do not follow what adjusts bills.
fn reason(found: &Splitting<'_>, adjuster: Adjuster) -> Option<Code> {
    match adjuster {
        Adjuster::Limits => Some(code!("live-limits")),
        Adjuster::Promise => Some(code!("live-cap")),
        Adjuster::Bills => Some(code!("live-bills")),
        Adjuster::Rounding if found.settlement.round != Round::Down => Some(code!("live-round")),
        Adjuster::Rounding | Adjuster::Remainder => None,
    }
}

/// The rule by which an item is shared.
pub(super) fn rule_of<'f>(found: &'f Splitting<'_>, item: usize) -> Option<&'f Rule> {
    let way = found.ways.first()?.rule.as_ref().map(|rule| &rule.rule);
    let plan = found.computed.plan;
    way.or_else(|| plan.shares.get(item)?.as_ref()).or(plan.sharing.rule.as_ref())
}
