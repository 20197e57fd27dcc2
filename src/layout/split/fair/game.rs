//! What the costs of groups are taken to be, and what holds of them whatever the shares.

use super::super::names::{listed, member_name};
use super::super::words::in_full;
use super::groups::{joined, several};
use crate::analysis::split::Splitting;
use crate::coalition::MOST_PARTED;
use crate::code;
use crate::lang::Code;
use crate::money::Fraction;
use crate::money::whole::ToPrimitive;
use crate::plan::facts::{Payer, Side};
use crate::plan::fair::{CaseGame, Fairness, Needed};
use crate::report::{Cell, Note, note};
use crate::sharing::Limits;
use std::collections::BTreeMap;

/// What is taken for granted of the costs of groups, where the case does not say it.
pub(super) fn built(found: &Splitting<'_>) -> Vec<Note> {
    let Some(game) = &found.game else { return Vec::new() };
    let mut notes = Vec::new();
    notes.extend(game.leaves_quotations.then(|| note!("fair-without-quotations")));
    notes.extend(unpriced(found, game));
    if !game.without_before.is_empty() {
        let names = game.without_before.iter().map(|number| member_name(found, *number)).collect();
        notes.push(note!("fair-no-cost-before", members = listed(names)));
    }
    let of_group = |fact: &&crate::plan::facts::Fact| fact.side == Side::Before && fact.payer == Payer::Group;
    if found.computed.facts.iter().any(|fact| of_group(&fact)) {
        let cost = found.computed.sum(|fact| of_group(&fact)).base;
        notes.push(note!("fair-group-before", amount = in_full(found, cost)));
    }
    notes
}

/// For how many members items state no price, where such groups may stay as they are.
fn unpriced(found: &Splitting<'_>, game: &CaseGame) -> Vec<Note> {
    if !game.may_stay() {
        return Vec::new();
    }
    let mut by_number: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    for (item, least) in &game.unpriced {
        let item = found.computed.plan.after.get(*item);
        let name = item.map(|item| Cell::text(&item.name));
        by_number.entry(*least).or_default().extend(name);
    }
    let note = |(least, items): (u32, Vec<Cell>)| note!("fair-unpriced", items = listed(items), least);
    by_number.into_iter().map(note).collect()
}

/// What a group costs by itself.
pub(super) fn alone(found: &Splitting<'_>, fairness: &Fairness) -> Note {
    note!("fair-alone").worded(match (found.computed.plan.only_quoted, fairness.game.may_stay()) {
        (true, true) => code!("fair-alone-quoted-or-stay"),
        (true, false) => code!("fair-alone-quoted"),
        (false, true) => code!("fair-alone-or-stay"),
        (false, false) => code!("fair-alone"),
    })
}

/// Whether any shares satisfy all groups, and what it takes where none do.
pub(super) fn core(found: &Splitting<'_>, fairness: &Fairness) -> Vec<Note> {
    let whatever = fairness.at_least.as_ref();
    let whatever = whatever.map(|needed| empty(found, needed, code!("fair-core-empty-whatever")));
    let known = fairness.support.as_ref().map(|needed| match needed.units {
        0 => note!("fair-core").worded(code!("fair-core-exists")),
        _ => empty(found, needed, code!("fair-core-empty")),
    });
    whatever.into_iter().chain(known).collect()
}

/// What holds of the game whatever the shares.
pub(super) fn notes(found: &Splitting<'_>, fairness: &Fairness) -> Vec<Note> {
    let mut notes = Vec::new();
    if !fairness.is_counted() {
        let wording = match (fairness.support.is_some(), fairness.game.may_stay()) {
            (false, _) => code!("fair-by-cuts-quoted"),
            (true, true) => code!("fair-by-cuts-or-stay"),
            (true, false) => code!("fair-by-cuts"),
        };
        notes.push(note!("fair-looked-at").worded(wording));
    } else if fairness.game.members.len() > MOST_PARTED && fairness.dearer_together.is_none() {
        notes.push(note!("fair-looked-at", most = MOST_PARTED));
    }
    if found.computed.plan.limits.iter().any(Limits::is_some) {
        notes.push(note!("fair-limits").brief());
    }
    let (count, named) = &fairness.missing;
    if *count > 0 {
        let told = named.iter().map(|members| joined(found, members)).collect();
        let groups: Vec<&[usize]> = named.iter().map(Vec::as_slice).collect();
        notes.push(note!("fair-missing", count = *count, groups = several(found, &groups, told, *count)));
    }
    if found.ways.len() > 1 {
        notes.extend(core(found, fairness));
    }
    if let Some((one, other, lost)) = &fairness.dearer_together {
        let note = note!("fair-dearer-together", amount = in_full(found, *lost));
        notes.push(note.with("one", joined(found, one)).with("other", joined(found, other)));
    }
    if let Some((members, joins, gained)) = &fairness.cheaper_with_more {
        let note = note!("fair-cheaper-with-more", members = joined(found, members));
        let note = note.with("joins", member_name(found, *joins));
        notes.push(note.with("amount", in_full(found, *gained)));
    }
    notes
}

/// That the core is empty, the groups that prove it with their weights, and what it takes.
fn empty(found: &Splitting<'_>, needed: &Needed, wording: Code) -> Note {
    let one = Fraction::from(1);
    let first = needed.groups.first().map_or(&one, |(_, weight)| weight);
    let alike = needed.groups.iter().all(|(_, weight)| weight == first);
    let group = |(members, weight): &(Vec<usize>, Fraction)| {
        let name = joined(found, members);
        if alike || *weight == one { name } else { Cell::aside(name, [counted(code!("counted"), weight)]) }
    };
    let told: Vec<Cell> = needed.groups.iter().map(group).collect();
    let members: Vec<&[usize]> = needed.groups.iter().map(|(members, _)| members.as_slice()).collect();
    let mut groups = vec![several(found, &members, told, members.len())];
    if alike && *first != one {
        groups.push(counted(code!("each-counted"), first));
    }
    note!("fair-core", groups = Cell::Parts(groups), amount = in_full(found, needed.units)).worded(wording)
}

/// How often a group counts: 1/2.
fn counted(code: Code, weight: &Fraction) -> Cell {
    let part = |number: Option<u64>| number.map(Cell::Count);
    let note = Note::new(code).with("numerator", part(weight.numerator().to_u64()));
    Cell::from(note.with("denominator", part(weight.denominator().to_u64())))
}
