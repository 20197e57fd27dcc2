//! The facts of a plan added up by what one asks for: system, category, member, item, year, and any of them together.

use super::computed::Computed;
use super::fact::Payer;
use super::known::KnownCosts;
use super::part::{Dimension, PaidPart, Supported};
use super::place::{RowOrder, RowPlace, outside_payer};
use crate::cost::{Side, Units, YearName};
use crate::lang::Text;
use crate::money::Range;
use crate::plan::gain::{Tied, percent_of, promised, saving_of};
use std::collections::HashMap;

/// What a row is of in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowKey {
    /// A system; `None` for items without the label.
    System(Option<Text>),
    /// A category; `None` for items without the label.
    Category(Option<Text>),
    /// A member, by its number.
    Member(usize),
    /// Somebody outside the group who pays.
    Outside(Text),
    /// The group, for costs that are nobody's own.
    Group,
    /// A year of the term, by its number.
    Year(usize, YearName),
    /// An item, by its id and name.
    Item(String, Text),
    /// What belongs to no item: rounding of bills, what a promised saving moves.
    NoItem,
}

/// A row of sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// What it is of, a key a dimension; empty for the total.
    pub keys: Vec<RowKey>,
    /// The cost before; `None` where it is not known whose the costs are.
    pub before: Option<Units>,
    /// The cost after, whoever bears it; `None` where the plan has none.
    pub after: Option<Units>,
    /// The part of it that somebody outside bears.
    pub outside: Units,
    /// What support pays of it.
    pub support: Supported,
    /// What support pays of the cost before.
    pub before_support: Supported,
    /// What is known of the saving beyond its two costs: of members.
    pub tied: Tied,
}

/// Adds the parts up by these dimensions; a row for each combination there is, in the order of members, years and
/// items.
pub fn add_up(computed: &Computed<'_>, parts: &[PaidPart], dimensions: &[Dimension]) -> Vec<Sums> {
    let mut rows: Vec<(RowPlace, Sums)> = Vec::new();
    // a few rows are looked through faster than they are hashed
    let mut index: HashMap<RowPlace, usize> = HashMap::new();
    let known = |rows: &[(RowPlace, Sums)], index: &HashMap<RowPlace, usize>, place: &RowPlace| {
        let first = rows.get(..FEW).unwrap_or(rows);
        let found = first.iter().position(|(known, _)| known == place);
        found.or_else(|| if rows.len() > FEW { index.get(place).copied() } else { None })
    };
    let mut labels = RowOrder::of(computed, dimensions);
    for part in parts {
        let mut place = RowPlace::default();
        for (at, dimension) in place.iter_mut().zip(dimensions) {
            *at = labels.place(computed, part, *dimension);
        }
        let row = known(&rows, &index, &place).unwrap_or_else(|| {
            let keys = dimensions.iter().map(|dimension| key(computed, part, *dimension)).collect();
            rows.push((place, empty(keys, &computed.known)));
            if rows.len() > FEW {
                index.insert(place, rows.len() - 1);
            }
            rows.len() - 1
        });
        if let Some((_, sums)) = rows.get_mut(row) {
            sums.add(part);
        }
    }
    rows.sort_by_key(|(place, _)| *place);
    let mut rows: Vec<Sums> = rows.into_iter().map(|(_, sums)| sums).collect();
    if let Some(nth) = dimensions.iter().position(|dimension| *dimension == Dimension::Member) {
        rows.iter_mut().for_each(|sums| sums.of_nobody(nth));
    }
    if dimensions == [Dimension::Member] {
        let promised = promised(computed.plan, &computed.plan.sharing.settlement);
        let of_members = rows.iter_mut().filter(|sums| matches!(sums.keys.as_slice(), [RowKey::Member(_)]));
        of_members.for_each(|sums| sums.tied = sums.tied.and_promised(promised));
    }
    rows
}

/// Rows that are looked through one by one.
const FEW: usize = 8;

/// Whether the cost before of a row is known: of a member's, its own; of all others the group's.
fn knows_before(keys: &[RowKey], known: &KnownCosts) -> bool {
    let whose = keys.iter().find_map(|key| match key {
        RowKey::Member(number) => Some(known.before_of(*number)),
        // what is nobody's own, and what the world outside bears, is known as it is written
        RowKey::Group | RowKey::Outside(_) => Some(known.states_before()),
        _ => None,
    });
    whose.unwrap_or_else(|| known.before())
}

