//! The table `entry-fee`: what a newcomer changes for each member, and the fee that makes up for it.

use super::cells::{costs, member, scale};
use super::notes::of_plan;
use super::report::told;
use crate::analysis::whatif::{EntryFee, Outcome, compensation};
use crate::case::{Number, NumberOf};
use crate::code;
use crate::cost::Units;
use crate::lang::{Code, Term};
use crate::layout::cells::{amount as ranged, cost, exact_money};
use crate::layout::columns::{Entry, items, listing};
use crate::report::{Cell, Note, Report, Role, Sense, Table, note};
use std::cmp::Ordering;

/// A member by number, none for the sum of all, and by how much what it pays changes.
type FeeRow = (Option<usize>, Option<Units>);

/// Lays out the joining fee.
pub fn entry_fee(found: &EntryFee) -> Report {
    let [before, _] = &found.outcomes;
    told(
        "whatif",
        &found.case,
        table(found),
        notes(found),
        scale(costs(before), &exact(found), found.case.currency),
    )
}

fn table(found: &EntryFee) -> Table {
    type E<'f> = Entry<'f, FeeRow>;
    let [outcome, joined] = &found.outcomes;
    let is_new = |number: usize| number == found.newcomer;
    let name = |nth: usize| move |(number, _): &FeeRow| member(&found.case, (*number)?).get(nth).cloned();
    let entries: Vec<E<'_>> = vec![
        E::data("member", name(0)),
        E::data("name", name(1)),
        E::people("who", Term::MemberName, |(number, _)| {
            match number.map(|number| (number, member(&found.case, number))) {
                None => Cell::Word(Term::Total),
                Some((number, [_, name])) if is_new(number) => Cell::aside(name, [Term::Joins]),
                Some((_, [_, name])) => name,
            }
        }),
        E::new("share", Term::ShareNow, |(number, _)| match number {
            Some(number) if is_new(*number) => Cell::Absent,
            number => cost(pays(outcome, *number), outcome.currency),
        }),
        E::new("new_share", Term::NewShare, |(number, _)| cost(pays(joined, *number), joined.currency)),
        E::new("change", Term::ShareChange, |(_, change)| {
            change.map(|change| amount(found, change, Sense::Change))
        }),
        E::new("compensation", Term::Compensation, |(number, change)| match number {
            None => Some(amount(found, found.least, Sense::Plain)),
            Some(number) if is_new(*number) => None,
            Some(_) => change.map(|change| amount(found, compensation(change), Sense::Plain)),
        }),
    ];
    let members = found.changes.iter().map(|(number, change)| (Some(*number), Some(*change)));
    let standing = joined.members.get(found.newcomer).copied().flatten();
    let newcomer = (Some(found.newcomer), standing.map(|standing| standing.paid()));
    let total = (None, found.change);
    let rows = items(members.chain([newcomer])).chain([(Role::Total, total)]);
    listing("entry-fee", Term::FeeTable, entries, rows)
}

/// What a member pays in an outcome, or all of them.
fn pays(outcome: &Outcome, number: Option<usize>) -> Option<Units> {
    match number {
        Some(number) => outcome.members.get(number).copied().flatten()?.share,
        None => Some(outcome.shared),
    }
}

/// What is compared with a fee: amounts that stand as they are, so that nobody reads more or less than there is.
fn exact(found: &EntryFee) -> Vec<Number> {
    let [outcome, _] = &found.outcomes;
    let units =
        found.greatest.into_iter().chain([found.least]).chain(found.changes.iter().map(|(_, units)| *units));
    let number = |units| Number {
        value: outcome.major(units),
        range: None,
        measure: NumberOf::Money(outcome.currency),
    };
    units.flat_map(|units| [units.low, units.base, units.high]).map(number).collect()
}

fn amount(found: &EntryFee, units: Units, sense: Sense) -> Cell {
    let [outcome, _] = &found.outcomes;
    match units.is_exact() {
        true => exact_money(Some(outcome.major(units.base)), outcome.currency, sense),
        false => ranged(units, outcome.currency, sense),
    }
}

