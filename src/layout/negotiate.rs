//! What a negotiation shows: the percents that hold and who binds them, what each member accepts, proposals, contradictions.

mod conflict;
mod members;
mod notes;
mod picture;
mod proposals;
mod range;
mod summary;
mod words;

use super::cells::tax;
use super::headings;
use crate::analysis::negotiate::Negotiation;
use crate::lang::Term;
use crate::report::Report;

/// Lays out what `negotiate` found.
pub fn negotiate(found: &Negotiation<'_>) -> Report {
    let tables =
        [Some(range::range(found)), range::corners(found), members::members(found)].into_iter().flatten();
    let tables = tables.chain(proposals::tables(found)).chain(conflict::conflict(found));
    Report {
        command: "negotiate",
        tax: tax(found.case),
        heading: Some(headings::of_plan(found.case, &found.computed, Some(Term::BorneByMembers))),
        summary: Some(summary::summary(found)),
        scale: headings::scale(&found.computed, std::iter::empty()),
        pictures: picture::picture(found).into_iter().collect(),
        tables: tables.collect(),
        notes: notes::notes(found),
    }
}
