//! How a member's bill is made: its own items and its exact parts of the shared ones, rounded with those of all others.

use super::costs::WhichInvoices;
use super::invoice::PlanBooks;
use super::tree::{Operation, Step, StepKind};
use super::weights::Weights;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Quotas, Rounding, places};
use crate::plan::facts::{Payer, Side};
use crate::plan::shares::{Detail, Shares, Way, is_direct, shares, taken_apart};
use crate::sharing::{Adjuster, Bill, Claim, Limits, Remainder, Settlement, Split};

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
        if self.computed.plan.sharing.settlement.bill != Bill::Year {
            return self.billed_apart(taken, weights, (member, year));
        }
        let mut uses = self.items(taken, weights, member, year, (&WhichInvoices::default(), false));
        uses.extend(self.moved(taken, weights, (member, year)));
        let exact = Step::money(StepKind::Exact, Operation::Sum, self.major_of(&exact), uses);
        let exact = self.tree.add(exact.year(year).member(member));
        let bills = split.years.get(year).map(|year| year.bills.as_slice()).unwrap_or_default();
        let bill = bills.get(member).copied().unwrap_or(0);
        let others = |other: usize| split.quota(other, year).unwrap_or_default();
        let beside = taken.claim.beside_in(member, year);
        let rounded = split.rounded(year).and_then(|bills| bills.first()?.get(member).copied());
        let rounded = rounded.map_or(bill, |rounded| rounded.saturating_add(beside));
        let step = self.rounded(((member, year), true), exact, self.major(rounded), others);
        if rounded == bill {
            return (step, exact);
        }
        let step = self.tree.add(Step { what: StepKind::AsRounded, ..step }.year(year).member(member));
        let units = self.units((member, year), bill.saturating_sub(rounded), Vec::new());
        (self.tree.sum(StepKind::Bill, vec![step, units]), exact)
    }

    /// What a promise moves of a bill in whole units, and what it would move exactly where that is not in the bill already.
    pub(super) fn units(&self, (member, year): (usize, usize), units: i128, exact: Vec<usize>) -> usize {
        let step = Step::money(StepKind::MovedUnits, Operation::Taken, self.major(units), exact);
        self.tree.add(step.year(year).member(member))
    }

    /// Whether the parts of a remainder show how a bill is rounded; `kept` says whether no promise moved single units of it.
    fn shows_rounding(&self, kept: bool) -> bool {
        let sharing = &self.computed.plan.sharing;
        let is_limited = self.computed.plan.limits.iter().any(Limits::is_some);
        let acting = Adjuster::ALL.into_iter().filter(|one| one.acts(&sharing.settlement, is_limited));
        let shown = |adjuster: Adjuster| match adjuster {
            Adjuster::Limits | Adjuster::Rounding | Adjuster::Remainder => true,
            // where single units are moved to keep it, they stand beside what is rounded
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

    /// The bills that are rounded together within a figure of one year: each step that is one of them, and all of them in
    /// order; none where it is not the largest remainders that decide.
    pub(super) fn rounded_together(&self, root: &Step) -> Vec<(usize, Vec<Fraction>)> {
        let Some(year) = root.year else { return Vec::new() };
        let settlement = &self.computed.plan.sharing.settlement;
        let settlement = settlement.among(|member| self.computed.takes_part_in(member, year));
        if settlement.remainder != Remainder::Largest {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut open = root.uses.clone();
        if matches!(root.operation, Operation::Remainder(_)) {
            found.extend(self.dealt(root, &settlement).map(|bills| (self.tree.len(), bills)));
            open.clear();
        }
        while let Some(nth) = open.pop() {
            let Some(step) = self.tree.step(nth) else { continue };
            match step.operation {
                Operation::Remainder(_) => {
                    found.extend(self.dealt(&step, &settlement).map(|bills| (nth, bills)));
                }
                Operation::Sum => open.extend(&step.uses),
                _ => {}
            }
        }
        found.sort_by_key(|(nth, _)| *nth);
        found
    }

    /// All bills that one was rounded with.
    fn dealt(&self, step: &Step, settlement: &Settlement) -> Option<Vec<Fraction>> {
        let (cost, quotas) = step.uses.split_first()?;
        let minor = Fraction::power_of_ten(places(self.computed.decimals));
        let units = |nth: &usize| &self.tree.exact(*nth) * &minor;
        let quotas: Vec<Fraction> = quotas.iter().map(units).collect();
        let cost = units(cost).units(0, Rounding::HalfAway)?;
        let bills = crate::sharing::bills(&Quotas::of(&quotas), cost, settlement)?;
        Some(bills.into_iter().map(|bill| self.major(bill)).collect())
    }

    /// What a member pays of a fair division of the whole cost: its value, rounded with those of all others.
    fn divided(&self, member: usize) -> Result<Step, Diagnostic> {
        let way = Way { exact: true, ..Way::default() };
        let found: Shares = shares(self.computed, &way, Detail::Supported)?;
        let exact = |member: usize| found.exact.get(member).cloned().unwrap_or_default();
        let value = self.value_of(member, &found.exact);
        let bill = self.major(found.total(member).base);
        let step = self.rounded(((member, 0), !found.moves_units), value, bill, exact);
        Ok(Step { what: StepKind::Figure, year: None, ..step }.member(member))
    }
}
