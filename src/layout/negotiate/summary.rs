//! The answer in one sentence: which percents everybody can accept, or who contradicts whom; and its figures.

use super::words::{base, broken, end, ids, inwards, members, money, percents};
use crate::analysis::negotiate::{Accepts, Conflict, Negotiation, RangeEnd};
use crate::code;
use crate::cost::Support;
use crate::lang::Code;
use crate::layout::cells::some;
use crate::money::{Fraction, Rounding};
use crate::report::{Cell, Note, Summary, note};
use std::collections::BTreeSet;

/// The sentences and the figures.
pub(super) fn summary(found: &Negotiation<'_>) -> Summary {
    let said = match &found.conflict {
        Some(conflict) => contradicts(found, conflict),
        None => std::iter::once(holds(found)).chain(binding(found)).collect(),
    };
    let ends = found.ends.first();
    let part = |nth: usize| {
        let end = ends.and_then(|ends: &[RangeEnd; 2]| ends.get(nth));
        end.map(|end| Cell::plain_percent(inwards(found, &end.part, nth == 0, 6), 6)).into()
    };
    let conflicting = found.conflict.iter().flat_map(|conflict| in_the_way(found, conflict));
    let conflicting = conflicting.map(|number| Cell::text(ids(found, &[number])));
    let figures = vec![
        ("holds", Cell::Flag(!found.holds.is_empty())),
        ("least", part(0)),
        ("greatest", part(1)),
        ("conflict", Cell::Parts(conflicting.collect())),
    ];
    Summary { said, figures }
}

/// The percents that hold.
fn holds(found: &Negotiation<'_>) -> Note {
    let whole = |ends: &[RangeEnd; 2]| {
        let [least, greatest] = ends;
        least.part.is_zero() && greatest.part == Fraction::from(1)
    };
    if found.ends.iter().all(whole) && found.holds.points().count() == found.bases.len() {
        return note!("negotiate-all", bases = bases(found));
    }
    let of = |(basis, ends): (&crate::sharing::Basis, &[RangeEnd; 2])| {
        let [least, greatest] = ends;
        let [from, to] = [true, false].map(|is_least| end(found, [&least.part, &greatest.part], is_least));
        let note = note!("negotiate-base-from-to", base = base(found, basis));
        let note = note.with("from", from.clone()).with("to", to.clone());
        let note = note.worded_if(from == to, code!("negotiate-base-only"));
        Cell::from(note)
    };
    let ranges = found.bases.iter().zip(&found.ends).map(of).collect();
    let note = note!("negotiate-range", ranges = Cell::Parts(ranges));
    match found.bases.len() {
        2 => note,
        _ => note.worded(code!("negotiate-range-many")),
    }
}

fn bases(found: &Negotiation<'_>) -> Cell {
    Cell::Parts(found.bases.iter().map(|basis| base(found, basis)).collect())
}

/// Who binds the two ends of the first base, where there are two bases.
fn binding(found: &Negotiation<'_>) -> Vec<Note> {
    let [first, _] = found.bases.as_slice() else { return Vec::new() };
    let Some([least, greatest]) = found.ends.first() else { return Vec::new() };
    let beyond = |code: Code, bound: &RangeEnd, is_least: bool| {
        let conditions = bound.binding.iter().filter_map(|number| found.conditions.get(*number));
        let broken = some(conditions.map(|condition| broken(found, condition)))?;
        let percent = end(found, [&least.part, &greatest.part], is_least);
        let note = Note::new(code).with("base", base(found, first)).with("percent", percent);
        Some(note.with("broken", Cell::Clauses(broken)))
    };
    let above = beyond(code!("negotiate-above"), greatest, false);
    above.into_iter().chain(beyond(code!("negotiate-below"), least, true)).collect()
}

/// The members whose conditions contradict each other, in the order of the case.
fn in_the_way(found: &Negotiation<'_>, conflict: &Conflict) -> BTreeSet<usize> {
    let conditions = conflict.conditions.iter().filter_map(|(number, _)| found.conditions.get(*number));
    conditions.flat_map(|condition| condition.whose.iter().copied()).collect()
}

/// Nothing holds, who is in the way, how far the nearest percents miss, and what support would mend it.
fn contradicts(found: &Negotiation<'_>, conflict: &Conflict) -> Vec<Note> {
    if !conflict.of_group.is_empty() {
        return vec![note!("negotiate-none-group", bases = bases(found))];
    }
    let numbers: Vec<usize> = in_the_way(found, conflict).into_iter().collect();
    let whom = match numbers.as_slice() {
        [one] => alone(found, *one),
        _ => numbers.clone(),
    };
    let none = note!("negotiate-none", bases = bases(found), members = members(found, &whom));
    let none = none.worded_if(numbers.len() == 1, code!("negotiate-none-one"));
    let amount = money(found, &conflict.told.1, Rounding::Ceiling);
    let mut said =
        vec![none, note!("negotiate-nearest", percents = percents(found, &conflict.told.0), amount)];
    if let Some(support) = &conflict.support {
        let of = |(member, units): &(usize, i128)| {
            let amount = money(found, &Fraction::from(*units), Rounding::Ceiling);
            Cell::aside(members(found, &[*member]), [amount])
        };
        let sum = support.members.iter().map(|(_, units)| *units).sum::<i128>();
        let amount = money(found, &Fraction::from(sum), Rounding::Ceiling);
        let note = note!(
            "negotiate-support",
            amount,
            percents = percents(found, &support.parts),
            members = Cell::Parts(support.members.iter().map(of).collect())
        );
        said.push(match found.net {
            true => note,
            // some of it may be there already
            false if lowers_costs(found) => note.worded(code!("negotiate-support-there")),
            false => note.worded(code!("negotiate-support-gross")),
        });
    }
    said
}

/// Whether the case has support that lowers what members pay.
fn lowers_costs(found: &Negotiation<'_>) -> bool {
    let lowers = |support: &Support| !support.is_repaid() && !support.is_before;
    found.computed.plan.support.iter().any(lowers)
}

/// Everybody whom no percents satisfy, be the others content or not: this member, and whoever else accepts none.
fn alone(found: &Negotiation<'_>, one: usize) -> Vec<usize> {
    let accepts_none = |accepts: &&Accepts| accepts.member == one || accepts.parts.is_none();
    let numbers: Vec<usize> =
        found.members.iter().filter(accepts_none).map(|accepts| accepts.member).collect();
    if numbers.is_empty() { vec![one] } else { numbers }
}
