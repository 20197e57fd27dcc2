//! Bills of the years that have moved, also where a saving is promised to every member.

use super::year::YearBills;
use crate::cost::Units;
use crate::money::{Fraction, Quotas};
use crate::plan::ledger::{Ledger, PayerStanding, WholeTerm};
use crate::plan::shares::{YearEnds, enclosed, promise_fault};
use crate::sharing::{Billed, NotKept, Settlement, bills_held};

/// Costs some of which have moved.
pub(super) struct MovedCosts<'b> {
    pub(super) now: Ledger,
    /// The years whose bills have, as they are now.
    pub(super) years: Vec<Option<YearBills>>,
    /// All of them, as they were.
    pub(super) base: &'b [YearBills],
}

impl MovedCosts<'_> {
    /// Makes bills of the years that have moved.
    fn bill(&mut self, settlement: &Settlement) -> Option<()> {
        for (nth, year) in self.years.iter().enumerate() {
            let Some(year) = year else { continue };
            let bills = year.billed(settlement)?.bills.into_iter().map(Units::exact);
            put(&mut self.now, nth, bills);
        }
        Some(())
    }

    /// The costs with the bills of the years that have moved, or of all where a promise moves them.
    pub(super) fn settled(mut self, settlement: &Settlement) -> Option<Ledger> {
        self.bill(settlement)?;
        Some(if keeps(&self.now, settlement) { self.now } else { self.held(settlement) })
    }

    /// The costs with bills of all years in which every member saves what is promised.
    fn held(self, settlement: &Settlement) -> Ledger {
        let mut now = self.now;
        let years = self.years.into_iter().zip(self.base);
        let years: Vec<YearBills> = years.map(|(year, base)| year.unwrap_or_else(|| base.clone())).collect();
        let before: Vec<Option<Fraction>> = now
            .totals()
            .iter()
            .map(|standing| {
                // a candidate pays nothing, and saves nothing
                let before = standing.map_or(Some(Units::default()), |standing| standing.before);
                before.map(|before| Fraction::from(before.base))
            })
            .collect();
        let costs = years.iter().map(YearBills::cost).collect();
        let (own, shared): (Vec<Vec<i128>>, Vec<Quotas>) =
            years.into_iter().filter_map(YearBills::taken_apart).unzip();
        match bills_held(&before, &own, &shared, costs, settlement) {
            Ok(bills) => bills.into_iter().enumerate().for_each(|(year, bills)| {
                put(&mut now, year, bills.into_iter().map(Units::exact));
            }),
            Err(not_kept) => {
                now.members.iter_mut().for_each(|member| *member = None);
                now.unsplit = Some(promise_fault(not_kept == NotKept::GivenUp, None));
            }
        }
        now
    }
}

/// The bills of a case some of whose costs are ranges, as far as nothing moves.
pub(super) struct RangedBills {
    years: Vec<RangedYear>,
}

/// Those of a year.
#[derive(Clone)]
struct RangedYear {
    /// Whether some cost of it is a range: none that moves is one.
    is_ranged: bool,
    middle: Billed,
    ends: YearEnds,
    costs: Units,
}

impl RangedBills {
    /// The bills of years of which so many have costs that are ranges; `None` where they do not fit.
    pub(super) fn new(
        years: &[YearBills],
        is_ranged: impl Fn(usize) -> bool,
        settlement: &Settlement,
    ) -> Option<RangedBills> {
        let year = |(nth, year): (usize, &YearBills)| RangedYear::new(year, is_ranged(nth), settlement);
        Some(RangedBills { years: years.iter().enumerate().map(year).collect::<Option<_>>()? })
    }

    /// The costs with bills of all years, as what is known of one bounds the others.
    pub(super) fn settled(&self, costs: MovedCosts<'_>, settlement: &Settlement) -> Option<Ledger> {
        let mut now = costs.now;
        if costs.years.iter().all(Option::is_none) {
            return Some(now);
        }
        let (mut middle, mut ends, mut cost) = (Vec::new(), Vec::new(), Units::default());
        for (known, moved) in self.years.iter().zip(&costs.years) {
            let year = match moved {
                None => known.clone(),
                Some(year) => RangedYear::new(year, known.is_ranged, settlement)?,
            };
            cost = cost.plus(year.costs);
            middle.push(year.middle);
            ends.push(year.ends);
        }
        let found = enclosed(&ends, &middle);
        let is_ranged = found.bills.iter().flatten().any(|bill| !bill.is_exact());
        let all = found.all(cost);
        for (nth, bills) in found.bills.into_iter().enumerate() {
            put(&mut now, nth, bills.into_iter());
        }
        now.whole =
            is_ranged.then_some(WholeTerm { shares: found.totals, all, group: None, tied: Vec::new() });
        Some(now)
    }
}

impl RangedYear {
    fn new(year: &YearBills, is_ranged: bool, settlement: &Settlement) -> Option<RangedYear> {
        let middle = year.billed(settlement)?;
        let ends = match is_ranged {
            true => year.ends(settlement)?,
            false => YearEnds::known(&middle, year.cost()),
        };
        Some(RangedYear { is_ranged, middle, ends, costs: year.costs() })
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
fn put(now: &mut Ledger, year: usize, bills: impl Iterator<Item = Units>) {
    for (years, bill) in now.members.iter_mut().zip(bills) {
        if let Some(standing) = years.as_mut().and_then(|years| years.get_mut(year)) {
            standing.share = Some(bill);
        }
    }
}
