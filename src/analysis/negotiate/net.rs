//! Support with each base alone, before it is rounded down: where nothing caps it, it moves in step with the percents.

use super::ground::Ground;
use super::request::Request;
use crate::analysis::plan::{Payer, Side};
use crate::analysis::shares::Straight;
use crate::code;
use crate::cost::{Support, SupportPays};
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;

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
    let mut found = Vec::with_capacity(ground.bases.len());
    for straight in &ground.middle {
        let mut of_members = vec![Fraction::zero(); ground.plan.members.len()];
        for support in &ground.plan.support {
            add(ground, straight, support, &mut of_members)?;
        }
        found.push(of_members);
    }
    Ok(found)
}

/// Adds what one support pays with one base alone.
fn add(
    ground: &Ground<'_>,
    straight: &Straight,
    support: &Support,
    of_members: &mut [Fraction],
) -> Result<(), Diagnostic> {
    let bent = || Diagnostic::error(code!("negotiate-net-cap"), None).with("support", support.name.clone());
    // all parts by their names: what is added to them is looked at here first
    let Support { name: _, items, pays, cap, to, kind: _, years_after, is_before } = support;
    if *is_before || *years_after > 0 {
        return Err(
            Diagnostic::error(code!("negotiate-net-support"), None).with("support", support.name.clone())
        );
    }
    if to.is_some_and(|to| ground.computed.months_of(to).is_none()) {
        return Ok(());
    }
    let years = ground.computed.years.len();
    let mut costs = vec![vec![Fraction::zero(); of_members.len()]; years];
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
    let units = Fraction::power_of_ten(i32::try_from(ground.computed.decimals).unwrap_or(0));
    let rate = match pays {
        SupportPays::Rate(rate) => rate.clone(),
        SupportPays::Amount(amount) if all.is_positive() => {
            (amount * &units).checked_div(&all).unwrap_or_default().min(Fraction::from(1))
        }
        SupportPays::Amount(_) => Fraction::zero(),
    };
    let mut sums = vec![Fraction::zero(); of_members.len()];
    for of_year in &costs {
        for (member, cost) in of_year.iter().enumerate() {
            if cost.is_negative() {
                return Err(bent());
            }
            let receiver = to.unwrap_or(member);
            sums.get_mut(receiver).into_iter().for_each(|sum| *sum = &*sum + &(cost * &rate));
        }
    }
    let cap = cap.as_ref().map(|cap| cap * &units);
    if cap.is_some_and(|cap| sums.iter().any(|sum| *sum > cap)) {
        return Err(bent());
    }
    for (all, sum) in of_members.iter_mut().zip(&sums) {
        *all = &*all + sum;
    }
    Ok(())
}
