//! Which percents everybody can accept, where that is asked for: the answer, a picture, who accepts what, proposals.

use crate::analysis::negotiate::Negotiation;
use crate::lang::Term;
use crate::layout::negotiate::negotiate;
use crate::page::{Block, PagePart};

/// The part of the page.
pub(super) fn part(found: &Negotiation<'_>) -> PagePart {
    let report = negotiate(found);
    let said = report.summary.into_iter().flat_map(|summary| summary.said).map(Block::Lead);
    let drawn = report.pictures.into_iter().map(Block::Picture);
    let mut blocks: Vec<Block> =
        said.chain(drawn).chain(report.tables.into_iter().map(Block::Table)).collect();
    blocks.push(Block::Notes(report.notes));
    PagePart { heading: Some(Term::PageNegotiated), new_sheet: true, blocks }
}
