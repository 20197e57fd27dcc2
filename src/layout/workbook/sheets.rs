//! The sheets as they grow, and the places in them.

use crate::analysis::split::Splitting;
use crate::book::{Area, Book, BookSheet, CellPlace, CellSlot, Formula, NumberKind};
use crate::code;
use crate::cost::YearName;
use crate::lang::{Code, Term};
use crate::layout::cells::tax;
use crate::layout::split::member_name;
use crate::money::Currency;
use crate::report::{Cell, Note};

/// The sheets, by number.
pub(super) const SUMMARY: usize = 0;
pub(super) const INPUTS: usize = 1;
pub(super) const INVOICES: usize = 2;
pub(super) const PARTS: usize = 3;
pub(super) const BILLS: usize = 4;
pub(super) const COMPARED: usize = 5;
pub(super) const PROOF: usize = 6;

/// Their names, in order.
const NAMES: [Term; 7] = [
    Term::BookSummary,
    Term::BookInputs,
    Term::BookInvoices,
    Term::BookParts,
    Term::BookBills,
    Term::BookComparison,
    Term::BookProof,
];

/// The sheets as they grow.
pub(super) struct Sheets {
    leaves: Vec<BookSheet>,
    /// The members that take part: number in the plan and name.
    pub(super) members: Vec<(usize, Cell)>,
    /// The names of the years.
    pub(super) years: Vec<YearName>,
    /// The shared items, each with the first row of its parts.
    pub(super) blocks: Vec<(usize, usize)>,
    /// Why something stands as values.
    reasons: Vec<Code>,
}

impl Sheets {
    pub(super) fn new(found: &Splitting<'_>) -> Sheets {
        let title = Cell::text(&found.case.title);
        let unit = CellSlot::Text(unit(found));
        let leaves = NAMES.map(|name| BookSheet {
            name,
            rows: vec![vec![CellSlot::Title(Cell::aside(name, [title.clone()]))], vec![unit.clone()]],
            remarks: Vec::new(),
        });
        let members = found.computed.members();
        let members = members.map(|(number, _)| (number, member_name(found, number))).collect();
        let years = found.computed.years.iter().map(|year| year.name).collect();
        Sheets { leaves: leaves.into(), members, years, blocks: Vec::new(), reasons: Vec::new() }
    }

    /// Adds a row to a sheet; its number.
    pub(super) fn row(&mut self, sheet: usize, row: Vec<CellSlot>) -> usize {
        let Some(leaf) = self.leaves.get_mut(sheet) else { return 0 };
        leaf.rows.push(row);
        leaf.rows.len() - 1
    }

    /// Says why what stands in a cell, and in those of its block, is no formula.
    pub(super) fn remark(&mut self, place: CellPlace, reason: Code) {
        if let Some(leaf) = self.leaves.get_mut(place.sheet) {
            leaf.remarks.push((place.row, place.column, Note::new(reason)));
        }
        if !self.reasons.contains(&reason) {
            self.reasons.push(reason);
        }
    }

    /// Puts something where something is already.
    pub(super) fn put(&mut self, place: CellPlace, slot: CellSlot) {
        let row = self.leaves.get_mut(place.sheet).and_then(|leaf| leaf.rows.get_mut(place.row));
        let Some(row) = row else { return };
        while row.len() <= place.column {
            row.push(CellSlot::Empty);
        }
        if let Some(known) = row.get_mut(place.column) {
            *known = slot;
        }
    }

    /// Whether something stands in a cell.
    pub(super) fn has(&self, place: CellPlace) -> bool {
        let row = self.leaves.get(place.sheet).and_then(|leaf| leaf.rows.get(place.row));
        row.and_then(|row| row.get(place.column)).is_some_and(|slot| *slot != CellSlot::Empty)
    }

    /// The number of the next row of a sheet.
    pub(super) fn next(&self, sheet: usize) -> usize {
        self.leaves.get(sheet).map_or(0, |leaf| leaf.rows.len())
    }

    /// An empty row, and one of heads: a first, then one a year, then a sum where there is one.
    pub(super) fn head_of_years(&mut self, sheet: usize, first: Cell, sum: bool) {
        self.row(sheet, Vec::new());
        let years = self.years.iter().map(|year| CellSlot::Head(Cell::Year(*year)));
        let mut row: Vec<CellSlot> = std::iter::once(CellSlot::Head(first)).chain(years).collect();
        row.extend(sum.then_some(CellSlot::Head(Cell::Word(Term::Total))));
        self.row(sheet, row);
    }

    /// An empty row and one of heads.
    pub(super) fn heads(&mut self, sheet: usize, heads: Vec<Cell>) {
        self.row(sheet, Vec::new());
        self.row(sheet, heads.into_iter().map(CellSlot::Head).collect());
    }

    /// The workbook, with its summary and what there is to know of it.
    pub(super) fn into_book(mut self, names: Vec<(&'static str, CellPlace)>, bills_are_values: bool) -> Book {
        let inputs = if bills_are_values { code!("live-inputs-before") } else { code!("live-inputs") };
        let said = [inputs, code!("live-proof"), code!("live-not")];
        for said in said.into_iter().chain(std::mem::take(&mut self.reasons)) {
            self.row(SUMMARY, vec![CellSlot::Said(Note::new(said))]);
        }
        Book { sheets: self.leaves, names }
    }
}

/// The unit of all amounts, and whether they include tax.
fn unit(found: &Splitting<'_>) -> Cell {
    let currency = found.case.currency;
    let currency =
        if currency == Currency::JPY { Cell::Word(Term::BookYen) } else { Cell::text(currency.code()) };
    let tax = tax(found.case).map(Cell::Word);
    Cell::aside(Term::MeasureUnit, std::iter::once(currency).chain(tax))
}

/// A cell.
pub(super) fn at(sheet: usize, row: usize, column: usize) -> CellPlace {
    CellPlace { sheet, row, column }
}

/// What stands in a cell.
pub(super) fn cell(sheet: usize, row: usize, column: usize) -> Formula {
    Formula::Cell(at(sheet, row, column))
}

/// A run of cells in a column.
pub(super) fn down(sheet: usize, column: usize, rows: (usize, usize)) -> Area {
    Area { first: at(sheet, rows.0, column), last: at(sheet, rows.1, column) }
}

/// The sum of a run of cells in a row.
pub(super) fn across(sheet: usize, row: usize, columns: (usize, usize)) -> Formula {
    Formula::Sum(Area { first: at(sheet, row, columns.0), last: at(sheet, row, columns.1) })
}

/// A formula of an amount.
pub(super) fn amount(formula: Formula) -> CellSlot {
    CellSlot::Live(formula, None, NumberKind::Amount)
}
