//! Consumption tax in what members pay: of each year the sum without tax, the tax, and both.

use crate::case::{Case, Tax};
use crate::cost::Units;
use crate::money::{Fraction, Rounding, apportion};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::shares::{Detail, Shares, Way, is_direct, shares};
use std::collections::BTreeMap;

/// What all members pay in a year, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxedYear {
    /// Without tax.
    pub net: i128,
    /// The tax.
    pub tax: i128,
}

impl TaxedYear {
    /// With tax.
    pub fn gross(self) -> i128 {
        self.net.saturating_add(self.tax)
    }
}

/// The sums of each year, without what somebody outside pays; the tax of all costs of one rate is reckoned together and cut
/// down to the minor unit, as on an invoice. `None` where amounts are ranges, or the rate of one is not stated.
pub fn taxes(case: &Case, computed: &Computed<'_>) -> Option<Vec<TaxedYear>> {
    taxes_of(case, computed, |_| true)
}

/// The same of the costs that a condition picks.
fn taxes_of(case: &Case, computed: &Computed<'_>, picks: impl Fn(&Fact) -> bool) -> Option<Vec<TaxedYear>> {
    let kind = case.tax?;
    let mut years: Vec<BTreeMap<Fraction, i128>> = vec![BTreeMap::new(); computed.years.len()];
    for fact in computed.facts.iter().filter(|fact| picks(fact)) {
        if fact.side != Side::After || matches!(fact.payer, Payer::Outside(_)) {
            continue;
        }
        let units = fact.invoice.units;
        if !units.is_exact() {
            return None;
        }
        let rate = computed.item(fact)?.tax_rate.clone()?;
        let sum = years.get_mut(fact.invoice.year)?.entry(rate).or_default();
        *sum = sum.checked_add(units.base)?;
    }
    let of_year = |sums: BTreeMap<Fraction, i128>| {
        sums.into_iter().try_fold(TaxedYear::default(), |year, (rate, sum)| {
            let part = match kind {
                Tax::Included => rate.checked_div(&(&Fraction::from(1) + &rate))?,
                Tax::Excluded => rate,
            };
            let tax = (&Fraction::from(sum) * &part).units(0, Rounding::Down)?;
            let net = if kind == Tax::Included { sum.checked_sub(tax)? } else { sum };
            Some(TaxedYear { net: year.net.checked_add(net)?, tax: year.tax.checked_add(tax)? })
        })
    };
    years.into_iter().map(of_year).collect()
}

/// The tax on what each member is billed in each year, where amounts are without it: at the rates of what its bill is made of, laid
/// on members by largest remainder. `None` where amounts are with tax or ranges, the rate of one is not stated, or a
/// division of the whole cost mixes several rates.
pub(crate) fn taxes_of_members(case: &Case, computed: &Computed<'_>) -> Option<Vec<Vec<i128>>> {
    if case.tax != Some(Tax::Excluded) {
        return None;
    }
    let years = taxes_of(case, computed, |fact| !is_direct(computed, fact))?;
    let found = shares(computed, &Way::default(), Detail::Items).ok()?;
    let of_year = |(nth, year): (usize, TaxedYear)| {
        let bills: Vec<Units> =
            (0..computed.plan.members.len()).map(|member| found.billed(Some(member), Some(nth))).collect();
        let weights: Option<Vec<Fraction>> = bills
            .iter()
            .enumerate()
            .map(|(member, bill)| Some(&Fraction::from(bill.base) * &rate(computed, &found, nth, member)?))
            .collect();
        let weights = weights?;
        let sum = weights.iter().sum::<Fraction>();
        let billed: i128 = bills.iter().map(|bill| bill.base).sum();
        // what is not collected has no tax
        let tax = if billed == year.net { year.tax } else { sum.units(0, Rounding::Down)? };
        if sum.is_zero() { Some(vec![0; bills.len()]) } else { apportion(tax, &weights, 1) }
    };
    years.into_iter().enumerate().map(of_year).collect()
}

/// The rate of tax of what a member is billed in a year: the one there is, or that of its parts together.
fn rate(computed: &Computed<'_>, found: &Shares, year: usize, member: usize) -> Option<Fraction> {
    let is_meant = |fact: &Fact| {
        fact.side == Side::After
            && fact.invoice.year == year
            && matches!(fact.payer, Payer::Member(_) | Payer::Shared)
            && !is_direct(computed, fact)
    };
    let facts = || computed.facts.iter().enumerate().filter(|(_, fact)| is_meant(fact));
    let of = |fact: &Fact| computed.item(fact)?.tax_rate.clone();
    let Some((_, first)) = facts().next() else { return Some(Fraction::zero()) };
    let first = of(first)?;
    if facts().all(|(_, fact)| of(fact).as_ref() == Some(&first)) {
        return Some(first);
    }
    if computed.plan.sharing.division.is_some() {
        return None;
    }
    let (mut sum, mut tax) = (Fraction::zero(), Fraction::zero());
    for (nth, fact) in facts() {
        let part = match fact.payer {
            Payer::Member(payer) if payer == member => Fraction::from(fact.invoice.units.base),
            Payer::Shared => found.parts_of_fact(nth).get(member).cloned().unwrap_or_default(),
            _ => continue,
        };
        tax = &tax + &(&part * &of(fact)?);
        sum = &sum + &part;
    }
    Some(tax.checked_div(&sum).unwrap_or_default())
}
