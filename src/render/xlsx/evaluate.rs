//! What formulas come to in doubles, as a spreadsheet computes them, so that none is written that comes to anything else
//! than the exact figure.

#![allow(clippy::float_arithmetic)] // what a spreadsheet does with these formulas is done here, in the numbers it has

use super::cell::double;
use crate::book::{Area, Book, CellPlace, CellSlot, Formula};
use std::collections::{HashMap, HashSet};

/// How far a figure may be from the exact one: rounding to 6 decimals takes away what is smaller.
const NEAR: f64 = 1e-6;

/// How deep formulas may stand in each other.
const DEEPEST: usize = 60;

/// The values of a workbook's cells.
pub(super) struct Values<'b> {
    book: &'b Book,
    known: HashMap<CellPlace, Option<f64>>,
    /// The block of each row, by sheet.
    blocks: Vec<Vec<usize>>,
    /// Blocks that stand as values: one of their formulas comes to something else than the exact figure.
    fixed: HashSet<(usize, usize)>,
}

impl<'b> Values<'b> {
    /// The values, with all blocks told apart that do not come to the exact figures; what follows from one of these follows
    /// from its exact figures.
    pub(super) fn of(book: &'b Book) -> Values<'b> {
        let blocks = book.sheets.iter().map(|leaf| {
            let mut block = 0;
            let of_row = leaf.rows.iter().map(|row| {
                block += usize::from(row.is_empty());
                block
            });
            of_row.collect()
        });
        let blocks = blocks.collect();
        let mut values = Values { book, known: HashMap::new(), blocks, fixed: HashSet::new() };
        loop {
            let failing = values.failing();
            if failing.is_empty() {
                return values;
            }
            values.fixed.extend(failing);
            values.known.clear();
        }
    }

    /// The value of a cell; `None` for what a spreadsheet could not compute.
    pub(super) fn at(&mut self, place: CellPlace) -> Option<f64> {
        self.within(place, DEEPEST)
    }

    /// Whether what stands in a row computes.
    pub(super) fn is_live(&self, sheet: usize, row: usize) -> bool {
        self.block(sheet, row).is_some_and(|block| !self.fixed.contains(&(sheet, block)))
    }

    /// The first row of each block of a sheet that stands as values.
    pub(super) fn fixed_rows(&self, sheet: usize) -> Vec<usize> {
        let Some(blocks) = self.blocks.get(sheet) else { return Vec::new() };
        let mut rows: Vec<usize> = Vec::new();
        let mut last = None;
        for (row, block) in blocks.iter().enumerate() {
            let is_empty =
                self.book.sheets.get(sheet).and_then(|leaf| leaf.rows.get(row)).is_none_or(Vec::is_empty);
            if self.fixed.contains(&(sheet, *block)) && last != Some(*block) && !is_empty {
                rows.push(row);
                last = Some(*block);
            }
        }
        rows
    }

    fn block(&self, sheet: usize, row: usize) -> Option<usize> {
        self.blocks.get(sheet)?.get(row).copied()
    }

    /// Blocks that compute so far, and in which some formula does not come to its exact figure.
    fn failing(&mut self) -> Vec<(usize, usize)> {
        let mut failing = Vec::new();
        for (sheet, leaf) in self.book.sheets.iter().enumerate() {
            for (row, slots) in leaf.rows.iter().enumerate() {
                let Some(block) = self.block(sheet, row).filter(|_| self.is_live(sheet, row)) else {
                    continue;
                };
                let holds = slots.iter().enumerate().all(|(column, slot)| {
                    let CellSlot::Live(_, exact, _) = slot else { return true };
                    match (self.at(CellPlace { sheet, row, column }), exact) {
                        (None, _) => false,
                        (Some(_), None) => true,
                        (Some(value), Some(exact)) => {
                            double(exact).is_some_and(|exact| (value - exact).abs() < NEAR)
                        }
                    }
                });
                if !holds && !failing.contains(&(sheet, block)) {
                    failing.push((sheet, block));
                }
            }
        }
        failing
    }

    fn within(&mut self, place: CellPlace, depth: usize) -> Option<f64> {
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        let depth = depth.checked_sub(1)?;
        let slot =
            self.book.sheets.get(place.sheet)?.rows.get(place.row).and_then(|row| row.get(place.column));
        let value = match slot {
            Some(CellSlot::Input(value, _) | CellSlot::Fixed(value, _)) => {
                double(value).or_else(|| near(value))
            }
            Some(CellSlot::Live(formula, exact, _)) => {
                let exact = exact.as_ref().filter(|_| !self.is_live(place.sheet, place.row));
                exact.and_then(double).or_else(|| self.formula(formula, depth))
            }
            // an empty cell counts as nothing
            Some(CellSlot::Empty) | None => Some(0.0),
            Some(CellSlot::Text(_) | CellSlot::Title(_) | CellSlot::Head(_) | CellSlot::Said(_)) => None,
        };
        let value = value.filter(|value| value.is_finite());
        self.known.insert(place, value);
        value
    }

    fn formula(&mut self, formula: &Formula, depth: usize) -> Option<f64> {
        Some(match formula {
            Formula::Number(value) => double(value).or_else(|| near(value))?,
            Formula::Cell(place) => self.within(*place, depth)?,
            Formula::Plus(all) => {
                let mut sum = 0.0;
                for one in all {
                    sum += self.formula(one, depth)?;
                }
                sum
            }
            Formula::Minus(one, other) => self.formula(one, depth)? - self.formula(other, depth)?,
            Formula::Times(all) => {
                let mut product = 1.0;
                for one in all {
                    product *= self.formula(one, depth)?;
                }
                product
            }
            Formula::Over(one, other) => self.formula(one, depth)? / self.formula(other, depth)?,
            Formula::Power(base, exponent) => self.formula(base, depth)?.powf(double(exponent)?),
            Formula::Sum(area) => {
                let mut sum = 0.0;
                for place in cells(*area) {
                    sum += self.within(place, depth)?;
                }
                sum
            }
            Formula::Dot(one, other) => {
                let mut sum = 0.0;
                for (one, other) in cells(*one).zip(cells(*other)) {
                    sum += self.within(one, depth)? * self.within(other, depth)?;
                }
                sum
            }
            Formula::Round(value, decimals) => round(self.formula(value, depth)?, *decimals),
            Formula::Whole(value) => self.formula(value, depth)?.floor(),
            Formula::Least(all) => self.fold(all, depth, f64::min)?,
            Formula::Greatest(all) => self.fold(all, depth, f64::max)?,
            Formula::Above(area, place) => self.count(*area, *place, depth, |other, this| other > this)?,
            #[allow(clippy::float_cmp)] // as a spreadsheet compares
            Formula::Same(area, place) => self.count(*area, *place, depth, |other, this| other == this)?,
        })
    }

    fn fold(&mut self, all: &[Formula], depth: usize, take: fn(f64, f64) -> f64) -> Option<f64> {
        let mut found: Option<f64> = None;
        for one in all {
            let value = self.formula(one, depth)?;
            found = Some(found.map_or(value, |found| take(found, value)));
        }
        found
    }

    fn count(&mut self, area: Area, place: CellPlace, depth: usize, is: fn(f64, f64) -> bool) -> Option<f64> {
        let this = self.within(place, depth)?;
        let mut count = 0.0;
        for other in cells(area) {
            count += f64::from(u8::from(is(self.within(other, depth)?, this)));
        }
        Some(count)
    }
}

/// The cells of a run.
fn cells(area: Area) -> impl Iterator<Item = CellPlace> {
    let Area { first, last } = area;
    (first.row..=last.row).flat_map(move |row| {
        (first.column..=last.column).map(move |column| CellPlace { row, column, ..first })
    })
}

/// Rounded half away from zero, as a spreadsheet rounds.
fn round(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    let scaled = (value.abs() * scale + 0.5).floor() / scale;
    if value < 0.0 { -scaled } else { scaled }
}

/// The double nearest to a number that is none itself, such as a third.
fn near(value: &crate::money::Fraction) -> Option<f64> {
    let rounded = value.rounded(12, crate::money::Rounding::HalfAway);
    crate::render::number::data(&rounded, 12, crate::money::Rounding::HalfAway).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn halves_round_away_from_zero() {
        assert_eq!((round(2.5, 0), round(-2.5, 0), round(1.000_000_4, 6)), (3.0, -3.0, 1.0));
    }
}
