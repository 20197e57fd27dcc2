//! A workbook that computes: sheets of inputs and formulas, each formula with the exact figure it must come to.

use crate::lang::Term;
use crate::money::Fraction;
use crate::report::{Cell, Note};

/// A workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<BookSheet>,
    /// Inputs that have a name of their own.
    pub names: Vec<(&'static str, CellPlace)>,
}

/// One sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookSheet {
    /// Its name.
    pub name: Term,
    /// The rows, from the top; an empty row ends a block.
    pub rows: Vec<Vec<CellSlot>>,
    /// What is to be known of some cells, by row and column.
    pub remarks: Vec<(usize, usize, Note)>,
}

/// A cell of a workbook by sheet, row and column, all from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellPlace {
    /// The sheet.
    pub sheet: usize,
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

/// A run of cells in one column or one row, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first.
    pub first: CellPlace,
    /// The last.
    pub last: CellPlace,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellSlot {
    /// Nothing.
    Empty,
    /// Words.
    Text(Cell),
    /// What a sheet is.
    Title(Cell),
    /// Words at the head of something.
    Head(Cell),
    /// A sentence.
    Said(Note),
    /// A number that may be changed.
    Input(Fraction, NumberKind),
    /// A number that stays as it is.
    Fixed(Fraction, NumberKind),
    /// A formula, and the figure that it must come to where that is known exactly.
    Live(Formula, Option<Fraction>, NumberKind),
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// An amount of money.
    Amount,
    /// A change of one: the mark shows a reduction.
    Change,
    /// A part of one, shown in percent.
    Percent,
    /// The same of a change.
    ChangePercent,
    /// An amount before it is rounded.
    Share,
    /// A factor of discounting.
    Factor,
    /// A plain number.
    Number,
    /// 1 where something holds, shown by its word, and 0.
    Flag(Term),
}

/// A formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A number.
    Number(Fraction),
    /// What stands in a cell.
    Cell(CellPlace),
    /// A sum.
    Plus(Vec<Formula>),
    /// A difference.
    Minus(Box<Formula>, Box<Formula>),
    /// A product.
    Times(Vec<Formula>),
    /// A quotient.
    Over(Box<Formula>, Box<Formula>),
    /// A power.
    Power(Box<Formula>, Fraction),
    /// The sum of cells.
    Sum(Area),
    /// The sum of the products of cells.
    Dot(Area, Area),
    /// Rounded half away from zero to so many decimals.
    Round(Box<Formula>, u8),
    /// The largest whole number not above.
    Whole(Box<Formula>),
    /// The least.
    Least(Vec<Formula>),
    /// The greatest.
    Greatest(Vec<Formula>),
    /// How many cells are greater than this one.
    Above(Area, CellPlace),
    /// How many cells are equal to this one.
    Same(Area, CellPlace),
}

impl Formula {
    /// A difference.
    pub fn minus(self, other: Formula) -> Formula {
        Formula::Minus(Box::new(self), Box::new(other))
    }

    /// A quotient.
    pub fn over(self, other: Formula) -> Formula {
        Formula::Over(Box::new(self), Box::new(other))
    }

    /// Rounded half away from zero.
    pub fn rounded(self, decimals: u8) -> Formula {
        Formula::Round(Box::new(self), decimals)
    }

    /// A whole number.
    pub fn number(number: i128) -> Formula {
        Formula::Number(Fraction::from(number))
    }
}