fn notes(found: &EntryFee) -> Vec<Note> {
    let mut notes = fees(found);
    notes.extend(of_plan(&found.case));
    notes
}

/// Between which fees everyone gains, wherever amounts lie; where there are none, who loses, and whether all together gain.
fn fees(found: &EntryFee) -> Vec<Note> {
    let [_, name] = member(&found.case, found.newcomer);
    let units = |units: Units| amount(found, units, Sense::Plain);
    let Some(greatest) = found.greatest else {
        return vec![note!("fee-unknown", least = units(Units::exact(found.least.high)))];
    };
    let note = |code: Code| Note::new(code).with("member", name.clone());
    let all_gain = found.changes.iter().all(|(_, change)| change.high < 0);
    if greatest.low > found.least.high {
        let wording = match (found.least.high, all_gain) {
            (0, true) => code!("fee-range-gained"),
            (0, false) => code!("fee-range-free"),
            _ => code!("fee-range"),
        };
        let (least, greatest) = (Units::exact(found.least.high), Units::exact(greatest.low));
        let note = note(code!("fee-range")).worded(wording).with("least", units(least));
        return vec![note.with("greatest", units(greatest))];
    }
    let both = |code| note(code).with("others", others(found)).with("newcomer", newcomer(found, greatest));
    if greatest.high > found.least.low {
        return vec![both(code!("fee-open"))];
    }
    let none = match (greatest.high.cmp(&0), greatest.is_exact()) {
        (Ordering::Less, _) => {
            note(code!("fee-none")).worded(code!("fee-none-loses")).with("loss", units(less(greatest)))
        }
        (Ordering::Equal, true) => note(code!("fee-none")).worded(code!("fee-none-nothing")),
        _ => both(code!("fee-none")),
    };
    vec![none].into_iter().chain(together(found, greatest)).collect()
}

/// What members that pay more need, if there are some.
fn others(found: &EntryFee) -> Cell {
    let note = note!("fee-others", least = amount(found, found.least, Sense::Plain));
    note.worded_if(found.least.high == 0, code!("fee-others-nobody")).into()
}

/// What the newcomer saves; where it may save less than nothing, how what it pays changes, by the sign of every change.
fn newcomer(found: &EntryFee, saved: Units) -> Cell {
    let [_, name] = member(&found.case, found.newcomer);
    let note = note!("fee-newcomer", saved = amount(found, saved, Sense::Plain));
    let note = note.worded_if(saved.low < 0, code!("fee-newcomer-either"));
    note.with("member", name).with("changed", amount(found, saved, Sense::Reduction)).into()
}

/// Whether all together gain where no fee leaves everyone better off; nothing where that is not certain.
fn together(found: &EntryFee, greatest: Units) -> Option<Note> {
    let [_, name] = member(&found.case, found.newcomer);
    let units = |units: Units| amount(found, units, Sense::Plain);
    let note = |code: Code| Note::new(code).with("member", name.clone());
    let saved = less(found.changes.iter().map(|(_, change)| *change).sum());
    let surplus = found.surplus().map_or(greatest.plus(saved), |surplus| surplus.cut(greatest.plus(saved)));
    match (surplus.low, surplus.high) {
        (0, 0) => Some(note(code!("fee-all-lose")).worded(code!("fee-all-same"))),
        (1.., _) if found.least.high == 0 && greatest.high < 0 => {
            Some(note(code!("fee-paid-out")).with("saved", units(saved)).with("loss", units(less(greatest))))
        }
        (1.., _) => Some(note(code!("fee-given-up")).with("surplus", units(surplus))),
        (_, ..=-1) => Some(note(code!("fee-all-lose")).with("surplus", units(less(surplus)))),
        _ => None,
    }
}

/// The same with the other sign.
fn less(units: Units) -> Units {
    Units::default().minus(units)
}
