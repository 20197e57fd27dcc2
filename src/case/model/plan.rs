//! The planning model: who takes part, what it costs today and tomorrow, what comes from outside.

use super::bills::{BillWord, Instalments, Reckoning};
use crate::coalition::Method;
use crate::cost::{CostItem, Day, Estimate, ItemAt, Months, Side, Support, Timing};
use crate::diagnostic::Span;
use crate::lang::Text;
use crate::money::{Currency, Fraction};
use crate::sharing::{Limits, Rule, Settlement};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A plan: everything that totals, savings and shares are computed from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The members, in the order of the file.
    pub members: Vec<Member>,
    /// The costs of today.
    pub before: Arc<[CostItem]>,
    /// The costs of the shared system.
    pub after: Arc<[CostItem]>,
    /// Grants and tax measures that lower the after-cost.
    pub support: Vec<Support>,
    /// How costs of different years are made comparable.
    pub finance: Finance,
    /// What one of each other currency is taken as, in the case's.
    pub rates: Vec<(Currency, Estimate)>,
    /// How each item of `after` is shared; `None` where it says nothing itself.
    pub shares: Arc<[Option<Rule>]>,
    /// What each item of `after` costs a member a year at least and at most.
    pub limits: Arc<[Limits]>,
    /// How everything else about sharing is done.
    pub sharing: Sharing,
    /// Where the figures of allocation bases are from.
    pub bases: Vec<BaseSource>,
    /// Money of other years that stands beside what is split.
    pub reckonings: Vec<Reckoning>,
    /// Known prices for some of the members alone.
    pub coalitions: Vec<Coalition>,
    /// The term that they are for, in months: in a what-if not always the term that is looked at.
    pub quoted_months: u32,
    /// Whether nothing but such prices is known of the shared system: the one item of `after` is that of all members.
    pub only_quoted: bool,
    /// Where its parts stand in the file.
    pub places: Arc<PlanPlaces>,
}

impl Plan {
    /// The items of a side.
    pub fn side(&self, side: Side) -> &[CostItem] {
        side.of([&self.before, &self.after])
    }

    /// The items of both sides, in the order of the file.
    pub fn items(&self) -> impl Iterator<Item = &CostItem> + Clone {
        self.before.iter().chain(self.after.iter())
    }

    /// The same, each with where it stands.
    pub fn numbered(&self) -> impl Iterator<Item = (ItemAt, &CostItem)> {
        Side::BOTH.into_iter().flat_map(|side| {
            let items = self.side(side).iter().enumerate();
            items.map(move |(number, item)| (ItemAt { side, number }, item))
        })
    }

    /// The items that another one of their side is called like.
    pub fn namesakes(&self) -> HashSet<ItemAt> {
        let mut named: HashMap<(Side, &Text), Vec<ItemAt>> = HashMap::new();
        self.numbered().for_each(|(at, item)| named.entry((at.side, &item.name)).or_default().push(at));
        named.into_values().filter(|alike| alike.len() > 1).flatten().collect()
    }

    /// The item that stands there.
    pub fn item(&self, at: ItemAt) -> Option<&CostItem> {
        self.side(at.side).get(at.number)
    }
}

/// Where the figures of an allocation base are from. What is said of each year has its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseSource {
    /// The base.
    pub id: String,
    /// What people call it.
    pub name: Option<Text>,
    /// The day that the figures are of.
    pub as_of: Vec<(Option<u32>, Day)>,
    /// Where they are from.
    pub source: Vec<(Option<u32>, Text)>,
    /// Whether they are final.
    pub status: Vec<(Option<u32>, BaseStatus)>,
    /// Whether a unit price is per this base.
    pub in_prices: bool,
}

/// Whether the figures of a base are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BaseStatus {
    /// 速報・予定: they may change.
    Provisional,
    /// 確定: they are final.
    Final,
}

/// A known price for some of the members alone: a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coalition {
    /// The members, by number, in order.
    pub members: Vec<usize>,
    /// The price for the whole term, in the case's currency.
    pub total: Estimate,
}

/// Where the parts of a plan stand in its file, for whoever has something to say about them later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanPlaces {
    /// The ids of the members.
    pub members: Vec<Span>,
    /// The names of the items of `before`.
    pub before: Vec<Span>,
    /// The names of the items of `after`.
    pub after: Vec<Span>,
    /// The `share` of each item of `after`, where it has one.
    pub shares: Vec<Option<Span>>,
    /// The `min` and the `max` of each item of `after`, where it has them.
    pub limits: Vec<[Option<Span>; 2]>,
    /// The rule of `[sharing]`.
    pub rule: Option<Span>,
    /// Its `bill`.
    pub bill: Option<Span>,
    /// The saving that it promises.
    pub min_saving: Option<Span>,
}

/// The rules of sharing that hold for the whole plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sharing {
    /// The fair division of the whole cost, if the case names one instead of a rule.
    pub division: Option<Method>,
    /// The rule of items that name none.
    pub rule: Option<Rule>,
    /// Rounding of bills, what becomes of the rest, and the saving promised to every member.
    pub settlement: Settlement,
    /// In which parts a bill is paid, where the case says so.
    pub instalments: Option<Instalments>,
    /// What a bill is called.
    pub word: BillWord,
}

/// A member of the group, or a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What paths and lists name it by.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// Its allocation bases by name; not negative.
    pub bases: Vec<(String, Fraction)>,
    /// The bases that change, with the figure of each year by its number; in `bases` they have their mean by months.
    pub by_year: Vec<(String, Vec<(u32, Fraction)>)>,
    /// The months of the term in which it takes part; `u32::MAX` stands for the end of the term.
    pub months: Months,
    /// Not a member yet: it joins only in a what-if.
    pub candidate: bool,
}

impl Member {
    /// A base in the year of this number: its own figure, or the one that it has in all years.
    pub(crate) fn base_in(&self, name: &str, year: u32) -> Option<&Fraction> {
        match self.by_year.iter().find(|(base, _)| base == name) {
            Some((_, years)) => years.iter().find(|(number, _)| *number == year).map(|(_, figure)| figure),
            None => self.bases.iter().find(|(base, _)| base == name).map(|(_, figure)| figure),
        }
    }
}

/// How costs of different years are made comparable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finance {
    /// The discount rate a year: 0.04 for 4%; 0 adds up undiscounted.
    pub discount: Fraction,
    /// When in a year its costs fall.
    pub timing: Timing,
}

impl Default for Finance {
    fn default() -> Self {
        Finance { discount: Fraction::zero(), timing: Timing::End }
    }
}
