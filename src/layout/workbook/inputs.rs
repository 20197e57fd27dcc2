//! The sheet of inputs: bases, costs before, prices, own costs, percents of the rules, and the unit of bills.

use super::rule_of;
use super::sheets::{INPUTS, INVOICES, Sheets, across, amount, at, cell, down};
use crate::analysis::plan::{Fact, Payer, Side};
use crate::analysis::split::Splitting;
use crate::code;
use crate::cost::{Bearer, Months, Price};
use crate::lang::{Code, Term};
use crate::money::Fraction;
use crate::report::Cell;
use crate::report::book::{Area, Formula, Kind, Place, Slot};
use crate::sharing::Basis;
use std::collections::BTreeMap;

/// Where the inputs are, and the invoices that follow from them.
pub(super) struct Inputs {
    /// The first and the last row of the members, the same in every list of them on this sheet by order.
    pub(super) members: (usize, usize),
    /// The column of each basis of a rule.
    pub(super) bases: Vec<(Basis, usize)>,
    /// The first row of the costs before, where they are known.
    pub(super) before: Option<usize>,
    /// For each shared item and term of its rule, the cell of the percent.
    pub(super) percents: BTreeMap<(usize, usize), Place>,
    /// For each shared item, the row of its invoices on their sheet.
    pub(super) invoices: BTreeMap<usize, usize>,
    /// For each member by order, the rows of its own costs.
    pub(super) own: Vec<Vec<usize>>,
    pub(super) unit: Place,
    pub(super) discount: Place,
}

impl Inputs {
    pub(super) fn names(&self) -> Vec<(&'static str, Place)> {
        vec![("billing_unit", self.unit), ("discount_rate", self.discount)]
    }
}

/// Lays out the inputs and the invoices.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets) -> Result<Inputs, Code> {
    let computed = &found.computed;
    let unit = (Term::BookUnit, Fraction::from(found.settlement.round_to), Kind::Amount);
    let discount = (Term::BookDiscount, computed.plan.finance.discount.clone(), Kind::Percent);
    let mut setting = |(name, value, kind): (Term, Fraction, Kind)| {
        let row = sheets.row(INPUTS, vec![Slot::Text(Cell::Word(name)), Slot::Input(value, kind)]);
        at(INPUTS, row, 1)
    };
    let (unit, discount) = (setting(unit), setting(discount));
    let (members, bases) = bases(found, sheets);
    let before = before(found, sheets);
    let percents = percents(found, sheets);
    let invoices = invoices(found, sheets)?;
    let own = own(found, sheets);
    if let (Some(row), Some(column)) = (before, bases.iter().find(|(basis, _)| *basis == Basis::Current)) {
        // the weight of a member's cost before is its sum over the term
        for nth in 0..sheets.members.len() {
            let sum = cell(INPUTS, row + nth, sheets.years.len() + 1);
            sheets.put(at(INPUTS, members.0 + nth, column.1), amount(sum));
        }
    }
    Ok(Inputs { members, bases, before, percents, invoices, own, unit, discount })
}

/// The members with what they are weighed by.
fn bases(found: &Splitting<'_>, sheets: &mut Sheets) -> ((usize, usize), Vec<(Basis, usize)>) {
    let mut bases: Vec<(Basis, usize)> = Vec::new();
    for item in found.shared_items() {
        for term in rule_of(found, item).map(|rule| rule.terms()).unwrap_or_default() {
            if term.basis != Basis::Equal && bases.iter().all(|(known, _)| *known != term.basis) {
                bases.push((term.basis.clone(), bases.len() + 1));
            }
        }
    }
    let head = |basis: &Basis| match basis {
        Basis::Proportional(name) => Cell::Text(name.clone()),
        Basis::Current => Cell::Word(Term::Before),
        _ => Cell::Word(Term::Negotiated),
    };
    let heads =
        std::iter::once(Cell::Word(Term::MemberName)).chain(bases.iter().map(|(basis, _)| head(basis)));
    sheets.heads(INPUTS, heads.collect());
    let claimants = claimants(found);
    let weights: Vec<_> = bases.iter().map(|(basis, _)| basis.weigh(&claimants)).collect();
    let first = sheets.next(INPUTS);
    for (number, name) in sheets.members.clone() {
        let weight = |weights: &Vec<Result<Fraction, _>>| {
            let value = weights.get(number).and_then(|weight| weight.as_ref().ok()).cloned();
            value.map_or(Slot::Empty, |value| Slot::Input(value, Kind::Number))
        };
        let row = std::iter::once(Slot::Text(name)).chain(weights.iter().map(weight));
        sheets.row(INPUTS, row.collect());
    }
    ((first, sheets.next(INPUTS) - 1), bases)
}

