//! A case split, and the questions that tables ask of it.

use super::found::CaseSplit;
use super::request::{Across, By};
use super::row::{ShareRow, Who};
use super::rows;
use super::statement::Statement;
use crate::analysis::instalments::Instalment;
use crate::case::Case;
use crate::coalition::Method;
use crate::cost::Bearer;
use crate::diagnostic::Diagnostic;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::fair::{CaseGame, Fairness};
use crate::plan::funding::Funding;
use crate::plan::shares::{is_direct, item_by_item};
use crate::sharing::Settlement;

/// A case split in one or several ways.
#[derive(Clone, Debug)]
pub struct Splitting<'c> {
    /// The case.
    pub case: &'c Case,
    /// Its costs.
    pub computed: Computed<'c>,
    /// The numbers of the shared items that cost something, in order.
    pub(super) shared: Vec<usize>,
    /// What the rows are told apart by.
    pub by: Option<By>,
    /// What stands across.
    pub across: Option<Across>,
    /// The one member that is asked for, by number in the plan.
    pub only: Option<usize>,
    /// The one year that is asked for, from 0, and whether it is to stand beside the year before.
    pub year: Option<usize>,
    /// Whether it is.
    pub change: bool,
    /// How shares come about, where that is asked for.
    pub statement: Option<Statement>,
    /// Whether savings are after support.
    pub net: bool,
    /// How bills are settled.
    pub settlement: Settlement,
    /// What groups would cost by themselves, where a way or a question needs it.
    pub game: Option<CaseGame>,
    /// Whether a member has the same name as another that takes part, by number in the plan.
    pub namesakes: Vec<bool>,
    /// Who would be better off elsewhere, where that was asked for.
    pub fairness: Option<Fairness>,
    /// The ways, at least one.
    pub ways: Vec<CaseSplit>,
    /// Whether these are the fair divisions of a case of nothing but prices for groups that names no rule.
    pub offered: bool,
    /// Divisions that could not be offered, and why.
    pub left_out: Vec<(Method, Diagnostic)>,
    /// Where the money is from, where that is asked for.
    pub funding: Option<Funding>,
    /// The instalments of the bills of one way to split, where the case has some and bills are known.
    pub instalments: Option<Vec<Instalment>>,
}

impl Splitting<'_> {
    /// The numbers of the shared items that cost something, in order.
    pub(crate) fn shared_items(&self) -> Vec<usize> {
        self.shared.clone()
    }

    /// Whether an item of this number is one of them.
    pub(crate) fn is_shared(&self, item: usize) -> bool {
        self.shared.binary_search(&item).is_ok()
    }

    /// The row of all that is asked for: of the year asked for, or of the term.
    pub fn whole<'w>(&self, way: &'w CaseSplit, who: Who) -> Option<&'w ShareRow> {
        let is_whole = |row: &&ShareRow| row.year == self.year && row.item.is_none() && row.who == who;
        let of_term = way.members.iter().chain([&way.total]);
        of_term.chain(&way.rows).chain(&way.margins).find(is_whole)
    }

    /// Whether people see what each saves: a matrix, a statement and a year beside another have no such columns.
    pub(crate) fn shows_gains(&self) -> bool {
        self.across.is_none() && !self.change
    }

    /// These rows of all members, and of nobody.
    pub fn of_members<'w>(&'w self, way: &'w CaseSplit) -> impl Iterator<Item = &'w ShareRow> {
        let of_term = self.year.is_none();
        way.members.iter().filter_map(move |row| if of_term { Some(row) } else { self.whole(way, row.who) })
    }

    /// The rows of a way that was asked for flowing, item by item, each made only when it is asked for; none where all its
    /// rows are there already.
    ///
    /// # Errors
    /// Why it cannot be split.
    pub fn flowing<R>(
        &self,
        way: &CaseSplit,
        look: impl FnOnce(&mut dyn Iterator<Item = Vec<ShareRow>>) -> R,
    ) -> Result<R, Diagnostic> {
        match &way.flows {
            None => Ok(look(&mut std::iter::empty())),
            Some(asked) => item_by_item(&self.computed, asked, &way.shares, |items| {
                look(&mut rows::flowing(&self.computed, items, self.net))
            }),
        }
    }

    /// What is borne outside the group: items, with the number of the payer of each.
    pub fn outside(&self) -> Vec<(usize, usize)> {
        let of = |fact: &Fact| match (fact.side, fact.payer) {
            (Side::After, Payer::Outside(nth)) => Some((fact.item, nth)),
            _ => None,
        };
        let mut found: Vec<(usize, usize)> = self.computed.facts.iter().filter_map(of).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether members pay something themselves, in no bill.
    pub(crate) fn has_direct(&self) -> bool {
        self.computed.facts.iter().any(|fact| is_direct(&self.computed, fact))
    }

    /// The numbers of the items with such a bearer that cost something, in order.
    pub fn items(&self, is: impl Fn(&Bearer) -> bool) -> Vec<usize> {
        items(&self.computed, is)
    }
}

/// The numbers of the items after with such a bearer that cost something, in order.
pub(super) fn items(computed: &Computed<'_>, is: impl Fn(&Bearer) -> bool) -> Vec<usize> {
    let after = computed.facts.iter().filter(|fact| fact.side == Side::After);
    let mut items: Vec<usize> = after.map(|fact| fact.item).collect();
    items.dedup();
    items.retain(|item| computed.plan.after.get(*item).is_some_and(|item| is(&item.bearer)));
    items
}
