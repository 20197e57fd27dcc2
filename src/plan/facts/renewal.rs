//! A term longer than what is written: systems of today that are bought once, and never again within many years.

use super::computed::Computed;
use crate::cost::{Bearer, CostItem, Price, Side};
use std::collections::HashMap;

/// A term of so many months outlasts what is bought today.
const LONG: u32 = 84;

impl Computed<'_> {
    /// The one-time costs of today, by their number, that do not come again in seven years or more of the term, where none
    /// is said to: the costs before then look lower than they will be. Nothing where the term is shorter.
    pub fn never_renewed(&self) -> Vec<usize> {
        let is_bought = |item: &CostItem| {
            let is_paid = matches!(&item.price, Price::Once { amount, .. } if amount.base.is_positive());
            is_paid && item.is_one_time()
        };
        // what is bought so late that the term ends before it is due again may be the renewal itself
        let is_early = |item: &CostItem| match item.price {
            Price::Once { at, .. } => at.unwrap_or(1) + LONG <= self.calendar.months + 1,
            _ => false,
        };
        let comes_again = |item: &CostItem| matches!(item.price, Price::Once { every: Some(_), .. });
        let before = &self.plan.before;
        if self.calendar.months < LONG || before.iter().any(comes_again) {
            return Vec::new();
        }
        // one that is written for several months does come again
        let mut times: HashMap<(&str, Option<usize>), usize> = HashMap::new();
        let key = |item: &CostItem| match &item.bearer {
            Bearer::Member(member) => Some(*member),
            _ => None,
        };
        for item in before.iter().filter(|item| is_bought(item)) {
            *times.entry((item.id.as_str(), key(item))).or_default() += 1;
        }
        let is_once = |(number, item): &(usize, &CostItem)| {
            let counts = || self.facts.iter().any(|fact| fact.side == Side::Before && fact.item == *number);
            is_bought(item)
                && is_early(item)
                && times.get(&(item.id.as_str(), key(item))) == Some(&1)
                && counts()
        };
        before.iter().enumerate().filter(is_once).map(|(number, _)| number).collect()
    }
}
