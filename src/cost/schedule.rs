//! What a cost item costs in each year: months times price, growth by the month, cut to those of taking part, one
//! rounding a year.
//!
//! Worked example: 100 yen a year over 7 months of one year is 100 x 7 / 12 = 58.33, an invoice of 58 yen; 100 yen a
//! year that grows by 10% every 12 months, from month 7 of a term in calendar blocks, costs in its second year
//! 100 x 6/12 + 110 x 6/12 = 105 yen. A total of 60 yen over 60 months counts 30 yen for a member that joins in month 31.

use super::calendar::{Months, Year};
use super::estimate::{Estimate, Units};
use super::item::{CostItem, Price};
use super::laid::laid;
use crate::money::Fraction;
use std::sync::Arc;

/// The cost of one item in one year, rounded to whole minor units, and the price of each run of its months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// Which year of the term, from 0.
    pub year: usize,
    /// What is invoiced.
    pub units: Units,
    /// The months it is laid on, each run with the base price of one piece in one of its months.
    pub layers: Arc<[Layer]>,
    /// How many pieces the invoice is for.
    pub pieces: Fraction,
}

/// Months of one price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The months.
    pub months: Months,
    /// The price of each of them.
    pub price: Estimate,
}

/// What one piece of an item costs in each year, exactly: everything but how many there are of it.
///
/// ```
/// use cloudcost::cost::{Bearer, Calendar, CostItem, Estimate, Months, Price, Schedule};
/// use cloudcost::{Fraction, Text};
/// let price = Price::Yearly(Estimate::exact(Fraction::from(100)));
/// let item = CostItem::new("a".into(), Text::same("a"), Bearer::Group, price);
/// let item = CostItem { runs: Months::new(7, 24), growth: Fraction::ratio(1, 10).unwrap(), ..item };
/// let calendar = Calendar { months: 24, ..Calendar::default() };
/// let schedule = Schedule::new(&item, calendar.term(), &calendar.years(), |_| (0, 24));
/// let units = |pieces: i128| -> Vec<i128> {
///     schedule.invoices(&Fraction::from(pieces), 0).map(|invoice| invoice.units.base).collect()
/// };
/// assert_eq!(units(1), [50, 105]);
/// assert_eq!(units(3), [150, 315]);
///
/// // of 101 over 24 months the last 12 are 50.5, rounded half away from zero
/// let total = Price::Total(Estimate::exact(Fraction::from(101)));
/// let item = CostItem { price: total, runs: Months::new(1, u32::MAX), growth: Fraction::zero(), ..item };
/// let late = Schedule::new(&item, Months::new(13, 24), &calendar.years(), |_| (0, 24));
/// let counts: Vec<i128> = late.invoices(&Fraction::from(1), 0).map(|invoice| invoice.units.base).collect();
/// assert_eq!(counts, [51]);
/// ```
#[derive(Clone, Debug)]
pub struct Schedule {
    years: Vec<YearCost>,
    /// What counts of a `total`, to which all its years are rounded together, and their weights.
    total: Option<(Estimate, Vec<Fraction>)>,
}

/// One piece in one year.
#[derive(Clone, Debug)]
struct YearCost {
    year: usize,
    sum: Estimate,
    layers: Arc<[Layer]>,
}

/// A price, before growth and tax, over a run of months of which each has this part of it.
struct Run {
    months: Months,
    price: Estimate,
    part: Option<Fraction>,
}

impl Schedule {
    /// The schedule of an item over the months in which its bearer takes part; years without a month of it have no
    /// cost. `sharers` counts the members that share in a month, and says the last month for which that holds.
    pub fn new(
        item: &CostItem,
        taking_part: Months,
        years: &[Year],
        sharers: impl Fn(u32) -> (u32, u32),
    ) -> Schedule {
        let last = years.last().map_or(0, |year| year.months.last);
        // taking part cuts a cost, it never squeezes it: amounts are laid on the months as written, then cut
        let written = item.runs.and(Months::new(1, last));
        let months = written.and(taking_part);
        if months.is_empty() {
            return Schedule { years: Vec::new(), total: None };
        }
        let run = |months: Months, amount: &Estimate, of: u32| Run::new(item, months, amount, of);
        let runs = match &item.price {
            Price::Total(amount) => return Schedule::of_total(item, amount, written, months, years),
            Price::Once { amount, at, every } => CostItem::paid_in(*at, *every, months.first, months.last)
                .map(|at| run(Months::new(at, at).and(months), amount, 1))
                .collect(),
            Price::Monthly(amount) => vec![run(months, amount, 1)],
            Price::Yearly(amount) => vec![run(months, amount, 12)],
            Price::ByYear(amounts) => years
                .iter()
                .zip(amounts)
                .map(|(year, amount)| {
                    let all = year.months.and(written);
                    run(all.and(months), amount, all.count())
                })
                .collect(),
            Price::ByMembers(prices) => by_members(item, prices, months, sharers),
        };
        Schedule { years: laid_out(item, &runs, years), total: None }
    }

