//! The ends of parts of items with limits, where shares do not simply rise with costs.
//!
//! Held within limits, a member pays more with more weight of its own, less with more of others, and more with a greater cost.
//! Its least part is so at its least weight, the greatest of all others and the least cost, whatever moves them; and its
//! greatest the other way round.

use super::reach::{KnownEnds, Reach};
use super::wavers::wavers;
use super::way::ItemFacts;
use crate::money::Fraction;
use crate::plan::facts::Computed;
use crate::plan::form::AmountRange;
use crate::sharing::{Between, Claim, Limits, Settlement, held_to};
use std::collections::{BTreeMap, BTreeSet};

/// The ends of the parts in items with limits of a claim at both ends of its costs; `corners` are those of each member where
/// weights move too.
pub(super) fn known(
    [low, high]: [&Claim; 2],
    corners: Vec<[Claim; 4]>,
    free: &Settlement,
    slack: impl Fn(usize, usize) -> Fraction,
) -> KnownEnds {
    of_free([low, high], corners, free, |reaches| ends([low, high], reaches, slack))
}

/// The items with limits that hold nobody wherever costs lie: without them every part lies within them.
pub(super) fn idle(
    [low, high]: [&Claim; 2],
    corners: Vec<[Claim; 4]>,
    free: &Settlement,
    slack: impl Fn(usize, usize) -> Fraction,
) -> Vec<usize> {
    of_free([low, high], corners, free, |reaches| {
        let is_within = |nth: usize, member: usize, reach: &Reach<'_>, year: usize| {
            let (slack, (least, most)) = (slack(nth, year), reach.part(nth, member, year));
            low.limits_of(nth, member, year).is_none_or(|(min, max)| {
                &least - &slack >= min && max.is_none_or(|max| &most + &slack <= max)
            })
        };
        let is_idle = |nth: usize| {
            let mut all = reaches.iter().enumerate();
            all.all(|(member, reach)| (0..low.years).all(|year| is_within(nth, member, reach, year)))
        };
        let limited = low.items.iter().enumerate().filter(|(_, item)| item.limits.is_some());
        limited.map(|(nth, _)| nth).filter(|nth| is_idle(*nth)).collect()
    })
}

