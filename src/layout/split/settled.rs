//! How bills are settled, in words: rounding, the remainder and who bore it, caps.

use super::names::{listed, member_name};
use super::words::{in_full, in_full_or_range, way as words_of};
use crate::analysis::split::{CaseSplit, Splitting};
use crate::case::division_term as term;
use crate::code;
use crate::cost::Units;
use crate::layout::cells::some;
use crate::report::{Cell, Note, note};
use crate::sharing::{Bill, Remainder, Round};

/// In what units bills are made, and what becomes of the rest; a division of the whole cost has one bill for the term.
pub(super) fn rounding(found: &Splitting<'_>) -> Vec<Note> {
    let divisions: Vec<Cell> = found.ways.iter().filter(|way| way.method.is_some()).map(words_of).collect();
    let of_term = divisions.len() == found.ways.len();
    let note = note!("split-rounding", unit = in_full(found, found.settlement.round_to));
    let unworded = note.clone();
    let worded = |of_year, of_whole_term| note.worded(if of_term { of_whole_term } else { of_year });
    let note = match found.settlement.remainder {
        _ if found.settlement.round != Round::Down => moved_both_ways(found, unworded),
        Remainder::Largest if has_incomplete(found) => {
            worded(code!("split-rounding-incomplete"), code!("split-rounding-term-incomplete"))
        }
        Remainder::Largest => worded(code!("split-rounding"), code!("split-rounding-term")),
        Remainder::Drop => worded(code!("split-rounding-drop"), code!("split-rounding-term-drop")),
        Remainder::Member(number) => {
            worded(code!("split-rounding-member"), code!("split-rounding-term-member"))
                .with("member", member_name(found, number))
        }
    };
    let one_bill = note!("split-one-bill", methods = Cell::Parts(divisions.clone()));
    let mixed = !of_term && !divisions.is_empty();
    let apart = match found.settlement.bill {
        Bill::Year => None,
        Bill::Item => Some(note!("split-bill-item")),
        Bill::Category => Some(note!("split-bill-category")),
    };
    let away = if of_term { None } else { away(found) };
    let is_moved = found.ways.iter().any(|way| way.shares.moves_units);
    let promised = is_moved.then(|| note!("split-rounding-promised"));
    std::iter::once(note).chain(promised).chain(away).chain(mixed.then_some(one_bill)).chain(apart).collect()
}

/// The years in which the member that bears remainders takes no part, and who bears them then.
fn away(found: &Splitting<'_>) -> Option<Note> {
    let Remainder::Member(number) = found.settlement.remainder else { return None };
    let years = found.computed.years.iter().enumerate();
    let years = years.filter(|(year, _)| !found.computed.takes_part_in(number, *year));
    let years = listed(some(years.map(|(_, year)| Cell::Year(year.name)))?);
    Some(note!("split-remainder-away", member = member_name(found, number), years).brief())
}

/// Rounding up or to the nearest, and what becomes of what that misses or exceeds.
fn moved_both_ways(found: &Splitting<'_>, note: Note) -> Note {
    let note = note.with(
        "way",
        Cell::from(Note::new(match found.settlement.round {
            Round::Up => code!("split-round-up"),
            Round::Nearest | Round::Down => code!("split-round-nearest"),
        })),
    );
    match found.settlement.remainder {
        Remainder::Largest => note.worded(code!("split-rounding-way")),
        Remainder::Drop => note.worded(code!("split-rounding-way-drop")),
        Remainder::Member(number) => {
            note.worded(code!("split-rounding-way-member")).with("member", member_name(found, number))
        }
    }
}

/// Whether some bill carries an incomplete unit, as the cost of its year is no multiple of it.
fn has_incomplete(found: &Splitting<'_>) -> bool {
    let unit = found.settlement.round_to.max(1);
    if found.settlement.bill != Bill::Year {
        let mut dealt = found.ways.iter().flat_map(|way| &way.shares.dealt).flatten();
        return dealt.any(|(_, units)| units % unit != 0);
    }
    let mut bills = found.ways.iter().flat_map(|way| &way.shares.billed).flatten();
    bills.any(|bill| [bill.low, bill.base, bill.high].iter().any(|units| units % unit != 0))
}

