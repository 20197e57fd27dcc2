//! Bills of the years that have moved, also where a saving is promised to every member.

use super::year::YearBills;
use crate::cost::Units;
use crate::money::{Fraction, Quotas};
use crate::plan::ledger::{Ledger, PayerStanding};
use crate::plan::shares::promise_fault;
use crate::sharing::{NotKept, Settlement, bills, bills_held};

/// Makes bills of the years that have moved.
pub(super) fn bill(now: &mut Ledger, years: &[Option<YearBills>], settlement: &Settlement) -> Option<()> {
    for (nth, year) in years.iter().enumerate() {
        let Some(year) = year else { continue };
        put(now, nth, &bills(&year.quotas()?, year.cost, settlement)?);
    }
    Some(())
}

/// Makes bills of all years in which every member saves what is promised.
pub(super) fn hold(
    now: &mut Ledger,
    moved: Vec<Option<YearBills>>,
    base: &[YearBills],
    settlement: &Settlement,
) {
    let years: Vec<YearBills> =
        moved.into_iter().zip(base).map(|(year, base)| year.unwrap_or_else(|| base.clone())).collect();
    let before: Vec<Option<Fraction>> = now
        .totals()
        .iter()
        .map(|standing| {
            // a candidate pays nothing, and saves nothing
            let before = standing.map_or(Some(Units::default()), |standing| standing.before);
            before.map(|before| Fraction::from(before.base))
        })
        .collect();
    let costs = years.iter().map(|year| year.cost).collect();
    let (own, shared): (Vec<Vec<i128>>, Vec<Quotas>) = years
        .into_iter()
        .map(|year| (year.own, Quotas::Small { numerators: year.shared, denominator: year.denominator }))
        .unzip();
    match bills_held(&before, &own, &shared, costs, settlement) {
        Ok(bills) => bills.iter().enumerate().for_each(|(year, bills)| put(now, year, bills)),
        Err(not_kept) => {
            now.members.iter_mut().for_each(|member| *member = None);
            now.unsplit = Some(promise_fault(not_kept == NotKept::GivenUp, None));
        }
    }
}

/// Whether these bills keep the promise, so that it changes none.
pub(super) fn keeps(now: &Ledger, settlement: &Settlement) -> bool {
    let Some(kept) = settlement.kept() else { return true };
    let keeps = |standing: PayerStanding| {
        let cap = |before: Units| &Fraction::from(before.base) * &kept;
        let within = |(before, share): (Units, Units)| Fraction::from(share.base) <= cap(before);
        standing.before.zip(standing.share).is_some_and(within)
    };
    now.totals().into_iter().flatten().all(keeps)
}

/// Puts down the bills of a year.
fn put(now: &mut Ledger, year: usize, bills: &[i128]) {
    for (years, bill) in now.members.iter_mut().zip(bills) {
        if let Some(standing) = years.as_mut().and_then(|years| years.get_mut(year)) {
            standing.share = Some(Units::exact(*bill));
        }
    }
}
