//! Promises: each `[[require]]` of a case, and the limits of the command line, against the rows they speak of.

mod away;
mod printed;

pub(crate) use away::falls_away;
pub(crate) use printed::as_printed;
use printed::{costs, rows_of};

use crate::analysis::compare::{Compared, figures_of, range_of};
use crate::case::{Case, Plan};
use crate::cost::Units;
use crate::lang::Text;
use crate::money::{Fraction, Range};
use crate::plan::facts::{Computed, Dimension, RowKey, Sums, add_up};
use crate::plan::gain::Promised;
use crate::plan::ledger::{Ledger, LedgerEntry, PayerStanding, Payers};
use crate::plan::net::with_net;
use crate::plan::shares::Way;
use crate::requirement::{Bound, Costs, Holds, Judged, Limit, LimitedFigure, Measure, Requirement, Whose};

/// What came of one promise on one row.
#[derive(Clone, Debug)]
pub struct PromiseOutcome {
    /// Who made it.
    pub promise: PromiseMaker,
    /// What must hold.
    pub requirement: Requirement,
    /// What it was held against.
    pub of: HeldFigure,
    /// What came out.
    pub judged: Judged,
}

/// What a promise was held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldFigure {
    /// There is nothing to hold it against.
    Nothing,
    /// A published row, by its index.
    Row(usize),
    /// The plan: of a member and a year of the term, by their numbers; of the group and the whole term without.
    Plan {
        /// The member.
        member: Option<usize>,
        /// The year.
        year: Option<usize>,
    },
}

/// Who made a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseMaker {
    /// A `[[require]]` of the file, by its index.
    File(usize),
    /// `--min-saving`.
    MinSaving,
    /// `--max-increase`.
    MaxIncrease,
}

/// Rows of one promise that are shown: beyond that a file is not written by people.
const ROWS: usize = 10_000;

/// Limits for every case, beyond what it promises itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PromiseLimits {
    /// It saves at least so many percent.
    pub min_saving: Option<Fraction>,
    /// It costs no more than so many percent above the cost before.
    pub max_increase: Option<Fraction>,
}

/// Every promise with what came of it; what is of a member that takes no part falls away.
pub(in crate::analysis) fn outcomes(compared: &Compared<'_>, limits: &PromiseLimits) -> Vec<PromiseOutcome> {
    let case = compared.case;
    let own = case.require.iter().enumerate();
    let own = own.filter(|(_, required)| !falls_away(case, &required.requirement));
    let own = own.map(|(nth, required)| (PromiseMaker::File(nth), required.requirement.clone()));
    let saving = |limit: Fraction| Requirement {
        figure: LimitedFigure::Saving,
        bound: Bound::AtLeast,
        limit: Limit::Percent(limit),
        whose: Whose::Group,
        system: None,
        yearly: false,
    };
    let least = limits.min_saving.clone().map(|limit| (PromiseMaker::MinSaving, saving(limit)));
    let most = limits.max_increase.as_ref().map(|limit| {
        let limit = Limit::Percent(&Fraction::from(100) + limit);
        let after = Requirement {
            figure: LimitedFigure::After,
            bound: Bound::AtMost,
            limit,
            ..saving(Fraction::zero())
        };
        (PromiseMaker::MaxIncrease, after)
    });
    let mut found = Vec::new();
    let mut ledger = None;
    for (promise, requirement) in own.chain(least).chain(most) {
        let held: Vec<(HeldFigure, Costs)> = match &compared.model {
            Some(model) => {
                let ledger = ledger.get_or_insert_with(|| {
                    let ledger = Ledger::of(&model.computed, &Way::default());
                    with_net(ledger, compared.case, &model.computed)
                });
                of_plan(&model.computed, ledger, &requirement)
            }
            None => rows_of(compared, &requirement)
                .into_iter()
                .map(|row| (HeldFigure::Row(row), compared.lines.get(row).map(costs).unwrap_or_default()))
                .collect(),
        };
        found.extend(judged(promise, &requirement, held));
        if found.len() > ROWS {
            break;
        }
    }
    found
}

