//! Promises kept in whole units: where rounded bills break a cap, single units move to others, no more than that.
//!
//! Bills are whole units between what a member bears alone in that year, rounded down, and any number where it pays shared
//! items, else what it bears alone rounded up; beside them one bill a year carries the incomplete unit of a cost that is
//! no multiple. Of all such bills that add up and keep every cap, those are taken in which, each only where what stands
//! before it is alike,
//!
//! 1. the fewest years have their incomplete unit with another member than rounding gave it to,
//! 2. the fewest units are taken off bills as rounding made them,
//! 3. the distances of all bills from the exact ones add up to least,
//! 4. the first year, and in it the first member, that differs pays more.
//!
//! With `drop` a year may also leave to nobody what rounding every bill down leaves. If there are no such bills, the
//! promise cannot hold.
//!
//! No bill moves by more units than rounding has put above caps, all members together (with other places of incomplete units:
//! one more for each, and the incomplete unit itself). Take bills as rounding made them off those that are settled on: what
//! is left adds up to nothing in every year, and can be taken apart into moves, each of one unit that a member gives in some
//! year, that others pass on to other years, each bill changed once at the most, until somebody keeps it, or nobody pays it.
//! A round of moves in which nobody gives any and nobody keeps any takes units off bills for nothing, and a move from a
//! member that has no longer to give does: fewer units were taken without it (2). So there are as many moves as units above
//! caps, and each changes a bill by one. Exact bills keep their caps, and rounding up adds less than a unit: a member is
//! above its cap by no more units than it has bills that are rounded up. In one year these are fewer than the members, but
//! over years they add up, and those that are at their caps as well may pass nothing on more cheaply: then all of
//! them move in the one bill that has room (`tests/sharing_laws.rs` has 5 units among three members).
//!
//! A and B share 1,000 equally, a year later A bears 1,001 alone. Of its 1,500 it has 500.5 left for the first year; in
//! units of 10 that is 500 for both, and 1 too much: one unit goes to B.
//!
//! ```
//! use cloudcost::Fraction;
//! use cloudcost::sharing::{Basis, Claim, ClaimInvoice, Sharer, Rule, Settlement, SharedItem, split};
//! let years = vec![ClaimInvoice::even(1_000, 1, 12), ClaimInvoice::even(1_001, 13, 24)];
//! let item = SharedItem { years, ..SharedItem::of_one_year(Rule::by(Basis::Equal), 0) };
//! let members = vec![Sharer::default().before(1_500), Sharer { to: 12, ..Sharer::default().before(100_000) }];
//! let claim = Claim { members, items: vec![item], years: 2, ..Claim::default() };
//! let settlement = Settlement { round_to: 10, min_saving: Some(Fraction::zero()), ..Settlement::default() };
//! let split = split(&claim, &settlement).unwrap();
//! assert_eq!(split.years[0].bills, [490, 510]);
//! assert_eq!(split.years[1].bills, [1_001, 0]);
//! ```

use super::bill::{Billed, Remainder, Settlement};
use super::grid::{BillCell, ChangePrice, DECIMALS, Grid, Needs};
use crate::money::{Fraction, Quotas, Rounding};
use std::cmp::Reverse;

/// What the search for another place of incomplete units may cost; beyond it nobody knows whether a promise can be kept.
/// Small groups are searched to the end.
const EFFORT: usize = 30_000_000;

/// Between how many whole units a bill is to stay.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) low: i128,
    pub(super) high: i128,
}

/// Why there are no bills that keep every cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There can be none.
    Never,
    /// None was found, and the search was too long to be brought to its end.
    GivenUp,
}

/// Whether bills of all years keep every cap.
pub(super) fn keeps(billed: &[Billed], caps: &[i128]) -> bool {
    caps.iter()
        .enumerate()
        .all(|(member, cap)| billed.iter().filter_map(|year| year.bills.get(member)).sum::<i128>() <= *cap)
}

/// The bills next to these that keep every cap, or why there are none. `bounds` tells the bounds of all bills of a year.
pub(super) fn kept(
    billed: Vec<Billed>,
    (quotas, costs): (&[Quotas], &[i128]),
    caps: &[i128],
    settlement: &Settlement,
    bounds: impl Fn(usize) -> Option<Vec<Bounds>>,
) -> Result<Vec<Billed>, NotKept> {
    if keeps(&billed, caps) {
        return Ok(billed);
    }
    let (whole, grid) = laid_out(&billed, (quotas, costs), caps, settlement, bounds).ok_or(NotKept::Never)?;
    Ok(written(billed, &whole.settled(grid)?, costs))
}

