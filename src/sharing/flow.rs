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

/// Who or what takes the unit at the end of a path.
#[derive(Clone, Copy, Debug)]
enum End {
    Member(usize),
    Nobody(usize),
}

/// The cheapest way that a unit taken off a bill of a year can go: bills that rise and fall in turn.
#[derive(Clone, Debug)]
struct Way {
    price: Price,
    steps: Vec<(usize, bool)>,
    end: End,
}

impl Way {
    /// The same after these steps.
    fn after(&self, price: Price, before: &[(usize, bool)]) -> Way {
        Way { price: price.plus(self.price), steps: [before, &self.steps].concat(), end: self.end }
    }

    /// Whether it is cheaper, or as cheap and first in order: that in which the first bill that differs is higher.
    fn is_before(&self, other: &Way) -> bool {
        self.price.cmp(&other.price).then_with(|| order(&self.steps, &other.steps)) == Ordering::Less
    }
}

/// Of changes that cost the same, those first in which the first bill that differs is higher.
fn order(one: &[(usize, bool)], other: &[(usize, bool)]) -> Ordering {
    let by = |(cell, up): &(usize, bool), sign: i8| (*cell, if *up { -sign } else { sign });
    let mut apart: Vec<(usize, i8)> = one.iter().map(|step| by(step, 1)).collect();
    apart.extend(other.iter().map(|step| by(step, -1)));
    apart.sort_unstable();
    let mut sums = apart.chunk_by(|one, other| one.0 == other.0);
    let sum = sums.find_map(|of_cell| {
        let sum: i8 = of_cell.iter().map(|(_, by)| by).sum();
        (sum != 0).then_some(sum)
    });
    sum.unwrap_or(0).cmp(&0)
}

type Link = Option<(Price, usize)>;

/// The moving of units. The ways out of each year are kept: a unit that moves only makes others dearer, so that a way
/// stays the cheapest as long as all its steps stand.
struct Flow<'g> {
    grid: &'g mut Grid,
    needs: Needs,
    /// What one unit less and one more costs, of each bill.
    prices: [Vec<Option<Price>>; 2],
    ways: Vec<Option<Way>>,
    /// From each year to each other: the member whose bill rises in the one and falls in the other at the least price.
    links: Vec<Link>,
}

impl Grid {
    /// Moves units until every member has given what it must, as cheaply as can be; `None` if that cannot be.
    pub(super) fn settle(&mut self, needs: Needs) -> Option<()> {
        let years = self.cells.len().checked_div(self.members)?;
        let price = |up| {
            let of = |cell: &Cell| cell.step(up, self.unit).map(|(price, _)| price);
            self.cells.iter().map(of).collect()
        };
        let prices = [price(false), price(true)];
        let mut flow = Flow { grid: self, needs, prices, ways: vec![None; years], links: Vec::new() };
        flow.links =
            flow.pairs().into_iter().map(|pair| flow.link(pair, 0..flow.grid.members, None)).collect();
        flow.seek((0..years).collect());
        let giving = |flow: &Flow<'_>| flow.needs.members.iter().position(|need| *need > 0);
        while let Some(source) = giving(&flow) {
            let way = flow.way_of(source)?;
            flow.go(source, &way)?;
        }
        Some(())
    }
}