/// Looks at what each member pays where nothing is limited.
fn of_free<T>(
    [low, high]: [&Claim; 2],
    corners: Vec<[Claim; 4]>,
    free: &Settlement,
    look: impl FnOnce(&[Reach<'_>]) -> T,
) -> T {
    let none = KnownEnds::new();
    let (free_low, free_high) = (unlimited(low), unlimited(high));
    let corners: Vec<[Claim; 4]> =
        corners.into_iter().map(|corners| corners.map(|claim| unlimited(&claim))).collect();
    let reach = |member: usize| match corners.get(member) {
        Some(corners) => Reach::of_corners(corners, free, &none),
        None => Reach::new([&free_low, &free_high], free, &none),
    };
    look(&(0..low.members.len()).map(reach).collect::<Vec<_>>())
}

/// The facts of items with limits in which who is held to one is so wherever the cost lies, and nobody else: all parts rise
/// straight with the cost. `parts` are those of each member in a fact, where nothing but the cost moves them.
pub(super) fn straight(
    computed: &Computed<'_>,
    claim: &Claim,
    facts: &ItemFacts,
    parts: &BTreeMap<usize, Vec<AmountRange>>,
) -> BTreeSet<usize> {
    let is_free = |nth: usize, year: usize, (member, (low, high)): (usize, &AmountRange)| {
        let limits = claim.limits_of(nth, member, year);
        low == high || limits.is_none_or(|(least, most)| *low > least && most.is_none_or(|most| *high < most))
    };
    let is_straight = |nth: usize, year: usize, fact: usize| {
        let is_plain = computed.facts.get(fact).is_some_and(|fact| !wavers(computed, fact));
        let mut parts = parts.get(&fact).into_iter().flatten().enumerate();
        is_plain && parts.all(|part| is_free(nth, year, part))
    };
    let limited = facts
        .iter()
        .enumerate()
        .filter(|(nth, _)| claim.items.get(*nth).is_some_and(|item| item.limits.is_some()));
    let of_years = limited.flat_map(|(nth, (_, years))| {
        years.iter().enumerate().filter_map(move |(year, fact)| Some((nth, year, (*fact)?)))
    });
    of_years.filter(|(nth, year, fact)| is_straight(*nth, *year, *fact)).map(|(.., fact)| fact).collect()
}

/// The claim without its limits.
fn unlimited(claim: &Claim) -> Claim {
    let mut claim = claim.clone();
    claim.items.iter_mut().for_each(|item| item.limits = Limits::default());
    claim
}

/// Puts down the ends of the parts of all members in every item with limits; `reaches` are those of each member without them.
fn ends(
    [low, high]: [&Claim; 2],
    reaches: &[Reach<'_>],
    slack: impl Fn(usize, usize) -> Fraction,
) -> KnownEnds {
    let mut known = KnownEnds::new();
    let limited = low.items.iter().enumerate().filter(|(_, item)| item.limits.is_some());
    for (nth, _) in limited {
        for year in 0..low.years {
            let slack = slack(nth, year);
            let free = |(member, reach): (usize, &Reach<'_>)| {
                let (low, high) = reach.part(nth, member, year);
                ((&low - &slack).max(Fraction::zero()), &high + &slack)
            };
            let weights: Vec<(Fraction, Fraction)> = reaches.iter().enumerate().map(free).collect();
            let limits: Vec<Option<Between>> =
                (0..weights.len()).map(|member| low.limits_of(nth, member, year)).collect();
            let cost = |claim: &Claim| {
                let invoice = claim.items.get(nth).and_then(|item| item.years.get(year));
                Fraction::from(invoice.map_or(0, |invoice| invoice.cost))
            };
            let costs = (cost(low), cost(high));
            for (member, free) in weights.iter().enumerate() {
                let held = of_member(member, &weights, &limits, &costs);
                known.insert((nth, member, year), one_sided(held, free, (member, &limits)));
            }
        }
    }
    known
}

/// What limits on one side leave of a free part: where nobody is held down, whoever is not raised pays no more than without
/// limits; where nobody is raised, whoever is not held down pays no less.
fn one_sided(
    (low, high): AmountRange,
    (free_low, free_high): &AmountRange,
    (member, limits): (usize, &[Option<Between>]),
) -> AmountRange {
    let (least, most) = limits.get(member).cloned().flatten().unwrap_or_default();
    let all = |is: fn(&Between) -> bool| limits.iter().flatten().all(is);
    let high = if all(|(_, most)| most.is_none()) { high.min(free_high.clone().max(least)) } else { high };
    let none_raised = all(|(least, _)| least.is_zero());
    let held = |most: Fraction| free_low.clone().min(most);
    let low = if none_raised { low.max(most.map_or_else(|| free_low.clone(), held)) } else { low };
    (low.clone(), high.max(low))
}

fn of_member(
    member: usize,
    weights: &[(Fraction, Fraction)],
    limits: &[Option<Between>],
    costs: &(Fraction, Fraction),
) -> (Fraction, Fraction) {
    let at = |cost: &Fraction, most: bool| {
        // the greatest of its own with the least of others, or the other way round
        let weight = |(other, (low, high)): (usize, &(Fraction, Fraction))| {
            if (other == member) == most { high.clone() } else { low.clone() }
        };
        let weights: Vec<Fraction> = weights.iter().enumerate().map(weight).collect();
        held_to(cost, &weights, limits)?.get(member).cloned()
    };
    let (least, most) = limits.get(member).cloned().flatten().unwrap_or_default();
    let low = at(&costs.0, false).unwrap_or(least);
    let high = at(&costs.1, true)
        .unwrap_or_else(|| most.map_or_else(|| costs.1.clone(), |most| most.min(costs.1.clone())));
    (low.clone(), high.max(low))
}
