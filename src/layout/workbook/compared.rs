//! What is saved: by member over the term, by year with its sum so far and its present value; and the summary.

use super::bills::Bills;
use super::follows::is_timed_apart;
use super::inputs::Inputs;
use super::sheets::{BILLS, COMPARED, INPUTS, SUMMARY, Sheets, amount, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::code;
use crate::cost::Timing;
use crate::lang::Term;
use crate::money::Fraction;
use crate::report::Cell;

/// Lays out the comparison and the summary.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets, inputs: &Inputs, bills: &Bills) {
    let sums = by_member(found, sheets, inputs, bills);
    by_year(found, sheets, inputs, bills);
    let heads = [Term::Before, Term::ShareHead, Term::Saving, Term::Percent];
    sheets.heads(SUMMARY, heads.map(Cell::Word).into());
    let kinds = [NumberKind::Amount, NumberKind::Amount, NumberKind::Change, NumberKind::ChangePercent];
    let columns: &[usize] = if inputs.before.is_some() { &[1, 2, 3, 4] } else { &[2] };
    let cells = (1..=4).zip(kinds).map(|(column, kind)| match columns.contains(&column) {
        true => CellSlot::Live(cell(COMPARED, sums, column), None, kind),
        false => CellSlot::Empty,
    });
    let cells = cells.collect();
    sheets.row(SUMMARY, cells);
    sheets.row(SUMMARY, Vec::new());
}

/// A row a member, and the sum; the row of that.
fn by_member(found: &Splitting<'_>, sheets: &mut Sheets, inputs: &Inputs, bills: &Bills) -> usize {
    let years = sheets.years.len();
    let heads = [
        Term::MemberName,
        Term::Before,
        Term::ShareHead,
        Term::Saving,
        Term::Percent,
        Term::Verdict,
        Term::Support,
        Term::NetShare,
    ];
    sheets.heads(COMPARED, heads.map(Cell::Word).into());
    let first = sheets.next(COMPARED);
    let way = found.ways.first();
    for (nth, (number, name)) in sheets.members.clone().into_iter().enumerate() {
        let row = sheets.next(COMPARED);
        let member = way.and_then(|way| way.members.iter().find(|row| row.who.member() == Some(number)));
        let support = member.map_or(0, |row| row.sums.support.pays.base);
        let before = inputs.before.map(|first| cell(INPUTS, first + nth, years + 1));
        let mut cells = vec![CellSlot::Text(name)];
        cells.push(before.map_or(CellSlot::Empty, amount));
        cells.push(amount(cell(BILLS, bills.rows.0 + nth, years + 1)));
        cells.extend(saved(row, inputs.before.is_some()));
        cells.push(CellSlot::Fixed(Fraction::from(support), NumberKind::Amount));
        cells.push(amount(cell(COMPARED, row, 2).minus(cell(COMPARED, row, 6))));
        sheets.row(COMPARED, cells);
    }
    let last = sheets.next(COMPARED) - 1;
    let row = sheets.next(COMPARED);
    let sum = |column: usize| Formula::Sum(down(COMPARED, column, (first, last)));
    let mut cells = vec![CellSlot::Head(Cell::Word(Term::Total))];
    cells.push(if inputs.before.is_some() { amount(sum(1)) } else { CellSlot::Empty });
    cells.push(amount(sum(2)));
    let mut rest = saved(row, inputs.before.is_some());
    rest.truncate(2);
    cells.extend(rest);
    cells.extend([CellSlot::Empty, amount(sum(6)), amount(sum(7))]);
    sheets.row(COMPARED, cells)
}

