//! The cheapest path of a unit from a member that must give to one that may take, over the few years there are.
//!
//! Members are many and years are few: between two years only the member counts that passes a unit on from the one to the
//! other most cheaply, and in a year only the cheapest of those that give or take. Each is kept until its bills change, so
//! that a path is found among the years alone (Bellman and Ford).

use super::cheapest::Cheapest;
use super::grid::{ChangePrice, Grid, Needs};
use std::cmp::Ordering;

/// The end of a path: who or what takes the unit.
#[derive(Clone, Copy)]
pub(super) enum PathEnd {
    Member(usize),
    Nobody(usize),
}

/// The bills of a path: by their numbers, and whether they rise.
type Path = Vec<(usize, bool)>;

/// A path.
pub(super) struct FoundPath {
    /// The bills that it changes, each once.
    pub(super) bills: Path,
    /// Who gives the unit.
    pub(super) giver: usize,
    /// Who or what takes it.
    pub(super) end: PathEnd,
}

/// A step of a path: a bill and whether it rises, and the step before it.
struct PathStep {
    before: Option<usize>,
    cell: usize,
    up: bool,
}

/// What moving a unit costs, kept up to date.
pub(super) struct Paths {
    pub(super) needs: Needs,
    members: usize,
    years: usize,
    /// What one unit less of each bill, and one more, costs.
    prices: [Vec<Option<ChangePrice>>; 2],
    /// For each year, who of those that must give and of those that may take does so most cheaply.
    givers: Vec<Cheapest>,
    takers: Vec<Cheapest>,
    /// For each year and each other, whose bill rises in the one and falls in the other most cheaply.
    passing: Vec<Cheapest>,
}

impl Paths {
    pub(super) fn new(grid: &Grid, needs: Needs) -> Paths {
        let years = grid.cells.len().checked_div(grid.members).unwrap_or(0);
        let price = |up| grid.cells.iter().map(|cell| Some(cell.step(up, grid.unit)?.0)).collect();
        let pair = |nth: usize| {
            let (from, to) = (nth.checked_div(years), nth.checked_rem(years));
            // of bills that cost the same, the first is to be higher
            Cheapest::new(from < to)
        };
        Paths {
            needs,
            members: grid.members,
            years,
            prices: [false, true].map(price),
            givers: vec![Cheapest::new(false); years],
            takers: vec![Cheapest::new(true); years],
            passing: (0..years * years).map(pair).collect(),
        }
    }

    /// Whether somebody still has to give.
    pub(super) fn is_open(&self) -> bool {
        self.needs.members.iter().any(|need| *need > 0)
    }

    fn price(&self, up: bool, year: usize, member: usize) -> Option<ChangePrice> {
        self.prices.get(usize::from(up))?.get(year * self.members + member).copied().flatten()
    }

    fn need(&self, member: usize) -> i128 {
        self.needs.members.get(member).copied().unwrap_or(0)
    }

    fn giving(&self, year: usize, member: usize) -> Option<ChangePrice> {
        if self.need(member) > 0 { self.price(false, year, member) } else { None }
    }

    fn taking(&self, year: usize, member: usize) -> Option<ChangePrice> {
        if self.need(member) < 0 { self.price(true, year, member) } else { None }
    }

    fn passing_on(&self, from: usize, to: usize, member: usize) -> Option<ChangePrice> {
        Some(self.price(true, from, member)?.plus(self.price(false, to, member)?))
    }

    fn giver(&mut self, year: usize) -> Option<(ChangePrice, usize)> {
        let mut best = *self.givers.get(year)?;
        if best.is_stale {
            best = best.sought(self.members, |member| self.giving(year, member));
            *self.givers.get_mut(year)? = best;
        }
        best.found
    }

    fn taker(&mut self, year: usize) -> Option<(ChangePrice, usize)> {
        let mut best = *self.takers.get(year)?;
        if best.is_stale {
            best = best.sought(self.members, |member| self.taking(year, member));
            *self.takers.get_mut(year)? = best;
        }
        best.found
    }

    fn passer(&mut self, from: usize, to: usize) -> Option<(ChangePrice, usize)> {
        let place = from * self.years + to;
        let mut best = *self.passing.get(place)?;
        if best.is_stale {
            best = best.sought(self.members, |member| self.passing_on(from, to, member));
            *self.passing.get_mut(place)? = best;
        }
        best.found
    }

    /// Takes note of bills that have changed, and of members that need something else now.
    pub(super) fn moved(&mut self, grid: &Grid, bills: &[(usize, bool)], needing: [Option<usize>; 2]) {
        for (nth, _) in bills {
            for (prices, up) in self.prices.iter_mut().zip([false, true]) {
                let price = grid.cells.get(*nth).and_then(|cell| cell.step(up, grid.unit));
                prices.get_mut(*nth).into_iter().for_each(|known| *known = price.map(|(price, _)| price));
            }
        }
        let place = |nth: &usize| Some((nth.checked_div(self.members)?, nth.checked_rem(self.members)?));
        let changed: Vec<(usize, usize)> = bills.iter().filter_map(|(nth, _)| place(nth)).collect();
        for (year, member) in &changed {
            for other in (0..self.years).filter(|other| other != year) {
                for (from, to) in [(*year, other), (other, *year)] {
                    let price = self.passing_on(from, to, *member);
                    let best = self.passing.get_mut(from * self.years + to);
                    best.into_iter().for_each(|best| best.changed(*member, price));
                }
            }
        }
        let members = changed.into_iter().map(|(_, member)| member).chain(needing.into_iter().flatten());
        for member in members.collect::<Vec<_>>() {
            for year in 0..self.years {
                let (giving, taking) = (self.giving(year, member), self.taking(year, member));
                self.givers.get_mut(year).into_iter().for_each(|best| best.changed(member, giving));
                self.takers.get_mut(year).into_iter().for_each(|best| best.changed(member, taking));
            }
        }
    }

