//! The list of built-in cases.

use super::columns::{Entry, items, listing};
use crate::case::Case;
use crate::lang::Term;
use crate::report::{Cell, Report};

/// Lays out the table `cases`: the id to ask for, the title, how many rows of figures; of a plan, how many members.
pub fn cases(cases: &[Case]) -> Report {
    type E<'c> = Entry<'c, &'c Case>;
    let entries: Vec<E<'_>> = vec![
        E::new("case", Term::Id, |case| Cell::text(&case.id)),
        E::new("title", Term::Title, |case| Cell::text(&case.title)),
        E::new("figures", Term::Figures, |case| case.published.len()),
        E::new("members", Term::Members, |case| case.plan.as_ref().map(|plan| plan.members.len())),
    ];
    let tables = vec![listing("cases", Term::CasesTable, entries, items(cases))];
    Report { command: "cases", tables, ..Report::default() }
}
