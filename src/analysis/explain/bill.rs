//! How a member's bill is made: its own items and its exact parts of the shared ones, rounded with those of all others.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{Operation, Step, StepKind};
use super::weights::Weights;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::facts::{Payer, Side};
use crate::plan::shares::{Detail, Shares, Way, is_direct, shares, taken_apart};
use crate::sharing::{Adjuster, Bill, Claim, Limits, Split};

/// A claim split, as it is taken apart.
pub(super) struct Taken<'s> {
    pub(super) claim: &'s Claim,
    pub(super) split: &'s Split<'s>,
    pub(super) facts: &'s [(usize, Vec<Option<usize>>)],
}

impl PlanBooks<'_> {
    /// What a member pays: its bills, or of some items its exact parts.
    pub(super) fn share(&self, member: usize, part: &WhichInvoices) -> Result<Step, Diagnostic> {
        if self.computed.plan.sharing.division.is_some() {
            return self.divided(member);
        }
        taken_apart(self.computed, |claim, split, facts| {
            let taken = Taken { claim, split, facts };
            let (mut weights, mut years) = (Weights::of(claim), Vec::new());
            for year in part.years(split.years.len()) {
                let step = match part.items {
                    Some(_) => {
                        let items = [false, true].map(|direct| (part, direct));
                        let items = items.map(|of| self.items(&taken, &mut weights, member, year, of));
                        self.tree.sum(StepKind::Exact, items.concat())
                    }
                    None => self.bill(&taken, &mut weights, member, year),
                };
                let step = step.year(year).member(member);
                match part.year {
                    Some(_) => return step,
                    None => years.push(self.tree.add(step)),
                }
            }
            self.tree.sum(StepKind::Figure, years).member(member)
        })
    }

    /// What a member pays of a year: its bill, and what it pays itself.
    fn bill(&self, taken: &Taken<'_>, weights: &mut Weights<'_>, member: usize, year: usize) -> Step {
        let (billed, _) = self.billed(taken, weights, member, year);
        let direct = self.items(taken, weights, member, year, (&WhichInvoices::default(), true));
        if direct.is_empty() {
            return billed;
        }
        let billed = self.tree.add(billed.year(year).member(member));
        self.tree.sum(StepKind::Year, std::iter::once(billed).chain(direct).collect())
    }

    /// The bill of a year, and its exact amount before rounding.
    pub(super) fn billed(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        member: usize,
        year: usize,
    ) -> (Step, usize) {
        let split = taken.split;
        let exact = split.quota(member, year).unwrap_or_default();
        let settlement = &self.computed.plan.sharing.settlement;
        let (promised, is_apart) = (settlement.min_saving.is_some(), settlement.bill != Bill::Year);
        if is_apart && !promised {
            return self.billed_apart(taken, weights, (member, year));
        }
        let mut uses = self.items(taken, weights, member, year, (&WhichInvoices::default(), false));
        uses.extend(self.moved(taken, weights, (member, year)));
        let exact = Step::money(StepKind::Exact, Operation::Sum, self.major_of(&exact), uses);
        let exact = self.tree.add(exact.year(year).member(member));
        let bills = split.years.get(year).map(|year| year.bills.as_slice()).unwrap_or_default();
        let bill = bills.get(member).copied().unwrap_or(0);
        let others = |other: usize| split.quota(other, year).unwrap_or_default();
        // units that a promise moves within bills made apart are told
        let kept = !promised || (split.is_as_rounded(year) && !is_apart);
        (self.rounded(((member, year), kept), exact, self.major(bill), others), exact)
    }

    /// Whether the parts of a remainder show how a bill is rounded; `kept` says whether no promise moved single units of it.
    fn shows_rounding(&self, kept: bool) -> bool {
        let sharing = &self.computed.plan.sharing;
        let is_limited = self.computed.plan.limits.iter().any(Limits::is_some);
        let acting = Adjuster::ALL.into_iter().filter(|one| one.acts(&sharing.settlement, is_limited));
        let shown = |adjuster: Adjuster| match adjuster {
            Adjuster::Limits | Adjuster::Rounding | Adjuster::Remainder => true,
            // where single units are moved to keep it, that is told
            Adjuster::Promise => kept,
            // each of them is rounded as one of the year would be
            Adjuster::Bills => sharing.division.is_none(),
        };
        let divides_direct = || {
            sharing.division.is_some()
                && self.computed.facts.iter().any(|fact| is_direct(self.computed, fact))
        };
        acting.into_iter().all(shown) && !divides_direct()
    }

    /// An exact bill rounded together with those of all other members.
    pub(super) fn rounded(
        &self,
        ((member, year), kept): ((usize, usize), bool),
        exact: usize,
        bill: Fraction,
        others: impl Fn(usize) -> Fraction,
    ) -> Step {
        if !self.shows_rounding(kept) {
            let adjusts = &bill - &self.tree.exact(exact);
            let rounding = Step::money(StepKind::Rounding, Operation::Taken, adjusts, Vec::new());
            let rounding = self.tree.add(rounding.year(year).member(member));
            return Step::money(StepKind::Bill, Operation::Sum, bill, vec![exact, rounding]);
        }
        let mut quotas = Vec::new();
        let mut place = 0;
        for (other, _) in self.computed.members() {
            if other == member {
                place = quotas.len();
                quotas.push(exact);
                continue;
            }
            let quota =
                Step::money(StepKind::Exact, Operation::Taken, self.major_of(&others(other)), Vec::new());
            quotas.push(self.tree.add(quota.year(year).member(other)));
        }
        let cost = self.tree.sum(StepKind::Cost, quotas.clone()).year(year);
        let cost = self.tree.add(cost);
        let uses = std::iter::once(cost).chain(quotas).collect();
        Step::money(StepKind::Bill, Operation::Remainder(place), bill, uses)
    }

    /// What a member pays of each item of a year, exactly: its own in full. Either what is billed, or what it pays itself.
    fn items(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        member: usize,
        year: usize,
        (part, direct): (&WhichInvoices, bool),
    ) -> Vec<usize> {
        let found = self.by_item(taken, weights, (member, year), (part, direct));
        found.into_iter().map(|(_, step)| step).collect()
    }

    /// The same with the item of each, in the order of the file, whoever bears them.
    pub(super) fn by_item(
        &self,
        taken: &Taken<'_>,
        weights: &mut Weights<'_>,
        (member, year): (usize, usize),
        (part, direct): (&WhichInvoices, bool),
    ) -> Vec<(usize, usize)> {
        let mut found = self.alone(member, year, (part, direct));
        if !direct {
            found.extend(self.shared(taken, weights, (member, year), part));
        }
        found.sort_by_key(|(item, _)| *item);
        found
    }

    /// What a member bears of a year by itself, by item.
    pub(super) fn alone(
        &self,
        member: usize,
        year: usize,
        (part, direct): (&WhichInvoices, bool),
    ) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (nth, fact) in self.computed.facts.iter().enumerate() {
            let is_own = fact.side == Side::After && fact.payer == Payer::Member(member);
            let is_own = is_own && is_direct(self.computed, fact) == direct;
            if is_own && fact.invoice.year == year && part.takes(fact.at()) {
                found.extend(self.invoice(nth).map(|step| (fact.item, step)));
            }
        }
        found
    }

    /// The cost before, of a member or of the group.
    pub(super) fn before(&self, member: Option<usize>, part: &WhichInvoices) -> Step {
        let picks = |payer| member.is_none_or(|member| payer == Payer::Member(member));
        self.costs((StepKind::Before, Side::Before), part, |fact| picks(fact.payer))
    }

    /// The bills of the year that a step is one of.
    pub(super) fn bills(&self, step: &Step) -> Result<Vec<Fraction>, Diagnostic> {
        let (Operation::Remainder(_), Some(year)) = (step.operation, step.year) else {
            return Ok(Vec::new());
        };
        let found = shares(self.computed, &Way::default(), Detail::Supported)?;
        let bills = found.billed.get(year).map(Vec::as_slice).unwrap_or_default();
        let bill = |member: usize| self.major(bills.get(member).map_or(0, |bill| bill.base));
        Ok(self.computed.members().map(|(member, _)| bill(member)).collect())
    }

    /// What a member pays of a fair division of the whole cost: its value, rounded with those of all others.
    fn divided(&self, member: usize) -> Result<Step, Diagnostic> {
        let way = Way { exact: true, ..Way::default() };
        let found: Shares = shares(self.computed, &way, Detail::Supported)?;
        let exact = |member: usize| found.exact.get(member).cloned().unwrap_or_default();
        let value = self.value_of(member, &found.exact);
        let bill = self.major(found.total(member).base);
        let step = self.rounded(((member, 0), true), value, bill, exact);
        Ok(Step { what: StepKind::Figure, year: None, ..step }.member(member))
    }
}