/// Each requirement of a case that does not fall away, with what comes of it in its plan, whose ledger this is.
pub(in crate::analysis) fn kept(
    case: &Case,
    computed: &Computed<'_>,
    ledger: &Ledger,
) -> Vec<PromiseOutcome> {
    let own = case.require.iter().map(|required| &required.requirement).enumerate();
    let own = own.filter(|(_, requirement)| !falls_away(case, requirement));
    let held = own.flat_map(|(nth, requirement)| {
        judged(PromiseMaker::File(nth), requirement, of_plan(computed, ledger, requirement))
    });
    held.take(ROWS).collect()
}

/// Whether a requirement that speaks of no system holds for all that it speaks of.
pub(in crate::analysis) fn holds(case: &Case, ledger: &Ledger, requirement: &Requirement) -> Holds {
    if falls_away(case, requirement) {
        return Holds::AtWorst;
    }
    let decimals = case.currency.minor_digits();
    let holds = |LedgerEntry { standing, .. }: LedgerEntry| match standing.is_exact() {
        true => requirement.holds_exactly(
            standing.before.map(|before| before.base),
            standing.share.map(|share| share.base),
            decimals,
        ),
        false => requirement.holds(&costs_of(&standing, decimals)),
    };
    let entries = case.plan.as_ref().map(|plan| entries(plan, ledger, requirement));
    verdict(entries.into_iter().flatten().map(holds))
}

/// All of them: no if one does not hold, else not certain if one is not, and not known if one is not known, or if there is none.
pub(in crate::analysis) fn verdict(found: impl Iterator<Item = Holds>) -> Holds {
    let rank = |holds: &Holds| match holds {
        Holds::AtWorst => 0,
        Holds::Unknown => 1,
        Holds::NotAtWorst => 2,
        Holds::No => 3,
    };
    found.max_by_key(rank).unwrap_or(Holds::Unknown)
}

/// A requirement on each of the costs that it speaks of, or on nothing where there are none.
fn judged(
    promise: PromiseMaker,
    requirement: &Requirement,
    mut held: Vec<(HeldFigure, Costs)>,
) -> Vec<PromiseOutcome> {
    if held.is_empty() {
        held.push((HeldFigure::Nothing, Costs::default()));
    }
    let outcome = |(of, costs)| {
        let known =
            of != HeldFigure::Nothing && (!requirement.yearly || matches!(of, HeldFigure::Plan { .. }));
        let judged = requirement.judge(&if known { costs } else { Costs::default() });
        PromiseOutcome { promise, requirement: requirement.clone(), of, judged }
    };
    held.into_iter().map(outcome).collect()
}

/// The costs of a plan that a requirement speaks of: of the group, a member or every one; of the term or every year.
fn of_plan(computed: &Computed<'_>, ledger: &Ledger, requirement: &Requirement) -> Vec<(HeldFigure, Costs)> {
    let Some(system) = &requirement.system else {
        let entries = entries(computed.plan, ledger, requirement).into_iter();
        let of = |LedgerEntry { member, year, standing }| {
            (HeldFigure::Plan { member, year }, costs_of(&standing, computed.decimals))
        };
        return entries.map(of).collect();
    };
    of_system(computed, requirement, system)
        .into_iter()
        .map(|(of, sums)| {
            let (before, share, ..) = figures_of(&sums, requirement.figure.is_net());
            let tied = if requirement.figure.is_net() { sums.net_tied() } else { sums.tied };
            let standing = PayerStanding { before, share, tied };
            (of, costs_of(&standing, computed.decimals))
        })
        .collect()
}

