//! The group's costs as sums of products of what is drawn: each invoice is rounded as in any other computation.

use crate::analysis::plan::{Fact, Payer, Selection, Side, compute};
use crate::case::{Case, Plan, Target, Written};
use crate::cost::{CostItem, Estimate, Price};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};

/// The costs before and after as functions of the draws.
pub(super) struct Terms {
    /// The least and greatest number of units of each draw.
    pub(super) draws: Vec<(i128, i128)>,
    /// What does not move: before, after.
    fixed: (i128, i128),
    invoices: Vec<Bill>,
}

/// One invoice that moves: a sum of products over a common denominator.
struct Bill {
    side: Side,
    products: Vec<Product>,
    denominator: BigInt,
    small: Option<i128>,
}

/// A number times some draws.
struct Product {
    numerator: BigInt,
    small: Option<i128>,
    draws: Vec<usize>,
}

impl Terms {
    /// The terms of a case.
    pub(super) fn new(written: &Written, case: &Case) -> Result<Terms, Diagnostic> {
        let Some(plan) = &case.plan else { return Err(Diagnostic::error("no-plan-here", None)) };
        let computed = compute(case, plan, &Selection::default())?;
        let ranged = written.ranged();
        let mut terms =
            Terms { draws: ranged.iter().map(units).collect(), fixed: (0, 0), invoices: Vec::new() };
        for (side, after) in [(Side::Before, false), (Side::After, true)] {
            let items = if after { &plan.after } else { &plan.before };
            for (number, item) in items.iter().enumerate() {
                let amounts = written.amounts(after, number);
                let moves = amounts.iter().any(|amount| !amount.factors(&ranged).is_empty());
                if moves {
                    terms.add(case, plan, side, item, &amounts, &ranged)?;
                } else {
                    let sum = computed.sum(|fact| fact.side == side && fact.item == number).base;
                    match side {
                        Side::Before => terms.fixed.0 += sum,
                        Side::After => terms.fixed.1 += sum,
                    }
                }
            }
        }
        Ok(terms)
    }

    /// Adds the invoices of an item whose amounts are drawn, or are in a currency whose rate is.
    fn add(
        &mut self,
        case: &Case,
        plan: &Plan,
        side: Side,
        item: &CostItem,
        amounts: &[crate::case::WrittenAmount],
        ranged: &[crate::case::Ranged],
    ) -> Result<(), Diagnostic> {
        let mut sums: Vec<Vec<(Fraction, Vec<usize>)>> = Vec::new();
        for (nth, amount) in amounts.iter().enumerate() {
            let draws = amount.factors(ranged);
            let units = draws.iter().filter_map(|draw| ranged.get(*draw));
            let factor = units.fold(amount.constant.clone(), |factor, ranged| {
                &factor * &Fraction::power_of_ten(-ranged.number.measure.decimals())
            });
            let exact = exact_invoices(
                case,
                plan,
                side,
                &CostItem { price: unit(&item.price, nth), ..item.clone() },
            )?;
            sums.resize_with(exact.len().max(sums.len()), Vec::new);
            for (sum, coefficient) in sums.iter_mut().zip(exact) {
                sum.push((&coefficient * &factor, draws.clone()));
            }
        }
        self.invoices.extend(sums.into_iter().map(|products| Bill::new(side, products)));
        Ok(())
    }

    /// The costs before and after, in minor units, with these draws.
    pub(super) fn costs(&self, drawn: &[i128]) -> (i128, i128) {
        let (mut before, mut after) = self.fixed;
        for bill in &self.invoices {
            let units = bill.units(drawn);
            match bill.side {
                Side::Before => before += units,
                Side::After => after += units,
            }
        }
        (before, after)
    }
}

