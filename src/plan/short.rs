//! What rounding leaves unpaid of support of a fixed amount.

use super::facts::Computed;
use super::shares::Shares;
use super::support::{Grain, of_one};
use crate::cost::{SupportPays, Units};
use crate::money::{Fraction, Rounding};

/// What of each support of a fixed amount nobody gets, by the number of the support, where rounding down for each member
/// and year is all that can have done it: of 2,000,000 for three alike 2.
pub(crate) fn short(computed: &Computed<'_>, shares: &Shares) -> Vec<(usize, Units)> {
    let plan = computed.plan;
    let most = plan.members.len().saturating_mul(computed.years.len());
    let most = i128::try_from(most).unwrap_or(i128::MAX);
    let supports = plan.support.iter().enumerate();
    let found = supports.filter_map(|(number, support)| {
        let SupportPays::Amount(amount) = &support.pays else { return None };
        let units = amount * &Fraction::minor_per_major(computed.decimals);
        let whole = Units::exact(units.units(0, Rounding::Down)?);
        let paid =
            of_one(computed, support, shares, Grain::default()).1.iter().map(|part| part.support.pays).sum();
        let short = whole.minus(paid);
        let short = Units { low: short.low.max(0), ..short };
        (short.base >= 0 && short.high > 0 && short.high < most).then_some((number, short))
    });
    found.collect()
}
