//! Present values and the measures that follow from them, as life-cycle costing handbooks define them.
//!
//! Worked example: 30,000 a year for 15 years at 3%, at the end of each year, is worth
//! 30,000 x (1 − 1.03^−15) / 0.03 = 30,000 x 11.937935 = 358,138.05 today.
//! Source of the measures: NIST Handbook 135 (Life-Cycle Costing Manual), chapters 3 and 6.

use crate::money::whole::Integer;
use crate::money::{Fraction, Polynomial, Range, located};
use std::cmp::Ordering;

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
    /// Every year costs after what it costs before.
    NoChange,
    /// Savings and losses of the years never change sign.
    NoSignChange,
    /// Savings and losses change sign, but no rate above -100% brings them to nothing.
    NoRate,
    /// So many rates above -100% bring the yearly flows to nothing.
    SeveralRates(usize),
    /// One rate does, but the plan saves first and costs more later: that is no investment.
    SavesFirst,
    /// One rate does, but below and above it the plan gains, or loses, alike.
    SameOnBothSides,
    /// What is spent more is not saved again by the end of the term.
    NeverPaidBack,
    /// At no time has more been spent than saved.
    NeverBehind,
    /// The savings are below nothing, so their rate of return is none.
    NegativeSavings,
    /// No cost before is stated, so nothing is known to be saved.
    NoBefore,
    /// The cost before of some member is not stated, so the group's is not known.
    BeforeUnknown,
    /// The plan states no cost after.
    NoAfter,
    /// Nothing is paid after, or it is below nothing.
    NothingPaid,
    /// There is one for some costs within their ranges and none for others.
    NotForAll,
}

/// Decimals to which a growth is located: more than are ever shown.
const GROWTH_DECIMALS: u32 = 20;
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

/// What the other costs save for each unit of one-time cost invested: (net saving + investment) / investment, all at
/// present value and from the least to the greatest.
///
/// Worked example: 100 invested, and 130 saved by the other costs, make 1.3.
///
/// # Errors
/// [`NoMeasure`] where nothing, or less than a thousandth of the cost before, is invested; or may be.
pub(crate) fn savings_to_investment(
    saved: &Range,
    investment: &Range,
    before: &Range,
) -> Result<Range, NoMeasure> {
    if !investment.high.is_positive() {
        return Err(NoMeasure::NoInvestment);
    }
    let (one, other) = (before.low.abs(), before.high.abs());
    let thousandth = |of: Fraction| &of * &Fraction::decimal(1, 3);
    let least =
        if before.contains(&Fraction::zero()) { Fraction::zero() } else { one.clone().min(other.clone()) };
    if investment.high < thousandth(least) {
        return Err(NoMeasure::Negligible);
    }
    if !investment.low.is_positive() || investment.low < thousandth(one.max(other)) {
        return Err(NoMeasure::NotForAll);
    }
    let ends = [&saved.low, &saved.high].into_iter().flat_map(|saved| {
        [&investment.low, &investment.high].into_iter().filter_map(|invested| saved.checked_div(invested))
    });
    Range::hull(ends).ok_or(NoMeasure::NoInvestment)
}

