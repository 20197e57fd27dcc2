//! What every negotiation stands on: what each member pays with each base alone, exactly; all else is mixed of it.

use super::request::{BASES, NegotiateRequest};
use crate::analysis::split::in_bases;
use crate::case::{Case, Plan};
use crate::code;
use crate::cost::Bearer;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Fraction;
use crate::plan::facts::{Computed, Fact, Payer, Selection, Side, compute};
use crate::plan::level::{Level, before_at};
use crate::plan::shares::{Straight, no_after, straight};
use crate::sharing::{Basis, Rule, RulePart, Settlement};
use std::collections::BTreeSet;

/// What each member pays with each base alone, and paid before.
pub(super) struct Ground<'c> {
    pub(super) case: &'c Case,
    pub(super) plan: &'c Plan,
    pub(super) computed: Computed<'c>,
    pub(super) bases: Vec<Basis>,
    /// The numbers of the items that the percents are for; none for all that are shared by the rule of the case.
    pub(super) items: Option<Vec<usize>>,
    /// Exact shares with each base alone, each cost at its middle, and at its ends where some cost is a range.
    pub(super) middle: Vec<Straight>,
    pub(super) ends: Option<[Vec<Straight>; 2]>,
    pub(super) settlement: &'c Settlement,
}

impl<'c> Ground<'c> {
    pub(super) fn new(case: &'c Case, request: &NegotiateRequest) -> Result<Ground<'c>, Diagnostic> {
        let plan = case.plan.as_ref().ok_or_else(|| Diagnostic::error(code!("no-plan"), None))?;
        let computed = compute(case, plan, &Selection::default())?;
        if !computed.known.after() {
            return Err(no_after());
        }
        let items = items(plan, &computed, &request.items)?;
        let bases = bases(request, plan)?;
        let mut ground = Ground {
            case,
            plan,
            computed,
            bases,
            items,
            middle: Vec::new(),
            ends: None,
            settlement: &plan.sharing.settlement,
        };
        ground.middle = ground.alone(Level::Base)?;
        if !ground.computed.is_exact() {
            ground.ends = Some([ground.alone(Level::Low)?, ground.alone(Level::High)?]);
        }
        Ok(ground)
    }

    /// Exact shares with each base alone.
    fn alone(&self, level: Level) -> Result<Vec<Straight>, Diagnostic> {
        let of = |basis: &Basis| {
            let case = self.by(&Rule::by(basis.clone()));
            let Some(plan) = &case.plan else { return Ok(Straight::default()) };
            straight(&compute(&case, plan, &Selection::default())?, level)
        };
        self.bases.iter().map(|basis| of(basis).map_err(of_no_place)).collect()
    }

    /// The case with its items shared by a rule of these bases.
    pub(super) fn by(&self, rule: &Rule) -> Case {
        let mut case = self.case.clone();
        if let Some(plan) = &mut case.plan {
            match &self.items {
                None => (plan.sharing.rule, plan.sharing.division) = (Some(rule.clone()), None),
                Some(items) => {
                    let own = |(nth, own): (usize, &Option<Rule>)| {
                        if items.contains(&nth) { Some(rule.clone()) } else { own.clone() }
                    };
                    plan.shares = plan.shares.iter().enumerate().map(own).collect();
                }
            }
        }
        case
    }

    /// The rule with these parts of the bases; one with nothing of it is left out.
    pub(super) fn rule(&self, parts: &[Fraction]) -> Option<Rule> {
        let hundred = Fraction::from(100);
        let term =
            |(basis, part): (&Basis, &Fraction)| RulePart { percent: part * &hundred, basis: basis.clone() };
        let some = self.bases.iter().zip(parts).filter(|(_, part)| !part.is_zero());
        Rule::new(some.map(term).collect())
    }

    /// The shared items that cost something: those that the percents are for, and those that keep what the case says.
    pub(super) fn shared_items(&self) -> [Vec<usize>; 2] {
        let shared = self.computed.facts.iter().filter(|fact| fact.payer == Payer::Shared);
        let shared: BTreeSet<usize> = shared.map(|fact| fact.item).collect();
        let is_meant = |item: &usize| match &self.items {
            Some(items) => items.contains(item),
            None => self.plan.shares.get(*item).is_none_or(Option::is_none),
        };
        let (meant, kept) = shared.into_iter().partition(is_meant);
        [meant, kept]
    }

    /// What a member pays with each base alone, over the term or in a year; at the middle of costs.
    pub(super) fn pays(&self, member: usize, year: Option<usize>) -> Vec<Fraction> {
        paid(&self.middle, member, year)
    }

    /// The same at the least or the greatest costs.
    pub(super) fn pays_at(&self, level: Level, member: usize, year: Option<usize>) -> Vec<Fraction> {
        match (&self.ends, level) {
            (Some([low, _]), Level::Low) => paid(low, member, year),
            (Some([_, high]), Level::High) => paid(high, member, year),
            _ => self.pays(member, year),
        }
    }

    /// What a member paid before, over the term or in a year; `None` where that is not known.
    pub(super) fn before(&self, level: Level, member: usize, year: Option<usize>) -> Option<Fraction> {
        match year {
            None => before_at(&self.computed, level).get(member).cloned().flatten(),
            Some(year) => {
                let is_of = |fact: &&Fact| {
                    let is_member = fact.payer == Payer::Member(member);
                    fact.side == Side::Before && is_member && fact.invoice.year == year
                };
                let known = self.computed.known.before_of(member);
                let facts = self.computed.facts.iter().filter(is_of);
                let sum = facts.fold(0_i128, |sum, fact| sum.saturating_add(level.of(fact.invoice.units)));
                known.then(|| Fraction::from(sum))
            }
        }
    }
}

fn paid(alone: &[Straight], member: usize, year: Option<usize>) -> Vec<Fraction> {
    let of = |straight: &Straight| {
        let years = straight.years.iter().enumerate().filter(|(nth, _)| year.is_none_or(|year| year == *nth));
        let pays = years.filter_map(|(_, members)| members.get(member));
        pays.sum::<Fraction>()
    };
    alone.iter().map(of).collect()
}

/// The items that the percents are for: those asked for, or all that are shared by the rule of the case.
fn items(plan: &Plan, computed: &Computed<'_>, asked: &[String]) -> Result<Option<Vec<usize>>, Diagnostic> {
    let is_shared =
        |nth: &usize| plan.after.get(*nth).is_some_and(|item| matches!(item.bearer, Bearer::Shared(_)));
    if asked.is_empty() {
        let mut shared = computed.facts.iter().filter(|fact| fact.payer == Payer::Shared);
        return match shared.any(|fact| plan.shares.get(fact.item).is_none_or(Option::is_none)) {
            true => Ok(None),
            false => Err(Diagnostic::error(code!("nothing-to-negotiate"), None)),
        };
    }
    let mut found = Vec::new();
    for id in asked {
        let named = plan.after.iter().enumerate().filter(|(_, item)| item.id == *id || item.name.is(id));
        let numbers: Vec<usize> = named.map(|(nth, _)| nth).filter(is_shared).collect();
        if numbers.is_empty() {
            let known: Vec<&str> = (0..plan.after.len())
                .filter(is_shared)
                .filter_map(|nth| plan.after.get(nth))
                .map(|item| item.id.as_str())
                .collect();
            let fault = Diagnostic::error(code!("item-not-shared"), None).with("found", id.clone());
            return Err(fault.with_known(id, &known, code!("item-not-shared-near")));
        }
        found.extend(numbers.into_iter().filter(|nth| !found.contains(nth)).collect::<Vec<_>>());
    }
    Ok(Some(found))
}

/// The bases asked for, by the names that the members have for them.
fn bases(request: &NegotiateRequest, plan: &Plan) -> Result<Vec<Basis>, Diagnostic> {
    let mut bases: Vec<Basis> = Vec::new();
    for written in &request.bases {
        let resolved = in_bases(written, plan);
        let Some(basis) = resolved.rule.terms().first().map(|term| term.basis.clone()) else { continue };
        if bases.contains(&basis) {
            let name = written.bases.first().cloned().unwrap_or_default();
            return Err(Diagnostic::error(code!("base-twice"), None).with("base", name));
        }
        bases.push(basis);
    }
    let [least, most] = BASES;
    match (least..=most).contains(&bases.len()) {
        true => Ok(bases),
        false => Err(Diagnostic::error(code!("bases-to-negotiate"), None)
            .with("least", least.to_string())
            .with("most", most.to_string())),
    }
}

/// A fault of a base that was asked for: the rule that stands in the file is another one.
fn of_no_place(fault: Diagnostic) -> Diagnostic {
    match fault.kind {
        FaultKind::Rule => Diagnostic { span: None, cause: None, ..fault },
        _ => fault,
    }
}