    /// The cheapest path from anyone that must give to anyone that may take.
    pub(super) fn shortest(&mut self) -> Option<FoundPath> {
        let mut steps: Vec<PathStep> = Vec::new();
        let mut labels: Vec<Option<(ChangePrice, usize)>> = Vec::with_capacity(self.years);
        for year in 0..self.years {
            let label = self.giver(year).map(|(price, member)| {
                steps.push(PathStep { before: None, cell: year * self.members + member, up: false });
                (price, steps.len() - 1)
            });
            labels.push(label);
        }
        let mut active: Vec<usize> = (0..self.years).collect();
        // no path passes a year twice
        for _ in 0..self.years {
            let mut reached = vec![false; self.years];
            for from in active {
                let Some((so_far, node)) = labels.get(from).copied().flatten() else { continue };
                for to in (0..self.years).filter(|to| *to != from) {
                    let Some((price, member)) = self.passer(from, to) else { continue };
                    let price = so_far.plus(price);
                    let cells = [(from * self.members + member, true), (to * self.members + member, false)];
                    let old = labels.get(to).copied().flatten();
                    if old.is_some_and(|old| !is_cheaper(&steps, (price, node, &cells), old)) {
                        continue;
                    }
                    let mut before = node;
                    for (cell, up) in cells {
                        steps.push(PathStep { before: Some(before), cell, up });
                        before = steps.len() - 1;
                    }
                    *labels.get_mut(to)? = Some((price, before));
                    *reached.get_mut(to)? = true;
                }
            }
            active = (0..self.years).filter(|year| reached.get(*year) == Some(&true)).collect();
            if active.is_empty() {
                break;
            }
        }
        self.end(&labels, &mut steps)
    }

    /// The cheapest of the paths to each year together with who takes the unit there.
    fn end(
        &mut self,
        labels: &[Option<(ChangePrice, usize)>],
        steps: &mut Vec<PathStep>,
    ) -> Option<FoundPath> {
        let mut best: Option<((ChangePrice, usize), PathEnd)> = None;
        for (year, label) in labels.iter().enumerate() {
            let Some((so_far, node)) = *label else { continue };
            if self.needs.nobody.get(year).is_some_and(|left| *left > 0)
                && best.is_none_or(|(best, _)| is_cheaper(steps, (so_far, node, &[]), best))
            {
                best = Some(((so_far, node), PathEnd::Nobody(year)));
            }
            let Some((price, member)) = self.taker(year) else { continue };
            let price = so_far.plus(price);
            let cell = year * self.members + member;
            if best.is_none_or(|(best, _)| is_cheaper(steps, (price, node, &[(cell, true)]), best)) {
                steps.push(PathStep { before: Some(node), cell, up: true });
                best = Some(((price, steps.len() - 1), PathEnd::Member(member)));
            }
        }
        let ((_, node), end) = best?;
        let mut path: Path = Vec::new();
        let mut node = Some(node);
        while let Some(step) = node.and_then(|nth| steps.get(nth)) {
            path.push((step.cell, step.up));
            node = step.before;
        }
        let giver = path.last()?.0.checked_rem(self.members)?;
        Some(FoundPath { bills: without_detours(path), giver, end })
    }
}

/// A path without the bills that both rise and fall on it: they stay as they are, however few units they could move.
fn without_detours(mut path: Path) -> Path {
    path.sort_unstable();
    path.chunk_by(|one, other| one.0 == other.0)
        .filter_map(|of_bill| if of_bill.len() == 1 { of_bill.first().copied() } else { None })
        .collect()
}

/// Whether a path with these bills at its end is cheaper than another, or as cheap and first in order.
fn is_cheaper(
    steps: &[PathStep],
    (price, node, more): (ChangePrice, usize, &[(usize, bool)]),
    (other, of): (ChangePrice, usize),
) -> bool {
    let tie = || {
        let mut this = changes(steps, node);
        this.extend(more.iter().map(|(cell, up)| (*cell, sign(*up))));
        order(this, changes(steps, of))
    };
    price.cmp(&other).then_with(tie) == Ordering::Less
}

/// The bills that a path changes: -1 where one rises.
fn changes(steps: &[PathStep], last: usize) -> Vec<(usize, i8)> {
    let mut changes = Vec::new();
    let mut node = Some(last);
    while let Some(step) = node.and_then(|nth| steps.get(nth)) {
        changes.push((step.cell, sign(step.up)));
        node = step.before;
    }
    changes
}

fn sign(up: bool) -> i8 {
    if up { -1 } else { 1 }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_paths_that_cost_the_same_the_first_has_the_first_bill_that_differs_higher() {
        let (up, down) = (sign(true), sign(false));
        // the first bill rises in the one and falls in the other
        assert_eq!(order(vec![(1, down), (0, up)], vec![(0, down), (1, up)]), Ordering::Less);
        // it rises in both, and the second falls in the one alone
        assert_eq!(order(vec![(0, up), (1, down)], vec![(2, down), (0, up)]), Ordering::Greater);
        assert_eq!(order(vec![(0, up), (1, down)], vec![(1, down), (0, up)]), Ordering::Equal);
    }
}
