//! What is not known of a plan's costs, or not exactly, and what would make it known: said alike under every table.

use super::cells::{currency_word, distinct, few, first_few};
use crate::case::{Case, Member};
use crate::code;
use crate::cost::{CostItem, Estimate};
use crate::money::{Currency, Fraction, places};
use crate::plan::facts::KnownCosts;
use crate::report::{Cell, Note, Topic, note};

/// Members named in a sentence before "and so many more".
const NAMED: usize = 6;

/// The notes on what a plan with these members leaves unknown of the group, and where rows are of members, of them.
pub(super) fn notes(known: &KnownCosts, members: &[Member], by_member: bool) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend((!known.after()).then(|| note!("plan-no-after").brief()));
    if !known.states_before() {
        let note = note!("split-before-unknown").on(Topic::Gain).worded(code!("split-no-before"));
        let is_left_out = known.leaves_out_before();
        notes.push(note.worded_if(is_left_out, code!("split-no-before-selected")).brief());
    } else if by_member && known.is_unowned() {
        notes.push(note!("split-before-unknown").on(Topic::Gain).brief());
    }
    if !known.missing().is_empty() {
        notes.push(note!("before-missing", members = missing(known, members)).brief());
    }
    notes
}

/// Which of these costs are given as about so much: what is computed from them is about so much too.
pub(super) fn about<'c>(items: impl Iterator<Item = &'c CostItem>) -> Option<Note> {
    let names = distinct(items.filter(|item| item.approximate).map(|item| Cell::from(&item.name)));
    (!names.is_empty()).then(|| note!("amounts-about", items = few(names, NAMED)).brief())
}

/// Decimals of a rate that people see.
const RATE_DECIMALS: u32 = 6;

/// By which rates amounts in other currencies became those of the case.
pub(super) fn exchanged(case: &Case) -> Option<Note> {
    let plan = case.plan.as_ref()?;
    // a rate is of one of them, whatever unit the tables are in
    let amount = |rate: &Fraction| {
        let decimals = places(rate.exact_decimals(RATE_DECIMALS).unwrap_or(RATE_DECIMALS));
        let amount = Cell::number(rate.clone(), decimals);
        Cell::from(note!("in-full", amount, currency = currency_word(case.currency)))
    };
    let rate = |(of, rate): &(Currency, Estimate)| {
        let note = note!("exchange-rate", amount = amount(rate.low()), most = amount(rate.high()));
        let note = note.worded_if(!rate.is_exact(), code!("exchange-rate-between"));
        Cell::from(note.with("of", Cell::text(of.code())))
    };
    let rates: Vec<Cell> = plan.rates.iter().map(rate).collect();
    (!rates.is_empty()).then(|| note!("exchange-rates", rates = Cell::Parts(rates)).brief())
}

/// The members whose own cost before is missing, by name.
pub(super) fn missing(known: &KnownCosts, members: &[Member]) -> Cell {
    let name = |number: &usize| members.get(*number).map(|member| member.name.clone());
    let names = known.missing().iter().filter_map(name).map(Cell::Text).collect();
    Cell::Parts(first_few(names, NAMED))
}
