//! Who takes part when: the term cut into stretches of months, and the parties of members that share something in them.

use super::claim::{ClaimInvoice, SharedItem};
use super::member::Sharer;
use crate::money::Fraction;
use std::collections::HashMap;

/// Which part of an invoice each party shares; the parts add up to 1.
pub(super) type Portions = Vec<(usize, Fraction)>;

/// What keeps an invoice from being laid on its months.
pub(super) enum Unlaid {
    /// Nobody takes part in this month.
    Nobody(u32),
    /// It runs in no month that has a price.
    NoMonths,
}

/// The parties of a claim, each told by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Parties<'c> {
    members: Vec<Vec<usize>>,
    numbers: HashMap<Vec<usize>, usize>,
    /// First month, last month and the party of all who take part in them.
    stretches: Vec<(u32, u32, usize)>,
    /// The parties that are left of a list of members in each stretch.
    within: HashMap<&'c [usize], Vec<usize>>,
}

impl<'c> Parties<'c> {
    /// Cuts the months wherever a member begins or ends to take part.
    pub(super) fn new(members: &[Sharer]) -> Parties<'c> {
        let mut parties = Parties::default();
        let mut begins: Vec<u32> =
            members.iter().flat_map(|member| [member.from, member.to.saturating_add(1)]).collect();
        begins.extend([0, u32::MAX]);
        begins.sort_unstable();
        begins.dedup();
        for pair in begins.windows(2) {
            if let [from, next] = *pair {
                let there = (0..).zip(members).filter(|(_, member)| member.takes_part(from));
                let party = parties.number(there.map(|(nth, _)| nth).collect());
                parties.stretches.push((from, next - 1, party));
            }
        }
        parties
    }

    /// The members of a party, in order.
    pub(super) fn members(&self, party: usize) -> &[usize] {
        self.members.get(party).map(Vec::as_slice).unwrap_or_default()
    }

    fn number(&mut self, members: Vec<usize>) -> usize {
        if let Some(known) = self.numbers.get(&members) {
            return *known;
        }
        let number = self.members.len();
        self.members.push(members.clone());
        self.numbers.insert(members, number);
        number
    }

    /// Who shares an item in each stretch: those of its members that take part.
    pub(super) fn sharing(&mut self, item: &'c SharedItem) -> Vec<usize> {
        let Some(list) = item.among.as_deref() else {
            return self.stretches.iter().map(|(.., there)| *there).collect();
        };
        if let Some(known) = self.within.get(list) {
            return known.clone();
        }
        let mut members = list.to_vec();
        members.sort_unstable();
        members.dedup();
        let of_stretch = |parties: &mut Self, there| {
            let there = parties.members(there);
            let left = members.iter().copied().filter(|member| there.binary_search(member).is_ok());
            let left = left.collect();
            parties.number(left)
        };
        let stretches: Vec<usize> = self.stretches.iter().map(|(.., there)| *there).collect();
        let found: Vec<usize> = stretches.into_iter().map(|there| of_stretch(self, there)).collect();
        self.within.insert(list, found.clone());
        found
    }

    /// Lays an invoice on its months in proportion to their prices, and tells which part of it each party shares;
    /// and what stands in the way. `sharing` is who shares its item in each stretch.
    pub(super) fn portions(&self, sharing: &[usize], invoice: &ClaimInvoice) -> (Portions, Option<Unlaid>) {
        let mut unlaid = None;
        let mut laid: Vec<(usize, u32, &Fraction)> = Vec::with_capacity(invoice.spells.len());
        for spell in &invoice.spells {
            for ((first, last, _), party) in self.stretches.iter().zip(sharing) {
                let (from, to) = (*first.max(&spell.from), *last.min(&spell.to));
                if from > to || spell.price.is_zero() {
                    continue;
                }
                if self.members(*party).is_empty() {
                    unlaid = unlaid.or(Some(Unlaid::Nobody(from)));
                    continue;
                }
                laid.push((*party, to - from + 1, &spell.price));
            }
        }
        let portions = match laid.first() {
            None => Portions::new(),
            Some((party, ..)) if laid.iter().all(|(other, ..)| other == party) => {
                vec![(*party, Fraction::from(1))]
            }
            Some(_) => in_proportion(&laid),
        };
        let nowhere = laid.is_empty() && invoice.cost != 0;
        (portions, unlaid.or(nowhere.then_some(Unlaid::NoMonths)))
    }
}

/// The part of each party: its months at their prices over all months at theirs.
fn in_proportion(laid: &[(usize, u32, &Fraction)]) -> Portions {
    let mut parts = Portions::new();
    let mut total = Fraction::zero();
    for (party, months, price) in laid {
        let price = *price * &Fraction::from(i128::from(*months));
        total = &total + &price;
        match parts.iter_mut().find(|(known, _)| known == party) {
            Some((_, part)) => *part = &*part + &price,
            None => parts.push((*party, price)),
        }
    }
    for (_, part) in &mut parts {
        *part = part.checked_div(&total).unwrap_or_default();
    }
    parts
}
