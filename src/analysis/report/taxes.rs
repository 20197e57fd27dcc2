//! Consumption tax in what members pay: of each year the sum without tax, the tax, and both.

use crate::case::{Case, Tax};
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Payer, Side};
use std::collections::BTreeMap;

/// What all members pay in a year, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaxedYear {
    /// Without tax.
    pub net: i128,
    /// The tax.
    pub tax: i128,
}

impl TaxedYear {
    /// With tax.
    pub fn gross(self) -> i128 {
        self.net.saturating_add(self.tax)
    }
}

/// The sums of each year, without what somebody outside pays; the tax of all costs of one rate is reckoned together and cut
/// down to the minor unit, as on an invoice. `None` where amounts are ranges, or the rate of one is not stated.
pub fn taxes(case: &Case, computed: &Computed<'_>) -> Option<Vec<TaxedYear>> {
    let kind = case.tax?;
    let mut years: Vec<BTreeMap<Fraction, i128>> = vec![BTreeMap::new(); computed.years.len()];
    for fact in &computed.facts {
        if fact.side != Side::After || matches!(fact.payer, Payer::Outside(_)) {
            continue;
        }
        let units = fact.invoice.units;
        if !units.is_exact() {
            return None;
        }
        let rate = computed.item(fact)?.tax_rate.clone()?;
        let sum = years.get_mut(fact.invoice.year)?.entry(rate).or_default();
        *sum = sum.checked_add(units.base)?;
    }
    let of_year = |sums: BTreeMap<Fraction, i128>| {
        sums.into_iter().try_fold(TaxedYear::default(), |year, (rate, sum)| {
            let part = match kind {
                Tax::Included => rate.checked_div(&(&Fraction::from(1) + &rate))?,
                Tax::Excluded => rate,
            };
            let tax = (&Fraction::from(sum) * &part).units(0, Rounding::Down)?;
            let net = if kind == Tax::Included { sum.checked_sub(tax)? } else { sum };
            Some(TaxedYear { net: year.net.checked_add(net)?, tax: year.tax.checked_add(tax)? })
        })
    };
    years.into_iter().map(of_year).collect()
}
