//! What members pay as sums of amounts that are ranges, in each course that a promise can take.

use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::{AmountRange, Bounded, Form};
use crate::plan::shares::{CostsBefore, PartByBefore, Shares};
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

impl Scope {
    pub(super) fn takes(&self, fact: &Fact) -> bool {
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

/// Shares of a case where costs are ranges, and the amounts that they are sums of.
pub(super) struct RangedShares<'c> {
    pub(super) computed: &'c Computed<'c>,
    pub(super) shares: Shares,
    pub(super) amounts: Amounts,
    /// What shares go by, where that is costs before.
    pub(super) before: Option<CostsBefore>,
}

/// What goes by costs before: by whose, and among whom.
pub(super) type Weights = BTreeMap<(usize, Vec<usize>), Form>;

/// Parts of costs that do not rise as these do, by the number of the fact: between what each lies, what it is taken as, and how many
/// times it is meant.
pub(super) type BentParts = BTreeMap<usize, (AmountRange, Fraction, Fraction)>;

/// A sum of amounts, what goes by costs before, and by less than how much rounding can bring it below and above.
#[derive(Clone, Default)]
pub(super) struct SumDraft {
    pub(super) form: Form,
    pub(super) weights: Weights,
    pub(super) bent: BentParts,
    pub(super) slack: (i128, i128),
}

/// A sum in one course: no less than some others, and no more than others still.
#[derive(Clone, Default)]
pub(super) struct CourseDraft {
    pub(super) draft: SumDraft,
    pub(super) least: Vec<SumDraft>,
    pub(super) most: Vec<SumDraft>,
}

impl SumDraft {
    /// Another sum less this.
    fn left_of(&self, whole: &Form) -> SumDraft {
        let minus = |form: &Form| form.times(&Fraction::from(-1));
        SumDraft {
            form: whole.minus(&self.form),
            weights: self.weights.iter().map(|(key, times)| (key.clone(), minus(times))).collect(),
            bent: self
                .bent
                .iter()
                .map(|(nth, bent)| (*nth, (bent.0.clone(), bent.1.clone(), -&bent.2)))
                .collect(),
            slack: (self.slack.1, self.slack.0),
        }
    }
}

impl CourseDraft {
    /// The only course there is.
    pub(super) fn alone(draft: SumDraft) -> CourseDraft {
        CourseDraft { draft, ..CourseDraft::default() }
    }

    /// Each course of a promise with its sums made drafts.
    pub(super) fn each(courses: &[Bounded], draft: impl Fn(&Form) -> SumDraft) -> Vec<CourseDraft> {
        let all = |forms: &[Form]| forms.iter().map(&draft).collect();
        let course = |course: &Bounded| CourseDraft {
            draft: draft(&course.form),
            least: all(&course.least),
            most: all(&course.most),
        };
        courses.iter().map(course).collect()
    }

    /// Another sum less this: where this is least, most of it is left.
    pub(super) fn left_of(&self, whole: &Form) -> CourseDraft {
        let all = |drafts: &[SumDraft]| drafts.iter().map(|draft| draft.left_of(whole)).collect();
        CourseDraft { draft: self.draft.left_of(whole), least: all(&self.most), most: all(&self.least) }
    }
}

impl RangedShares<'_> {
    /// What is paid, in each course; `None` where it is no sum of amounts.
    pub(super) fn paid(&self, scope: Scope) -> Option<Vec<CourseDraft>> {
        if let (Scope { member: Some(member), item: None, year }, Some(followed)) =
            (scope, &self.shares.followed)
        {
            let slack = followed.slack(member, year);
            let draft =
                |form: &Form| SumDraft { form: form.clone(), slack: (slack, slack), ..SumDraft::default() };
            return Some(CourseDraft::each(&followed.paid(member, year), draft));
        }
        let parts = CostParts::of(self, scope, |_| Fraction::from(1));
        let slack = parts.slack(self, scope)?;
        let CostParts { form, weights, bent, .. } = parts;
        let draft = SumDraft { form: form.minus(&self.never(scope)), weights, bent, slack: (slack, slack) };
        Some(vec![CourseDraft::alone(draft)])
    }

    /// What nobody pays of all that is to be paid.
    fn never(&self, scope: Scope) -> Form {
        let of_year = |year: usize| self.shares.uncollected.get(year).copied().unwrap_or_default();
        let never = scope.year.map_or_else(|| self.shares.uncollected(), of_year);
        match scope {
            Scope { member: None, item: None, .. } => {
                Form::within((Fraction::from(never.low), Fraction::from(never.high)))
            }
            _ => Form::default(),
        }
    }

