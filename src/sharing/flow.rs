//! Whole units moved between bills: along shortest paths over members and years, until nobody has more than it may.
//!
//! A unit goes from a member to a year, in which its bill falls, and on to another member, whose bill of that year rises;
//! that member may give one on in another year. Each unit takes the path that adds least (successive shortest paths, with
//! costs that are convex in every bill), so that what all of them add is least (Ahuja, Magnanti, Orlin: Network Flows,
//! 9.7 and 14.5).

use std::cmp::Ordering;

/// Distances from exact bills are counted in this part of a minor unit.
pub(super) const DECIMALS: i32 = 12;
const PARTS: i128 = 1_000_000_000_000;

/// The bill of one member in one year, in whole units.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// The whole units of the bill.
    pub(super) units: i128,
    /// What rounding made of it.
    pub(super) start: i128,
    /// The fewest and the most it may be.
    pub(super) low: i128,
    pub(super) high: i128,
    /// What it carries beside whole units: the incomplete one of the year.
    pub(super) odd: i128,
    /// The exact bill, with 12 decimals.
    pub(super) exact: i128,
}

/// What a change adds: units taken off bills as rounded, then distance from the exact bills.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Price {
    taken: i128,
    distance: i128,
}

impl Price {
    pub(super) fn plus(self, other: Price) -> Price {
        let distance = self.distance.saturating_add(other.distance);
        Price { taken: self.taken.saturating_add(other.taken), distance }
    }
}

impl Cell {
    pub(super) fn amount(&self, unit: i128) -> i128 {
        self.units.saturating_mul(unit).saturating_add(self.odd)
    }

    /// How far the bill is from rounding and from what is exact.
    pub(super) fn price(&self, unit: i128) -> Price {
        let distance = self.amount(unit).saturating_mul(PARTS).saturating_sub(self.exact).saturating_abs();
        Price { taken: self.start.saturating_sub(self.units).max(0), distance }
    }

    /// What one unit more, or one less, adds, and how many can go at that price; `None` if none may.
    fn step(&self, up: bool, unit: i128) -> Option<(Price, i128)> {
        let may = if up { self.high.saturating_sub(self.units) } else { self.units.saturating_sub(self.low) };
        if may <= 0 {
            return None;
        }
        let width = unit.saturating_mul(PARTS);
        let above = self.amount(unit).saturating_mul(PARTS).saturating_sub(self.exact);
        let gap = if up { above.saturating_neg() } else { above };
        let (distance, near) = match gap {
            gap if gap >= width => (-width, gap.checked_div(width).unwrap_or(1)),
            gap if gap <= 0 => (width, may),
            gap => (width.saturating_sub(gap.saturating_mul(2)), 1),
        };
        let from_start = self.units.saturating_sub(self.start);
        let (taken, alike) = match (up, from_start) {
            (true, ..0) => (-1, -from_start),
            (true, _) => (0, may),
            (false, 1..) => (0, from_start),
            (false, _) => (1, may),
        };
        Some((Price { taken, distance }, may.min(near).min(alike)))
    }
}

/// The bills of all years, one year after the other.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    pub(super) members: usize,
    pub(super) unit: i128,
}

/// How many units each member must give (above 0) or may still take (below), and how many of a year nobody need pay.
#[derive(Clone, Debug)]
pub(super) struct Needs {
    pub(super) members: Vec<i128>,
    pub(super) nobody: Vec<i128>,
}

/// A step of a path: a bill and whether it rises, and the step before it.
struct Step {
    before: Option<usize>,
    cell: usize,
    up: bool,
}

/// The cheapest way known to a member or a year: its price and its last step.
type Label = Option<(Price, Option<usize>)>;

/// The end of a path: who or what takes the unit.
#[derive(Clone, Copy)]
enum End {
    Member(usize),
    Nobody(usize),
}

impl Grid {
    /// Moves units until every member has given what it must, as cheaply as can be; `None` if that cannot be.
    pub(super) fn settle(&mut self, mut needs: Needs) -> Option<()> {
        let mut prices: [Vec<Option<Price>>; 2] = [false, true].map(|up| {
            self.cells.iter().map(|cell| cell.step(up, self.unit).map(|(price, _)| price)).collect()
        });
        while needs.members.iter().any(|need| *need > 0) {
            let (path, end) = Paths::new(self, &needs, &prices).shortest()?;
            let first = path.first()?.0.checked_rem(self.members)?;
            let most = match end {
                End::Member(member) => needs.members.get(member)?.checked_neg()?,
                End::Nobody(year) => *needs.nobody.get(year)?,
            };
            let mut amount = most.min(*needs.members.get(first)?);
            for (cell, up) in &path {
                amount = amount.min(self.cells.get(*cell)?.step(*up, self.unit)?.1);
            }
            for (nth, up) in path {
                let cell = self.cells.get_mut(nth)?;
                cell.units += if up { amount } else { -amount };
                for (prices, up) in prices.iter_mut().zip([false, true]) {
                    *prices.get_mut(nth)? = cell.step(up, self.unit).map(|(price, _)| price);
                }
            }
            *needs.members.get_mut(first)? -= amount;
            match end {
                End::Member(member) => *needs.members.get_mut(member)? += amount,
                End::Nobody(year) => *needs.nobody.get_mut(year)? -= amount,
            }
        }
        Some(())
    }
}

