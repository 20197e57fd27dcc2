//! In which ways a support pays over the term, for whoever adds up what it leaves of two versions of a plan: a part of costs that
//! both have is the same in both.
//!
//! 50% of 100 to 120 with a cap of 55 pays half of it or 55, whichever is less: what is left is the more of half of it and of it
//! less 55.

use super::covered::{Covered, Receipt, received_in};
use super::given::GivenSupport;
use crate::cost::{Support, SupportPays, Units};
use crate::money::Fraction;
use crate::plan::facts::{Computed, Fact};
use crate::plan::form::AmountRange;
use crate::plan::shares::floor;

/// A support that lowers a cost, with what it covers and what it pays.
pub(crate) struct TermSupport<'s> {
    support: &'s Support,
    given: GivenSupport<'s>,
}

/// What a support pays over the term: the least of all its ways.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum TermWay {
    /// This part of each cost that it covers.
    Part(Fraction),
    /// Something between these, whatever is known of the costs.
    Within(AmountRange),
}

impl<'s> TermSupport<'s> {
    pub(super) fn new(support: &'s Support, given: GivenSupport<'s>) -> TermSupport<'s> {
        TermSupport { support, given }
    }

    /// Whether it lowers what runs today.
    pub(crate) fn is_before(&self) -> bool {
        self.support.is_before
    }

    /// Who keeps all of it.
    pub(crate) fn keeper(&self) -> Option<usize> {
        self.support.to
    }

    /// Whether it pays for a fact of the shared system within the term.
    pub(crate) fn pays_for(&self, computed: &Computed<'_>, fact: &Fact) -> bool {
        self.support.items.contains(&fact.item)
            && received_in(computed, self.support, fact.invoice.year).is_some()
    }

    /// How often it is paid within the term to a member, or to all, each time rounded down.
    pub(crate) fn times_paid(&self, computed: &Computed<'_>, payer: Option<usize>) -> i128 {
        i128::try_from(self.pays(computed, payer).count()).unwrap_or(i128::MAX >> 32)
    }

    /// In which ways it pays a member, or all of them.
    pub(crate) fn ways(&self, computed: &Computed<'_>, payer: Option<usize>) -> Vec<TermWay> {
        let pays: Units = self.pays(computed, payer).sum();
        let apart = vec![TermWay::Within((Fraction::from(pays.low), Fraction::from(pays.high)))];
        let is_told = |part: &Covered| !part.is_loose && !part.low.is_negative();
        if pays.is_exact() || !self.given.covered.iter().all(is_told) {
            return apart;
        }
        let GivenSupport { support, .. } = &self.given;
        let units = Fraction::minor_per_major(computed.decimals);
        let whole = |amount: &Fraction| floor(&(amount * &units));
        let exactly = |amount: i128| TermWay::Within((Fraction::from(amount), Fraction::from(amount)));
        let cap = support.cap.as_ref().map(|cap| exactly(whole(cap)));
        let of_all = support.to.is_some() || payer.is_none();
        match &support.pays {
            // a cap is of each that gets something
            _ if cap.is_some() && support.to.is_none() && payer.is_none() => apart,
            SupportPays::Rate(rate) => [TermWay::Part(rate.clone())].into_iter().chain(cap).collect(),
            // it pays no more than there is to pay, and rounding may leave out less than a unit of each time
            SupportPays::Amount(amount) if of_all && self.is_within_term(computed) => {
                let (amount, times) = (whole(amount), self.times_paid(computed, payer));
                let least = amount.saturating_sub(times.saturating_sub(1).max(0));
                let fixed = TermWay::Within((Fraction::from(least), Fraction::from(amount)));
                [TermWay::Part(Fraction::from(1)), fixed].into_iter().chain(cap).collect()
            }
            SupportPays::Amount(_) => apart,
        }
    }

    /// Whether another plan has the very same support: of the same costs, which are borne alike. `alike` tells whether two facts
    /// are the same invoice.
    pub(crate) fn is_same(
        &self,
        computed: &Computed<'_>,
        (other, others): (&TermSupport<'_>, &Computed<'_>),
        alike: impl Fn(usize, usize) -> bool,
    ) -> bool {
        let terms = |of: &TermSupport<'_>, computed: &Computed<'_>| {
            let Support { pays, cap, years_after, is_before, .. } = of.support;
            (pays.clone(), cap.clone(), *years_after, *is_before, id(computed, of.keeper()))
        };
        let is_alike = |(own, other): (&Covered, &Covered)| {
            let part = |of: &Covered| (of.year, of.cost.clone(), of.low.clone(), of.high.clone());
            part(own) == part(other)
                && id(computed, Some(own.member)) == id(others, Some(other.member))
                && alike(own.fact, other.fact)
        };
        let (own, covered) = (&self.given.covered, &other.given.covered);
        terms(self, computed) == terms(other, others)
            && own.len() == covered.len()
            && own.iter().zip(covered).all(is_alike)
    }

    /// What it pays within the term.
    fn pays<'p>(
        &'p self,
        computed: &'p Computed<'_>,
        payer: Option<usize>,
    ) -> impl Iterator<Item = Units> + 'p {
        let is_meant = move |receipt: &&Receipt| {
            payer.is_none_or(|payer| receipt.member == payer)
                && received_in(computed, self.support, receipt.year).is_some()
        };
        self.given.receipts.iter().filter(is_meant).map(|receipt| receipt.pays)
    }

    fn is_within_term(&self, computed: &Computed<'_>) -> bool {
        let mut receipts = self.given.receipts.iter();
        receipts.all(|receipt| received_in(computed, self.support, receipt.year).is_some())
    }
}

/// What a member is called in a file; nothing of the group as a whole.
fn id(computed: &Computed<'_>, number: Option<usize>) -> Option<String> {
    computed.plan.members.get(number?).map(|member| member.id.clone())
}
