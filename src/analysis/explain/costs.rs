//! How costs add up: by year, by item, from their invoices.

use super::invoice::PlanBooks;
use super::tree::{Step, StepKind};
use crate::cost::ItemAt;
use crate::plan::facts::{Fact, Side};
use std::collections::BTreeMap;

/// Which invoices count: of a year, of some items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhichInvoices {
    /// The year of the term, from 0; all of them by default.
    pub year: Option<usize>,
    /// The items; all of them by default.
    pub items: Option<Vec<ItemAt>>,
}

impl WhichInvoices {
    /// Whether an item counts.
    pub(super) fn takes(&self, item: ItemAt) -> bool {
        self.items.as_ref().is_none_or(|items| items.contains(&item))
    }

    /// The years that count, of so many.
    pub(super) fn years(&self, years: usize) -> Vec<usize> {
        self.year.map_or_else(|| (0..years).collect(), |year| vec![year])
    }
}

impl PlanBooks<'_> {
    /// The costs of a side that a condition picks, by year and item.
    pub(super) fn costs(
        &self,
        (what, side): (StepKind, Side),
        part: &WhichInvoices,
        picks: impl Fn(&Fact) -> bool,
    ) -> Step {
        let mut facts: BTreeMap<usize, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
        for (nth, fact) in self.computed.facts.iter().enumerate() {
            let year = fact.invoice.year;
            let counts = fact.side == side && part.year.is_none_or(|asked| asked == year);
            if counts && part.takes(fact.at()) && picks(fact) {
                facts.entry(year).or_default().entry(fact.item).or_default().push(nth);
            }
        }
        let mut years = Vec::new();
        for (year, items) in facts {
            let mut invoices = Vec::new();
            for (item, facts) in items {
                let found = facts.into_iter().filter_map(|fact| self.invoice(fact));
                let found: Vec<usize> = found.collect();
                match found.as_slice() {
                    [only] => invoices.push(*only),
                    _ => {
                        let sum = self.tree.sum(StepKind::Item, found).year(year).item(side, item);
                        invoices.push(self.tree.add(sum));
                    }
                }
            }
            match part.year {
                Some(_) => return self.tree.sum(what, invoices).year(year),
                None => {
                    let sum = self.tree.sum(StepKind::Year, invoices).year(year);
                    years.push(self.tree.add(sum));
                }
            }
        }
        let sum = self.tree.sum(what, years);
        match part.year {
            Some(year) => sum.year(year),
            None => sum,
        }
    }
}
