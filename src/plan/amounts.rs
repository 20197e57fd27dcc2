//! The invoices of a plan that are known only within ranges, as amounts that move together or by themselves.
//!
//! A yearly price of 90 to 110 is one amount: where it is 92 in one year it is 92 in all of them. Prices by year are one amount
//! each. 100 shared in a year of two such years is half of both, wherever the price lies.

use super::facts::{Computed, Fact, Payer, Side};
use super::form::{AmountRange, Form};
use super::line::AmountLine;
use crate::cost::{CostItem, Estimate, Price, Units};
use crate::money::Fraction;
use std::collections::BTreeMap;

/// Amounts that are known only within ranges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Amounts {
    amounts: Vec<RangedAmount>,
    /// The number of the amount that each fact is.
    numbers: Vec<Option<usize>>,
}

/// Variables that lines of amounts are made of, each between its ends.
#[derive(Clone, Debug, Default)]
pub(crate) struct Variables {
    ends: Vec<AmountRange>,
    groups: BTreeMap<usize, usize>,
}

impl Variables {
    /// Between what each of them lies.
    pub(crate) fn ends(&self) -> &[AmountRange] {
        &self.ends
    }

    fn add(&mut self, ends: AmountRange) -> usize {
        self.ends.push(ends);
        self.ends.len().saturating_sub(1)
    }

    /// How far a group is from its least to its greatest: 0 to 1.
    fn of_group(&mut self, group: usize) -> usize {
        if let Some(number) = self.groups.get(&group) {
            return *number;
        }
        let number = self.add((Fraction::zero(), Fraction::from(1)));
        self.groups.insert(group, number);
        number
    }
}

#[derive(Clone, Debug)]
struct RangedAmount {
    ends: AmountRange,
    /// Amounts of one group move together, but for rounding.
    group: usize,
    /// What makes an invoice the same amount.
    payer: Payer,
    units: Units,
    price: Option<Estimate>,
}

/// Two invoices of one price, each rounded by itself and cut to what payers outside leave, are less than so many units off from
/// moving together.
const ROUNDED: i128 = 3;

/// So many steps find the greatest ratio, or it is left as it is.
const STEPS: usize = 40;

impl Amounts {
    pub(crate) fn of(computed: &Computed<'_>) -> Amounts {
        let mut found = Amounts::default();
        let mut last: Option<(Side, usize)> = None;
        let (mut group, mut first) = (0, 0);
        for fact in &computed.facts {
            let units = fact.invoice.units;
            let Some(item) = computed.item(fact).filter(|_| !units.is_exact()) else {
                found.numbers.push(None);
                continue;
            };
            if last != Some((fact.side, fact.item)) || !moves_together(item) {
                (last, first, group) = (Some((fact.side, fact.item)), found.amounts.len(), group + 1);
            }
            let price = is_repeated(item).then(|| price(fact));
            let alike = |amount: &RangedAmount| {
                price.is_some()
                    && (amount.payer, amount.units) == (fact.payer, units)
                    && amount.price == price
            };
            let known = found.amounts.iter().enumerate().skip(first).find(|(_, amount)| alike(amount));
            let number = known.map(|(number, _)| number).unwrap_or_else(|| {
                // taxed prices are each rounded first: they move together only where they are the same
                group += usize::from(item.tax.is_some());
                let ends = (Fraction::from(units.low), Fraction::from(units.high));
                found.amounts.push(RangedAmount { ends, group, payer: fact.payer, units, price });
                found.amounts.len() - 1
            });
            found.numbers.push(Some(number));
        }
        found
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.amounts.len()
    }

    /// A fact of this number as an amount.
    pub(crate) fn form(&self, nth: usize, fact: &Fact) -> Form {
        match self.numbers.get(nth).copied().flatten() {
            Some(number) => Form::of(number),
            None => Form::exact(Fraction::from(fact.invoice.units.base)),
        }
    }

    /// The first fact that is the amount of this number.
    pub(crate) fn fact_of(&self, number: usize) -> Option<usize> {
        self.numbers.iter().position(|of_fact| *of_fact == Some(number))
    }

    /// A sum as a line of variables: one of each group of amounts, and one of what moves by itself.
    pub(crate) fn line(&self, form: &Form, variables: &mut Variables) -> AmountLine {
        let mut line = AmountLine { fixed: form.fixed.clone(), ..AmountLine::default() };
        let mut rounded = Fraction::zero();
        for (number, times) in &form.parts {
            let Some(amount) = self.amounts.get(*number) else { continue };
            let (low, high) = &amount.ends;
            line.fixed = &line.fixed + &(times * low);
            let slope = line.slopes.entry(variables.of_group(amount.group)).or_default();
            *slope = &*slope + &(times * &(high - low));
            if self.has_others(*number, amount.group) {
                rounded = &rounded + &(&times.abs() * &Fraction::from(ROUNDED));
            }
        }
        let (low, high) = (&form.off.0 - &rounded, &form.off.1 + &rounded);
        if low == high {
            line.fixed = &line.fixed + &low;
        } else {
            line.slopes.insert(variables.add((low, high)), Fraction::from(1));
        }
        line
    }

