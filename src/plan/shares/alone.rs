//! What members bear alone, by what becomes of it: in which bill it is, and whether it is rounded there.

use super::way::{ItemFacts, Way};
use crate::lang::Text;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::sharing::{Bill, BilledApart};

/// Amounts of members by year.
type YearlyAmounts = Vec<Vec<i128>>;

/// What members bear alone.
pub(super) struct Alone {
    /// Rounded with their parts of shared items.
    pub(super) own: YearlyAmounts,
    /// In their bills as it is.
    pub(super) beside: YearlyAmounts,
    /// In no bill.
    pub(super) direct: YearlyAmounts,
    bill: Bill,
    /// By category, in the order of the file, with all items of it.
    categories: Vec<(Option<Text>, YearlyAmounts)>,
}

impl Alone {
    pub(super) fn new(computed: &Computed<'_>, way: &Way) -> Alone {
        let none = || vec![vec![0_i128; computed.plan.members.len()]; computed.years.len()];
        let settlement = way.settlement.as_ref().unwrap_or(&computed.plan.sharing.settlement);
        Alone { own: none(), beside: none(), direct: none(), bill: settlement.bill, categories: Vec::new() }
    }

    /// Adds what a member bears of an item that is its own.
    pub(super) fn add(&mut self, computed: &Computed<'_>, fact: &Fact, member: usize, units: i128) {
        let Some(item) = computed.item(fact) else { return };
        let put = |amounts: &mut YearlyAmounts| {
            let place = amounts.get_mut(fact.invoice.year).and_then(|year| year.get_mut(member));
            place.into_iter().for_each(|sum| *sum = sum.saturating_add(units));
        };
        match (item.direct, self.bill) {
            (true, _) => put(&mut self.direct),
            (false, Bill::Item) => put(&mut self.beside),
            (false, Bill::Year) => put(&mut self.own),
            (false, Bill::Category) => {
                put(&mut self.own);
                let none: YearlyAmounts = self.own.iter().map(|year| vec![0; year.len()]).collect();
                match self.categories.iter_mut().find(|(category, _)| *category == item.category) {
                    Some((_, amounts)) => put(amounts),
                    None => {
                        let mut amounts = none;
                        put(&mut amounts);
                        self.categories.push((item.category.clone(), amounts));
                    }
                }
            }
        }
    }

    /// The bills that are made apart, by where the shared items of a claim come from.
    pub(super) fn apart(&self, computed: &Computed<'_>, items: &ItemFacts) -> Vec<BilledApart> {
        let numbers = || items.iter().enumerate().map(|(nth, (item, _))| (nth, *item));
        match self.bill {
            Bill::Year => Vec::new(),
            Bill::Item => {
                let mut bills: Vec<(usize, BilledApart)> = Vec::new();
                for (nth, item) in numbers() {
                    match bills.last_mut().filter(|(known, _)| *known == item) {
                        Some((_, bill)) => bill.items.push(nth),
                        None => bills.push((item, BilledApart { items: vec![nth], own: Vec::new() })),
                    }
                }
                bills.into_iter().map(|(_, bill)| bill).collect()
            }
            Bill::Category => {
                let bill = |label: Option<Text>| {
                    let own = self.categories.iter().find(|(known, _)| *known == label);
                    let of_it = numbers().filter(|(_, item)| category(computed, *item) == label);
                    BilledApart {
                        items: of_it.map(|(nth, _)| nth).collect(),
                        own: own.map(|(_, own)| own.clone()).unwrap_or_default(),
                    }
                };
                categories(computed).into_iter().map(bill).collect()
            }
        }
    }
}

/// The category of an item of the shared system.
pub(crate) fn category(computed: &Computed<'_>, item: usize) -> Option<Text> {
    computed.plan.after.get(item).and_then(|item| item.category.clone())
}

/// The categories that are billed, in the order of the file.
pub(crate) fn categories(computed: &Computed<'_>) -> Vec<Option<Text>> {
    let mut labels: Vec<Option<Text>> = Vec::new();
    let is_billed = |fact: &&Fact| {
        let is_direct = computed.item(fact).is_some_and(|item| item.direct);
        fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared) && !is_direct
    };
    for label in computed.facts.iter().filter(is_billed).map(|fact| category(computed, fact.item)) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}
