//! What a report of one plan is about, in a line above its tables, and the unit its amounts are shown in.

use super::cells::{stage_word, tax};
use super::lookup::month_name;
use crate::case::Case;
use crate::code;
use crate::cost::{Calendar, Units, YearName};
use crate::lang::Term;
use crate::plan::facts::{Computed, Side};
use crate::report::{Cell, Scale, note};

/// Amounts from so many of the currency on are shown in thousands of it.
const IN_THOUSANDS: i128 = 1_000_000;

/// The case, its members, its term, whether tax is in, and of whose costs the tables are.
pub(super) fn of_plan(case: &Case, computed: &Computed<'_>, whose: Option<Term>) -> Cell {
    let selected = computed.is_selected.then_some(Term::SelectedCosts);
    about(case, computed.members().count(), computed.calendar, selected.into_iter().chain(whose))
}

/// The same of a case over its whole term; none where it has no plan.
pub(super) fn of_case(case: &Case, whose: Option<Term>) -> Option<Cell> {
    let members = &case.plan.as_ref()?.members;
    let count = members.iter().filter(|member| !member.candidate).count();
    Some(about(case, count, case.calendar(), whose.into_iter()))
}

fn about(case: &Case, members: usize, calendar: Calendar, beside: impl Iterator<Item = Term>) -> Cell {
    let names: Vec<YearName> = calendar.years().iter().map(|year| year.name).collect();
    let note = note!(
        "plan-heading",
        title = Cell::text(&case.title),
        count = members,
        months = Cell::Months(calendar.months)
    );
    let note = match (names.first(), names.last()) {
        (Some(first @ YearName::Fiscal(_)), Some(last)) => note
            .worded(match (members, first == last) {
                (0, true) => code!("plan-heading-alone-year"),
                (0, false) => code!("plan-heading-alone-years"),
                (_, true) => code!("plan-heading-year"),
                (_, false) => code!("plan-heading-years"),
            })
            .with("first", Cell::Year(*first))
            .with("last", Cell::Year(*last)),
        // a plan need not have members
        _ if members == 0 => note.worded(code!("plan-heading-alone")),
        _ => note,
    };
    let said = Cell::from(note);
    let stage = case.stage.map(stage_word);
    let words = tax(case).into_iter().chain(stage).chain(beside);
    // a year that is not from April is named by the month it begins in, too
    let is_unusual = calendar.start.is_some() && calendar.year_starts != Calendar::default().year_starts;
    let years = is_unusual.then(|| note!("years-begin", month = month_name(calendar.year_starts.into())));
    Cell::Parts(std::iter::once(said).chain(years.map(Cell::from)).chain(words.map(Cell::Word)).collect())
}

/// Thousands of the currency, unless the sums are too small for that or some of these bills are no whole thousands.
pub(super) fn scale(computed: &Computed<'_>, mut bills: impl Iterator<Item = i128>) -> Scale {
    let minor = 10_i128.pow(computed.decimals);
    let sum = |side| computed.sum(|fact| fact.side == side);
    let greatest = |units: Units| units.low.saturating_abs().max(units.high.saturating_abs());
    let largest = greatest(sum(Side::Before)).max(greatest(sum(Side::After)));
    match largest < minor.saturating_mul(IN_THOUSANDS) || bills.any(|bill| bill % (1000 * minor) != 0) {
        true => Scale::Whole,
        false => Scale::Thousand,
    }
}