    /// Whether others move together with an amount; they stand beside it.
    fn has_others(&self, number: usize, group: usize) -> bool {
        let beside = [number.checked_sub(1), number.checked_add(1)].into_iter().flatten();
        beside.filter_map(|other| self.amounts.get(other)).any(|other| other.group == group)
    }

    /// Between what a sum lies.
    pub(crate) fn range(&self, form: &Form) -> AmountRange {
        let nothing = Form::default();
        let end = |most| self.at((form, &nothing), &Fraction::zero(), most).0;
        (end(false), end(true))
    }

    /// Between what one sum is in parts of another; `None` where that may be 0 or less.
    pub(crate) fn ratio(&self, part: &Form, whole: &Form) -> Option<AmountRange> {
        let of = self.range(whole);
        if !of.0.is_positive() {
            return None;
        }
        let range = self.range(part);
        let ends = [(&range.0, &of.0), (&range.0, &of.1), (&range.1, &of.0), (&range.1, &of.1)];
        let ends: Option<Vec<Fraction>> =
            ends.into_iter().map(|(part, whole)| part.checked_div(whole)).collect();
        let ends = ends?;
        let (low, high) = (ends.iter().min()?.clone(), ends.iter().max()?.clone());
        let found = |most| self.end_of_ratio((part, whole), most);
        Some((found(false).unwrap_or(low), found(true).unwrap_or(high)))
    }

    /// One end of a ratio: each step takes it at the amounts at which the part is furthest from that of the last step
    /// (Dinkelbach's).
    fn end_of_ratio(&self, (part, whole): (&Form, &Form), most: bool) -> Option<Fraction> {
        let mut ratio = Fraction::zero();
        for _ in 0..STEPS {
            let (part, whole) = self.at((part, whole), &ratio, most);
            let next = part.checked_div(&whole)?;
            if next == ratio {
                return Some(ratio);
            }
            ratio = next;
        }
        None
    }

    /// A sum less so many times another, at its least or greatest: both of them there.
    fn at(&self, (one, other): (&Form, &Form), times: &Fraction, most: bool) -> (Fraction, Fraction) {
        let other_end = if times.is_negative() == most { &other.off.1 } else { &other.off.0 };
        let own_end = if most { &one.off.1 } else { &one.off.0 };
        let mut sums = (&one.fixed + own_end, &other.fixed + other_end);
        let zero = Fraction::zero();
        let numbers: std::collections::BTreeSet<&usize> =
            one.parts.keys().chain(other.parts.keys()).collect();
        let terms: Vec<AmountTerm<'_>> = numbers
            .into_iter()
            .filter_map(|number| {
                let amount = self.amounts.get(*number)?;
                let of = |form: &'_ Form| form.parts.get(number).cloned().unwrap_or_else(|| zero.clone());
                let (one, other) = (of(one), of(other));
                Some(AmountTerm { by: &one - &(times * &other), one, other, amount })
            })
            .collect();
        for group in terms.chunk_by(|one, next| one.amount.group == next.amount.group) {
            let sum =
                |high: bool| group.iter().map(|term| &term.by * term.amount.end(high)).sum::<Fraction>();
            let high = (sum(true) >= sum(false)) == most;
            let rounded = if group.len() > 1 { ROUNDED } else { 0 };
            for term in group {
                let away = Fraction::from(if term.by.is_negative() == most { -rounded } else { rounded });
                let at = term.amount.end(high) + &away;
                sums = (&sums.0 + &(&term.one * &at), &sums.1 + &(&term.other * &at));
            }
        }
        sums
    }
}

/// An amount as often as it is in two sums, and in the one less so many times the other.
struct AmountTerm<'a> {
    one: Fraction,
    other: Fraction,
    by: Fraction,
    amount: &'a RangedAmount,
}

impl RangedAmount {
    fn end(&self, high: bool) -> &Fraction {
        if high { &self.ends.1 } else { &self.ends.0 }
    }
}

/// Whether all invoices of an item follow from one amount, so that they move together.
fn moves_together(item: &CostItem) -> bool {
    match item.price {
        Price::Yearly(_) | Price::Monthly(_) | Price::Once { .. } | Price::Total(_) => true,
        Price::ByYear(_) | Price::ByMembers(_) => false,
    }
}

/// Whether two invoices of the same price are the same amount; years of a total are rounded together.
fn is_repeated(item: &CostItem) -> bool {
    moves_together(item) && !matches!(item.price, Price::Total(_))
}

/// What is invoiced before it is rounded.
fn price(fact: &Fact) -> Estimate {
    fact.invoice.layers.iter().fold(Estimate::zero(), |sum, layer| {
        let months = Fraction::from(i128::from(layer.months.count()));
        sum.plus(&layer.price.scaled(&(&months * &fact.invoice.pieces)))
    })
}

/// The part of an invoice that these ends are at both of its ends.
pub(crate) fn part_of(units: Units, (low, high): &AmountRange) -> Option<Fraction> {
    let of = |end: &Fraction, units: i128| end.checked_div(&Fraction::from(units));
    match (units.low, units.high) {
        (0, 0) => Some(Fraction::zero()),
        (0, most) => of(high, most).filter(|_| low.is_zero()),
        (least, 0) => of(low, least).filter(|_| high.is_zero()),
        (least, most) => of(low, least).filter(|part| Some(part) == of(high, most).as_ref()),
    }
}
