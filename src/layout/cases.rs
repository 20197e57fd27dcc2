//! The list of built-in cases.

use super::columns::column;
use crate::case::Case;
use crate::lang::Term;
use crate::report::{Cell, Report, Role, Row, Section, Table};

/// Lays out the table `cases`: the id to ask for, the title, how many rows of figures; of a plan, how many members.
pub fn cases(cases: &[Case]) -> Report {
    let row = |case: &Case| Row {
        role: Role::Item,
        cells: vec![
            Cell::text(case.id.clone()),
            Cell::text(case.title.clone()),
            Cell::Count(case.published.len() as u64),
            case.plan.as_ref().map(|plan| plan.members.len()).into(),
        ],
    };
    Report {
        command: "cases",
        tables: vec![Table {
            id: "cases",
            title: Term::CasesTable,
            columns: vec![
                column("case", Term::Id),
                column("title", Term::Title),
                column("figures", Term::Figures),
                column("members", Term::Members),
            ],
            sections: vec![Section { heading: None, rows: cases.iter().map(row).collect() }],
        }],
        notes: Vec::new(),
        ..Report::default()
    }
}
