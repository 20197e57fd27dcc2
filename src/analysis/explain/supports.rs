//! How support is made: the costs it covers, the part of them that it pays, and what is left of its cap.

use super::figure::Asked;
use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::cost::{ItemAt, Support, SupportPays};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, places};
use crate::plan::facts::{PaidPart as SupportPart, Payer, Side};
use crate::plan::shares::{Detail, Shares, Way, shares};
use crate::plan::support::{self, Grain, Paid};
use std::collections::BTreeMap;

impl PlanBooks<'_> {
    /// What support pays, by support and year; of some items as it is laid on them.
    pub(super) fn support(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        let found = shares(self.computed, &Way::default(), Detail::Supported)?;
        let is_meant = |member, year| asked.is_of(member, year);
        // that support together pays no more than there is
        let parts = support::parts(self.computed, &found, Grain { member: true, year: true, item: true })?;
        if asked.part.items.is_some() {
            let uses = self.of_items(asked, parts, Side::After);
            return Ok(self.tree.sum(StepKind::Support, uses));
        }
        // what lowers the cost before is no part of what is left of the cost after
        let uses = self.paid(&found, false, is_meant);
        if asked.member.is_some() || asked.part.year.is_some() {
            return Ok(self.tree.sum(StepKind::Support, uses));
        }
        let mut years = Vec::new();
        for year in 0..self.computed.years.len() {
            let of_year = |nth: &usize| self.tree.step(*nth).is_some_and(|step| step.year == Some(year));
            let of_year: Vec<usize> = uses.iter().copied().filter(of_year).collect();
            if !of_year.is_empty() {
                let sum = self.tree.sum(StepKind::Year, of_year).year(year);
                years.push(self.tree.add(sum));
            }
        }
        Ok(self.tree.sum(StepKind::Support, years))
    }

    /// What support of the cost before pays.
    pub(super) fn support_before(&self, asked: &Asked) -> Result<Step, Diagnostic> {
        let found = shares(self.computed, &Way::default(), Detail::Supported)?;
        let is_meant = |member: usize, year: usize| {
            asked.member.is_none_or(|asked| asked == member)
                && asked.part.year.is_none_or(|asked| asked == year)
        };
        let uses = match asked.part.items.is_some() {
            true => {
                let grain = Grain { member: true, year: true, item: true };
                let parts = support::parts(self.computed, &found, grain)?;
                self.of_items(asked, parts, Side::Before)
            }
            false => self.paid(&found, true, is_meant),
        };
        Ok(self.tree.sum(StepKind::Support, uses))
    }

    /// What support pays of some items of a side, as it is told apart by them.
    fn of_items(&self, asked: &Asked, parts: Vec<SupportPart>, side: Side) -> Vec<usize> {
        let mut uses = Vec::new();
        for part in parts.into_iter().filter(|part| part.side == side) {
            let Payer::Member(member) = part.payer else { continue };
            let Some(item) = part.item.filter(|item| asked.part.takes(ItemAt { side, number: *item })) else {
                continue;
            };
            let pays = self.major(part.support.pays.base);
            let is_meant = asked.member.is_none_or(|asked| asked == member)
                && asked.part.year.is_none_or(|asked| asked == part.year);
            if is_meant && !pays.is_zero() {
                let step = Step::money(StepKind::Support, Operation::Taken, pays, Vec::new());
                uses.push(self.tree.add(step.year(part.year).item(side, item).member(member)));
            }
        }
        uses
    }

    /// What each support of a side pays a member in a year.
    fn paid(&self, found: &Shares, is_before: bool, is_meant: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        let mut uses: Vec<usize> = Vec::new();
        let supports = self.computed.plan.support.iter().enumerate();
        // a loan lowers no cost
        for (number, support) in supports.filter(|(_, one)| one.is_before == is_before && !one.is_repaid()) {
            let receipts = support::receipts(self.computed, support, found);
            let mut paid: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for receipt in &receipts {
                let room = self.room(number, support, receipt, &paid);
                // what is received after the term counts on a cap, and is none of its money
                let is_received = support::received_in(self.computed, support, receipt.year)
                    .is_some_and(|year| is_meant(receipt.member, year));
                if !is_received && support.cap.is_none() {
                    continue;
                }
                let step = self.receipt((number, support), receipt, room);
                let step = self.tree.add(step);
                paid.entry(receipt.receives).or_default().push(step);
                if is_received && !self.tree.exact(step).is_zero() {
                    uses.push(step);
                }
            }
        }
        uses
    }

    /// What is left of a cap after what was paid of it.
    fn room(
        &self,
        number: usize,
        support: &Support,
        receipt: &Paid,
        paid: &BTreeMap<usize, Vec<usize>>,
    ) -> Option<usize> {
        let cap = support.cap.as_ref()?;
        let decimals = places(self.computed.decimals);
        let input = self.tree.input(self.texts, self.texts.written.support_cap(number));
        let whole = match input.filter(|input| self.tree.exact(*input) == *cap) {
            Some(input) => input,
            // in another currency
            None => {
                let uses = input.into_iter().collect();
                self.tree.add(
                    Step::money(StepKind::Room, Operation::Taken, cap.clone(), uses).member(receipt.member),
                )
            }
        };
        let cut = cap.rounded(decimals, crate::money::Rounding::Floor);
        let whole = match cut == *cap {
            true => whole,
            false => {
                let operation = Operation::Round(decimals, crate::money::Rounding::Floor);
                self.tree.add(Step::money(StepKind::Room, operation, cut, vec![whole]))
            }
        };
        let earlier = paid.get(&receipt.receives).cloned().unwrap_or_default();
        if earlier.is_empty() {
            return Some(whole);
        }
        let uses: Vec<usize> = std::iter::once(whole).chain(earlier).collect();
        let left =
            uses.iter().skip(1).fold(self.tree.exact(whole), |left, nth| &left - &self.tree.exact(*nth));
        Some(self.tree.add(Step::money(StepKind::Room, Operation::Difference, left, uses)))
    }

    /// What a support pays a member in a year.
    fn receipt(&self, (number, support): (usize, &Support), receipt: &Paid, room: Option<usize>) -> Step {
        let side = if support.is_before { Side::Before } else { Side::After };
        let covered: Vec<usize> = receipt
            .costs
            .iter()
            .map(|(item, member, cost)| {
                let step = Step::money(StepKind::Item, Operation::Taken, self.major_of(cost), Vec::new());
                let step = step.item(side, *item).member(*member).year(receipt.year);
                self.tree.add(Step { support: Some(number), ..step })
            })
            .collect();
        let cost = self.tree.sum(StepKind::Covered, covered);
        let cost = Step { support: Some(number), ..cost.member(receipt.member).year(receipt.year) };
        let cost = self.tree.add(cost);
        let rate = self.support_rate(number, support, receipt);
        let uses = [cost, rate].into_iter().chain(room).collect();
        let pays = self.major(receipt.pays);
        let step = Step::money(StepKind::Support, Operation::Support(self.computed.decimals), pays, uses);
        let year = support::received_in(self.computed, support, receipt.year);
        Step { support: Some(number), year, ..step.member(receipt.member) }
    }

    /// The part of what it covers that a support pays: its rate, or its amount over all that it covers.
    fn support_rate(&self, number: usize, support: &Support, receipt: &Paid) -> usize {
        let input = self.tree.input(self.texts, self.texts.written.support_pays(number));
        let told = |uses: Vec<usize>, rate: Fraction| {
            let step = Step::money(StepKind::SupportRate, Operation::Taken, rate, uses);
            self.tree.add(step.of(NumberUnit::Number).member(receipt.member))
        };
        match (&support.pays, input) {
            (SupportPays::Rate(rate), Some(input)) if self.tree.exact(input) == *rate => input,
            (SupportPays::Amount(amount), Some(input)) if self.tree.exact(input) == *amount => {
                let all =
                    Step::money(StepKind::Covered, Operation::Taken, self.major_of(&receipt.all), Vec::new());
                let all = self.tree.add(all.member(receipt.member));
                match amount.checked_div(&self.tree.exact(all)).filter(|part| part.is_positive()) {
                    Some(part) => {
                        let step =
                            Step::money(StepKind::SupportRate, Operation::Quotient, part, vec![input, all]);
                        self.tree.add(step.of(NumberUnit::Number))
                    }
                    None => told(vec![input], Fraction::zero()),
                }
            }
            (SupportPays::Rate(rate), input) => told(input.into_iter().collect(), rate.clone()),
            (SupportPays::Amount(amount), input) => {
                let rate = amount.checked_div(&self.major_of(&receipt.all)).unwrap_or_default();
                told(input.into_iter().collect(), rate)
            }
        }
    }
}
