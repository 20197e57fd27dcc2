//! By how much a sum of invoices differs between two versions of a case: those that stand in both fall out.

use super::traced::Traced;
use crate::cost::Units;
use crate::plan::facts::Fact;
use std::collections::BTreeMap;

/// Invoices of one item, payer and year, and how often each amount is among them more in the new version than in the old.
type InvoiceChanges<'c> = BTreeMap<(&'c str, Option<&'c str>, usize), Vec<(Units, i128)>>;

/// The change of the sum of these invoices of either version: of one side.
pub(super) fn balance(versions: [&Traced<'_>; 2], takes: [&dyn Fn(&Fact) -> bool; 2]) -> Units {
    let mut balance = InvoiceChanges::new();
    for ((traced, takes), sign) in versions.into_iter().zip(takes).zip([-1, 1]) {
        for fact in traced.computed.facts.iter().filter(|fact| takes(fact)) {
            let Some((_, id, bearer, year)) = traced.place(fact) else { continue };
            let amounts = balance.entry((id, bearer, year)).or_default();
            match amounts.iter_mut().find(|(units, _)| *units == fact.invoice.units) {
                Some((_, count)) => *count += sign,
                None => amounts.push((fact.invoice.units, sign)),
            }
        }
    }
    let left = balance.into_values().flatten().filter(|(_, count)| *count != 0);
    left.fold(Units::default(), |sum, (units, count)| {
        (0..count.abs()).fold(sum, |sum, _| if count > 0 { sum.plus(units) } else { sum.minus(units) })
    })
}
