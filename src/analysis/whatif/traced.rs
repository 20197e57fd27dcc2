//! What shares are made of where costs are ranges: the invoices that they are sums of.

use crate::cost::CostItem;
use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::Form;
use crate::plan::shares::{CostsBefore, Detail, PartByBefore, Shares, Way, shares};
use std::collections::BTreeMap;

/// Which part of what members pay.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scope {
    /// Of one member; `None` for all of them.
    pub(super) member: Option<usize>,
    /// Of one year of the term.
    pub(super) year: Option<usize>,
    /// Of one item.
    pub(super) item: Option<usize>,
}

/// The shares of a case with what they are made of, where costs are ranges.
pub(super) struct Traced<'c> {
    pub(super) computed: &'c Computed<'c>,
    shares: Option<Shares>,
    amounts: Amounts,
    /// What shares go by, where that is costs before.
    before: Option<CostsBefore>,
    /// Which of several alike each fact is: of the same item, payer and year.
    nth_alike: Vec<usize>,
}

/// What goes by costs before: by whose, and among whom.
type Weights = BTreeMap<(usize, Vec<usize>), Form>;

/// An invoice by its side, its item, who bears it, which of several alike it is, and its year.
pub(super) type InvoiceKey<'c> = (Side, &'c str, Option<&'c str>, usize, usize);

/// The part of an invoice that is paid.
#[derive(Clone)]
pub(super) struct Borne<'c> {
    pub(super) fact: &'c Fact,
    pub(super) item: &'c CostItem,
    pub(super) part: Fraction,
}

/// A sum of parts of invoices.
#[derive(Clone, Default)]
pub(super) struct InvoiceSum<'c> {
    /// The part of each invoice that is a range.
    pub(super) parts: BTreeMap<InvoiceKey<'c>, Borne<'c>>,
    /// What is known.
    pub(super) fixed: Fraction,
}

/// What is shared by costs before: the sum of it, the cost before of who pays, and those of all that share.
#[derive(Clone)]
pub(super) struct WeighedSum<'c> {
    pub(super) times: InvoiceSum<'c>,
    pub(super) of: InvoiceSum<'c>,
    pub(super) whole: InvoiceSum<'c>,
}

/// A share as a sum of parts of invoices.
#[derive(Clone)]
pub(super) struct PartSum<'c> {
    pub(super) sum: InvoiceSum<'c>,
    /// What goes by costs before that are ranges.
    pub(super) weighed: Vec<WeighedSum<'c>>,
    /// What moves by itself.
    pub(super) apart: (Fraction, Fraction),
    /// By less than how much rounding can bring the share from the sum; nothing where it cannot.
    pub(super) slack: i128,
}

