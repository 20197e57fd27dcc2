//! Whether the formulas of a spreadsheet can follow a split, and what of it they cannot; by which rule each item is shared.

use crate::analysis::split::Splitting;
use crate::code;
use crate::cost::CostItem;
use crate::lang::Code;
use crate::plan::facts::{Fact, Side};
use crate::sharing::{Adjuster, Limits, Round, Rule};

/// The most members that a workbook computes for.
const MOST_MEMBERS: usize = 200;

/// Whether formulas can follow the split at all.
pub(super) fn can_be(found: &Splitting<'_>) -> Result<(), Code> {
    let computed = &found.computed;
    let [way] = found.ways.as_slice() else { return Err(code!("live-ways")) };
    if way.method.is_some() {
        return Err(code!("live-division"));
    }
    if computed.decimals > 0 {
        return Err(code!("live-decimals"));
    }
    if !computed.is_exact() {
        return Err(code!("live-ranges"));
    }
    if computed.members().count() > MOST_MEMBERS {
        return Err(code!("live-members"));
    }
    Ok(())
}

/// Why formulas do not follow from the exact parts to the bills, which then stand as values.
pub(super) fn fixed_bills(found: &Splitting<'_>) -> Option<Code> {
    let computed = &found.computed;
    let is_limited = computed.plan.limits.iter().any(Limits::is_some);
    let mut acting = Adjuster::ALL.into_iter().filter(|one| one.acts(&found.settlement, is_limited));
    if let Some(reason) = acting.find_map(|adjuster| reason(found, adjuster)) {
        return Some(reason);
    }
    if found.has_direct() {
        return Some(code!("live-direct"));
    }
    let below =
        |fact: &Fact| fact.side == Side::After && !fact.payer.is_outside() && fact.invoice.units.base < 0;
    computed.facts.iter().any(below).then_some(code!("live-negative"))
}

/// Why formulas do not follow what each member pays of an item: its figures are others in other years.
pub(super) fn fixed_parts(found: &Splitting<'_>) -> Option<Code> {
    let weighs = |name: &String| {
        let rules = found.shared_items().into_iter().filter_map(|item| rule_of(found, item));
        rules.flat_map(Rule::terms).any(|term| term.basis.name() == Some(name.as_str()))
    };
    let mut changing = found.computed.plan.members.iter().flat_map(|member| &member.by_year);
    changing.any(|(name, _)| weighs(name)).then_some(code!("live-by-year"))
}

/// Whether formulas do not follow what costs are worth today, as some are discounted otherwise than all others.
pub(super) fn is_timed_apart(found: &Splitting<'_>) -> bool {
    let plan = found.computed.plan;
    let is_apart = |item: &CostItem| item.timing.is_some() || item.is_at_base();
    !plan.finance.discount.is_zero() && plan.items().any(is_apart)
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
