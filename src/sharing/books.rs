//! The claim sorted into pots: all that one party shares by one basis in one year, so that the exact part of a member
//! is one product a pot.

use super::claim::{Claim, Invoice, Lack, SharedItem};
use super::split::Fault;
use super::{Basis, Term};
use crate::money::{Fraction, Quotas};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};
use std::collections::{BTreeMap, HashMap};

/// The weights that a basis gives all members, on one denominator.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    weights: Quotas,
    lacks: Vec<Option<Lack>>,
}

/// All that one party shares by one basis in one year.
#[derive(Clone, Debug)]
pub(super) struct Pot {
    basis: usize,
    party: usize,
    amount: Fraction,
}

/// Months in a row in which the same members take part.
type Stretch = (u32, u32, usize);
/// Which part of an invoice each party shares.
pub(super) type Portions = Vec<(usize, Fraction)>;

/// The pots of a claim, with what they were made from.
#[derive(Clone, Debug)]
pub(super) struct Books<'c> {
    pub(super) claim: &'c Claim,
    bases: Vec<Weighed>,
    basis_ids: HashMap<&'c Basis, usize>,
    /// Members of each party, in order.
    parties: Vec<Vec<usize>>,
    party_ids: HashMap<Vec<usize>, usize>,
    /// The months of the term by who takes part in them.
    stretches: Vec<Stretch>,
    /// The party that is left of a list of members in a stretch.
    within: HashMap<(Option<&'c [usize]>, usize), usize>,
    /// The total weight of a party by a basis; `None` where it cannot be weighed.
    totals: HashMap<(usize, usize), Option<BigInt>>,
    /// The pots of each year.
    pots: Vec<Vec<Pot>>,
    /// For each item and year.
    portions: Vec<Vec<Portions>>,
    faults: Vec<Fault>,
}

