//! What a cost item costs in each year: months times price, growth by the month, one rounding a year.
//!
//! Worked example: 100 yen a year over 7 months of one year is 100 x 7 / 12 = 58.33, an invoice of 58 yen; 100 yen a
//! year that grows by 10% every 12 months, from month 7 of a term in calendar blocks, costs in its second year
//! 100 x 6/12 + 110 x 6/12 = 105 yen.

use super::calendar::{Calendar, Months, Year};
use super::estimate::{Estimate, Units};
use super::item::{CostItem, Price};
use crate::money::{Fraction, apportion};

/// The cost of one item in one year, rounded to whole minor units, and the price of each run of its months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// Which year of the term, from 0.
    pub year: usize,
    /// What is invoiced.
    pub units: Units,
    /// The months it is laid on, each run with the base price of one of its months.
    pub layers: Vec<Layer>,
}

/// Months of one price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The months.
    pub months: Months,
    /// The base price of each of them.
    pub price: Fraction,
}

/// A price of one month, before growth, over a run of months.
struct Run {
    months: Months,
    price: Estimate,
}

/// The invoices of an item over the months in which its bearer takes part, at `factor` times its price; years without
/// a month of it have none. `sharers` counts the members that share in a month, and the last month for which that holds.
///
/// ```
/// use cloudcost::cost::{invoices, Bearer, Calendar, CostItem, Estimate, Months, Price};
/// use cloudcost::{Fraction, Text};
/// let item = CostItem {
///     id: "a".into(),
///     name: Text::same("a"),
///     system: None,
///     category: None,
///     bearer: Bearer::Group,
///     price: Price::Yearly(Estimate::exact(Fraction::from(100))),
///     runs: Months::new(7, 24),
///     growth: Fraction::ratio(1, 10).unwrap(),
/// };
/// let calendar = Calendar { months: 24, start: None };
/// let years = invoices(&item, calendar.term(), &Fraction::from(1), calendar, 0, |_| (0, 24));
/// let units: Vec<i128> = years.iter().map(|invoice| invoice.units.base).collect();
/// assert_eq!(units, [50, 105]);
/// ```
pub fn invoices(
    item: &CostItem,
    taking_part: Months,
    factor: &Fraction,
    calendar: Calendar,
    decimals: u32,
    sharers: impl Fn(u32) -> (u32, u32),
) -> Vec<Invoice> {
    let months = item.runs.and(taking_part).and(calendar.term());
    if months.is_empty() {
        return Vec::new();
    }
    let years = calendar.years();
    let one = Fraction::from(1);
    let scale = |amount: &Estimate| match *factor == one {
        true => amount.clone(),
        false => amount.scaled(factor),
    };
    let even = |amount: &Estimate, months: Months| {
        let each = Fraction::ratio(1, months.count().into()).unwrap_or_default();
        Run { months, price: scale(amount).scaled(&each) }
    };
    match &item.price {
        Price::Total(amount) => total(&scale(amount), months, &years, decimals),
        Price::Once { amount, at } => {
            let at = at.unwrap_or(months.first);
            let month = Months::new(at, at).and(months);
            let runs = (!month.is_empty()).then(|| Run { months: month, price: scale(amount) });
            invoiced(item, runs.into_iter().collect(), &years, decimals)
        }
        Price::Monthly(amount) => {
            invoiced(item, vec![Run { months, price: scale(amount) }], &years, decimals)
        }
        Price::Yearly(amount) => {
            let twelfth = Fraction::ratio(1, 12).unwrap_or_default();
            let price = scale(amount).scaled(&twelfth);
            invoiced(item, vec![Run { months, price }], &years, decimals)
        }
        Price::ByYear(amounts) => {
            let runs = years.iter().zip(amounts).map(|(year, amount)| even(amount, year.months.and(months)));
            invoiced(item, runs.filter(|run| !run.months.is_empty()).collect(), &years, decimals)
        }
        Price::ByMembers(prices) => {
            let runs = by_members(prices, months, sharers);
            invoiced(item, runs, &years, decimals)
        }
    }
}

