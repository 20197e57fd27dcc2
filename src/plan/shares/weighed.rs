//! What a share that goes by costs before has in common with the member's own: the more it paid, the more it pays, but the less
//! of what it paid.
//!
//! Two members share 100 to 120 by what they paid, the one 80 to 100 and the other 50. The first pays 61.5 to 80, and in parts of
//! what it paid 100 / 150 to 120 / 130: it saves 7.7% to 33.3%, not 100% less 80 / 80 to 61.5 / 100.

use super::claim::CostsAt;
use super::wavers::wavers;
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::gain::Tied;
use crate::sharing::{self, Claim, Settlement, Split};

/// What is known of each member's saving beyond its two costs: over the term, then of each year.
#[derive(Clone, Debug, Default)]
pub(super) struct WeighedTies(Vec<Vec<Tied>>);

impl WeighedTies {
    /// Of a year, or over the term.
    pub(super) fn of(&self, member: usize, year: Option<usize>) -> Tied {
        let place = year.map_or(0, |year| year + 1);
        self.0.get(member).and_then(|scopes| scopes.get(place)).copied().unwrap_or_default()
    }
}

/// A claim at both ends of its costs, with members' costs before at both of theirs.
pub(super) struct Weighing<'c> {
    pub(super) computed: &'c Computed<'c>,
    pub(super) claims: [&'c Claim; 2],
    pub(super) before: [&'c CostsAt; 2],
    /// How far rounding can bring a bill from its exact parts.
    pub(super) rounding: i128,
}

impl Weighing<'_> {
    /// What is known of savings: a member pays the greatest part of what it paid where all paid least and costs are greatest,
    /// and the least where it is the other way round. Nothing where costs may be below 0, or shares do not follow their weights.
    pub(super) fn ties(&self, free: &Settlement) -> WeighedTies {
        self.known(free).unwrap_or_default()
    }

    fn known(&self, free: &Settlement) -> Option<WeighedTies> {
        let ([low, high], [least, most]) = (self.claims, self.before);
        if !self.is_plain() {
            return None;
        }
        let (cheap, dear) = (most.of_all(low), least.of_all(high));
        let splits = (sharing::split(&cheap, free).ok()?, sharing::split(&dear, free).ok()?);
        let amounts = Amounts::of(self.computed);
        let forms = self.before_by_year();
        let of_member = |member: usize| {
            let forms: Vec<Form> = forms.iter().map(|facts| self.form(&amounts, facts, member)).collect();
            let scopes = std::iter::once(None).chain((0..low.years).map(Some));
            let tied = |year| self.tied((member, year), &splits, (&amounts, &forms)).unwrap_or_default();
            scopes.map(tied).collect()
        };
        Some(WeighedTies((0..low.members.len()).map(of_member).collect()))
    }

    /// Whether shares rise with each cost, and with nothing but weights and costs.
    fn is_plain(&self) -> bool {
        let [low, _] = self.claims;
        let is_cost = |amounts: &[Vec<i128>]| amounts.iter().flatten().all(|amount| *amount >= 0);
        let is_free = |item: &sharing::SharedItem| {
            !item.limits.is_some() && item.years.iter().all(|invoice| invoice.cost >= 0)
        };
        let [least, _] = self.before;
        low.items.iter().all(is_free)
            && !least.before.iter().flatten().any(Fraction::is_negative)
            && [&low.own, &low.beside, &low.direct].into_iter().all(|amounts| is_cost(amounts))
            && !self.computed.facts.iter().any(|fact| wavers(self.computed, fact))
    }

    /// The numbers of the facts before of each year.
    fn before_by_year(&self) -> Vec<Vec<usize>> {
        let mut years = vec![Vec::new(); self.computed.years.len()];
        for (nth, fact) in
            self.computed.facts.iter().enumerate().filter(|(_, fact)| fact.side == Side::Before)
        {
            years.get_mut(fact.invoice.year).into_iter().for_each(|year| year.push(nth));
        }
        years
    }

    /// A member's cost before of these facts.
    fn form(&self, amounts: &Amounts, facts: &[usize], member: usize) -> Form {
        let facts = facts.iter().filter_map(|nth| Some((*nth, self.computed.facts.get(*nth)?)));
        let own = facts.filter(|(_, fact)| fact.payer == Payer::Member(member));
        Form::sum(&own.map(|(nth, fact)| amounts.form(nth, fact)).collect::<Vec<_>>())
    }

    /// What is known of a saving, of a year or over the term; `None` where nothing may have been paid before.
    fn tied(
        &self,
        (member, year): (usize, Option<usize>),
        (cheap, dear): &(Split<'_>, Split<'_>),
        (amounts, forms): (&Amounts, &[Form]),
    ) -> Option<Tied> {
        let [least, most] = self.before.map(|costs| costs.before.get(member).cloned().flatten());
        let (least, most) = (least.filter(Fraction::is_positive)?, most?);
        let [low, high] = self.claims;
        let paid = |split: &Split<'_>, claim: &Claim| {
            let of_year = |year: usize| {
                let direct = claim.direct.get(year).and_then(|of| of.get(member)).copied().unwrap_or(0);
                Some(&split.quota(member, year)? + &Fraction::from(direct))
            };
            let years = (0..low.years).filter(|nth| year.is_none_or(|year| year == *nth));
            years.map(of_year).sum::<Option<Fraction>>()
        };
        let (before, whole, years) = match year {
            None => ((least.clone(), most.clone()), (Fraction::from(1), Fraction::from(1)), low.years),
            Some(year) => {
                let (form, all) = (forms.get(year)?, Form::sum(forms));
                (amounts.range(form), amounts.ratio(&all, form)?, 1)
            }
        };
        let off = Fraction::from(self.rounding.saturating_mul(i128::try_from(years).ok()?));
        let off = off.checked_div(&before.0)?;
        let of_all = |paid: Fraction, all: &Fraction, whole: &Fraction| Some(&paid.checked_div(all)? * whole);
        let kept = (
            &of_all(paid(cheap, low)?, &most, &whole.0)? - &off,
            &of_all(paid(dear, high)?, &least, &whole.1)? + &off,
        );
        Some(saved(&before, &kept))
    }
}

/// What is saved of a cost before between these, of which so many parts are kept.
fn saved(before: &AmountRange, (low, high): &AmountRange) -> Tied {
    let one = Fraction::from(1);
    let of = |kept: &Fraction| [&before.0, &before.1].map(|before| before * &(&one - kept));
    let ([least, other_least], [most, other_most]) = (of(high), of(low));
    let units = |amount: Fraction, rounding| amount.units(0, rounding);
    let saving =
        units(least.min(other_least), Rounding::Ceiling).zip(units(most.max(other_most), Rounding::Floor));
    let percent = |kept: &Fraction| &(&one - kept) * &Fraction::from(100);
    Tied::by(saving, Some((percent(high), percent(low))))
}