impl<'c> Books<'c> {
    /// Sorts a claim; every rule that cannot be applied is a fault.
    pub(super) fn new(claim: &'c Claim) -> Result<Books<'c>, Vec<Fault>> {
        let mut books = Books {
            claim,
            bases: Vec::new(),
            basis_ids: HashMap::new(),
            parties: Vec::new(),
            party_ids: HashMap::new(),
            stretches: Vec::new(),
            within: HashMap::new(),
            totals: HashMap::new(),
            pots: Vec::with_capacity(claim.years),
            portions: vec![Vec::with_capacity(claim.years); claim.items.len()],
            faults: Vec::new(),
        };
        books.lay_out_months();
        for year in 0..claim.years {
            books.sort_year(year);
        }
        if books.faults.is_empty() { Ok(books) } else { Err(books.faults) }
    }

    /// Cuts the months wherever a member begins or ends to take part.
    fn lay_out_months(&mut self) {
        let members = &self.claim.members;
        let mut begins: Vec<u32> =
            members.iter().flat_map(|member| [member.from, member.to.saturating_add(1)]).collect();
        begins.extend([0, u32::MAX]);
        begins.sort_unstable();
        begins.dedup();
        for pair in begins.windows(2) {
            if let [from, next] = *pair {
                let there = (0..).zip(members).filter(|(_, member)| member.takes_part(from));
                let party = self.party(there.map(|(nth, _)| nth).collect());
                self.stretches.push((from, next - 1, party));
            }
        }
    }

    fn party(&mut self, members: Vec<usize>) -> usize {
        if let Some(known) = self.party_ids.get(&members) {
            return *known;
        }
        self.parties.push(members.clone());
        self.party_ids.insert(members, self.parties.len() - 1);
        self.parties.len() - 1
    }

    fn members(&self, party: usize) -> &[usize] {
        self.parties.get(party).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those among whom an item is shared that take part in a stretch.
    fn party_within(&mut self, among: Option<&'c [usize]>, stretch: usize) -> usize {
        let Some(list) = among else { return stretch };
        if let Some(known) = self.within.get(&(among, stretch)) {
            return *known;
        }
        let mut members = list.to_vec();
        members.sort_unstable();
        members.dedup();
        let there = self.members(stretch);
        members.retain(|member| there.binary_search(member).is_ok());
        let party = self.party(members);
        self.within.insert((among, stretch), party);
        party
    }

    fn basis(&mut self, basis: &'c Basis) -> usize {
        if let Some(known) = self.basis_ids.get(basis) {
            return *known;
        }
        let weighed = basis.weigh(&self.claim.members);
        let lacks = weighed.iter().map(|weight| weight.as_ref().err().cloned()).collect();
        let weights: Vec<Fraction> = weighed.into_iter().map(Result::unwrap_or_default).collect();
        self.bases.push(Weighed { weights: Quotas::of(&weights), lacks });
        self.basis_ids.insert(basis, self.bases.len() - 1);
        self.bases.len() - 1
    }

    fn sort_year(&mut self, year: usize) {
        let mut sums: BTreeMap<(usize, usize), Fraction> = BTreeMap::new();
        for (nth, item) in self.claim.items.iter().enumerate() {
            let portions = match item.years.get(year) {
                Some(invoice) => self.portions_of(nth, item, invoice),
                None => Portions::new(),
            };
            let cost = item.years.get(year).map_or(0, |invoice| invoice.cost);
            for (party, portion) in &portions {
                let laid = &Fraction::from(cost) * portion;
                for term in item.rule.terms() {
                    let basis = self.basis(&term.basis);
                    if self.weighable(nth, basis, *party) {
                        let sum = sums.entry((basis, *party)).or_default();
                        *sum = &*sum + &part_of(&laid, term);
                    }
                }
            }
            if let Some(years) = self.portions.get_mut(nth) {
                years.push(portions);
            }
        }
        let pot = |((basis, party), amount)| Pot { basis, party, amount };
        self.pots.push(sums.into_iter().map(pot).collect());
    }

    /// Lays an invoice on its months in proportion to their prices, and tells which part each party shares.
    fn portions_of(&mut self, nth: usize, item: &'c SharedItem, invoice: &Invoice) -> Portions {
        let among = item.among.as_deref();
        let mut parts: Portions = Vec::new();
        let mut total = Fraction::zero();
        for spell in &invoice.spells {
            let reached = |stretch: &&Stretch| stretch.0 <= spell.to && spell.from <= stretch.1;
            let stretches: Vec<Stretch> = self.stretches.iter().filter(reached).copied().collect();
            for (first, last, there) in stretches {
                let from = first.max(spell.from);
                let months = last.min(spell.to).saturating_sub(from).saturating_add(1);
                let party = self.party_within(among, there);
                if self.members(party).is_empty() {
                    self.report(Fault::NobodyShares { item: nth, month: from });
                }
                let price = &spell.price * &Fraction::from(i128::from(months));
                total = &total + &price;
                match parts.iter_mut().find(|(known, _)| *known == party) {
                    Some((_, part)) => *part = &*part + &price,
                    None => parts.push((party, price)),
                }
            }
        }
        if invoice.cost != 0 && !total.is_positive() {
            self.report(Fault::NoMonths { item: nth });
        }
        for (_, part) in &mut parts {
            *part = part.checked_div(&total).unwrap_or_default();
        }
        parts
    }

    fn report(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }

    /// Whether a basis can weigh a party; if not, why not is reported once for each item.
    fn weighable(&mut self, item: usize, basis: usize, party: usize) -> bool {
        if let Some(Some(_)) = self.totals.get(&(basis, party)) {
            return true;
        }
        let Some((weighed, members)) = self.bases.get(basis).zip(self.parties.get(party)) else {
            return false;
        };
        let lack = |member: &usize| Some((*member, weighed.lacks.get(*member)?.clone()?));
        let lacks: Vec<(usize, Lack)> = members.iter().filter_map(lack).collect();
        let total: BigInt = members.iter().map(|member| weighed.weight(*member)).sum();
        let found = lacks.is_empty() && total.is_positive();
        if lacks.is_empty() && !found && !members.is_empty() {
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
        let pots = self.pots.get(year).map(Vec::as_slice).unwrap_or_default();
        let rates: Vec<(&Pot, Fraction)> =
            pots.iter().filter_map(|pot| Some((pot, self.rate(pot)?))).collect();
        let mut denominator = BigInt::from(1);
        let mut bound = BigInt::from(own.iter().map(|own| own.unsigned_abs()).max().unwrap_or(0));
        for (pot, rate) in &rates {
            denominator = denominator.lcm(&rate.denominator());
            bound += pot.amount.abs().numerator() / pot.amount.denominator() + 1;
        }
        bound *= &denominator;
        let scaled = |rate: &Fraction| rate.numerator() * (&denominator / rate.denominator());
        let factors: Vec<(&Pot, BigInt)> = rates.iter().map(|(pot, rate)| (*pot, scaled(rate))).collect();
        let small = denominator.to_i128().filter(|_| bound.bits() < 126);
        match small
            .and_then(|denominator| Some((self.summed_small(&factors, own, denominator)?, denominator)))
        {
            Some((numerators, denominator)) => Quotas::Small { numerators, denominator },
            None => Quotas::big(self.summed(&factors, own, &denominator), denominator),
        }
    }

    /// The amount that one unit of weight pays.
    fn rate(&self, pot: &Pot) -> Option<Fraction> {
        let total = self.totals.get(&(pot.basis, pot.party))?.clone()?;
        let rate = pot.amount.checked_div(&Fraction::ratio_of(total, 1.into())?)?;
        (!rate.is_zero()).then_some(rate)
    }

    /// Sums that are known to fit 127 bits; `None` where a weight or a factor does not.
    fn summed_small(&self, factors: &[(&Pot, BigInt)], own: &[i128], denominator: i128) -> Option<Vec<i128>> {
        let own = |nth| own.get(nth).copied().unwrap_or(0) * denominator;
        let mut sums: Vec<i128> = (0..self.claim.members.len()).map(own).collect();
        for (pot, factor) in factors {
            let Quotas::Small { numerators, .. } = &self.bases.get(pot.basis)?.weights else { return None };
            let factor = factor.to_i128()?;
            for member in self.members(pot.party) {
                let sum = sums.get_mut(*member)?;
                *sum = sum.checked_add(numerators.get(*member)?.checked_mul(factor)?)?;
            }
        }
        Some(sums)
    }

    fn summed(&self, factors: &[(&Pot, BigInt)], own: &[i128], denominator: &BigInt) -> Vec<BigInt> {
        let own = |nth| denominator * own.get(nth).copied().unwrap_or(0);
        let mut sums: Vec<BigInt> = (0..self.claim.members.len()).map(own).collect();
        for (pot, factor) in factors {
            for member in self.members(pot.party) {
                if let (Some(sum), Some(weighed)) = (sums.get_mut(*member), self.bases.get(pot.basis)) {
                    match &weighed.weights {
                        Quotas::Small { numerators, .. } => {
                            *sum += factor * numerators.get(*member).copied().unwrap_or(0);
                        }
                        Quotas::Big { numerators, .. } => {
                            *sum += numerators.get(*member).map(|weight| factor * weight).unwrap_or_default();
                        }
                    }
                }
            }
        }
        sums
    }

    /// The exact part that a member pays of one item in one year.
    pub(super) fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        let shared = self.claim.items.get(item)?;
        let cost = Fraction::from(shared.years.get(year).map_or(0, |invoice| invoice.cost));
        let mut sum = Fraction::zero();
        for (party, portion) in self.portions.get(item)?.get(year)? {
            for term in shared.rule.terms() {
                let part = part_of(&(&cost * portion), term);
                sum = &sum + &(&part * &self.fraction(&term.basis, *party, member)?);
            }
        }
        Some(sum)
    }

    /// Who shares which part of an item's invoice of a year.
    pub(super) fn parties(&self, item: usize, year: usize) -> Option<Vec<(&[usize], &Fraction)>> {
        let portions = self.portions.get(item)?.get(year)?;
        Some(portions.iter().map(|(party, portion)| (self.members(*party), portion)).collect())
    }

    /// A member's weight over the party's.
    fn fraction(&self, basis: &Basis, party: usize, member: usize) -> Option<Fraction> {
        if self.members(party).binary_search(&member).is_err() {
            return Some(Fraction::zero());
        }
        let id = *self.basis_ids.get(basis)?;
        Fraction::ratio_of(self.bases.get(id)?.weight(member), self.totals.get(&(id, party))?.clone()?)
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

/// The part of an amount that a term shares.
fn part_of(amount: &Fraction, term: &Term) -> Fraction {
    &(amount * &term.percent) * &Fraction::decimal(1, 2)
}
