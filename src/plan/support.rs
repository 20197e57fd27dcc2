//! Support applied to a plan: what it pays of each item, rounded down a member and year, never above its cap. A loan is repaid:
//! it pays for a cost, and what is left to bear is not less by it.

mod cell;
mod covered;
mod ends;
mod given;
mod left;
mod modes;
mod paired;
mod term;
mod twice;
mod ways;

use super::facts::{Computed, PaidPart, Payer, Supported};
use super::shares::{Shares, floor};
use crate::cost::{Support, SupportPays, Units};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, apportion};
use covered::{Covered, Receipt, numbers, side_of, supported_part};
pub(crate) use covered::{Grain, received_in};
use ends::{SupportEnds, payer_of};
use given::{GivenSupport, as_part, part_paid};
pub(crate) use term::{TermSupport, TermWay};
pub(crate) use ways::ways_of_all;

/// What all support of a plan pays, as parts without a cost of their own, told apart no further than is asked for: a sum
/// is known better than what it is a sum of.
///
/// # Errors
/// An item for which several supports together pay more than it costs.
pub(crate) fn parts(
    computed: &Computed<'_>,
    shares: &Shares,
    grain: Grain,
) -> Result<Vec<PaidPart>, Diagnostic> {
    let mut parts = Vec::new();
    let mut all = Vec::new();
    let mut given = Vec::new();
    for support in &computed.plan.support {
        let of_support = given_by(computed, support, shares);
        let (received, paid) = received(computed, &of_support, grain);
        all.extend(paid.into_iter().map(|part| (support.kind, part)));
        if !support.is_repaid() {
            parts.extend(received);
            given.push(of_support);
        }
    }
    // one alone never pays more than there is
    if computed.plan.support.len() > 1 {
        twice::check_sum(computed, &all)?;
    }
    paired(computed, shares, given, grain, &mut parts);
    Ok(parts)
}

/// The same of some of them only, be they repaid or not.
pub(crate) fn counted(
    computed: &Computed<'_>,
    shares: &Shares,
    grain: Grain,
    counts: impl Fn(&Support) -> bool,
) -> Vec<PaidPart> {
    let counted = computed.plan.support.iter().filter(|support| counts(support));
    let given: Vec<GivenSupport<'_>> = counted.map(|support| given_by(computed, support, shares)).collect();
    let mut parts = given.iter().flat_map(|given| received(computed, given, grain).0).collect();
    paired(computed, shares, given, grain, &mut parts);
    parts
}

/// Adds what brings to its ends what these leave, where costs are ranges.
fn paired(
    computed: &Computed<'_>,
    shares: &Shares,
    mut given: Vec<GivenSupport<'_>>,
    grain: Grain,
    parts: &mut Vec<PaidPart>,
) {
    given.retain(|given| !given.support.is_before);
    let is_ranged = |given: &GivenSupport<'_>| given.covered.iter().any(|part| part.low != part.high);
    if given.iter().any(is_ranged) {
        let paired = paired::paired(computed, shares, &given, grain, parts);
        parts.extend(paired);
    }
}

/// What one support pays to a member in a year, and of which costs.
pub(crate) struct Paid {
    /// The year of the term.
    pub(crate) year: usize,
    /// Who gets it.
    pub(crate) member: usize,
    /// Whose cap it counts on: the member's, or where one keeps it the only one there is.
    pub(crate) receives: usize,
    /// What it pays, in minor units.
    pub(crate) pays: i128,
    /// The covered costs by item and member, exactly, in minor units.
    pub(crate) costs: Vec<(usize, usize, Fraction)>,
    /// All that the support covers over the term.
    pub(crate) all: Fraction,
}

