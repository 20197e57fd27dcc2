//! Who pays what of a plan: its costs as a claim, split by the rules, to the unit.

mod bounds;
mod claim;
mod ends;
mod items;
mod reach;
mod together;
mod told;
mod whole;

pub(super) use claim::before_at;
pub(super) use whole::divided;

use super::fair::{CaseGame, Level};
use super::plan::{Computed, Payer, Side};
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::sharing::{self, Capped, Claim, Rule, Settlement, Split};
use claim::{ItemFacts, claim};
use num_traits::ToPrimitive;
use std::collections::BTreeMap;

/// How the shares are to be found: the case's own way, or another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// A rule for all shared items, instead of their own.
    pub rule: Option<Rule>,
    /// How bills are settled, instead of the case's way.
    pub settlement: Option<Settlement>,
    /// Whether exact shares are asked for beside the bills.
    pub exact: bool,
}

/// How much is to be known of each item; a bill needs no parts, and there are many of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// The parts of items that some support covers.
    Supported,
    /// The parts of all shared items.
    Items,
}

/// A member that the promised saving holds down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDown {
    /// The member.
    pub member: usize,
    /// What it would pay over the term above its cap, in minor units, rounded half away from zero.
    pub moved: i128,
}

/// The shares of a plan's members.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// The bills: for each year, what each member of the plan pays; candidates pay nothing.
    pub bills: Vec<Vec<Units>>,
    /// What each member pays over the term: known better than the sum of its bills where costs are ranges.
    totals: Vec<Units>,
    /// What nobody pays, for each year.
    pub uncollected: Vec<Units>,
    /// What nobody pays over the term.
    never: Units,
    /// What rounding dealt out in each year: member and amount, in order.
    pub dealt: Vec<Vec<(usize, i128)>>,
    /// Members that the promised saving holds down.
    pub capped: Vec<HeldDown>,
    /// What each member pays over the term before rounding, where that was asked for.
    pub exact: Vec<Fraction>,
    /// What shared facts came to for each member, exactly, by the number of the fact.
    parts: BTreeMap<usize, Vec<Fraction>>,
    /// The ends of these parts, where costs are ranges.
    part_ends: BTreeMap<usize, Vec<(Fraction, Fraction)>>,
    /// How far rounding can bring a bill from its parts where costs are ranges; `None` where more may be moved.
    rounding: Option<i128>,
}

/// Splits a plan's after-costs among its members.
///
/// # Errors
/// An item that nothing says how to share; a rule that cannot be applied; a promised saving that cannot hold.
pub(super) fn shares(computed: &Computed<'_>, way: &Way, detail: Detail) -> Result<Shares, Diagnostic> {
    if !computed.known.after() {
        return Err(no_after());
    }
    let settlement = way.settlement.as_ref().unwrap_or(&computed.plan.sharing.settlement);
    if let (None, Some(division)) = (&way.rule, computed.plan.sharing.division) {
        let game = CaseGame::new(computed, Level::Base)?;
        return Ok(divided(computed, &game, division, None, settlement)?.0);
    }
    let (claim, facts) = claim(computed, way, Level::Base)?;
    let split = split(computed, &claim, way, settlement)?;
    let facts = wanted(computed, facts, detail);
    let bounds = ends::bounds(computed, way, settlement, &split, &facts)?;
    let years = &split.years;
    let members = if way.exact { computed.plan.members.len() } else { 0 };
    let quota = |member, year| split.quota(member, year).unwrap_or_default();
    let exact_of = |member| (0..years.len()).fold(Fraction::zero(), |sum, year| &sum + &quota(member, year));
    Ok(Shares {
        exact: (0..members).map(exact_of).collect(),
        bills: bounds.bills,
        totals: bounds.totals,
        uncollected: bounds.uncollected,
        never: bounds.never,
        dealt: years.iter().map(|year| year.dealt.clone()).collect(),
        capped: split.capped.iter().map(held_down).collect(),
        parts: parts(computed, &split, &facts),
        part_ends: bounds.parts,
        rounding: bounds.rounding,
    })
}

/// A plan that states no cost after: there is nothing to split.
pub(super) fn no_after() -> Diagnostic {
    Diagnostic::error(code!("no-after-to-split"), None)
}

/// The facts of shared items that someone asks for; the others keep their place.
fn wanted(computed: &Computed<'_>, mut facts: ItemFacts, detail: Detail) -> ItemFacts {
    let supported = |item: usize| computed.plan.support.iter().any(|support| support.items.contains(&item));
    if detail == Detail::Supported {
        let others = facts.iter_mut().filter(|(item, _)| !supported(*item));
        others.for_each(|(_, of_years)| of_years.clear());
    }
    facts
}

fn held_down(capped: &Capped) -> HeldDown {
    let moved = (&capped.uncapped - &capped.cap).scaled(0, Rounding::HalfAway);
    HeldDown { member: capped.member, moved: moved.to_i128().unwrap_or(i128::MAX) }
}

/// Splits a claim, and says what stands in the way in words of the plan.
fn split<'c>(
    computed: &Computed<'_>,
    claim: &'c Claim,
    way: &Way,
    settlement: &Settlement,
) -> Result<Split<'c>, Diagnostic> {
    sharing::split(claim, settlement).map_err(|faults| told::told(computed, way, faults, settlement))
}

/// The exact part of every member in these shared facts.
fn parts(computed: &Computed<'_>, split: &Split<'_>, facts: &ItemFacts) -> BTreeMap<usize, Vec<Fraction>> {
    let members = computed.plan.members.len();
    let mut parts = BTreeMap::new();
    for (nth, (_, of_years)) in facts.iter().enumerate() {
        for (year, fact) in of_years.iter().enumerate() {
            let Some(fact) = fact else { continue };
            let of = |member| split.part(nth, member, year).unwrap_or_default();
            parts.insert(*fact, (0..members).map(of).collect());
        }
    }
    parts
}

impl Shares {
    /// What a shared fact came to for each member, exactly; nothing where that was not asked for.
    pub(super) fn parts_of_fact(&self, fact: usize) -> &[Fraction] {
        self.parts.get(&fact).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> Units {
        self.totals.get(member).copied().unwrap_or_default()
    }

    /// Whether some bill is a range.
    pub(super) fn is_ranged(&self) -> bool {
        self.bills.iter().flatten().any(|bill| !bill.is_exact())
    }

    /// What all members pay over the term: what they are to pay but for what nobody does.
    pub(super) fn all(&self, computed: &Computed<'_>) -> Units {
        let cost = computed
            .sum(|fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared));
        let (sum, rest): (Units, Units) = (self.totals.iter().copied().sum(), cost.minus(self.never));
        Units { low: sum.low.max(rest.low), base: sum.base, high: sum.high.min(rest.high) }
    }

    /// What nobody pays over the term.
    pub fn uncollected(&self) -> Units {
        self.never
    }

    /// What each member pays, and what nobody does, in a year or over the term.
    pub(super) fn borne(&self, year: Option<usize>) -> (&[Units], Units) {
        match year {
            None => (&self.totals, self.never),
            Some(year) => (
                self.bills.get(year).map(Vec::as_slice).unwrap_or_default(),
                self.uncollected.get(year).copied().unwrap_or_default(),
            ),
        }
    }
}

/// A number cut off to whole units.
pub(super) fn floor(value: &Fraction) -> i128 {
    value.units(0, Rounding::Floor).unwrap_or(0)
}
