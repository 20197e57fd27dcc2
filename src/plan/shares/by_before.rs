//! What a member pays of an item that goes by costs before which are ranges: a part of the cost in any case, and a part by them.
//!
//! 40% equally and 60% by costs before, of two members: 20% of the cost, and of 60% as much as its cost before is of both.

use super::found::Shares;
use super::way::Way;
use crate::cost::{Bearer, Layer, Months};
use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::Form;
use crate::plan::level::{Level, before_at};
use crate::sharing::Basis;
use std::collections::BTreeMap;

/// Members' costs before over the term, where shares go by these.
pub(crate) struct CostsBefore {
    forms: Vec<Form>,
    /// At the least, as they are taken, and at the most.
    levels: [Vec<Option<Fraction>>; 3],
}

/// So many parts of a cost, and so many by costs before, among those who share it in some of its months.
pub(crate) struct PartByBefore {
    pub(crate) straight: Fraction,
    pub(crate) by_before: Vec<(Fraction, Vec<usize>)>,
}

/// What is taken apart so, at most: members, squared, and costs multiplied.
const MOST_WORK: usize = 200_000;

impl CostsBefore {
    /// Nothing where no share goes by them, or there are too many.
    pub(crate) fn of(computed: &Computed<'_>, amounts: &Amounts) -> Option<CostsBefore> {
        let members = computed.plan.members.len();
        let work = members.saturating_mul(members).saturating_mul(computed.facts.len());
        // what shares go by is no sum of the costs that count
        let is_apart = computed.today().is_some();
        if !Way::default().goes_by_before(computed) || is_apart || work > MOST_WORK {
            return None;
        }
        let mut forms = vec![Form::default(); members];
        for (nth, fact) in computed.facts.iter().enumerate().filter(|(_, fact)| fact.side == Side::Before) {
            let Payer::Member(member) = fact.payer else { continue };
            forms.get_mut(member).into_iter().for_each(|sum| sum.add(&amounts.form(nth, fact)));
        }
        let levels = [Level::Low, Level::Base, Level::High].map(|level| before_at(computed, level));
        Some(CostsBefore { forms, levels })
    }

    /// A member's as a sum of amounts.
    pub(crate) fn form(&self, member: usize) -> Option<&Form> {
        self.forms.get(member)
    }

    /// What a member's is of those of several, with its own and the others at these levels.
    fn part(&self, member: usize, among: &[usize], [own, others]: [Level; 2]) -> Option<Fraction> {
        let [low, base, high] = &self.levels;
        let at = |level: Level, member: usize| {
            let levels = match level {
                Level::Low => low,
                Level::Base => base,
                Level::High => high,
            };
            levels.get(member).cloned().flatten()
        };
        let own = at(own, member)?;
        let rest = among.iter().filter(|other| **other != member).map(|other| at(others, *other));
        own.checked_div(&(&own + &rest.sum::<Option<Fraction>>()?))
    }
}

impl PartByBefore {
    /// `None` where a part does not go by costs before, or by more than these: within limits.
    pub(crate) fn of(
        computed: &Computed<'_>,
        shares: &Shares,
        before: &CostsBefore,
        ((nth, fact), member): ((usize, &Fact), usize),
    ) -> Option<PartByBefore> {
        let units = fact.invoice.units;
        if units.low < 0 || shares.is_limited(computed, fact.item) {
            return None;
        }
        let way = Way::default();
        let terms = way.rule_of(computed, fact.item)?.terms().iter();
        let percent = terms.filter(|term| term.basis == Basis::Current).map(|term| &term.percent);
        let of_rule = &percent.sum::<Fraction>() * &Fraction::decimal(1, 2);
        if of_rule.is_zero() {
            return None;
        }
        let by_before: Vec<(Fraction, Vec<usize>)> = spells(computed, fact)?
            .into_iter()
            .filter(|(among, _)| among.contains(&member))
            .map(|(among, of_cost)| (&of_rule * &of_cost, among))
            .collect();
        let weighed = |own, others| {
            let parts = by_before.iter();
            let part = |(times, among): &(Fraction, Vec<usize>)| {
                Some(times * &before.part(member, among, [own, others])?)
            };
            parts.map(part).sum::<Option<Fraction>>()
        };
        let of_cost = shares.parts_of_fact(nth).get(member)?.checked_div(&Fraction::from(units.base))?;
        let straight = &of_cost - &weighed(Level::Base, Level::Base)?;
        // it comes to the ends that are known otherwise
        let at = |units: i128, part: &Fraction| &Fraction::from(units) * &(&straight + part);
        let low = at(units.low, &weighed(Level::Low, Level::High)?);
        let high = at(units.high, &weighed(Level::High, Level::Low)?);
        let is_so = (low, high) == shares.ends_of_part(nth, member, units, false);
        (is_so && !by_before.is_empty()).then_some(PartByBefore { straight, by_before })
    }
}

/// Who shares a fact in its months, and which part of it is laid on the months in which these do.
fn spells(computed: &Computed<'_>, fact: &Fact) -> Option<BTreeMap<Vec<usize>, Fraction>> {
    let Bearer::Shared(members) = &computed.item(fact)?.bearer else { return None };
    let joined: Vec<(usize, Months)> =
        members.iter().filter_map(|member| Some((*member, computed.months_of(*member)?))).collect();
    let of_layer = |layer: &Layer| &layer.price.base * &Fraction::from(i128::from(layer.months.count()));
    let whole = fact.invoice.layers.iter().map(of_layer).sum::<Fraction>();
    let mut spells: BTreeMap<Vec<usize>, Fraction> = BTreeMap::new();
    for layer in fact.invoice.layers.iter() {
        let of_month = layer.price.base.checked_div(&whole)?;
        for month in layer.months.first..=layer.months.last {
            let there = joined.iter().filter(|(_, months)| months.contains(month));
            let part = spells.entry(there.map(|(member, _)| *member).collect()).or_default();
            *part = &*part + &of_month;
        }
    }
    Some(spells)
}
