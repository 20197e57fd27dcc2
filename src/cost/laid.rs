//! A total laid on the years that it is paid over, in whole units.

use super::estimate::Units;
use crate::money::{Fraction, Rounding, apportion};

/// A total laid on years of these weights. Where a range is laid on years that are not alike, a year may get a unit more at the least of
/// the total than a little above it: 16,895 laid on three years and a short one gives it 1,689, and 16,894 gives it 1,690.
pub(super) fn laid(total: Units, weights: &[Fraction]) -> Vec<Units> {
    let spread = |units: i128| apportion(units, weights, 1).unwrap_or_default();
    let levels = spread(total.low).into_iter().zip(spread(total.base)).zip(spread(total.high));
    let years = levels.map(|((low, base), high)| Units { low, base, high });
    let is_alike = weights.windows(2).all(|pair| pair.first() == pair.last());
    if total.is_exact() || is_alike {
        return years.collect();
    }
    let all = weights.iter().sum::<Fraction>();
    let quota = |units: i128, weight: &Fraction, rounding| {
        let part = (&Fraction::from(units) * weight).checked_div(&all)?;
        part.units(0, rounding)
    };
    let widened = |(year, weight): (Units, &Fraction)| Units {
        low: quota(total.low, weight, Rounding::Floor).map_or(year.low, |low| low.min(year.low)),
        high: quota(total.high, weight, Rounding::Ceiling).map_or(year.high, |high| high.max(year.high)),
        ..year
    };
    years.zip(weights).map(widened).collect()
}
