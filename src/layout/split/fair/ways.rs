//! What each way to split means and how it stands, in plain words.

use super::super::names::{listed, member_name};
use super::super::words::{in_full, subject, way as words_of};
use super::{alike, game, groups};
use crate::analysis::split::{CaseSplit, Splitting};
use crate::case::division_term as term;
use crate::coalition::Method;
use crate::code;
use crate::cost::Units;
use crate::diagnostic::FaultKind;
use crate::lang::Code;
use crate::layout::cells::some;
use crate::layout::lookup::item_name;
use crate::money::Rounding;
use crate::plan::fair::{Fairness, Objecting, Throughout};
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
    let mut notes = Vec::new();
    for way in &found.ways {
        let about = |note: Note| note.about(subject(found, way));
        notes.extend(way.method.map(|method| meaning(method, way)));
        notes.extend(estimate(found, way).map(about));
        notes.extend(negative(found, way).map(about));
    }
    let supported = found.ways.iter().any(|way| way.method.is_some() && has_support(way));
    notes.extend(supported.then(|| note!("fair-support")));
    notes.extend(without_effect(found));
    notes.extend(alike::notes(found));
    notes.extend(found.ways.iter().any(CaseSplit::is_ranged).then(|| note!("fair-ends")));
    if found.ways.iter().any(|way| way.method.is_some()) || found.fairness.is_some() {
        notes.extend(game::built(found));
    }
    notes.extend(found.fairness.iter().flat_map(|fairness| judged(found, fairness)));
    notes
}

fn has_support(way: &CaseSplit) -> bool {
    way.total.sums.support.pays != Units::default()
}

/// How each way stands, and what holds whatever the shares.
fn judged(found: &Splitting<'_>, fairness: &Fairness) -> Vec<Note> {
    let mut notes = Vec::new();
    notes.extend(is_ranged(found).then(|| note!("fair-base-values")));
    notes.extend(found.ways.iter().any(has_support).then(|| note!("fair-before-support")));
    notes.push(game::alone(found, fairness));
    match found.ways.as_slice() {
        // the answer stands before all notes
        [way] => notes.extend(more(way)),
        _ => notes.extend(verdicts(found)),
    }
    notes.extend(game::notes(found, fairness));
    notes
}