/// The members as rules weigh them; their costs before are computed in the workbook.
fn claimants(found: &Splitting<'_>) -> Vec<crate::sharing::Member> {
    let member = |member: &crate::case::Member| crate::sharing::Member {
        bases: member.bases.iter().cloned().collect(),
        before: None,
        from: member.months.first,
        to: member.months.last,
    };
    found.computed.plan.members.iter().map(member).collect()
}

/// What each member pays today, by year; none where that is not known of every one.
fn before(found: &Splitting<'_>, sheets: &mut Sheets) -> Option<usize> {
    if !found.computed.knows_before() {
        return None;
    }
    sheets.head_of_years(INPUTS, Cell::Word(Term::Before), true);
    let first = sheets.next(INPUTS);
    for (number, name) in sheets.members.clone() {
        let of_member = |fact: &Fact, year: usize| {
            fact.side == Side::Before && fact.payer == Payer::Member(number) && fact.invoice.year == year
        };
        let years = 0..sheets.years.len();
        let amounts = years.map(|year| {
            let units = found.computed.sum(|fact| of_member(fact, year)).base;
            Slot::Input(Fraction::from(units), Kind::Amount)
        });
        let mut row: Vec<Slot> = std::iter::once(Slot::Text(name)).chain(amounts).collect();
        row.push(amount(across(INPUTS, sheets.next(INPUTS), (1, sheets.years.len()))));
        sheets.row(INPUTS, row);
    }
    Some(first)
}

/// The percents of the terms of each shared item's rule.
fn percents(found: &Splitting<'_>, sheets: &mut Sheets) -> BTreeMap<(usize, usize), Place> {
    let mut percents = BTreeMap::new();
    let items = found.shared_items();
    if items.is_empty() {
        return percents;
    }
    let heads = [Cell::Word(Term::BookItem), Cell::Word(Term::BookBasis), Cell::Word(Term::BookPercent)];
    sheets.heads(INPUTS, heads.into());
    for item in items {
        for (nth, term) in
            rule_of(found, item).map(|rule| rule.terms()).unwrap_or_default().iter().enumerate()
        {
            let basis = match &term.basis {
                Basis::Equal => Cell::Word(Term::BookEqual),
                Basis::Proportional(name) => Cell::Text(name.clone()),
                Basis::Current => Cell::Word(Term::Before),
                _ => Cell::Word(Term::Negotiated),
            };
            let part = &term.percent * &Fraction::decimal(1, 2);
            let row =
                vec![Slot::Text(item_name(found, item)), Slot::Text(basis), Slot::Input(part, Kind::Percent)];
            let row = sheets.row(INPUTS, row);
            percents.insert((item, nth), at(INPUTS, row, 2));
        }
    }
    percents
}

/// The name of an item of the shared system.
pub(super) fn item_name(found: &Splitting<'_>, item: usize) -> Cell {
    let item = found.computed.plan.after.get(item);
    item.map_or(Cell::Absent, |item| Cell::Text(item.id.clone()))
}

