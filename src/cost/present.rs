//! Present values and the measures that follow from them, as life-cycle costing handbooks define them.
//!
//! Worked example: 30,000 a year for 15 years at 3%, at the end of each year, is worth
//! 30,000 x (1 − 1.03^−15) / 0.03 = 30,000 x 11.937935 = 358,138.05 today.
//! Source of the measures: NIST Handbook 135 (Life-Cycle Costing Manual), chapters 3 and 6.

use crate::money::Fraction;

/// When in a year its costs fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// At its beginning: the first year is not discounted.
    Start,
    /// In its middle: the first year is discounted by half a year.
    Mid,
    /// At its end: the first year is discounted by a whole one.
    End,
}

/// Why a measure would mean nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMeasure {
    /// There is no additional one-time cost after, so nothing is invested.
    NoInvestment,
    /// What is invested is less than a thousandth of the cost before.
    Negligible,
    /// Savings and losses of the years never change sign.
    NoSignChange,
    /// The yearly flows change sign more than once: several rates could bring them to nothing.
    SeveralRoots,
    /// What is invested is never earned back within the term.
    NeverPaidBack,
    /// The savings are below nothing, so their rate of return is none.
    NegativeSavings,
    /// No cost before is stated, so nothing is known to be saved.
    NoBefore,
    /// The cost before of some member is not stated, so the group's is not known.
    BeforeUnknown,
    /// The plan states no cost after.
    NoAfter,
}

/// Decimals of a rate that is found by approximation: 10^-8, six decimals of a percent.
const RATE_DECIMALS: i32 = 8;
/// Digits after the point of the square root of a mid-year factor.
const ROOT_DECIMALS: u32 = 40;

/// The value today of yearly flows, discounted at `rate` a year.
///
/// ```
/// use cloudcost::cost::{present_value, Timing};
/// use cloudcost::{Fraction, Rounding};
/// let flows = vec![Fraction::from(30_000); 15];
/// let rate = Fraction::ratio(3, 100).unwrap();
/// let value = present_value(&flows, &rate, Timing::End);
/// assert_eq!(value.rounded(2, Rounding::HalfAway), Fraction::decimal(35_813_805, 2));
/// ```
pub fn present_value(flows: &[Fraction], rate: &Fraction, timing: Timing) -> Fraction {
    let growth = &Fraction::from(1) + rate;
    // Horner's rule from the last year: every step discounts by one year
    let discounted = |sum: Fraction| sum.checked_div(&growth).unwrap_or_default();
    let end = flows.iter().rev().fold(Fraction::zero(), |sum, flow| discounted(&sum + flow));
    match timing {
        Timing::End => end,
        Timing::Start => &end * &growth,
        Timing::Mid => &end * &growth.square_root(ROOT_DECIMALS),
    }
}

/// What is saved for each unit invested: (net saving + investment) / investment, all at present value.
///
/// # Errors
/// [`NoMeasure`] where nothing, or next to nothing, is invested.
pub fn savings_to_investment(
    net_saving: &Fraction,
    investment: &Fraction,
    before: &Fraction,
) -> Result<Fraction, NoMeasure> {
    if !investment.is_positive() {
        return Err(NoMeasure::NoInvestment);
    }
    if *investment < &before.abs() * &Fraction::decimal(1, 3) {
        return Err(NoMeasure::Negligible);
    }
    (net_saving + investment).checked_div(investment).ok_or(NoMeasure::NoInvestment)
}

/// The yearly rate that an investment earns if what it saves is reinvested at the discount rate:
/// (1 + rate) x SIR^(12 / months) − 1, to 10^-8.
///
/// # Errors
/// [`NoMeasure::NegativeSavings`] where the ratio is below 0.
pub fn adjusted_return(ratio: &Fraction, rate: &Fraction, months: u32) -> Result<Fraction, NoMeasure> {
    if ratio.is_negative() {
        return Err(NoMeasure::NegativeSavings);
    }
    let growth = &Fraction::from(1) + rate;
    let target = ratio.power(12);
    let reached = |earned: &Fraction| {
        let earned = &Fraction::from(1) + earned;
        earned.checked_div(&growth).is_some_and(|step| step.power(months) >= target)
    };
    Ok(bisected(reached))
}

/// The rate at which the yearly flows are worth nothing today, to 10^-8.
///
/// # Errors
/// [`NoMeasure`] where the flows never change sign, or do so in a way that allows several rates.
pub fn internal_return(flows: &[Fraction]) -> Result<Fraction, NoMeasure> {
    let changes = |flows: &[Fraction]| {
        let signs: Vec<bool> =
            flows.iter().filter(|flow| !flow.is_zero()).map(Fraction::is_negative).collect();
        signs.windows(2).filter(|pair| matches!(pair, [a, b] if a != b)).count()
    };
    let mut sum = Fraction::zero();
    let cumulative: Vec<Fraction> = flows
        .iter()
        .map(|flow| {
            sum = &sum + flow;
            sum.clone()
        })
        .collect();
    match (changes(flows), changes(&cumulative)) {
        (0, _) => return Err(NoMeasure::NoSignChange),
        (1, _) | (_, 1) => {}
        _ => return Err(NoMeasure::SeveralRoots),
    }
    let first_negative = flows.iter().find(|flow| !flow.is_zero()).is_some_and(Fraction::is_negative);
    let reached = |rate: &Fraction| {
        let value = present_value(flows, rate, Timing::End);
        if first_negative { !value.is_positive() } else { !value.is_negative() }
    };
    Ok(bisected(reached))
}

/// The least rate from −99.999999% to 10,000%, in steps of 10^-8, for which a condition holds that holds ever after.
fn bisected(reached: impl Fn(&Fraction) -> bool) -> Fraction {
    let (mut low, mut high): (i128, i128) = (-99_999_999, 10_000_000_000);
    while low < high {
        let middle = low + (high - low).div_euclid(2);
        match reached(&Fraction::decimal(middle, RATE_DECIMALS)) {
            true => high = middle,
            false => low = middle + 1,
        }
    }
    Fraction::decimal(low, RATE_DECIMALS)
}
