//! Support with each base alone, before it is rounded down: where nothing caps it, it moves in step with the percents.

use super::ground::Ground;
use super::request::Request;
use crate::code;
use crate::cost::{Support, SupportPays};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::facts::{Payer, Side};
use crate::plan::shares::Straight;

/// What support pays of each member's cost over the term, with each base alone; nothing unless that counts.
///
/// # Errors
/// Support that a cap or a cost below 0 bends, and costs in ranges.
pub(super) fn alone(ground: &Ground<'_>, request: &Request) -> Result<Vec<Vec<Fraction>>, Diagnostic> {
    if !request.net {
        return Ok(Vec::new());
    }
    if ground.ends.is_some() {
        return Err(Diagnostic::error(code!("negotiate-net-ranges"), None));
    }
    let mut found = vec![vec![Fraction::zero(); ground.plan.members.len()]; ground.bases.len()];
    // a loan is repaid: it lowers nothing
    for support in ground.plan.support.iter().filter(|support| !support.is_repaid()) {
        let alone = ground.middle.iter().map(|straight| uncapped(ground, straight, support));
        let mut alone = alone.collect::<Result<Vec<_>, _>>()?;
        cap(ground, support, &mut alone)?;
        for (of_members, sums) in found.iter_mut().zip(&alone) {
            of_members.iter_mut().zip(sums).for_each(|(all, sum)| *all = &*all + sum);
        }
    }
    Ok(found)
}

/// Support that moves with the percents up to its cap, or is at it whatever they are; between the two it would bend.
fn cap(ground: &Ground<'_>, support: &Support, alone: &mut [Vec<Fraction>]) -> Result<(), Diagnostic> {
    let Some(cap) = support.cap.as_ref().map(|cap| cap * &minor(ground)) else { return Ok(()) };
    for member in 0..ground.plan.members.len() {
        let sums = || alone.iter().filter_map(|of_members| of_members.get(member));
        if sums().all(|sum| *sum <= cap) {
            continue;
        }
        if sums().any(|sum| *sum < cap) {
            return Err(bent(support));
        }
        alone
            .iter_mut()
            .filter_map(|of_members| of_members.get_mut(member))
            .for_each(|sum| *sum = cap.clone());
    }
    Ok(())
}

fn bent(support: &Support) -> Diagnostic {
    Diagnostic::error(code!("negotiate-net-cap"), None).with("support", support.name.clone())
}

/// Minor units of one major unit.
fn minor(ground: &Ground<'_>) -> Fraction {
    Fraction::minor_per_major(ground.computed.decimals)
}

/// What one support would pay each member with one base alone if nothing capped it.
fn uncapped(
    ground: &Ground<'_>,
    straight: &Straight,
    support: &Support,
) -> Result<Vec<Fraction>, Diagnostic> {
    // all parts by their names: what is added to them is looked at here first
    let Support { name: _, items, pays, cap: _, to, kind: _, years_after, is_before } = support;
    if *is_before || *years_after > 0 {
        let fault = Diagnostic::error(code!("negotiate-net-support"), None);
        return Err(fault.with("support", support.name.clone()));
    }
    let mut sums = vec![Fraction::zero(); ground.plan.members.len()];
    if to.is_some_and(|to| ground.computed.months_of(to).is_none()) {
        return Ok(sums);
    }
    let years = ground.computed.years.len();
    let mut costs = vec![vec![Fraction::zero(); sums.len()]; years];
    let mut all = Fraction::zero();
    let facts = ground.computed.facts.iter().enumerate();
    for (nth, fact) in facts.filter(|(_, fact)| fact.side == Side::After && items.contains(&fact.item)) {
        let Some(of_year) = costs.get_mut(fact.invoice.year) else { continue };
        let mut borne = |member: usize, cost: &Fraction| {
            all = &all + cost;
            of_year.get_mut(member).into_iter().for_each(|sum| *sum = &*sum + cost);
        };
        match fact.payer {
            Payer::Member(member) => borne(member, &Fraction::from(fact.invoice.units.base)),
            Payer::Shared => {
                let parts = straight.parts.get(&nth).map(Vec::as_slice).unwrap_or_default();
                parts.iter().enumerate().for_each(|(member, part)| borne(member, part));
            }
            Payer::Group | Payer::Outside(_) => {}
        }
    }
    let rate = match pays {
        SupportPays::Rate(rate) => rate.clone(),
        SupportPays::Amount(amount) if all.is_positive() => {
            (amount * &minor(ground)).checked_div(&all).unwrap_or_default().min(Fraction::from(1))
        }
        SupportPays::Amount(_) => Fraction::zero(),
    };
    for of_year in &costs {
        for (member, cost) in of_year.iter().enumerate() {
            if cost.is_negative() {
                return Err(bent(support));
            }
            let receiver = to.unwrap_or(member);
            sums.get_mut(receiver).into_iter().for_each(|sum| *sum = &*sum + &(cost * &rate));
        }
    }
    Ok(sums)
}
