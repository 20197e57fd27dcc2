//! The bills of a plan alone, where nobody asks what of them is of which item: items that are shared alike are one.
//!
//! Two items of 100 and 50 for three members alike are one of 150: the exact bill of each is 50 either way. Where there is
//! more to be said, or something stands in the way, the plan is split item by item.

use super::alone::Alone;
use super::by_year;
use super::claim::{claimants, spell};
use super::direct;
use super::found::Shares;
use super::way::Way;
use crate::cost::{Bearer, Units};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::level::Level;
use crate::sharing::{self, Bill, Claim, ClaimInvoice, Rule, SharedItem, Spell};
use std::collections::BTreeSet;

/// Shares of which only the bills are known; `None` where the plan must be split item by item.
pub(crate) fn bills(computed: &Computed<'_>, way: &Way) -> Option<Shares> {
    let plan = computed.plan;
    let settlement = way.settlement.as_ref().unwrap_or(&plan.sharing.settlement);
    let is_plain = computed.known.after()
        && (way.rule.is_some() || plan.sharing.division.is_none())
        && settlement.bill == Bill::Year
        && (plan.reckonings.is_empty() || computed.is_selected)
        && by_year::changing(computed).is_empty()
        && computed.is_exact();
    let claim = is_plain.then(|| claim(computed, way)).flatten()?;
    let split = sharing::split(&claim, settlement).ok()?;
    let direct = direct::by_year(computed);
    let exact = |year: sharing::YearSplit| year.bills.into_iter().map(Units::exact).collect();
    let mut bills: Vec<Vec<Units>> = split.years.into_iter().map(exact).collect();
    bills.iter_mut().zip(&direct).for_each(|(bills, direct)| direct::add(bills, direct));
    Some(Shares { bills, ..Shares::default() })
}

/// Items that are shared alike.
struct AlikeItems<'c> {
    rule: &'c Rule,
    among: Option<&'c [usize]>,
    /// Whether others may be added to them.
    is_open: bool,
    /// Their numbers in the claim: one for each way to lie in the months of a year.
    items: Vec<usize>,
}

/// The plan as a claim in which items that are shared alike are one; `None` where an item has no rule.
fn claim(computed: &Computed<'_>, way: &Way) -> Option<Claim> {
    let mut alone = Alone::new(computed, way);
    let mut alike: Vec<AlikeItems<'_>> = Vec::new();
    let mut items: Vec<SharedItem> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::After) {
        match fact.payer {
            Payer::Member(number) => alone.add(computed, fact, number, fact.invoice.units.base),
            Payer::Shared => {
                let place = match last.filter(|(item, _)| *item == fact.item) {
                    Some((_, place)) => place,
                    None => place_of(computed, way, fact.item, &mut alike)?,
                };
                last = Some((fact.item, place));
                add(computed, fact, alike.get_mut(place)?, &mut items);
            }
            Payer::Group | Payer::Outside(_) => {}
        }
    }
    let nothing_changes = BTreeSet::new();
    let members = claimants(computed, &nothing_changes);
    let Alone { own, beside, direct, .. } = alone;
    let calendar = computed.years.iter().map(|year| (year.months.first, year.months.last)).collect();
    let years = computed.years.len();
    Some(Claim { members, items, own, beside, direct, apart: Vec::new(), years, calendar })
}

/// The number of those that are shared as an item is.
fn place_of<'c>(
    computed: &'c Computed<'_>,
    way: &'c Way,
    item: usize,
    alike: &mut Vec<AlikeItems<'c>>,
) -> Option<usize> {
    let rule = way.rule_of(computed, item)?;
    let among = computed.plan.after.get(item).and_then(|item| match &item.bearer {
        Bearer::Shared(numbers) => Some(numbers.as_slice()),
        _ => None,
    });
    let is_open = !computed.plan.limits.get(item).is_some_and(|limits| limits.is_some());
    let is_alike = |known: &AlikeItems<'_>| {
        known.is_open
            && is_open
            && known.among == among
            && (std::ptr::eq(known.rule, rule) || known.rule == rule)
    };
    Some(alike.iter().position(is_alike).unwrap_or_else(|| {
        alike.push(AlikeItems { rule, among, is_open, items: Vec::new() });
        alike.len() - 1
    }))
}

/// Adds an invoice to an item that lies in the same months of its year.
fn add(computed: &Computed<'_>, fact: &Fact, alike: &mut AlikeItems<'_>, items: &mut Vec<SharedItem>) {
    let invoice = &fact.invoice;
    let lies_so = |spells: &[Spell]| match (spells, &*invoice.layers) {
        // the price of all months does not weigh one against another
        ([spell], [layer]) => (spell.from, spell.to) == (layer.months.first, layer.months.last),
        (spells, layers) => {
            let own = layers.iter().map(|layer| spell(layer, Level::Base));
            spells.len() == layers.len() && own.eq(spells.iter().cloned())
        }
    };
    for number in &alike.items {
        let known = items.get_mut(*number).and_then(|item| item.years.get_mut(invoice.year));
        let Some(known) = known else { continue };
        if known.spells.is_empty() {
            known.spells = invoice.layers.iter().map(|layer| spell(layer, Level::Base)).collect();
        }
        if lies_so(&known.spells) {
            known.cost += invoice.units.base;
            return;
        }
    }
    let mut years = vec![ClaimInvoice::default(); computed.years.len()];
    if let Some(year) = years.get_mut(invoice.year) {
        year.spells = invoice.layers.iter().map(|layer| spell(layer, Level::Base)).collect();
        year.cost = invoice.units.base;
    }
    let limits = computed.plan.limits.get(fact.item).cloned().unwrap_or_default();
    alike.items.push(items.len());
    let (rule, among) = (alike.rule.clone(), alike.among.map(<[usize]>::to_vec));
    items.push(SharedItem { rule, among, years, limits });
}
