//! What stands beside shares in the bills, as values, and the bills that come of both.

use super::bills::Bills;
use super::sheets::{BILLS, Sheets, across, amount, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::code;
use crate::lang::Term;
use crate::layout::split::called;
use crate::money::Fraction;
use crate::report::Cell;

/// Lays out the settlements and the bills; nothing where nothing stands beside shares.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets, bills: &Bills) {
    let Some(way) = found.ways.first().filter(|way| way.total.settlement.is_some()) else { return };
    let years = sheets.years.len();
    sheets.head_of_years(BILLS, Cell::Word(Term::SettlementHead), true);
    let first = sheets.next(BILLS);
    sheets.remark(at(BILLS, first.saturating_sub(1), 0), code!("live-beside"));
    for (number, name) in sheets.members.clone() {
        let beside = |year: usize| way.shares.stands_beside(Some(number), Some(year)).unwrap_or_default();
        let cells =
            (0..years).map(|year| CellSlot::Fixed(Fraction::from(beside(year).base), NumberKind::Change));
        let row: Vec<CellSlot> = std::iter::once(CellSlot::Text(name)).chain(cells).collect();
        let next = sheets.next(BILLS);
        let sum = CellSlot::Live(across(BILLS, next, (1, years)), None, NumberKind::Change);
        sheets.row(BILLS, row.into_iter().chain([sum]).collect());
    }
    let head = called(found.computed.plan.sharing.word).bill;
    sheets.head_of_years(BILLS, Cell::Word(head), true);
    let first_bill = sheets.next(BILLS);
    for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
        let bill = |column: usize| {
            let share = cell(BILLS, bills.rows.0 + nth, column);
            amount(Formula::Plus(vec![share, cell(BILLS, first + nth, column)]))
        };
        let row = std::iter::once(CellSlot::Text(name)).chain((1..=years + 1).map(bill));
        sheets.row(BILLS, row.collect());
    }
    let rows = (first_bill, sheets.next(BILLS).saturating_sub(1));
    let sums = (1..=years + 1).map(|column| amount(Formula::Sum(down(BILLS, column, rows))));
    let row = std::iter::once(CellSlot::Head(Cell::Word(Term::Total))).chain(sums);
    sheets.row(BILLS, row.collect());
}
