//! A case of printed figures: the figures with their checks, and bars where amounts are known.

use super::{pictures, promised, summary, tables};
use crate::analysis::report::CaseReport;
use crate::lang::Term;
use crate::page::{Block, PagePart};
use crate::report::{Cell, Report, Row};

/// The parts of its chapter.
pub(super) fn parts(found: &CaseReport<'_>, whole: &Report) -> Vec<PagePart> {
    let Some(table) = tables::renamed(whole, "savings", "savings", Term::SavingsTable) else {
        return Vec::new();
    };
    let mut blocks = vec![Block::Facts(summary::facts(found, None))];
    // several figures of the group are of several things, and none of them is the first
    let is_of_group = |row: &&Row| *tables::cell(&table, row, "member") == Cell::Absent;
    let of_group: Vec<&Row> = tables::rows(&table).filter(is_of_group).collect();
    if let [group] = of_group.as_slice() {
        blocks.extend(summary::tiles(&table, group, None));
    }
    blocks.extend(pictures::rows(&table));
    blocks.push(Block::Table(table));
    let mut parts = vec![PagePart { heading: None, new_sheet: false, blocks }];
    parts.extend(promised::part(found));
    parts
}
