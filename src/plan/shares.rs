//! Who pays what of a plan: its costs as a claim, split by the rules, to the unit.

mod alone;
mod below_zero;
mod beside;
mod beside_year;
mod bills;
mod bounds;
mod by_before;
pub(crate) mod by_year;
mod claim;
mod courses;
mod direct;
mod division;
mod enclosed;
mod ends;
mod ends_limited;
mod falls;
mod followed;
mod found;
mod hardest;
mod item_ends;
mod items;
mod limited;
mod moves;
mod only_rule;
mod paid_forms;
mod promised;
mod reach;
mod rounds;
mod split;
mod straight;
mod taking;
mod together;
mod told;
mod unsettled;
mod wavers;
mod way;
mod weighed;
mod whole;
mod whole_parts;

pub(crate) use alone::{categories, category};
pub(crate) use below_zero::BillBelowZero;
pub(crate) use beside::Settled;
pub(crate) use beside_year::{CarriedOver, Divided};
pub(crate) use bills::bills;
pub(crate) use by_before::{CostsBefore, PartByBefore};
pub(crate) use direct::is_direct;
pub(crate) use enclosed::{YearEnds, enclosed};
pub(crate) use followed::Followed;
pub use found::Shares;
pub(crate) use only_rule::only_rule;
pub(crate) use straight::{Straight, straight};
pub(crate) use told::promise_fault;
pub(crate) use way::Detail;
pub use way::Way;
pub(crate) use whole::divided;

use super::facts::{Computed, PaidPart};
use super::fair::CaseGame;
use super::level::Level;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::sharing::{Claim, Split};
use claim::claim;
use split::{held_down, split};
use std::collections::BTreeMap;
use way::ItemFacts;

/// Splits a plan's after-costs among its members.
///
/// # Errors
/// An item that nothing says how to share; a rule that cannot be applied; a promised saving that cannot hold.
pub(crate) fn shares(computed: &Computed<'_>, way: &Way, detail: Detail) -> Result<Shares, Diagnostic> {
    if !computed.known.after() {
        return Err(no_after());
    }
    let settlement = way.settlement.as_ref().unwrap_or(&computed.plan.sharing.settlement);
    if let (None, Some(division)) = (&way.rule, computed.plan.sharing.division) {
        let game = CaseGame::new(computed, Level::Base)?;
        return Ok(divided(computed, &game, division, None, settlement)?.0);
    }
    hardest::holds(computed, way, settlement)?;
    let (claim, facts) = claim(computed, way, Level::Base)?;
    let split = split(computed, &claim, way, settlement)?;
    let all = facts.clone();
    let facts = wanted(computed, facts, detail);
    let mut bounds = ends::bounds(computed, way, settlement, &split, (&all, &facts))?;
    let (billed, billed_totals) = (bounds.bills.clone(), bounds.totals.clone());
    let direct = direct::by_year(computed);
    bounds.bills.iter_mut().zip(&direct).for_each(|(bills, direct)| direct::add(bills, direct));
    direct::add(&mut bounds.totals, &direct::over_term(computed));
    let years = &split.years;
    let members = if way.exact { computed.plan.members.len() } else { 0 };
    let quota = |member, year| split.quota(member, year).unwrap_or_default();
    let own = |member: usize| {
        direct.iter().filter_map(|year| year.get(member)).map(|units| units.base).sum::<i128>()
    };
    let exact_of = |member| {
        let own = Fraction::from(own(member));
        (0..years.len()).fold(own, |sum, year| &sum + &quota(member, year))
    };
    let mut shares = Shares {
        exact: (0..members).map(exact_of).collect(),
        bills: bounds.bills,
        billed,
        billed_totals,
        settlement: settlement.clone(),
        items: items::apart(settlement, &split, &claim, &all),
        beside: Vec::new(),
        totals: bounds.totals,
        uncollected: bounds.uncollected,
        never: bounds.never,
        dealt: years.iter().map(|year| year.dealt.clone()).collect(),
        moves_units: settlement.min_saving.is_some()
            && (0..years.len()).any(|year| !split.is_as_rounded(year)),
        capped: split.capped.iter().map(held_down).collect(),
        parts: parts(computed, &split, &facts),
        part_ends: bounds.parts,
        straight: bounds.straight,
        idle: bounds.idle,
        rounding: bounds.rounding,
        item_bills: bounds.item_bills,
        followed: bounds.followed,
        weighed: bounds.weighed,
    };
    shares.beside = beside::beside(computed, settlement, &claim, &split, &shares)?;
    Ok(shares)
}

