//! Bills as parts of a plan: by item where that is asked for, else as they are.

use super::found::Shares;
use super::taking::Taking;
use super::together::AmountEnds;
use super::way::ItemFacts;
use crate::cost::Units;
use crate::money::{Fraction, Quotas, Rounding, apportion};
use crate::plan::facts::{Computed, Fact, PaidPart, Payer, Side, Supported};
use crate::sharing::{Bill, Claim, Settlement, Split};
use std::collections::BTreeMap;

impl Shares {
    /// The facts of a plan with the shared ones split: whole units of each item for each member, and beside them what
    /// the rounding of bills and a promised saving add to them.
    pub fn parts_of(&self, computed: &Computed<'_>) -> Vec<PaidPart> {
        let mut parts: Vec<PaidPart> =
            computed.facts.iter().filter(|fact| fact.payer != Payer::Shared).map(PaidPart::whole).collect();
        let mut taking = Taking::new(self);
        parts.iter().for_each(|part| taking.own(part));
        for (nth, exact) in &self.parts {
            let Some(fact) = computed.facts.get(*nth) else { continue };
            let ends = self.part_ends.get(nth).map(Vec::as_slice).unwrap_or_default();
            let whole = match self.items.get(nth) {
                Some(bills) => self.within(bills, *nth, fact.invoice.units),
                None => whole_units(fact.invoice.units, exact, ends),
            };
            taking.shared(*nth, fact, whole, &mut parts);
        }
        parts.extend(taking.rest(computed));
        parts
    }

    /// The same parts of a plan after, item by item in the order of the file, each only when it is asked for; what belongs
    /// to no item comes last. `exact` gives the exact parts of a shared fact. Costs must not be ranges.
    pub(super) fn by_item<'a>(
        &'a self,
        computed: &'a Computed<'_>,
        exact: impl Fn(usize) -> Option<Quotas> + 'a,
    ) -> impl Iterator<Item = (Option<usize>, Vec<PaidPart>)> + 'a {
        let mut taking = Some(Taking::new(self));
        let after = computed.facts.iter().position(|fact| fact.side == Side::After);
        let mut next = after.unwrap_or(computed.facts.len());
        std::iter::from_fn(move || {
            let Some(item) = computed.facts.get(next).map(|fact| fact.item) else {
                return Some((None, taking.take()?.rest(computed)));
            };
            let mut parts = Vec::new();
            while let Some(fact) = computed.facts.get(next).filter(|fact| fact.item == item) {
                if fact.payer == Payer::Shared {
                    let whole = match self.items.get(&next) {
                        Some(bills) => self.within(bills, next, fact.invoice.units),
                        None => {
                            let whole = exact(next)?.apportioned(fact.invoice.units.base, 1);
                            whole.unwrap_or_default().into_iter().map(Units::exact).collect()
                        }
                    };
                    taking.iter_mut().for_each(|taking| taking.shared(next, fact, whole.clone(), &mut parts));
                } else {
                    let part = PaidPart::whole(fact);
                    taking.iter_mut().for_each(|taking| taking.own(&part));
                    parts.push(part);
                }
                next += 1;
            }
            Some((Some(item), parts))
        })
    }

    /// The facts of a plan with the bills instead of its costs after, of each year or of the term: no part of them
    /// belongs to an item.
    pub(crate) fn undivided(&self, computed: &Computed<'_>, by_year: bool) -> Vec<PaidPart> {
        let is_divided =
            |fact: &&Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let mut parts: Vec<PaidPart> =
            computed.facts.iter().filter(|fact| !is_divided(fact)).map(PaidPart::whole).collect();
        let years: Vec<Option<usize>> = match by_year {
            true => (0..self.bills.len()).map(Some).collect(),
            false => vec![None],
        };
        for year in years {
            let bills = self.borne(year).0.iter().copied().enumerate();
            parts.extend(self.beside(year.unwrap_or(0), bills));
            parts.extend(self.never_paid(year));
        }
        parts
    }

    /// Bills of one item between their ends.
    fn within(&self, bills: &[i128], nth: usize, item: Units) -> Vec<Units> {
        let known = self.item_bills.as_ref().and_then(|items| items.of.get(&nth));
        let ends = |(member, base): (usize, &i128)| match known.and_then(|item| item.bills.get(member)) {
            // a promise may move units of any item
            _ if self.may_move() => {
                let slack =
                    i128::try_from(bills.len()).unwrap_or(0).saturating_mul(self.settlement.round_to.max(1));
                let low = item.low.min(0).saturating_sub(slack);
                AmountEnds { low, high: item.high.max(0).saturating_add(slack) }.with(*base)
            }
            Some(ends) => ends.with(*base),
            None => AmountEnds::exact(*base),
        };
        let units = |(member, base): (usize, &i128)| {
            let AmountEnds { low, high } = ends((member, base));
            Units { low, base: *base, high }
        };
        bills.iter().enumerate().map(units).collect()
    }

    /// Amounts of members that belong to no item.
    pub(super) fn beside(&self, year: usize, amounts: impl Iterator<Item = (usize, Units)>) -> Vec<PaidPart> {
        let some = amounts.filter(|(_, units)| *units != Units::default());
        some.map(|(member, units)| no_item(year, Payer::Member(member), units)).collect()
    }

    /// What nobody pays of an item that is billed by itself. A promise moves units of items: where it does, what is left of
    /// them is of no item.
    pub(super) fn uncollected_of(&self, nth: usize, fact: &Fact) -> Option<Units> {
        let bills = self.items.get(&nth)?;
        let is_told = self.capped.is_empty();
        let rest = if is_told { fact.invoice.units.base.saturating_sub(bills.iter().sum()) } else { 0 };
        let ends = self.item_bills.as_ref().and_then(|items| items.of.get(&nth));
        let AmountEnds { low, high } = ends.map_or(AmountEnds::exact(rest), |item| item.left.with(rest));
        let rest = Units { low: if self.may_move() { low.min(0) } else { low }, base: rest, high };
        (rest != Units::default()).then_some(rest)
    }

    /// What nobody pays in a year and is of no item.
    pub(super) fn never_paid_beside(&self, computed: &Computed<'_>, year: usize) -> Option<PaidPart> {
        let of = |nth: &usize| {
            let fact = computed.facts.get(*nth).filter(|fact| fact.invoice.year == year)?;
            self.uncollected_of(*nth, fact)
        };
        let never = self.borne(Some(year)).1;
        let of_items: Units = self.items.keys().filter_map(of).sum();
        let base = never.base.saturating_sub(of_items.base);
        let units = match &self.item_bills {
            None => never.minus(of_items),
            // either all of it is of items, or none
            Some(_) if self.may_move() => {
                Units { low: never.low.min(0).min(base), base, high: never.high.max(0).max(base) }
            }
            Some(_) => Units::exact(base),
        };
        (units != Units::default()).then(|| no_item(year, Payer::Group, units))
    }

    /// What nobody pays, in a year or over the term.
    fn never_paid(&self, year: Option<usize>) -> Option<PaidPart> {
        let units = self.borne(year).1;
        (units != Units::default()).then(|| no_item(year.unwrap_or(0), Payer::Group, units))
    }
}

