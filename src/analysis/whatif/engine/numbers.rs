//! Numbers in steps: whole, in the most decimals that an amount has.

use crate::case::{Number, NumberOf};
use crate::money::{Amount, Rounding};

/// Steps of a number: the most decimals that an amount has.
pub(super) const DECIMALS: u32 = Amount::MAX_DECIMALS;

/// A number in steps, if it is none that a case may refuse.
pub(super) fn steps(number: &Number) -> Option<i128> {
    let decimals = i32::try_from(DECIMALS).ok()?;
    number.value.exact_decimals(DECIMALS)?;
    allowed(number.measure, number.value.units(decimals, Rounding::Down)?)
}

/// So many steps, if a case allows them: not below 0, a rate above it, and none too large.
pub(super) fn allowed(measure: NumberOf, steps: i128) -> Option<i128> {
    let least = i128::from(matches!(measure, NumberOf::Rate(_)));
    let above = 10_i128.checked_pow(u32::try_from(Amount::MAX_POWER).ok()?.checked_add(DECIMALS)?)?;
    (least..above).contains(&steps).then_some(steps)
}
