//! What is not known of a plan's costs, or not exactly, and what would make it known: said alike under every table.

use super::cells::{distinct, few, first_few};
use crate::case::Member;
use crate::code;
use crate::cost::CostItem;
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

/// The members whose own cost before is missing, by name.
pub(super) fn missing(known: &KnownCosts, members: &[Member]) -> Cell {
    let name = |number: &usize| members.get(*number).map(|member| member.name.clone());
    let names = known.missing().iter().filter_map(name).map(Cell::Text).collect();
    Cell::Parts(first_few(names, NAMED))
}