    /// By less than how much bills can be from what is the same wherever shares are: under a promise that keeps to caps as bills
    /// are rounded, so that each member may pay what rounding keeps from all.
    pub(super) fn rounded(&self, scope: Scope) -> Option<i128> {
        match (scope, &self.shares.followed) {
            (Scope { member: Some(member), item: None, year }, Some(followed)) => {
                let members = i128::try_from(self.computed.plan.members.len()).ok()?;
                followed.slack(member, year).checked_mul(members.checked_add(1)?)
            }
            // what nobody pays goes by rounding too
            (Scope { member: None, .. }, _) => None,
            _ => CostParts::of(self, scope, |_| Fraction::from(1)).slack(self, scope),
        }
    }

    /// What was paid before.
    pub(super) fn paid_before(&self, scope: Scope) -> Form {
        let is_meant = |fact: &Fact| {
            let pays = scope.member.is_none_or(|member| fact.payer == Payer::Member(member));
            fact.side == Side::Before && pays && scope.year.is_none_or(|year| fact.invoice.year == year)
        };
        let facts = self.computed.facts.iter().enumerate().filter(|(_, fact)| is_meant(fact));
        Form::sum(&facts.map(|(nth, fact)| self.amounts.form(nth, fact)).collect::<Vec<_>>())
    }

    /// How a member's part of a shared fact goes by costs before.
    fn by_before(&self, fact: (usize, &Fact), member: usize) -> Option<PartByBefore> {
        PartByBefore::of(self.computed, &self.shares, self.before.as_ref()?, (fact, member))
    }
}

/// Parts of costs as a sum.
pub(super) struct CostParts {
    pub(super) form: Form,
    pub(super) weights: Weights,
    pub(super) bent: BentParts,
    /// How many of them are no whole costs, by year.
    fractional: BTreeMap<usize, i128>,
}

impl CostParts {
    /// So much of each cost that is meant.
    pub(super) fn of(
        ranged: &RangedShares<'_>,
        scope: Scope,
        times: impl Fn(&Fact) -> Fraction,
    ) -> CostParts {
        let RangedShares { computed, shares, amounts, .. } = ranged;
        let (form, weights) = (Form::default(), Weights::new());
        let mut parts = CostParts { form, weights, bent: BentParts::new(), fractional: BTreeMap::new() };
        for (nth, fact) in computed.facts.iter().enumerate().filter(|(_, fact)| scope.takes(fact)) {
            let (times, invoice) = (times(fact), amounts.form(nth, fact));
            let member = scope.member.filter(|_| fact.payer == Payer::Shared);
            if let Some((member, weight)) =
                member.and_then(|member| Some((member, ranged.by_before((nth, fact), member)?)))
            {
                *parts.fractional.entry(fact.invoice.year).or_default() += 1;
                for (by_before, among) in weight.by_before {
                    let weighed = parts.weights.entry((member, among)).or_default();
                    weighed.add(&invoice.times(&by_before).times(&times));
                }
                parts.form.add(&invoice.times(&weight.straight).times(&times));
                continue;
            }
            let part = match member {
                Some(member) => shares.form_of_part(computed, amounts, (nth, fact), member),
                None => invoice,
            };
            let units = fact.invoice.units;
            let is_whole = member.is_none()
                || amounts.range(&part) == (Fraction::from(units.low), Fraction::from(units.high));
            if !part.is_nothing() && !is_whole {
                *parts.fractional.entry(fact.invoice.year).or_default() += 1;
            }
            match member.filter(|_| part.off != AmountRange::default()) {
                Some(member) => {
                    let taken = shares.parts_of_fact(nth).get(member).cloned().unwrap_or_default();
                    parts.bent.insert(nth, (part.off.clone(), taken, times.clone()));
                    parts.form.add(&Form { off: AmountRange::default(), ..part }.times(&times));
                }
                None => parts.form.add(&part.times(&times)),
            }
        }
        parts
    }

    /// By less than how much rounding brings what is paid from them; `None` where more is moved.
    pub(super) fn slack(&self, ranged: &RangedShares<'_>, scope: Scope) -> Option<i128> {
        let RangedShares { computed, shares, .. } = ranged;
        let years = scope.year.map_or(computed.years.len(), |_| 1);
        let each_year = |most: i128| Some(most.saturating_mul(i128::try_from(years).ok()?));
        let is_all_paid = shares.uncollected() == Units::default();
        match scope {
            // what nobody pays of an item is in no share of it
            Scope { member: None, item: Some(_), .. } if shares.bills_items() && !is_all_paid => None,
            Scope { member: None, .. } => Some(0),
            // what is billed by itself is rounded as bills are
            Scope { item: Some(_), .. } if shares.bills_items() => each_year(shares.slack_of_part()?),
            // each invoice is in whole units by itself
            Scope { item: Some(_), .. } if shares.rounding.is_some() => Some(self.fractional.values().sum()),
            _ if shares.rounding? == 1 => i128::try_from(self.fractional.len()).ok(),
            _ => each_year(shares.rounding?),
        }
    }
}
