//! What an engine follows, and what only the case as a whole does.

use crate::analysis::whatif::terms::{Flow, Terms};
use crate::case::{Input, Number, Plan, Target, Written};
use crate::cost::Price;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::ledger::{Ledger, PayerStanding};
use crate::sharing::{Adjuster, Basis, Limits, Settlement};

/// The case with these inputs known exactly.
pub(super) fn closed(written: &Written, inputs: &[&Input], found: &[Number]) -> Written {
    let mut written = written.clone();
    for (input, number) in inputs.iter().zip(found).filter(|(_, number)| number.range.is_some()) {
        written.set_number(input, &number.value);
    }
    written
}

/// What moves of a case.
pub(super) struct MovingCase<'m> {
    pub(super) written: &'m Written,
    pub(super) terms: &'m Terms,
    pub(super) computed: &'m Computed<'m>,
    pub(super) settlement: &'m Settlement,
}

impl MovingCase<'_> {
    /// Whether bills can be followed from these costs.
    pub(super) fn is_followed(&self, now: &Ledger) -> bool {
        let MovingCase { written, terms, computed, settlement } = self;
        // whether any of it is nobody's own may change with it
        let is_groups = |flow: &Flow| flow.at.side == Side::Before && flow.payer == Payer::Group;
        let becomes_owned = terms.flows.iter().any(is_groups) && !computed.plan.members.is_empty();
        let is_owned = |years: &Vec<PayerStanding>| years.iter().all(|year| year.before.is_some());
        // a promise needs every member's cost before; that it is missing is for the case as a whole to say
        let promised = settlement.min_saving.is_none() || now.members.iter().flatten().all(is_owned);
        let is_ranged = !computed.is_exact();
        !becomes_owned
            && promised
            && self.settles_alike()
            && terms.flows.iter().all(|flow| is_closed(written, flow))
            && (!is_ranged || (settlement.min_saving.is_none() && !wavers(computed)))
    }

    /// Whether all years are settled alike: one in which who bears remainders takes no part is not.
    fn settles_alike(&self) -> bool {
        (0..self.computed.years.len()).all(|year| {
            let takes_part = |member| self.computed.takes_part_in(member, year);
            self.settlement.among(takes_part).remainder == self.settlement.remainder
        })
    }
}

/// Whether no factor of what moves is a range but those that move.
fn is_closed(written: &Written, flow: &Flow) -> bool {
    let ranged: Vec<Target> = written.ranged().iter().map(|ranged| ranged.target).collect();
    let amounts = written.amounts(flow.at, &ranged);
    amounts.iter().all(|amount| amount.targets.is_empty())
}

/// Whether some invoice has prices for numbers of members that are ranges: its months move against each other.
fn wavers(computed: &Computed<'_>) -> bool {
    let of_ranges = computed.facts.iter().filter(|fact| !fact.invoice.units.is_exact());
    let mut items = of_ranges.filter_map(|fact| computed.item(fact));
    items.any(|item| matches!(item.price, Price::ByMembers(_)))
}

/// Whether some rule weighs members by their costs before, which may move, or all of the cost is divided at once.
pub(super) fn weighs_otherwise(plan: &Plan) -> bool {
    // a bill below zero is for the case as a whole to say
    if plan.sharing.division.is_some() || !plan.reckonings.is_empty() {
        return true;
    }
    let rules = plan.shares.iter().flatten().chain(&plan.sharing.rule);
    rules.flat_map(|rule| rule.terms()).any(|term| term.basis == Basis::Current)
}

/// Whether bills are adjusted, or costs borne, in a way that only the whole case follows.
pub(super) fn bears_otherwise(plan: &Plan) -> bool {
    let is_followed = |adjuster: Adjuster| match adjuster {
        Adjuster::Promise | Adjuster::Rounding | Adjuster::Remainder => true,
        Adjuster::Limits | Adjuster::Bills => false,
    };
    let is_limited = plan.limits.iter().any(Limits::is_some);
    let mut acting = Adjuster::ALL.into_iter().filter(|one| one.acts(&plan.sharing.settlement, is_limited));
    let mut items = plan.after.iter();
    !acting.all(is_followed) || items.any(|item| item.direct || !item.outside.is_empty())
}
