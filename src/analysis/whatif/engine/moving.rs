//! An invoice that moves, and what that changes in the bills of its years.

use super::settle::MovedCosts;
use super::year::YearBills;
use crate::analysis::whatif::terms::Flow;
use crate::cost::{Price, Units};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::ledger::PayerStanding;
use crate::plan::shares::Shares;

/// What an invoice that moves is now in each of its years, and what one unit of it adds to each part of the shared items.
pub(super) struct MovingInvoice {
    now: Vec<i128>,
    weights: Vec<Vec<i128>>,
}

impl MovingInvoice {
    /// What moves of an invoice, beside the years as they are; `None` where that takes the whole case.
    pub(super) fn new(
        base: &[YearBills],
        computed: &Computed<'_>,
        shares: &Shares,
        flow: &Flow,
        numbers: &[i128],
    ) -> Option<MovingInvoice> {
        let item = computed.plan.item(flow.at)?;
        let mut now = vec![0; flow.years.len()];
        flow.each_year(numbers, |nth, units| now.get_mut(nth).into_iter().for_each(|now| *now = units));
        let weights = flow.years.iter().zip(&now).map(|((year, _), now)| {
            if (flow.at.side, flow.payer) != (Side::After, Payer::Shared) {
                return Some(Vec::new());
            }
            let is = |fact: &Fact| fact.at() == flow.at && fact.invoice.year == *year;
            let fact = computed.facts.iter().position(is)?;
            // prices for different numbers of members do not move together, and with them how a year is laid on its months
            let layers = computed.facts.get(fact).map_or(0, |fact| fact.invoice.layers.len());
            if layers > 1 && matches!(item.price, Price::ByMembers(_)) {
                return None;
            }
            base.get(*year)?.weights(shares.parts_of_fact(fact), *now)
        });
        let weights = weights.collect::<Option<_>>()?;
        Some(MovingInvoice { now, weights })
    }

    /// Moves the invoice of one of its years.
    pub(super) fn put(&self, flow: &Flow, nth: usize, units: i128, costs: &mut MovedCosts<'_>) -> Option<()> {
        let (year, _) = *flow.years.get(nth)?;
        let more = units.checked_sub(*self.now.get(nth)?)?;
        if more == 0 {
            return Some(());
        }
        let group = costs.now.group.get_mut(year)?;
        if flow.at.side == Side::Before {
            add_before(group, more);
            if let Payer::Member(number) = flow.payer
                && let Some(years) = costs.now.members.get_mut(number)?
            {
                add_before(years.get_mut(year)?, more);
            }
            return Some(());
        }
        group.share = Some(moved(group.share?, more));
        if matches!(flow.payer, Payer::Group | Payer::Outside(_)) {
            return Some(());
        }
        let place = costs.years.get_mut(year)?;
        if place.is_none() {
            place.clone_from(&costs.base.get(year).cloned());
        }
        let member = match flow.payer {
            Payer::Member(number) => Some(number),
            _ => None,
        };
        place.as_mut()?.add(more, member, self.weights.get(nth)?)
    }
}

fn add_before(standing: &mut PayerStanding, more: i128) {
    standing.before = standing.before.map(|before| moved(before, more));
}

fn moved(units: Units, more: i128) -> Units {
    units.plus(Units::exact(more))
}
