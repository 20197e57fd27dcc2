//! Life-cycle measures of a plan: present values, returns and payback, or the reason why one means nothing.

use super::plan::{Computed, Side};
use super::turning::{Level, Turning};
use crate::cost::{self, CostItem, NoMeasure, Timing, Units};
use crate::money::{Fraction, Range};

/// A measure's value, or why there is none.
pub type Measured = Result<Value, NoMeasure>;

/// The value of a measure, from the least to the greatest that costs within their ranges make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Major units of the currency.
    Money(Range),
    /// A ratio.
    Ratio(Range),
    /// In percent a year.
    Percent(Range),
    /// Whole months of the term.
    Months(u32, u32),
    /// Whole years of the term.
    Years(u32, u32),
}

/// The measures of a plan, for the whole group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// The discount rate a year: 0.04 for 4%.
    pub rate: Fraction,
    /// When in a year its costs fall.
    pub timing: Timing,
    /// The present value of all costs before.
    pub before: Measured,
    /// The present value of all costs after.
    pub after: Measured,
    /// What is saved, at present value.
    pub net_saving: Measured,
    /// One-time costs after less those before, at present value.
    pub investment: Measured,
    /// Savings-to-investment ratio.
    pub ratio: Measured,
    /// Adjusted internal rate of return.
    pub adjusted_return: Measured,
    /// Internal rate of return.
    pub internal_return: Measured,
    /// The month at whose end, undiscounted, as much is saved as was spent more.
    pub simple_payback: Measured,
    /// The year at whose end, discounted, as much is saved as was spent more.
    pub discounted_payback: Measured,
}

/// Computes the measures of a plan.
pub fn measures(computed: &Computed<'_>, rate: &Fraction, timing: Timing) -> Measures {
    let value = |flows: &[Fraction]| cost::present_value(flows, rate, timing);
    let range = |side, invested| Range {
        low: value(&flows(computed, side, invested, |units| units.low)),
        high: value(&flows(computed, side, invested, |units| units.high)),
    };
    let (before, after) = (range(Side::Before, None), range(Side::After, None));
    let investment = range(Side::After, Some(true)).minus(&range(Side::Before, Some(true)));
    // what the other costs save: no cost is in both, so any end of one may come with any end of the other
    let by_others = range(Side::Before, Some(false)).minus(&range(Side::After, Some(false)));
    let ratio = cost::savings_to_investment(&by_others, &investment, &before);
    let worst = saved(computed, Level::Worst);
    let best = saved(computed, Level::Best);
    let months = [Level::Best, Level::Worst].map(|level| computed.turning_month(level));
    let years = discounted_payback(computed, [&best, &worst], months, &value);
    let found = Measures {
        rate: rate.clone(),
        timing,
        net_saving: Ok(Value::Money(before.minus(&after))),
        before: Ok(Value::Money(before)),
        after: Ok(Value::Money(after)),
        investment: Ok(Value::Money(investment)),
        adjusted_return: ratio.clone().and_then(|ratio| adjusted(&ratio, rate, computed.calendar.months)),
        ratio: ratio.map(Value::Ratio),
        internal_return: internal_return(&worst, &best),
        simple_payback: payback(months, Value::Months),
        discounted_payback: payback(years, Value::Years),
    };
    match (computed.known.before(), computed.known.after()) {
        (true, true) => found,
        (true, false) => Measures {
            after: Err(NoMeasure::NoAfter),
            before: found.before.clone(),
            ..found.unknown(NoMeasure::NoAfter)
        },
        (false, true) => found.unknown(without_before(computed)),
        (false, false) => {
            Measures { after: Err(NoMeasure::NoAfter), ..found.unknown(without_before(computed)) }
        }
    }
}

/// Why the cost before is not known.
fn without_before(computed: &Computed<'_>) -> NoMeasure {
    match computed.known.states_before() {
        true => NoMeasure::BeforeUnknown,
        false => NoMeasure::NoBefore,
    }
}

impl Measures {
    /// What is left where one side is not known, for this reason: the cost after.
    fn unknown(self, reason: NoMeasure) -> Measures {
        let unknown = || Err(reason);
        Measures {
            before: unknown(),
            net_saving: unknown(),
            investment: unknown(),
            ratio: unknown(),
            adjusted_return: unknown(),
            internal_return: unknown(),
            simple_payback: unknown(),
            discounted_payback: unknown(),
            ..self
        }
    }
}

/// What counts as investment.
fn is_invested(item: &CostItem) -> bool {
    item.is_one_time()
}

