//! The figures that sums of a plan come to.

use crate::cost::Units;
use crate::money::{Fraction, Range};
use crate::plan::facts::Sums;

/// Before, after, saving and percent of these sums, as they are or after support and what is borne outside.
pub(crate) fn figures_of(
    sums: &Sums,
    net: bool,
) -> (Option<Units>, Option<Units>, Option<Units>, Option<Range>) {
    match net {
        true => (sums.net_before(), sums.net_after(), sums.net_saving(), sums.net_percent()),
        false => (sums.before, sums.after, sums.saving(), sums.percent()),
    }
}

/// Minor units as a range of major ones.
pub(crate) fn range_of(units: Units, decimals: u32) -> Range {
    let major = |units: i128| Fraction::of_minor(units, decimals);
    Range { low: major(units.low), high: major(units.high) }
}
