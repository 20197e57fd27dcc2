//! The years in which two versions of a case bill a member alike, whatever else is otherwise in them: what a member pays in the years
//! before another leaves is what it paid.

use super::draft::Scope;
use super::traced::{Traced, bearer};
use crate::case::Plan;
use crate::cost::CostItem;
use crate::money::Fraction;
use crate::plan::facts::{Fact, Payer, Side};
use crate::sharing::Settlement;
use std::collections::BTreeSet;

/// For each year, the members whose own costs differ; `None` where what is shared does.
pub(super) struct AlikeYears<'c>(Vec<Option<BTreeSet<&'c str>>>);

impl<'c> AlikeYears<'c> {
    pub(super) fn of(old: &Traced<'c>, new: &Traced<'c>) -> AlikeYears<'c> {
        if !is_settled_alike(old, new) {
            return AlikeYears(Vec::new());
        }
        let years = old.computed.years.len().max(new.computed.years.len());
        // bills in whole units above the smallest are rounded with what is a member's own
        let is_by_unit = old.computed.plan.sharing.settlement.round_to <= 1;
        let of_year = |year| owns_apart(old, new, year).filter(|apart| is_by_unit || apart.is_empty());
        AlikeYears((0..years).map(of_year).collect())
    }

    /// Whether a member pays the same in both, wherever costs lie: in a year, or in all of them.
    pub(super) fn is_same(&self, member: &str, [was, is]: [Scope; 2]) -> bool {
        let is_alike =
            |year: &Option<BTreeSet<&str>>| year.as_ref().is_some_and(|apart| !apart.contains(member));
        was.year == is.year
            && match was.year {
                Some(year) => self.0.get(year).is_some_and(is_alike),
                None => !self.0.is_empty() && self.0.iter().all(is_alike),
            }
    }
}

/// Whether bills are made alike of the same costs: by the same settlement, without a promise, among the same members.
fn is_settled_alike(old: &Traced<'_>, new: &Traced<'_>) -> bool {
    let [plan, other] = [old, new].map(|traced| traced.computed.plan);
    let settlement = |traced: &Traced<'_>| Settlement {
        min_saving: None,
        ..traced.computed.plan.sharing.settlement.clone()
    };
    let rounding = |traced: &Traced<'_>| traced.shares().and_then(|shares| shares.rounding);
    let ids = plan.members.iter().map(|member| &member.id);
    let is_before = |fact: &&Fact| fact.side == Side::Before;
    let before = |traced: &Traced<'_>| -> Vec<Fact> {
        traced.computed.facts.iter().filter(is_before).cloned().collect()
    };
    [old, new].iter().all(|traced| traced.shares().is_some() && traced.promised().is_none())
        && plan.sharing.division.is_none()
        && settlement(old) == settlement(new)
        && rounding(old).is_some()
        && rounding(old) == rounding(new)
        && ids.eq(other.members.iter().map(|member| &member.id))
        && (![old, new].iter().any(|traced| traced.goes_by_before()) || before(old) == before(new))
}

/// Whose own costs of a year differ; `None` where what is shared does, or who has which part of it.
fn owns_apart<'c>(old: &Traced<'c>, new: &Traced<'c>, year: usize) -> Option<BTreeSet<&'c str>> {
    let shared = |traced: &Traced<'_>| -> Vec<usize> {
        let facts = traced.computed.facts.iter().enumerate();
        let is_meant = |fact: &Fact| is_after(fact, year) && fact.payer == Payer::Shared;
        facts.filter(|(_, fact)| is_meant(fact)).map(|(nth, _)| nth).collect()
    };
    let (olds, news) = (shared(old), shared(new));
    let is_alike = |(was, is): (&usize, &usize)| old.is_part_alike(*was, (new, *is));
    if olds.len() != news.len() || !olds.iter().zip(&news).all(is_alike) {
        return None;
    }
    let own = |traced: &Traced<'c>, id: &str| -> Vec<_> {
        let facts = traced.computed.facts.iter().filter(|fact| is_after(fact, year));
        facts
            .filter(|fact| bearer(traced.computed, fact) == Some(id))
            .map(|fact| fact.invoice.clone())
            .collect()
    };
    let ids = old.computed.plan.members.iter().map(|member| member.id.as_str());
    Some(ids.filter(|id| own(old, id) != own(new, id)).collect())
}

