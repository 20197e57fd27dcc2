//! Invoices as parts of a game: what each costs whichever members share it.
//!
//! An invoice of a fixed price is laid in whole units on the months of each party that shares it. A price by the number
//! of members is invoiced for each number as if that many shared all along, and for all members together as it is.

use crate::coalition::CostPart;
use crate::cost::{Bearer, CostItem, Estimate, Layer, Months, Price};
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Rounding, apportion, places};
use crate::plan::facts::{Computed, Fact, Payer};
use crate::plan::level::Level;
use std::collections::BTreeMap;

/// An invoice as parts of the game, and by how much laying it on whole units moved the parts, in all.
pub(super) fn parts_of<'c>(
    computed: &Computed<'c>,
    fact: &Fact,
    place: &[Option<usize>],
    level: Level,
) -> (Vec<CostPart>, Fraction) {
    let members = place.iter().flatten().count();
    let units = level.of(fact.invoice.units);
    let exactly = |parts| (parts, Fraction::zero());
    if let Payer::Member(number) = fact.payer {
        let mut own = vec![0; members];
        if let Some(cost) = place.get(number).copied().flatten().and_then(|nth| own.get_mut(nth)) {
            *cost = units;
        }
        return exactly(vec![CostPart::Own(own)]);
    }
    let Some(item) = computed.item(fact) else { return exactly(Vec::new()) };
    let Bearer::Shared(among) = &item.bearer else { return exactly(Vec::new()) };
    let spells = spells(computed, fact, among, place);
    match &item.price {
        Price::ByMembers(prices) => {
            let step = |(number, price): &'c (u32, Estimate)| Some((number.to_usize()?, level.price(price)));
            let mut steps: Vec<(usize, &Fraction)> = prices.iter().filter_map(step).collect();
            steps.sort_unstable_by_key(|(number, _)| *number);
            by_count(item, &steps, spells, units, places(computed.decimals))
        }
        _ => fixed(spells, units),
    }
}

/// Months of one price in which the same members share: who they are, how many months, and the months' price.
struct FairSpell<'f> {
    users: Vec<usize>,
    first: u32,
    months: i128,
    layer: &'f Layer,
}

/// Who shares an invoice, in the order of its months.
fn spells<'f>(
    computed: &Computed<'_>,
    fact: &'f Fact,
    among: &[usize],
    place: &[Option<usize>],
) -> Vec<FairSpell<'f>> {
    let takes_part: Vec<(usize, Months)> = among
        .iter()
        .filter_map(|number| Some((place.get(*number).copied().flatten()?, computed.months_of(*number)?)))
        .collect();
    let mut changes: Vec<u32> =
        takes_part.iter().flat_map(|(_, months)| [months.first, months.last.saturating_add(1)]).collect();
    changes.sort_unstable();
    changes.dedup();
    let mut spells = Vec::new();
    for layer in fact.invoice.layers.iter() {
        let mut first = layer.months.first;
        while first <= layer.months.last {
            let change = changes.get(changes.partition_point(|change| *change <= first));
            let last = change.map_or(layer.months.last, |change| (change - 1).min(layer.months.last));
            let is_in = |(_, months): &&(usize, Months)| months.contains(first);
            let users = takes_part.iter().filter(is_in).map(|(nth, _)| *nth).collect();
            spells.push(FairSpell { users, first, months: Months::new(first, last).count().into(), layer });
            first = last.saturating_add(1);
        }
    }
    spells
}

/// A fixed price, laid on the months of each party in proportion to their prices.
fn fixed(spells: Vec<FairSpell<'_>>, units: i128) -> (Vec<CostPart>, Fraction) {
    let mut parties: BTreeMap<Vec<usize>, Fraction> = BTreeMap::new();
    for FairSpell { users, months, layer, .. } in spells {
        // where all prices are 0, months weigh the same
        let price = &layer.price.base;
        let price = if price.is_zero() { Fraction::from(1) } else { price.abs() };
        let sum = parties.entry(users).or_default();
        *sum = &*sum + &(&price * &Fraction::from(months));
    }
    let weights: Vec<Fraction> = parties.values().cloned().collect();
    let laid = apportion(units, &weights, 1).unwrap_or_default();
    let cut = moved(units, &weights, &laid);
    let part = |(users, cost): (Vec<usize>, i128)| CostPart::Fixed { users, cost };
    (parties.into_keys().zip(laid).map(part).collect(), cut)
}

