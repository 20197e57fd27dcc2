//! A row of a split: whose it is, what it costs before and after, and what comes of that.

use crate::cost::Units;
use crate::money::Range;
use crate::plan::facts::{Sums, Supported};
use crate::plan::gain::{Tied, percent_of, saving_of, worse_off};
use crate::plan::shares::Shares;
use crate::report::Role;

/// Whose a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// A member's.
    Member(usize),
    /// Nobody's: the part of the cost that rounding down leaves uncollected.
    Nobody,
    /// All of them.
    All,
}

impl Who {
    /// The member.
    pub fn member(self) -> Option<usize> {
        match self {
            Who::Member(number) => Some(number),
            Who::Nobody | Who::All => None,
        }
    }
}

/// A row of shares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRow {
    /// Item, subtotal or total.
    pub role: Role,
    /// Whose.
    pub who: Who,
    /// Of which year of the term.
    pub year: Option<usize>,
    /// Of which item: its number, or `None` within for what belongs to no item.
    pub item: Option<Option<usize>>,
    /// Before, share (`after`) and support.
    pub sums: Sums,
    /// Whether its saving is after support: no less than before it.
    pub net: bool,
    /// What stands beside its share in its bill; `None` where nothing does.
    pub settlement: Option<Units>,
    /// What of its share the body asks for; `None` where the row is of no year and not of the term.
    pub billed: Option<Units>,
    /// Its bill: that, and what stands beside it.
    pub bill: Option<Units>,
}

impl ShareRow {
    /// A row of the term before support and bills stand in it.
    pub(super) fn new(role: Role, who: Who, sums: Sums) -> ShareRow {
        ShareRow {
            role,
            who,
            year: None,
            item: None,
            sums,
            net: false,
            settlement: None,
            billed: None,
            bill: None,
        }
    }

    /// Whether more is paid than before; `None` where that is not known for certain.
    pub fn worse_off(&self) -> Option<bool> {
        match self.who {
            Who::Nobody => None,
            _ => worse_off(self.counted_before(), self.counted(), self.certain()),
        }
    }

    /// The saving; no less than is promised.
    pub fn saving(&self) -> Option<Units> {
        saving_of(self.counted_before(), self.counted(), self.certain())
    }

    /// The saving in percent; no less than is promised.
    pub fn percent(&self) -> Option<Range> {
        percent_of(self.counted_before(), self.counted(), self.certain())
    }

    /// What is held against the cost before.
    pub fn counted(&self) -> Option<Units> {
        match self.net {
            true => self.sums.net_after(),
            false => self.sums.after,
        }
    }

    /// Puts down its bill: its share but for what it pays itself, and what stands beside it. Nobody has none, and all
    /// together what is collected.
    pub(super) fn billed(&mut self, shares: &Shares) {
        if self.who == Who::Nobody {
            return;
        }
        self.settlement = shares.stands_beside(self.who.member(), self.year);
        let due = shares.due(self.who.member(), self.year);
        let all = self.sums.after.filter(|_| self.who == Who::All);
        let all = all.map(|cost| shares.all_billed(cost, self.year));
        self.billed = all.or_else(|| Some(shares.billed(self.who.member(), self.year)));
        self.bill = Some(all.map_or(due, |all| due.cut(all.plus(self.settlement.unwrap_or_default()))));
    }

    /// Its bill: what of its share the body asks for, and what stands beside it.
    pub fn bill(&self) -> Option<Units> {
        self.bill
    }

    /// The cost before that it is held against.
    pub(crate) fn counted_before(&self) -> Option<Units> {
        match self.net {
            true => self.sums.net_before(),
            false => self.sums.before,
        }
    }

    fn certain(&self) -> Tied {
        if self.net { self.sums.net_tied() } else { self.sums.tied }
    }

    /// Whether support lowers the cost before.
    pub(crate) fn is_supported_before(&self) -> bool {
        self.sums.before_support != Supported::default()
    }
}
