//! A plan as a claim: members, shared items with their invoices, own costs.

use super::alone::Alone;
use super::by_year;
use super::way::{ItemFacts, Way};
use crate::case::Member;
use crate::code;
use crate::cost::{Bearer, Months};
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Fraction;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::level::{Level, before_at, today_at};
use crate::sharing::{self, Claim, ClaimInvoice, Rule, SharedItem, Spell};
use std::collections::BTreeSet;

/// The plan as a claim: members, shared items with their invoices, own costs.
pub(super) fn claim(
    computed: &Computed<'_>,
    way: &Way,
    level: Level,
) -> Result<(Claim, ItemFacts), Diagnostic> {
    let years = computed.years.len();
    let mut alone = Alone::new(computed, way);
    let mut facts: ItemFacts = Vec::new();
    for (nth, fact) in computed.facts.iter().enumerate() {
        if fact.side != Side::After {
            continue;
        }
        match fact.payer {
            Payer::Member(number) => alone.add(computed, fact, number, level.of(fact.invoice.units)),
            Payer::Shared => {
                if facts.last().is_none_or(|(item, _)| *item != fact.item) {
                    facts.push((fact.item, vec![None; years]));
                }
                let of_year = facts.last_mut().and_then(|(_, of_years)| of_years.get_mut(fact.invoice.year));
                if let Some(of_year) = of_year {
                    *of_year = Some(nth);
                }
            }
            Payer::Group | Payer::Outside(_) => {}
        }
    }
    let changing = by_year::changing(computed);
    let mut items = Vec::with_capacity(facts.len());
    let mut entries: ItemFacts = Vec::with_capacity(facts.len());
    for (item, of_years) in facts {
        let rule = rule_of(computed, way, item)?;
        for (year, rule) in by_year::rules(computed, rule, &changing) {
            let in_year =
                |(nth, fact): (usize, &Option<usize>)| fact.filter(|_| year.is_none_or(|year| year == nth));
            let of_year: Vec<Option<usize>> = of_years.iter().enumerate().map(in_year).collect();
            items.push(shared_item(computed, item, &of_year, rule, level));
            entries.push((item, of_year));
        }
    }
    let members = claimants(computed, &changing);
    let apart = alone.apart(computed, &entries);
    let Alone { own, beside, direct, .. } = alone;
    let calendar = computed.years.iter().map(|year| (year.months.first, year.months.last)).collect();
    Ok((Claim { members, items, own, beside, direct, apart, years, calendar }, entries))
}

fn rule_of<'w>(computed: &'w Computed<'_>, way: &'w Way, item: usize) -> Result<&'w Rule, Diagnostic> {
    way.rule_of(computed, item).ok_or_else(|| {
        let id = computed.plan.after.get(item).map_or(String::new(), |item| item.id.clone());
        let place = computed.plan.places.after.get(item).cloned();
        let fault = Diagnostic::error(code!("no-rule"), place).of_kind(FaultKind::NoRule).with("item", id);
        if computed.plan.only_quoted { fault.worded(code!("no-rule-quoted")) } else { fault }
    })
}

fn shared_item(
    computed: &Computed<'_>,
    item: usize,
    of_years: &[Option<usize>],
    rule: Rule,
    level: Level,
) -> SharedItem {
    let written = computed.plan.after.get(item);
    let among = written.and_then(|item| match &item.bearer {
        Bearer::Shared(numbers) => Some(numbers.clone()),
        _ => None,
    });
    let invoice = |nth: &Option<usize>| {
        let fact = nth.and_then(|nth| computed.facts.get(nth));
        fact.map_or_else(ClaimInvoice::default, |fact| ClaimInvoice {
            cost: level.of(fact.invoice.units),
            spells: fact.invoice.layers.iter().map(|layer| spell(layer, level)).collect(),
        })
    };
    let limits = computed.plan.limits.get(item).cloned().unwrap_or_default();
    SharedItem { rule, among, years: of_years.iter().map(invoice).collect(), limits }
}

/// Prices weigh months against each other; where all of an invoice's are 0 or below, its months weigh the same.
pub(super) fn spell(layer: &crate::cost::Layer, level: Level) -> Spell {
    let price = level.price(&layer.price).abs();
    let price = if price.is_zero() { Fraction::from(1) } else { price };
    Spell { from: layer.months.first, to: layer.months.last, price }
}

/// The members as the claim knows them.
pub(super) fn claimants(computed: &Computed<'_>, changing: &BTreeSet<&str>) -> Vec<sharing::Sharer> {
    let costs = before(computed).into_iter().zip(today_at(computed, Level::Base));
    let members = computed.plan.members.iter().zip(costs);
    members.map(|(member, costs)| claimant(member, costs, computed, changing)).collect()
}

/// A candidate takes part in no month.
fn claimant(
    member: &Member,
    (before, today): (Option<Fraction>, Option<Fraction>),
    computed: &Computed<'_>,
    changing: &BTreeSet<&str>,
) -> sharing::Sharer {
    let months = match member.candidate {
        true => Months::new(1, 0),
        false => member.months.and(computed.calendar.term()),
    };
    sharing::Sharer {
        bases: member.bases.iter().cloned().chain(by_year::figures(member, changing, computed)).collect(),
        before,
        today,
        from: months.first,
        to: months.last,
    }
}

/// Each member's cost before over the term as it is taken, where it is known.
pub(super) fn before(computed: &Computed<'_>) -> Vec<Option<Fraction>> {
    before_at(computed, Level::Base)
}

/// What each member paid before of the costs that count, and pays today in all, at one of their values.
pub(super) struct CostsAt {
    pub(super) before: Vec<Option<Fraction>>,
    today: Vec<Option<Fraction>>,
}

impl CostsAt {
    pub(super) fn of(computed: &Computed<'_>, level: Level) -> CostsAt {
        CostsAt { before: before_at(computed, level), today: today_at(computed, level) }
    }

    /// Gives a member its costs of these.
    pub(super) fn put(&self, nth: usize, member: &mut sharing::Sharer) {
        let at = |costs: &[Option<Fraction>]| costs.get(nth).cloned().flatten();
        (member.before, member.today) = (at(&self.before), at(&self.today));
    }

    /// A claim with these costs of all members.
    pub(super) fn of_all(&self, claim: &Claim) -> Claim {
        let mut claim = claim.clone();
        claim.members.iter_mut().enumerate().for_each(|(nth, member)| self.put(nth, member));
        claim
    }

    /// A claim with its own costs of one member, and the others of all others.
    pub(super) fn corner(claim: &Claim, member: usize, [own, others]: [&CostsAt; 2]) -> Claim {
        let mut claim = others.of_all(claim);
        claim.members.get_mut(member).into_iter().for_each(|of| own.put(member, of));
        claim
    }
}
