//! What single items come to for each member: held within their limits, and together with what members bear alone.

use super::books::{BookLine, Books, part_of};
use super::fault::Fault;
use super::limits;
use crate::money::{Fraction, Quotas};

impl Books<'_> {
    /// How the exact part that a member pays of one item in one year is made: one line a party it belongs to and term.
    pub(super) fn lines(&self, item: usize, member: usize, year: usize) -> Option<Vec<BookLine<'_>>> {
        let shared = self.claim.items.get(item)?;
        let cost = Fraction::from(shared.years.get(year).map_or(0, |invoice| invoice.cost));
        let mut lines = Vec::new();
        for (number, portion) in self.portions.get(item)?.get(year)? {
            let party = self.parties.members(*number);
            if party.binary_search(&member).is_err() {
                continue;
            }
            for term in shared.rule.terms() {
                let basis = *self.basis_numbers.get(&term.basis)?;
                let weighed = self.bases.get(basis)?;
                let weight = weighed.weights.exact(member)?;
                let numerators = self.totals.get(&(basis, *number))?.clone()?;
                let total = Fraction::ratio_of(numerators, weighed.weights.denominator())?;
                let amount = part_of(&(&cost * portion), &term.percent);
                let part = (&amount * &weight).checked_div(&total)?;
                lines.push(BookLine { party, portion, term, amount, weight, total, part });
            }
        }
        Some(lines)
    }

    /// What each member pays of an item with limits in a year; nothing where it has no invoice.
    pub(super) fn limited(&mut self, item: usize, year: usize) -> Option<Vec<Fraction>> {
        let invoice = self.claim.items.get(item)?.years.get(year)?;
        if invoice.spells.is_empty() {
            return None;
        }
        let members = 0..self.claim.members.len();
        let part = |member| sum_of(&self.lines(item, member, year).unwrap_or_default());
        let parts: Vec<Fraction> = members.clone().map(part).collect();
        let limits: Vec<_> = members.map(|member| self.claim.limits_of(item, member, year)).collect();
        let held = if invoice.cost < 0 { None } else { limits::held(&parts, &limits) };
        if held.is_none() {
            let (cost, whole) = (invoice.cost, Fraction::from(invoice.cost));
            let most: Option<Fraction> = limits.iter().flatten().map(|(_, most)| most.clone()).sum();
            let least: Fraction = limits.iter().flatten().map(|(least, _)| least).sum();
            let ends = [most.filter(|most| *most < whole), Some(least).filter(|least| *least > whole)];
            self.report(Fault::LimitsDoNotFit { item, year, cost, ends });
        }
        held
    }

    /// The part of a member in an item with limits, where it is one.
    pub(super) fn held(&self, item: usize, member: usize, year: usize) -> Option<&Fraction> {
        self.limited.get(year)?.get(&item)?.get(member)
    }

    /// What a member pays of a shared item in a year, exactly.
    pub(super) fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        match self.held(item, member, year) {
            Some(held) => Some(held.clone()),
            None => Some(sum_of(&self.lines(item, member, year)?)),
        }
    }

    /// What each member pays of these items of a year together with `own`.
    pub(super) fn quotas_of(&self, items: &[usize], year: usize, own: &[i128]) -> Quotas {
        let of = |member: usize| {
            let own = Fraction::from(own.get(member).copied().unwrap_or(0));
            let parts = items.iter().filter_map(|item| self.part(*item, member, year));
            parts.fold(own, |sum, part| &sum + &part)
        };
        Quotas::of(&(0..self.claim.members.len()).map(of).collect::<Vec<_>>())
    }
}

/// What lines come to.
fn sum_of(lines: &[BookLine<'_>]) -> Fraction {
    lines.iter().map(|line| &line.part).sum::<Fraction>()
}