/// What one support pays to each member in each year.
pub(crate) fn receipts(computed: &Computed<'_>, support: &Support, shares: &Shares) -> Vec<Paid> {
    let covered = covered(computed, support, shares);
    let all = covered.iter().map(|part| &part.cost).sum::<Fraction>();
    let told = |receipt: Receipt| {
        let costs = receipt.covered.iter().filter_map(|nth| covered.get(*nth));
        Paid {
            year: receipt.year,
            member: receipt.member,
            receives: if support.to.is_some() { 0 } else { receipt.member },
            pays: receipt.pays.base,
            costs: costs.map(|part| (part.item, part.member, part.cost.clone())).collect(),
            all: all.clone(),
        }
    };
    paid(computed, support, &covered, shares).into_iter().map(told).collect()
}

/// The same of one support: what is received within the term, and all that is paid of each item in the year of its cost.
pub(crate) fn of_one(
    computed: &Computed<'_>,
    support: &Support,
    shares: &Shares,
    grain: Grain,
) -> (Vec<PaidPart>, Vec<PaidPart>) {
    received(computed, &given_by(computed, support, shares), grain)
}

/// A support with what it covers and what it pays.
fn given_by<'s>(computed: &Computed<'_>, support: &'s Support, shares: &Shares) -> GivenSupport<'s> {
    let covered = covered(computed, support, shares);
    let support = as_part(computed, support, &covered);
    let receipts = paid(computed, &support, &covered, shares);
    GivenSupport::new(computed, support, covered, receipts)
}

/// Each support of a plan that lowers a cost, over the term.
pub(crate) fn over_term<'c>(computed: &Computed<'c>, shares: &Shares) -> Vec<TermSupport<'c>> {
    let lowers = computed.plan.support.iter().filter(|support| !support.is_repaid());
    lowers.map(|support| TermSupport::new(support, given_by(computed, support, shares))).collect()
}

fn received(
    computed: &Computed<'_>,
    given: &GivenSupport<'_>,
    grain: Grain,
) -> (Vec<PaidPart>, Vec<PaidPart>) {
    let GivenSupport { support, covered, receipts: paid, .. } = given;
    let laid_on = |receipt: &Receipt| laid(computed, support, receipt, covered);
    let all = paid.iter().flat_map(laid_on).collect();
    // what is received after the term is none of its money
    let within = |receipt: &&Receipt| received_in(computed, support, receipt.year).is_some();
    let receipts: Vec<Receipt> = paid.iter().filter(within).cloned().collect();
    let is_exact = covered.iter().all(|part| part.low == part.high);
    let received = |mut part: PaidPart| {
        part.year = part.year.saturating_add(if grain.year || is_exact { support.years_after } else { 0 });
        part
    };
    let by_item = grain.item && ends::only_item(support).is_none();
    let parts = match is_exact || by_item {
        true => receipts.iter().flat_map(laid_on).map(received).collect(),
        false => {
            let undivided = ends::undivided(computed, support, covered, &receipts, grain);
            undivided.into_iter().map(received).collect()
        }
    };
    (parts, all)
}

/// What a plan's support pays only after the term.
pub(crate) fn later(computed: &Computed<'_>, shares: &Shares) -> Units {
    let later = |support: &Support| -> Units {
        let covered = covered(computed, support, shares);
        let is_later = |receipt: &&Receipt| received_in(computed, support, receipt.year).is_none();
        paid(computed, support, &covered, shares).iter().filter(is_later).map(|receipt| receipt.pays).sum()
    };
    let is_meant = |support: &&Support| support.years_after > 0 && !support.is_repaid();
    computed.plan.support.iter().filter(is_meant).map(later).sum()
}

