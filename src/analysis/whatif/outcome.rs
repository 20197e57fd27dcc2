//! What comes of a case: before, after and saving of the group, and what each member bears.

use crate::analysis::plan::{Computed, Payer, Selection, Side, compute};
use crate::analysis::shares::{Detail, Way, shares};
use crate::case::Case;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Currency, Fraction};

/// The figures of a case, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The currency of all amounts.
    pub currency: Currency,
    /// What the group pays before; `None` where the plan states no cost before.
    pub before: Option<Units>,
    /// What it pays after, whoever bears it.
    pub after: Units,
    /// How many members take part.
    pub taking_part: usize,
    /// Each member of the case, in order; `None` for candidates, and for all where costs cannot be split.
    pub members: Vec<Option<Standing>>,
    /// Why costs cannot be split among members.
    pub unsplit: Option<Diagnostic>,
}

/// What a member pays over the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its cost before; `None` where some of the group's is nobody's own.
    pub before: Option<Units>,
    /// Its share of the cost after.
    pub share: Units,
}

/// Computes a case: the same numbers that `compare` and `split` give.
///
/// # Errors
/// A case without a plan, or one that cannot be computed.
pub fn outcome(case: &Case) -> Result<Outcome, Diagnostic> {
    let Some(plan) = &case.plan else { return Err(Diagnostic::error("no-plan-here", None)) };
    let computed = compute(case, plan, &Selection::default())?;
    let (members, unsplit) = match standings(&computed) {
        Ok(members) => (members, None),
        Err(fault) => (vec![None; plan.members.len()], Some(fault)),
    };
    Ok(Outcome {
        currency: case.currency,
        before: (!plan.before.is_empty()).then(|| computed.sum(|fact| fact.side == Side::Before)),
        after: computed.sum(|fact| fact.side == Side::After),
        taking_part: plan.members.iter().filter(|member| !member.candidate).count(),
        members,
        unsplit,
    })
}

fn standings(computed: &Computed<'_>) -> Result<Vec<Option<Standing>>, Diagnostic> {
    let shares = shares(computed, &Way::default(), Detail::Supported)?;
    let mut own = vec![Units::default(); computed.plan.members.len()];
    let mut unowned = computed.plan.before.is_empty();
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::Before) {
        match fact.payer {
            Payer::Member(number) => {
                if let Some(sum) = own.get_mut(number) {
                    *sum = sum.plus(fact.invoice.units);
                }
            }
            _ => unowned |= fact.invoice.units != Units::default(),
        }
    }
    let standing = |(number, before)| {
        computed.months_of(number)?;
        Some(Standing { before: (!unowned).then_some(before), share: shares.total(number) })
    };
    Ok(own.into_iter().enumerate().map(standing).collect())
}

impl Standing {
    /// What the member saves.
    pub fn saving(&self) -> Option<Units> {
        Some(self.before?.minus(self.share))
    }

    /// Whether it pays more than before, taken at the middle of ranges.
    pub fn is_worse_off(&self) -> bool {
        self.before.is_some_and(|before| self.share.base > before.base)
    }
}

impl Outcome {
    /// What the group saves.
    pub fn saving(&self) -> Option<Units> {
        Some(self.before?.minus(self.after))
    }

    /// How many members pay more than before; `None` where that is not known.
    pub fn worse_off(&self) -> Option<usize> {
        let known =
            self.unsplit.is_none() && self.members.iter().flatten().all(|member| member.before.is_some());
        known.then(|| self.members.iter().flatten().filter(|member| member.is_worse_off()).count())
    }

    /// Minor units as major ones.
    pub fn major(&self, units: i128) -> Fraction {
        Fraction::decimal(units, i32::try_from(self.currency.minor_digits()).unwrap_or(0))
    }
}