/// What one unit today is a year, at the ends of the years of so many months, right to every decimal that is shown:
/// rate / (1 - (1 + rate)^-years), the factor of an equivalent annual cost.
///
/// ```
/// use cloudcost::cost::annuity;
/// use cloudcost::{Fraction, Rounding};
/// // factor tables of life-cycle handbooks: 15 years at 3% are 11.938 a unit a year, and 1 / 11.937935 = 0.083767
/// let factor = annuity(&Fraction::ratio(3, 100).unwrap(), 180);
/// assert_eq!(factor.rounded(6, Rounding::HalfAway), Fraction::decimal(83_767, 6));
/// assert_eq!(annuity(&Fraction::zero(), 60), Fraction::ratio(1, 5).unwrap());
/// ```
pub fn annuity(rate: &Fraction, months: u32) -> Fraction {
    let one = Fraction::from(1);
    if rate.is_zero() {
        return Fraction::ratio(12, months.max(1).into()).unwrap_or_default();
    }
    let common = months.gcd(&12).max(1);
    let (months, twelve) = (months / common, 12 / common);
    let target = (&one + rate).power(months);
    // growth^12 = (1 + rate)^months, in lowest terms of the exponents
    let growth = match twelve {
        1 => target,
        _ => {
            let (above, below) = (target.numerator(), target.denominator());
            located(GROWTH_DECIMALS, |numerator, scale| {
                (numerator.pow(twelve) * &below).cmp(&(&above * scale.pow(twelve)))
            })
        }
    };
    let worth = &one - &one.checked_div(&growth).unwrap_or_default();
    rate.checked_div(&worth).unwrap_or_default()
}

/// The yearly rate that an investment earns if what it saves is reinvested at the discount rate:
/// (1 + rate) x SIR^(12 / months) − 1, right to every decimal that is shown.
///
/// # Errors
/// [`NoMeasure::NegativeSavings`] where the ratio is below 0.
pub(crate) fn adjusted_return(ratio: &Fraction, rate: &Fraction, months: u32) -> Result<Fraction, NoMeasure> {
    if ratio.is_negative() {
        return Err(NoMeasure::NegativeSavings);
    }
    // (growth / (1 + rate))^months = SIR^12, in lowest terms of the exponents
    let common = months.gcd(&12).max(1);
    let (months, twelve) = (months / common, 12 / common);
    let target = &ratio.power(twelve) * &(&Fraction::from(1) + rate).power(months);
    let (above, below) = (target.numerator(), target.denominator());
    let growth = located(GROWTH_DECIMALS, |numerator, scale| {
        (numerator.pow(months) * &below).cmp(&(&above * scale.pow(months)))
    });
    Ok(&growth - &Fraction::from(1))
}

