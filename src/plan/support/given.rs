//! What a plan is given: each support with what it covers and what it pays.

use super::covered::{Covered, Receipt};
use crate::cost::Support;
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