/// Bills as whole units, with what they must keep to.
fn laid_out<'w>(
    billed: &[Billed],
    (quotas, costs): (&[Quotas], &[i128]),
    caps: &'w [i128],
    settlement: &Settlement,
    bounds: impl Fn(usize) -> Option<Vec<Bounds>>,
) -> Option<(WholeBills<'w>, Grid)> {
    let unit = settlement.round_to.max(1);
    let mut whole = WholeBills { caps, nobody: vec![0; costs.len()], odds: Vec::new(), unit, effort: EFFORT };
    let mut cells = Vec::with_capacity(caps.len().saturating_mul(costs.len()));
    for (year, (billed, cost)) in billed.iter().zip(costs).enumerate() {
        let quotas = quotas.get(year)?;
        if settlement.remainder == Remainder::Drop {
            let floors: i128 = quotas.cut(unit, false)?.floors.iter().sum();
            *whole.nobody.get_mut(year)? = (billed.bills.iter().sum::<i128>() - floors).checked_div(unit)?;
        }
        let odd = cost.checked_rem(unit)?;
        let exact = quotas.scaled(DECIMALS)?;
        for ((member, bill), (bounds, exact)) in
            billed.bills.iter().enumerate().zip(bounds(year)?.into_iter().zip(exact))
        {
            let odd = if bill.checked_rem(unit)? == 0 { 0 } else { odd };
            if odd != 0 {
                whole.odds.push(Odd { year, amount: odd, carrier: member });
            }
            let start = (bill - odd).checked_div(unit)?;
            let (low, high) = (bounds.low.min(start), bounds.high.max(start));
            cells.push(BillCell { units: start, start, low, high, odd, exact });
        }
    }
    Some((whole, Grid { cells, members: caps.len(), unit }))
}

/// Bills with the units that have moved.
fn written(mut billed: Vec<Billed>, grid: &Grid, costs: &[i128]) -> Vec<Billed> {
    for ((year, cells), cost) in billed.iter_mut().zip(grid.cells.chunks(grid.members.max(1))).zip(costs) {
        for (member, (bill, cell)) in year.bills.iter_mut().zip(cells).enumerate() {
            let amount = cell.amount(grid.unit);
            if amount != *bill {
                year.dealt.push((member, amount - *bill));
                *bill = amount;
            }
        }
        year.uncollected = cost - year.bills.iter().sum::<i128>();
    }
    billed
}

/// The incomplete unit of a year and whose bill carries it.
#[derive(Clone, Copy, Debug)]
struct Odd {
    year: usize,
    amount: i128,
    carrier: usize,
}

/// What bills in whole units must keep to.
struct WholeBills<'w> {
    caps: &'w [i128],
    nobody: Vec<i128>,
    odds: Vec<Odd>,
    unit: i128,
    /// What the search may cost.
    effort: usize,
}

/// How good bills are: the less the better.
type Rank = (ChangePrice, Reverse<Vec<i128>>);

/// The search for other places of incomplete units.
struct Search {
    grid: Grid,
    /// What each member has left under its cap.
    left: Vec<i128>,
    best: Option<(Rank, Grid)>,
    effort: usize,
}

