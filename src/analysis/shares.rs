//! Who pays what of a plan: its costs as a claim, split by the rules, to the unit.

mod claim;
mod ends;
mod told;
mod whole;

pub(super) use claim::before_at;
pub(super) use whole::divided;

use super::fair::{CaseGame, Level};
use super::plan::{Computed, Fact, Part, Payer, Side};
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding, apportion};
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
    /// What nobody pays, for each year.
    pub uncollected: Vec<i128>,
    /// What rounding dealt out in each year: member and amount, in order.
    pub dealt: Vec<Vec<(usize, i128)>>,
    /// Members that the promised saving holds down.
    pub capped: Vec<HeldDown>,
    /// What each member pays over the term before rounding, where that was asked for.
    pub exact: Vec<Fraction>,
    /// What shared facts came to for each member, exactly, by the number of the fact.
    parts: BTreeMap<usize, Vec<Fraction>>,
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
    let bills = ends::bills(computed, way, settlement, &split)?;
    let years = &split.years;
    let members = if way.exact { computed.plan.members.len() } else { 0 };
    let quota = |member, year| split.quota(member, year).unwrap_or_default();
    let exact_of = |member| (0..years.len()).fold(Fraction::zero(), |sum, year| &sum + &quota(member, year));
    Ok(Shares {
        exact: (0..members).map(exact_of).collect(),
        bills,
        uncollected: years.iter().map(|year| year.uncollected).collect(),
        dealt: years.iter().map(|year| year.dealt.clone()).collect(),
        capped: split.capped.iter().map(held_down).collect(),
        parts: parts(computed, &split, &facts, detail),
    })
}

/// A plan that states no cost after: there is nothing to split.
pub(super) fn no_after() -> Diagnostic {
    Diagnostic::error(code!("no-after-to-split"), None)
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

/// The exact part of every member in the shared facts that someone asks for.
fn parts(
    computed: &Computed<'_>,
    split: &Split<'_>,
    facts: &ItemFacts,
    detail: Detail,
) -> BTreeMap<usize, Vec<Fraction>> {
    let supported = |item: usize| computed.plan.support.iter().any(|support| support.items.contains(&item));
    let members = computed.plan.members.len();
    let mut parts = BTreeMap::new();
    for (nth, (item, of_years)) in facts.iter().enumerate() {
        if detail == Detail::Supported && !supported(*item) {
            continue;
        }
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
        self.bills.iter().filter_map(|year| year.get(member)).copied().sum()
    }

    /// The facts of a plan with the shared ones split: whole units of each item for each member, and beside them what
    /// the rounding of bills and a promised saving add to them.
    pub fn parts_of(&self, computed: &Computed<'_>) -> Vec<Part> {
        let mut parts: Vec<Part> =
            computed.facts.iter().filter(|fact| fact.payer != Payer::Shared).map(Part::whole).collect();
        let mut left = self.bills.clone();
        for part in &parts {
            if part.side == Side::After
                && let Payer::Member(number) = part.payer
            {
                take(&mut left, part.year, number, part.units);
            }
        }
        for (nth, exact) in &self.parts {
            let Some(fact) = computed.facts.get(*nth) else { continue };
            for (member, units) in whole_units(fact.invoice.units, exact).into_iter().enumerate() {
                if units != Units::default() {
                    parts.push(Part { payer: Payer::Member(member), units, ..Part::whole(fact) });
                    take(&mut left, fact.invoice.year, member, units);
                }
            }
        }
        self.add_rest(&mut parts, left);
        parts
    }

    /// The facts of a plan whose cost after is divided as a whole: each member's part of it belongs to no item.
    pub fn undivided(&self, computed: &Computed<'_>) -> Vec<Part> {
        let is_divided =
            |fact: &&Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let mut parts: Vec<Part> =
            computed.facts.iter().filter(|fact| !is_divided(fact)).map(Part::whole).collect();
        self.add_rest(&mut parts, self.bills.clone());
        parts
    }

    /// What is left of each bill after its items: rounding, and what a promised saving moved.
    fn add_rest(&self, parts: &mut Vec<Part>, left: Vec<Vec<Units>>) {
        for (year, bills) in left.into_iter().enumerate() {
            for (member, units) in bills.into_iter().enumerate() {
                if units != Units::default() {
                    let payer = Payer::Member(member);
                    parts.push(Part { side: Side::After, item: None, year, payer, units, support: 0 });
                }
            }
            if let Some(uncollected) = self.uncollected.get(year).filter(|units| **units != 0) {
                let units = Units::exact(*uncollected);
                parts.push(Part {
                    side: Side::After,
                    item: None,
                    year,
                    payer: Payer::Group,
                    units,
                    support: 0,
                });
            }
        }
    }
}

fn take(left: &mut [Vec<Units>], year: usize, member: usize, units: Units) {
    if let Some(bill) = left.get_mut(year).and_then(|year| year.get_mut(member)) {
        *bill = Units {
            low: bill.low.saturating_sub(units.low),
            base: bill.base.saturating_sub(units.base),
            high: bill.high.saturating_sub(units.high),
        };
    }
}

/// An invoice in whole units in proportion to exact parts of it.
fn whole_units(units: Units, exact: &[Fraction]) -> Vec<Units> {
    let weights: Vec<Fraction> = exact.iter().map(Fraction::abs).collect();
    let spread = |total: i128| apportion(total, &weights, 1).unwrap_or_else(|| vec![0; weights.len()]);
    let base = spread(units.base);
    if units.is_exact() {
        return base.into_iter().map(Units::exact).collect();
    }
    let (low, high) = (spread(units.low), spread(units.high));
    let levels = low.into_iter().zip(base).zip(high);
    levels.map(|((low, base), high)| Units { low, base, high }).collect()
}

/// A number cut off to whole units.
pub(super) fn floor(value: &Fraction) -> i128 {
    value.units(0, Rounding::Floor).unwrap_or(0)
}
