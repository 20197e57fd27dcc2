//! The claim sorted into pots: all that one party shares by one basis in one year, so that the exact part of a member
//! is one product a pot.

use super::claim::{Claim, SharedItem};
use super::fault::Fault;
use super::member::Lack;
use super::parties::{Parties, Portions, Unlaid};
use super::rule::{Basis, RulePart};
use crate::money::whole::BigInt;
use crate::money::whole::{Signed, Zero};
use crate::money::{Fraction, Quotas};
use std::collections::{BTreeMap, HashMap};

/// The weights that a basis gives all members, on one denominator.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub(super) weights: Quotas,
    lacks: Vec<Option<Lack>>,
}

/// All that one party shares by one basis in one year.
#[derive(Clone, Debug)]
pub(super) struct Pot {
    pub(super) basis: usize,
    pub(super) party: usize,
    pub(super) amount: Fraction,
}

/// The pots of a claim, with what they were made from.
#[derive(Clone, Debug)]
pub(super) struct Books<'c> {
    pub(super) claim: &'c Claim,
    pub(super) parties: Parties<'c>,
    pub(super) bases: Vec<Weighed>,
    pub(super) basis_numbers: HashMap<&'c Basis, usize>,
    /// The total weight of a party by a basis; `None` where it cannot be weighed.
    pub(super) totals: BTreeMap<(usize, usize), Option<BigInt>>,
    /// The pots of each year.
    pots: Vec<Vec<Pot>>,
    /// For each item and year.
    pub(super) portions: Vec<Vec<Portions>>,
    /// For each year, the parts of items with limits, by item and member.
    pub(super) limited: Vec<BTreeMap<usize, Vec<Fraction>>>,
    faults: Vec<Fault>,
}

/// One term's part of what a member pays of an item in a year: `amount x weight / total`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookLine<'s> {
    /// Who shares, in order: the members that take part in the same months.
    pub party: &'s [usize],
    /// The part of the invoice that is laid on these months.
    pub portion: &'s Fraction,
    /// The term of the item's rule.
    pub term: &'s RulePart,
    /// What the party shares by this term: its percent of its portion of the cost.
    pub amount: Fraction,
    /// The member's weight.
    pub weight: Fraction,
    /// The party's weight.
    pub total: Fraction,
    /// What the member pays of it, exactly.
    pub part: Fraction,
}

/// What is known of a shared item for all its years.
struct Shared<'c> {
    item: &'c SharedItem,
    /// The number of each term's basis, and its percent.
    terms: Vec<(usize, &'c Fraction)>,
    /// Who shares it in each stretch of months.
    parties: Vec<usize>,
}

/// What falls into one pot by terms of the same percent: whole costs, added up before anything is multiplied, and parts
/// of costs.
#[derive(Default)]
struct Inflow {
    whole: i128,
    parts: Fraction,
}

