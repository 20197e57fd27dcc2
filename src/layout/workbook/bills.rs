//! The bills of each year in whole units: the exact share, what is cut off, the rank of the remainder, and the bill.

use super::inputs::Inputs;
use super::parts::part;
use super::sheets::{BILLS, INPUTS, INVOICES, PROOF, Sheets, across, amount, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::code;
use crate::lang::{Code, Term};
use crate::money::Fraction;
use crate::report::Cell;
use crate::sharing::Remainder;

/// Where the bills are.
pub(super) struct Bills {
    /// The first and the last row of the members.
    pub(super) rows: (usize, usize),
}

/// A list of the members by year on the way to the bills: its head, and the formula of a member in a year.
type YearBlock<'b> = (Term, Box<dyn Fn(&Sheets, usize, usize) -> (Formula, NumberKind) + 'b>);

/// Lays out the bills, and beside them the proof: what the formulas come to less what was computed exactly.
/// Where formulas do not follow them, the bills stand as values.
pub(super) fn lay(
    found: &Splitting<'_>,
    sheets: &mut Sheets,
    inputs: &Inputs,
    why: Option<Code>,
) -> Result<Bills, Code> {
    let years = sheets.years.len();
    let count = sheets.members.len();
    // blocks of the same height, one under the other: two rows of heads, then the members
    let first = sheets.next(BILLS) + 2;
    let block = |nth: usize| first + nth * (count + 2);
    let rows = |nth: usize| (block(nth), block(nth) + count - 1);
    let (exact, cut, rest, rank) = (0, 1, 2, 3);
    let unit = || Formula::Cell(inputs.unit);
    let mut blocks: Vec<YearBlock<'_>> = Vec::new();
    blocks.push((
        Term::BookExact,
        Box::new(move |sheets, nth, year| {
            let own = inputs.own.get(nth).into_iter().flatten().map(|row| cell(INPUTS, *row, year + 1));
            let mut parts: Vec<Formula> = part(sheets, nth, year);
            parts.extend(own);
            let sum = if parts.is_empty() { Formula::number(0) } else { Formula::Plus(parts) };
            (sum.rounded(6), NumberKind::Share)
        }),
    ));
    blocks.push((
        Term::BookCut,
        Box::new(move |_, nth, year| {
            let share = cell(BILLS, block(exact) + nth, year + 1);
            let whole = Formula::Whole(Box::new(share.over(unit())));
            (Formula::Times(vec![whole, unit()]), NumberKind::Amount)
        }),
    ));
    blocks.push((
        Term::BookRest,
        Box::new(move |_, nth, year| {
            let (share, down) =
                (cell(BILLS, block(exact) + nth, year + 1), cell(BILLS, block(cut) + nth, year + 1));
            (share.minus(down).rounded(6), NumberKind::Share)
        }),
    ));
    blocks.push((
        Term::BookRank,
        Box::new(move |_, nth, year| {
            let column = year + 1;
            let this = at(BILLS, block(rest) + nth, column);
            let above = Formula::Above(down(BILLS, column, rows(rest)), this);
            let same = Formula::Same(down(BILLS, column, (block(rest), block(rest) + nth)), this);
            (Formula::Plus(vec![above, same]), NumberKind::Number)
        }),
    ));
    for (title, formula) in blocks.iter().filter(|_| why.is_none()) {
        sheets.head_of_years(BILLS, Cell::Word(*title), false);
        for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
            let cells = (0..years).map(|year| {
                let (formula, kind) = formula(sheets, nth, year);
                CellSlot::Live(formula, None, kind)
            });
            let row: Vec<CellSlot> = std::iter::once(CellSlot::Text(name)).chain(cells).collect();
            sheets.row(BILLS, row);
        }
    }
    drop(blocks);
    let total = |sheets: &Sheets, year: usize| {
        // shared invoices and own costs of the year
        let shared = inputs.invoices.values().map(|row| cell(INVOICES, *row, year + 1));
        let own = inputs.own.iter().flatten().map(|row| cell(INPUTS, *row, year + 1));
        let parts: Vec<Formula> = shared.chain(own).collect();
        let _ = sheets;
        if parts.is_empty() { Formula::number(0) } else { Formula::Plus(parts) }
    };
    sheets.head_of_years(BILLS, Cell::Word(Term::BookTotals), false);
    let sums: Vec<CellSlot> = (0..years).map(|year| amount(total(sheets, year))).collect();
    let of_year =
        sheets.row(BILLS, std::iter::once(CellSlot::Text(Cell::Word(Term::Total))).chain(sums).collect());
    let cuts = if why.is_none() { 0..years } else { 0..0 };
    let rests = cuts.map(|year| {
        let cut = Formula::Sum(down(BILLS, year + 1, rows(cut)));
        amount(cell(BILLS, of_year, year + 1).minus(cut))
    });
    let rests: Vec<CellSlot> =
        std::iter::once(CellSlot::Text(Cell::Word(Term::BookRest))).chain(rests).collect();
    let rests = if why.is_none() { sheets.row(BILLS, rests) } else { of_year };
    sheets.head_of_years(BILLS, Cell::Word(Term::ShareHead), true);
    if let Some(why) = why {
        let head = sheets.next(BILLS).saturating_sub(1);
        sheets.remark(at(BILLS, head, 0), why);
    }
    sheets.head_of_years(PROOF, Cell::Word(Term::ShareHead), true);
    let way = found.ways.first().ok_or(code!("live-ways"))?;
    let bill_rows = (sheets.next(BILLS), sheets.next(BILLS) + count - 1);
    for (nth, (number, name)) in sheets.members.clone().into_iter().enumerate() {
        let mut bills = vec![CellSlot::Text(name.clone())];
        let mut proof = vec![CellSlot::Text(name)];
        let row = sheets.next(BILLS);
        for year in 0..years {
            let column = year + 1;
            let down = cell(BILLS, block(cut) + nth, column);
            let rest = || cell(BILLS, rests, column);
            let of_year = found.settlement.among(|bearer| found.computed.takes_part_in(bearer, year));
            let formula = match of_year.remainder {
                Remainder::Drop => down,
                Remainder::Member(bearer) if bearer == number => Formula::Plus(vec![down, rest()]),
                Remainder::Member(_) => down,
                Remainder::Largest => {
                    let rank = cell(BILLS, block(rank) + nth, column).minus(Formula::number(1));
                    let left = rest().minus(Formula::Times(vec![unit(), rank]));
                    let one = Formula::Least(vec![unit(), left]);
                    Formula::Plus(vec![down, Formula::Greatest(vec![Formula::number(0), one])])
                }
            };
            let bill =
                way.shares.bills.get(year).and_then(|bills| bills.get(number)).map_or(0, |bill| bill.base);
            let bill = Fraction::from(bill);
            bills.push(match why {
                None => CellSlot::Live(formula, Some(bill.clone()), NumberKind::Amount),
                Some(_) => CellSlot::Fixed(bill.clone(), NumberKind::Amount),
            });
            let difference = cell(BILLS, row, column).minus(Formula::Number(bill));
            proof.push(CellSlot::Live(difference, Some(Fraction::zero()), NumberKind::Change));
        }
        bills.push(amount(across(BILLS, row, (1, years))));
        let next = sheets.next(PROOF);
        proof.push(CellSlot::Live(
            across(PROOF, next, (1, years)),
            Some(Fraction::zero()),
            NumberKind::Change,
        ));
        sheets.row(BILLS, bills);
        sheets.row(PROOF, proof);
    }
    if found.settlement.remainder != Remainder::Drop {
        // percents that do not add up to 100% show here
        sheets.head_of_years(PROOF, Cell::Word(Term::BookTotals), false);
        let missed = (1..=years).map(|column| {
            let bills = Formula::Sum(down(BILLS, column, bill_rows));
            let formula = bills.minus(cell(BILLS, of_year, column));
            CellSlot::Live(formula, Some(Fraction::zero()), NumberKind::Change)
        });
        let row = std::iter::once(CellSlot::Text(Cell::Word(Term::Total))).chain(missed).collect();
        sheets.row(PROOF, row);
    }
    let sums = (1..=years + 1).map(|column| amount(Formula::Sum(down(BILLS, column, bill_rows))));
    let sums: Vec<CellSlot> = std::iter::once(CellSlot::Head(Cell::Word(Term::Total))).chain(sums).collect();
    sheets.row(BILLS, sums);
    Ok(Bills { rows: bill_rows })
}
