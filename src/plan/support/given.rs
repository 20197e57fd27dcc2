//! What a plan is given: each support with what it covers and what it pays.

use super::covered::{Covered, Receipt};
use crate::cost::{Support, SupportPays, Units};
use crate::money::Fraction;
use crate::plan::facts::Computed;
use crate::plan::shares::floor;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A support with what it covers and what it pays.
pub(super) struct GivenSupport<'s> {
    pub(super) support: Cow<'s, Support>,
    pub(super) covered: Vec<Covered>,
    pub(super) receipts: Vec<Receipt>,
    /// The places of those of each member.
    of_member: BTreeMap<usize, Vec<usize>>,
    /// Whether each cost rises with its fact, none being a credit, and all add up to the facts.
    pub(super) is_plain: bool,
}

impl<'s> GivenSupport<'s> {
    /// A support with what it comes to. A cap that even the greatest costs do not reach is none: without it what is left
    /// moves with the costs.
    pub(super) fn new(
        computed: &Computed<'_>,
        support: Cow<'s, Support>,
        covered: Vec<Covered>,
        receipts: Vec<Receipt>,
    ) -> GivenSupport<'s> {
        let units = Fraction::minor_per_major(computed.decimals);
        let cap = support.cap.as_ref().map(|cap| floor(&(cap * &units)));
        let mut got: BTreeMap<usize, i128> = BTreeMap::new();
        for receipt in &receipts {
            let receives = if support.to.is_some() { 0 } else { receipt.member };
            let sum = got.entry(receives).or_default();
            *sum = sum.saturating_add(receipt.pays.high);
        }
        let is_idle = cap.is_some_and(|cap| got.values().all(|sum| *sum < cap));
        let support = match is_idle {
            true => Cow::Owned(Support { cap: None, ..support.into_owned() }),
            false => support,
        };
        let mut of_member: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (nth, receipt) in receipts.iter().enumerate() {
            of_member.entry(receipt.member).or_default().push(nth);
        }
        let is_plain = !covered.iter().any(|part| part.is_loose || part.low.is_negative());
        GivenSupport { support, covered, receipts, of_member, is_plain }
    }

    /// What goes to a member, or to all.
    pub(super) fn receipts_of(&self, member: Option<usize>) -> impl Iterator<Item = &Receipt> {
        let all = self.receipts.iter().filter(move |_| member.is_none());
        let own = member.and_then(|member| self.of_member.get(&member)).into_iter().flatten();
        all.chain(own.filter_map(|nth| self.receipts.get(*nth)))
    }
}

/// A fixed amount as the part of the costs that it pays, where they come to the same however members share them: 500 of 1,000 is
/// half of what each pays.
pub(super) fn as_part<'s>(
    computed: &Computed<'_>,
    support: &'s Support,
    covered: &[Covered],
) -> Cow<'s, Support> {
    let SupportPays::Amount(amount) = &support.pays else { return Cow::Borrowed(support) };
    let is_fixed = |part: &Covered| {
        let cost = computed.facts.get(part.fact).map(|fact| fact.invoice.units);
        !part.is_loose && !part.low.is_negative() && cost.is_some_and(Units::is_exact)
    };
    let is_shared_out = covered.iter().any(|part| part.low != part.high) && covered.iter().all(is_fixed);
    let rate = part_paid(computed, amount, covered).filter(|_| is_shared_out);
    rate.map_or(Cow::Borrowed(support), |rate| {
        Cow::Owned(Support { pays: SupportPays::Rate(rate), ..support.clone() })
    })
}

/// Which part of the costs that it covers an amount pays: of what there is to pay, and no more.
pub(super) fn part_paid(computed: &Computed<'_>, amount: &Fraction, covered: &[Covered]) -> Option<Fraction> {
    let all = covered.iter().map(|part| &part.cost).sum::<Fraction>();
    let part = (amount * &Fraction::minor_per_major(computed.decimals)).checked_div(&all)?;
    all.is_positive().then(|| part.min(Fraction::from(1)))
}
