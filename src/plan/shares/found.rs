//! The shares of a plan's members: their bills, and what is known of them beyond these.

use super::followed::Followed;
use super::item_ends::ItemBills;
use super::together::AmountEnds;
use super::weighed::WeighedTies;
use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Payer, RowKey, Side, Sums};
use crate::plan::gain::Tied;
use crate::sharing::Settlement;
use std::collections::{BTreeMap, BTreeSet};

/// A member that the promised saving holds down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDown {
    /// The member.
    pub member: usize,
    /// What it would pay over the term above its cap, in minor units, rounded half away from zero.
    pub moved: i128,
}

/// What stands beside the bills of a year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Beside each member's.
    pub members: Vec<Units>,
    /// Between what each member's bill lies with it, where that is known better than both.
    pub(super) bills: Vec<Option<AmountEnds>>,
    /// Beside those of all: known where the part of each member may not be.
    pub all: Units,
}

/// The shares of a plan's members.
#[derive(Clone, Debug, Default)]
pub struct Shares {
    /// The bills: for each year, what each member of the plan pays; candidates pay nothing.
    pub bills: Vec<Vec<Units>>,
    /// What of that is billed: all but what members pay themselves.
    pub billed: Vec<Vec<Units>>,
    /// The same over the term.
    pub(super) billed_totals: Vec<Units>,
    /// What each member pays of shared facts where these are billed by themselves, by the number of the fact.
    pub(super) items: BTreeMap<usize, Vec<i128>>,
    /// The ends of these bills, where costs are ranges.
    pub(super) item_bills: Option<ItemBills>,
    /// How bills are settled.
    pub(super) settlement: Settlement,
    /// What each member pays over the term: known better than the sum of its bills where costs are ranges.
    pub(super) totals: Vec<Units>,
    /// What stands beside the share of each year in the bills: a settlement; none where nothing does.
    pub beside: Vec<Beside>,
    /// What nobody pays, for each year.
    pub uncollected: Vec<Units>,
    /// What nobody pays over the term.
    pub(super) never: Units,
    /// What rounding dealt out in each year: member and amount, in order.
    pub dealt: Vec<Vec<(usize, i128)>>,
    /// Whether the promise moved single units of rounded bills.
    pub moves_units: bool,
    /// Members that the promised saving holds down.
    pub capped: Vec<HeldDown>,
    /// What each member pays over the term before rounding, where that was asked for.
    pub exact: Vec<Fraction>,
    /// What shared facts came to for each member, exactly, by the number of the fact.
    pub(super) parts: BTreeMap<usize, Vec<Fraction>>,
    /// The ends of these parts, where costs are ranges.
    pub(super) part_ends: BTreeMap<usize, Vec<(Fraction, Fraction)>>,
    /// Items, by their number in the plan, whose limits hold nobody wherever costs lie.
    pub(super) idle: BTreeSet<usize>,
    /// Facts of items with limits whose parts rise straight with their cost.
    pub(super) straight: BTreeSet<usize>,
    /// How far rounding can bring a bill from its parts where costs are ranges; `None` where more may be moved.
    pub(crate) rounding: Option<i128>,
    /// The promise as it was followed, where costs are ranges and it may hold somebody down.
    pub(crate) followed: Option<Followed>,
    /// What is known of savings where shares go by costs before that are ranges.
    pub(super) weighed: WeighedTies,
}

impl Shares {
    /// What a shared fact came to for each member, exactly; nothing where that was not asked for.
    pub(crate) fn parts_of_fact(&self, fact: usize) -> &[Fraction] {
        self.parts.get(&fact).map(Vec::as_slice).unwrap_or_default()
    }

    /// The least and the most that a member's part of a shared fact can be, where the fact comes to this; `is_certain` if
    /// no cost is a range.
    pub(crate) fn ends_of_part(
        &self,
        fact: usize,
        member: usize,
        units: Units,
        is_certain: bool,
    ) -> (Fraction, Fraction) {
        let part = || self.parts_of_fact(fact).get(member).cloned().unwrap_or_default();
        match self.part_ends.get(&fact).and_then(|ends| ends.get(member)) {
            Some((low, high)) => (low.clone().min(part()), high.clone().max(part())),
            None if !is_certain => (
                Fraction::from(units.low).min(Fraction::zero()),
                Fraction::from(units.high).max(Fraction::zero()),
            ),
            None => (part(), part()),
        }
    }

    /// Whether every shared fact came to the same for each member in other shares, at its ends too.
    pub(crate) fn has_parts_of(&self, other: &Shares) -> bool {
        let (own, others) = (self.parts.values(), other.parts.values());
        own.eq(others) && self.part_ends.values().eq(other.part_ends.values())
    }

    /// Whether each shared item is billed by itself.
    pub(crate) fn bills_items(&self) -> bool {
        !self.items.is_empty()
    }

    /// By less than how much whole units of a part of a shared fact are off; `None` where a promise may move them.
    pub(crate) fn slack_of_part(&self) -> Option<i128> {
        match &self.item_bills {
            Some(_) if self.may_move() => None,
            Some(items) => Some(items.most),
            None => Some(1),
        }
    }

    /// Whether the ends of the parts of a shared fact are known.
    pub(crate) fn knows_ends_of(&self, fact: usize) -> bool {
        self.part_ends.contains_key(&fact)
    }

    /// What is known of a member's saving, of a year or over the term, beyond its two costs.
    pub(crate) fn tied(&self, member: usize, year: Option<usize>) -> Tied {
        match &self.followed {
            Some(followed) => followed.tied(member, year),
            None => self.weighed.of(member, year),
        }
    }

