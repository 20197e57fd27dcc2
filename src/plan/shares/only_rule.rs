//! Whether all that is shared goes by one rule, among the same members all the time: then every share is the same part of all of it.

use super::by_year::changing;
use crate::cost::Bearer;
use crate::plan::facts::{Computed, Fact, Payer};
use crate::sharing::{Limits, Rule};
use std::collections::BTreeSet;

/// The rule by which all that is shared is, if that is one: among all members, who take part all the time, without limits, with
/// bases that do not change, and of costs that are not below 0.
pub(crate) fn only_rule<'c>(computed: &'c Computed<'_>) -> Option<&'c Rule> {
    let plan = computed.plan;
    let term = computed.calendar.term();
    let is_there = |number: usize| computed.months_of(number).is_some_and(|months| months.and(term) == term);
    if plan.sharing.division.is_some()
        || !changing(computed).is_empty()
        || !(0..plan.members.len()).all(is_there)
    {
        return None;
    }
    let rule_of = |fact: &Fact| {
        let item = computed.item(fact)?;
        let Bearer::Shared(among) = &item.bearer else { return None };
        let is_free = !plan.limits.get(fact.item).is_some_and(Limits::is_some) && fact.invoice.units.low >= 0;
        let among: BTreeSet<&usize> = among.iter().collect();
        if is_free && among.len() == plan.members.len() {
            plan.shares.get(fact.item).and_then(Option::as_ref).or(plan.sharing.rule.as_ref())
        } else {
            None
        }
    };
    let mut rules = computed.facts.iter().filter(|fact| fact.payer == Payer::Shared).map(rule_of);
    let first = rules.next()??;
    rules.all(|rule| rule == Some(first)).then_some(first)
}
