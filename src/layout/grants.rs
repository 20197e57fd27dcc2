//! What must be known of support: what comes only after the term, what nobody guarantees, what is repaid or was saved before.

use super::cells::{cost, currency_word};
use crate::case::{Case, Plan};
use crate::cost::{Fund, Support, Units};
use crate::money::{Fraction, places};
use crate::plan::facts::Computed;
use crate::report::{Cell, Note, note};

/// The notes on a plan's support, with what of it comes after the term.
pub(super) fn notes(
    case: &Case,
    computed: &Computed<'_>,
    later: Option<Units>,
    short: &[(usize, Units)],
) -> Vec<Note> {
    let has = |fund: Fund| computed.supports_that_count().any(|support| support.kind == Some(fund));
    let mut notes = Vec::new();
    notes.extend(said_of_loans(computed.supports_that_count()));
    notes.extend(unpaid(case, computed.plan, short));
    notes.extend(has(Fund::Reserve).then(|| note!("support-saved-before")));
    notes.extend(has(Fund::AllocationTax).then(|| note!("support-not-guaranteed").brief()));
    if let Some(later) = later {
        let amount = cost(later, case.currency);
        notes.push(note!("support-after-term", amount).brief());
    }
    notes
}

/// What of fixed amounts nobody gets, as they are rounded down for each member and year.
fn unpaid(case: &Case, plan: &Plan, short: &[(usize, Units)]) -> Option<Note> {
    let of = |(number, units): &(usize, Units)| {
        let support = plan.support.get(*number)?;
        let amount = match units.is_exact() {
            true => {
                let digits = case.currency.minor_digits();
                let amount = Fraction::of_minor(units.base, digits);
                let shown = if amount.is_whole() { 0 } else { places(digits) };
                let currency = currency_word(case.currency);
                Cell::from(note!("in-full", amount = Cell::number(amount, shown), currency))
            }
            false => cost(*units, case.currency),
        };
        Some(Cell::aside(Cell::Text(support.name.clone()), [amount]))
    };
    let names: Vec<Cell> = short.iter().filter_map(of).collect();
    (!names.is_empty()).then(|| note!("support-amount-rounded", names = Cell::Parts(names)).brief())
}

/// That a loan is repaid, where a plan has one.
pub(super) fn repaid(plan: &Plan) -> Option<Note> {
    said_of_loans(plan.support.iter())
}

fn said_of_loans<'s>(mut supports: impl Iterator<Item = &'s Support>) -> Option<Note> {
    supports.any(Support::is_repaid).then(|| note!("support-repaid").brief())
}
