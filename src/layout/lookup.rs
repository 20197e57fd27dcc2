//! Things of a plan by their numbers, as they stand in a cell; nothing where there is none of that number.

use crate::analysis::split::Who;
use crate::case::Plan;
use crate::code;
use crate::cost::{Bearer, CostItem, Year, YearName};
use crate::lang::Term;
use crate::report::{Cell, Note};

/// The id of a member.
pub(super) fn member_id(plan: &Plan, number: impl Into<Option<usize>>) -> Option<Cell> {
    Some(Cell::text(&plan.members.get(number.into()?)?.id))
}

/// A member by name and nothing else.
pub(super) fn plain_name(plan: &Plan, number: impl Into<Option<usize>>) -> Option<Cell> {
    Some(Cell::name(&plan.members.get(number.into()?)?.name))
}

/// The id of an item of the shared system.
pub(super) fn item_id(plan: &Plan, number: impl Into<Option<usize>>) -> Option<Cell> {
    Some(Cell::text(&plan.after.get(number.into()?)?.id))
}

/// An item of the shared system by name.
pub(super) fn item_name(plan: &Plan, number: impl Into<Option<usize>>) -> Option<Cell> {
    Some(Cell::text(&plan.after.get(number.into()?)?.name))
}

/// The member whose own an item is, by name; nothing where it is nobody's own.
pub(super) fn owner_name(plan: &Plan, item: &CostItem) -> Option<Cell> {
    match item.bearer {
        Bearer::Member(member) => plain_name(plan, member),
        _ => None,
    }
}

/// A year of a term by name.
pub(super) fn year_name(years: &[Year], number: impl Into<Option<usize>>) -> Option<YearName> {
    Some(years.get(number.into()?)?.name)
}

/// The same as data formats count years.
pub(super) fn year_number(years: &[Year], number: impl Into<Option<usize>>) -> Option<u32> {
    year_name(years, number).map(YearName::number)
}

/// Whose a row is: a member by its name, else a word.
pub(super) fn whose(who: Who, name: impl Fn(usize) -> Cell) -> Cell {
    match who {
        Who::Member(number) => name(number),
        Who::Nobody => Cell::Word(Term::NotCollected),
        Who::All => Cell::Word(Term::Total),
    }
}

/// A month of the calendar by name: 4 is April.
pub(super) fn month_name(month: u32) -> Cell {
    Cell::from(Note::new(match month {
        1 => code!("month-january"),
        2 => code!("month-february"),
        3 => code!("month-march"),
        4 => code!("month-april"),
        5 => code!("month-may"),
        6 => code!("month-june"),
        7 => code!("month-july"),
        8 => code!("month-august"),
        9 => code!("month-september"),
        10 => code!("month-october"),
        11 => code!("month-november"),
        _ => code!("month-december"),
    }))
}
