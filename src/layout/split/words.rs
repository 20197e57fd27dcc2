//! Sharing rules in words: as an expression for a head, as a sentence for a note, as text for data.

use super::names::member_name;
use crate::analysis::split::{By, CaseSplit, ShareRow, Splitting};
use crate::case::{curve_said, division_term as term, exact_percent, percent_words, rule_key, rule_words};
use crate::code;
use crate::cost::Units;
use crate::lang::Term;
use crate::layout::bases;
use crate::layout::cells::{cost, currency_word};
use crate::money::{Fraction, places};
use crate::report::{Cell, Note, note};
use crate::sharing::{Basis, Rule};
use std::collections::HashMap;

/// What a way to split is called, in words.
pub(in crate::layout) fn way(way: &CaseSplit) -> Cell {
    match (&way.rule, way.method) {
        (_, Some(method)) if way.errors.is_some() => Cell::aside(term(method), [note!("estimate-of")]),
        (_, Some(method)) => Cell::Word(term(method)),
        (Some(written), None) => expression(&written.rule),
        (None, None) => Cell::Word(Term::OwnRules),
    }
}

/// What a note on one way to split is about: its name, where there are several, or where it is an estimate.
pub(super) fn subject(found: &Splitting<'_>, way: &CaseSplit) -> Option<Cell> {
    (found.ways.len() > 1 || way.errors.is_some()).then(|| self::way(way))
}

/// The rule of all of a way for data, the same text in every language; nothing where several rules are at work.
pub(super) fn rule_data(found: &Splitting<'_>, way: &CaseSplit) -> Cell {
    let rule = match &way.rule {
        _ if way.method.is_some() => None,
        Some(written) => Some(&written.rule),
        None => {
            let shared = found.shared_items();
            let mut rules = shared.iter().map(|item| rule_of(found, way, *item));
            let first = rules.next().flatten();
            first.filter(|first| rules.all(|rule| rule == Some(first)))
        }
    };
    way.method.map_or_else(|| in_data(rule), |method| Cell::Word(term(method)))
}

fn in_data(rule: Option<&Rule>) -> Cell {
    rule.map(|rule| rule_key(rule, false).map_or(Cell::Word(Term::Negotiated), Cell::text)).into()
}

/// The rules of all ways and items for data, each made once however many rows it has.
pub(super) struct RuleCells<'f> {
    ways: Vec<(&'f CaseSplit, Cell, HashMap<usize, Cell>)>,
}

impl<'f> RuleCells<'f> {
    pub(super) fn of(found: &'f Splitting<'_>) -> RuleCells<'f> {
        let items = |way: &'f CaseSplit| -> HashMap<usize, Cell> {
            let shared = found.shared_items().into_iter().filter(|_| found.by == Some(By::Item));
            shared.map(|item| (item, in_data(rule_of(found, way, item)))).collect()
        };
        RuleCells { ways: found.ways.iter().map(|way| (way, rule_data(found, way), items(way))).collect() }
    }

    /// The rule of a row: that of the way, or of the item.
    pub(super) fn cell(&self, way: &CaseSplit, row: &ShareRow) -> Cell {
        let of_way = self.ways.iter().find(|(known, ..)| std::ptr::eq(*known, way));
        let cell = of_way.and_then(|(_, whole, items)| match row.item {
            _ if way.method.is_some() => Some(whole),
            None => Some(whole),
            Some(item) => items.get(&item?),
        });
        cell.cloned().unwrap_or(Cell::Absent)
    }
}

/// The rule by which a shared item is split.
pub(in crate::layout) fn rule_of<'f>(
    found: &'f Splitting<'_>,
    way: &'f CaseSplit,
    item: usize,
) -> Option<&'f Rule> {
    let plan = found.computed.plan;
    let own = plan.shares.get(item).and_then(Option::as_ref);
    way.rule.as_ref().map(|written| &written.rule).or(own).or(plan.sharing.rule.as_ref())
}

/// A rule as an expression; a table of percents is called what it is.
pub(in crate::layout) fn expression(rule: &Rule) -> Cell {
    rule_words(rule).map_or(Cell::Word(Term::Negotiated), Cell::Text)
}

/// A rule as the name of a data column: an expression in English that is no other column's name.
pub(super) fn column_key(rule: &Rule) -> String {
    let text = rule_key(rule, false).unwrap_or_default();
    match ["role", "member", "name", "before", "year", "item"].contains(&text.as_str()) {
        true => rule_key(rule, true).unwrap_or_default(),
        false => text,
    }
}

/// A rule in words, term by term.
pub(in crate::layout) fn spelled(found: &Splitting<'_>, rule: &Rule) -> Cell {
    let alone = rule.terms().len() == 1;
    let term = |term: &crate::sharing::RulePart| {
        let basis = Cell::from(basis(found, &term.basis));
        if alone { basis } else { Cell::from(note!("rule-term", percent = percent(&term.percent), basis)) }
    };
    Cell::Parts(rule.terms().iter().map(term).collect())
}

fn basis(found: &Splitting<'_>, basis: &Basis) -> Note {
    let base = |name: &str| Cell::text(bases::called(found.computed.plan, name));
    match basis {
        Basis::Equal => note!("basis-equal"),
        Basis::Current => note!("basis-current"),
        Basis::Proportional(name) => note!("basis-base", base = base(name)),
        Basis::Curved(by) => {
            let said = curve_said(by.curve).unwrap_or(code!("basis-base"));
            Note::new(said).with("base", base(&by.base)).with("number", Cell::text(exact_percent(&by.number)))
        }
        Basis::Table(table) => {
            // in proportion among those that take part
            let there = |member: &usize| {
                found.computed.plan.members.get(*member).is_none_or(|member| !member.candidate)
            };
            let parts: Vec<(usize, &Fraction)> = (0..)
                .zip(table.percents())
                .filter_map(|(member, part)| Some((member, part.as_ref()?)))
                .filter(|(member, _)| there(member))
                .collect();
            let sum = parts.iter().map(|(_, part)| *part).sum::<Fraction>();
            let of_all = |part: &Fraction| (part * &Fraction::from(100)).checked_div(&sum);
            let each = parts.iter().map(|(member, part)| {
                let part = of_all(part).unwrap_or_else(|| (*part).clone());
                Cell::Words(vec![member_name(found, *member), percent(&part)])
            });
            note!("basis-table", percents = Cell::Parts(each.collect()))
        }
    }
}

/// A percent with all its digits, or the fraction where no digits say it.
fn percent(percent: &Fraction) -> Cell {
    let Some(decimals) = percent.exact_decimals(6) else { return Cell::text(percent_words(percent)) };
    let decimals = places(decimals);
    Cell::plain_percent(percent.clone(), decimals)
}

/// An amount with all its digits, whatever the unit of the table.
pub(super) fn in_full(found: &Splitting<'_>, units: i128) -> Cell {
    let decimals = places(found.computed.decimals);
    let value = Fraction::decimal(units, decimals);
    let shown = if value.is_whole() { 0 } else { decimals };
    let currency = currency_word(found.case.currency);
    Cell::from(note!("in-full", amount = Cell::number(value, shown), currency))
}

/// The same of an amount that may be known within a range: that is shown in the unit of the table.
pub(super) fn in_full_or_range(found: &Splitting<'_>, units: Units) -> Cell {
    if units.is_exact() { in_full(found, units.base) } else { cost(units, found.case.currency) }
}
