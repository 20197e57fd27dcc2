//! Pots, and what each member pays of them: all that one party shares by one basis, on one denominator.

use super::books::{Books, Pot, part_of};
use crate::money::whole::{BigInt, Integer, ToPrimitive};
use crate::money::{Fraction, Quotas};

impl Books<'_> {
    /// What each member pays of one shared item in a year, exactly, on one denominator.
    pub(super) fn parts(&self, item: usize, year: usize) -> Option<Quotas> {
        if let Some(held) = self.limited.get(year)?.get(&item) {
            return Some(Quotas::of(held));
        }
        let shared = self.claim.items.get(item)?;
        let cost = Fraction::from(shared.years.get(year).map_or(0, |invoice| invoice.cost));
        let mut pots = Vec::new();
        for (party, portion) in self.portions.get(item)?.get(year)? {
            for term in shared.rule.terms() {
                let basis = *self.basis_numbers.get(&term.basis)?;
                pots.push(Pot { basis, party: *party, amount: part_of(&(&cost * portion), &term.percent) });
            }
        }
        Some(self.quotas_of_pots(&pots, &[]))
    }

    /// What each member pays of these pots together with `own`: exact, on one denominator.
    pub(super) fn quotas_of_pots(&self, pots: &[Pot], own: &[i128]) -> Quotas {
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
            for member in self.parties.members(pot.party) {
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
            for member in self.parties.members(pot.party) {
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
}
