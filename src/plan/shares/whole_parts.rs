//! The parts of members in what support covers, of a fair division of the whole cost: in proportion to what each pays of shared
//! items in all, as a division says nothing of items.
//!
//! Of 900 shared 600 and 300, a supported item of 90 is 60 and 30. Where the first pays 500 to 700 of 900, it pays 50 to 70.

use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::level::Level;
use crate::plan::line::product;
use std::collections::BTreeMap;

/// The part of every supported shared fact, of a division into these shares.
pub(super) fn parts(computed: &Computed<'_>, exact: &[Fraction]) -> BTreeMap<usize, Vec<Fraction>> {
    if computed.plan.support.is_empty() {
        return BTreeMap::new();
    }
    let own = own(computed, exact.len(), Level::Base);
    let mut shared: Vec<Fraction> = exact.iter().zip(&own).map(|(share, own)| share - own).collect();
    if shared.iter().any(Fraction::is_negative) {
        shared = exact.iter().map(|share| share.clone().max(Fraction::zero())).collect();
    }
    let sum = shared.iter().sum::<Fraction>();
    let supported = |item: usize| computed.plan.support.iter().any(|support| support.items.contains(&item));
    let facts = computed.facts.iter().enumerate();
    let facts = facts.filter(|(_, fact)| fact.payer == Payer::Shared && supported(fact.item));
    let part = |cost: &Fraction, share: &Fraction| (cost * share).checked_div(&sum).unwrap_or_default();
    facts
        .map(|(nth, fact)| {
            let cost = Fraction::from(fact.invoice.units.base);
            (nth, shared.iter().map(|share| part(&cost, share)).collect())
        })
        .collect()
}

/// Between what the parts of these facts lie, of shares between these ends: what a member's share is of all, of the fact; and what
/// the fact is of all that is shared, of its share.
pub(super) fn part_ends<'f>(
    computed: &Computed<'_>,
    ends: &[AmountRange],
    facts: impl Iterator<Item = &'f usize>,
) -> BTreeMap<usize, Vec<AmountRange>> {
    let [least, most] = [Level::Low, Level::High].map(|level| own(computed, ends.len(), level));
    let own = least.iter().zip(&most);
    let shared: Vec<AmountRange> =
        ends.iter().zip(own).map(|((low, high), (least, most))| (low - most, high - least)).collect();
    let is_plain = !shared.iter().any(|(low, _)| low.is_negative());
    let mut of_all = ratios(&shared);
    if !is_plain {
        let whole = ratios(ends);
        let hull = |(one, other): (AmountRange, AmountRange)| (one.0.min(other.0), one.1.max(other.1));
        of_all = of_all.into_iter().zip(whole).map(hull).collect();
    }
    let amounts = Amounts::of(computed);
    let all = computed.facts.iter().enumerate().filter(|(_, fact)| fact.payer == Payer::Shared);
    let all = Form::sum(&all.map(|(nth, fact)| amounts.form(nth, fact)).collect::<Vec<_>>());
    let of_fact = |nth: &usize| {
        let fact = computed.facts.get(*nth)?;
        let cost = (Fraction::from(fact.invoice.units.low), Fraction::from(fact.invoice.units.high));
        let by_cost = of_all.iter().map(|of_all| product(&cost, of_all));
        let of_shared = is_plain.then(|| amounts.ratio(&amounts.form(*nth, fact), &all)).flatten();
        let within = |(one, shared): (AmountRange, &AmountRange)| match &of_shared {
            Some(part) => {
                let other = product(shared, part);
                (one.0.max(other.0), one.1.min(other.1))
            }
            None => one,
        };
        Some((*nth, by_cost.zip(&shared).map(within).collect()))
    };
    facts.filter_map(of_fact).collect()
}

/// Between what each of these is of their sum, none below 0.
fn ratios(ends: &[AmountRange]) -> Vec<AmountRange> {
    let ends: Vec<AmountRange> = ends
        .iter()
        .map(|(low, high)| (low.clone().max(Fraction::zero()), high.clone().max(Fraction::zero())))
        .collect();
    let all = ends.iter().fold(AmountRange::default(), |sum, (low, high)| (&sum.0 + low, &sum.1 + high));
    let ratio = |(low, high): &AmountRange| {
        let least = low.checked_div(&(low + &(&all.1 - high))).unwrap_or_default();
        let most = high.checked_div(&(high + &(&all.0 - low))).unwrap_or_default();
        (least, most)
    };
    ends.iter().map(ratio).collect()
}

/// What each member bears alone.
fn own(computed: &Computed<'_>, members: usize, level: Level) -> Vec<Fraction> {
    let mut own = vec![0_i128; members];
    for fact in computed.facts.iter().filter(|fact| fact.side == Side::After) {
        if let Payer::Member(number) = fact.payer
            && let Some(own) = own.get_mut(number)
        {
            *own = own.saturating_add(level.of(fact.invoice.units));
        }
    }
    own.into_iter().map(Fraction::from).collect()
}
