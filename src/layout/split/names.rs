//! Members by name, and lists of names cut after the first few.

use crate::analysis::split::Splitting;
use crate::case::Plan;
use crate::report::{Cell, note};

/// Names listed in a sentence before "and so many more".
pub(super) const NAMED: usize = 6;

/// A member by name; with its id where another has the same name.
pub(in crate::layout) fn member_name(found: &Splitting<'_>, number: usize) -> Cell {
    named(found.computed.plan, &found.namesakes, number)
}

/// The same of a plan in which these members have namesakes.
pub(in crate::layout) fn named(plan: &Plan, namesakes: &[bool], number: usize) -> Cell {
    let Some(member) = plan.members.get(number) else { return Cell::Absent };
    let name = Cell::name(&member.name);
    match namesakes.get(number) {
        Some(true) => Cell::aside(name, [Cell::text(&member.id)]),
        _ => name,
    }
}

/// The first few of a list, and how many more there are.
pub(in crate::layout) fn listed(cells: Vec<Cell>) -> Cell {
    let count = cells.len();
    listed_of(cells, count)
}

/// The same of a list of which only the first are known.
pub(super) fn listed_of(mut cells: Vec<Cell>, count: usize) -> Cell {
    let more = count.saturating_sub(NAMED);
    // one more name is as short as the count
    if more > 1 {
        cells.truncate(NAMED);
        cells.push(Cell::from(note!("more", count = more)));
    }
    Cell::Parts(cells)
}
