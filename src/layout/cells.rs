//! Cells that several commands show: headings, tax, years, amounts and savings in percent.

use crate::analysis::compare::range_of;
use crate::case::{Case, Published, Tax};
use crate::cost::{ComparedAmount, Stage, Units};
use crate::lang::{Term, Text};
use crate::money::{Currency, Fraction, Range};
use crate::report::{Cell, Money, Percent, Sense, note};

/// A case and the term that rows are of.
pub(super) fn heading(case: &Case, months: u32) -> Cell {
    Cell::aside(Cell::text(&case.title), [Cell::text(&case.id), Cell::Months(months)])
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
pub(crate) fn stage_word(stage: Stage) -> Term {
    match stage {
        Stage::Quotation => Term::Quotation,
        Stage::Budget => Term::BudgetStage,
        Stage::Contract => Term::Contract,
        Stage::Settled => Term::Settled,
    }
}

/// What cases have in common of tax; nothing where they differ.
pub(super) fn common_tax(mut taxes: impl Iterator<Item = Option<Tax>>) -> Option<Term> {
    let first = taxes.next()??;
    taxes.all(|tax| tax == Some(first)).then(|| tax_word(first))
}

/// Whether less of an amount is a reduction.
pub(super) fn sense(amount: ComparedAmount) -> Sense {
    if amount == ComparedAmount::Saving { Sense::Reduction } else { Sense::Plain }
}

/// An amount of minor units, or its range; nothing where it is not known.
pub(super) fn amount(units: impl Into<Option<Units>>, currency: Currency, sense: Sense) -> Cell {
    let range = units.into().map(|units| range_of(units, currency.minor_digits()));
    money(range.as_ref().and_then(Range::point).cloned(), range, currency, sense)
}

/// How many there are for certain, and perhaps: as a range where some are not.
pub(super) fn counted([certain, perhaps]: [usize; 2]) -> Cell {
    let ends =
        [certain, certain.saturating_add(perhaps)].map(|count| i128::try_from(count).unwrap_or(i128::MAX));
    let [low, high] = ends.map(Fraction::from);
    if perhaps == 0 { certain.into() } else { Cell::numbers(Range { low, high }, 0) }
}

/// What something costs, in minor units.
pub(super) fn cost(units: impl Into<Option<Units>>, currency: Currency) -> Cell {
    amount(units, currency, Sense::Plain)
}

/// What is saved, in minor units.
pub(super) fn saved(units: impl Into<Option<Units>>, currency: Currency) -> Cell {
    amount(units, currency, Sense::Reduction)
}

/// By how much a cost has risen, in minor units.
pub(super) fn risen(units: impl Into<Option<Units>>, currency: Currency) -> Cell {
    amount(units, currency, Sense::Change)
}

/// The currency, as people call it beside a number.
pub(super) fn currency_word(currency: Currency) -> Cell {
    match currency {
        Currency::JPY => Cell::text(Text::each("円", "JPY")),
        currency => Cell::text(currency.code()),
    }
}

/// A saving in percent, or its range; nothing where there is none.
pub(super) fn saving_percent(range: Option<Range>, decimals: i32) -> Cell {
    ranged_percent(range, Sense::Reduction, decimals)
}

/// A percent of a range, or of one value; nothing where there is none.
pub(super) fn ranged_percent(range: Option<Range>, sense: Sense, decimals: i32) -> Cell {
    percent(range.as_ref().and_then(Range::point).cloned(), range, sense, decimals)
}

/// A percent that may be known within a range; nothing where it is not known at all.
pub(super) fn percent(value: Option<Fraction>, range: Option<Range>, sense: Sense, decimals: i32) -> Cell {
    match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => Cell::percent(Percent { value, range, sense, decimals, approximate: false }),
    }
}

/// An amount that is known exactly, or nothing.
pub(super) fn exact_money(value: Option<Fraction>, currency: Currency, sense: Sense) -> Cell {
    money(value.clone(), value.map(Range::exact), currency, sense)
}

/// The part of some units in the whole, in percent; nothing where one of them is not known exactly, or the whole is 0.
pub(super) fn part(of: Option<Units>, whole: Option<Units>, decimals: i32) -> Option<Cell> {
    let exact = |units: Option<Units>| units.filter(|units| units.is_exact()).map(|units| units.base);
    let percent = Fraction::ratio(exact(of)?.checked_mul(100)?, exact(whole)?)?;
    Some(Cell::plain_percent(percent, decimals))
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

/// The first few of a list as one cell, and how many more there are.
pub(super) fn few(cells: impl IntoIterator<Item = Cell>, most: usize) -> Cell {
    Cell::Parts(first_few(cells.into_iter().collect(), most))
}

/// What is said of these; the whole where nothing is.
pub(super) fn or_whole(said: impl IntoIterator<Item = Cell>) -> Cell {
    let said: Vec<Cell> = said.into_iter().filter(|cell| *cell != Cell::Absent).collect();
    Cell::Parts(if said.is_empty() { vec![Cell::Word(Term::Whole)] } else { said })
}

/// Whose, of which system and which cost a printed row is.
pub(super) fn printed_row(row: &Published) -> Cell {
    or_whole([&row.member, &row.system, &row.of].into_iter().flatten().map(Cell::text))
}

/// An amount that may be known within a range; nothing where it is not known at all.
pub(super) fn money(value: Option<Fraction>, range: Option<Range>, currency: Currency, sense: Sense) -> Cell {
    match (&value, &range) {
        (None, None) => Cell::Absent,
        _ => Cell::money(Money { currency, value, range, sense, approximate: false }),
    }
}

/// A number with the decimals that it has, so many at most.
pub(super) fn number_within(value: &Fraction, most: u32) -> Cell {
    Cell::number(value.clone(), value.decimals_within(most))
}

/// These, where there are any.
pub(super) fn some(cells: impl IntoIterator<Item = Cell>) -> Option<Vec<Cell>> {
    Some(cells.into_iter().collect::<Vec<Cell>>()).filter(|cells| !cells.is_empty())
}

/// Each of these once, where it stands first.
pub(super) fn distinct<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut known: Vec<T> = Vec::new();
    for one in all {
        if !known.contains(&one) {
            known.push(one);
        }
    }
    known
}