impl<'c> Traced<'c> {
    pub(super) fn new(computed: &'c Computed<'c>) -> Traced<'c> {
        // what a promise keeps to is a part of the cost before
        let is_promised = computed.plan.sharing.settlement.min_saving.is_some();
        let counts = |fact: &Fact| fact.side == Side::After || is_promised;
        let is_ranged = |fact: &Fact| counts(fact) && !fact.invoice.units.is_exact();
        let is_ranged = computed.facts.iter().any(is_ranged) && computed.plan.sharing.division.is_none();
        let found = is_ranged.then(|| shares(computed, &Way::default(), Detail::Items).ok()).flatten();
        let followed = found.as_ref().and_then(|shares| shares.followed.as_ref());
        let amounts = match followed {
            Some(followed) => followed.amounts().clone(),
            None if found.is_some() => Amounts::of(computed),
            None => Amounts::default(),
        };
        let before = found.as_ref().and_then(|_| CostsBefore::of(computed, &amounts));
        let nth_alike = if found.is_some() { nth_alike(computed) } else { Vec::new() };
        Traced { computed, shares: found, amounts, before, nth_alike }
    }

    /// Whether another case's costs are split into the very same parts, and settled alike.
    pub(super) fn is_same(&self, other: &Traced<'_>) -> bool {
        let Some((shares, others)) = self.shares.as_ref().zip(other.shares.as_ref()) else { return false };
        // of a promise the costs before are a part of it
        let is_held = shares.rounding.is_none();
        fn costs<'f>(
            traced: &'f Traced<'_>,
            all: bool,
        ) -> impl Iterator<Item = (&'f crate::cost::Invoice, Payer)> {
            let facts = traced.computed.facts.iter().filter(move |fact| all || fact.side == Side::After);
            facts.map(|fact| (&fact.invoice, fact.payer))
        }
        let settlement = |traced: &Traced<'_>| traced.computed.plan.sharing.settlement.clone();
        shares.rounding == others.rounding
            && settlement(self) == settlement(other)
            && shares.has_parts_of(others)
            && costs(self, is_held).eq(costs(other, is_held))
    }

    /// What is paid as a sum of invoices, in each course that a promise can take; `None` where that moves more than these
    /// tell.
    pub(super) fn sums(&self, scope: Scope) -> Option<Vec<PartSum<'_>>> {
        let shares = self.shares.as_ref()?;
        match (scope, shares.followed.as_ref()) {
            (Scope { member: Some(member), item: None, year }, Some(followed)) => {
                let slack = followed.slack(member, year);
                let paid = followed.paid(member, year);
                paid.iter().map(|paid| self.sum_of(&paid.form, Weights::new(), slack)).collect()
            }
            _ => Some(vec![self.sum(shares, scope)?]),
        }
    }

    /// The same where nobody is held down, or of one item.
    fn sum(&self, shares: &Shares, scope: Scope) -> Option<PartSum<'_>> {
        let (mut sum, mut fractional) = (Form::default(), BTreeMap::<usize, i128>::new());
        let mut weights = Weights::new();
        for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| scope.takes(fact)) {
            let part = match (scope.member, fact.payer) {
                (Some(member), Payer::Shared) => match self.by_before(shares, (nth, fact), member) {
                    Some(weight) => {
                        *fractional.entry(fact.invoice.year).or_default() += 1;
                        let invoice = self.amounts.form(nth, fact);
                        weights
                            .entry((member, weight.among))
                            .or_default()
                            .add(&invoice.times(&weight.by_before));
                        sum.add(&invoice.times(&weight.straight));
                        continue;
                    }
                    None => shares.form_of_part(self.computed, &self.amounts, (nth, fact), member),
                },
                _ => self.amounts.form(nth, fact),
            };
            let is_whole = scope.member.is_none() || fact.payer != Payer::Shared || {
                let ends = (fact.invoice.units.low, fact.invoice.units.high);
                self.amounts.range(&part) == (Fraction::from(ends.0), Fraction::from(ends.1))
            };
            if !part.is_nothing() && !is_whole {
                *fractional.entry(fact.invoice.year).or_default() += 1;
            }
            sum.add(&part);
        }
        let slack = match scope {
            // what nobody pays is in no share
            Scope { member: None, .. } if !shares.uncollected().is_exact() => return None,
            Scope { member: None, .. } => 0,
            // each invoice is in whole units by itself
            Scope { item: Some(_), .. } if shares.rounding.is_some() => fractional.values().sum(),
            _ if shares.rounding? == 1 => i128::try_from(fractional.len()).ok()?,
            Scope { year, .. } => {
                let years = year.map_or(self.computed.years.len(), |_| 1);
                shares.rounding?.saturating_mul(i128::try_from(years).ok()?)
            }
        };
        self.sum_of(&sum, weights, slack)
    }

    /// How a member's part of a shared fact goes by costs before.
    fn by_before(&self, shares: &Shares, fact: (usize, &Fact), member: usize) -> Option<PartByBefore> {
        PartByBefore::of(self.computed, shares, self.before.as_ref()?, (fact, member))
    }

    /// A sum of amounts, and of what goes by costs before, as one of the invoices that they are first in.
    fn sum_of(&self, form: &Form, weights: Weights, slack: i128) -> Option<PartSum<'_>> {
        let weighed = weights.into_iter().map(|((member, among), times)| {
            let before = self.before.as_ref()?;
            let whole = Form::sum(among.iter().filter_map(|member| before.form(*member)));
            let of = self.invoices(before.form(member)?)?;
            Some(WeighedSum { times: self.invoices(&times)?, of, whole: self.invoices(&whole)? })
        });
        let weighed = weighed.collect::<Option<_>>()?;
        Some(PartSum { sum: self.invoices(form)?, weighed, apart: form.off.clone(), slack })
    }

    fn invoices(&self, form: &Form) -> Option<InvoiceSum<'_>> {
        let mut sum = InvoiceSum { parts: BTreeMap::new(), fixed: form.fixed.clone() };
        for (number, part) in &form.parts {
            let nth = self.amounts.fact_of(*number)?;
            let fact = self.computed.facts.get(nth)?;
            let (key, item) = (self.key(nth, fact)?, self.computed.item(fact)?);
            sum.parts.insert(key, Borne { fact, item, part: part.clone() });
        }
        Some(sum)
    }

    fn key(&self, nth: usize, fact: &Fact) -> Option<InvoiceKey<'_>> {
        let alike = self.nth_alike.get(nth).copied()?;
        Some((
            fact.side,
            self.computed.item(fact)?.id.as_str(),
            bearer(self.computed, fact),
            alike,
            fact.invoice.year,
        ))
    }
}

/// Who bears a fact by itself.
fn bearer<'c>(computed: &Computed<'c>, fact: &Fact) -> Option<&'c str> {
    match fact.payer {
        Payer::Member(member) => computed.plan.members.get(member).map(|member| member.id.as_str()),
        _ => None,
    }
}

/// Which of several alike each fact is.
fn nth_alike(computed: &Computed<'_>) -> Vec<usize> {
    let mut counts = BTreeMap::new();
    let count = |fact: &Fact| {
        let id = computed.item(fact).map_or("", |item| item.id.as_str());
        let key = (fact.side, id, bearer(computed, fact), fact.invoice.year);
        let count = counts.entry(key).or_insert(0_usize);
        *count += 1;
        *count - 1
    };
    computed.facts.iter().map(count).collect()
}

impl Scope {
    fn takes(&self, fact: &Fact) -> bool {
        let pays = match fact.payer {
            Payer::Member(payer) => self.member.is_none_or(|member| member == payer),
            Payer::Shared => true,
            Payer::Group | Payer::Outside(_) => false,
        };
        fact.side == Side::After
            && pays
            && self.year.is_none_or(|year| fact.invoice.year == year)
            && self.item.is_none_or(|item| fact.item == item)
    }
}
