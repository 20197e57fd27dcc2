//! One way to split after the other: by rules, by a fair division, and how each stands.

use super::found::{CaseSplit, Unsplit};
use super::request::{By, SplitRequest};
use super::row::ShareRow;
use super::rows;
use crate::case::{WrittenRule, undivided};
use crate::coalition::Method;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::{Diagnostic, FaultKind, Word};
use crate::money::Fraction;
use crate::plan::facts::Computed;
use crate::plan::fair::{CaseGame, Fairness, Paying, RangedGame, is_exact};
use crate::plan::gain::{Promised, promised};
use crate::plan::shares::{Detail, Shares, Way, divided as divided_by, shares};
use crate::plan::support::{self, Grain};
use crate::sharing::{Adjuster, Limits, Settlement};

/// A case split by a rule for all shared items, or by its own rules.
pub(super) fn one_way(
    computed: &Computed<'_>,
    rule: Option<&WrittenRule>,
    settlement: &Settlement,
    request: &SplitRequest,
) -> Result<CaseSplit, Diagnostic> {
    let written = rule.map(|rule| rule.rule.clone());
    let way = Way { rule: written, settlement: Some(settlement.clone()), exact: request.exact() };
    let flows = request.flows(computed);
    let whole = request.told_apart() == Some(By::Item) && !flows;
    // held against other costs in ranges, what each item comes to counts
    let apart = whole || (request.fair && !is_exact(computed));
    let shares = shares(computed, &way, if apart { Detail::Items } else { Detail::Supported })?;
    let promised = promised(computed.plan, settlement);
    let flows = flows.then_some(way);
    let split = rows_of(computed, shares, request, promised)?;
    Ok(CaseSplit { rule: rule.cloned(), flows, ..split })
}

/// The whole cost divided by a method; it says nothing about years and items.
pub(super) fn divided(
    computed: &Computed<'_>,
    game: &CaseGame,
    method: Method,
    settlement: &Settlement,
    request: &SplitRequest,
) -> Result<CaseSplit, Diagnostic> {
    if let Some((by, option)) = request.told_apart_by() {
        let per = if by == By::Year { code!("per-year") } else { code!("per-item") };
        return Err(Diagnostic::error(code!("method-by"), None)
            .of_kind(FaultKind::Undivided)
            .with("method", method.name())
            .with("option", option)
            .with("per", Word::Said(per)));
    }
    divisible(computed, method, settlement)?;
    if let Some(first) = computed.plan.reckonings.first() {
        let fault = Diagnostic::error(code!("beside-division"), Some(first.place.clone()));
        return Err(fault.with("method", method.name()));
    }
    let (shares, division) = divided_by(computed, game, method, request.sampling, settlement)?;
    Ok(CaseSplit {
        method: Some(method),
        errors: division.errors,
        dearer_than_alone: division.dearer_than_alone,
        ..rows_of(computed, shares, &SplitRequest::default(), None)?
    })
}

/// Whether nothing adjusts bills that a division of the whole cost has no place for.
fn divisible(computed: &Computed<'_>, method: Method, settlement: &Settlement) -> Result<(), Diagnostic> {
    let plan = computed.plan;
    let is_limited = plan.limits.iter().any(Limits::is_some);
    let acting = Adjuster::ALL.into_iter().filter(|adjuster| adjuster.acts(settlement, is_limited));
    match acting.filter_map(|adjuster| Some((adjuster, undivided(adjuster)?))).next() {
        None => Ok(()),
        Some((adjuster, code)) => {
            let place = match adjuster {
                Adjuster::Limits => plan.places.limits.iter().flatten().flatten().next(),
                _ => plan.places.bill.as_ref(),
            };
            Err(Diagnostic::error(code, place.cloned()).with("method", method.name()))
        }
    }
}

