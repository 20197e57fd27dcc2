//! One sheet: its cells where they are not empty, and which of them are merged.

use super::unit::SheetUnit;
use crate::lang::Code;
use crate::text::column_letters;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// The most cells of a file that are read.
pub(super) const MOST_CELLS: usize = 100_000;

/// The most columns of a sheet that are read.
const MOST_COLUMNS: usize = 2_000;

/// The longest text of a cell that is read, in bytes: a spreadsheet keeps 32,767 characters.
pub(super) const MOST_CELL_TEXT: usize = 131_072;

/// The most text of all cells of a file that is read, in bytes: as much as a case may have.
pub(super) const MOST_TEXT: usize = 4 * 1024 * 1024;

/// The most columns of merged cells that are read, each counted once a region.
const MOST_MERGED: usize = 100_000;

/// A cell by row and column, both from 0.
pub(super) type CellAt = (u32, u32);

/// One sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetGrid {
    pub(super) name: String,
    pub(super) cells: BTreeMap<CellAt, SheetValue>,
    pub(super) merged: Merged,
    /// Whether it can say which cells are merged: a CSV cannot, there blanks stand for them.
    pub(super) knows_merged: bool,
    /// How many spaces set in a text, where any do.
    pub(super) indents: BTreeMap<CellAt, usize>,
    /// Whether nobody sees it who opens the file.
    pub(super) hidden: bool,
    /// What of it nobody sees.
    pub(super) unseen: Unseen,
    /// What people see of numbers, where that is not the numbers themselves.
    pub(super) shown: BTreeMap<CellAt, Shown>,
    /// What is struck out, whole or in part.
    pub(super) struck: BTreeSet<CellAt>,
    /// Numbers that a condition may hide, or show otherwise.
    pub(super) conditional: BTreeSet<CellAt>,
    pub(super) filled: FilledRows,
}

/// The rows that have something in each column, found once they are asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct FilledRows(OnceCell<BTreeMap<u32, Vec<u32>>>);

/// Cells merged into one, both corners inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) first: CellAt,
    pub(super) last: CellAt,
}

/// All merged cells of a sheet, by column and first row.
#[derive(Clone, Debug, Default)]
pub(super) struct Merged(BTreeMap<(u32, u32), Region>);

impl Merged {
    /// These; none where they are more than are read.
    pub(super) fn of(regions: impl Iterator<Item = Region>) -> Option<Merged> {
        let (mut merged, mut count) = (BTreeMap::new(), 0_usize);
        for region in regions {
            for column in region.first.1..=region.last.1 {
                merged.insert((column, region.first.0), region);
                // the same region many times over is counted as often
                count += 1;
                if count > MOST_MERGED {
                    return None;
                }
            }
        }
        Some(Merged(merged))
    }

    /// Those that a cell is among.
    fn at(&self, (row, column): CellAt) -> Option<&Region> {
        let above = self.0.range((column, 0)..=(column, row)).next_back();
        above.map(|(_, region)| region).filter(|region| region.has((row, column)))
    }
}

/// What of a sheet is not shown, from the first to the last of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Unseen {
    pub(super) rows: Vec<(u32, u32)>,
    pub(super) columns: Vec<(u32, u32)>,
    /// Merged cells, where the reader of cells does not tell them.
    pub(super) merged: Vec<Region>,
}

impl Unseen {
    /// Whether a row is not shown; the runs of rows go down.
    pub(super) fn has_row(&self, row: u32) -> bool {
        let run = self.rows.partition_point(|(_, last)| *last < row);
        self.rows.get(run).is_some_and(|(first, _)| *first <= row)
    }