fn is_after(fact: &Fact, year: usize) -> bool {
    fact.side == Side::After && fact.invoice.year == year
}

impl Traced<'_> {
    /// Whether another case's costs are split into the very same parts, and settled alike.
    pub(super) fn is_same(&self, other: &Traced<'_>) -> bool {
        let settlement = |traced: &Traced<'_>| Settlement {
            min_saving: traced.promised(),
            ..traced.computed.plan.sharing.settlement.clone()
        };
        let rounding = |traced: &Traced<'_>| traced.shares().map(|shares| shares.rounding);
        (self.is_alike(other) || self.is_divided_alike(other))
            && rounding(self) == rounding(other)
            && settlement(self) == settlement(other)
    }

    /// The same but for how bills are rounded: what is paid exactly is the same wherever costs lie.
    pub(super) fn is_alike(&self, other: &Traced<'_>) -> bool {
        let Some((shares, others)) = self.shares().zip(other.shares()) else { return false };
        let promised = Traced::promised;
        // of a promise the costs before are a part of it
        let is_held = promised(self).is_some();
        fn costs<'f>(
            traced: &'f Traced<'_>,
            all: bool,
        ) -> impl Iterator<Item = (&'f crate::cost::Invoice, Payer)> {
            let facts = traced.computed.facts.iter().filter(move |fact| all || fact.side == Side::After);
            facts.map(|fact| (&fact.invoice, fact.payer))
        }
        promised(self) == promised(other)
            && shares.has_parts_of(others)
            && costs(self, is_held).eq(costs(other, is_held))
    }

    /// Whether a shared fact is the same cost in another version, of which each has the same part.
    pub(super) fn is_part_alike(&self, nth: usize, (other, other_nth): (&Traced<'_>, usize)) -> bool {
        let fact =
            |traced: &Traced<'_>, nth: usize| traced.computed.facts.get(nth).map(|fact| fact.invoice.clone());
        let parts = |traced: &Traced<'_>, nth: usize| {
            let shares = traced.shares()?;
            let units = traced.computed.facts.get(nth)?.invoice.units;
            let parts = shares.parts_of_fact(nth).iter().cloned().enumerate();
            let ends = |(member, part)| (part, shares.ends_of_part(nth, member, units, false));
            Some(parts.map(ends).collect::<Vec<_>>())
        };
        let limits = |traced: &Traced<'_>, nth: usize| {
            let item = traced.computed.facts.get(nth)?.item;
            Some(traced.computed.plan.limits.get(item).cloned().unwrap_or_default())
        };
        fact(self, nth) == fact(other, other_nth)
            && parts(self, nth) == parts(other, other_nth)
            && limits(self, nth) == limits(other, other_nth)
    }

    /// The saving that is promised, where that may hold somebody down: one that binds nobody changes no bill.
    fn promised(&self) -> Option<Fraction> {
        let promise = self.computed.plan.sharing.settlement.min_saving.clone();
        promise.filter(|_| self.shares().is_none_or(|shares| shares.followed.is_some() || shares.may_move()))
    }

    /// Whether the same costs, of every group, are divided alike in another case.
    fn is_divided_alike(&self, other: &Traced<'_>) -> bool {
        let [plan, others] = [self, other].map(|traced| traced.computed.plan);
        let members = |plan: &'_ Plan| {
            plan.members.iter().map(|of| (of.id.clone(), of.months, of.candidate)).collect::<Vec<_>>()
        };
        let items = |plan: &'_ Plan| {
            let terms = |item: &CostItem| (item.price.clone(), item.bearer.clone(), item.outside.clone());
            plan.after.iter().map(terms).collect::<Vec<_>>()
        };
        plan.sharing.division.is_some()
            && plan.sharing.division == others.sharing.division
            && self.computed.facts == other.computed.facts
            && plan.coalitions == others.coalitions
            && members(plan) == members(others)
            && items(plan) == items(others)
    }
}