/// The rate at which the yearly flows are worth nothing today, right to every decimal that is shown. There is one only
/// where a single rate above -100% does that, and where the flows are those of an investment: worth more than nothing
/// below that rate and less above it.
///
/// Worked example: −100 and then +120 are worth −100 + 120 / 1.2 = 0 at 20%. 10 and then 22 less and 12 more,
/// −10 + 22 − 12, are worth nothing at 0% and at 20% alike, so neither is the return.
///
/// ```
/// use cloudcost::cost::{NoMeasure, internal_return};
/// use cloudcost::Fraction;
/// let flows = |of: &[i128]| of.iter().map(|flow| Fraction::from(*flow)).collect::<Vec<_>>();
/// assert_eq!(internal_return(&flows(&[-100, 120])), Ok(Fraction::decimal(2, 1)));
/// assert_eq!(internal_return(&flows(&[-10, 22, -12])), Err(NoMeasure::SeveralRates(2)));
/// assert_eq!(internal_return(&flows(&[100, -120])), Err(NoMeasure::SavesFirst));
/// ```
///
/// # Errors
/// [`NoMeasure`] where there is no such rate.
pub fn internal_return(flows: &[Fraction]) -> Result<Fraction, NoMeasure> {
    // the flows times the growth 1 + rate to the power of the years that are left
    let worth = Polynomial::of(flows);
    if worth.is_zero() {
        return Err(NoMeasure::NoChange);
    }
    if worth.sign_changes() == 0 {
        return Err(NoMeasure::NoSignChange);
    }
    match (worth.positive_roots(), worth.near_sign(), worth.far_sign()) {
        (0, ..) => Err(NoMeasure::NoRate),
        (1, Ordering::Greater, Ordering::Less) => {
            Ok(&worth.falling_root(GROWTH_DECIMALS) - &Fraction::from(1))
        }
        (1, Ordering::Less, Ordering::Greater) => Err(NoMeasure::SavesFirst),
        (1, ..) => Err(NoMeasure::SameOnBothSides),
        (several, ..) => Err(NoMeasure::SeveralRates(several)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(value: i128) -> Fraction {
        Fraction::from(value)
    }

    fn ratio(saved: i128, invested: [i128; 2], before: [i128; 2]) -> Result<Range, NoMeasure> {
        let range = |[low, high]: [i128; 2]| Range { low: whole(low), high: whole(high) };
        savings_to_investment(&range([saved, saved]), &range(invested), &range(before))
    }

    #[test]
    fn a_thousandth_of_the_cost_before_is_an_investment_and_less_is_not() {
        assert_eq!(ratio(3, [1, 1], [1000, 1000]), Ok(Range::exact(whole(3))));
        assert_eq!(ratio(3, [1, 1], [1001, 1001]), Err(NoMeasure::Negligible));
        assert_eq!(ratio(3, [1, 1], [-1001, -1001]), Err(NoMeasure::Negligible));
        assert_eq!(ratio(3, [0, 0], [1000, 1000]), Err(NoMeasure::NoInvestment));
        assert_eq!(ratio(3, [-5, -1], [0, 0]), Err(NoMeasure::NoInvestment));
    }

    #[test]
    fn an_investment_that_may_be_none_has_no_ratio() {
        assert_eq!(ratio(6, [1, 2], [1000, 1000]), Ok(Range { low: whole(3), high: whole(6) }));
        assert_eq!(ratio(6, [1, 2], [1000, 1001]), Err(NoMeasure::NotForAll));
        assert_eq!(ratio(6, [0, 2], [1000, 1000]), Err(NoMeasure::NotForAll));
        assert_eq!(ratio(6, [1, 1], [-2000, 2000]), Err(NoMeasure::NotForAll));
        assert_eq!(ratio(6, [1, 1], [1001, 2000]), Err(NoMeasure::Negligible));
    }

    #[test]
    fn returns_have_no_least_or_greatest_figure() {
        let flows = |of: &[i128]| of.iter().map(|flow| whole(*flow)).collect::<Vec<_>>();
        assert_eq!(internal_return(&flows(&[-100, 20_000])), Ok(whole(199)));
        assert_eq!(internal_return(&flows(&[0, -1, 0, 1_000_000, 0])), Ok(whole(999)));
        assert_eq!(adjusted_return(&whole(1_000_000), &Fraction::zero(), 12), Ok(whole(999_999)));
        assert_eq!(adjusted_return(&whole(4), &whole(1), 24), Ok(whole(3)));
        assert_eq!(adjusted_return(&whole(0), &whole(1), 24), Ok(whole(-1)));
        assert_eq!(adjusted_return(&whole(-1), &whole(1), 24), Err(NoMeasure::NegativeSavings));
        let small = internal_return(&flows(&[-1_000_000_000, 1])).unwrap_or_default();
        assert_eq!(small, Fraction::decimal(-999_999_999, 9));
    }

    #[test]
    fn only_an_investment_with_one_rate_has_a_return() {
        let of = |flows: &[i128]| {
            internal_return(&flows.iter().map(|flow| whole(*flow)).collect::<Vec<_>>()).err()
        };
        assert_eq!(of(&[0, 0]), Some(NoMeasure::NoChange));
        assert_eq!(of(&[1, 0, 2]), Some(NoMeasure::NoSignChange));
        assert_eq!(of(&[-1, 1, -1]), Some(NoMeasure::NoRate));
        assert_eq!(of(&[-34, 35, 33, 19, -40]), Some(NoMeasure::SeveralRates(2)));
        assert_eq!(of(&[100_000, -113_070]), Some(NoMeasure::SavesFirst));
        assert_eq!(of(&[1, -2, 1]), Some(NoMeasure::SameOnBothSides));
        assert_eq!(of(&[-1, 2, -1]), Some(NoMeasure::SameOnBothSides));
        // three changes of sign, one rate: an investment all the same
        assert_eq!(of(&[-10, 1, -1, 30]), None);
    }
}