/// The whole units between the ends of a range; where there are none, the one nearest to its middle.
fn units(ranged: &crate::case::Ranged) -> (i128, i128) {
    let places = ranged.number.measure.decimals();
    let end = |value: &Fraction, rounding| value.scaled(places, rounding).to_i128().unwrap_or(0);
    let (low, high) = match &ranged.number.range {
        Some(range) => (end(&range.low, Rounding::Ceiling), end(&range.high, Rounding::Floor)),
        None => (1, 0),
    };
    match low <= high {
        true => (low, high),
        false => {
            let middle = end(&ranged.number.value, Rounding::HalfAway);
            (middle, middle)
        }
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
fn exact_invoices(
    case: &Case,
    plan: &Plan,
    side: Side,
    item: &CostItem,
) -> Result<Vec<Fraction>, Diagnostic> {
    let (before, after) = match side {
        Side::Before => (vec![item.clone()], Vec::new()),
        Side::After => (Vec::new(), vec![item.clone()]),
    };
    let alone = Plan { before, after, ..plan.clone() };
    let computed = compute(case, &alone, &Selection::default())?;
    let minor = Fraction::power_of_ten(i32::try_from(computed.decimals).unwrap_or(0));
    let exact = |fact: &Fact| {
        let layers = fact
            .invoice
            .layers
            .iter()
            .map(|layer| &layer.price * &Fraction::from(i128::from(layer.months.count())));
        &layers.fold(Fraction::zero(), |sum, layer| &sum + &layer) * &minor
    };
    let mut invoices: Vec<(Payer, Fraction)> = Vec::new();
    for fact in &computed.facts {
        let together = matches!(item.price, Price::Total(_));
        match invoices.last_mut().filter(|(payer, _)| together && *payer == fact.payer) {
            Some((_, sum)) => *sum = &*sum + &exact(fact),
            None => invoices.push((fact.payer, exact(fact))),
        }
    }
    Ok(invoices.into_iter().map(|(_, exact)| exact).collect())
}

impl Bill {
    fn new(side: Side, products: Vec<(Fraction, Vec<usize>)>) -> Bill {
        let products: Vec<_> = products.into_iter().filter(|(factor, _)| !factor.is_zero()).collect();
        let denominator =
            products.iter().fold(BigInt::from(1), |common, (factor, _)| common.lcm(&factor.denominator()));
        let product = |(factor, draws): (Fraction, Vec<usize>)| {
            let numerator = factor.numerator() * (&denominator / factor.denominator());
            Product { small: numerator.to_i128(), numerator, draws }
        };
        let products = products.into_iter().map(product).collect();
        Bill { side, products, small: denominator.to_i128(), denominator }
    }

    fn units(&self, drawn: &[i128]) -> i128 {
        self.small_units(drawn).unwrap_or_else(|| self.big_units(drawn))
    }

    /// In machine integers; `None` where they do not suffice.
    fn small_units(&self, drawn: &[i128]) -> Option<i128> {
        let mut sum: i128 = 0;
        for product in &self.products {
            let draws = product.draws.iter().filter_map(|draw| drawn.get(*draw));
            let product = draws.copied().try_fold(product.small?, i128::checked_mul)?;
            sum = sum.checked_add(product)?;
        }
        let denominator = self.small?;
        // half away from zero
        let magnitude = sum.checked_abs()?.checked_mul(2)?.checked_add(denominator)?;
        Some(magnitude / denominator.checked_mul(2)? * sum.signum())
    }

    fn big_units(&self, drawn: &[i128]) -> i128 {
        let product = |product: &Product| {
            let draws = product.draws.iter().filter_map(|draw| drawn.get(*draw));
            draws.fold(product.numerator.clone(), |product, draw| product * draw)
        };
        let sum: BigInt = self.products.iter().map(product).sum();
        let magnitude: BigInt = (sum.abs() * 2 + &self.denominator) / (&self.denominator * 2);
        let units = if sum.is_negative() { -magnitude } else { magnitude };
        units.to_i128().unwrap_or(i128::MAX)
    }
}

impl crate::case::WrittenAmount {
    /// The draws that this amount is a product of: its own, and those of the rates it is converted by.
    fn factors(&self, ranged: &[crate::case::Ranged]) -> Vec<usize> {
        let is = |target: &Target| ranged.iter().position(|ranged| ranged.target == *target);
        self.targets.iter().filter_map(is).collect()
    }
}
