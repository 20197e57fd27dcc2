//! The invoices of the shared items: of a price with its growth where that is how they are priced, else by year.

use super::sheets::{INPUTS, INVOICES, Sheets, across, amount, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::cost::{Bearer, Months, Price};
use crate::lang::{Code, Term};
use crate::money::Fraction;
use crate::plan::facts::{Fact, Payer, Side};
use crate::report::Cell;
use std::collections::BTreeMap;

/// The name of an item of the shared system.
pub(super) fn item_name(found: &Splitting<'_>, item: usize) -> Cell {
    let item = found.computed.plan.after.get(item);
    item.map(|item| Cell::text(&item.name)).into()
}

/// The invoices of the shared items: of a price with its growth where that is how they are priced, else by year.
pub(super) fn invoices(found: &Splitting<'_>, sheets: &mut Sheets) -> Result<BTreeMap<usize, usize>, Code> {
    let mut rows = BTreeMap::new();
    let items = found.shared_items();
    if items.iter().any(|item| priced(found, *item).is_some()) {
        let heads = [Cell::Word(Term::BookItem), Cell::Word(Term::BookPrice), Cell::Word(Term::BookGrowth)];
        sheets.heads(INPUTS, heads.into());
    }
    let mut prices = BTreeMap::new();
    for item in &items {
        if let Some((price, growth, _)) = priced(found, *item) {
            let row = vec![
                CellSlot::Text(item_name(found, *item)),
                CellSlot::Input(price, NumberKind::Amount),
                CellSlot::Input(growth, NumberKind::Percent),
            ];
            prices.insert(*item, sheets.row(INPUTS, row));
        }
    }
    if prices.len() < items.len() {
        sheets.head_of_years(INPUTS, Cell::Word(Term::BookByYear), false);
    }
    sheets.head_of_years(INVOICES, Cell::Word(Term::BookItem), true);
    let first = sheets.next(INVOICES);
    for item in items {
        let years = 0..sheets.years.len();
        let units = |year: usize| {
            let of_year = |fact: &Fact| {
                fact.side == Side::After
                    && fact.item == item
                    && fact.payer == Payer::Shared
                    && fact.invoice.year == year
            };
            Fraction::from(found.computed.sum(of_year).base)
        };
        let mut row = vec![CellSlot::Text(item_name(found, item))];
        match (prices.get(&item), priced(found, item)) {
            (Some(price), Some((_, _, twelfths))) => row.extend(years.map(|year| {
                let formula = invoice(found, item, year, (*price, twelfths.clone()));
                CellSlot::Live(formula, Some(units(year)), NumberKind::Amount)
            })),
            _ => {
                let inputs = years.clone().map(|year| CellSlot::Input(units(year), NumberKind::Amount));
                let inputs = std::iter::once(CellSlot::Text(item_name(found, item))).chain(inputs);
                let from = sheets.row(INPUTS, inputs.collect());
                row.extend(years.map(|year| {
                    CellSlot::Live(cell(INPUTS, from, year + 1), Some(units(year)), NumberKind::Amount)
                }));
            }
        }
        let next = sheets.next(INVOICES);
        row.push(amount(across(INVOICES, next, (1, sheets.years.len()))));
        rows.insert(item, sheets.row(INVOICES, row));
    }
    total(sheets, first);
    Ok(rows)
}

/// The sums of the invoices from a row on.
fn total(sheets: &mut Sheets, first: usize) {
    let last = sheets.next(INVOICES) - 1;
    if last >= first {
        let sums = (1..=sheets.years.len() + 1)
            .map(|column| amount(Formula::Sum(down(INVOICES, column, (first, last)))));
        let row = std::iter::once(CellSlot::Head(Cell::Word(Term::Total))).chain(sums);
        let row = row.collect();
        sheets.row(INVOICES, row);
    }
}

/// The price of an item that is so much a year or a month, its growth, and how many twelfths of it a month is.
fn priced(found: &Splitting<'_>, item: usize) -> Option<(Fraction, Fraction, Fraction)> {
    // tax is rounded on each price, and so is what somebody outside bears: these invoices stand as they are
    let item = found.computed.plan.after.get(item);
    let item = item.filter(|item| item.tax.is_none() && item.outside.is_empty())?;
    let (price, twelfths) = match &item.price {
        Price::Yearly(price) => (price, Fraction::ratio(1, 12)?),
        Price::Monthly(price) => (price, Fraction::from(1)),
        _ => return None,
    };
    matches!(item.bearer, Bearer::Shared(_)).then(|| (price.base.clone(), item.growth.clone(), twelfths))
}

/// The invoice of a year: so many months of each stretch of twelve, at the price that has grown so often.
fn invoice(found: &Splitting<'_>, item: usize, year: usize, (row, a_month): (usize, Fraction)) -> Formula {
    let computed = &found.computed;
    let runs = computed.plan.after.get(item).map_or(Months::new(1, 0), |item| item.runs);
    let months = computed.years.get(year).map_or(Months::new(1, 0), |year| year.months);
    let months = months.and(runs).and(computed.calendar.term());
    let mut stretches: BTreeMap<u32, i128> = BTreeMap::new();
    for month in months.first..=months.last {
        let grown = month.saturating_sub(runs.first) / 12;
        *stretches.entry(grown).or_default() += 1;
    }
    let growth = || Formula::Plus(vec![Formula::number(1), cell(INPUTS, row, 2)]);
    let part = |(grown, count): (u32, i128)| {
        let months = Formula::Number(&Fraction::from(count) * &a_month);
        match grown {
            0 => months,
            grown => Formula::Times(vec![
                months,
                Formula::Power(Box::new(growth()), Fraction::from(i128::from(grown))),
            ]),
        }
    };
    let parts: Vec<Formula> = stretches.into_iter().map(part).collect();
    let sum = if parts.is_empty() { Formula::number(0) } else { Formula::Plus(parts) };
    Formula::Times(vec![cell(INPUTS, row, 1), sum]).rounded(6).rounded(0)
}
