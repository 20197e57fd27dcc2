//! Who of all members moves a unit most cheaply: kept until that member does so no more.

use super::grid::ChangePrice;
use std::cmp::Ordering;

/// The cheapest of all members in one respect; of those that are as cheap the first, or the last.
#[derive(Clone, Copy)]
pub(super) struct Cheapest {
    /// What it costs, and the member; `None` if none may.
    pub(super) found: Option<(ChangePrice, usize)>,
    /// Whether it must be looked for again.
    pub(super) is_stale: bool,
    prefers_first: bool,
}

impl Cheapest {
    pub(super) fn new(prefers_first: bool) -> Cheapest {
        Cheapest { found: None, is_stale: true, prefers_first }
    }

    fn is_better(&self, (price, member): (ChangePrice, usize), (other, of): (ChangePrice, usize)) -> bool {
        let place = if self.prefers_first { member.cmp(&of) } else { of.cmp(&member) };
        price.cmp(&other).then(place) == Ordering::Less
    }

    fn offer(&mut self, offered: (ChangePrice, usize)) {
        if self.found.is_none_or(|found| self.is_better(offered, found)) {
            self.found = Some(offered);
        }
    }

    /// What a member offers now.
    pub(super) fn changed(&mut self, member: usize, price: Option<ChangePrice>) {
        match (self.found, price) {
            _ if self.is_stale => {}
            (Some((old, best)), price) if best == member => match price.filter(|price| *price <= old) {
                Some(price) => self.found = Some((price, member)),
                None => self.is_stale = true,
            },
            (_, Some(price)) => self.offer((price, member)),
            (_, None) => {}
        }
    }

    /// The best of so many members, looked for again.
    pub(super) fn sought(self, members: usize, price: impl Fn(usize) -> Option<ChangePrice>) -> Cheapest {
        let mut best = Cheapest { found: None, is_stale: false, ..self };
        for member in 0..members {
            price(member).into_iter().for_each(|price| best.offer((price, member)));
        }
        best
    }
}
