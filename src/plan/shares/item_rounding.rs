//! What shares say of items that are billed by themselves: whether they are, and how far rounding brings such a bill.

use super::found::Shares;
use super::rounds::Rounds;
use crate::plan::facts::Computed;
use std::borrow::Cow;

impl Shares {
    /// Whether each shared item is billed by itself.
    pub(crate) fn bills_items(&self) -> bool {
        !self.items.is_empty()
    }

    /// How far rounding can bring a bill of one such item from its exact part; `None` where more may be moved.
    pub(crate) fn rounding_of_item(&self, computed: &Computed<'_>) -> Option<i128> {
        let (settlement, members) = (&computed.plan.sharing.settlement, computed.plan.members.len());
        self.rounding.map(|_| Rounds { settlement: Cow::Borrowed(settlement), members }.most())
    }
}
