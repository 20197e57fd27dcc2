//! What each member's share is made of, by item over the term, and what rounding and promises add.

use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::shares::{Detail, Way, shares};
use std::collections::BTreeMap;

/// What the shares of a plan are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// Each item of the shared system that members bear, by its number, with what they bear of it, in minor units.
    pub items: Vec<(usize, Units)>,
    /// Each member that takes part.
    pub members: Vec<MemberGround>,
}

/// What one member's share is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberGround {
    /// The member.
    pub member: usize,
    /// Its part of each item, in whole minor units of each year, the largest first.
    pub parts: Vec<(usize, Fraction)>,
    /// What rounding, and a promised saving, add to these.
    pub adjusted: Fraction,
    /// What it pays.
    pub share: Units,
}

/// What the shares of a plan are made of; nothing where they are not made by items, or not known exactly.
pub(super) fn grounds(computed: &Computed<'_>) -> Option<Grounds> {
    let is_exact = computed.is_exact();
    if !is_exact || computed.plan.sharing.division.is_some() {
        return None;
    }
    let found = shares(computed, &Way::default(), Detail::Items).ok()?;
    let mut items: BTreeMap<usize, Units> = BTreeMap::new();
    let mut parts: BTreeMap<usize, BTreeMap<usize, Fraction>> = BTreeMap::new();
    let mut add = |member: usize, item: usize, part: &Fraction| {
        let sum = parts.entry(member).or_default().entry(item).or_default();
        *sum = &*sum + part;
    };
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::After) {
        if matches!(fact.payer, Payer::Member(_) | Payer::Shared) {
            let sum = items.entry(fact.item).or_default();
            *sum = sum.plus(fact.invoice.units);
        }
    }
    // the same whole units of each invoice as in every table by item
    for part in found.parts_of(computed).iter().filter(|part| part.side == Side::After) {
        if let (Payer::Member(member), Some(item)) = (part.payer, part.item) {
            add(member, item, &Fraction::from(part.units.base));
        }
    }
    let members = computed.members().map(|(member, _)| {
        let mine = parts.remove(&member).unwrap_or_default();
        let exact = mine.values().sum::<Fraction>();
        let mut parts: Vec<(usize, Fraction)> =
            mine.into_iter().filter(|(_, part)| !part.is_zero()).collect();
        parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.abs()));
        let share = found.total(member);
        MemberGround { member, parts, adjusted: &Fraction::from(share.base) - &exact, share }
    });
    let members = members.collect();
    Some(Grounds { items: items.into_iter().collect(), members })
}