/// The cost of each year of the term on one side, in major units; all items, what is invested or the others; at one end
/// of the ranges.
fn flows(
    computed: &Computed<'_>,
    side: Side,
    invested: Option<bool>,
    end: fn(Units) -> i128,
) -> Vec<Fraction> {
    let mut units = vec![0_i128; computed.years.len()];
    for fact in &computed.facts {
        let is_one = computed.item(fact).is_some_and(is_invested);
        if fact.side == side
            && invested.is_none_or(|invested| invested == is_one)
            && let Some(sum) = units.get_mut(fact.invoice.year)
        {
            *sum = sum.saturating_add(end(fact.invoice.units));
        }
    }
    let decimals = i32::try_from(computed.decimals).unwrap_or(0);
    units.into_iter().map(|units| Fraction::decimal(units, decimals)).collect()
}

/// What each year saves.
fn saved(computed: &Computed<'_>, level: Level) -> Vec<Fraction> {
    let (before, after) = match level {
        Level::Worst => (
            flows(computed, Side::Before, None, |units| units.low),
            flows(computed, Side::After, None, |units| units.high),
        ),
        Level::Best => (
            flows(computed, Side::Before, None, |units| units.high),
            flows(computed, Side::After, None, |units| units.low),
        ),
    };
    before.iter().zip(&after).map(|(before, after)| before - after).collect()
}

/// A share of one a year as a percent.
fn percents(low: &Fraction, high: &Fraction) -> Value {
    let percent = |rate: &Fraction| rate * &Fraction::from(100);
    Value::Percent(Range { low: percent(low), high: percent(high) })
}

/// The adjusted return, which rises with the ratio.
fn adjusted(ratio: &Range, rate: &Fraction, months: u32) -> Measured {
    let high = cost::adjusted_return(&ratio.high, rate, months)?;
    let low = cost::adjusted_return(&ratio.low, rate, months).map_err(|_| NoMeasure::NotForAll)?;
    Ok(percents(&low, &high))
}

/// The internal return. Whatever the costs, they are worth no less than the worst and no more than the best at every
/// rate: more than nothing below the worst one's return, less above the best one's, so that every return lies between.
fn internal_return(worst: &[Fraction], best: &[Fraction]) -> Measured {
    let low = cost::internal_return(worst);
    if worst == best {
        return low.map(|rate| percents(&rate, &rate));
    }
    match (low, cost::internal_return(best)) {
        (Ok(low), Ok(high)) => Ok(percents(&low, &high)),
        _ if !worst.iter().any(Fraction::is_negative) || !best.iter().any(Fraction::is_positive) => {
            Err(NoMeasure::NoSignChange)
        }
        _ => Err(NoMeasure::NotForAll),
    }
}

/// From the payback at best to that at worst.
fn payback([best, worst]: [Turning; 2], value: fn(u32, u32) -> Value) -> Measured {
    match (best, worst) {
        (Turning::In(best), Turning::In(worst)) => Ok(value(best, worst)),
        (Turning::Never, _) => Err(NoMeasure::NeverPaidBack),
        (_, Turning::NeverBehind) => Err(NoMeasure::NeverBehind),
        _ => Err(NoMeasure::NotForAll),
    }
}

/// The first year at whose end the discounted savings are not below zero and stay so, at best and at worst. What is in
/// the minus within a year only is paid back by its end.
fn discounted_payback(
    computed: &Computed<'_>,
    flows: [&[Fraction]; 2],
    months: [Turning; 2],
    value: &impl Fn(&[Fraction]) -> Fraction,
) -> [Turning; 2] {
    let [best, worst] = flows;
    let [best_month, worst_month] = months;
    [(best, best_month), (worst, worst_month)].map(|(flows, month)| {
        match (turning_year(flows, value), month) {
            (Turning::NeverBehind, Turning::In(month)) => {
                let year = computed.years.iter().position(|year| year.months.contains(month));
                Turning::In(year.and_then(|year| u32::try_from(year).ok()).unwrap_or(0).saturating_add(1))
            }
            (turning, _) => turning,
        }
    })
}

/// When the values of the years up to one stop being below zero.
fn turning_year(saved: &[Fraction], value: &impl Fn(&[Fraction]) -> Fraction) -> Turning {
    let below = |years: &usize| saved.get(..*years).is_some_and(|first| value(first).is_negative());
    match (1..=saved.len()).rev().find(below) {
        None => Turning::NeverBehind,
        Some(last) if last == saved.len() => Turning::Never,
        Some(last) => u32::try_from(last.saturating_add(1)).map_or(Turning::Never, Turning::In),
    }
}
