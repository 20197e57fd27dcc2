//! Costs as sums of products of the numbers that move: each invoice is rounded as in any other computation.

use crate::analysis::plan::{Payer, Selection, Side, compute};
use crate::case::{Case, Plan, Target, Written, WrittenAmount};
use crate::code;
use crate::cost::{CostItem, Estimate, Price};
use crate::diagnostic::Diagnostic;
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::{Signed, ToPrimitive};
use crate::money::{Fraction, apportion};

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
    pub(super) side: Side,
    /// The number of the item on its side.
    pub(super) item: usize,
    pub(super) payer: Payer,
    /// Its years, each with the months that it is laid on.
    pub(super) years: Vec<(usize, u32)>,
    bill: Bill,
}

/// An amount as a sum of products over a common denominator.
struct Bill {
    products: Vec<Product>,
    denominator: BigInt,
    small: Option<i128>,
}

/// A number times some variables.
struct Product {
    numerator: BigInt,
    small: Option<i128>,
    variables: Vec<usize>,
}

/// Factors, each with the variables that it is multiplied by.
type Factors = Vec<(Fraction, Vec<usize>)>;

/// What one payer pays of an item before it is rounded.
struct Exact {
    payer: Payer,
    years: Vec<(usize, u32)>,
    amount: Fraction,
}

impl Terms {
    /// The terms of a case in which these numbers move.
    pub(super) fn new(written: &Written, case: &Case, variables: &[Variable]) -> Result<Terms, Diagnostic> {
        let Some(plan) = &case.plan else { return Err(Diagnostic::error(code!("no-plan-here"), None)) };
        let computed = compute(case, plan, &Selection::default())?;
        let targets: Vec<Target> = variables.iter().map(|variable| variable.target).collect();
        let mut terms = Terms { fixed: (0, 0), flows: Vec::new() };
        for (side, items) in [(Side::Before, &plan.before), (Side::After, &plan.after)] {
            for (number, item) in items.iter().enumerate() {
                let amounts = written.amounts(side == Side::After, number, &targets);
                if amounts.iter().any(|amount| !amount.targets.is_empty()) {
                    terms.add(case, plan, (side, number), item, &amounts, variables)?;
                    continue;
                }
                let sum = computed.sum(|fact| fact.side == side && fact.item == number).base;
                match side {
                    Side::Before => terms.fixed.0 += sum,
                    Side::After => terms.fixed.1 += sum,
                }
            }
        }
        Ok(terms)
    }

    /// Adds the invoices of an item some of whose amounts move.
    fn add(
        &mut self,
        case: &Case,
        plan: &Plan,
        (side, number): (Side, usize),
        item: &CostItem,
        amounts: &[WrittenAmount],
        variables: &[Variable],
    ) -> Result<(), Diagnostic> {
        let mut flows: Vec<(Exact, Factors)> = Vec::new();
        for (nth, amount) in amounts.iter().enumerate() {
            let is = |target: &Target| variables.iter().position(|variable| variable.target == *target);
            let moving: Vec<usize> = amount.targets.iter().filter_map(is).collect();
            let steps = moving.iter().filter_map(|nth| variables.get(*nth));
            let factor = steps.fold(amount.constant.clone(), |factor, variable| {
                &factor * &Fraction::power_of_ten(-variable.decimals)
            });
            // whoever bears it: the item's whole invoice moves
            let item = CostItem { price: unit(&item.price, nth), outside: Vec::new(), ..item.clone() };
            for (place, exact) in exact_invoices(case, plan, side, &item)?.into_iter().enumerate() {
                let product = (&exact.amount * &factor, moving.clone());
                match flows.get_mut(place) {
                    Some((_, products)) => products.push(product),
                    None => flows.push((exact, vec![product])),
                }
            }
        }
        let flow = |(exact, products): (Exact, _)| Flow {
            side,
            item: number,
            payer: exact.payer,
            years: exact.years,
            bill: Bill::new(products),
        };
        self.flows.extend(flows.into_iter().map(flow));
        Ok(())
    }

