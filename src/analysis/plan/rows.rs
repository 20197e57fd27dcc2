//! The facts of a plan added up by what one asks for: system, category, member, item, year, and any of them together.

use super::{Computed, Fact, Payer, Side};
use crate::cost::{Bearer, Units, YearName};
use crate::lang::Text;

/// What costs are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// Everything in one row.
    Total,
    /// The label `system`.
    System,
    /// The label `category`.
    Category,
    /// Who pays.
    Member,
    /// The year of the term.
    Year,
    /// The cost item.
    Item,
}

impl Dimension {
    /// Every dimension with its name.
    pub const ALL: [(Dimension, &'static str); 6] = [
        (Dimension::Total, "total"),
        (Dimension::System, "system"),
        (Dimension::Category, "category"),
        (Dimension::Member, "member"),
        (Dimension::Year, "year"),
        (Dimension::Item, "item"),
    ];
}

/// What a row is of in one dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sums {
    /// What it is of, a key a dimension; empty for the total.
    pub keys: Vec<Key>,
    /// The cost before; `None` where it is not known whose the costs are.
    pub before: Option<Units>,
    /// The cost after, whoever bears it.
    pub after: Units,
    /// The part of it that somebody outside bears.
    pub outside: Units,
    /// The part of it that support covers.
    pub support: Units,
}

/// Part of a cost, as one payer bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The side.
    pub side: Side,
    /// The number of the item on its side; `None` for what belongs to no item: rounding, what is moved.
    pub item: Option<usize>,
    /// The year of the term, from 0.
    pub year: usize,
    /// Who bears it.
    pub payer: Payer,
    /// How much.
    pub units: Units,
    /// How much of it support covers.
    pub support: i128,
}

impl Part {
    /// All of a fact, as it is paid.
    pub fn whole(fact: &Fact) -> Part {
        Part {
            side: fact.side,
            item: Some(fact.item),
            year: fact.invoice.year,
            payer: fact.payer,
            units: fact.invoice.units,
            support: 0,
        }
    }
}

/// Adds the parts up by these dimensions; a row for each combination there is, in the order of members, years and
/// items.
pub fn add_up(computed: &Computed<'_>, parts: &[Part], dimensions: &[Dimension]) -> Vec<Sums> {
    let mut rows: Vec<(Vec<usize>, Sums)> = Vec::new();
    let mut index: std::collections::HashMap<Vec<usize>, usize> = std::collections::HashMap::new();
    let mut labels = Labels::default();
    for part in parts {
        let keyed: Vec<(usize, Key)> =
            dimensions.iter().map(|dimension| labels.key(computed, part, *dimension)).collect();
        let order: Vec<usize> = keyed.iter().map(|(order, _)| *order).collect();
        let place = *index.entry(order.clone()).or_insert_with(|| {
            let keys = keyed.into_iter().map(|(_, key)| key).collect();
            rows.push((order, empty(keys)));
            rows.len() - 1
        });
        if let Some((_, sums)) = rows.get_mut(place) {
            sums.add(part);
        }
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut rows: Vec<Sums> = rows.into_iter().map(|(_, sums)| sums).collect();
    if dimensions.contains(&Dimension::Member) {
        forget_unowned(&mut rows);
    }
    rows
}

fn empty(keys: Vec<Key>) -> Sums {
    Sums {
        keys,
        before: Some(Units::default()),
        after: Units::default(),
        outside: Units::default(),
        support: Units::default(),
    }
}

/// If some before-cost is nobody's own, no member's cost before is known.
fn forget_unowned(rows: &mut [Sums]) {
    let of_group = |sums: &Sums| sums.keys.contains(&Key::Group);
    let unowned =
        |sums: &Sums| of_group(sums) && sums.before.is_some_and(|before| before != Units::default());
    if !rows.iter().any(unowned) {
        return;
    }
    for row in rows.iter_mut().filter(|row| !of_group(row)) {
        if row.keys.iter().any(|key| matches!(key, Key::Member(_))) {
            row.before = None;
        }
    }
}

impl Sums {
    fn add(&mut self, part: &Part) {
        match part.side {
            Side::Before => self.before = self.before.map(|before| before.plus(part.units)),
            Side::After => {
                self.after = self.after.plus(part.units);
                self.support = self.support.plus(Units::exact(part.support));
                if part.payer == Payer::Outside {
                    self.outside = self.outside.plus(part.units);
                }
            }
        }
    }

    /// What is saved: an increase is negative.
    pub fn saving(&self) -> Option<Units> {
        self.before.map(|before| before.minus(self.after))
    }

    /// What is left of the cost after for the group to pay.
    pub fn net_after(&self) -> Units {
        let outside = self.outside.plus(self.support);
        Units {
            low: self.after.low.saturating_sub(outside.low),
            base: self.after.base.saturating_sub(outside.base),
            high: self.after.high.saturating_sub(outside.high),
        }
    }
}

/// The labels met so far, in the order they were met.
#[derive(Default)]
struct Labels {
    systems: Vec<Option<Text>>,
    categories: Vec<Option<Text>>,
    items: Vec<(String, Text)>,
    outside: Vec<Text>,
}

impl Labels {
    /// The key of a part in one dimension, with its place in the order of rows.
    fn key(&mut self, computed: &Computed<'_>, part: &Part, dimension: Dimension) -> (usize, Key) {
        let item = computed.item_of(part.side, part.item);
        match dimension {
            Dimension::Total => (0, Key::Group),
            Dimension::System => {
                let label = item.and_then(|item| item.system.clone());
                (place(&mut self.systems, &label), Key::System(label))
            }
            Dimension::Category => {
                let label = item.and_then(|item| item.category.clone());
                (place(&mut self.categories, &label), Key::Category(label))
            }
            Dimension::Item => {
                let Some(item) = item.map(|item| (item.id.clone(), item.name.clone())) else {
                    return (usize::MAX, Key::NoItem);
                };
                let order = self.items.iter().position(|known| known.0 == item.0);
                let order = order.unwrap_or_else(|| place(&mut self.items, &item));
                (order, Key::Item(item.0, item.1))
            }
            Dimension::Year => {
                let year = part.year;
                let name = computed.years.get(year).map_or(YearName::Nth(0), |year| year.name);
                (year, Key::Year(year, name))
            }
            Dimension::Member => match (part.payer, item.map(|item| &item.bearer)) {
                (Payer::Member(member), _) => (member, Key::Member(member)),
                (Payer::Outside, Some(Bearer::Outside(payer))) => {
                    let order = place(&mut self.outside, payer);
                    (usize::MAX / 2 + order, Key::Outside(payer.clone()))
                }
                _ => (usize::MAX, Key::Group),
            },
        }
    }
}

fn place<T: Clone + PartialEq>(known: &mut Vec<T>, label: &T) -> usize {
    known.iter().position(|other| other == label).unwrap_or_else(|| {
        known.push(label.clone());
        known.len() - 1
    })
}
