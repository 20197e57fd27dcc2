//! The bills of all years in whole units: what each may be, and what a unit more or less of it adds.

/// Distances from exact bills are counted in this part of a minor unit.
pub(super) const DECIMALS: i32 = 12;
const PARTS: i128 = 1_000_000_000_000;

/// The bill of one member in one year, in whole units.
#[derive(Clone, Debug)]
pub(super) struct BillCell {
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
pub(super) struct ChangePrice {
    taken: i128,
    distance: i128,
}

impl ChangePrice {
    pub(super) fn plus(self, other: ChangePrice) -> ChangePrice {
        let distance = self.distance.saturating_add(other.distance);
        ChangePrice { taken: self.taken.saturating_add(other.taken), distance }
    }
}

impl BillCell {
    pub(super) fn amount(&self, unit: i128) -> i128 {
        self.units.saturating_mul(unit).saturating_add(self.odd)
    }

    /// How far the bill is from rounding and from what is exact.
    pub(super) fn price(&self, unit: i128) -> ChangePrice {
        let distance = self.amount(unit).saturating_mul(PARTS).saturating_sub(self.exact).saturating_abs();
        ChangePrice { taken: self.start.saturating_sub(self.units).max(0), distance }
    }

    /// What one unit more, or one less, adds, and how many can go at that price; `None` if none may.
    pub(super) fn step(&self, up: bool, unit: i128) -> Option<(ChangePrice, i128)> {
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
        Some((ChangePrice { taken, distance }, may.min(near).min(alike)))
    }
}

/// The bills of all years, one year after the other.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) cells: Vec<BillCell>,
    pub(super) members: usize,
    pub(super) unit: i128,
}

/// How many units each member must give (above 0) or may still take (below), and how many of a year nobody need pay.
#[derive(Clone, Debug)]
pub(super) struct Needs {
    pub(super) members: Vec<i128>,
    pub(super) nobody: Vec<i128>,
}
