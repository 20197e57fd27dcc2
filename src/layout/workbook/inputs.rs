//! The sheet of inputs: bases, costs before, prices, own costs, percents of the rules, and the unit of bills.

use super::follows::rule_of;
use super::invoices::{invoices, item_name};
use super::sheets::{INPUTS, Sheets, across, amount, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{Area, CellPlace, CellSlot, NumberKind};
use crate::code;
use crate::cost::Bearer;
use crate::lang::{Code, Term};
use crate::money::Fraction;
use crate::plan::facts::{Fact, Payer, Side};
use crate::plan::level::{Level, today_at};
use crate::report::Cell;
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
    pub(super) percents: BTreeMap<(usize, usize), CellPlace>,
    /// For each shared item, the row of its invoices on their sheet.
    pub(super) invoices: BTreeMap<usize, usize>,
    /// For each member by order, the rows of its own costs.
    pub(super) own: Vec<Vec<usize>>,
    pub(super) unit: CellPlace,
    pub(super) discount: CellPlace,
}

impl Inputs {
    pub(super) fn names(&self) -> Vec<(&'static str, CellPlace)> {
        vec![("billing_unit", self.unit), ("discount_rate", self.discount)]
    }
}

/// Lays out the inputs and the invoices.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets) -> Result<Inputs, Code> {
    let computed = &found.computed;
    let unit = (Term::BookUnit, Fraction::from(found.settlement.round_to), NumberKind::Amount);
    let discount = (Term::BookDiscount, computed.plan.finance.discount.clone(), NumberKind::Percent);
    let mut setting = |(name, value, kind): (Term, Fraction, NumberKind)| {
        let row = sheets.row(INPUTS, vec![CellSlot::Text(Cell::Word(name)), CellSlot::Input(value, kind)]);
        at(INPUTS, row, 1)
    };
    let (unit, discount) = (setting(unit), setting(discount));
    let (members, bases) = bases(found, sheets);
    let before = before(found, sheets);
    let percents = percents(found, sheets);
    let invoices = invoices(found, sheets)?;
    let own = own(found, sheets);
    let by_before = bases.iter().find(|(basis, _)| *basis == Basis::Current);
    if let (Some(row), Some(column), None) = (before, by_before, computed.today()) {
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
    let heads = std::iter::once(Cell::Word(Term::MemberName))
        .chain(bases.iter().map(|(basis, _)| figure(found, basis)));
    sheets.heads(INPUTS, heads.collect());
    let head = sheets.next(INPUTS).saturating_sub(1);
    for (basis, column) in &bases {
        if basis.has_roots() {
            sheets.remark(at(INPUTS, head, *column), code!("live-power"));
        } else if changes(found, basis) {
            sheets.remark(at(INPUTS, head, *column), code!("live-mean"));
        } else if is_price(found, basis) {
            sheets.remark(at(INPUTS, head, *column), code!("live-per"));
        }
    }
    let claimants = claimants(found);
    let weights: Vec<_> = bases.iter().map(|(basis, _)| basis.weigh(&claimants)).collect();
    let first = sheets.next(INPUTS);
    for (number, name) in sheets.members.clone() {
        let weight = |(weights, (basis, _)): (&Vec<Result<Fraction, _>>, &(Basis, usize))| {
            let value = weights.get(number).and_then(|weight| weight.as_ref().ok()).cloned();
            let is_fixed = basis.has_roots() || changes(found, basis) || is_price(found, basis);
            value.map_or(CellSlot::Empty, |value| match is_fixed {
                true => CellSlot::Fixed(value, NumberKind::Number),
                false => CellSlot::Input(value, NumberKind::Number),
            })
        };
        let row = std::iter::once(CellSlot::Text(name)).chain(weights.iter().zip(&bases).map(weight));
        sheets.row(INPUTS, row.collect());
    }
    ((first, sheets.next(INPUTS) - 1), bases)
}

/// Whether a base is another one in other years: the workbook shows what it is on the average.
fn changes(found: &Splitting<'_>, basis: &Basis) -> bool {
    let Some(name) = basis.name() else { return false };
    found.computed.plan.members.iter().flat_map(|member| &member.by_year).any(|(known, _)| known == name)
}

/// Whether some cost is so much for each of a base: it is a value in the workbook, and would not follow the base.
fn is_price(found: &Splitting<'_>, basis: &Basis) -> bool {
    let (Some(name), plan) = (basis.name(), found.computed.plan) else { return false };
    let figure = |number: usize| {
        let member = plan.members.get(number)?;
        member.bases.iter().find(|(base, _)| base == name).map(|(_, figure)| figure)
    };
    plan.items().any(|item| match &item.bearer {
        Bearer::Each(each) => each.iter().all(|(number, times)| figure(*number) == Some(times)),
        _ => false,
    })
}

/// The members as rules weigh them; their costs before are computed in the workbook, where all of them are in it.
fn claimants(found: &Splitting<'_>) -> Vec<crate::sharing::Sharer> {
    let member = |(member, today): (&crate::case::Member, Option<Fraction>)| crate::sharing::Sharer {
        bases: member.bases.iter().cloned().collect(),
        before: None,
        today,
        from: member.months.first,
        to: member.months.last,
    };
    let computed = &found.computed;
    computed.plan.members.iter().zip(today_at(computed, Level::Base)).map(member).collect()
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
            CellSlot::Input(Fraction::from(units), NumberKind::Amount)
        });
        let mut row: Vec<CellSlot> = std::iter::once(CellSlot::Text(name)).chain(amounts).collect();
        row.push(amount(across(INPUTS, sheets.next(INPUTS), (1, sheets.years.len()))));
        sheets.row(INPUTS, row);
    }
    Some(first)
}

/// What people call the figures that members are weighed by: 人口, by which 人口割 goes.
fn figure(found: &Splitting<'_>, basis: &Basis) -> Cell {
    match basis {
        Basis::Proportional(name) => Cell::text(crate::layout::bases::called(found.computed.plan, name)),
        basis => called(found, basis),
    }
}

/// What people call a basis.
fn called(found: &Splitting<'_>, basis: &Basis) -> Cell {
    match basis {
        Basis::Equal => Cell::Word(Term::BookEqual),
        Basis::Current => Cell::Word(Term::Before),
        basis => {
            let words = crate::layout::bases::by(found.computed.plan, basis);
            words.map_or(Cell::Word(Term::Negotiated), Cell::Text)
        }
    }
}

/// The percents of the terms of each shared item's rule.
fn percents(found: &Splitting<'_>, sheets: &mut Sheets) -> BTreeMap<(usize, usize), CellPlace> {
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
            let basis = called(found, &term.basis);
            let part = &term.percent * &Fraction::decimal(1, 2);
            let row = vec![
                CellSlot::Text(item_name(found, item)),
                CellSlot::Text(basis),
                CellSlot::Input(part, NumberKind::Percent),
            ];
            let row = sheets.row(INPUTS, row);
            percents.insert((item, nth), at(INPUTS, row, 2));
        }
    }
    percents
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
            let label = Cell::aside(item_name(found, item), [name.clone()]);
            let amounts =
                amounts.into_iter().map(|amount| CellSlot::Input(Fraction::from(amount), NumberKind::Amount));
            let row = std::iter::once(CellSlot::Text(label)).chain(amounts);
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
