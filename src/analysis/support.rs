//! Support applied to a plan: what it pays of each item, rounded down a member and year, never above its cap.

mod covered;
mod ends;
mod left;

use super::plan::{Computed, Fact, Part, Payer, Side, Supported};
use super::shares::{Shares, floor};
use crate::code;
use crate::cost::{Support, SupportPays, Units};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, apportion};
pub(super) use covered::Grain;
use covered::{Covered, Receipt, supported_part};
use ends::Ends;
use left::Given;
use std::collections::BTreeMap;

/// What all support of a plan pays, as parts without a cost of their own, told apart no further than is asked for: a sum
/// is known better than what it is a sum of.
///
/// # Errors
/// An item for which several supports together pay more than it costs.
pub(super) fn parts(computed: &Computed<'_>, shares: &Shares, grain: Grain) -> Result<Vec<Part>, Diagnostic> {
    let mut parts = Vec::new();
    let mut all = Vec::new();
    let mut given = Vec::new();
    for support in &computed.plan.support {
        let covered = covered(computed, support, shares);
        let receipts = paid(computed, support, &covered);
        let fine: Vec<Part> = receipts.iter().flat_map(|receipt| laid(receipt, &covered)).collect();
        let is_exact = covered.iter().all(|part| part.low == part.high);
        match is_exact || grain.item {
            true => parts.extend(fine.iter().cloned()),
            false => parts.extend(ends::undivided(computed, support, &covered, &receipts, grain)),
        }
        all.extend(fine);
        given.push(Given { support, covered, receipts });
    }
    // one alone never pays more than there is
    if computed.plan.support.len() > 1 {
        check_sum(computed, &all)?;
    }
    if !grain.item && given.iter().flat_map(|given| &given.covered).any(|part| part.low != part.high) {
        let paired = left::paired(computed, shares, &given, grain, &parts);
        parts.extend(paired);
    }
    Ok(parts)
}

fn check_sum(computed: &Computed<'_>, parts: &[Part]) -> Result<(), Diagnostic> {
    let mut paid: BTreeMap<usize, i128> = BTreeMap::new();
    for (item, part) in parts.iter().filter_map(|part| Some((part.item?, part))) {
        let sum = paid.entry(item).or_default();
        *sum = sum.saturating_add(part.support.pays.base);
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
    let is_certain = !shares.is_ranged() && computed.facts.iter().all(|fact| fact.invoice.units.is_exact());
    let mut covered = Vec::new();
    for (nth, fact) in computed.facts.iter().enumerate() {
        if fact.side != Side::After || !support.items.contains(&fact.item) {
            continue;
        }
        let (item, year) = (fact.item, fact.invoice.year);
        match fact.payer {
            Payer::Member(member) => {
                let [low, cost, high] = of_units(fact.invoice.units);
                covered.push(Covered { item, year, member, cost, low, high, is_loose: false });
            }
            Payer::Shared => {
                for (member, cost) in shares.parts_of_fact(nth).iter().cloned().enumerate() {
                    let (low, high) = shares.ends_of_part(nth, member, fact.invoice.units, is_certain);
                    if !(cost.is_zero() && low.is_zero() && high.is_zero()) {
                        let is_loose = low != high && !shares.knows_ends_of(nth);
                        covered.push(Covered { item, year, member, cost, low, high, is_loose });
                    }
                }
            }
            Payer::Group | Payer::Outside => {}
        }
    }
    covered
}

fn of_units(units: Units) -> [Fraction; 3] {
    [units.low, units.base, units.high].map(Fraction::from)
}

/// What one support pays to each member in each year.
fn paid(computed: &Computed<'_>, support: &Support, covered: &[Covered]) -> Vec<Receipt> {
    let units = Fraction::power_of_ten(i32::try_from(computed.decimals).unwrap_or(0));
    let all: Fraction = covered.iter().fold(Fraction::zero(), |sum, part| &sum + &part.cost);
    let rate = match &support.pays {
        SupportPays::Rate(rate) => rate.clone(),
        // a grant pays what there is to pay, and no more
        SupportPays::Amount(amount) if all.is_positive() => {
            (amount * &units).checked_div(&all).unwrap_or_default().min(Fraction::from(1))
        }
        SupportPays::Amount(_) => Fraction::zero(),
    };
    // who takes no part receives nothing
    if support.to.is_some_and(|to| computed.months_of(to).is_none()) {
        return Vec::new();
    }
    let cap = support.cap.as_ref().map(|cap| floor(&(cap * &units)));
    let members = computed.plan.members.len();
    // a cap holds over the term: for each member where support goes to each, in all where one member keeps it
    let mut ends = Ends::new(support, &units, cap, covered);
    let mut room: Vec<Option<i128>> = vec![cap; members.max(1)];
    let mut receipts = Vec::new();
    for year in 0..computed.years.len() {
        for member in 0..members {
            let (receives, mine): (usize, Vec<usize>) = match support.to {
                Some(to) if to == member => (0, numbers(covered, |part| part.year == year)),
                Some(_) => continue,
                None => (member, numbers(covered, |part| part.year == year && part.member == member)),
            };
            if mine.is_empty() {
                continue;
            }
            let these = || mine.iter().filter_map(|nth| covered.get(*nth));
            let cost = these().fold(Fraction::zero(), |sum, part| &sum + &part.cost);
            let mut amount = floor(&(&cost * &rate)).max(0);
            if let Some(Some(left)) = room.get_mut(receives) {
                amount = amount.min(*left);
                *left -= amount;
            }
            let pays = ends.of(computed, receives, &mine, amount);
            receipts.push(Receipt { year, member, pays, covered: mine });
        }
    }
    receipts
}

/// The places of the parts that a condition picks.
fn numbers(covered: &[Covered], picks: impl Fn(&Covered) -> bool) -> Vec<usize> {
    covered.iter().enumerate().filter(|(_, part)| picks(part)).map(|(nth, _)| nth).collect()
}

/// An amount laid on the items it covers, in proportion to their cost.
fn laid(receipt: &Receipt, covered: &[Covered]) -> Vec<Part> {
    let mine: Vec<&Covered> = receipt.covered.iter().filter_map(|nth| covered.get(*nth)).collect();
    let weights: Vec<Fraction> = mine.iter().map(|part| part.cost.abs()).collect();
    let amounts = apportion(receipt.pays.base, &weights, 1).unwrap_or_else(|| vec![0; mine.len()]);
    let part = |(nth, base): (usize, i128)| {
        let pays = ends::laid(receipt.pays, &mine, nth, base);
        let item = mine.get(nth)?.item;
        let supported = Supported::apart(pays);
        (pays != Units::default())
            .then(|| supported_part(Some(item), receipt.year, Payer::Member(receipt.member), supported))
    };
    amounts.into_iter().enumerate().filter_map(part).collect()
}
