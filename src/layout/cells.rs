//! Cells that several commands show: headings, tax, years, amounts and savings in percent.

use crate::analysis::compare::range_of;
use crate::case::{Case, Tax};
use crate::cost::{Stage, Units};
use crate::lang::Term;
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Money, Percent, Sense, note};

/// A case and the term that rows are of.
pub(super) fn heading(case: &Case, months: u32) -> Cell {
    Cell::aside(Cell::text(case.title.clone()), [Cell::text(case.id.clone()), Cell::Months(months)])
}

/// Whether the amounts of a case include tax, in a word.
pub fn tax(case: &Case) -> Option<Term> {
    case.tax.map(tax_word)
}

/// Whether amounts include tax, in a word.
pub(super) fn tax_word(tax: Tax) -> Term {
    match tax {
        Tax::Included => Term::TaxIncluded,
        Tax::Excluded => Term::TaxExcluded,
    }
}

/// What figures of a plan are, in a word.
pub fn stage_word(stage: Stage) -> Term {
    match stage {
        Stage::Quotation => Term::Quotation,
        Stage::Budget => Term::BudgetStage,
        Stage::Contract => Term::Contract,
        Stage::Settled => Term::Settled,
    }
}

/// What cases have in common of tax; nothing where they differ.
pub fn common_tax<'c>(mut cases: impl Iterator<Item = &'c Case>) -> Option<Term> {
    let first = tax(cases.next()?)?;
    cases.all(|case| tax(case) == Some(first)).then_some(first)
}

/// An amount of minor units, or its range; nothing where it is not known.
pub(super) fn amount(units: Option<Units>, currency: Currency, decimals: u32, sense: Sense) -> Cell {
    let Some(units) = units else { return Cell::Absent };
    let range = range_of(units, decimals);
    let value = range.point().cloned();
    Cell::money(Money { currency, value, range: Some(range), sense, approximate: false })
}

/// A saving in percent, or its range; nothing where there is none.
pub(super) fn saving_percent(range: Option<Range>, decimals: i32) -> Cell {
    let Some(range) = range else { return Cell::Absent };
    let value = range.point().cloned();
    Cell::percent(Percent {
        value,
        range: Some(range),
        sense: Sense::Reduction,
        decimals,
        approximate: false,
    })
}

/// The part of some units in the whole, in percent; nothing where one of them is not known exactly, or the whole is 0.
pub(super) fn part(of: Option<Units>, whole: Option<Units>, decimals: i32) -> Cell {
    let exact = |units: Option<Units>| units.filter(|units| units.is_exact()).map(|units| units.base);
    let part = exact(of).zip(exact(whole));
    let percent = part.and_then(|(of, whole)| Fraction::ratio(of.checked_mul(100)?, whole));
    percent.map(|percent| Cell::plain_percent(percent, decimals)).into()
}

/// The first few of a list, and how many more there are.
pub(super) fn first_few(mut cells: Vec<Cell>, most: usize) -> Vec<Cell> {
    let more = cells.len().saturating_sub(most);
    cells.truncate(most);
    if more > 0 {
        cells.push(Cell::from(note!("more", count = more)));
    }
    cells
}

/// An amount that may be known within a range; nothing where it is not known at all.
pub(super) fn money(value: Option<Fraction>, range: Option<Range>, currency: Currency, sense: Sense) -> Cell {
    match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => Cell::money(Money { currency, value, range, sense, approximate: false }),
    }
}
