//! That no support pays what another has paid.

use super::covered::side_of;
use crate::code;
use crate::cost::{Fund, Support};
use crate::diagnostic::Diagnostic;
use crate::plan::facts::{Computed, Fact, PaidPart, Payer, Side};
use std::collections::BTreeMap;

/// That nothing is paid twice: neither by all that pays for a cost in its year, nor by all that need not be repaid. The
/// allocation tax comes after the cost was paid, by a loan for one, and relieves its repayment (交付税算入).
pub(super) fn check_sum(
    computed: &Computed<'_>,
    parts: &[(Option<Fund>, PaidPart)],
) -> Result<(), Diagnostic> {
    let but = |left_out: Fund| {
        let counts = parts.iter().filter(|(kind, _)| *kind != Some(left_out));
        check_parts(computed, left_out, &counts.map(|(_, part)| part).collect::<Vec<_>>())
    };
    but(Fund::AllocationTax).and_then(|()| but(Fund::Loan))
}

fn check_parts(computed: &Computed<'_>, left_out: Fund, parts: &[&PaidPart]) -> Result<(), Diagnostic> {
    let mut paid: BTreeMap<(Side, usize), i128> = BTreeMap::new();
    // where one alone covers an item, laying what it pays on whole units is all that can go beyond
    let is_covered = |side: Side, item: usize| {
        let counts = |one: &&Support| one.kind != Some(left_out) && side_of(one) == side;
        let counted = computed.plan.support.iter().filter(counts);
        counted.filter(|one| one.items.contains(&item)).count() > 1
    };
    for (item, part) in parts.iter().filter_map(|part| Some(((part.side, part.item?), part))) {
        if !is_covered(item.0, item.1) {
            continue;
        }
        let sum = paid.entry(item).or_default();
        *sum = sum.saturating_add(part.support.pays.base);
    }
    let borne = |fact: &Fact| match fact.side {
        Side::Before => true,
        Side::After => matches!(fact.payer, Payer::Member(_) | Payer::Shared),
    };
    let cost = |(side, item): (Side, usize)| {
        computed.sum(|fact| fact.side == side && fact.item == item && borne(fact)).base
    };
    match paid.into_iter().find(|(item, sum)| *sum > cost(*item).max(0)) {
        None => Ok(()),
        Some(((side, item), _)) => {
            let id = computed.item_of(side, Some(item)).map_or(String::new(), |item| item.id.clone());
            let places = &computed.plan.places;
            let places = if side == Side::Before { &places.before } else { &places.after };
            let place = places.get(item).cloned();
            Err(Diagnostic::error(code!("support-exceeds"), place).with("item", id))
        }
    }
}