/// A plan split by its own rules, for whoever takes it apart: with the claim, and where its shared items come from, by
/// year the numbers of their facts.
pub(crate) fn taken_apart<T>(
    computed: &Computed<'_>,
    look: impl FnOnce(&Claim, &Split<'_>, &[(usize, Vec<Option<usize>>)]) -> T,
) -> Result<T, Diagnostic> {
    apart(computed, &Way::default(), look)
}

/// What stands beside the bills of each year of a plan taken apart.
pub(crate) fn settled(
    computed: &Computed<'_>,
    claim: &Claim,
    split: &Split<'_>,
) -> Result<Vec<Vec<Settled>>, Diagnostic> {
    beside::settled(computed, &computed.plan.sharing.settlement, claim, split, None)
}

/// The same of any way to split.
pub(crate) fn apart<T>(
    computed: &Computed<'_>,
    way: &Way,
    look: impl FnOnce(&Claim, &Split<'_>, &[(usize, Vec<Option<usize>>)]) -> T,
) -> Result<T, Diagnostic> {
    let settlement = way.settlement.as_ref().unwrap_or(&computed.plan.sharing.settlement);
    let (claim, facts) = claim(computed, way, Level::Base)?;
    let split = split(computed, &claim, way, settlement)?;
    Ok(look(&claim, &split, &facts))
}

/// The parts of a plan's costs after item by item, each made only when it is asked for: as many as members times items and
/// years are never there at once. For costs that flow so.
pub(crate) fn item_by_item<T>(
    computed: &Computed<'_>,
    way: &Way,
    shares: &Shares,
    look: impl FnOnce(&mut dyn Iterator<Item = (Option<usize>, Vec<PaidPart>)>) -> T,
) -> Result<T, Diagnostic> {
    apart(computed, way, |_, split, facts| {
        let mut places = BTreeMap::new();
        for (nth, (_, of_years)) in facts.iter().enumerate() {
            let of_item = of_years.iter().enumerate();
            places.extend(of_item.filter_map(|(year, fact)| Some(((*fact)?, (nth, year)))));
        }
        let exact = |fact: usize| {
            let (nth, year) = places.get(&fact)?;
            split.parts(*nth, *year)
        };
        look(&mut shares.by_item(computed, exact))
    })
}

/// Whether a plan's costs are told apart so: none is a range, and no support is told apart by items too.
pub(crate) fn flows_by_item(computed: &Computed<'_>) -> bool {
    computed.plan.support.is_empty() && computed.is_exact()
}

/// A plan that states no cost after: there is nothing to split.
pub(crate) fn no_after() -> Diagnostic {
    Diagnostic::error(code!("no-after-to-split"), None)
}

/// The facts of shared items that someone asks for; the others keep their place. What support leaves of a range is added
/// up of all of them.
fn wanted(computed: &Computed<'_>, mut facts: ItemFacts, detail: Detail) -> ItemFacts {
    let supported = |item: usize| computed.plan.support.iter().any(|support| support.items.contains(&item));
    let is_exact = || computed.is_exact();
    // so is what money of the year before goes by
    let is_alone = computed.plan.support.is_empty() && computed.plan.reckonings.is_empty();
    if detail == Detail::Supported && (is_alone || is_exact()) {
        let others = facts.iter_mut().filter(|(item, _)| !supported(*item));
        others.for_each(|(_, of_years)| of_years.clear());
    }
    facts
}

/// The exact part of every member in these shared facts.
fn parts(computed: &Computed<'_>, split: &Split<'_>, facts: &ItemFacts) -> BTreeMap<usize, Vec<Fraction>> {
    let members = computed.plan.members.len();
    let mut parts = BTreeMap::new();
    for (nth, (_, of_years)) in facts.iter().enumerate() {
        for (year, fact) in of_years.iter().enumerate() {
            let Some(fact) = fact else { continue };
            let of_all = split.parts(nth, year);
            let of = |member| of_all.as_ref().and_then(|parts| parts.exact(member)).unwrap_or_default();
            parts.insert(*fact, (0..members).map(of).collect());
        }
    }
    parts
}

/// A number cut off to whole units.
pub(crate) fn floor(value: &Fraction) -> i128 {
    value.units(0, Rounding::Floor).unwrap_or(0)
}
