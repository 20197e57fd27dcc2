//! One invoice of a plan: on which side, of which item, to whom.

use crate::cost::{Invoice, ItemAt, Side};

/// Who pays an invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// The group as a whole, nobody in particular.
    Group,
    /// One member.
    Member(usize),
    /// The members that share it, by its rule.
    Shared,
    /// Somebody outside the group: the first, second … of those who bear the item.
    Outside(usize),
}

impl Payer {
    /// Whether it is no member and not the group.
    pub fn is_outside(self) -> bool {
        matches!(self, Payer::Outside(_))
    }
}

/// One invoice: an item in a year, to one payer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The side.
    pub side: Side,
    /// The number of the item on its side.
    pub item: usize,
    /// Who pays.
    pub payer: Payer,
    /// What is invoiced, and on which months it is laid.
    pub invoice: Invoice,
}

impl Fact {
    /// The item that is invoiced.
    pub fn at(&self) -> ItemAt {
        ItemAt { side: self.side, number: self.item }
    }

    /// Whether no price of a month is known within a range only.
    pub(crate) fn is_of_exact_prices(&self) -> bool {
        self.invoice.layers.iter().all(|layer| layer.price.is_exact())
    }
}
