//! What each member pays of each shared item, exactly: the invoice times its weight in the weight of those that take part.

use super::follows::rule_of;
use super::inputs::{Inputs, NOT_EVEN, column};
use super::invoices::item_name;
use super::sheets::{INPUTS, INVOICES, PARTS, Sheets, at, cell, down};
use crate::analysis::split::Splitting;
use crate::book::{CellSlot, Formula, NumberKind};
use crate::cost::Bearer;
use crate::lang::{Code, Term};
use crate::money::Fraction;
use crate::plan::facts::{Fact, Payer, Side};
use crate::report::Cell;
use crate::sharing::Basis;

/// Members that take part in the same months of an item: by order, and the part of the year's invoice laid on these.
type Party = (Vec<bool>, Fraction);

/// Lays out the parts: who takes part, then an item after the other; or why they cannot be followed.
pub(super) fn lay(found: &Splitting<'_>, sheets: &mut Sheets, inputs: &Inputs) -> Result<(), Code> {
    let items = found.shared_items();
    let mut parties: Vec<Vec<bool>> = Vec::new();
    let years = |item: &usize| {
        let years = (0..sheets.years.len()).map(|year| parties_of(found, sheets, *item, year));
        years.collect::<Result<Vec<_>, Code>>()
    };
    let of_items = items.iter().map(years).collect::<Result<Vec<Vec<Vec<Party>>>, Code>>()?;
    for years in &of_items {
        for (members, _) in years.iter().flatten() {
            if !parties.contains(members) {
                parties.push(members.clone());
            }
        }
    }
    let heads =
        (1..=parties.len()).map(|nth| Cell::Words(vec![Cell::Word(Term::BookParty), Cell::number_of(nth)]));
    sheets.heads(PARTS, std::iter::once(Cell::Word(Term::MemberName)).chain(heads).collect());
    let first = sheets.next(PARTS);
    for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
        let flag = |members: &Vec<bool>| {
            let takes = members.get(nth).copied().unwrap_or_default();
            CellSlot::Fixed(Fraction::from(i128::from(takes)), NumberKind::Number)
        };
        let row = std::iter::once(CellSlot::Text(name)).chain(parties.iter().map(flag));
        sheets.row(PARTS, row.collect());
    }
    let masks = (first, sheets.next(PARTS) - 1);
    for (item, years) in items.iter().zip(&of_items) {
        sheets.head_of_years(PARTS, item_name(found, *item), false);
        sheets.blocks.push((*item, sheets.next(PARTS)));
        for (nth, (_, name)) in sheets.members.clone().into_iter().enumerate() {
            let mut row = vec![CellSlot::Text(name)];
            for (year, of_year) in years.iter().enumerate() {
                let mut parts = Vec::new();
                for (members, weight) in of_year.iter().filter(|(members, _)| members.get(nth) == Some(&true))
                {
                    let party = parties.iter().position(|known| known == members).unwrap_or_default() + 1;
                    parts.extend(terms(found, inputs, (*item, nth), (party, masks, weight)));
                }
                let invoice = inputs.invoices.get(item).map(|row| cell(INVOICES, *row, year + 1));
                row.push(match (parts.is_empty(), invoice) {
                    (false, Some(invoice)) => {
                        let formula = Formula::Times(vec![invoice, Formula::Plus(parts)]);
                        CellSlot::Live(formula, None, NumberKind::Share)
                    }
                    _ => CellSlot::Empty,
                });
            }
            sheets.row(PARTS, row);
        }
    }
    Ok(())
}

/// The part of an invoice that a member pays for each term of the rule.
fn terms(
    found: &Splitting<'_>,
    inputs: &Inputs,
    (item, member): (usize, usize),
    (party, masks, weight): (usize, (usize, usize), &Fraction),
) -> Vec<Formula> {
    let mask = down(PARTS, party, masks);
    let rule = rule_of(found, item).map(|rule| rule.terms()).unwrap_or_default();
    let term = |(nth, term): (usize, &crate::sharing::RulePart)| {
        let percent = *inputs.percents.get(&(item, nth))?;
        let part = match term.basis {
            Basis::Equal => Formula::number(1).over(Formula::Sum(mask)),
            _ => {
                let (_, of) = inputs.bases.iter().find(|(basis, _)| *basis == term.basis)?;
                let own = cell(INPUTS, inputs.members.0 + member, *of);
                own.over(Formula::Dot(mask, column(inputs, *of)))
            }
        };
        let mut product = vec![Formula::Cell(percent)];
        if *weight != Fraction::from(1) {
            product.push(Formula::Number(weight.clone()));
        }
        product.push(part);
        Some(Formula::Times(product))
    };
    rule.iter().enumerate().filter_map(term).collect()
}

/// Who shares an item in a year, month by month, with the part of the invoice laid on these months.
fn parties_of(found: &Splitting<'_>, sheets: &Sheets, item: usize, year: usize) -> Result<Vec<Party>, Code> {
    let computed = &found.computed;
    let of_year = |fact: &&Fact| {
        fact.side == Side::After
            && fact.item == item
            && fact.payer == Payer::Shared
            && fact.invoice.year == year
    };
    let Some(fact) = computed.facts.iter().find(of_year) else { return Ok(Vec::new()) };
    let among = match computed.plan.after.get(item).map(|item| &item.bearer) {
        Some(Bearer::Shared(among)) => among.as_slice(),
        _ => &[],
    };
    let mut parties: Vec<(Vec<bool>, i128)> = Vec::new();
    let mut all = 0;
    for month in fact.invoice.layers.iter().flat_map(|layer| layer.months.first..=layer.months.last) {
        let takes = |number: &usize| {
            among.contains(number) && computed.months_of(*number).is_some_and(|months| months.contains(month))
        };
        let members: Vec<bool> = sheets.members.iter().map(|(number, _)| takes(number)).collect();
        all += 1;
        match parties.iter_mut().find(|(known, _)| *known == members) {
            Some((_, count)) => *count += 1,
            None => parties.push((members, 1)),
        }
    }
    // months of different prices weigh differently, and would weigh otherwise after a change of growth
    if parties.len() > 1 && fact.invoice.layers.len() > 1 {
        return Err(NOT_EVEN);
    }
    Ok(parties
        .into_iter()
        .filter_map(|(members, count)| Some((members, Fraction::ratio(count, all)?)))
        .collect())
}

/// The cell of a member's part of an item in a year.
pub(super) fn part(sheets: &Sheets, nth: usize, year: usize) -> Vec<Formula> {
    let blocks = sheets.blocks.iter().filter(|(_, first)| sheets.has(at(PARTS, first + nth, year + 1)));
    blocks.map(|(_, first)| cell(PARTS, first + nth, year + 1)).collect()
}
