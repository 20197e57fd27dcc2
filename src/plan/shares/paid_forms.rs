//! What members pay as sums of amounts that are ranges, over the term.

use super::found::Shares;
use super::rounds::Rounds;
use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::amounts::{Amounts, part_of};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::Form;
use crate::plan::paid::PaidForms;
use crate::sharing::Limits;
use std::borrow::Cow;

impl Shares {
    /// What each member pays over the term, by whatever course a promise takes; `None` where it is no sum of amounts. Of shares
    /// whose items are all told apart.
    pub(crate) fn paid_forms(&self, computed: &Computed<'_>) -> Option<PaidForms> {
        let members = computed.plan.members.len();
        if !computed.plan.reckonings.is_empty() {
            return None;
        }
        if let Some(followed) = &self.followed {
            let by_member: Vec<Vec<Form>> = (0..members)
                .map(|member| followed.paid(member, None).into_iter().map(|paid| paid.form).collect())
                .collect();
            let count = by_member.first().map_or(0, Vec::len);
            let course = |nth: usize| by_member.iter().map(|courses| courses.get(nth).cloned()).collect();
            return Some(PaidForms {
                courses: (0..count).map(course).collect::<Option<_>>()?,
                slack: (0..members).map(|member| followed.slack(member, None)).collect(),
                is_footed: false,
            });
        }
        let years = i128::try_from(computed.years.len()).ok()?;
        let slack = self.rounding?.saturating_mul(years);
        let amounts = Amounts::of(computed);
        let mut paid = vec![Form::default(); members];
        for (nth, fact) in computed.facts.iter().enumerate().filter(|(_, fact)| fact.side == Side::After) {
            for (member, sum) in paid.iter_mut().enumerate() {
                match fact.payer {
                    Payer::Member(payer) if payer == member => sum.add(&amounts.form(nth, fact)),
                    Payer::Shared => sum.add(&self.form_of_part(computed, &amounts, (nth, fact), member)),
                    Payer::Member(_) | Payer::Group | Payer::Outside(_) => {}
                }
            }
        }
        let is_footed = self.uncollected() == Units::default();
        Some(PaidForms { courses: vec![paid], slack: vec![slack; members], is_footed })
    }

    /// By less than how much each bill of a division of the whole cost is rounded; `None` under a promise, which moves more.
    pub(crate) fn most_rounded(&self) -> Option<i128> {
        let settlement = Cow::Borrowed(&self.settlement);
        let rounds = Rounds { settlement, members: self.exact.len() };
        self.settlement.min_saving.is_none().then(|| rounds.most())
    }

    /// A member's part of a shared fact as a sum of amounts that are ranges.
    pub(crate) fn form_of_part(
        &self,
        computed: &Computed<'_>,
        amounts: &Amounts,
        (nth, fact): (usize, &Fact),
        member: usize,
    ) -> Form {
        let units = fact.invoice.units;
        let ends = self.ends_of_part(nth, member, units, false);
        let is_limited = self.is_limited(computed, fact.item);
        if self.straight.contains(&nth) {
            let (low, high) = (Fraction::from(units.low), Fraction::from(units.high));
            let slope = (&ends.1 - &ends.0).checked_div(&(&high - &low)).unwrap_or_default();
            let fixed = Form::exact(&ends.0 - &(&slope * &low));
            return if units.is_exact() {
                Form::within(ends)
            } else {
                fixed.plus(&amounts.form(nth, fact).times(&slope))
            };
        }
        // held to its limits a part does not rise with its cost
        let times = part_of(units, &ends).filter(|_| !is_limited);
        times.map_or_else(|| Form::within(ends), |times| amounts.form(nth, fact).times(&times))
    }

    /// Whether an item has limits that may hold somebody.
    pub(super) fn is_limited(&self, computed: &Computed<'_>, item: usize) -> bool {
        computed.plan.limits.get(item).is_some_and(Limits::is_some) && !self.idle.contains(&item)
    }
}
