//! Bills as parts of a plan: by item where that is asked for, else as they are.

use super::found::Shares;
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
                Some(bills) => self.within(bills, ends, fact.invoice.units),
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
                        Some(bills) => self.within(bills, &[], fact.invoice.units),
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

    /// Bills of one item between the ends of its exact parts and what rounding adds to them.
    fn within(&self, bills: &[i128], ends: &[(Fraction, Fraction)], item: Units) -> Vec<Units> {
        let unit = self.unit.max(1);
        let varies = !item.is_exact() || ends.iter().any(|(low, high)| low != high);
        let units = |(member, base): (usize, &i128)| match (ends.get(member), self.rounding) {
            (Some((low, high)), Some(most)) if varies => {
                let low = low.units(0, Rounding::Floor).map_or(*base, |low| low.saturating_sub(most));
                let high = high.units(0, Rounding::Ceiling).map_or(*base, |high| high.saturating_add(most));
                Units { low: low.min(*base), base: *base, high: high.max(*base) }
            }
            // a promise may move units of any item
            (_, None) if self.is_ranged() => {
                let slack = i128::try_from(bills.len()).unwrap_or(0).saturating_mul(unit);
                let (low, high) =
                    (item.low.min(0).saturating_sub(slack), item.high.max(0).saturating_add(slack));
                Units { low: low.min(*base), base: *base, high: high.max(*base) }
            }
            _ => Units::exact(*base),
        };
        bills.iter().enumerate().map(units).collect()
    }

    /// Amounts of members that belong to no item.
    fn beside(&self, year: usize, amounts: impl Iterator<Item = (usize, Units)>) -> Vec<PaidPart> {
        let some = amounts.filter(|(_, units)| *units != Units::default());
        some.map(|(member, units)| no_item(year, Payer::Member(member), units)).collect()
    }

    /// What nobody pays of an item that is billed by itself.
    fn uncollected_of(&self, nth: usize, fact: &Fact) -> Option<i128> {
        // a promise moves units of items: what is left of them is then of no item
        let is_told = !self.is_ranged() && fact.invoice.units.is_exact() && self.capped.is_empty();
        let bills = self.items.get(&nth).filter(|_| is_told)?;
        let rest = fact.invoice.units.base.saturating_sub(bills.iter().sum());
        (rest != 0).then_some(rest)
    }

    /// What nobody pays in a year and is of no item.
    fn never_paid_beside(&self, computed: &Computed<'_>, year: usize) -> Option<PaidPart> {
        let of = |nth: &usize| {
            let fact = computed.facts.get(*nth).filter(|fact| fact.invoice.year == year)?;
            self.uncollected_of(*nth, fact)
        };
        let of_items: i128 = self.items.keys().filter_map(of).sum();
        let units = self.borne(Some(year)).1.minus(Units::exact(of_items));
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

/// Bills from which the parts of items are taken one after the other.
struct Taking<'s> {
    shares: &'s Shares,
    left: Vec<Vec<Left>>,
}

impl<'s> Taking<'s> {
    fn new(shares: &'s Shares) -> Taking<'s> {
        let of_year = |year: &Vec<Units>| year.iter().map(|bill| Left::of(*bill)).collect();
        Taking { shares, left: shares.bills.iter().map(of_year).collect() }
    }

    fn take(&mut self, year: usize, member: usize, units: Units, is_whole: bool) {
        let place = self.left.get_mut(year).and_then(|year| year.get_mut(member));
        place.into_iter().for_each(|left| left.take(units, is_whole));
    }

    /// Takes what a member bears alone.
    fn own(&mut self, part: &PaidPart) {
        if let (Side::After, Payer::Member(number)) = (part.side, part.payer) {
            self.take(part.year, number, part.units, true);
        }
    }

    /// Takes a shared fact in whole units of each member.
    fn shared(&mut self, nth: usize, fact: &Fact, whole: Vec<Units>, parts: &mut Vec<PaidPart>) {
        for (member, units) in whole.into_iter().enumerate() {
            if units != Units::default() {
                parts.push(PaidPart { payer: Payer::Member(member), units, ..PaidPart::whole(fact) });
                self.take(fact.invoice.year, member, units, false);
            }
        }
        if let Some(rest) = self.shares.uncollected_of(nth, fact) {
            parts.push(PaidPart { payer: Payer::Group, units: Units::exact(rest), ..PaidPart::whole(fact) });
        }
    }

    /// What belongs to no item.
    fn rest(self, computed: &Computed<'_>) -> Vec<PaidPart> {
        let shares = self.shares;
        let rest = |year: usize, member: usize, left: Left| match &shares.followed {
            Some(followed) => {
                left.rest_moved(followed.moved(member, year), followed.slack(member, Some(year)))
            }
            None => left.rest(shares.rounding),
        };
        let of_year = |nth: usize, year: Vec<Left>| {
            year.into_iter().enumerate().map(|(member, left)| rest(nth, member, left)).collect()
        };
        // less than a unit for each item is no adjustment of its own where bills are exact to the unit, unless there is one
        let rests: Vec<Vec<(Units, bool)>> =
            self.left.into_iter().enumerate().map(|(nth, year)| of_year(nth, year)).collect();
        let never: Vec<PaidPart> =
            (0..rests.len()).filter_map(|year| shares.never_paid_beside(computed, year)).collect();
        let counts = |(units, is_least): &(Units, bool)| !is_least && *units != Units::default();
        let mut parts = Vec::new();
        if rests.iter().flatten().any(counts) || !never.is_empty() {
            for (year, members) in rests.into_iter().enumerate() {
                let rests = members.into_iter().map(|(units, _)| units).enumerate();
                parts.extend(shares.beside(year, rests));
            }
        }
        parts.extend(never);
        parts
    }
}

/// What is left of a bill after its items.
struct Left {
    bill: Units,
    items: Units,
    /// In how many of them whole units may differ from exact parts.
    rounded: i128,
    is_exact: bool,
}

impl Left {
    fn of(bill: Units) -> Left {
        Left { bill, items: Units::default(), rounded: 0, is_exact: bill.is_exact() }
    }

    fn take(&mut self, units: Units, is_whole: bool) {
        self.items = self.items.plus(units);
        self.rounded += i128::from(!is_whole);
        self.is_exact &= units.is_exact();
    }

    /// What a promise that moves something between these ends adds to the items, with rounding of less than so much.
    fn rest_moved(self, (low, high): (Fraction, Fraction), slack: i128) -> (Units, bool) {
        let rest = self.bill.minus(self.items);
        let slack = slack.saturating_add(self.rounded);
        let low = low.units(0, Rounding::Floor).map_or(rest.low, |low| low.saturating_sub(slack));
        let high = high.units(0, Rounding::Ceiling).map_or(rest.high, |high| high.saturating_add(slack));
        let within = Units {
            low: rest.low.max(low).min(rest.base),
            base: rest.base,
            high: rest.high.min(high).max(rest.base),
        };
        (if self.is_exact { rest } else { within }, false)
    }

    /// What rounding and a promise add to the items, or take from them; and whether that is less than a unit for each.
    fn rest(self, rounding: Option<i128>) -> (Units, bool) {
        let rest = self.bill.minus(self.items);
        if self.is_exact {
            return (rest, false);
        }
        let Some(most) = rounding.map(|unit| unit.saturating_add(self.rounded)) else { return (rest, false) };
        let is_least = rest.base == 0 && most <= self.rounded.saturating_add(1);
        let within = Units {
            low: rest.low.max(-most).min(rest.base),
            base: rest.base,
            high: rest.high.min(most).max(rest.base),
        };
        (within, is_least)
    }
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
