//! What comes of a case: before, after and saving of the group, and what each member bears.

use super::traced::Traced;
use crate::analysis::promises::{PromiseMaker, PromiseOutcome as Kept, falls_away, kept, verdict};
use crate::case::{Case, Required};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Currency, Fraction};
use crate::plan::facts::{Computed, CutItem, KnownCosts, Selection, compute};
use crate::plan::ledger::Ledger;
pub use crate::plan::ledger::PayerStanding;
use crate::plan::net::{net, with_net};
use crate::plan::shares::Way;
use crate::requirement::Holds;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The figures of a case, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The currency of all amounts.
    pub currency: Currency,
    /// The months of the term.
    pub months: u32,
    /// What the group pays before; `None` where it is not known.
    pub before: Option<Units>,
    /// What it pays after, whoever bears it; `None` where the plan has none.
    pub after: Option<Units>,
    /// How many members take part.
    pub taking_part: usize,
    /// What all members pay.
    pub shared: Units,
    /// Each member of the case, in order; `None` for candidates, and for all where costs cannot be split.
    pub members: Vec<Option<PayerStanding>>,
    /// Whether each of them pays more than before; `None` where that is not certain, or not known.
    pub worse: Vec<Option<bool>>,
    /// Why costs cannot be split among members.
    pub unsplit: Option<Diagnostic>,
    /// What is known of them.
    pub known: Arc<KnownCosts>,
    /// How many members pay more than before for certain, and how many perhaps; `None` where that is not known.
    worse_off: Option<[usize; 2]>,
}

/// Whether each requirement of a case holds for all that it speaks of, in the order of the file.
pub(super) type Verdicts = Vec<Holds>;

/// How many requirements do not hold, and how many more may not; `None` where that is not known.
pub(super) fn unmet(verdicts: &Verdicts) -> Option<[usize; 2]> {
    let count = |wanted| verdicts.iter().filter(|holds| **holds == wanted).count();
    let broken = [Holds::No, Holds::NotAtWorst].map(count);
    let is_known = !verdicts.is_empty() && (broken != [0, 0] || !verdicts.contains(&Holds::Unknown));
    is_known.then_some(broken)
}

/// A case computed: its costs and who pays them.
pub(in crate::analysis) struct WholeCase<'c> {
    case: &'c Case,
    computed: Computed<'c>,
    ledger: Ledger,
}

impl<'c> WholeCase<'c> {
    /// Computes a case.
    pub(in crate::analysis) fn new(case: &'c Case) -> Result<WholeCase<'c>, Diagnostic> {
        let plan = case.plan_here()?;
        Ok(WholeCase::of(case, compute(case, plan, &Selection::default())?))
    }

    /// Computes a case in which only who takes part when may be other than in this one.
    pub(super) fn with_members<'n>(&self, case: &'n Case) -> Result<WholeCase<'n>, Diagnostic> {
        let plan = case.plan_here()?;
        Ok(WholeCase::of(case, self.computed.beside(plan)))
    }

    fn of(case: &'c Case, computed: Computed<'c>) -> WholeCase<'c> {
        let ledger = with_net(Ledger::of(&computed, &Way::default()), case, &computed);
        WholeCase { case, ledger, computed }
    }

    /// The case.
    pub(in crate::analysis) fn case(&self) -> &'c Case {
        self.case
    }

    /// Its costs.
    pub(super) fn computed(&self) -> &Computed<'c> {
        &self.computed
    }

    /// The figures of the case.
    pub(in crate::analysis) fn outcome(&self) -> Outcome {
        Outcome::of(self.case, &self.ledger)
    }

    /// The same after support and what is borne outside.
    pub(in crate::analysis) fn net_outcome(&self) -> Outcome {
        Outcome::of(self.case, &net(&self.ledger, &self.computed))
    }

    /// What members that take part in a part of the term leave out.
    pub(super) fn cuts(&self) -> Vec<CutItem> {
        self.computed.cuts()
    }

    /// What its shares are made of, where costs are ranges.
    pub(super) fn traced(&self) -> Traced<'_> {
        Traced::new(&self.computed)
    }

    /// Every requirement of the case with what comes of it.
    pub(super) fn kept(&self) -> Vec<Kept> {
        kept(self.case, &self.computed, &self.ledger)
    }

    /// Whether each of them holds.
    pub(super) fn verdicts(&self) -> Verdicts {
        let kept = self.kept();
        let of = |nth| kept.iter().filter(move |outcome| outcome.promise == PromiseMaker::File(nth));
        let required = self.case.require.iter().enumerate();
        let verdict_of =
            |(nth, required): (usize, &Required)| match falls_away(self.case, &required.requirement) {
                true => Holds::AtWorst,
                false => verdict(of(nth).map(|outcome| outcome.judged.holds)),
            };
        required.map(verdict_of).collect()
    }
}