/// The invoices of the shared items: of a price with its growth where that is how they are priced, else by year.
fn invoices(found: &Splitting<'_>, sheets: &mut Sheets) -> Result<BTreeMap<usize, usize>, Code> {
    let mut rows = BTreeMap::new();
    let items = found.shared_items();
    let heads = [Cell::Word(Term::BookItem), Cell::Word(Term::BookPrice), Cell::Word(Term::BookGrowth)];
    sheets.heads(INPUTS, heads.into());
    let mut prices = BTreeMap::new();
    for item in &items {
        if let Some((price, growth, _)) = priced(found, *item) {
            let row = vec![
                Slot::Text(item_name(found, *item)),
                Slot::Input(price, Kind::Amount),
                Slot::Input(growth, Kind::Percent),
            ];
            prices.insert(*item, sheets.row(INPUTS, row));
        }
    }
    sheets.head_of_years(INPUTS, Cell::Word(Term::BookByYear), false);
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
        let mut row = vec![Slot::Text(item_name(found, item))];
        match (prices.get(&item), priced(found, item)) {
            (Some(price), Some((_, _, twelfths))) => row.extend(years.map(|year| {
                let formula = invoice(found, item, year, (*price, twelfths.clone()));
                Slot::Live(formula, Some(units(year)), Kind::Amount)
            })),
            _ => {
                let inputs = years.clone().map(|year| Slot::Input(units(year), Kind::Amount));
                let inputs = std::iter::once(Slot::Text(item_name(found, item))).chain(inputs);
                let from = sheets.row(INPUTS, inputs.collect());
                row.extend(
                    years.map(|year| {
                        Slot::Live(cell(INPUTS, from, year + 1), Some(units(year)), Kind::Amount)
                    }),
                );
            }
        }
        let next = sheets.next(INVOICES);
        row.push(amount(across(INVOICES, next, (1, sheets.years.len()))));
        rows.insert(item, sheets.row(INVOICES, row));
    }
    let last = sheets.next(INVOICES) - 1;
    if last >= first {
        let sums = (1..=sheets.years.len() + 1)
            .map(|column| amount(Formula::Sum(down(INVOICES, column, (first, last)))));
        let row = std::iter::once(Slot::Head(Cell::Word(Term::Total))).chain(sums);
        let row = row.collect();
        sheets.row(INVOICES, row);
    }
    Ok(rows)
}

/// The price of an item that is so much a year or a month, its growth, and how many twelfths of it a month is.
fn priced(found: &Splitting<'_>, item: usize) -> Option<(Fraction, Fraction, Fraction)> {
    let item = found.computed.plan.after.get(item)?;
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

/// What members bear alone: a row for each item and member, by year; for each member by order, its rows.
fn own(found: &Splitting<'_>, sheets: &mut Sheets) -> Vec<Vec<usize>> {
    let members = sheets.members.clone();
    let mut own = vec![Vec::new(); members.len()];
    let items: Vec<usize> = found.items(|bearer| matches!(bearer, Bearer::Member(_) | Bearer::Each(_)));
    if items.is_empty() {
        return own;
    }
    sheets.head_of_years(INPUTS, Cell::Word(Term::BookOwn), false);
    for item in items {
        for ((number, name), rows) in members.iter().zip(&mut own) {
            let of = |fact: &Fact, year: usize| {
                fact.side == Side::After
                    && fact.item == item
                    && fact.payer == Payer::Member(*number)
                    && fact.invoice.year == year
            };
            let amounts: Vec<i128> =
                (0..sheets.years.len()).map(|year| found.computed.sum(|fact| of(fact, year)).base).collect();
            if amounts.iter().all(|amount| *amount == 0) {
                continue;
            }
            let label = Cell::Aside(Box::new(item_name(found, item)), vec![name.clone()]);
            let amounts = amounts.into_iter().map(|amount| Slot::Input(Fraction::from(amount), Kind::Amount));
            let row = std::iter::once(Slot::Text(label)).chain(amounts);
            rows.push(sheets.row(INPUTS, row.collect()));
        }
    }
    own
}

/// The cells of a member column of the inputs.
pub(super) fn column(inputs: &Inputs, column: usize) -> Area {
    down(INPUTS, column, inputs.members)
}

/// Why parts of a year cannot be followed.
pub(super) const NOT_EVEN: Code = code!("live-months");
