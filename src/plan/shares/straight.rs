//! What members pay before anything is rounded or capped: where a rule is mixed of two, so is this.

use super::claim::claim;
use super::split::split;
use super::way::{ItemFacts, Way};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::facts::Computed;
use crate::plan::level::Level;
use crate::sharing::{Claim, Settlement, SharedItem};
use std::collections::BTreeMap;

/// Exact shares by rules alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Straight {
    /// For each year, what each member of the plan pays.
    pub(crate) years: Vec<Vec<Fraction>>,
    /// The part of each member in the shared facts that some support covers, by the number of the fact.
    pub(crate) parts: BTreeMap<usize, Vec<Fraction>>,
}

/// Splits a plan by its rules, each cost at a level of what it may be; no saving is promised.
///
/// # Errors
/// A rule that cannot be applied.
pub(crate) fn straight(computed: &Computed<'_>, level: Level) -> Result<Straight, Diagnostic> {
    let way = Way::default();
    let (claim, facts) = claim(computed, &way, level)?;
    nothing_bends(computed, &claim, &facts)?;
    let split = split(computed, &claim, &way, &Settlement::default())?;
    let members = computed.plan.members.len();
    let direct =
        |member, year| claim.direct.get(year).and_then(|of: &Vec<i128>| of.get(member)).copied().unwrap_or(0);
    let whole =
        |member, year| &split.quota(member, year).unwrap_or_default() + &Fraction::from(direct(member, year));
    let of_year = |year| (0..members).map(|member| whole(member, year)).collect();
    let mut parts = BTreeMap::new();
    for (nth, (item, of_years)) in facts.iter().enumerate() {
        if !computed.plan.support.iter().any(|support| support.items.contains(item)) {
            continue;
        }
        for (year, fact) in of_years.iter().enumerate() {
            let Some(fact) = fact else { continue };
            let part = |member| split.part(nth, member, year).unwrap_or_default();
            parts.insert(*fact, (0..members).map(part).collect());
        }
    }
    Ok(Straight { years: (0..claim.years).map(of_year).collect(), parts })
}

/// All that a claim is made of, each part by its name: what is added to it and does not move in step with the percents of
/// a rule does not compile until it is refused here or taken apart.
///
/// # Errors
/// An item with a least or a greatest charge.
fn nothing_bends(computed: &Computed<'_>, claim: &Claim, facts: &ItemFacts) -> Result<(), Diagnostic> {
    // what stands beside the bills, and bills made apart of each other, are the same sums before rounding
    let Claim { members: _, items, own: _, beside: _, direct: _, apart: _, years: _, calendar: _ } = claim;
    for (item, (number, _)) in items.iter().zip(facts) {
        let SharedItem { rule: _, among: _, years: _, limits } = item;
        if limits.is_some() {
            let place = computed.plan.places.after.get(*number).cloned();
            return Err(Diagnostic::error(code!("negotiate-limits"), place));
        }
    }
    Ok(())
}
