//! What members pay as sums of amounts that are ranges, over the term.

use super::found::Shares;
use super::rounds::Rounds;
use crate::cost::Units;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::form::Form;
use crate::plan::paid::PaidForms;
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
}
