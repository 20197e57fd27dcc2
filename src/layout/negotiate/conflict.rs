//! The table `conflict`: the fewest conditions that contradict each other, and by how much the nearest percents miss them.

use super::words::{ids, members, money, requirement, wanted};
use crate::analysis::negotiate::{Condition, Conflict, Negotiation};
use crate::lang::Term;
use crate::layout::cells::exact_money;
use crate::layout::columns::{Entry, items, listing};
use crate::money::{Fraction, Rounding};
use crate::report::{Cell, Sense, Table, note};

/// A condition, what the nearest percents miss, and whether it is one of those that contradict each other; or a requirement
/// on the group, and what is missing.
enum ConflictLine<'f> {
    Condition(&'f Condition, &'f Fraction, bool),
    OfGroup(usize, Option<&'f Fraction>),
}

/// A row a condition.
pub(super) fn conflict(found: &Negotiation<'_>) -> Option<Table> {
    let conflict = found.conflict.as_ref()?;
    type E<'f> = Entry<'f, ConflictLine<'f>>;
    let missed = if conflict.of_group.is_empty() { Term::NearestMisses } else { Term::MissesBy };
    let entries: Vec<E<'_>> = vec![
        E::data("member", |line| match line {
            ConflictLine::Condition(condition, ..) => Cell::text(ids(found, &condition.whose)),
            ConflictLine::OfGroup(..) => Cell::Absent,
        }),
        E::people("who", Term::Subject, |line| match line {
            ConflictLine::Condition(condition, ..) => members(found, &condition.whose),
            ConflictLine::OfGroup(..) => Cell::Word(Term::WholeGroup),
        }),
        E::new("condition", Term::ConditionHead, |line| match line {
            ConflictLine::Condition(condition, _, true) => wanted(found, condition),
            ConflictLine::Condition(condition, _, false) => {
                Cell::aside(wanted(found, condition), [note!("negotiate-missed-too")])
            }
            ConflictLine::OfGroup(nth, _) => requirement(found, *nth),
        }),
        E::new("misses_by", missed, |line| match line {
            ConflictLine::Condition(_, misses, _) => money(found, misses, Rounding::Ceiling),
            ConflictLine::OfGroup(_, missing) => {
                exact_money(missing.cloned(), found.case.currency, Sense::Plain)
            }
        }),
        E::data("contradicts", |line| !matches!(line, ConflictLine::Condition(.., false))),
    ];
    Some(listing("conflict", Term::ConflictTable, entries, items(lines(found, conflict))))
}

fn lines<'f>(found: &'f Negotiation<'_>, conflict: &'f Conflict) -> Vec<ConflictLine<'f>> {
    let of_group =
        conflict.of_group.iter().map(|(nth, missing)| ConflictLine::OfGroup(*nth, missing.as_ref()));
    let contradicting = conflict.conditions.iter().map(|missed| (missed, true));
    let beside = conflict.beside.iter().map(|missed| (missed, false));
    let of_members = contradicting.chain(beside).filter_map(|((number, misses), contradicts)| {
        Some(ConflictLine::Condition(found.conditions.get(*number)?, misses, contradicts))
    });
    of_group.chain(of_members).collect()
}