/// Holds every way against what groups would cost by themselves. Rounding to the minor unit is nobody's reason to leave;
/// bills in larger units, or short of a remainder, are looked at as they are.
pub(super) fn judged(
    computed: &Computed<'_>,
    game: &CaseGame,
    ways: &mut [CaseSplit],
    settlement: &Settlement,
) -> Result<Fairness, Diagnostic> {
    let fairness = Fairness::of(game.clone())?;
    let is_near = Adjuster::ALL.into_iter().filter(|one| one.acts(settlement, true)).all(|one| match one {
        Adjuster::Limits | Adjuster::Promise | Adjuster::Bills => true,
        Adjuster::Rounding | Adjuster::Remainder => false,
    });
    let ranged = RangedGame::of(computed)?;
    for way in ways {
        let bills: Vec<Units> = (0..way.shares.exact.len()).map(|member| way.shares.total(member)).collect();
        let middle: Vec<i128> = bills.iter().map(|bill| bill.base).collect();
        let standing = match is_near {
            true => fairness.standing(&middle, &way.shares.exact),
            false => {
                let exact: Vec<Fraction> = middle.iter().copied().map(Fraction::from).collect();
                fairness.standing(&middle, &exact)
            }
        };
        way.standing = Some(match &ranged {
            Some(ranged) => ranged.throughout(standing, &paying(computed, way, bills, is_near), &fairness),
            None => standing,
        });
    }
    Ok(fairness)
}

/// What members pay in a way whose costs are ranges.
fn paying(computed: &Computed<'_>, way: &CaseSplit, bills: Vec<Units>, is_near: bool) -> Paying {
    Paying {
        bills,
        uncollected: way.shares.uncollected(),
        forms: if way.method.is_none() { way.shares.paid_forms(computed) } else { None },
        method: way.method.zip(way.shares.most_rounded()),
        is_near,
    }
}

fn rows_of(
    computed: &Computed<'_>,
    shares: Shares,
    request: &SplitRequest,
    promised: Option<Promised>,
) -> Result<CaseSplit, Diagnostic> {
    let supported = |member, year, item| support::parts(computed, &shares, Grain { member, year, item });
    let mut members = rows::members(computed, &shares, &supported(true, false, false)?);
    for row in &mut members {
        let tied = row.who.member().map(|member| shares.tied(member, None).and_promised(promised));
        row.sums.tied = tied.unwrap_or_default();
    }
    let total = rows::total(computed, &supported(false, false, false)?);
    let of_years = || -> Result<Vec<ShareRow>, Diagnostic> {
        let (each, all) = (supported(true, true, false)?, supported(false, true, false)?);
        Ok(rows::by_year(computed, &shares, &each, &all))
    };
    let of_items = |year: Option<usize>| -> Result<Vec<ShareRow>, Diagnostic> {
        let is_yearly = year.is_some();
        let (each, all) = (supported(true, is_yearly, true)?, supported(false, is_yearly, true)?);
        Ok(rows::by_item(computed, &shares, (&each, &all), year))
    };
    let mut margins = Vec::new();
    let mut rows = match request.told_apart() {
        Some(By::Item) if request.crossed() => {
            margins = of_years()?;
            margins.extend(of_items(None)?);
            let years = (0..computed.years.len()).map(|year| of_items(Some(year)));
            years.collect::<Result<Vec<_>, _>>()?.concat()
        }
        None | Some(By::Funding) => members.clone(),
        Some(By::Year) => of_years()?,
        Some(By::Item) if request.flows(computed) => Vec::new(),
        Some(By::Item) => of_items(None)?,
    };
    let mut total = total;
    let is_of_bills = !computed.is_selected;
    let bills = rows.iter_mut().chain(&mut members).chain(&mut margins).chain([&mut total]);
    bills.filter(|row| is_of_bills && row.item.is_none()).for_each(|row| row.billed(&shares));
    Ok(CaseSplit {
        rule: None,
        method: None,
        errors: None,
        dearer_than_alone: false,
        standing: None,
        later: support::later(computed, &shares),
        short: crate::plan::short::short(computed, &shares),
        shares,
        members,
        rows,
        flows: None,
        margins,
        total,
    })
}

/// A fault of a rule of the request points at the term that hurts, or at all of the rule.
pub(super) fn placed(fault: Diagnostic, rule: Option<&WrittenRule>, number: usize) -> Unsplit {
    let Some(rule) = rule.filter(|_| fault.kind == FaultKind::Rule) else {
        return Unsplit { fault, way: None };
    };
    let base = fault.text("base");
    let weighs_by = |nth: &usize| {
        let term = rule.rule.terms().get(*nth);
        term.is_some_and(|term| term.basis.name() == base)
    };
    let whole = rule.places.first().zip(rule.places.last()).map(|(first, last)| first.start..last.end);
    let term = (0..rule.places.len()).find(weighs_by).filter(|_| base.is_some());
    let span = term.and_then(|nth| rule.places.get(nth).cloned()).or(whole);
    Unsplit { fault: Diagnostic { span, ..fault }, way: Some(number) }
}
