//! The game of a case: what every group of its members would cost by itself, built from its items and quotations.
//!
//! A group bears in full the shared items that anyone in it uses, at the price for that many; own costs of its members
//! come with them. A quotation for exactly the group replaces that. A group may also stay as it is, so it costs the
//! lesser of that and its cost before.

use crate::analysis::plan::{Computed, Fact, Payer, Side};
use crate::coalition::{Group, Part, Parts, in_group};
use crate::cost::{Bearer, Estimate, Months, Price};
use crate::money::{Fraction, Rounding, apportion};
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// The game of a case; its members are those that take part, numbered in order.
#[derive(Clone, Debug)]
pub struct CaseGame {
    /// The number of each member in the plan.
    pub members: Vec<usize>,
    /// How many members the plan has, candidates included.
    of: usize,
    /// What all of them pay together, in minor units: what is to be shared.
    pub total: i128,
    /// What the items cost, if the case has any of its own.
    pub(super) parts: Option<Parts>,
    pub(super) before: Option<Vec<i128>>,
    pub(super) quoted: BTreeMap<Vec<usize>, i128>,
}

impl CaseGame {
    /// The game of a plan with its costs.
    pub(super) fn new(computed: &Computed<'_>) -> CaseGame {
        let plan = computed.plan;
        let members: Vec<usize> = computed.members().map(|(number, _)| number).collect();
        let mut place = vec![None; plan.members.len()];
        for (nth, number) in members.iter().enumerate() {
            if let Some(place) = place.get_mut(*number) {
                *place = Some(nth);
            }
        }
        let is_paid =
            |fact: &&Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let after = || computed.facts.iter().filter(is_paid);
        let parts = after().flat_map(|fact| parts_of(computed, fact, &place));
        let quoted = plan.coalitions.iter().filter_map(|coalition| {
            // a quotation that counts on a candidate is none for those who take part
            let group: Option<Vec<usize>> =
                coalition.members.iter().map(|number| place.get(*number).copied().flatten()).collect();
            Some((group?, coalition.total.invoiced(computed.decimals).base))
        });
        CaseGame {
            total: after().map(|fact| fact.invoice.units.base).sum(),
            parts: (!plan.only_quoted).then(|| Parts::new(members.len(), parts)),
            before: before(computed, &members),
            quoted: quoted.collect(),
            of: plan.members.len(),
            members,
        }
    }

    /// The game of these parts, whose sum for all members is to be shared.
    #[cfg(test)]
    pub(super) fn of_parts(
        parts: Parts,
        before: Option<Vec<i128>>,
        quoted: BTreeMap<Vec<usize>, i128>,
    ) -> CaseGame {
        let count = parts.members();
        let total = parts.cost(&vec![true; count]).unwrap();
        CaseGame { members: (0..count).collect(), of: count, total, parts: Some(parts), before, quoted }
    }

    /// What a group would cost by itself; `None` if nothing says.
    pub fn cost(&self, group: &[bool]) -> Option<i128> {
        let stays = self.before.as_ref().map(|before| sum_of(before, group));
        lesser(self.built(group), stays)
    }

    /// What the shared service would cost a group by itself, whatever it costs today.
    pub fn built(&self, group: &[bool]) -> Option<i128> {
        let named =
            || -> Vec<usize> { (0..group.len()).filter(|nth| group.get(*nth) == Some(&true)).collect() };
        let quoted = if self.quoted.is_empty() { None } else { self.quoted.get(&named()).copied() };
        quoted.or_else(|| self.parts.as_ref()?.cost(group))
    }

    /// What every group would cost by itself, by group; `None` with too many members to count them out.
    pub fn costs(&self) -> Option<Vec<Option<i128>>> {
        let mut costs = match &self.parts {
            Some(parts) => parts.costs()?,
            None => Parts::new(self.members.len(), []).costs()?.into_iter().map(|_| None).collect(),
        };
        for (group, price) in &self.quoted {
            let place = group.iter().fold(0_usize, |place, member| place | 1 << member);
            if let Some(cost) = costs.get_mut(place) {
                *cost = Some(*price);
            }
        }
        if let Some(before) = &self.before {
            let mut sums = vec![0_i128];
            for (group, cost) in costs.iter_mut().enumerate().skip(1) {
                let rest = sums.get(group & (group - 1)).copied().unwrap_or(0);
                let first = group.trailing_zeros().to_usize().and_then(|first| before.get(first));
                let sum = rest + first.copied().unwrap_or(0);
                sums.push(sum);
                *cost = lesser(*cost, Some(sum));
            }
        }
        if let Some(nobody) = costs.first_mut() {
            *nobody = Some(0);
        }
        Some(costs)
    }

    /// Values of the game's members as values of the plan's; 0 for those who do not take part.
    pub(super) fn spread(&self, values: Vec<Fraction>) -> Vec<Fraction> {
        let mut all = vec![Fraction::zero(); self.of];
        for (number, value) in self.members.iter().zip(values) {
            if let Some(place) = all.get_mut(*number) {
                *place = value;
            }
        }
        all
    }

    /// What each member would pay if those who use something shared it equally; `None` where a price depends on how
    /// many they are, or nothing is known of the items.
    pub(super) fn by_use(&self) -> Option<Vec<Fraction>> {
        self.parts.as_ref().filter(|parts| parts.is_fixed()).map(Parts::shapley)
    }

    /// The Shapley value by its closed form, where the game is a sum of parts and nothing else.
    pub(super) fn closed_form(&self) -> Option<Vec<Fraction>> {
        let only_parts = self.before.is_none() && self.quoted.is_empty();
        self.parts.as_ref().filter(|_| only_parts).map(Parts::shapley)
    }

