//! The table `conflict`: the fewest conditions that contradict each other, and by how much the nearest percents miss them.

use super::words::{ids, members, money, requirement, wanted};
use crate::analysis::negotiate::{Condition, Conflict, Negotiation};
use crate::lang::Term;
use crate::layout::columns::{Entry, items, listing};
use crate::money::{Fraction, Rounding};
use crate::report::{Cell, Table};

/// A condition, and what is missed; or a requirement on the group.
enum ConflictLine<'f> {
    Condition(&'f Condition, &'f Fraction),
    OfGroup(usize),
}

/// A row a condition.
pub(super) fn conflict(found: &Negotiation<'_>) -> Option<Table> {
    let conflict = found.conflict.as_ref()?;
    type E<'f> = Entry<'f, ConflictLine<'f>>;
    let entries: Vec<E<'_>> = vec![
        E::data("member", |line| match line {
            ConflictLine::Condition(condition, _) => Cell::text(ids(found, &condition.whose)),
            ConflictLine::OfGroup(_) => Cell::Absent,
        }),
        E::people("who", Term::Subject, |line| match line {
            ConflictLine::Condition(condition, _) => members(found, &condition.whose),
            ConflictLine::OfGroup(_) => Cell::Word(Term::WholeGroup),
        }),
        E::new("condition", Term::ConditionHead, |line| match line {
            ConflictLine::Condition(condition, _) => wanted(found, condition),
            ConflictLine::OfGroup(nth) => requirement(found, *nth),
        }),
        E::new("misses_by", Term::MissesBy, |line| match line {
            ConflictLine::Condition(_, misses) => money(found, misses, Rounding::Ceiling),
            ConflictLine::OfGroup(_) => Cell::Absent,
        }),
    ];
    Some(listing("conflict", Term::ConflictTable, entries, items(lines(found, conflict))))
}

fn lines<'f>(found: &'f Negotiation<'_>, conflict: &'f Conflict) -> Vec<ConflictLine<'f>> {
    let of_group = conflict.of_group.iter().map(|nth| ConflictLine::OfGroup(*nth));
    let of_members = conflict
        .conditions
        .iter()
        .filter_map(|(number, misses)| Some(ConflictLine::Condition(found.conditions.get(*number)?, misses)));
    of_group.chain(of_members).collect()
}