/// By how much whole units differ from parts in proportion to weights, added up.
fn moved(units: i128, weights: &[Fraction], laid: &[i128]) -> Fraction {
    if weights.len() < 2 {
        return Fraction::zero();
    }
    let sum = weights.iter().sum::<Fraction>();
    let units = Fraction::from(units);
    let moved = weights.iter().zip(laid).filter_map(|(weight, laid)| {
        Some((&(&units * weight).checked_div(&sum)? - &Fraction::from(*laid)).abs())
    });
    moved.sum::<Fraction>()
}

/// A price by the number of members, from the least number on: what the months of each party come to for each number.
///
/// Years are rounded from month to month, so that a group that shares in the same number from the year's first month on
/// pays just the invoice for that number, and any other is within one unit of its own for each change of its number.
/// What that leaves of the invoice for all members falls on the last party.
fn by_count(
    item: &CostItem,
    steps: &[(usize, &Fraction)],
    spells: Vec<FairSpell<'_>>,
    units: i128,
    places: i32,
) -> (Vec<CostPart>, Fraction) {
    let step_of = |count: usize| steps.partition_point(|(number, _)| *number <= count).checked_sub(1);
    // somebody outside bears the same part of every price
    let invoiced =
        |cost: &Fraction| item.left_inside(cost.units(places, Rounding::HalfAway).unwrap_or(i128::MAX >> 32));
    let parties = grown(item, spells);
    // what each number of members has cost so far
    let mut until = vec![Fraction::zero(); steps.len()];
    let mut left = units;
    let last = parties.len().saturating_sub(1);
    let mut parts = Vec::with_capacity(parties.len());
    let (mut weights, mut laid) = (Vec::new(), Vec::new());
    for (nth, (users, stretches)) in parties.into_iter().enumerate() {
        let cost = |((_, price), until): (&(usize, &Fraction), &mut Fraction)| {
            let from = invoiced(until);
            *until = &*until + &worth(item, &stretches, price);
            invoiced(until) - from
        };
        let mut costs: Vec<i128> = steps.iter().zip(&mut until).map(cost).collect();
        let of_all = step_of(users.len());
        if let Some(cost) = of_all.and_then(|step| costs.get(step)).copied() {
            let rest = if nth == last { left - cost } else { 0 };
            let price = of_all.and_then(|step| steps.get(step)).map(|(_, price)| *price);
            // numbers of the same price stay at the same price
            for (cost, _) in costs.iter_mut().zip(steps).filter(|(_, (_, other))| Some(*other) == price) {
                *cost += rest;
            }
            left -= cost + rest;
            weights.extend(price.map(|price| worth(item, &stretches, price)));
            laid.push(cost + rest);
        }
        let cost = |count| costs.get(step_of(count)?).copied();
        parts.push(CostPart::ByCount { prices: (1..=users.len()).map(cost).collect(), users });
    }
    (parts, moved(units, &weights, &laid))
}

/// Years at a price that has grown so much: how many, and how much.
type Stretch = (Fraction, Fraction);

/// What years at a price come to, each with the tax on the price as it has grown.
fn worth(item: &CostItem, stretches: &[Stretch], price: &Fraction) -> Fraction {
    let cost = |(years, growth): &Stretch| years * &item.taxed(&(price * growth));
    stretches.iter().map(cost).sum::<Fraction>()
}

/// The parties in the order of their months, and how many yearly prices these come to with growth.
fn grown(item: &CostItem, spells: Vec<FairSpell<'_>>) -> Vec<(Vec<usize>, Vec<Stretch>)> {
    let step = &Fraction::from(1) + &item.growth;
    let mut parties: Vec<(Vec<usize>, Vec<Stretch>)> = Vec::new();
    for FairSpell { users, first, months, .. } in spells {
        let twelfths = Fraction::ratio(months, 12).unwrap_or_default();
        let growth = step.power(first.saturating_sub(item.runs.first) / 12);
        // without tax growth is a part of the years
        let (years, growth) = match item.tax {
            None => (&twelfths * &growth, Fraction::from(1)),
            Some(_) => (twelfths, growth),
        };
        if parties.last().is_none_or(|(known, _)| *known != users) {
            parties.push((users, Vec::new()));
        }
        let Some((_, stretches)) = parties.last_mut() else { continue };
        match stretches.last_mut() {
            Some((sum, known)) if *known == growth => *sum = &*sum + &years,
            _ => stretches.push((years, growth)),
        }
    }
    parties
}
