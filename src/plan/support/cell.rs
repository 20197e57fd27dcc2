//! Of whom, of which years and of which item it is asked what support leaves.

use super::covered::{Receipt, received_in};
use super::given::GivenSupport;
use crate::cost::Units;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::shares::Shares;

/// What one member, or all of them, pay over the term or in a year, of all items or of one.
pub(super) struct PaidCell<'s> {
    pub(super) computed: &'s Computed<'s>,
    pub(super) shares: &'s Shares,
    pub(super) amounts: &'s Amounts,
    pub(super) given: &'s [GivenSupport<'s>],
    pub(super) payer: Option<usize>,
    pub(super) year: Option<usize>,
    pub(super) item: Option<usize>,
    /// Whether bills are meant, in whole units; else the exact parts that these are made of.
    pub(super) is_billed: bool,
}

impl<'s> PaidCell<'s> {
    /// What is paid before support of all items, or of all members.
    pub(super) fn after(&self) -> Option<Units> {
        match self.payer {
            Some(member) => self.shares.borne(self.year).0.get(member).copied(),
            None => {
                Some(self.years().flat_map(|year| self.facts(year)).map(|(_, fact)| fact.invoice.units).sum())
            }
        }
    }

    /// The years that are meant.
    pub(super) fn years(&self) -> std::ops::Range<usize> {
        self.year.map_or(0..self.computed.years.len(), |year| year..year + 1)
    }

    /// The facts of a year that members pay, with their numbers.
    pub(super) fn facts(&self, year: usize) -> impl Iterator<Item = (usize, &'s Fact)> {
        let facts = &self.computed.facts;
        let item = self.item;
        let start = facts
            .partition_point(|fact| fact.side == Side::Before || item.is_some_and(|item| fact.item < item));
        let of_item = facts.iter().enumerate().skip(start);
        let of_item = of_item.take_while(move |(_, fact)| item.is_none_or(|item| fact.item == item));
        of_item.filter(move |(_, fact)| {
            fact.invoice.year == year && matches!(fact.payer, Payer::Member(_) | Payer::Shared)
        })
    }

    /// What goes to whom is asked for, received in the years of this.
    pub(super) fn receipts<'g>(&'g self, given: &'g GivenSupport<'s>) -> impl Iterator<Item = &'g Receipt> {
        given.receipts_of(self.payer).filter(|receipt| {
            let received = received_in(self.computed, &given.support, receipt.year);
            received.is_some_and(|received| self.year.is_none_or(|year| received == year))
        })
    }

    /// What all supports pay of it.
    pub(super) fn pays(&self) -> Units {
        let given = self.given.iter().flat_map(|given| self.receipts(given));
        given.map(|receipt| receipt.pays).sum()
    }
}
