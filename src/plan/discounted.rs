//! The costs of a plan as they fall for discounting, and what they are worth year by year.

use super::facts::{Computed, Fact, Side};
use super::turning::TurningLevel;
use crate::cost::{CostItem, Flows, Timing, Units};
use crate::money::{Fraction, Range, places};

/// What the costs of a year are worth at the base date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Which year of the term, from 0; `None` for the base date itself.
    pub year: Option<usize>,
    /// The costs before.
    pub before: Range,
    /// The costs after.
    pub after: Range,
}

/// What counts as investment.
fn is_invested(item: &CostItem) -> bool {
    item.is_one_time()
}

/// The costs of one side as they fall, in major units; all items, what is invested or the others; at one end of the
/// ranges.
pub(crate) fn flows(
    computed: &Computed<'_>,
    timing: Timing,
    (side, invested): (Side, Option<bool>),
    end: fn(Units) -> i128,
) -> Flows {
    let mut flows = Flows::new(computed.years.len());
    let decimals = places(computed.decimals);
    for fact in computed.facts.iter().filter(|fact| fact.side == side) {
        let Some(item) = computed.item(fact) else { continue };
        if invested.is_some_and(|invested| invested != is_invested(item)) {
            continue;
        }
        let cost = Fraction::decimal(end(fact.invoice.units), decimals);
        let base = of_base(item, fact, &cost);
        flows.at_base(&base);
        flows.add(fact.invoice.year, item.timing.unwrap_or(timing), &(&cost - &base));
    }
    flows
}

/// The part of an invoice that falls on the base date: its first payment, where that is in month 0.
fn of_base(item: &CostItem, fact: &Fact, cost: &Fraction) -> Fraction {
    let first = payments_at_base(item, fact);
    first.and_then(|payments| cost.checked_div(&Fraction::from(payments))).unwrap_or_default()
}

/// Of how many payments of an invoice the first falls on the base date; nothing where none does.
pub(crate) fn payments_at_base(item: &CostItem, fact: &Fact) -> Option<i128> {
    let layers = &fact.invoice.layers;
    let is_first = item.is_at_base() && layers.first().is_some_and(|layer| layer.months.first == 1);
    // all payments of a year are the same
    i128::try_from(layers.len()).ok().filter(|_| is_first)
}

/// What is saved, as it falls.
pub(crate) fn saved(computed: &Computed<'_>, timing: Timing, level: TurningLevel) -> Flows {
    let flows = |side, end| flows(computed, timing, (side, None), end);
    match level {
        TurningLevel::Worst => {
            flows(Side::Before, |units| units.low).minus(&flows(Side::After, |units| units.high))
        }
        TurningLevel::Best => {
            flows(Side::Before, |units| units.high).minus(&flows(Side::After, |units| units.low))
        }
    }
}

/// The present values year by year; they add up to those of the term.
pub(crate) fn present_years(computed: &Computed<'_>, rate: &Fraction, timing: Timing) -> Vec<Present> {
    let sides = [Side::Before, Side::After].map(|side| {
        let ends: [fn(Units) -> i128; 2] = [|units| units.low, |units| units.high];
        ends.map(|end| flows(computed, timing, (side, None), end))
    });
    let worth = |flows: &Flows, year: Option<usize>| match year {
        None => flows.base().clone(),
        Some(year) => {
            let value = |years| flows.until(years).present_value(rate);
            &value(year.saturating_add(1)) - &value(year)
        }
    };
    let range = |[low, high]: &[Flows; 2], year| Range { low: worth(low, year), high: worth(high, year) };
    let has_base = sides.iter().flatten().any(|flows| !flows.base().is_zero());
    let years = has_base.then_some(None).into_iter().chain((0..computed.years.len()).map(Some));
    let [before, after] = &sides;
    years.map(|year| Present { year, before: range(before, year), after: range(after, year) }).collect()
}
