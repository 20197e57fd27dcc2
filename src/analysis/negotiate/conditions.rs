//! What everybody must be able to accept, as conditions on what members pay: those of the question and those of the case.

use super::condition::{Condition, Wants};
use super::ground::Ground;
use super::net::Net;
use super::request::NegotiateRequest;
use crate::analysis::check::falls_away;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::level::Level;
use crate::requirement::{Bound, Limit, LimitedFigure, Requirement, Whose};

/// The conditions of the question and of the case; those on the whole group are not among them.
pub(super) fn conditions(
    ground: &Ground<'_>,
    request: &NegotiateRequest,
) -> Result<Vec<Condition>, Diagnostic> {
    let mut found = of_question(ground, request)?;
    for (nth, required) in ground.case.require.iter().enumerate() {
        let requirement = &required.requirement;
        if falls_away(ground.case, requirement) || is_of_group(requirement) {
            continue;
        }
        if requirement.system.is_some() {
            let fault = Diagnostic::error(code!("negotiate-system"), Some(required.span.clone()));
            return Err(fault);
        }
        found.extend(of_requirement(ground, nth, requirement)?);
    }
    Ok(found)
}

/// Whether a requirement holds or not whatever the percents are: of the group, or of costs before.
pub(super) fn is_of_group(requirement: &Requirement) -> bool {
    requirement.whose == Whose::Group || requirement.figure == LimitedFigure::Before
}

/// So many percent of an amount.
fn part(amount: &Fraction, percent: &Fraction) -> Fraction {
    &(amount * percent) * &Fraction::decimal(1, 2)
}

/// What is left of an amount after so many percent of it are saved.
fn left(amount: &Fraction, saved: &Fraction) -> Fraction {
    part(amount, &(&Fraction::from(100) - saved))
}

/// Nobody pays more than before, or everybody saves so much.
fn of_question(ground: &Ground<'_>, request: &NegotiateRequest) -> Result<Vec<Condition>, Diagnostic> {
    let saved = request.min_saving.clone().unwrap_or_default();
    let wants = request.min_saving.clone().map_or(Wants::NotMore, Wants::Saves);
    let net = Net::of(ground, request)?;
    let mut found = Vec::new();
    for (member, _) in ground.computed.members() {
        let before = ground.before(Level::Low, member, None).ok_or_else(|| unknown(ground, member))?;
        let limit = left(&(&before - &net.before(member)), &saved);
        let pays = ground.pays_at(Level::High, member, None);
        found.extend(net.left(member, &pays).into_iter().map(|piece| Condition {
            whose: vec![member],
            year: None,
            wants: wants.clone(),
            at_most: true,
            limit: limit.clone(),
            misses: piece.iter().map(|pay| pay - &limit).collect(),
        }));
    }
    Ok(found)
}

/// The cost before of a member that everything is held against is not known.
fn unknown(ground: &Ground<'_>, member: usize) -> Diagnostic {
    let id = ground.plan.members.get(member).map_or("", |member| member.id.as_str());
    Diagnostic::error(code!("negotiate-before"), None).with("member", id)
}

/// A requirement on figures after support: the percents are sought of what is paid.
fn after_support(ground: &Ground<'_>, nth: usize) -> Diagnostic {
    let place = ground.case.require.get(nth).map(|required| required.span.clone());
    let fault = Diagnostic::error(code!("negotiate-net-require"), place);
    if ground.ends.is_some() { fault.worded(code!("negotiate-net-require-ranges")) } else { fault }
}

/// A requirement on each member that it speaks of, in each year where it does.
fn of_requirement(
    ground: &Ground<'_>,
    nth: usize,
    requirement: &Requirement,
) -> Result<Vec<Condition>, Diagnostic> {
    let is_meant = |(_, member): &(usize, &crate::case::Member)| match &requirement.whose {
        Whose::Group => false,
        Whose::Every => true,
        Whose::Member(id) => member.id == *id || member.name.is(id),
    };
    let years: Vec<Option<usize>> = match requirement.yearly {
        false => vec![None],
        true => (0..ground.computed.years.len()).map(Some).collect(),
    };
    let mut found = Vec::new();
    for (member, _) in ground.computed.members().filter(is_meant) {
        for year in years.iter().copied() {
            found.extend(of_member(ground, requirement, (nth, member, year))?);
        }
    }
    Ok(found)
}

fn of_member(
    ground: &Ground<'_>,
    requirement: &Requirement,
    (nth, member, year): (usize, usize, Option<usize>),
) -> Result<Option<Condition>, Diagnostic> {
    // a saving of at least so much is a cost of at most so much
    let at_most = match (requirement.figure, requirement.bound) {
        (LimitedFigure::Before, _) => return Ok(None),
        (LimitedFigure::Saving, bound) => bound == Bound::AtLeast,
        (LimitedFigure::After | LimitedFigure::Share, bound) => bound == Bound::AtMost,
        (LimitedFigure::NetSaving | LimitedFigure::NetShare, _) => return Err(after_support(ground, nth)),
    };
    let (paid, level) = if at_most { (Level::High, Level::Low) } else { (Level::Low, Level::High) };
    let pays = ground.pays_at(paid, member, year);
    let known = ground.before(level, member, year);
    // a year without any cost of its own is none
    if year.is_some() && known.as_ref().is_some_and(Fraction::is_zero) && pays.iter().all(Fraction::is_zero) {
        return Ok(None);
    }
    let before = || known.clone().ok_or_else(|| unknown(ground, member));
    let minor = Fraction::minor_per_major(ground.computed.decimals);
    let limit = match (requirement.figure, &requirement.limit) {
        (LimitedFigure::Before | LimitedFigure::NetSaving | LimitedFigure::NetShare, _) => return Ok(None),
        (LimitedFigure::Saving, Limit::Percent(percent)) => left(&before()?, percent),
        (LimitedFigure::Saving, Limit::Amount(amount)) => &before()? - &(amount * &minor),
        (LimitedFigure::After | LimitedFigure::Share, Limit::Percent(percent)) => part(&before()?, percent),
        (LimitedFigure::After | LimitedFigure::Share, Limit::Amount(amount)) => amount * &minor,
    };
    let miss = |pay: &Fraction| if at_most { pay - &limit } else { &limit - pay };
    let misses = pays.iter().map(miss).collect();
    let wants = Wants::Required(nth);
    Ok(Some(Condition { whose: vec![member], year, wants, at_most, limit, misses }))
}
