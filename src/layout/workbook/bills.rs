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

/// Where things stand on the sheet of the bills, and what they are made of.
struct Laying<'b> {
    found: &'b Splitting<'b>,
    inputs: &'b Inputs,
    /// Why the bills stand as values, where formulas do not follow them.
    why: Option<Code>,
    /// The row of the first member in the first block.
    first: usize,
    members: usize,
    years: usize,
}

/// A list of the members by year on the way to the bills: its head, and the formula of a member in a year.
type YearBlock = (Term, fn(&Laying<'_>, &Sheets, usize, usize) -> (Formula, NumberKind));

/// The lists, and the places of theirs: one under the other.
const BLOCKS: [YearBlock; 4] = [
    (Term::BookExact, |laying, sheets, nth, year| laying.exact(sheets, nth, year)),
    (Term::BookCut, |laying, sheets, nth, year| laying.cut(sheets, nth, year)),
    (Term::BookRest, |laying, sheets, nth, year| laying.rest(sheets, nth, year)),
    (Term::BookRank, |laying, sheets, nth, year| laying.rank(sheets, nth, year)),
];
const EXACT: usize = 0;
const CUT: usize = 1;
const REST: usize = 2;
const RANK: usize = 3;

/// Lays out the bills, and beside them the proof: what the formulas come to less what was computed exactly.
/// Where formulas do not follow them, the bills stand as values.
pub(super) fn lay(
    found: &Splitting<'_>,
    sheets: &mut Sheets,
    inputs: &Inputs,
    why: Option<Code>,
) -> Result<Bills, Code> {
    let (years, members) = (sheets.years.len(), sheets.members.len());
    let first = sheets.next(BILLS) + 2;
    let laying = Laying { found, inputs, why, first, members, years };
    if why.is_none() {
        laying.blocks(sheets);
    }
    let of_year = laying.totals(sheets);
    let rests = if why.is_none() { laying.rests(sheets, of_year) } else { of_year };
    sheets.head_of_years(BILLS, Cell::Word(Term::ShareHead), true);
    if let Some(why) = why {
        let head = sheets.next(BILLS).saturating_sub(1);
        sheets.remark(at(BILLS, head, 0), why);
    }
    sheets.head_of_years(PROOF, Cell::Word(Term::ShareHead), true);
    let rows = (sheets.next(BILLS), sheets.next(BILLS) + members - 1);
    laying.bills(sheets, rests)?;
    if found.settlement.remainder != Remainder::Drop {
        laying.proof_of_totals(sheets, of_year, rows);
    }
    let sums = (1..=years + 1).map(|column| amount(Formula::Sum(down(BILLS, column, rows))));
    sheets.row(BILLS, headed(CellSlot::Head(Cell::Word(Term::Total)), sums));
    Ok(Bills { rows })
}

/// A row with what stands at its head.
fn headed(head: CellSlot, cells: impl Iterator<Item = CellSlot>) -> Vec<CellSlot> {
    std::iter::once(head).chain(cells).collect()
}

/// A sum of these; nothing is 0.
fn sum(parts: Vec<Formula>) -> Formula {
    if parts.is_empty() { Formula::number(0) } else { Formula::Plus(parts) }
}

impl Laying<'_> {
    /// The row of the first member in a block: each has two rows of heads, then the members.
    fn block(&self, nth: usize) -> usize {
        self.first + nth * (self.members + 2)
    }

    fn rows(&self, nth: usize) -> (usize, usize) {
        (self.block(nth), self.block(nth) + self.members - 1)
    }

    fn unit(&self) -> Formula {
        Formula::Cell(self.inputs.unit)
    }

    /// What a member has in a block in a year.
    fn cell(&self, block: usize, member: usize, year: usize) -> Formula {
        cell(BILLS, self.block(block) + member, year + 1)
    }

    /// The exact share.
    fn exact(&self, sheets: &Sheets, nth: usize, year: usize) -> (Formula, NumberKind) {
        let own = self.inputs.own.get(nth).into_iter().flatten().map(|row| cell(INPUTS, *row, year + 1));
        let mut parts: Vec<Formula> = part(sheets, nth, year);
        parts.extend(own);
        (sum(parts).rounded(6), NumberKind::Share)
    }

    /// The same cut down to whole units.
    fn cut(&self, _: &Sheets, nth: usize, year: usize) -> (Formula, NumberKind) {
        let whole = Formula::Whole(Box::new(self.cell(EXACT, nth, year).over(self.unit())));
        (Formula::Times(vec![whole, self.unit()]), NumberKind::Amount)
    }

    /// What is cut off.
    fn rest(&self, _: &Sheets, nth: usize, year: usize) -> (Formula, NumberKind) {
        let rest = self.cell(EXACT, nth, year).minus(self.cell(CUT, nth, year));
        (rest.rounded(6), NumberKind::Share)
    }

    /// The rank of that among all.
    fn rank(&self, _: &Sheets, nth: usize, year: usize) -> (Formula, NumberKind) {
        let (column, first) = (year + 1, self.block(REST));
        let this = at(BILLS, first + nth, column);
        let above = Formula::Above(down(BILLS, column, self.rows(REST)), this);
        let same = Formula::Same(down(BILLS, column, (first, first + nth)), this);
        (Formula::Plus(vec![above, same]), NumberKind::Number)
    }

    fn blocks(&self, sheets: &mut Sheets) {
        for (title, formula) in BLOCKS {
            sheets.head_of_years(BILLS, Cell::Word(title), false);
            for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
                let cells = (0..self.years).map(|year| {
                    let (formula, kind) = formula(self, sheets, nth, year);
                    CellSlot::Live(formula, None, kind)
                });
                let row = headed(CellSlot::Text(name), cells);
                sheets.row(BILLS, row);
            }
        }
    }

    /// The total of each year, of shared invoices and own costs: its row.
    fn totals(&self, sheets: &mut Sheets) -> usize {
        let total = |year: usize| {
            let shared = self.inputs.invoices.values().map(|row| cell(INVOICES, *row, year + 1));
            let own = self.inputs.own.iter().flatten().map(|row| cell(INPUTS, *row, year + 1));
            sum(shared.chain(own).collect())
        };
        sheets.head_of_years(BILLS, Cell::Word(Term::BookTotals), false);
        let totals = (0..self.years).map(|year| amount(total(year)));
        sheets.row(BILLS, headed(CellSlot::Text(Cell::Word(Term::Total)), totals))
    }

    /// What is left of each total after all is cut down: its row.
    fn rests(&self, sheets: &mut Sheets, of_year: usize) -> usize {
        let rests = (1..=self.years).map(|column| {
            let cut = Formula::Sum(down(BILLS, column, self.rows(CUT)));
            amount(cell(BILLS, of_year, column).minus(cut))
        });
        sheets.row(BILLS, headed(CellSlot::Text(Cell::Word(Term::BookRest)), rests))
    }

    /// The bills, and their proof.
    fn bills(&self, sheets: &mut Sheets, rests: usize) -> Result<(), Code> {
        let way = self.found.ways.first().ok_or(code!("live-ways"))?;
        for (nth, (number, name)) in sheets.members.clone().into_iter().enumerate() {
            let mut bills = vec![CellSlot::Text(name.clone())];
            let mut proof = vec![CellSlot::Text(name)];
            let row = sheets.next(BILLS);
            for year in 0..self.years {
                let bill = way.shares.bills.get(year).and_then(|bills| bills.get(number));
                let bill = Fraction::from(bill.map_or(0, |bill| bill.base));
                bills.push(match self.why {
                    None => {
                        let formula = self.bill((nth, number), year, rests);
                        CellSlot::Live(formula, Some(bill.clone()), NumberKind::Amount)
                    }
                    Some(_) => CellSlot::Fixed(bill.clone(), NumberKind::Amount),
                });
                proof.push(none(cell(BILLS, row, year + 1).minus(Formula::Number(bill))));
            }
            bills.push(amount(across(BILLS, row, (1, self.years))));
            proof.push(none(across(PROOF, sheets.next(PROOF), (1, self.years))));
            sheets.row(BILLS, bills);
            sheets.row(PROOF, proof);
        }
        Ok(())
    }

    /// The bill of a member, by its place in the lists and its number in the plan: what is cut down, and its part of the rest.
    fn bill(&self, (nth, number): (usize, usize), year: usize, rests: usize) -> Formula {
        let down = self.cell(CUT, nth, year);
        let rest = || cell(BILLS, rests, year + 1);
        let of_year = self.found.settlement.among(|bearer| self.found.computed.takes_part_in(bearer, year));
        match of_year.remainder {
            Remainder::Drop => down,
            Remainder::Member(bearer) if bearer == number => Formula::Plus(vec![down, rest()]),
            Remainder::Member(_) => down,
            Remainder::Largest => {
                let before = self.cell(RANK, nth, year).minus(Formula::number(1));
                let left = rest().minus(Formula::Times(vec![self.unit(), before]));
                let one = Formula::Least(vec![self.unit(), left]);
                Formula::Plus(vec![down, Formula::Greatest(vec![Formula::number(0), one])])
            }
        }
    }

    /// That the bills of each year add up to its total: percents that do not add up to 100% show here.
    fn proof_of_totals(&self, sheets: &mut Sheets, of_year: usize, rows: (usize, usize)) {
        sheets.head_of_years(PROOF, Cell::Word(Term::BookTotals), false);
        let missed = (1..=self.years).map(|column| {
            let bills = Formula::Sum(down(BILLS, column, rows));
            none(bills.minus(cell(BILLS, of_year, column)))
        });
        let row = headed(CellSlot::Text(Cell::Word(Term::Total)), missed);
        sheets.row(PROOF, row);
    }
}

/// A difference that must be nothing.
fn none(formula: Formula) -> CellSlot {
    CellSlot::Live(formula, Some(Fraction::zero()), NumberKind::Change)
}
