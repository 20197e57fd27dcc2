//! What each way to split means and how it stands, in plain words.

use super::super::names::{listed, member_name};
use super::super::words::{in_full, subject, way as words_of};
use super::{alike, game, groups};
use crate::analysis::split::{Split, Splitting};
use crate::case::division_term as term;
use crate::coalition::Method;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::FaultKind;
use crate::money::Rounding;
use crate::plan::fair::Objecting;
use crate::report::{Cell, Note, note};

/// Objections that people see of one way, the worst first; data formats have more.
pub(super) const SHOWN: usize = 20;

/// That a case of nothing but prices names no rule, and what could not be offered instead.
pub(in crate::layout::split) fn offered(found: &Splitting<'_>) -> Vec<Note> {
    let left_out = found.left_out.iter().map(|(method, fault)| {
        let reason = note!("reason").worded(match fault.kind {
            FaultKind::NothingToWeigh => code!("reason-nothing-to-weigh"),
            FaultKind::PricesMissing => code!("reason-prices-missing"),
            FaultKind::TooManyGroups => code!("reason-too-many"),
            _ => code!("reason-not-proved"),
        });
        note!("fair-left-out", method = term(*method), reason = Cell::from(reason))
    });
    found.offered.then(|| note!("fair-offered")).into_iter().chain(left_out).collect()
}

/// What stands under the tables of fair divisions, and of `--fair`.
pub(in crate::layout::split) fn notes(found: &Splitting<'_>) -> Vec<Note> {
    let about = |way: &Split, note: Note| match subject(found, way) {
        Some(subject) => note.about(subject),
        None => note,
    };
    let mut notes = Vec::new();
    for way in &found.ways {
        notes.extend(way.method.map(|method| meaning(method, way)));
        notes.extend(estimate(found, way).map(|note| about(way, note)));
        notes.extend(negative(found, way).map(|note| about(way, note)));
    }
    let divides = found.ways.iter().any(|way| way.method.is_some());
    let has_support = |way: &Split| way.total.sums.support.pays != Units::default();
    if found.ways.iter().any(|way| way.method.is_some() && has_support(way)) {
        notes.push(note!("fair-support"));
    }
    notes.extend(without_effect(found));
    notes.extend(alike::notes(found));
    if found.ways.iter().any(|way| way.is_ranged()) {
        notes.push(note!("fair-ends"));
    }
    if divides || found.fairness.is_some() {
        notes.extend(game::built(found));
    }
    let Some(fairness) = &found.fairness else { return notes };
    let inexact = found.computed.facts.iter().any(|fact| !fact.invoice.units.is_exact());
    if inexact || found.ways.iter().any(|way| way.is_ranged()) {
        notes.push(note!("fair-base-values"));
    }
    if found.ways.iter().any(has_support) {
        notes.push(note!("fair-before-support"));
    }
    notes.push(game::alone(found, fairness));
    let holds = |way: &&Split| {
        way.standing.as_ref().is_some_and(|standing| standing.in_core == Some(true)) && !way.is_short()
    };
    let (held, open): (Vec<&Split>, Vec<&Split>) = found.ways.iter().partition(holds);
    if !held.is_empty() {
        let note = note!("fair-verdict");
        let names = held.iter().map(|way| words_of(way)).collect();
        let several = held.iter().any(|way| subject(found, way).is_some());
        let note = note.worded(if several { code!("fair-several-in-core") } else { code!("fair-in-core") });
        notes.push(note.with("rules", Cell::Parts(names)));
    }
    for way in open {
        notes.extend(verdict(found, way).map(|note| about(way, note)));
        notes.extend(more(way).map(|note| about(way, note)));
    }
    notes.extend(game::notes(found, fairness));
    notes
}

fn meaning(method: Method, way: &Split) -> Note {
    let note = |code| Note::new(code);
    match method {
        Method::Shapley => note(code!("method-shapley")),
        Method::Nucleolus if way.dearer_than_alone => {
            note(code!("method-nucleolus")).worded(code!("method-nucleolus-dearer-than-alone"))
        }
        Method::Nucleolus => note(code!("method-nucleolus")),
        Method::SeparableCosts => note(code!("method-scrb")),
        Method::AlternativeCost => note(code!("method-aca")),
        Method::EqualRemaining => note(code!("method-ensc")),
    }
}

/// That shares are estimates, and how far off they may be.
fn estimate(found: &Splitting<'_>, way: &Split) -> Option<Note> {
    let largest = way.errors.as_ref()?.iter().max()?;
    let units = largest.units(0, Rounding::Ceiling)?;
    let note = note!("fair-estimate", error = in_full(found, units));
    Some(if found.fairness.is_some() { note.worded(code!("fair-estimate-judged")) } else { note })
}

/// Rules of items that a division of the whole cost passes over.
fn without_effect(found: &Splitting<'_>) -> Option<Note> {
    let plan = found.computed.plan;
    let methods = found.ways.iter().filter(|way| way.method.is_some()).map(words_of);
    let methods: Vec<Cell> = methods.collect();
    let names =
        found.shared_items().into_iter().filter(|item| matches!(plan.shares.get(*item), Some(Some(_))));
    let names = names.filter_map(|item| plan.after.get(item));
    let names: Vec<Cell> = names.map(|item| Cell::text(item.name.clone())).collect();
    let note = note!("fair-own-rules", methods = Cell::Parts(methods.clone()));
    (!methods.is_empty() && !names.is_empty()).then(|| note.with("items", listed(names)))
}

/// Who would be paid instead of paying.
fn negative(found: &Splitting<'_>, way: &Split) -> Option<Note> {
    way.method?;
    let below = |number: &usize| way.shares.total(*number).base < 0;
    let members: Vec<Cell> = found
        .computed
        .members()
        .map(|(number, _)| number)
        .filter(below)
        .map(|number| member_name(found, number))
        .collect();
    (!members.is_empty()).then(|| note!("fair-negative", members = listed(members)))
}

/// Whether anyone objects to a way.
fn verdict(found: &Splitting<'_>, way: &Split) -> Option<Note> {
    let standing = way.standing.as_ref()?;
    let note = note!("fair-verdict");
    Some(match standing.objections.first() {
        Some(worst) => {
            let Objecting { members, pays, alone } = worst;
            let (wording, count) = match standing.count {
                Some(count) => (code!("fair-objections"), count),
                None => (code!("fair-objections-some"), standing.objections.len()),
            };
            note.worded(wording)
                .with("count", Cell::Count(count as u64))
                .with("members", groups::joined(found, members))
                .with("pays", in_full(found, *pays))
                .with("alone", in_full(found, *alone))
                .with("excess", in_full(found, pays - alone))
        }
        None if standing.in_core == Some(true) => {
            let short = way.shares.uncollected().base;
            note.worded(code!("fair-none-but-short")).with("amount", in_full(found, short))
        }
        None => note.worded(code!("fair-none-known")),
    })
}

/// How many objections the table for people leaves out, and whether the data leave out some too.
fn more(way: &Split) -> Option<Note> {
    let standing = way.standing.as_ref()?;
    let (known, count) = (standing.objections.len(), standing.count?);
    if count <= SHOWN {
        return None;
    }
    let note = note!("fair-more", shown = SHOWN, more = count - SHOWN);
    Some(match known < count {
        false => note,
        true => note.worded(code!("fair-more-cut")).with("known", Cell::Count(known as u64)),
    })
}