impl Flow<'_> {
    fn cell(&self, member: usize, year: usize) -> usize {
        year * self.grid.members + member
    }

    fn price(&self, cell: usize, up: bool) -> Option<Price> {
        self.prices.get(usize::from(up))?.get(cell).copied().flatten()
    }

    /// Every year with every year.
    fn pairs(&self) -> Vec<(usize, usize)> {
        let years = 0..self.ways.len();
        years.clone().flat_map(|from| years.clone().map(move |to| (from, to))).collect()
    }

    /// The best of these members and the one known to lead from a year to another. Of equal ones the first in order is
    /// that with the higher bill in the earlier year: listed first where bills rise in it, last where they fall.
    fn link(&self, (from, to): (usize, usize), members: impl Iterator<Item = usize>, known: Link) -> Link {
        let rank =
            |(price, member): (Price, usize)| (price, if from < to { member } else { usize::MAX - member });
        let mut best = known;
        for member in members.filter(|_| from != to) {
            let up = self.price(self.cell(member, from), true);
            let down = self.price(self.cell(member, to), false);
            let (Some(up), Some(down)) = (up, down) else { continue };
            let link = (up.plus(down), member);
            if best.is_none_or(|best| rank(link) < rank(best)) {
                best = Some(link);
            }
        }
        best
    }

    /// Brings the links up to date after bills of these members have changed.
    fn relink(&mut self, changed: &[usize]) {
        let links = self.pairs().into_iter().zip(&self.links).map(|(pair, known)| match known {
            Some((_, member)) if changed.contains(member) => self.link(pair, 0..self.grid.members, None),
            known => self.link(pair, changed.iter().copied(), *known),
        });
        self.links = links.collect();
    }

    /// The cheapest way of a unit off a member's bills.
    fn way_of(&self, member: usize) -> Option<Way> {
        let mut best: Option<Way> = None;
        for (year, way) in self.ways.iter().enumerate() {
            let cell = self.cell(member, year);
            if let (Some(price), Some(way)) = (self.price(cell, false), way) {
                keep_first(&mut best, price.plus(way.price), || way.after(price, &[(cell, false)]));
            }
        }
        best
    }

    /// Moves as many units on a way as cost the same, and seeks anew the ways that this has changed.
    fn go(&mut self, source: usize, way: &Way) -> Option<()> {
        let most = match way.end {
            End::Member(member) => self.needs.members.get(member)?.checked_neg()?,
            End::Nobody(year) => *self.needs.nobody.get(year)?,
        };
        let mut amount = most.min(*self.needs.members.get(source)?);
        for (cell, up) in &way.steps {
            amount = amount.min(self.grid.cells.get(*cell)?.step(*up, self.grid.unit)?.1);
        }
        for (nth, up) in &way.steps {
            let cell = self.grid.cells.get_mut(*nth)?;
            cell.units += if *up { amount } else { -amount };
            for (prices, up) in self.prices.iter_mut().zip([false, true]) {
                *prices.get_mut(*nth)? = cell.step(up, self.grid.unit).map(|(price, _)| price);
            }
        }
        let member = |(cell, _): &(usize, bool)| cell.checked_rem(self.grid.members);
        let changed: Vec<usize> = way.steps.iter().filter_map(member).collect();
        self.relink(&changed);
        *self.needs.members.get_mut(source)? -= amount;
        match way.end {
            End::Member(member) => *self.needs.members.get_mut(member)? += amount,
            End::Nobody(year) => *self.needs.nobody.get_mut(year)? -= amount,
        }
        let is_stale = |kept: &Way| {
            let is_full = match kept.end {
                End::Member(member) => self.needs.members.get(member).is_none_or(|need| *need >= 0),
                End::Nobody(year) => self.needs.nobody.get(year).is_none_or(|left| *left <= 0),
            };
            is_full || kept.steps.iter().any(|(cell, _)| way.steps.iter().any(|(moved, _)| moved == cell))
        };
        let stale = self.ways.iter().enumerate().filter(|(_, kept)| kept.as_ref().is_some_and(is_stale));
        let stale = stale.map(|(year, _)| year).collect();
        self.seek(stale);
        Some(())
    }

    /// Seeks the ways out of these years: to someone that takes a unit, or over a member on to another year.
    fn seek(&mut self, years: Vec<usize>) {
        for year in &years {
            let way = self.straight(*year);
            if let Some(place) = self.ways.get_mut(*year) {
                *place = way;
            }
        }
        let mut again = !years.is_empty();
        while again {
            again = false;
            for year in &years {
                let Some(way) = self.around(*year) else { continue };
                if let Some(place) = self.ways.get_mut(*year) {
                    *place = Some(way);
                    again = true;
                }
            }
        }
    }

    /// The cheapest way that ends in the same year.
    fn straight(&self, year: usize) -> Option<Way> {
        let takers = self.needs.members.iter().enumerate().filter(|(_, need)| **need < 0);
        let priced = takers.filter_map(|(member, _)| {
            let cell = self.cell(member, year);
            Some((self.price(cell, true)?, cell, member))
        });
        // of equal ones the first in order is the member listed first
        let taker = priced.min_by_key(|(price, ..)| *price);
        let mut best = taker.map(|(price, cell, member)| {
            let steps = vec![(cell, true)];
            Way { price, steps, end: End::Member(member) }
        });
        if self.needs.nobody.get(year).is_some_and(|left| *left > 0) {
            let nobody = || Way { price: Price::default(), steps: Vec::new(), end: End::Nobody(year) };
            keep_first(&mut best, Price::default(), nobody);
        }
        best
    }

    /// A way over a member and another year, if it is before the one that is known.
    fn around(&self, year: usize) -> Option<Way> {
        let known = self.ways.get(year).and_then(Option::as_ref);
        let mut best: Option<Way> = None;
        let links = self.links.chunks(self.ways.len().max(1)).nth(year)?;
        for (other, (link, way)) in links.iter().zip(&self.ways).enumerate() {
            let (Some((price, member)), Some(way)) = (link, way) else { continue };
            let so_far = price.plus(way.price);
            if known.is_none_or(|known| so_far <= known.price) {
                let steps = [(self.cell(*member, year), true), (self.cell(*member, other), false)];
                keep_first(&mut best, so_far, || way.after(*price, &steps));
            }
        }
        best.filter(|best| known.is_none_or(|known| best.is_before(known)))
    }
}

/// Keeps the way that is first; it is only made where its price may make it so.
fn keep_first(best: &mut Option<Way>, price: Price, way: impl FnOnce() -> Way) {
    if best.as_ref().is_some_and(|best| price > best.price) {
        return;
    }
    let way = way();
    if best.as_ref().is_none_or(|best| way.is_before(best)) {
        *best = Some(way);
    }
}