/// The members' costs of the items that a support covers.
fn covered(computed: &Computed<'_>, support: &Support, shares: &Shares) -> Vec<Covered> {
    let is_certain = !shares.is_ranged() && computed.is_exact();
    let mut covered = Vec::new();
    for (nth, fact) in computed.facts.iter().enumerate() {
        if fact.side != side_of(support) || !support.items.contains(&fact.item) {
            continue;
        }
        let (item, year) = (fact.item, fact.invoice.year);
        match fact.payer {
            Payer::Member(_) | Payer::Group => {
                let member = member_of(computed, fact.payer);
                let Units { low, base, high } = fact.invoice.units;
                let [low, cost, high] = [low, base, high].map(Fraction::from);
                covered.push(Covered { fact: nth, item, year, member, cost, low, high, is_loose: false });
            }
            Payer::Shared => {
                for (member, cost) in shares.parts_of_fact(nth).iter().cloned().enumerate() {
                    let (low, high) = shares.ends_of_part(nth, member, fact.invoice.units, is_certain);
                    if !(cost.is_zero() && low.is_zero() && high.is_zero()) {
                        let is_loose = low != high && !shares.knows_ends_of(nth);
                        covered.push(Covered { fact: nth, item, year, member, cost, low, high, is_loose });
                    }
                }
            }
            Payer::Outside(_) => {}
        }
    }
    covered
}

/// The number under which a payer stands: past the last member the group as a whole.
fn member_of(computed: &Computed<'_>, payer: Payer) -> usize {
    match payer {
        Payer::Member(member) => member,
        _ => computed.plan.members.len(),
    }
}

/// What one support pays to each member in each year.
fn paid(computed: &Computed<'_>, support: &Support, covered: &[Covered], shares: &Shares) -> Vec<Receipt> {
    let units = Fraction::minor_per_major(computed.decimals);
    let rate = match &support.pays {
        SupportPays::Rate(rate) => rate.clone(),
        SupportPays::Amount(amount) => part_paid(computed, amount, covered).unwrap_or_default(),
    };
    // who takes no part receives nothing
    if support.to.is_some_and(|to| computed.months_of(to).is_none()) {
        return Vec::new();
    }
    let cap = support.cap.as_ref().map(|cap| floor(&(cap * &units)));
    let members = computed.plan.members.len();
    // a cap holds over the term: for each member where support goes to each, in all where one member keeps it
    let mut ends = SupportEnds::new(computed, shares, support, cap, covered);
    let mut room: Vec<Option<i128>> = vec![cap; members + 1];
    let mut receipts = Vec::new();
    for year in 0..computed.years.len() {
        for member in 0..=members {
            let (receives, mine): (usize, Vec<usize>) = match support.to {
                Some(to) if to == member => (0, numbers(covered, |part| part.year == year)),
                Some(_) => continue,
                None => (member, numbers(covered, |part| (part.year, part.member) == (year, member))),
            };
            if mine.is_empty() {
                continue;
            }
            let these = || mine.iter().filter_map(|nth| covered.get(*nth));
            let cost = these().map(|part| &part.cost).sum::<Fraction>();
            let mut amount = floor(&(&cost * &rate)).max(0);
            if let Some(Some(left)) = room.get_mut(receives) {
                amount = amount.min(*left);
                *left -= amount;
            }
            let (pays, uncapped) = ends.of(computed, receives, &mine, amount);
            receipts.push(Receipt { year, member, pays, uncapped, covered: mine });
        }
    }
    receipts
}

/// An amount laid on the items it covers, in proportion to their cost.
fn laid(computed: &Computed<'_>, support: &Support, receipt: &Receipt, covered: &[Covered]) -> Vec<PaidPart> {
    let mine: Vec<&Covered> = receipt.covered.iter().filter_map(|nth| covered.get(*nth)).collect();
    let weights: Vec<Fraction> = mine.iter().map(|part| part.cost.abs()).collect();
    let amounts = apportion(receipt.pays.base, &weights, 1).unwrap_or_else(|| vec![0; mine.len()]);
    let part = |(nth, base): (usize, i128)| {
        let pays = ends::laid(receipt.pays, &mine, nth, base);
        let pays = ends::of_part(support, &mine, nth).map_or(pays, |of_part| pays.cut(of_part));
        let item = mine.get(nth)?.item;
        let supported = Supported::apart(pays);
        let payer = payer_of(computed, receipt.member);
        let part = |item| supported_part(side_of(support), Some(item), receipt.year, payer, supported);
        (pays != Units::default()).then(|| part(item))
    };
    amounts.into_iter().enumerate().filter_map(part).collect()
}