/// What `--fair` asks of one way to split: who would be better off apart, and whether any shares satisfy all.
pub(in crate::layout::split) fn answers(found: &Splitting<'_>) -> Vec<Note> {
    match (found.ways.as_slice(), &found.fairness) {
        ([way], Some(fairness)) => {
            let held = held(way).then(|| note!("fair-verdict").worded(code!("fair-in-core")));
            let said = held.or_else(|| verdict(found, way)).map(|note| of_ranges(way, note));
            let exists = game::core(found, fairness).into_iter().map(|note| of_any_shares(found, note));
            said.into_iter().chain(throughout(way)).chain(exists).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether some cost or quotation is a range.
pub(super) fn is_ranged(found: &Splitting<'_>) -> bool {
    found.ways.iter().any(|way| of_way(way).is_some())
}

fn of_way(way: &CaseSplit) -> Option<&Throughout> {
    way.standing.as_ref()?.throughout.as_ref()
}

/// What is said of all shares there could be, said of the middle of costs: elsewhere in their ranges it may not be so, unless
/// shares are found that satisfy all wherever costs lie.
fn of_any_shares(found: &Splitting<'_>, note: Note) -> Note {
    match (is_ranged(found), satisfies_all(found)) {
        (false, _) => note,
        (true, true) => said_of(code!("fair-everywhere"), note),
        (true, false) => said_of(code!("fair-at-middle"), note),
    }
}

/// Whether the shares of some way satisfy all wherever costs lie, and pay for them.
pub(super) fn satisfies_all(found: &Splitting<'_>) -> bool {
    let satisfies = |way: &CaseSplit| {
        let throughout = of_way(way).is_some_and(|throughout| throughout.in_core == Some(true));
        throughout && way.shares.uncollected() == Units::default()
    };
    found.ways.iter().any(satisfies)
}

/// What is said of how a way stands, said of the middle of costs or, where that is certain, of all that they can be.
fn of_ranges(way: &CaseSplit, note: Note) -> Note {
    match of_way(way) {
        None => note,
        Some(Throughout { in_core: Some(true), .. }) => said_of(code!("fair-everywhere"), note),
        Some(_) => said_of(code!("fair-at-middle"), note),
    }
}

fn said_of(wording: Code, note: Note) -> Note {
    let subject = note.subject.clone();
    let said = Cell::from(Note { subject: None, ..note.clone() });
    Note { arguments: Vec::new(), subject, ..note }.worded(wording).with("said", said)
}

/// How many groups object wherever costs lie, and how many may somewhere in their ranges.
fn throughout(way: &CaseSplit) -> Option<Note> {
    let Throughout { certain, possible, in_core, .. } = of_way(way)?;
    let note = note!("fair-throughout");
    let count = |groups: usize| Cell::Count(groups as u64);
    match (in_core, certain, possible) {
        (Some(true), ..) => None,
        (_, Some(0), Some(possible)) => {
            Some(note.worded(code!("fair-perhaps")).with("possible", count(*possible)))
        }
        (_, Some(certain), Some(possible)) => {
            Some(note.with("certain", count(*certain)).with("possible", count(*possible)))
        }
        (in_core, ..) => Some(note.worded(match in_core {
            Some(false) => code!("fair-some-throughout"),
            _ => code!("fair-not-certain"),
        })),
    }
}

/// Whether nobody would be better off apart, and all is paid for.
fn held(way: &CaseSplit) -> bool {
    way.standing.as_ref().is_some_and(|standing| standing.in_core == Some(true)) && !way.is_short()
}

/// How each of several ways stands.
fn verdicts(found: &Splitting<'_>) -> Vec<Note> {
    let mut notes = Vec::new();
    let (held, open): (Vec<&CaseSplit>, Vec<&CaseSplit>) = found.ways.iter().partition(|way| held(way));
    let is_certain = |way: &&CaseSplit| of_way(way).is_none_or(|throughout| throughout.in_core == Some(true));
    let (certain, perhaps): (Vec<&CaseSplit>, Vec<&CaseSplit>) = held.into_iter().partition(is_certain);
    for held in [&certain, &perhaps] {
        let Some(first) = held.first() else { continue };
        let names = held.iter().map(|way| words_of(way)).collect();
        let several = held.iter().any(|way| subject(found, way).is_some());
        let wording = if several { code!("fair-several-in-core") } else { code!("fair-in-core") };
        notes.push(of_ranges(first, note!("fair-verdict", rules = Cell::Parts(names)).worded(wording)));
    }
    let about = |way: &CaseSplit, note: Note| note.about(subject(found, way));
    notes.extend(perhaps.into_iter().filter_map(|way| Some(about(way, throughout(way)?))));
    for way in open {
        let said = verdict(found, way).map(|note| of_ranges(way, note));
        notes.extend(said.into_iter().chain(throughout(way)).chain(more(way)).map(|note| about(way, note)));
    }
    notes
}

fn meaning(method: Method, way: &CaseSplit) -> Note {
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
fn estimate(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    let largest = way.errors.as_ref()?.iter().max()?;
    let units = largest.units(0, Rounding::Ceiling)?;
    let note = note!("fair-estimate", error = in_full(found, units));
    Some(note.worded_if(found.fairness.is_some(), code!("fair-estimate-judged")))
}

/// Rules of items that a division of the whole cost passes over.
fn without_effect(found: &Splitting<'_>) -> Option<Note> {
    let plan = found.computed.plan;
    let methods = some(found.ways.iter().filter(|way| way.method.is_some()).map(words_of))?;
    let passed = found.shared_items().into_iter();
    let passed = passed.filter(|item| matches!(plan.shares.get(*item), Some(Some(_))));
    let items = listed(some(passed.filter_map(|item| item_name(plan, item)))?);
    Some(note!("fair-own-rules", methods = Cell::Parts(methods), items))
}

/// Who would be paid instead of paying.
fn negative(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    way.method?;
    let below = |number: &usize| way.shares.total(*number).base < 0;
    let members = found.computed.members().map(|(number, _)| number).filter(below);
    let members = listed(some(members.map(|number| member_name(found, number)))?);
    Some(note!("fair-negative", members))
}

/// Whether anyone objects to a way.
fn verdict(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    let standing = way.standing.as_ref()?;
    let note = note!("fair-verdict");
    Some(match standing.objections.first() {
        Some(worst) => {
            let Objecting { members, pays, alone, excess } = worst;
            let (wording, count) = match standing.count {
                Some(count) => (code!("fair-objections"), count),
                None => (code!("fair-objections-some"), standing.objections.len()),
            };
            note.worded(wording)
                .with("count", Cell::Count(count as u64))
                .with("members", groups::joined(found, members))
                .with("pays", in_full(found, pays.base))
                .with("alone", in_full(found, alone.base))
                .with("excess", in_full(found, excess.base))
        }
        None if standing.in_core == Some(true) => {
            let short = way.shares.uncollected().base;
            note.worded(code!("fair-none-but-short")).with("amount", in_full(found, short))
        }
        None => note.worded(code!("fair-none-known")),
    })
}

/// How many objections the table for people leaves out, and whether the data leave out some too.
fn more(way: &CaseSplit) -> Option<Note> {
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
