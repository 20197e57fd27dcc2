//! Where to look for a value: the numbers that an input may have.

use crate::case::{Number, NumberOf};
use crate::money::Rounding;

/// The least and the greatest month, twice.
pub(super) const MONTHS: (i128, i128, i128) = (1, 600, 600);
/// Years after a cost.
const YEARS: (i128, i128, i128) = (0, 50, 50);
/// The least and the greatest promise in hundredths of a percent, twice.
pub(super) const PROMISES: (i128, i128, i128) = (0, 10_000, 10_000);
/// No value is above this many least units.
const LIMIT: i128 = 100_000_000_000_000;

/// A number in least units of such a measure.
pub(super) fn units(number: &Number, measure: NumberOf) -> i128 {
    number.value.units(measure.decimals(), Rounding::HalfAway).unwrap_or(LIMIT)
}

/// Where to look unless that is said: from nothing to ten times the value, and on from there.
pub(super) fn default_domain(number: &Number) -> (i128, i128, i128) {
    match number.measure {
        NumberOf::Percent => (0, 10_000, 10_000),
        NumberOf::Months => MONTHS,
        NumberOf::Years => YEARS,
        NumberOf::Money(_) | NumberOf::Count | NumberOf::Rate(_) => {
            let now = units(number, number.measure).abs();
            let least = i128::from(matches!(number.measure, NumberOf::Rate(_)));
            let far = |times: i128, least| now.saturating_mul(times).clamp(least, LIMIT);
            (least, far(10, 1_000), far(10_000, 1_000_000_000))
        }
    }
}
