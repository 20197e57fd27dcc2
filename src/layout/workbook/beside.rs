//! What members pay themselves and what is settled, as values beside shares, and the bills that come of all of them.

use super::bills::Bills;
use super::sheets::{BILLS, Sheets, across, amount, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::code;
use crate::lang::{Code, Term};
use crate::layout::split::called;
use crate::money::Fraction;
use crate::report::Cell;

/// Lays out what members pay themselves and what is settled, and the bills; nothing where every share is billed as it is.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets, bills: &Bills) {
    let Some(way) = found.ways.first() else { return };
    let shares = &way.shares;
    let mut beside = Vec::new();
    if found.has_direct() {
        let direct = |member: usize, year: usize| {
            let share =
                shares.bills.get(year).and_then(|bills| bills.get(member)).copied().unwrap_or_default();
            shares.billed(Some(member), Some(year)).base.saturating_sub(share.base)
        };
        beside.push(block(sheets, Term::DirectPart, code!("live-paid-direct"), direct));
    }
    if way.total.settlement.is_some() {
        let settled = |member: usize, year: usize| {
            shares.stands_beside(Some(member), Some(year)).unwrap_or_default().base
        };
        beside.push(block(sheets, Term::SettlementHead, code!("live-beside"), settled));
    }
    if !beside.is_empty() {
        billed(found, sheets, (bills, &beside));
    }
}

/// Lays out what is added to the share of each member and year, as values: the row of the first member.
fn block(sheets: &mut Sheets, head: Term, why: Code, amount: impl Fn(usize, usize) -> i128) -> usize {
    let years = sheets.years.len();
    sheets.head_of_years(BILLS, Cell::Word(head), true);
    let first = sheets.next(BILLS);
    sheets.remark(at(BILLS, first.saturating_sub(1), 0), why);
    for (number, name) in sheets.members.clone() {
        let of_year = |year: usize| Fraction::from(amount(number, year));
        let cells = (0..years).map(|year| CellSlot::Fixed(of_year(year), NumberKind::Change));
        let row: Vec<CellSlot> = std::iter::once(CellSlot::Text(name)).chain(cells).collect();
        let next = sheets.next(BILLS);
        let sum = CellSlot::Live(across(BILLS, next, (1, years)), None, NumberKind::Change);
        sheets.row(BILLS, row.into_iter().chain([sum]).collect());
    }
    first
}

/// Lays out the bills: each share with what is added to it.
fn billed(found: &Splitting<'_>, sheets: &mut Sheets, (shares, beside): (&Bills, &[usize])) {
    let years = sheets.years.len();
    let head = called(found.computed.plan.sharing.word).bill;
    sheets.head_of_years(BILLS, Cell::Word(head), true);
    let first = sheets.next(BILLS);
    for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
        let bill = |column: usize| {
            let blocks = std::iter::once(&shares.rows.0).chain(beside);
            amount(Formula::Plus(blocks.map(|row| cell(BILLS, row + nth, column)).collect()))
        };
        let row = std::iter::once(CellSlot::Text(name)).chain((1..=years + 1).map(bill));
        sheets.row(BILLS, row.collect());
    }
    let rows = (first, sheets.next(BILLS).saturating_sub(1));
    let sums = (1..=years + 1).map(|column| amount(Formula::Sum(down(BILLS, column, rows))));
    let row = std::iter::once(CellSlot::Head(Cell::Word(Term::Total))).chain(sums);
    sheets.row(BILLS, row.collect());
}
