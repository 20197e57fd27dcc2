//! Support applied to a plan: what it pays of each item, rounded down a member and year, never above its cap.

use super::plan::{Computed, Fact, Part, Payer, Side};
use super::shares::{Shares, floor};
use crate::code;
use crate::cost::{Support, SupportPays, Units};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, apportion};
use std::collections::BTreeMap;

/// What one member pays of one covered item in one year, exactly.
struct Covered {
    item: usize,
    year: usize,
    member: usize,
    cost: Fraction,
}

/// What all support of a plan pays, as parts without a cost of their own.
///
/// # Errors
/// An item for which several supports together pay more than it costs.
pub(super) fn parts(computed: &Computed<'_>, shares: &Shares) -> Result<Vec<Part>, Diagnostic> {
    let of = |support| paid(computed, support, &covered(computed, support, shares));
    let parts: Vec<Part> = computed.plan.support.iter().flat_map(of).collect();
    // one alone never pays more than there is
    if computed.plan.support.len() > 1 {
        check_sum(computed, &parts)?;
    }
    Ok(parts)
}

fn check_sum(computed: &Computed<'_>, parts: &[Part]) -> Result<(), Diagnostic> {
    let mut paid: BTreeMap<usize, i128> = BTreeMap::new();
    for (item, part) in parts.iter().filter_map(|part| Some((part.item?, part))) {
        let sum = paid.entry(item).or_default();
        *sum = sum.saturating_add(part.support);
    }
    let borne = |fact: &Fact| matches!(fact.payer, Payer::Member(_) | Payer::Shared);
    let cost =
        |item: usize| computed.sum(|fact| fact.side == Side::After && fact.item == item && borne(fact)).base;
    match paid.into_iter().find(|(item, sum)| *sum > cost(*item).max(0)) {
        None => Ok(()),
        Some((item, _)) => {
            let id = computed.plan.after.get(item).map_or(String::new(), |item| item.id.clone());
            let place = computed.plan.places.after.get(item).cloned();
            Err(Diagnostic::error(code!("support-exceeds"), place).with("item", id))
        }
    }
}

/// The members' costs of the items that a support covers.
fn covered(computed: &Computed<'_>, support: &Support, shares: &Shares) -> Vec<Covered> {
    let mut covered = Vec::new();
    for (nth, fact) in computed.facts.iter().enumerate() {
        if fact.side != Side::After || !support.items.contains(&fact.item) {
            continue;
        }
        let (item, year) = (fact.item, fact.invoice.year);
        match fact.payer {
            Payer::Member(member) => {
                covered.push(Covered { item, year, member, cost: Fraction::from(fact.invoice.units.base) });
            }
            Payer::Shared => {
                let parts = shares.parts_of_fact(nth);
                covered.extend(
                    parts
                        .iter()
                        .enumerate()
                        .filter(|(_, cost)| !cost.is_zero())
                        .map(|(member, cost)| Covered { item, year, member, cost: cost.clone() }),
                );
            }
            Payer::Group | Payer::Outside => {}
        }
    }
    covered
}

/// What one support pays, by year and member; each amount is laid on the items in proportion to their cost.
fn paid(computed: &Computed<'_>, support: &Support, covered: &[Covered]) -> Vec<Part> {
    let units = Fraction::power_of_ten(i32::try_from(computed.decimals).unwrap_or(0));
    let all: Fraction = covered.iter().fold(Fraction::zero(), |sum, part| &sum + &part.cost);
    let rate = match &support.pays {
        SupportPays::Rate(rate) => Some(rate.clone()),
        // a grant pays what there is to pay, and no more
        SupportPays::Amount(amount) if all.is_positive() => {
            (amount * &units).checked_div(&all).map(|rate| rate.min(Fraction::from(1)))
        }
        SupportPays::Amount(_) => None,
    };
    let Some(rate) = rate else { return Vec::new() };
    // who takes no part receives nothing
    if support.to.is_some_and(|to| computed.months_of(to).is_none()) {
        return Vec::new();
    }
    let cap = support.cap.as_ref().map(|cap| floor(&(cap * &units)));
    let members = computed.plan.members.len();
    // a cap holds over the term: for each member where support goes to each, in all where one member keeps it
    let mut room: Vec<Option<i128>> = vec![cap; members.max(1)];
    let mut parts = Vec::new();
    for year in 0..computed.years.len() {
        for member in 0..members {
            let (receives, mine): (usize, Vec<&Covered>) = match support.to {
                Some(to) if to == member => (0, covered.iter().filter(|part| part.year == year).collect()),
                Some(_) => continue,
                None => (
                    member,
                    covered.iter().filter(|part| part.year == year && part.member == member).collect(),
                ),
            };
            let cost = mine.iter().fold(Fraction::zero(), |sum, part| &sum + &part.cost);
            let mut amount = floor(&(&cost * &rate)).max(0);
            if let Some(Some(left)) = room.get_mut(receives) {
                amount = amount.min(*left);
                *left -= amount;
            }
            parts.extend(laid(amount, year, member, &mine));
        }
    }
    parts
}

/// An amount laid on the items it covers.
fn laid(amount: i128, year: usize, member: usize, covered: &[&Covered]) -> Vec<Part> {
    let weights: Vec<Fraction> = covered.iter().map(|part| part.cost.abs()).collect();
    let amounts = apportion(amount, &weights, 1).unwrap_or_default();
    let part = |(covered, support): (&&Covered, i128)| Part {
        side: Side::After,
        item: Some(covered.item),
        year,
        payer: Payer::Member(member),
        units: Units::default(),
        support,
    };
    covered.iter().zip(amounts).filter(|(_, amount)| *amount != 0).map(part).collect()
}