/// The search for the cheapest path from a member that must give.
struct Paths<'g> {
    prices: &'g [Vec<Option<Price>>; 2],
    needs: &'g Needs,
    members: Vec<Label>,
    years: Vec<Label>,
    steps: Vec<Step>,
}

impl<'g> Paths<'g> {
    fn new(grid: &Grid, needs: &'g Needs, prices: &'g [Vec<Option<Price>>; 2]) -> Paths<'g> {
        let years = grid.cells.len().checked_div(grid.members).unwrap_or(0);
        let source = |need: &i128| (*need > 0).then_some((Price::default(), None));
        let members = needs.members.iter().map(source).collect();
        Paths { prices, needs, members, years: vec![None; years], steps: Vec::new() }
    }

    /// The bills that fall and rise in turn, and who takes what the last one leaves.
    fn shortest(mut self) -> Option<(Vec<(usize, bool)>, End)> {
        let count = self.members.len();
        let mut active: Vec<usize> =
            (0..count).filter(|nth| matches!(self.members.get(*nth), Some(Some(_)))).collect();
        while !active.is_empty() {
            let mut reached = Vec::new();
            for year in 0..self.years.len() {
                let mut found = false;
                for member in &active {
                    let cell = year * count + member;
                    let label = self.members.get(*member).copied().flatten();
                    let old = self.years.get(year).copied().flatten();
                    if let Some(label) = self.better(label, (cell, false), old) {
                        *self.years.get_mut(year)? = Some(label);
                        found = true;
                    }
                }
                reached.extend(found.then_some(year));
            }
            active.clear();
            for member in 0..count {
                let mut found = false;
                for year in &reached {
                    let cell = year * count + member;
                    let label = self.years.get(*year).copied().flatten();
                    let old = self.members.get(member).copied().flatten();
                    if let Some(label) = self.better(label, (cell, true), old) {
                        *self.members.get_mut(member)? = Some(label);
                        found = true;
                    }
                }
                active.extend(found.then_some(member));
            }
        }
        self.end()
    }

    /// The label that a further step gives, if it is cheaper than the old one, or as cheap and first in order.
    fn better(&mut self, from: Label, (cell, up): (usize, bool), old: Label) -> Label {
        let (so_far, before) = from?;
        let price = so_far.plus(self.prices.get(usize::from(up))?.get(cell).copied().flatten()?);
        if let Some((old, node)) = old {
            let order = price.cmp(&old).then_with(|| {
                let mut this = self.changes(before);
                this.push((cell, if up { -1 } else { 1 }));
                order(this, self.changes(node))
            });
            if order != Ordering::Less {
                return None;
            }
        }
        self.steps.push(Step { before, cell, up });
        Some((price, Some(self.steps.len() - 1)))
    }

    /// The bills that a path changes: -1 where one rises.
    fn changes(&self, mut node: Option<usize>) -> Vec<(usize, i8)> {
        let mut changes = Vec::new();
        while let Some(step) = node.and_then(|nth| self.steps.get(nth)) {
            changes.push((step.cell, if step.up { -1 } else { 1 }));
            node = step.before;
        }
        changes
    }

    /// The cheapest path to anyone that may take a unit.
    fn end(self) -> Option<(Vec<(usize, bool)>, End)> {
        let takers = self.needs.members.iter().zip(&self.members).enumerate();
        let takers = takers.filter(|(_, (need, _))| **need < 0);
        let takers = takers.filter_map(|(nth, (_, label))| label.map(|label| (label, End::Member(nth))));
        let nobody = self.needs.nobody.iter().zip(&self.years).enumerate();
        let nobody = nobody.filter(|(_, (left, _))| **left > 0);
        let nobody = nobody.filter_map(|(nth, (_, label))| label.map(|label| (label, End::Nobody(nth))));
        let cheaper = |one: &((Price, Option<usize>), End), other: &((Price, Option<usize>), End)| {
            let tie = || order(self.changes(one.0.1), self.changes(other.0.1));
            one.0.0.cmp(&other.0.0).then_with(tie)
        };
        let ((_, mut node), end) = nobody.chain(takers).min_by(cheaper)?;
        let mut path = Vec::new();
        while let Some(step) = node.and_then(|nth| self.steps.get(nth)) {
            path.push((step.cell, step.up));
            node = step.before;
        }
        path.reverse();
        Some((path, end))
    }
}

/// Of changes that cost the same, those first in which the first bill that differs is higher.
fn order(one: Vec<(usize, i8)>, other: Vec<(usize, i8)>) -> Ordering {
    let turned = other.into_iter().map(|(cell, by)| (cell, -by));
    let mut apart: Vec<(usize, i8)> = one.into_iter().chain(turned).collect();
    apart.sort_unstable();
    let mut sums = apart.chunk_by(|one, other| one.0 == other.0);
    let sum = sums.find_map(|of_cell| {
        let sum: i8 = of_cell.iter().map(|(_, by)| by).sum();
        (sum != 0).then_some(sum)
    });
    sum.unwrap_or(0).cmp(&0)
}