/// Computes a case: the same numbers that `compare` and `split` give.
///
/// # Errors
/// A case without a plan, or one that cannot be computed.
pub fn outcome(case: &Case) -> Result<Outcome, Diagnostic> {
    WholeCase::new(case).map(|whole| whole.outcome())
}

impl PayerStanding {
    /// Its share, where costs are split; nothing where there is none.
    pub fn paid(&self) -> Units {
        self.share.unwrap_or_default()
    }
}

impl Outcome {
    /// Whether amounts are of the same term.
    pub(crate) fn is_as_long_as(&self, other: &Outcome) -> bool {
        self.months == other.months
    }

    /// Whether it cannot be split, as what is promised to every member cannot hold.
    pub(crate) fn breaks_promise(&self) -> bool {
        self.unsplit.as_ref().is_some_and(|fault| fault.kind.is_of_promise())
    }

    /// The figures of a case by its ledger.
    pub(super) fn of(case: &Case, ledger: &Ledger) -> Outcome {
        let members = case.members();
        let PayerStanding { before, share, .. } = ledger.total();
        let standings = ledger.totals();
        let worse: Vec<Option<bool>> =
            standings.iter().map(|member| member.and_then(|member| member.worse_off())).collect();
        let is_known =
            ledger.unsplit.is_none() && standings.iter().flatten().all(|member| member.before.is_some());
        let certain = worse.iter().filter(|worse| **worse == Some(true)).count();
        let perhaps = perhaps_worse_off(&standings, &worse).count();
        Outcome {
            currency: case.currency,
            before,
            after: share,
            months: case.months,
            taking_part: members.iter().filter(|member| !member.candidate).count(),
            shared: ledger.shared(),
            members: standings,
            worse,
            unsplit: ledger.unsplit.clone(),
            known: ledger.known.clone(),
            worse_off: is_known.then_some([certain, perhaps]),
        }
    }

    /// Leaves out what each member bears, but for these.
    pub(super) fn keep(&mut self, asked: &BTreeSet<usize>) {
        let most = asked.last().map_or(0, |number| number.saturating_add(1));
        let members = self.members.iter().enumerate().take(most);
        self.members = members.map(|(number, member)| member.filter(|_| asked.contains(&number))).collect();
    }

    /// Whether neither cost of the group is a range.
    pub fn is_exact(&self) -> bool {
        self.after.is_none_or(Units::is_exact) && self.before.is_none_or(Units::is_exact)
    }

    /// The group's costs.
    pub fn group(&self) -> PayerStanding {
        PayerStanding { before: self.before, share: self.after, ..PayerStanding::default() }
    }

    /// What the group saves.
    pub fn saving(&self) -> Option<Units> {
        self.group().saving()
    }

    /// How many members pay more than before for certain, and how many perhaps; `None` where that is not known.
    pub fn worse_off(&self) -> Option<[usize; 2]> {
        self.worse_off
    }

    /// The numbers of the members of which it is not certain whether they pay more than before.
    pub(crate) fn perhaps_worse_off(&self) -> impl Iterator<Item = usize> {
        perhaps_worse_off(&self.members, &self.worse)
    }

    /// Minor units as major ones.
    pub fn major(&self, units: i128) -> Fraction {
        Fraction::of_minor(units, self.currency.minor_digits())
    }
}

/// The numbers of the members whose costs before are known, and of which it is not certain whether they pay more.
fn perhaps_worse_off(
    members: &[Option<PayerStanding>],
    worse: &[Option<bool>],
) -> impl Iterator<Item = usize> {
    let judged = members.iter().zip(worse).enumerate();
    let is_known = |member: &Option<PayerStanding>| member.is_some_and(|member| member.before.is_some());
    judged.filter(move |(_, (member, worse))| worse.is_none() && is_known(member)).map(|(number, _)| number)
}