/// Runs of months with the same number of members sharing, each with a twelfth of the price for that number.
fn by_members(prices: &[(u32, Estimate)], months: Months, sharers: impl Fn(u32) -> (u32, u32)) -> Vec<Run> {
    let twelfth = Fraction::ratio(1, 12).unwrap_or_default();
    let mut runs = Vec::new();
    let mut first = months.first;
    while first <= months.last {
        let (count, until) = sharers(first);
        let last = until.clamp(first, months.last);
        let price = prices.iter().filter(|(number, _)| *number <= count).max_by_key(|(number, _)| *number);
        if let Some((_, price)) = price {
            runs.push(Run { months: Months::new(first, last), price: price.scaled(&twelfth) });
        }
        first = last.saturating_add(1);
    }
    runs
}

/// Lays runs of months on the years, lets their prices grow and rounds each year once.
fn invoiced(item: &CostItem, runs: Vec<Run>, years: &[Year], decimals: u32) -> Vec<Invoice> {
    let grows = !item.growth.is_zero();
    let step = &Fraction::from(1) + &item.growth;
    let mut powers = vec![Fraction::from(1)];
    let mut invoices = Vec::new();
    for (nth, year) in years.iter().enumerate() {
        let mut sum = Estimate::zero();
        let mut layers = Vec::new();
        for run in &runs {
            let months = run.months.and(year.months);
            for piece in pieces(months, item.runs.first, grows) {
                let price = match grows {
                    true => run.price.scaled(power(&mut powers, &step, (piece.first - item.runs.first) / 12)),
                    false => run.price.clone(),
                };
                sum = sum.plus(&price.scaled(&Fraction::from(i128::from(piece.count()))));
                layers.push(Layer { months: piece, price: price.base });
            }
        }
        if !layers.is_empty() {
            invoices.push(Invoice { year: nth, units: sum.invoiced(decimals), layers });
        }
    }
    invoices
}

/// The step to a power, from those already known.
fn power<'p>(known: &'p mut Vec<Fraction>, step: &'p Fraction, times: u32) -> &'p Fraction {
    let times = usize::try_from(times).unwrap_or(usize::MAX);
    while known.len() <= times {
        let next = known.last().map_or(Fraction::from(1), |last| last * step);
        known.push(next);
    }
    known.get(times).unwrap_or(step)
}

/// The months cut where twelve more have passed since `from`, if the price grows.
fn pieces(months: Months, from: u32, grows: bool) -> Vec<Months> {
    let mut pieces = Vec::new();
    let mut first = months.first;
    while first <= months.last {
        let last = match grows {
            true => first + 11 - (first - from) % 12,
            false => months.last,
        };
        pieces.push(Months::new(first, last.min(months.last)));
        first = last.saturating_add(1);
    }
    pieces
}

/// A total spread over its months: the years are rounded together so that they add up to it, by largest remainder, the
/// earlier year first.
fn total(amount: &Estimate, months: Months, years: &[Year], decimals: u32) -> Vec<Invoice> {
    let units = amount.invoiced(decimals);
    let shares: Vec<(usize, Months)> = years
        .iter()
        .enumerate()
        .map(|(nth, year)| (nth, year.months.and(months)))
        .filter(|(_, months)| !months.is_empty())
        .collect();
    let weights: Vec<Fraction> =
        shares.iter().map(|(_, months)| Fraction::from(i128::from(months.count()))).collect();
    let spread = |units: i128| apportion(units, &weights, 1).unwrap_or_default();
    let (low, base, high) = (spread(units.low), spread(units.base), spread(units.high));
    let price =
        Fraction::ratio(1, months.count().into()).map_or(Fraction::zero(), |each| &amount.base * &each);
    shares
        .into_iter()
        .zip(low.into_iter().zip(base).zip(high))
        .map(|((year, months), ((low, base), high))| Invoice {
            year,
            units: Units { low, base, high },
            layers: vec![Layer { months, price: price.clone() }],
        })
        .collect()
}