/// What each member pays of shared facts that are billed by themselves, by the number of the fact.
pub(super) fn apart(
    settlement: &Settlement,
    split: &Split<'_>,
    claim: &Claim,
    facts: &ItemFacts,
) -> BTreeMap<usize, Vec<i128>> {
    let mut found = BTreeMap::new();
    if settlement.bill != Bill::Item {
        return found;
    }
    for (year, bills) in split.years.iter().enumerate() {
        for (bill, apart) in bills.apart.iter().zip(&claim.apart) {
            let fact = |item: &usize| facts.get(*item)?.1.get(year).copied().flatten();
            found.extend(apart.items.iter().find_map(fact).map(|fact| (fact, bill.bills.clone())));
        }
    }
    found
}

fn no_item(year: usize, payer: Payer, units: Units) -> PaidPart {
    PaidPart { side: Side::After, item: None, year, payer, units, support: Supported::default() }
}

/// An invoice in whole units in proportion to exact parts of it, between the ends of these.
fn whole_units(item: Units, exact: &[Fraction], ends: &[(Fraction, Fraction)]) -> Vec<Units> {
    let weights: Vec<Fraction> = exact.iter().map(Fraction::abs).collect();
    let base = apportion(item.base, &weights, 1).unwrap_or_else(|| vec![0; weights.len()]);
    // the remainders of others say whether a fixed part is rounded up or down
    let varies = !item.is_exact() || ends.iter().any(|(low, high)| low != high);
    let units = |(member, base): (usize, i128)| match ends.get(member) {
        Some((low, high)) if varies => Units {
            low: low.units(0, Rounding::Floor).unwrap_or(base).min(base),
            base,
            high: high.units(0, Rounding::Ceiling).unwrap_or(base).max(base),
        },
        _ => Units::exact(base),
    };
    base.into_iter().enumerate().map(units).collect()
}