impl WholeBills<'_> {
    /// The bills in which every cap holds.
    fn settled(&self, grid: Grid) -> Result<Grid, NotKept> {
        let left = self.left(&grid);
        if self.spare(&left) >= 0 {
            let mut settled = grid.clone();
            if settled.settle(self.needs(&left)).is_some() {
                return Ok(settled);
            }
        }
        if !self.leaves_room(&grid) {
            return Err(NotKept::Never);
        }
        let mut search = Search { grid, left, best: None, effort: self.effort };
        for changes in 1..=self.odds.len() {
            self.search(&self.odds, changes, &mut search);
            if let Some((_, grid)) = search.best {
                return Ok(grid);
            }
        }
        Err(if search.effort == 0 { NotKept::GivenUp } else { NotKept::Never })
    }

    /// What each member has left under its cap.
    fn left(&self, grid: &Grid) -> Vec<i128> {
        let mut left = self.caps.to_vec();
        for cells in grid.cells.chunks(grid.members.max(1)) {
            left.iter_mut().zip(cells).for_each(|(left, cell)| *left -= cell.amount(self.unit));
        }
        left
    }

    /// Whether each member's cap leaves room for what cannot come off its bills, wherever incomplete units are.
    fn leaves_room(&self, grid: &Grid) -> bool {
        let credits: i128 = self.odds.iter().map(|odd| odd.amount.min(0)).sum();
        let least = |member: usize| {
            let cells = grid.cells.iter().skip(member).step_by(grid.members.max(1));
            cells.map(|cell| cell.low.saturating_mul(self.unit)).fold(credits, i128::saturating_add)
        };
        self.caps.iter().enumerate().all(|(member, cap)| least(member) <= *cap)
    }

    /// How many units may still be taken in all, those that must be given taken off.
    fn spare(&self, left: &[i128]) -> i128 {
        left.iter().map(|left| left.div_euclid(self.unit)).sum::<i128>() + self.nobody.iter().sum::<i128>()
    }

    fn needs(&self, left: &[i128]) -> Needs {
        let members = left.iter().map(|left| -left.div_euclid(self.unit)).collect();
        Needs { members, nobody: self.nobody.clone() }
    }

    /// Gives so many of these incomplete units to others in turn, and keeps the best bills that this leads to.
    fn search(&self, odds: &[Odd], changes: usize, search: &mut Search) {
        if changes == 0 {
            return self.try_bills(search);
        }
        let spare = self.spare(&search.left);
        // another place frees a unit at the most
        if spare.saturating_add(i128::try_from(changes).unwrap_or(i128::MAX)) < 0 {
            return;
        }
        for (nth, odd) in odds.iter().enumerate() {
            let rest = odds.get(nth + 1..).unwrap_or_default();
            if rest.len() + 1 < changes {
                return;
            }
            for member in 0..self.caps.len() {
                let cell = odd.year * self.caps.len() + member;
                let is_open = search.grid.cells.get(cell).is_some_and(|cell| cell.low < cell.high);
                if search.effort == 0 || member == odd.carrier || !is_open {
                    continue;
                }
                search.effort = search.effort.saturating_sub(self.caps.len());
                search.carry(odd, odd.carrier, -odd.amount);
                search.carry(odd, member, odd.amount);
                self.search(rest, changes - 1, search);
                search.carry(odd, member, -odd.amount);
                search.carry(odd, odd.carrier, odd.amount);
            }
        }
    }

    fn try_bills(&self, search: &mut Search) {
        if self.spare(&search.left) < 0 {
            return;
        }
        search.effort = search.effort.saturating_sub(search.grid.cells.len().saturating_mul(10));
        let mut settled = search.grid.clone();
        if settled.settle(self.needs(&search.left)).is_none() {
            return;
        }
        let sum = |sum: ChangePrice, cell: &BillCell| sum.plus(cell.price(self.unit));
        let price = settled.cells.iter().fold(ChangePrice::default(), sum);
        let bills = settled.cells.iter().map(|cell| cell.amount(self.unit)).collect();
        let rank = (price, Reverse(bills));
        if search.best.as_ref().is_none_or(|(best, _)| rank < *best) {
            search.best = Some((rank, settled));
        }
    }
}

impl Search {
    /// Lets a bill carry so much more beside its whole units.
    fn carry(&mut self, odd: &Odd, member: usize, amount: i128) {
        let cell = odd.year * self.left.len() + member;
        self.grid.cells.get_mut(cell).into_iter().for_each(|cell| cell.odd += amount);
        self.left.get_mut(member).into_iter().for_each(|left| *left -= amount);
    }
}

/// Between how many units the bills of a year are to stay: what members bear alone in it, and who of them pays shared
/// items (or bears what rounding leaves), so that units can come to it.
pub(super) fn bounds(alone: &[Fraction], takes: impl Fn(usize) -> bool, unit: i128) -> Option<Vec<Bounds>> {
    let unit = Fraction::from(unit);
    let of = |(member, alone): (usize, &Fraction)| {
        let units = alone.checked_div(&unit)?;
        let high = match takes(member) {
            true => i128::MAX,
            false => units.units(0, Rounding::Ceiling)?,
        };
        Some(Bounds { low: units.units(0, Rounding::Floor)?, high })
    };
    alone.iter().enumerate().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 11 to be paid in units of 10: the first member carries the incomplete unit, and may pay no more than 10.
    fn carried(second: i128, effort: usize) -> Result<Vec<i128>, NotKept> {
        let cell = |units, odd, exact| BillCell { units, start: units, low: 0, high: i128::MAX, odd, exact };
        let cells = vec![cell(1, 1, Default::default()), cell(0, 0, Default::default())];
        let odds = vec![Odd { year: 0, amount: 1, carrier: 0 }];
        let caps = [10, second];
        let whole = WholeBills { caps: &caps, nobody: vec![0], odds, unit: 10, effort };
        let grid = whole.settled(Grid { cells, members: 2, unit: 10 })?;
        Ok(grid.cells.iter().map(|cell| cell.amount(10)).collect())
    }

    #[test]
    fn a_search_that_was_given_up_is_not_one_that_found_nothing() {
        assert_eq!(carried(1, EFFORT), Ok(vec![10, 1]));
        assert_eq!(carried(0, EFFORT), Err(NotKept::Never));
        assert_eq!(carried(1, 0), Err(NotKept::GivenUp));
    }
}