    /// What each member adds when they join in this order; `None` if some group on the way has no price.
    pub(super) fn added(&self, order: &[usize]) -> Option<Vec<i128>> {
        let built = self.parts.as_ref().map(|parts| parts.joining(order));
        let mut group = vec![false; self.members.len()];
        let (mut stays, mut paid) = (0, 0);
        let mut added = vec![0; self.members.len()];
        for (nth, member) in order.iter().enumerate() {
            *group.get_mut(*member)? = true;
            let own = self.before.as_ref().and_then(|before| before.get(*member));
            stays += own.copied().unwrap_or(0);
            let cost = match nth + 1 == order.len() {
                true => self.total,
                false => {
                    let built = built.as_ref().and_then(|built| built.get(nth).copied().flatten());
                    let built = if self.quoted.is_empty() { built } else { self.built(&group) };
                    lesser(built, own.map(|_| stays))?
                }
            };
            *added.get_mut(*member)? = cost - paid;
            paid = cost;
        }
        Some(added)
    }

    /// The numbers in the plan of a group's members.
    pub fn named(&self, group: Group) -> Vec<usize> {
        let members = self.members.iter().enumerate();
        members.filter(|(nth, _)| in_group(group, *nth)).map(|(_, number)| *number).collect()
    }

    /// Whether groups may stay as they are: every member's cost before is known.
    pub fn may_stay(&self) -> bool {
        self.before.is_some()
    }
}

fn lesser(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn sum_of(costs: &[i128], group: &[bool]) -> i128 {
    costs.iter().zip(group).filter(|(_, is_in)| **is_in).map(|(cost, _)| cost).sum()
}

/// Each member's cost before over the term; `None` where there is none, or where some of it is nobody's own.
fn before(computed: &Computed<'_>, members: &[usize]) -> Option<Vec<i128>> {
    if computed.plan.before.is_empty() {
        return None;
    }
    let mut costs: BTreeMap<usize, i128> = members.iter().map(|number| (*number, 0)).collect();
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::Before) {
        let Payer::Member(number) = fact.payer else { return None };
        *costs.get_mut(&number)? += fact.invoice.units.base;
    }
    Some(costs.into_values().collect())
}

/// An invoice as parts of the game: own, or one part for the months of each party that shares it.
fn parts_of(computed: &Computed<'_>, fact: &Fact, place: &[Option<usize>]) -> Vec<Part> {
    let members = place.iter().flatten().count();
    let units = fact.invoice.units.base;
    if let Payer::Member(number) = fact.payer {
        let mut own = vec![0; members];
        if let Some(cost) = place.get(number).copied().flatten().and_then(|nth| own.get_mut(nth)) {
            *cost = units;
        }
        return vec![Part::Own(own)];
    }
    let Some(item) = computed.item(fact) else { return Vec::new() };
    let Bearer::Shared(among) = &item.bearer else { return Vec::new() };
    let parties = parties(computed, fact, among, place);
    let weights: Vec<Fraction> = parties.values().cloned().collect();
    let laid = apportion(units, &weights, 1).unwrap_or_default();
    let part = |(users, cost): (Vec<usize>, i128)| match &item.price {
        Price::ByMembers(prices) => by_count(users, cost, prices),
        _ => Part::Fixed { users, cost },
    };
    parties.into_keys().zip(laid).map(part).collect()
}

/// Who shares an invoice, with the weight of the months in which exactly they do.
fn parties(
    computed: &Computed<'_>,
    fact: &Fact,
    among: &[usize],
    place: &[Option<usize>],
) -> BTreeMap<Vec<usize>, Fraction> {
    let takes_part: Vec<(usize, Months)> = among
        .iter()
        .filter_map(|number| Some((place.get(*number).copied().flatten()?, computed.months_of(*number)?)))
        .collect();
    let mut changes: Vec<u32> =
        takes_part.iter().flat_map(|(_, months)| [months.first, months.last.saturating_add(1)]).collect();
    changes.sort_unstable();
    changes.dedup();
    let mut parties: BTreeMap<Vec<usize>, Fraction> = BTreeMap::new();
    for layer in fact.invoice.layers.iter() {
        // where all prices are 0, months weigh the same
        let price = if layer.price.is_zero() { Fraction::from(1) } else { layer.price.abs() };
        let mut first = layer.months.first;
        while first <= layer.months.last {
            let change = changes.get(changes.partition_point(|change| *change <= first));
            let last = change.map_or(layer.months.last, |change| (change - 1).min(layer.months.last));
            let is_in = |(_, months): &&(usize, Months)| months.contains(first);
            let users = takes_part.iter().filter(is_in).map(|(nth, _)| *nth).collect();
            let weight = &price * &Fraction::from(i128::from(Months::new(first, last).count()));
            let sum = parties.entry(users).or_default();
            *sum = &*sum + &weight;
            first = last.saturating_add(1);
        }
    }
    parties
}

/// What a price by the number of members comes to for each number, by what it comes to for all of these users.
fn by_count(users: Vec<usize>, cost: i128, prices: &[(u32, Estimate)]) -> Part {
    let of = |count: usize| {
        let known =
            prices.iter().filter(|(number, _)| number.to_usize().is_some_and(|number| number <= count));
        known.max_by_key(|(number, _)| *number).map(|(_, price)| &price.base)
    };
    let whole = of(users.len());
    let scaled = |count: usize| {
        let price = of(count)?;
        if Some(price) == whole {
            return Some(cost);
        }
        let ratio = price.checked_div(whole?)?;
        (&Fraction::from(cost) * &ratio).units(0, Rounding::HalfAway)
    };
    let prices = (1..=users.len()).map(scaled).collect();
    Part::ByCount { users, prices }
}
