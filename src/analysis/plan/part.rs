//! Parts of costs, as one payer bears each, and what they can be added up by.

use super::facts::{Fact, Payer, Side};
use crate::cost::Units;

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
pub struct Part {
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
    /// How much of it support covers.
    pub support: i128,
}

impl Part {
    /// All of a fact, as it is paid.
    pub fn whole(fact: &Fact) -> Part {
        Part {
            side: fact.side,
            item: Some(fact.item),
            year: fact.invoice.year,
            payer: fact.payer,
            units: fact.invoice.units,
            support: 0,
        }
    }
}