/// What rounding left, what nobody pays and whom a promise holds down in one way to split.
pub(super) fn of_way(found: &Splitting<'_>, way: &CaseSplit) -> Vec<Note> {
    let mut notes: Vec<Note> = remainder(found, way).into_iter().collect();
    notes.extend(uncollected(found, way));
    notes.extend(capped(found, way));
    if let Some(method) = way.method.filter(|_| !way.shares.capped.is_empty()) {
        notes.push(note!("fair-capped", method = term(method)));
    }
    notes
}

/// Who bore what rounding left.
fn remainder(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    let mut sums: Vec<i128> = vec![0; found.computed.plan.members.len()];
    let years = way.shares.dealt.iter().enumerate();
    let shown = years.filter(|(year, _)| found.year.is_none_or(|only| only == *year));
    for (member, units) in shown.flat_map(|(_, dealt)| dealt) {
        if let Some(sum) = sums.get_mut(*member) {
            *sum = sum.saturating_add(*units);
        }
    }
    let bore = |(number, units): (usize, i128)| {
        let is_shown = units != 0 && found.only.is_none_or(|only| only == number);
        is_shown.then(|| Cell::aside(member_name(found, number), [in_full(found, units)]))
    };
    let ranged = !found.computed.is_exact();
    match some(sums.into_iter().enumerate().filter_map(bore)).map(listed) {
        Some(members) => {
            let wording = match (ranged, found.year.is_some()) {
                (false, false) => code!("split-remainder"),
                (false, true) => code!("split-remainder-year"),
                (true, false) => code!("split-remainder-middle"),
                (true, true) => code!("split-remainder-middle-year"),
            };
            Some(note!("split-remainder", members).worded(wording))
        }
        // what rounding leaves differs all over a range
        None if ranged || found.settlement.remainder == Remainder::Drop => None,
        // what was moved to and fro comes to nothing over the term
        None if way.shares.moves_units => None,
        None if way.shares.dealt.iter().flatten().any(|(_, units)| *units != 0) => None,
        // bills rounded up and down may make up for each other; where all are rounded one way, none was
        None if found.settlement.round == Round::Nearest => {
            Some(note!("split-remainder").worded(code!("split-remainder-even")))
        }
        None => Some(note!("split-remainder").worded(code!("split-no-remainder"))),
    }
}

fn uncollected(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    let sum = way.shares.uncollected();
    way.shares.uncollected.iter().find(|units| **units != Units::default())?;
    let note = match sum.high < 0 {
        true => {
            let amount = in_full(found, sum.base.saturating_neg());
            note!("split-uncollected", amount).worded(code!("split-overcollected"))
        }
        false => note!("split-uncollected", amount = in_full_or_range(found, sum)),
    };
    Some(note.brief())
}

/// Who is held down, and what moved to the others.
fn capped(found: &Splitting<'_>, way: &CaseSplit) -> Option<Note> {
    let promise = found.settlement.min_saving.as_ref()?;
    let note = note!("split-capped");
    let note = note.with("percent", Cell::plain_percent(promise.clone(), promise.decimals_within(6)));
    if way.shares.capped.is_empty() {
        return Some(note.worded(code!("split-none-capped")));
    }
    let held = way.shares.capped.iter().map(|held| {
        let moved = match held.moved < 0 {
            false => note!("split-moved", amount = in_full(found, held.moved)),
            true => {
                note!("split-taken-on", amount = in_full(found, held.moved.saturating_neg()))
            }
        };
        Cell::aside(member_name(found, held.member), [Cell::from(moved)])
    });
    let note = note.with("members", listed(held.collect()));
    Some(note.worded_if(way.shares.may_move(), code!("split-capped-middle")))
}