    /// Puts down the same in rows of members over the term or in a year.
    pub(crate) fn tie(&self, rows: &mut [Sums]) {
        for sums in rows {
            let (member, year) = match sums.keys.as_slice() {
                [RowKey::Member(member)] => (*member, None),
                [RowKey::Member(member), RowKey::Year(year, _)]
                | [RowKey::Year(year, _), RowKey::Member(member)] => (*member, Some(*year)),
                _ => continue,
            };
            sums.tied = self.tied(member, year).and_promised(sums.tied.promised);
        }
    }

    /// Whether a promise may move something, of costs that are ranges.
    pub(crate) fn may_move(&self) -> bool {
        self.settlement.min_saving.is_some() && self.is_ranged() && self.rounding.is_none()
    }

    /// Whether the promised saving holds a member down; `None` where that is not so wherever costs lie.
    pub fn is_capped(&self, member: usize) -> Option<bool> {
        match &self.followed {
            Some(followed) => followed.holds(member),
            None if self.may_move() => None,
            None => Some(self.capped.iter().any(|held| held.member == member)),
        }
    }

    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> Units {
        self.totals.get(member).copied().unwrap_or_default()
    }

    /// Whether some bill is a range.
    pub(crate) fn is_ranged(&self) -> bool {
        self.bills.iter().flatten().any(|bill| !bill.is_exact())
    }

    /// What all members pay over the term: what they are to pay but for what nobody does.
    pub(crate) fn all(&self, computed: &Computed<'_>) -> Units {
        let cost = computed
            .sum(|fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared));
        all_paid(&self.totals, cost, self.never)
    }

    /// What a member is billed, or all of them, in a year or over the term.
    pub fn billed(&self, member: Option<usize>, year: Option<usize>) -> Units {
        let of = match year {
            Some(year) => self.billed.get(year),
            None => Some(&self.billed_totals),
        };
        let of = of.map(Vec::as_slice).unwrap_or_default();
        match member {
            Some(member) => of.get(member).copied().unwrap_or_default(),
            None => of.iter().copied().sum(),
        }
    }

    /// What all of them are billed of such a cost, in a year or over the term: all but what members pay themselves and what
    /// nobody does.
    pub fn all_billed(&self, cost: Units, year: Option<usize>) -> Units {
        let billed = match year {
            Some(year) => self.billed.get(year).map(Vec::as_slice).unwrap_or_default(),
            None => &self.billed_totals,
        };
        let (bills, never) = self.borne(year);
        let sum: Units = billed.iter().copied().sum();
        let paid: Units = bills.iter().copied().sum();
        // end by end: what members pay themselves is in both ends of what they pay
        let of_cost = |cost: i128, paid: i128, sum: i128, never: i128| cost - (paid - sum) - never;
        sum.cut(Units {
            low: of_cost(cost.low, paid.low, sum.low, never.high),
            base: sum.base,
            high: of_cost(cost.high, paid.high, sum.high, never.low),
        })
    }

    /// Whether all that is to be paid is billed: nothing is paid to others, nothing is left uncollected.
    pub(crate) fn is_all_billed(&self) -> bool {
        let is_nothing = |units: &Units| *units == Units::default();
        self.billed == self.bills
            && self.billed_totals == self.totals
            && self.uncollected.iter().chain([&self.never]).all(is_nothing)
    }

    /// What nobody pays over the term.
    pub fn uncollected(&self) -> Units {
        self.never
    }

    /// What stands beside a member's share in its bill, or beside those of all, in a year or over the term; `None` where
    /// nothing stands beside any.
    pub fn stands_beside(&self, member: Option<usize>, year: Option<usize>) -> Option<Units> {
        let years = self.beside.iter().enumerate().filter(|(nth, _)| year.is_none_or(|year| year == *nth));
        let of = |beside: &Beside| match member {
            Some(member) => beside.members.get(member).copied().unwrap_or_default(),
            None => beside.all,
        };
        (!self.beside.is_empty()).then(|| years.map(|(_, beside)| of(beside)).sum())
    }

    /// What a member is billed with what stands beside its share, or all of them, in a year or over the term.
    pub fn due(&self, member: Option<usize>, year: Option<usize>) -> Units {
        let sum = |year| self.billed(member, year).plus(self.stands_beside(member, year).unwrap_or_default());
        let of_year = |year: usize| {
            let known = self.beside.get(year).and_then(|beside| *beside.bills.get(member?)?);
            let sum = sum(Some(year));
            known.map_or(sum, |ends| sum.cut(Units { low: ends.low, high: ends.high, ..sum }))
        };
        match year {
            Some(year) => of_year(year),
            None if self.beside.is_empty() => sum(None),
            None => {
                let years: Units = (0..self.beside.len()).map(of_year).sum();
                sum(None).cut(years)
            }
        }
    }

    /// What each member pays, and what nobody does, in a year or over the term.
    pub(crate) fn borne(&self, year: Option<usize>) -> (&[Units], Units) {
        match year {
            None => (&self.totals, self.never),
            Some(year) => (
                self.bills.get(year).map(Vec::as_slice).unwrap_or_default(),
                self.uncollected.get(year).copied().unwrap_or_default(),
            ),
        }
    }
}

/// What members that pay these pay together, of such a cost of which nobody pays so much.
pub(super) fn all_paid(totals: &[Units], cost: Units, never: Units) -> Units {
    let (sum, rest): (Units, Units) = (totals.iter().copied().sum(), cost.minus(never));
    Units { low: sum.low.max(rest.low), base: sum.base, high: sum.high.min(rest.high) }
}