impl<'c> Books<'c> {
    /// Sorts a claim; every rule that cannot be applied is a fault.
    pub(super) fn new(claim: &'c Claim) -> Result<Books<'c>, Vec<Fault>> {
        let mut books = Books {
            claim,
            parties: Parties::new(&claim.members),
            bases: Vec::new(),
            basis_numbers: HashMap::new(),
            totals: BTreeMap::new(),
            pots: Vec::with_capacity(claim.years),
            portions: vec![Vec::with_capacity(claim.years); claim.items.len()],
            limited: Vec::with_capacity(claim.years),
            faults: Vec::new(),
        };
        let mut known: Vec<Shared<'c>> = Vec::with_capacity(claim.items.len());
        for item in &claim.items {
            let terms = item.rule.terms().iter().map(|term| (books.basis(&term.basis), &term.percent));
            let terms = terms.collect();
            known.push(Shared { item, terms, parties: books.parties.sharing(item) });
        }
        for year in 0..claim.years {
            books.sort_year(year, &known);
        }
        if books.faults.is_empty() { Ok(books) } else { Err(books.faults) }
    }

    fn basis(&mut self, basis: &'c Basis) -> usize {
        if let Some(known) = self.basis_numbers.get(basis) {
            return *known;
        }
        let weighed = basis.weigh(&self.claim.members);
        let lacks = weighed.iter().map(|weight| weight.as_ref().err().cloned()).collect();
        let weights: Vec<Fraction> = weighed.into_iter().map(Result::unwrap_or_default).collect();
        let number = self.bases.len();
        self.bases.push(Weighed { weights: Quotas::of(&weights), lacks });
        self.basis_numbers.insert(basis, number);
        number
    }

    fn sort_year(&mut self, year: usize, known: &[Shared<'c>]) {
        let mut inflows: BTreeMap<(usize, usize, &Fraction), Inflow> = BTreeMap::new();
        for (nth, Shared { item, terms, parties }) in known.iter().enumerate() {
            let laid = item.years.get(year).map(|invoice| self.parties.portions(parties, invoice));
            let (portions, unlaid) = laid.unwrap_or_default();
            match unlaid {
                Some(Unlaid::Nobody(month)) => self.report(Fault::NobodyShares { item: nth, month }),
                Some(Unlaid::NoMonths) => self.report(Fault::NoMonths { item: nth }),
                None => {}
            }
            let cost = item.years.get(year).map_or(0, |invoice| invoice.cost);
            let alone = portions.len() == 1;
            for (party, portion) in &portions {
                for (basis, percent) in terms {
                    // what has limits is held to them by itself
                    if self.weighable(nth, *basis, *party) && !item.limits.is_some() {
                        let inflow = inflows.entry((*basis, *party, *percent)).or_default();
                        match alone {
                            true => inflow.whole += cost,
                            false => inflow.parts = &inflow.parts + &(portion * &Fraction::from(cost)),
                        }
                    }
                }
            }
            if let Some(years) = self.portions.get_mut(nth) {
                years.push(portions);
            }
        }
        self.pots.push(pots(inflows));
        let of_items = known.iter().enumerate().filter(|(_, shared)| shared.item.limits.is_some());
        let limited = match self.faults.is_empty() {
            true => of_items.filter_map(|(nth, _)| Some((nth, self.limited(nth, year)?))).collect(),
            false => BTreeMap::new(),
        };
        self.limited.push(limited);
    }

    pub(super) fn report(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Whether a basis can weigh a party; if not, why not is reported once for each item.
    fn weighable(&mut self, item: usize, basis: usize, party: usize) -> bool {
        if let Some(Some(_)) = self.totals.get(&(basis, party)) {
            return true;
        }
        let Some(weighed) = self.bases.get(basis) else { return false };
        let members = self.parties.members(party);
        let lack = |member: &usize| Some((*member, weighed.lacks.get(*member)?.clone()?));
        let lacks: Vec<(usize, Lack)> = members.iter().filter_map(lack).collect();
        let total: BigInt = members.iter().map(|member| weighed.weight(*member)).sum();
        let found = lacks.is_empty() && total.is_positive();
        if lacks.is_empty() && !found {
            self.report(Fault::NothingToWeigh { item });
        }
        for (member, lack) in lacks {
            self.report(Fault::Lacks { item, member, lack });
        }
        self.totals.insert((basis, party), found.then_some(total));
        found
    }

    /// What each member pays of all shared items of a year together with `own`: exact, on one denominator.
    pub(super) fn quotas(&self, year: usize, own: &[i128]) -> Quotas {
        let free = self.quotas_of_pots(self.pots.get(year).map(Vec::as_slice).unwrap_or_default(), own);
        let limited = self.limited.get(year).filter(|limited| !limited.is_empty());
        let Some(limited) = limited else { return free };
        let sum = |member: usize| {
            let parts = limited.values().filter_map(|parts| parts.get(member));
            parts.fold(free.exact(member).unwrap_or_default(), |sum, part| &sum + part)
        };
        Quotas::of(&(0..self.claim.members.len()).map(sum).collect::<Vec<_>>())
    }
}

impl Weighed {
    fn weight(&self, member: usize) -> BigInt {
        match &self.weights {
            Quotas::Small { numerators, .. } => numerators.get(member).copied().map(BigInt::from),
            Quotas::Big { numerators, .. } => numerators.get(member).cloned(),
        }
        .unwrap_or_else(BigInt::zero)
    }
}

/// Brings together what comes into the same pot by different percents.
fn pots(inflows: BTreeMap<(usize, usize, &Fraction), Inflow>) -> Vec<Pot> {
    let mut pots: Vec<Pot> = Vec::with_capacity(inflows.len());
    for ((basis, party, percent), inflow) in inflows {
        let sum = &inflow.parts + &Fraction::from(inflow.whole);
        let amount = part_of(&sum, percent);
        match pots.last_mut().filter(|pot| (pot.basis, pot.party) == (basis, party)) {
            Some(pot) => pot.amount = &pot.amount + &amount,
            None => pots.push(Pot { basis, party, amount }),
        }
    }
    pots
}

/// So many percent of an amount.
pub(super) fn part_of(amount: &Fraction, percent: &Fraction) -> Fraction {
    &(amount * percent) * &Fraction::decimal(1, 2)
}
