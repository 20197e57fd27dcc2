//! Sums of a sheet as formulas, where the rows above them add up to what they say.

use super::page::{CellEntry, CellValue, name};
use crate::money::Fraction;
use crate::report::{Cell, Role, Row};

/// More runs of rows than these are no formula that a person would check.
const MOST_RUNS: usize = 30;

/// What is added up of a column so far: the sum, and the rows that it is of.
#[derive(Clone, Debug, Default)]
struct ColumnSum {
    sum: Fraction,
    /// Runs of rows of the sheet, each from its first to its last.
    runs: Vec<(usize, usize)>,
    /// Whether some row holds something that is no number.
    broken: bool,
}

/// The sums of one column.
#[derive(Clone, Debug, Default)]
pub(super) struct ColumnSums {
    group: ColumnSum,
    all: ColumnSum,
}

impl ColumnSums {
    /// The cell of a row of the column: a sum becomes a formula where the rows above add up to it.
    pub(super) fn entry(
        &mut self,
        entry: CellEntry,
        row: &Row,
        cell: &Cell,
        place: (usize, usize),
    ) -> CellEntry {
        let value = exact(cell);
        let running = match row.role {
            Role::Item => {
                self.group.add(value.as_ref(), &entry, place.1);
                self.all.add(value.as_ref(), &entry, place.1);
                return entry;
            }
            Role::Subtotal => std::mem::take(&mut self.group),
            Role::Total => {
                self.group = ColumnSum::default();
                std::mem::take(&mut self.all)
            }
        };
        match (&entry.value, value) {
            (CellValue::Number(number), Some(value)) if running.adds_up_to(&value) => {
                let value = CellValue::Formula(running.formula(place.0), *number);
                CellEntry { value, ..entry }
            }
            _ => entry,
        }
    }
}

impl ColumnSum {
    fn add(&mut self, value: Option<&Fraction>, entry: &CellEntry, row: usize) {
        match (value, &entry.value) {
            (Some(value), CellValue::Number(_)) => {
                self.sum = &self.sum + value;
                match self.runs.last_mut().filter(|(_, last)| *last + 1 == row) {
                    Some((_, last)) => *last = row,
                    None => self.runs.push((row, row)),
                }
            }
            (None, CellValue::Text(_) | CellValue::Empty) => {}
            _ => self.broken = true,
        }
    }

    fn adds_up_to(&self, value: &Fraction) -> bool {
        !self.broken && !self.runs.is_empty() && self.runs.len() <= MOST_RUNS && self.sum == *value
    }

    /// `SUM(B3:B7,B9)`.
    fn formula(&self, column: usize) -> String {
        let run = |(first, last): &(usize, usize)| match first == last {
            true => name(column, *first),
            false => [&name(column, *first), ":", &name(column, *last)].concat(),
        };
        let runs: Vec<String> = self.runs.iter().map(run).collect();
        ["SUM(", &runs.join(","), ")"].concat()
    }
}

/// The amount or the count in a cell: percents add up to nothing that means something.
fn exact(cell: &Cell) -> Option<Fraction> {
    match cell {
        Cell::Money(money) => money.value.clone().or_else(|| money.range.as_ref()?.point().cloned()),
        Cell::Count(count) => Some(Fraction::from(i128::from(*count))),
        Cell::Words(words) => words.iter().find_map(exact),
        Cell::Aside(main, _) => exact(main),
        _ => None,
    }
}