    /// The costs before and after, in minor units, at these numbers.
    pub(super) fn costs(&self, numbers: &[i128]) -> (i128, i128) {
        let (mut before, mut after) = self.fixed;
        for flow in &self.flows {
            let units = flow.units(numbers);
            match flow.side {
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
        self.bill.small_units(numbers).unwrap_or_else(|| self.bill.big_units(numbers))
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
        Price::Once { at, .. } => Price::Once { amount: one(true), at: *at },
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
fn exact_invoices(case: &Case, plan: &Plan, side: Side, item: &CostItem) -> Result<Vec<Exact>, Diagnostic> {
    let (before, after) = match side {
        Side::Before => (vec![item.clone()], Vec::new()),
        Side::After => (Vec::new(), vec![item.clone()]),
    };
    let alone = Plan { before, after, ..plan.clone() };
    let computed = compute(case, &alone, &Selection::default())?;
    let minor = Fraction::power_of_ten(i32::try_from(computed.decimals).unwrap_or(0));
    let together = matches!(item.price, Price::Total(_));
    let mut invoices: Vec<Exact> = Vec::new();
    for fact in &computed.facts {
        let mut months = 0;
        let mut amount = Fraction::zero();
        for layer in fact.invoice.layers.iter() {
            months += layer.months.count();
            amount = &amount + &(&layer.price.base * &Fraction::from(i128::from(layer.months.count())));
        }
        amount = &(&amount * &fact.invoice.pieces) * &minor;
        match invoices.last_mut().filter(|last| together && last.payer == fact.payer) {
            Some(last) => {
                last.amount = &last.amount + &amount;
                last.years.push((fact.invoice.year, months));
            }
            None => {
                invoices.push(Exact { payer: fact.payer, years: vec![(fact.invoice.year, months)], amount })
            }
        }
    }
    Ok(invoices)
}

/// A quotient cut off; machine words divide several times faster, and most amounts fit them.
fn divided(number: i128, by: i128) -> i128 {
    match (u64::try_from(number), u64::try_from(by)) {
        (Ok(number), Ok(by)) => number.checked_div(by).map_or(0, i128::from),
        _ => number / by,
    }
}

impl Bill {
    fn new(products: Factors) -> Bill {
        let products: Vec<_> = products.into_iter().filter(|(factor, _)| !factor.is_zero()).collect();
        let denominator =
            products.iter().fold(BigInt::from(1), |common, (factor, _)| common.lcm(&factor.denominator()));
        let product = |(factor, variables): (Fraction, Vec<usize>)| {
            let numerator = factor.numerator() * (&denominator / factor.denominator());
            Product { small: numerator.to_i128(), numerator, variables }
        };
        let products = products.into_iter().map(product).collect();
        Bill { products, small: denominator.to_i128(), denominator }
    }

    /// In machine integers; `None` where they do not suffice.
    fn small_units(&self, numbers: &[i128]) -> Option<i128> {
        let mut sum: i128 = 0;
        for product in &self.products {
            let moving = product.variables.iter().filter_map(|variable| numbers.get(*variable));
            let product = moving.copied().try_fold(product.small?, i128::checked_mul)?;
            sum = sum.checked_add(product)?;
        }
        let denominator = self.small?;
        // half away from zero
        let magnitude = sum.checked_abs()?.checked_mul(2)?.checked_add(denominator)?;
        Some(divided(magnitude, denominator.checked_mul(2)?) * sum.signum())
    }

    fn big_units(&self, numbers: &[i128]) -> i128 {
        let product = |product: &Product| {
            let moving = product.variables.iter().filter_map(|variable| numbers.get(*variable));
            moving.fold(product.numerator.clone(), |product, number| product * number)
        };
        let sum: BigInt = self.products.iter().map(product).sum();
        let magnitude: BigInt = (sum.abs() * 2 + &self.denominator) / (&self.denominator * 2);
        let units = if sum.is_negative() { -magnitude } else { magnitude };
        units.to_i128().unwrap_or(i128::MAX)
    }
}