/// The entries that a requirement without a system speaks of.
fn entries(plan: &Plan, ledger: &Ledger, requirement: &Requirement) -> Vec<LedgerEntry> {
    let is_meant = |number: usize| is_of(plan, &requirement.whose, number);
    let payers = match requirement.whose {
        Whose::Group => Payers::Group,
        Whose::Every => Payers::Every,
        Whose::Member(_) => Payers::Named(&is_meant),
    };
    let ledger = ledger.net.as_deref().filter(|_| requirement.figure.is_net()).unwrap_or(ledger);
    ledger.entries(payers, requirement.yearly)
}

/// Whether a member is one of those meant.
fn is_of(plan: &Plan, whose: &Whose, number: usize) -> bool {
    match whose {
        Whose::Group => false,
        Whose::Every => true,
        Whose::Member(id) => {
            plan.members.get(number).is_some_and(|member| member.id == *id || member.name.is(id))
        }
    }
}

/// What a member pays of one system that a requirement speaks of, as its bills are told apart by systems: of a year, or the
/// term; after support, or before it.
pub(super) fn share_of_system(
    computed: &Computed<'_>,
    requirement: &Requirement,
    held_against: HeldFigure,
    is_net: bool,
) -> Option<Fraction> {
    let sums = of_system(computed, requirement, requirement.system.as_ref()?);
    let (_, sums) = sums.into_iter().find(|(of, _)| *of == held_against)?;
    let (_, share, ..) = figures_of(&sums, is_net);
    share.map(|share| Fraction::of_minor(share.base, computed.decimals))
}

/// The sums of one system that a requirement speaks of.
fn of_system(computed: &Computed<'_>, requirement: &Requirement, system: &Text) -> Vec<(HeldFigure, Sums)> {
    let mut dimensions = vec![Dimension::System];
    if requirement.whose != Whose::Group {
        dimensions.insert(0, Dimension::Member);
    }
    if requirement.yearly {
        dimensions.push(Dimension::Year);
    }
    // a plan that cannot be split is a finding of its own
    let Ok(parts) = computed.parts(&dimensions) else { return Vec::new() };
    let is_meant = |key: &RowKey| match key {
        RowKey::Member(number) => is_of(computed.plan, &requirement.whose, *number),
        RowKey::Outside(_) | RowKey::Group => false,
        RowKey::System(label) => label.as_ref().is_some_and(|label| label.agrees(system)),
        _ => true,
    };
    let of = |keys: &[RowKey]| {
        let member = keys.iter().find_map(|key| match key {
            RowKey::Member(number) => Some(*number),
            _ => None,
        });
        let year = keys.iter().find_map(|key| match key {
            RowKey::Year(number, _) => Some(*number),
            _ => None,
        });
        HeldFigure::Plan { member, year }
    };
    let sums = add_up(computed, &parts, &dimensions).into_iter();
    sums.filter(|sums| sums.keys.iter().all(is_meant)).map(|sums| (of(&sums.keys), sums)).collect()
}

/// Costs before and after in minor units with so many decimals, with what is saved of them.
fn costs_of(standing: &PayerStanding, decimals: u32) -> Costs {
    let measure =
        |range: Option<Range>| Measure { value: range.as_ref().and_then(|r| r.point().cloned()), range };
    let units = |units: Option<Units>| measure(units.map(|units| range_of(units, decimals)));
    Costs {
        before: units(standing.before),
        after: units(standing.share),
        saving: units(standing.saving()),
        percent: measure(standing.percent()),
        promised: standing.tied.promised.map(Promised::percent),
        apart: true,
    }
}

/// The worst that comes of a requirement: that it does not hold, not for certain, or that it is not known.
pub fn worst<'o>(outcomes: impl Iterator<Item = &'o PromiseOutcome>) -> Holds {
    let found: Vec<Holds> = outcomes.map(|outcome| outcome.judged.holds).collect();
    let order = [Holds::No, Holds::NotAtWorst, Holds::Unknown, Holds::AtWorst];
    order.into_iter().find(|holds| found.contains(holds)).unwrap_or(Holds::Unknown)
}
