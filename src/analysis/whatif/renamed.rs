//! Items of two versions that are the same but for what they are called: the same invoices, to the same payers.

use super::traced::{ItemNames, bearer};
use crate::cost::Units;
use crate::plan::facts::{Computed, Fact, Side};

/// An invoice but for the item that it is of: its year, who bears it, and what it comes to.
type Invoiced<'c> = (usize, Option<&'c str>, Units);

/// What the items of the new version are called in the old one that have another id there. Of several that are alike the first is
/// the first.
pub(super) fn renamed<'c>(old: &Computed<'c>, new: &Computed<'c>) -> ItemNames<'c> {
    let mut names = ItemNames::new();
    for side in [Side::Before, Side::After] {
        let (mut gone, come) = (without(old, new, side), without(new, old, side));
        for (id, invoices) in come {
            let same = gone.iter().position(|(_, others)| *others == invoices);
            names.extend(same.map(|nth| ((side, id), gone.remove(nth).0)));
        }
    }
    names
}

/// The items of a version that the other has not, with their invoices.
fn without<'c>(of: &Computed<'c>, other: &Computed<'c>, side: Side) -> Vec<(&'c str, Vec<Invoiced<'c>>)> {
    let others: std::collections::BTreeSet<&str> =
        other.plan.side(side).iter().map(|item| item.id.as_str()).collect();
    let mut found: Vec<(&str, Vec<Invoiced<'c>>)> = Vec::new();
    let facts = of.facts.iter().filter(|fact| fact.side == side);
    for (fact, item) in facts.filter_map(|fact: &Fact| Some((fact, of.item(fact)?))) {
        let id = item.id.as_str();
        if others.contains(id) {
            continue;
        }
        let invoice = (fact.invoice.year, bearer(of, fact), fact.invoice.units);
        match found.iter_mut().find(|(known, _)| *known == id) {
            Some((_, invoices)) => invoices.push(invoice),
            None => found.push((id, vec![invoice])),
        }
    }
    found
}
