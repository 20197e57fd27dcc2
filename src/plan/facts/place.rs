//! Where a row stands among the others: by members, years and items, in the order of the file.

use super::computed::Computed;
use super::fact::Payer;
use super::part::{Dimension, PaidPart};
use crate::case::Plan;
use crate::cost::{Bearer, CostItem, Side};
use crate::lang::Text;
use std::collections::HashMap;
use std::hash::Hash;

/// Where a row stands: a number for each of at most so many dimensions.
pub(super) type RowPlace = [usize; Dimension::ALL.len()];

/// Where the items of both sides stand in the order of rows: items of one id, system or category in one place. Only of the
/// dimensions that are asked for.
pub(super) struct RowOrder<'c> {
    systems: [Vec<usize>; 2],
    categories: [Vec<usize>; 2],
    items: [Vec<usize>; 2],
    /// Where what has no system and no category stands.
    unlabelled: [usize; 2],
    outside: Vec<&'c Text>,
}

impl<'c> RowOrder<'c> {
    pub(super) fn of(computed: &Computed<'c>, dimensions: &[Dimension]) -> RowOrder<'c> {
        let plan = |dimension| dimensions.contains(&dimension).then_some(computed.plan);
        let (systems, no_system) = places(plan(Dimension::System), |item| item.system.as_ref());
        let (categories, no_category) = places(plan(Dimension::Category), |item| item.category.as_ref());
        RowOrder {
            systems,
            categories,
            items: places(plan(Dimension::Item), |item| Some(item.id.as_str())).0,
            unlabelled: [no_system, no_category],
            outside: Vec::new(),
        }
    }

    /// Where a part stands in one dimension.
    pub(super) fn place(&mut self, computed: &Computed<'c>, part: &PaidPart, dimension: Dimension) -> usize {
        let of_item = |sides: &[Vec<usize>; 2], otherwise: usize| {
            part.item
                .and_then(|number| part.side.of(sides.each_ref()).get(number))
                .copied()
                .unwrap_or(otherwise)
        };
        let [no_system, no_category] = self.unlabelled;
        match dimension {
            Dimension::Total => 0,
            Dimension::System => of_item(&self.systems, no_system),
            Dimension::Category => of_item(&self.categories, no_category),
            Dimension::Item => of_item(&self.items, usize::MAX),
            Dimension::Year => part.year,
            Dimension::Member => match (part.payer, outside_payer(computed, part)) {
                (Payer::Member(member), _) => member,
                (_, Some(payer)) => usize::MAX / 2 + nth(&mut self.outside, payer),
                _ => usize::MAX,
            },
        }
    }
}

/// A number for each item of both sides, the same for the same label, in the order of the file; and that of no label.
fn places<'c, L: Eq + Hash>(
    plan: Option<&'c Plan>,
    label: impl Fn(&'c CostItem) -> Option<L>,
) -> ([Vec<usize>; 2], usize) {
    let Some(plan) = plan else { return Default::default() };
    let mut known = HashMap::new();
    let mut of = |items: &'c [CostItem]| {
        let mut places = Vec::with_capacity(items.len());
        for item in items {
            let next = known.len();
            places.push(*known.entry(label(item)).or_insert(next));
        }
        places
    };
    let places = Side::BOTH.map(|side| of(plan.side(side)));
    (places, known.get(&None).copied().unwrap_or(usize::MAX))
}

/// Who outside the group pays a part.
pub(super) fn outside_payer<'c>(computed: &Computed<'c>, part: &PaidPart) -> Option<&'c Text> {
    let item = computed.item_of(part.side, part.item)?;
    match (part.payer, &item.bearer) {
        (Payer::Outside(_), Bearer::Outside(payer)) => Some(payer),
        (Payer::Outside(nth), _) => item.outside.get(nth).map(|(payer, _)| payer),
        _ => None,
    }
}

fn nth<'c>(known: &mut Vec<&'c Text>, label: &'c Text) -> usize {
    known.iter().position(|other| *other == label).unwrap_or_else(|| {
        known.push(label);
        known.len() - 1
    })
}
