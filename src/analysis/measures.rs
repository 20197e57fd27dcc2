//! Life-cycle measures of a plan: present values, returns and payback, or the reason why one means nothing.

use super::plan::{Computed, Side};
use crate::cost::{self, NoMeasure, Timing, Units};
use crate::money::{Fraction, Range};

/// A measure's value, or why there is none.
pub type Measured = Result<Value, NoMeasure>;

/// The value of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Major units of the currency, from the least to the greatest.
    Money(Range),
    /// A ratio.
    Ratio(Fraction),
    /// In percent a year.
    Percent(Fraction),
    /// Whole months of the term.
    Months(u32),
    /// Whole years of the term.
    Years(u32),
}

/// The measures of a plan, for the whole group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measures {
    /// The discount rate a year: 0.04 for 4%.
    pub rate: Fraction,
    /// When in a year its costs fall.
    pub timing: Timing,
    /// Whether no cost is a range.
    pub exact: bool,
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

/// Computes the measures of a plan: present values from the least to the greatest that costs can be, everything that
/// follows from them at the base of each range.
pub fn measures(computed: &Computed<'_>, rate: &Fraction, timing: Timing) -> Measures {
    let flows = |side, once, level| flows(computed, side, once, level);
    let value = |flows: &[Fraction]| cost::present_value(flows, rate, timing);
    let range = |side, once| Range {
        low: value(&flows(side, once, |units| units.low)),
        high: value(&flows(side, once, |units| units.high)),
    };
    let (before, after) = (range(Side::Before, None), range(Side::After, None));
    let invested = range(Side::After, Some(true)).minus(&range(Side::Before, Some(true)));
    let base = |side, once| flows(side, once, |units: Units| units.base);
    let (base_before, base_after) = (base(Side::Before, None), base(Side::After, None));
    let net_saving = &value(&base_before) - &value(&base_after);
    let investment = &value(&base(Side::After, Some(true))) - &value(&base(Side::Before, Some(true)));
    let ratio = cost::savings_to_investment(&net_saving, &investment, &value(&base_before));
    let saved: Vec<Fraction> =
        base_before.iter().zip(&base_after).map(|(before, after)| before - after).collect();
    let percent = |rate: Fraction| Value::Percent(&rate * &Fraction::from(100));
    let adjusted = ratio
        .clone()
        .and_then(|ratio| cost::adjusted_return(&ratio, rate, computed.calendar.months))
        .map(percent);
    let found = Measures {
        rate: rate.clone(),
        timing,
        exact: computed.facts.iter().all(|fact| fact.invoice.units.is_exact()),
        net_saving: Ok(Value::Money(before.minus(&after))),
        before: Ok(Value::Money(before)),
        after: Ok(Value::Money(after)),
        discounted_payback: discounted_payback(&saved, rate, timing, investment.is_positive()),
        investment: Ok(Value::Money(invested)),
        adjusted_return: adjusted,
        ratio: ratio.map(Value::Ratio),
        internal_return: cost::internal_return(&saved).map(percent),
        simple_payback: computed.turning_month().map(Value::Months).ok_or(never(&saved)),
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

/// Why a plan has no payback: it never cost more, or it never earns it back.
fn never(saved: &[Fraction]) -> NoMeasure {
    match saved.iter().any(Fraction::is_negative) {
        true => NoMeasure::NeverPaidBack,
        false => NoMeasure::NoInvestment,
    }
}

/// The cost of each year of the term on one side, in major units; all items, one-time ones or the others; at one level
/// of the ranges.
fn flows(computed: &Computed<'_>, side: Side, once: Option<bool>, level: fn(Units) -> i128) -> Vec<Fraction> {
    let mut units = vec![0_i128; computed.years.len()];
    for fact in &computed.facts {
        let is_once = computed.item(fact).is_some_and(|item| item.price.is_once());
        if fact.side == side
            && once.is_none_or(|once| once == is_once)
            && let Some(sum) = units.get_mut(fact.invoice.year)
        {
            *sum = sum.saturating_add(level(fact.invoice.units));
        }
    }
    let decimals = i32::try_from(computed.decimals).unwrap_or(0);
    units.into_iter().map(|units| Fraction::decimal(units, decimals)).collect()
}

/// The first year at whose end the discounted savings are not below zero and stay so; nothing to pay back where
/// nothing is invested and they never were below it.
fn discounted_payback(saved: &[Fraction], rate: &Fraction, timing: Timing, invested: bool) -> Measured {
    let mut paid_back = None;
    let mut was_negative = invested;
    for years in 1..=saved.len() {
        let value = cost::present_value(saved.get(..years).unwrap_or_default(), rate, timing);
        if value.is_negative() {
            (paid_back, was_negative) = (None, true);
        } else if paid_back.is_none() {
            paid_back = u32::try_from(years).ok();
        }
    }
    let reason = if was_negative { NoMeasure::NeverPaidBack } else { NoMeasure::NoInvestment };
    paid_back.filter(|_| was_negative).map(Value::Years).ok_or(reason)
}
