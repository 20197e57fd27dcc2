//! The costs of one table, once all is settled that its sheet says twice, or leaves open.

use super::asides;
use super::brackets;
use super::calendar;
use super::costs::{self, Cost};
use super::counted;
use super::draft::Notes;
use super::fault::FoundFaults;
use super::forms;
use super::funding;
use super::groups;
use super::headless;
use super::levy;
use super::lumps;
use super::members::Members;
use super::missing;
use super::outline::LeftOut;
use super::part;
use super::place::Place;
use super::product;
use super::remarks;
use super::row::SheetRow;
use super::same;
use super::spans;
use super::steps;
use super::totals;
use super::undecided;
use super::units_beside;
use super::unsaid;

/// The years of a term that nobody says.
const DEFAULT_YEARS: u32 = 5;

/// A table from which costs are taken.
pub(super) struct TakenPart<'p> {
    pub(super) place: &'p Place<'p>,
    /// The years of the term, where they are said.
    pub(super) term: Option<u32>,
}

impl TakenPart<'_> {
    /// Its costs, once all is settled that its sheet says of it twice, or leaves open.
    pub(super) fn costs(
        &self,
        (rows, factors): (&mut Vec<SheetRow>, &mut Vec<u32>),
        members: &mut Members,
        (notes, left, found): (&mut Notes, &mut Vec<LeftOut>, &mut FoundFaults),
    ) -> Vec<Cost> {
        let (place, term) = (self.place, self.term.unwrap_or(DEFAULT_YEARS));
        part::leave_out(place, rows, (notes, found));
        spans::sum((place.sheet, place.grid), place.table, rows, (notes, found));
        headless::ask((place.sheet, place.grid), place.table, rows, found);
        let before = found.count();
        totals::check(place.sheet, place.table, rows, place.unit, found);
        counted::ask(place, rows, found.count() > before, found);
        brackets::ask(place, rows, found);
        calendar::check(place, rows, (left, found));
        undecided::years_in_rows(place, rows, found);
        levy::settle(place, rows, (notes, left, found));
        *factors = product::check(place, rows, left);
        same::settle(place, rows, (notes, left, found));
        product::lengths(place, rows, term, found);
        forms::check(place, rows, (left, found));
        spans::title(place, rows, found);
        unsaid::ask(place, rows, found);
        missing::ask(place, rows, found);
        steps::ask(place, rows, found);
        units_beside::ask(place, rows, found);
        lumps::ask(place, rows, found);
        remarks::ask(place, rows, term, found);
        asides::ask(place, rows, (left, found));
        if groups::ask(place, rows, members, found) {
            return Vec::new();
        }
        funding::ask(place, rows, found);
        costs::take(place, rows, members, found)
    }
}
