//! Bills of the years that have moved, also where a saving is promised to every member.

use super::Engine;
use super::year::Year;
use crate::analysis::ledger::{Ledger, Standing};
use crate::code;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Quotas};
use crate::sharing::{Remainder, bills, bills_held};

impl Engine {
    /// Makes bills of the years that have moved.
    pub(super) fn bill(&self, now: &mut Ledger, years: &[Option<Year>]) -> Option<()> {
        for (nth, year) in years.iter().enumerate() {
            let Some(year) = year else { continue };
            put(now, nth, &bills(&year.quotas()?, year.cost, &self.settlement)?);
        }
        Some(())
    }

    /// Makes bills of all years in which every member saves what is promised.
    pub(super) fn hold(&self, now: &mut Ledger, moved: Vec<Option<Year>>) {
        let years: Vec<Year> = moved
            .into_iter()
            .zip(&self.years)
            .map(|(year, base)| year.unwrap_or_else(|| base.clone()))
            .collect();
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
        match bills_held(&before, &own, &shared, costs, &self.settlement) {
            Some(bills) => bills.iter().enumerate().for_each(|(year, bills)| put(now, year, bills)),
            None => {
                now.members.iter_mut().for_each(|member| *member = None);
                now.unsplit = Some(Diagnostic::error(code!("cannot-hold"), None));
            }
        }
    }

    /// Whether no promise comes into play: no year costs less than nothing, and every member's bills are further below
    /// its cap than rounding could have brought them.
    pub(super) fn is_far_from_caps(&self, now: &Ledger, moved: &[Option<Year>]) -> bool {
        let Some(kept) = self.settlement.kept() else { return true };
        let years = i128::try_from(self.years.len()).unwrap_or(i128::MAX);
        let rounded = years.saturating_mul(self.settlement.round_to.max(1));
        let is_far = |standing: Standing| {
            let most = standing.share.map(|share| Fraction::from(share.base.saturating_add(rounded)));
            let kept = standing.before.map(|before| &Fraction::from(before.base) * &kept);
            most.zip(kept).is_some_and(|(most, kept)| most <= kept)
        };
        let is_paid = |(moved, base): (&Option<Year>, &Year)| moved.as_ref().unwrap_or(base).cost >= 0;
        self.settlement.remainder == Remainder::Largest
            && moved.iter().zip(&self.years).all(is_paid)
            && now.totals().into_iter().flatten().all(is_far)
    }
}

/// Puts down the bills of a year.
fn put(now: &mut Ledger, year: usize, bills: &[i128]) {
    for (years, bill) in now.members.iter_mut().zip(bills) {
        if let Some(standing) = years.as_mut().and_then(|years| years.get_mut(year)) {
            standing.share = Some(Units::exact(*bill));
        }
    }
}
