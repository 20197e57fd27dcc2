//! Cells that several commands show: headings, tax, years, amounts and savings in percent.

use crate::analysis::compare::range_of;
use crate::case::{Case, Tax};
use crate::cost::Units;
use crate::lang::Term;
use crate::money::{Currency, Range};
use crate::report::{Cell, Money, Percent, Sense};

/// A case and the term that rows are of.
pub(super) fn heading(case: &Case, months: u32) -> Cell {
    Cell::Aside(
        Box::new(Cell::text(case.title.clone())),
        vec![Cell::text(case.id.clone()), Cell::Months(months)],
    )
}

/// Whether the amounts of a case include tax, in a word.
pub fn tax(case: &Case) -> Option<Term> {
    case.tax.map(|tax| match tax {
        Tax::Included => Term::TaxIncluded,
        Tax::Excluded => Term::TaxExcluded,
    })
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
    Cell::Money(Money { currency, value, range: Some(range), sense, approximate: false })
}

/// A saving in percent, or its range; nothing where there is none.
pub(super) fn saving_percent(range: Option<Range>, decimals: i32) -> Cell {
    let Some(range) = range else { return Cell::Absent };
    let value = range.point().cloned();
    Cell::Percent(Percent {
        value,
        range: Some(range),
        sense: Sense::Reduction,
        decimals,
        approximate: false,
    })
}
