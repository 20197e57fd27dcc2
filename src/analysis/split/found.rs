//! What comes of one way to split: its bills and rows, or why there are none.

use super::row::{ShareRow, Who};
use crate::case::WrittenRule;
use crate::coalition::Method;
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::fair::Standing;
use crate::plan::shares::{Shares, Way};

/// A fault, and which way of the request its place is in; the case's file where it is none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsplit {
    /// The fault. Its cause is always in the case's file.
    pub fault: Diagnostic,
    /// The number of the way.
    pub way: Option<usize>,
}

/// A case split in one way.
#[derive(Clone, Debug)]
pub struct CaseSplit {
    /// The rule of the request; `None` for the case's own rules.
    pub rule: Option<WrittenRule>,
    /// The division of the whole cost that it is, instead of by rules.
    pub method: Option<Method>,
    /// The standard error of each member's share, where shares are estimates.
    pub errors: Option<Vec<Fraction>>,
    /// Whether it is a division that lets some pay more than by themselves, as those costs are less than the whole.
    pub dearer_than_alone: bool,
    /// Who objects to it, where that was asked for.
    pub standing: Option<Standing>,
    /// The bills and how they came about.
    pub shares: Shares,
    /// A row for each member over the term, then what nobody pays.
    pub members: Vec<ShareRow>,
    /// The rows asked for, with subtotals.
    pub rows: Vec<ShareRow>,
    /// The way in which costs are split whose rows are taken item by item instead.
    pub(super) flows: Option<Way>,
    /// Where these are of years and items at once: the rows of years, and of items.
    pub margins: Vec<ShareRow>,
    /// All of it.
    pub total: ShareRow,
    /// What support pays only after the term: it is in no row.
    pub later: Units,
    /// What rounding leaves unpaid of support of a fixed amount, by the number of the support.
    pub short: Vec<(usize, Units)>,
}

impl CaseSplit {
    /// Has savings counted after support, or before it.
    pub(super) fn count(&mut self, net: bool) {
        let rows = self.members.iter_mut().chain(&mut self.rows).chain(&mut self.margins);
        let rows = rows.chain([&mut self.total]);
        rows.for_each(|row| row.net = net);
    }

    /// What a row is billed: neither what its member pays itself nor what nobody does; its share where it is of an item,
    /// as no bill is. Nobody is billed nothing.
    pub fn due(&self, row: &ShareRow) -> Option<Units> {
        if row.item.is_some() {
            return row.sums.after;
        }
        if self.total.settlement.is_none() && self.shares.is_all_billed() {
            return row.sums.after;
        }
        let due = || self.shares.due(row.who.member(), row.year);
        (row.who != Who::Nobody).then(|| row.bill().unwrap_or_else(due))
    }

    /// Whether the bills fall short of the cost.
    pub(crate) fn is_short(&self) -> bool {
        self.shares.uncollected().base != 0
    }

    /// Whether it is a division of costs that are only known within ranges.
    pub(crate) fn is_ranged(&self) -> bool {
        self.method.is_some() && self.members.iter().any(|row| !row.sums.paid().is_exact())
    }

    /// The members of which it is not certain whether they pay more than before.
    pub(crate) fn perhaps_worse_off(&self) -> impl Iterator<Item = usize> {
        let open = self.members.iter().filter(|row| row.worse_off().is_none() && row.sums.before.is_some());
        open.filter_map(|row| row.who.member())
    }

    /// The members that pay more than before for certain.
    pub fn worse_off(&self) -> impl Iterator<Item = usize> {
        self.members.iter().filter(|row| row.worse_off() == Some(true)).filter_map(|row| row.who.member())
    }
}
