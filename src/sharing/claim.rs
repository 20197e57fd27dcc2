//! What is to be shared among whom: members, shared items and the months their invoices are laid on.

use super::member::Member;
use super::rule::Rule;
use crate::money::Fraction;

/// All that one split is made of. Months count from 1 over the whole term; members, items and years are told by their
/// place in their list, years and lists from 0. Money is in whole minor units of one currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The members, in the order that ties follow.
    pub members: Vec<Member>,
    /// The shared items.
    pub items: Vec<SharedItem>,
    /// What each member bears alone: for each year, one amount a member. Years left out are 0.
    pub own: Vec<Vec<i128>>,
    /// The years of the term.
    pub years: usize,
}

/// A cost item that members share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedItem {
    /// How it is split.
    pub rule: Rule,
    /// Among whom; `None` for all. In each month, those of them that take part in it.
    pub among: Option<Vec<usize>>,
    /// Its invoice of each year.
    pub years: Vec<Invoice>,
}

impl SharedItem {
    /// An item of one year, the same in each of its 12 months, shared by all.
    pub fn of_one_year(rule: Rule, cost: i128) -> SharedItem {
        SharedItem { rule, among: None, years: vec![Invoice::even(cost, 1, 12)] }
    }
}

/// What an item costs in one year and the months that the invoice is laid on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invoice {
    /// The whole cost of the year.
    pub cost: i128,
    /// The months that bear it, in proportion to their prices.
    pub spells: Vec<Spell>,
}

impl Invoice {
    /// A cost laid evenly on the months `from` to `to`.
    pub fn even(cost: i128, from: u32, to: u32) -> Invoice {
        Invoice { cost, spells: vec![Spell { from, to, price: Fraction::from(1) }] }
    }
}

/// Months in a row with the same price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The first month.
    pub from: u32,
    /// The last month.
    pub to: u32,
    /// The price of each of them, in any unit; not negative.
    pub price: Fraction,
}

impl Claim {
    /// The whole cost of a year.
    pub(super) fn cost(&self, year: usize) -> i128 {
        let shared = self.items.iter().filter_map(|item| item.years.get(year)).map(|invoice| invoice.cost);
        shared.sum::<i128>() + self.own_of(year).iter().sum::<i128>()
    }

    /// What each member bears alone in a year.
    pub(super) fn own_of(&self, year: usize) -> &[i128] {
        self.own.get(year).map(Vec::as_slice).unwrap_or_default()
    }
}
