//! Costs as sums of products of the numbers that move: each invoice is rounded as in any other computation.

use super::bill::{Invoiced, VariableFactors};
use crate::case::{Case, Plan, Target, Written, WrittenAmount};
use crate::cost::{CostItem, Estimate, ItemAt, Layer, Price};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, apportion};
use crate::plan::facts::{Computed, Fact, Payer, Selection, Side, compute};
use std::sync::Arc;

/// A number that moves, in whole steps of so many decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) target: Target,
    pub(super) decimals: i32,
}

/// The costs before and after as functions of some numbers.
pub(super) struct Terms {
    /// What does not move: before, after.
    pub(super) fixed: (i128, i128),
    pub(super) flows: Vec<Flow>,
}

/// One invoice that moves, or all years of a total.
pub(super) struct Flow {
    pub(super) at: ItemAt,
    pub(super) payer: Payer,
    /// Its years, each with the months that it is laid on.
    pub(super) years: Vec<(usize, u32)>,
    bill: Invoiced,
}

/// What one payer pays of an item before it is rounded.
struct ExactInvoice {
    payer: Payer,
    years: Vec<(usize, u32)>,
    /// Prices with the part of each that is invoiced: one with all of it where no tax is rounded.
    stretches: Vec<(Fraction, Fraction)>,
}

impl Terms {
    /// The terms of a case in which these numbers move.
    pub(super) fn new(written: &Written, case: &Case, variables: &[Variable]) -> Result<Terms, Diagnostic> {
        let plan = case.plan_here()?;
        let computed = compute(case, plan, &Selection::default())?;
        let targets: Vec<Target> = variables.iter().map(|variable| variable.target).collect();
        let mut terms = Terms { fixed: (0, 0), flows: Vec::new() };
        for (at, item) in plan.numbered() {
            let amounts = written.amounts(at, &targets);
            if amounts.iter().any(|amount| !amount.targets.is_empty()) {
                terms.add(case, (at, item), &amounts, variables)?;
                continue;
            }
            let sum = computed.sum(|fact| fact.at() == at).base;
            match at.side {
                Side::Before => terms.fixed.0 += sum,
                Side::After => terms.fixed.1 += sum,
            }
        }
        Ok(terms)
    }

    /// Adds the invoices of an item some of whose amounts move.
    fn add(
        &mut self,
        case: &Case,
        (at, item): (ItemAt, &CostItem),
        amounts: &[WrittenAmount],
        variables: &[Variable],
    ) -> Result<(), Diagnostic> {
        let mut flows: Vec<(ExactInvoice, Vec<VariableFactors>)> = Vec::new();
        for (nth, amount) in amounts.iter().enumerate() {
            let is = |target: &Target| variables.iter().position(|variable| variable.target == *target);
            let moving: Vec<usize> = amount.targets.iter().filter_map(is).collect();
            let steps = moving.iter().filter_map(|nth| variables.get(*nth));
            let factor = steps.fold(amount.constant.clone(), |factor, variable| {
                &factor * &Fraction::power_of_ten(-variable.decimals)
            });
            // whoever bears it: the item's whole invoice moves
            let item = CostItem { price: unit(&item.price, nth), outside: Vec::new(), ..item.clone() };
            for (place, exact) in exact_invoices(case, at.side, &item)?.into_iter().enumerate() {
                let products = exact.stretches.iter().map(|(price, _)| (price * &factor, moving.clone()));
                let products: Vec<_> = products.collect();
                if flows.len() == place {
                    flows.push((exact, vec![Vec::new(); products.len()]));
                }
                let known = flows.get_mut(place).into_iter().flat_map(|(_, known)| known);
                known.zip(products).for_each(|(known, product)| known.push(product));
            }
        }
        let flow = |(exact, products): (ExactInvoice, _)| Flow {
            at,
            payer: exact.payer,
            years: exact.years,
            bill: Invoiced::new(
                exact.stretches.into_iter().map(|(_, part)| part).zip(products).collect(),
                item.tax.as_ref().map(|tax| tax.round),
            ),
        };
        self.flows.extend(flows.into_iter().map(flow));
        Ok(())
    }

    /// The costs before and after, in minor units, at these numbers.
    pub(super) fn costs(&self, numbers: &[i128]) -> (i128, i128) {
        let (mut before, mut after) = self.fixed;
        for flow in &self.flows {
            let units = flow.units(numbers);
            match flow.at.side {
                Side::Before => before += units,
                Side::After => after += units,
            }
        }
        (before, after)
    }
}

