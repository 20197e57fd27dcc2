//! Life-cycle measures of a plan: present values, returns and payback, or the reason why one means nothing.

use super::discounted::{Present, flows, present_years, saved};
use super::facts::{Computed, Side};
use super::turning::{Turning, TurningLevel};
use crate::cost::{self, Flows, NoMeasure, Timing};
use crate::money::{Fraction, Range};

/// A measure's value, or why there is none.
pub type Measured = Result<MeasureValue, NoMeasure>;

/// The value of a measure, from the least to the greatest that costs within their ranges make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MeasureValue {
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
    /// The equivalent annual cost before: what it is a year at the ends of the years, at present value the same.
    pub annual_before: Measured,
    /// The equivalent annual cost after.
    pub annual_after: Measured,
    /// Benefit-cost ratio: the costs before, which are saved, over the costs after, at present value.
    pub benefit_cost: Measured,
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
    /// The present values of the base date, where something falls on it, and of each year.
    pub years: Vec<Present>,
}

/// Computes the measures of a plan.
pub fn measures(computed: &Computed<'_>, rate: &Fraction, timing: Timing) -> Measures {
    let flows = |side, invested, end| flows(computed, timing, (side, invested), end);
    let range = |side, invested| Range {
        low: flows(side, invested, |units| units.low).present_value(rate),
        high: flows(side, invested, |units| units.high).present_value(rate),
    };
    let (before, after) = (range(Side::Before, None), range(Side::After, None));
    let investment = range(Side::After, Some(true)).minus(&range(Side::Before, Some(true)));
    // what the other costs save: no cost is in both, so any end of one may come with any end of the other
    let by_others = range(Side::Before, Some(false)).minus(&range(Side::After, Some(false)));
    let ratio = cost::savings_to_investment(&by_others, &investment, &before);
    let worst = saved(computed, timing, TurningLevel::Worst);
    let best = saved(computed, timing, TurningLevel::Best);
    let months = [TurningLevel::Best, TurningLevel::Worst].map(|level| computed.turning_month(level));
    let years = discounted_payback(computed, [&best, &worst], months, rate);
    let annuity = cost::annuity(rate, computed.calendar.months);
    let annual =
        |of: &Range| Ok(MeasureValue::Money(Range { low: &of.low * &annuity, high: &of.high * &annuity }));
    let found = Measures {
        rate: rate.clone(),
        timing,
        net_saving: Ok(MeasureValue::Money(before.minus(&after))),
        annual_before: annual(&before),
        annual_after: annual(&after),
        benefit_cost: benefit_cost(&before, &after),
        before: Ok(MeasureValue::Money(before)),
        after: Ok(MeasureValue::Money(after)),
        investment: Ok(MeasureValue::Money(investment)),
        adjusted_return: ratio.clone().and_then(|ratio| adjusted(&ratio, rate, computed.calendar.months)),
        ratio: ratio.map(MeasureValue::Ratio),
        internal_return: internal_return(&worst, &best),
        simple_payback: payback(months, MeasureValue::Months),
        discounted_payback: payback(years, MeasureValue::Years),
        years: present_years(computed, rate, timing),
    };
    match (computed.known.before(), computed.known.after()) {
        (true, true) => found,
        (true, false) => Measures {
            after: Err(NoMeasure::NoAfter),
            annual_after: Err(NoMeasure::NoAfter),
            before: found.before.clone(),
            annual_before: found.annual_before.clone(),
            ..found.unknown(NoMeasure::NoAfter)
        },
        (false, true) => found.unknown(without_before(computed)),
        (false, false) => {
            let after = || Err(NoMeasure::NoAfter);
            Measures { after: after(), annual_after: after(), ..found.unknown(without_before(computed)) }
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
            annual_before: unknown(),
            benefit_cost: unknown(),
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

/// The costs before over those after.
fn benefit_cost(before: &Range, after: &Range) -> Measured {
    if !after.high.is_positive() {
        return Err(NoMeasure::NothingPaid);
    }
    if !after.low.is_positive() {
        return Err(NoMeasure::NotForAll);
    }
    let ends = [&before.low, &before.high].into_iter().flat_map(|before| {
        [&after.low, &after.high].into_iter().filter_map(|after| before.checked_div(after))
    });
    Range::hull(ends).map(MeasureValue::Ratio).ok_or(NoMeasure::NothingPaid)
}

/// A share of one a year as a percent.
fn percents(low: &Fraction, high: &Fraction) -> MeasureValue {
    let percent = |rate: &Fraction| rate * &Fraction::from(100);
    MeasureValue::Percent(Range { low: percent(low), high: percent(high) })
}

/// The adjusted return, which rises with the ratio.
fn adjusted(ratio: &Range, rate: &Fraction, months: u32) -> Measured {
    let high = cost::adjusted_return(&ratio.high, rate, months)?;
    let low = cost::adjusted_return(&ratio.low, rate, months).map_err(|_| NoMeasure::NotForAll)?;
    Ok(percents(&low, &high))
}

/// The internal return. Whatever the costs, they are worth no less than the worst and no more than the best at every
/// rate: more than nothing below the worst one's return, less above the best one's, so that every return lies between.
fn internal_return(worst: &Flows, best: &Flows) -> Measured {
    let low = worst.internal_return();
    if worst == best {
        return low.map(|rate| percents(&rate, &rate));
    }
    match (low, best.internal_return()) {
        (Ok(low), Ok(high)) => Ok(percents(&low, &high)),
        _ if !worst.any(Fraction::is_negative) || !best.any(Fraction::is_positive) => {
            Err(NoMeasure::NoSignChange)
        }
        _ => Err(NoMeasure::NotForAll),
    }
}

/// From the payback at best to that at worst.
fn payback([best, worst]: [Turning; 2], value: fn(u32, u32) -> MeasureValue) -> Measured {
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
    flows: [&Flows; 2],
    months: [Turning; 2],
    rate: &Fraction,
) -> [Turning; 2] {
    let [best, worst] = flows;
    let [best_month, worst_month] = months;
    [(best, best_month), (worst, worst_month)].map(|(flows, month)| {
        match (turning_year(flows, rate), month) {
            (Turning::NeverBehind, Turning::In(month)) => {
                let year = computed.years.iter().position(|year| year.months.contains(month));
                Turning::In(year.and_then(|year| u32::try_from(year).ok()).unwrap_or(0).saturating_add(1))
            }
            (turning, _) => turning,
        }
    })
}

/// When the values of the years up to one stop being below zero.
fn turning_year(saved: &Flows, rate: &Fraction) -> Turning {
    let years = saved.years();
    let below = |years: &usize| saved.until(*years).present_value(rate).is_negative();
    match (1..=years).rev().find(below) {
        None => Turning::NeverBehind,
        Some(last) if last == years => Turning::Never,
        Some(last) => u32::try_from(last.saturating_add(1)).map_or(Turning::Never, Turning::In),
    }
}
