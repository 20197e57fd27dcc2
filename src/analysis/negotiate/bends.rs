//! Where shares bend: a promise of the case that holds somebody down. What is asked is then answered only where it does not.

use super::condition::{Condition, Wants};
use super::ground::Ground;
use super::request::NegotiateRequest;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Fraction;
use crate::plan::level::Level;
use crate::requirement::{Limit, LimitedFigure, Whose};
use crate::sharing::Settlement;

/// Whether the case's own promise moves costs with some percents, but with none that the conditions allow: where somebody
/// is held down to it, more than that is wanted.
///
/// # Errors
/// A promise that moves costs with percents that hold.
pub(super) fn is_out_of_reach(
    ground: &Ground<'_>,
    request: &NegotiateRequest,
    conditions: &[Condition],
) -> Result<bool, Diagnostic> {
    // what is added to how bills are settled is looked at here first: bills alone, or what is paid before rounding
    let Settlement { round_to: _, remainder: _, round: _, bill: _, min_saving } = ground.settlement;
    let Some(promised) = min_saving else { return Ok(false) };
    let held = |member: usize| {
        let before = ground.before(Level::Low, member, None)?;
        let cap = &(&before * &(&Fraction::from(100) - promised)) * &Fraction::decimal(1, 2);
        let pays = ground.pays_at(Level::High, member, None);
        pays.iter().any(|pay| *pay > cap).then_some(before)
    };
    let held: Vec<Fraction> = ground.computed.members().filter_map(|(member, _)| held(member)).collect();
    if held.is_empty() {
        return Ok(false);
    }
    let is_wanted = wanted(ground, conditions).is_some_and(|wanted| wanted > *promised);
    let bends = request.net || ground.ends.is_some() || !held.iter().all(Fraction::is_positive);
    match is_wanted && !bends {
        true => Ok(true),
        false => {
            let fault = Diagnostic::error(code!("negotiate-bends"), ground.plan.places.min_saving.clone());
            let fault = fault.with("percent", crate::case::exact_percent(promised));
            // asking for more helps only where nothing else keeps it from being answered
            Err(match bends {
                true => fault.worded(code!("negotiate-bends-anyway")),
                false => fault.of_kind(FaultKind::PromiseBends),
            })
        }
    }
}

/// The saving, in percent, that every member wants over the term.
fn wanted(ground: &Ground<'_>, conditions: &[Condition]) -> Option<Fraction> {
    let of = |condition: &Condition| match &condition.wants {
        Wants::NotMore => Some(Fraction::zero()),
        Wants::Saves(percent) => Some(percent.clone()),
        Wants::Required(nth) => {
            let requirement = &ground.case.require.get(*nth)?.requirement;
            let is_of_all = requirement.whose == Whose::Every && !requirement.yearly && condition.at_most;
            match (requirement.figure, &requirement.limit) {
                (LimitedFigure::Saving, Limit::Percent(percent)) if is_of_all => Some(percent.clone()),
                _ => None,
            }
        }
        Wants::Stays => None,
    };
    conditions.iter().filter_map(of).max()
}