impl Flow {
    /// What is invoiced at these numbers, in minor units, in all its years.
    pub(super) fn units(&self, numbers: &[i128]) -> i128 {
        self.bill.units(numbers)
    }

    /// The same by year, each told with its place among the years: a total is laid on its years by largest remainder.
    pub(super) fn each_year(&self, numbers: &[i128], mut told: impl FnMut(usize, i128)) {
        let units = self.units(numbers);
        if self.years.len() == 1 {
            return told(0, units);
        }
        let weights: Vec<Fraction> =
            self.years.iter().map(|(_, months)| Fraction::from(i128::from(*months))).collect();
        let parts = apportion(units, &weights, 1).unwrap_or_else(|| vec![0; weights.len()]);
        parts.into_iter().enumerate().for_each(|(nth, units)| told(nth, units));
    }
}

/// The price with this one of its amounts 1, and all others nothing.
fn unit(price: &Price, nth: usize) -> Price {
    let one = |here: bool| if here { Estimate::exact(Fraction::from(1)) } else { Estimate::zero() };
    match price {
        Price::Once { at, every, .. } => Price::Once { amount: one(true), at: *at, every: *every },
        Price::Monthly(_) => Price::Monthly(one(true)),
        Price::Yearly(_) => Price::Yearly(one(true)),
        Price::Total(_) => Price::Total(one(true)),
        Price::ByYear(years) => Price::ByYear((0..years.len()).map(|year| one(year == nth)).collect()),
        Price::ByMembers(prices) => Price::ByMembers(
            prices.iter().enumerate().map(|(place, (count, _))| (*count, one(place == nth))).collect(),
        ),
    }
}

/// What each invoice of an item comes to in minor units, before it is rounded; all years of a total are one invoice.
fn exact_invoices(case: &Case, side: Side, item: &CostItem) -> Result<Vec<ExactInvoice>, Diagnostic> {
    // tax is put on afterwards: what is rounded is not a multiple of the price
    let untaxed = CostItem { tax: None, ..item.clone() };
    let (before, after) = match side {
        Side::Before => ([untaxed].into(), Arc::default()),
        Side::After => (Arc::default(), [untaxed].into()),
    };
    let alone = Plan { before, after, ..case.plan_here()?.clone() };
    let computed = compute(case, &alone, &Selection::default())?;
    let minor = Fraction::minor_per_major(computed.decimals);
    let together = matches!(item.price, Price::Total(_));
    let mut invoices: Vec<ExactInvoice> = Vec::new();
    for fact in &computed.facts {
        let months = fact.invoice.layers.iter().map(|layer| layer.months.count()).sum();
        let stretches = match &item.tax {
            None => vec![(untaxed_amount(fact, &minor), Fraction::from(1))],
            Some(tax) => taxed_prices(&computed, fact, item, &(&minor * &tax.factor)),
        };
        match invoices.last_mut().filter(|last| together && last.payer == fact.payer) {
            Some(last) => {
                for ((amount, part), (more, rest)) in last.stretches.iter_mut().zip(stretches) {
                    match item.tax {
                        None => *amount = &*amount + &more,
                        Some(_) => *part = &*part + &rest,
                    }
                }
                last.years.push((fact.invoice.year, months));
            }
            None => {
                let years = vec![(fact.invoice.year, months)];
                invoices.push(ExactInvoice { payer: fact.payer, years, stretches })
            }
        }
    }
    Ok(invoices)
}

/// What an invoice comes to without tax.
fn untaxed_amount(fact: &Fact, minor: &Fraction) -> Fraction {
    let cost = |layer: &Layer| &layer.price.base * &Fraction::from(i128::from(layer.months.count()));
    let amount = fact.invoice.layers.iter().map(cost).sum::<Fraction>();
    &(&amount * &fact.invoice.pieces) * minor
}

/// The prices that tax is rounded on, each with the part of it that is invoiced.
fn taxed_prices(
    computed: &Computed<'_>,
    fact: &Fact,
    item: &CostItem,
    factor: &Fraction,
) -> Vec<(Fraction, Fraction)> {
    let of = i128::from(computed.months_of_amount(item, fact.invoice.year));
    let price = |layer: &Layer| {
        let price = &(&layer.price.base * &fact.invoice.pieces) * &Fraction::from(of);
        let part = Fraction::ratio(layer.months.count().into(), of).unwrap_or_default();
        (&price * factor, part)
    };
    fact.invoice.layers.iter().map(price).collect()
}