/// A row of nothing yet; a cost that is not known is not 0.
fn empty(keys: Vec<RowKey>, known: &KnownCosts) -> Sums {
    Sums {
        before: knows_before(&keys, known).then(Units::default),
        after: known.after().then(Units::default),
        keys,
        ..Sums::default()
    }
}

impl Sums {
    /// What nobody's own cost before becomes is in what members pay after: among rows of members it has no after of its own,
    /// which is not nothing.
    fn of_nobody(&mut self, nth: usize) {
        let is_nobodys = self.keys.get(nth) == Some(&RowKey::Group);
        let had = self.before.is_some_and(|before| before != Units::default());
        if is_nobodys && had && self.after == Some(Units::default()) {
            self.after = None;
        }
    }

    fn add(&mut self, part: &PaidPart) {
        match part.side {
            Side::Before => {
                self.before = self.before.map(|before| before.plus(part.units));
                self.before_support = self.before_support.plus(part.support);
            }
            Side::After => {
                self.after = self.after.map(|after| after.plus(part.units));
                self.support = self.support.plus(part.support);
                if part.payer.is_outside() {
                    self.outside = self.outside.plus(part.units);
                }
            }
        }
    }

    /// What is saved: an increase is negative.
    pub fn saving(&self) -> Option<Units> {
        saving_of(self.before, self.after, self.tied)
    }

    /// What is saved in percent of the cost before.
    pub fn percent(&self) -> Option<Range> {
        percent_of(self.before, self.after, self.tied)
    }

    /// What is left of the cost before for the group to pay.
    pub fn net_before(&self) -> Option<Units> {
        Some(left(self.before?, Units::default(), self.before_support))
    }

    /// What is saved of what is left to pay.
    pub fn net_saving(&self) -> Option<Units> {
        saving_of(self.net_before(), self.net_after(), self.net_tied())
    }

    /// The same in percent of what was left to pay before.
    pub fn net_percent(&self) -> Option<Range> {
        percent_of(self.net_before(), self.net_after(), self.net_tied())
    }

    /// What a promise keeps to after support: it says nothing of a cost before that support lowers.
    pub(crate) fn net_tied(&self) -> Tied {
        let none = Supported::default();
        // where nobody else pays any of it, what is left is all of it
        if self.outside == Units::default() && (self.support, self.before_support) == (none, none) {
            return self.tied;
        }
        let promised = self.tied.promised.filter(|_| self.before_support == Supported::default());
        self.support.tied.and_promised(promised)
    }

    /// What is left of the cost after for the group to pay.
    pub fn net_after(&self) -> Option<Units> {
        Some(left(self.after?, self.outside, self.support))
    }

    /// Whether support, and not a credit, leaves less than nothing to pay wherever costs lie.
    pub(crate) fn is_paid_by_support(&self) -> bool {
        let below = self.net_after().is_some_and(|net| net.high < 0);
        below && self.paid().minus(self.outside).low >= 0
    }

    /// What is paid of a cost that is split: there is one.
    pub fn paid(&self) -> Units {
        self.after.unwrap_or_default()
    }
}

/// What is left of a cost; what others bear is part of it, and lies where it does.
pub(crate) fn left(cost: Units, outside: Units, support: Supported) -> Units {
    let left = |cost: i128, outside: i128, support| cost.saturating_sub(outside).saturating_sub(support);
    let base = left(cost.base, outside.base, support.pays.base);
    Units {
        low: left(cost.low, outside.low, support.at_low).min(base),
        base,
        high: left(cost.high, outside.high, support.at_high).max(base),
    }
}

/// The key of a part in one dimension.
fn key(computed: &Computed<'_>, part: &PaidPart, dimension: Dimension) -> RowKey {
    let item = computed.item_of(part.side, part.item);
    match dimension {
        Dimension::Total => RowKey::Group,
        Dimension::System => RowKey::System(item.and_then(|item| item.system.clone())),
        Dimension::Category => RowKey::Category(item.and_then(|item| item.category.clone())),
        Dimension::Item => {
            item.map_or(RowKey::NoItem, |item| RowKey::Item(item.id.clone(), item.name.clone()))
        }
        Dimension::Year => {
            let name = computed.years.get(part.year).map_or(YearName::Nth(0), |year| year.name);
            RowKey::Year(part.year, name)
        }
        Dimension::Member => match (part.payer, outside_payer(computed, part)) {
            (Payer::Member(member), _) => RowKey::Member(member),
            (_, Some(payer)) => RowKey::Outside(payer.clone()),
            _ => RowKey::Group,
        },
    }
}