    /// A total spread over its months as written, of which these count: what counts is rounded, and the years together
    /// so that they add up to it, by largest remainder, the earlier year first.
    fn of_total(
        item: &CostItem,
        amount: &Estimate,
        written: Months,
        months: Months,
        years: &[Year],
    ) -> Schedule {
        let amount = &item.tax.as_ref().map_or_else(|| amount.clone(), |tax| tax.of_estimate(amount));
        let each = amount.scaled(&Fraction::ratio(1, written.count().into()).unwrap_or_default());
        let counts = if months == written { amount.clone() } else { times(&each, months) };
        let cost = |(nth, year): (usize, &Year)| {
            let months = year.months.and(months);
            let layer = Layer { months, price: each.clone() };
            (!months.is_empty()).then(|| YearCost {
                year: nth,
                sum: times(&each, months),
                layers: [layer].into(),
            })
        };
        let costs: Vec<YearCost> = years.iter().enumerate().filter_map(cost).collect();
        let weight = |cost: &YearCost| {
            cost.layers.iter().map(|layer| Fraction::from(i128::from(layer.months.count()))).next()
        };
        let weights = costs.iter().filter_map(weight).collect();
        Schedule { years: costs, total: Some((counts, weights)) }
    }

    /// Whether no month of it counts.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    /// The invoices for so many pieces, each rounded to whole units of 10^-`decimals`.
    pub fn invoices(&self, pieces: &Fraction, decimals: u32) -> impl Iterator<Item = Invoice> {
        let together = self
            .total
            .as_ref()
            .map(|(amount, weights)| laid(amount.scaled(pieces).invoiced(decimals), weights));
        self.years.iter().enumerate().map(move |(nth, cost)| Invoice {
            year: cost.year,
            units: match &together {
                Some(units) => units.get(nth).copied().unwrap_or_default(),
                None => cost.sum.scaled(pieces).invoiced(decimals),
            },
            layers: cost.layers.clone(),
            pieces: pieces.clone(),
        })
    }
}

impl Run {
    /// An amount over months, one of so many that it is for. Without tax each month's part of it is exact at once.
    fn new(item: &CostItem, months: Months, amount: &Estimate, of: u32) -> Run {
        let part = match of {
            1 => None,
            of => Some(Fraction::ratio(1, of.into()).unwrap_or_default()),
        };
        match (&item.tax, part) {
            (None, Some(part)) => Run { months, price: amount.scaled(&part), part: None },
            (_, part) => Run { months, price: amount.clone(), part },
        }
    }

    /// The price of one month, from the price that has grown: taxed as a whole, then a part of it.
    fn monthly(&self, item: &CostItem, grown: Estimate) -> Estimate {
        let taxed = match &item.tax {
            Some(tax) => tax.of_estimate(&grown),
            None => grown,
        };
        match &self.part {
            Some(part) => taxed.scaled(part),
            None => taxed,
        }
    }
}

/// A price of one month over months.
fn times(price: &Estimate, months: Months) -> Estimate {
    price.scaled(&Fraction::from(i128::from(months.count())))
}

/// Runs of months with the same number of members sharing, each with a twelfth of the price for that number.
fn by_members(
    item: &CostItem,
    prices: &[(u32, Estimate)],
    months: Months,
    sharers: impl Fn(u32) -> (u32, u32),
) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut first = months.first;
    while first <= months.last {
        let (count, until) = sharers(first);
        let last = until.clamp(first, months.last);
        let price = prices.iter().filter(|(number, _)| *number <= count).max_by_key(|(number, _)| *number);
        if let Some((_, price)) = price {
            runs.push(Run::new(item, Months::new(first, last), price, 12));
        }
        first = last.saturating_add(1);
    }
    runs
}

/// Lays runs of months on the years and lets their prices grow.
fn laid_out(item: &CostItem, runs: &[Run], years: &[Year]) -> Vec<YearCost> {
    let grows = !item.growth.is_zero();
    let step = &Fraction::from(1) + &item.growth;
    let mut powers = vec![Fraction::from(1)];
    let mut costs = Vec::new();
    let mut layers = Vec::new();
    // a price that does not grow is the same in every month, and a year mostly has as many as the last
    let flat: Vec<Estimate> = match grows {
        true => Vec::new(),
        false => runs.iter().map(|run| run.monthly(item, run.price.clone())).collect(),
    };
    let mut last: Option<(usize, u32, Estimate)> = None;
    for (nth, year) in years.iter().enumerate() {
        let mut sum: Option<Estimate> = None;
        for (number, run) in runs.iter().enumerate() {
            let months = run.months.and(year.months);
            for piece in pieces(months, item.runs.first, grows) {
                let price = match flat.get(number) {
                    Some(price) => price.clone(),
                    None => {
                        let times = (piece.first - item.runs.first) / 12;
                        run.monthly(item, run.price.scaled(power(&mut powers, &step, times)))
                    }
                };
                let cost = match last.take() {
                    Some((of, count, cost)) if !grows && (of, count) == (number, piece.count()) => cost,
                    _ => times(&price, piece),
                };
                sum = Some(sum.map_or_else(|| cost.clone(), |sum| sum.plus(&cost)));
                last = Some((number, piece.count(), cost));
                layers.push(Layer { months: piece, price });
            }
        }
        if let Some(sum) = sum {
            costs.push(YearCost { year: nth, sum, layers: layers.drain(..).collect() });
        }
    }
    costs
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
fn pieces(months: Months, from: u32, grows: bool) -> impl Iterator<Item = Months> {
    let mut first = months.first;
    std::iter::from_fn(move || {
        if first > months.last {
            return None;
        }
        let last = match grows {
            true => (first + 11 - (first - from) % 12).min(months.last),
            false => months.last,
        };
        let piece = Months::new(first, last);
        first = last.saturating_add(1);
        Some(piece)
    })
}
