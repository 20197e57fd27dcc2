//! Invoices of several prices that are ranges: rounded once, they can shift their months against each other.

use crate::cost::Price;
use crate::plan::facts::{Computed, Fact, Side};

/// By how much a year's invoices of several prices, each a range, can shift its months against each other.
pub(super) fn wavering(computed: &Computed<'_>, year: usize) -> i128 {
    let of_year = computed.facts.iter().filter(|fact| fact.invoice.year == year);
    i128::try_from(of_year.filter(|fact| wavers(computed, fact)).count()).unwrap_or(0)
}

/// Whether an invoice has several prices that are ranges: rounded once, it can lay up to a unit more on some months.
pub(super) fn wavers(computed: &Computed<'_>, fact: &Fact) -> bool {
    let item = computed.item(fact);
    fact.side == Side::After
        && !fact.invoice.units.is_exact()
        && fact.invoice.layers.len() > 1
        && item.is_some_and(|item| matches!(item.price, Price::ByMembers(_)))
}
