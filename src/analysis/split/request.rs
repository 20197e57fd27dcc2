//! What is asked of a split: in which ways, and what the shares are told apart by.

use crate::case::WrittenRule;
use crate::coalition::Method;
use crate::code;
use crate::lang::Code;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Selection};
use crate::plan::fair::Sampling;
use crate::plan::shares::flows_by_item;

/// What is asked of a split.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitRequest {
    /// Ways to split instead of the case's own; several are set side by side, in this order.
    pub ways: Vec<AskedWay>,
    /// Whether to say who would be better off elsewhere.
    pub fair: bool,
    /// Orders to draw where a division has no other way.
    pub sampling: Option<Sampling>,
    /// The saving promised to every member, in percent, instead of the case's.
    pub min_saving: Option<Fraction>,
    /// The unit of bills in the currency's major unit, instead of the case's.
    pub round_to: Option<Fraction>,
    /// What becomes of the remainder, instead of the case's way: `largest`, `drop` or a member's id.
    pub remainder: Option<String>,
    /// What the shares are told apart by, besides the members.
    pub by: Option<By>,
    /// What stands across the table, besides the members or what shares are told apart by.
    pub across: Option<Across>,
    /// The one member, by id, whose shares are asked for.
    pub member: Option<String>,
    /// The one year that is asked for, by its number.
    pub year: Option<u32>,
    /// Whether it is to stand beside the year before.
    pub change: bool,
    /// Whether savings are after support.
    pub net: bool,
    /// Which costs count.
    pub selection: Selection,
    /// Whether rows of items are taken one item after the other, as [`Splitting::flowing`](super::Splitting::flowing) gives
    /// them, and need not be there at once.
    pub flowing: bool,
}

/// A way to split that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedWay {
    /// A rule for all shared items, instead of their own.
    Rule(WrittenRule),
    /// A fair division of the whole cost.
    Division(Method),
}

impl SplitRequest {
    /// What shares are told apart by: what is asked for, or what stands across.
    pub(crate) fn told_apart(&self) -> Option<By> {
        match (self.across, self.by) {
            _ if self.crossed() => Some(By::Item),
            (Some(Across::Year), _) => Some(By::Year),
            (Some(Across::Item), _) => Some(By::Item),
            (Some(Across::Member), None) => Some(By::Year),
            (_, None) if self.year.is_some() => Some(By::Year),
            (_, by) => by.filter(|by| *by != By::Funding),
        }
    }

    /// What shares are told apart by, and the option that asks for it.
    pub(super) fn told_apart_by(&self) -> Option<(By, String)> {
        let across = Across::ALL.into_iter().find(|(_, across)| Some(*across) == self.across);
        let by = By::ALL.into_iter().find(|(_, by)| Some(*by) == self.by);
        let option = match (by, across, self.year) {
            (Some((name, _)), ..) => format!("--by {name}"),
            (None, Some((name, _)), None) => format!("--across {name}"),
            (None, _, year) => format!("--year {}", year?),
        };
        Some((self.told_apart()?, option))
    }

    /// Whether years and items are told apart at once.
    pub(super) fn crossed(&self) -> bool {
        match self.across {
            Some(Across::Item) => self.by == Some(By::Year) || self.year.is_some(),
            Some(Across::Year) => self.by == Some(By::Item),
            _ => false,
        }
    }

    /// Whether the rows of this one way of sharing can be taken item by item.
    pub(super) fn flows(&self, computed: &Computed<'_>) -> bool {
        let alone = self.ways.len() < 2 && self.by == Some(By::Item) && self.across.is_none();
        self.flowing && alone && flows_by_item(computed)
    }

    /// What cannot be asked for together: one year across tables of all of them, how shares come about by something else
    /// than years, or after support.
    pub(super) fn contradiction(&self) -> Option<Code> {
        match self.across? {
            Across::Year | Across::Member if self.year.is_some() => Some(code!("year-across")),
            Across::Base if self.by.is_some_and(|by| by != By::Year) => Some(code!("base-across")),
            Across::Base if self.net => Some(code!("base-net")),
            _ => None,
        }
    }

    /// Whether shares are held against each other before they are rounded.
    pub(super) fn exact(&self) -> bool {
        self.fair || self.ways.iter().any(|way| matches!(way, AskedWay::Division(_)))
    }
}

/// What shares are told apart by, besides the members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The years of the term.
    Year,
    /// The cost items.
    Item,
    /// Where the money is from, year by year: a table of its own.
    Funding,
}

/// What stands across a table of shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Across {
    /// The years of the term, the members down the side.
    Year,
    /// The cost items, the members down the side.
    Item,
    /// The members, what shares are told apart by down the side.
    Member,
    /// The ways to split, the members down the side.
    Rule,
    /// The bases that costs are shared by, the members of each year down the side.
    Base,
}

impl Across {
    /// Each with its name.
    pub const ALL: [(&'static str, Across); 5] = [
        ("year", Across::Year),
        ("item", Across::Item),
        ("member", Across::Member),
        ("rule", Across::Rule),
        ("base", Across::Base),
    ];
}

impl By {
    /// Each with its name.
    pub const ALL: [(&'static str, By); 3] =
        [("year", By::Year), ("item", By::Item), ("funding", By::Funding)];

    /// What shares themselves are told apart by, each with its name.
    pub const OF_SHARES: [(&'static str, By); 2] = [("year", By::Year), ("item", By::Item)];
}