/// The change, in percent, and whether it is one for the worse, of a row with before and share beside it.
fn saved(row: usize, known: bool) -> Vec<CellSlot> {
    if !known {
        return vec![CellSlot::Empty, CellSlot::Empty, CellSlot::Empty];
    }
    let change = || cell(COMPARED, row, 2).minus(cell(COMPARED, row, 1));
    // of nothing there is no percent: 1 instead of 0 below it, and nothing above it
    let is_some = Formula::Least(vec![Formula::number(1), cell(COMPARED, row, 1)]);
    let below = Formula::Greatest(vec![cell(COMPARED, row, 1), Formula::number(1)]);
    let percent = Formula::Times(vec![is_some, cell(COMPARED, row, 3)]).over(below);
    let worse = Formula::Greatest(vec![
        Formula::number(0),
        Formula::Least(vec![Formula::number(1), cell(COMPARED, row, 3)]),
    ]);
    vec![
        CellSlot::Live(change(), None, NumberKind::Change),
        CellSlot::Live(percent, None, NumberKind::ChangePercent),
        CellSlot::Live(worse, None, NumberKind::Flag(Term::WorseOff)),
    ]
}

/// A row a year: before, share, change, the change so far, and what it is worth today.
fn by_year(found: &Splitting<'_>, sheets: &mut Sheets, inputs: &Inputs, bills: &Bills) {
    let Some(before) = inputs.before else { return };
    let heads = [
        Term::BookYear,
        Term::Before,
        Term::ShareHead,
        Term::Saving,
        Term::Cumulative,
        Term::BookFactor,
        Term::NetSaving,
    ];
    // where some costs are discounted otherwise, a year has no one factor
    let columns = if is_timed_apart(found) { 5 } else { heads.len() };
    let heads = heads.map(Cell::Word);
    sheets.heads(COMPARED, heads.into_iter().take(columns).collect());
    if columns == 5 {
        let head = sheets.next(COMPARED).saturating_sub(1);
        sheets.remark(at(COMPARED, head, 0), code!("live-timing"));
    }
    let count = sheets.members.len();
    let first = sheets.next(COMPARED);
    for (year, name) in sheets.years.clone().into_iter().enumerate() {
        let row = sheets.next(COMPARED);
        let column = year + 1;
        let exponent = match found.computed.plan.finance.timing {
            Timing::Start => Fraction::from(i128::try_from(year).unwrap_or(0)),
            Timing::Mid => &Fraction::from(i128::try_from(year).unwrap_or(0)) + &Fraction::decimal(5, 1),
            Timing::End => Fraction::from(i128::try_from(year + 1).unwrap_or(0)),
        };
        let rate = Formula::Plus(vec![Formula::number(1), Formula::Cell(inputs.discount)]);
        let factor = Formula::number(1).over(Formula::Power(Box::new(rate), exponent));
        let before = Formula::Sum(down(INPUTS, column, (before, before + count - 1)));
        let share = Formula::Sum(down(BILLS, column, bills.rows));
        let change = cell(COMPARED, row, 2).minus(cell(COMPARED, row, 1));
        let so_far = Formula::Sum(down(COMPARED, 3, (first, row)));
        let worth = Formula::Times(vec![cell(COMPARED, row, 3), cell(COMPARED, row, 5)]);
        let cells = vec![
            CellSlot::Text(Cell::Year(name)),
            amount(before),
            amount(share),
            CellSlot::Live(change, None, NumberKind::Change),
            CellSlot::Live(so_far, None, NumberKind::Change),
            CellSlot::Live(factor, None, NumberKind::Factor),
            CellSlot::Live(worth, None, NumberKind::Change),
        ];
        sheets.row(COMPARED, cells.into_iter().take(columns).collect());
    }
    let last = sheets.next(COMPARED) - 1;
    let sum = |column: usize| Formula::Sum(down(COMPARED, column, (first, last)));
    let cells = vec![
        CellSlot::Head(Cell::Word(Term::Total)),
        amount(sum(1)),
        amount(sum(2)),
        CellSlot::Live(sum(3), None, NumberKind::Change),
        CellSlot::Empty,
        CellSlot::Empty,
        CellSlot::Live(sum(6), None, NumberKind::Change),
    ];
    sheets.row(COMPARED, cells.into_iter().take(columns).collect());
}
