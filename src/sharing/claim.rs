//! What is to be shared among whom: members with what rules weigh them by, shared items and the months they are laid on.

use super::Rule;
use crate::money::Fraction;
use std::collections::BTreeMap;

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

/// What one member brings to a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its allocation bases by name.
    pub bases: BTreeMap<String, Fraction>,
    /// Its before-cost over the months in which it takes part; `None` where it is not known.
    pub before: Option<Fraction>,
    /// The first month in which it takes part.
    pub from: u32,
    /// The last month in which it takes part.
    pub to: u32,
}

/// A member that takes part in the whole term, of which nothing else is known.
impl Default for Member {
    fn default() -> Self {
        Member { bases: BTreeMap::new(), before: None, from: 1, to: u32::MAX }
    }
}

impl Member {
    /// The same member, with one more allocation base.
    pub fn base(mut self, name: &str, value: i128) -> Member {
        self.bases.insert(name.to_owned(), Fraction::from(value));
        self
    }

    /// The same member, with its cost of before.
    pub fn before(self, cost: i128) -> Member {
        Member { before: Some(Fraction::from(cost)), ..self }
    }

    /// Whether it takes part in this month.
    pub fn takes_part(&self, month: u32) -> bool {
        (self.from..=self.to).contains(&month)
    }
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

/// Why a rule cannot weigh a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// It has no allocation base of this name.
    Base(String),
    /// Its allocation base of this name is negative.
    NegativeBase(String),
    /// Its cost of before is not known.
    Before,
    /// Its cost of before is negative.
    NegativeBefore,
}

impl Member {
    /// The allocation base of this name, for a rule to weigh by.
    pub(super) fn weight(&self, name: &str) -> Result<&Fraction, Lack> {
        match self.bases.get(name) {
            None => Err(Lack::Base(name.to_owned())),
            Some(base) if base.is_negative() => Err(Lack::NegativeBase(name.to_owned())),
            Some(base) => Ok(base),
        }
    }
}
