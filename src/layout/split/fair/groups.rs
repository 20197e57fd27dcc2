//! Groups of members in words that can be read in one way only.

use super::super::names::{NAMED, listed_of, member_name};
use crate::analysis::split::Splitting;
use crate::code;
use crate::report::{Cell, note};

/// Names in a cell of a table before "and so many more".
const MOST_NAMED: usize = 30;

/// How a group is named the shortest.
enum Named {
    Everyone,
    AllBut(Vec<usize>),
    Members,
}

fn named(found: &Splitting<'_>, members: &[usize]) -> Named {
    let all = found.computed.members().map(|(number, _)| number);
    let others: Vec<usize> = all.filter(|number| !members.contains(number)).collect();
    match (members.len() > 2, others.len()) {
        (true, 0) => Named::Everyone,
        // the words for it count as two names
        (true, few) if few + 2 < members.len() => Named::AllBut(others),
        _ => Named::Members,
    }
}

/// A group in a cell of a table: all its members, or all but a few.
pub(super) fn listed(found: &Splitting<'_>, members: &[usize]) -> Cell {
    let names = |numbers: &[usize]| {
        let mut names: Vec<Cell> =
            numbers.iter().take(MOST_NAMED).map(|number| member_name(found, *number)).collect();
        if let more @ 1.. = numbers.len().saturating_sub(MOST_NAMED) {
            names.push(Cell::from(note!("more", count = more)));
        }
        Cell::Parts(names)
    };
    match named(found, members) {
        Named::Everyone => Cell::from(note!("everyone")),
        Named::AllBut(others) => Cell::from(note!("all-but", members = names(&others))),
        Named::Members => names(members),
    }
}

/// A group as one word of a sentence: Ko + Otsu.
pub(super) fn joined(found: &Splitting<'_>, members: &[usize]) -> Cell {
    match named(found, members) {
        Named::Everyone => Cell::from(note!("everyone")),
        Named::AllBut(others) => {
            let note = note!("all-but", members = sum(found, &others));
            Cell::from(note.worded_if(others.len() > 1, code!("all-but-several")))
        }
        Named::Members => sum(found, members),
    }
}

/// Several groups, each as one word of a sentence and some with a remark; `count` of them in all. Where one is told by
/// who is not in it, a stronger mark stands between them.
pub(super) fn several(found: &Splitting<'_>, groups: &[&[usize]], told: Vec<Cell>, count: usize) -> Cell {
    let by_others = groups.iter().any(|members| matches!(named(found, members), Named::AllBut(_)));
    match (by_others, listed_of(told, count)) {
        (true, Cell::Parts(groups)) => {
            let beside = |one, other| Cell::from(note!("beside", one, other));
            groups.into_iter().reduce(beside).unwrap_or(Cell::Absent)
        }
        (_, groups) => groups,
    }
}

fn sum(found: &Splitting<'_>, members: &[usize]) -> Cell {
    let shown = if members.len() > NAMED + 1 { NAMED } else { members.len() };
    let names = members.iter().take(shown).map(|number| member_name(found, *number));
    let sum = names.reduce(|one, other| Cell::from(note!("and", one, other)));
    let sum = sum.unwrap_or(Cell::Absent);
    match members.len() - shown {
        0 => sum,
        more => Cell::from(note!("and-more", named = sum, count = more)),
    }
}