    /// Whether a column is not shown.
    pub(super) fn has_column(&self, column: u32) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// What people see of a number, where that is not the number itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The power of ten that it is divided by before it is shown.
    pub(super) power: i32,
    /// The unit that the format writes behind it.
    pub(super) unit: Option<SheetUnit>,
    /// Why it cannot be an amount as it stands.
    pub(super) odd: Option<Code>,
    /// The format.
    pub(super) code: String,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SheetValue {
    /// A text.
    Text(String),
    /// A number, by its digits as a spreadsheet shows them: 15 of them at most.
    Number(String),
    /// Something that is neither: a date, an error such as #REF!.
    Other(String),
    /// A formula that nobody has calculated.
    Uncalculated(String),
}

impl SheetValue {
    /// What it says, as people see it.
    pub(super) fn text(&self) -> &str {
        match self {
            SheetValue::Text(text) | SheetValue::Number(text) | SheetValue::Other(text) => text,
            SheetValue::Uncalculated(formula) => formula,
        }
    }
}

impl Region {
    pub(super) fn has(&self, at: CellAt) -> bool {
        (self.first.0..=self.last.0).contains(&at.0) && (self.first.1..=self.last.1).contains(&at.1)
    }
}

impl SheetGrid {
    pub(super) fn value(&self, at: CellAt) -> Option<&SheetValue> {
        self.cells.get(&at)
    }

    /// The text of a cell, or nothing.
    pub(super) fn text(&self, at: CellAt) -> &str {
        self.value(at).map_or("", SheetValue::text)
    }

    /// Whether the number of a cell is seen as another one, or not at all.
    pub(super) fn is_odd(&self, at: CellAt) -> bool {
        self.shown.get(&at).is_some_and(|shown| shown.odd.is_some())
    }

    /// The merged cells that a cell is among.
    pub(super) fn region(&self, at: CellAt) -> Option<&Region> {
        self.merged.at(at)
    }

    /// The cell that says what a cell says: the first of merged ones.
    pub(super) fn said(&self, at: CellAt) -> CellAt {
        self.region(at).map_or(at, |region| region.first)
    }

    /// The rows that have something, from the top.
    pub(super) fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The cells of a row that have something.
    pub(super) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &SheetValue)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), value)| (*column, value))
    }

    /// The columns that have something, from the left.
    pub(super) fn columns(&self) -> Vec<u32> {
        self.filled().keys().copied().collect()
    }

    /// The cells of a column that have something, between two rows, from the top.
    pub(super) fn column(
        &self,
        column: u32,
        (first, end): (u32, u32),
    ) -> impl Iterator<Item = (CellAt, &SheetValue)> {
        let rows = self.filled().get(&column).map_or(&[] as &[u32], Vec::as_slice);
        let rows = rows.get(rows.partition_point(|row| *row < first)..).unwrap_or_default();
        let places = rows.iter().take_while(move |row| **row < end).map(move |row| (*row, column));
        places.filter_map(|at| Some((at, self.value(at)?)))
    }

    fn filled(&self) -> &BTreeMap<u32, Vec<u32>> {
        self.filled.0.get_or_init(|| {
            let mut columns: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            self.cells.keys().for_each(|(row, column)| columns.entry(*column).or_default().push(*row));
            columns
        })
    }

    /// Whether it has no more columns than are read.
    pub(super) fn is_narrow(&self) -> bool {
        self.filled().len() <= MOST_COLUMNS
    }

    /// How much is written in its cells, in bytes.
    pub(super) fn text_bytes(&self) -> usize {
        self.cells.values().map(|value| value.text().len()).sum()
    }

    /// A cell as people name it: 経費一覧!C5.
    pub(super) fn name_of(&self, at: CellAt) -> String {
        [&self.name, "!", &cell_name(at)].concat()
    }
}

/// C5.
pub(super) fn cell_name(at: CellAt) -> String {
    [column_name(at.1), at.0.saturating_add(1).to_string()].concat()
}

/// A column by its letters.
pub(super) fn column_name(column: u32) -> String {
    column_letters(usize::try_from(column).unwrap_or(usize::MAX))
}

/// The place of a cell by its name, C5; none beyond the last cell of a sheet, XFD1048576.
pub(super) fn place(name: &str) -> Option<CellAt> {
    let at = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(at)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let nth = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?).checked_add(1)?;
        column.checked_mul(26)?.checked_add(nth)
    })?;
    let place = (digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?);
    (place.0 < 1_048_576 && place.1 < 16_384).then_some(place)
}
