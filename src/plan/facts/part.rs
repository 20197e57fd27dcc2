//! Parts of costs, as one payer bears each, and what they can be added up by.

use super::fact::{Fact, Payer};
use crate::cost::{Side, Units};
use crate::plan::gain::Tied;

/// What costs are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Everything in one row.
    Total,
    /// The label `system`.
    System,
    /// The label `category`.
    Category,
    /// Who pays.
    Member,
    /// The year of the term.
    Year,
    /// The cost item.
    Item,
}

impl Dimension {
    /// Every dimension with its name.
    pub const ALL: [(Dimension, &'static str); 6] = [
        (Dimension::Total, "total"),
        (Dimension::System, "system"),
        (Dimension::Category, "category"),
        (Dimension::Member, "member"),
        (Dimension::Year, "year"),
        (Dimension::Item, "item"),
    ];
}

/// Part of a cost, as one payer bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidPart {
    /// The side.
    pub side: Side,
    /// The number of the item on its side; `None` for what belongs to no item: rounding, what is moved.
    pub item: Option<usize>,
    /// The year of the term, from 0.
    pub year: usize,
    /// Who bears it.
    pub payer: Payer,
    /// How much.
    pub units: Units,
    /// What support pays of it.
    pub support: Supported,
}

impl PaidPart {
    /// All of a fact, as it is paid.
    pub fn whole(fact: &Fact) -> PaidPart {
        PaidPart {
            side: fact.side,
            item: Some(fact.item),
            year: fact.invoice.year,
            payer: fact.payer,
            units: fact.invoice.units,
            support: Supported::default(),
        }
    }
}

/// What support pays of a cost that may be a range, and what of it is missing at the ends of what is left to pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supported {
    /// What it pays.
    pub pays: Units,
    /// What it pays for certain where the least is left to pay: the most that it can be, or what it pays of the least cost
    /// where the two move together.
    pub at_low: i128,
    /// The same where the most is left.
    pub at_high: i128,
    /// What is known of what is saved of what is left to pay.
    pub tied: Tied,
}

impl Supported {
    /// What has nothing to do with the ends of the cost.
    pub fn apart(pays: Units) -> Supported {
        Supported { pays, at_low: pays.high, at_high: pays.low, tied: Tied::default() }
    }

    /// The sum.
    pub fn plus(self, other: Supported) -> Supported {
        Supported {
            pays: self.pays.plus(other.pays),
            at_low: self.at_low.saturating_add(other.at_low),
            at_high: self.at_high.saturating_add(other.at_high),
            tied: if other.tied == Tied::default() { self.tied } else { other.tied },
        }
    }
}
