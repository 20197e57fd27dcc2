//! What support leaves of shares over the term, and what is saved, as sums of amounts that are ranges: in each way that capped
//! supports may pay.

use super::draft::{CostParts, CourseDraft, RangedShares, Scope, SumDraft};
use crate::money::Fraction;
use crate::plan::facts::Fact;
use crate::plan::form::Form;
use crate::plan::support::{TermSupport, TermWay, ways_of_all};

/// Which figure of what members pay.
#[derive(Clone, Copy, Default)]
pub(super) struct FigureAsked<'a> {
    /// What is saved, not what is paid.
    pub(super) saving: bool,
    /// After these supports; `None` before any.
    pub(super) after: Option<&'a [TermSupport<'a>]>,
    /// Only what these take off.
    pub(super) but_share: bool,
}

/// One way in which supports may pay together.
type SupportsWay<'w> = Vec<(&'w TermSupport<'w>, TermWay)>;

impl RangedShares<'_> {
    /// A figure in each course; `None` where what is paid is no sum of amounts.
    pub(super) fn drafts(&self, scope: Scope, asked: FigureAsked<'_>) -> Option<Vec<CourseDraft>> {
        let found = match asked.after {
            None => self.paid(scope),
            Some(_) if scope.year.is_some() || scope.item.is_some() => None,
            Some(supports) => self.left(scope, supports, asked.but_share),
        }?;
        if !asked.saving {
            return Some(found);
        }
        let before = self.paid_before(scope);
        Some(found.iter().map(|course| course.left_of(&before)).collect())
    }

    /// What these supports leave over the term: in each way that they may pay, no less than in any other.
    fn left(&self, scope: Scope, supports: &[TermSupport<'_>], but_share: bool) -> Option<Vec<CourseDraft>> {
        let ways = self.ways(scope, supports)?;
        let of_ways: Vec<Vec<CourseDraft>> =
            ways.iter().map(|way| self.left_in(scope, way, but_share)).collect::<Option<_>>()?;
        let mut found = Vec::new();
        for (nth, courses) in of_ways.iter().enumerate() {
            for (course, drafts) in courses.iter().enumerate() {
                let others = of_ways.iter().enumerate().filter(|(other, _)| *other != nth);
                let others = others.filter_map(|(_, courses)| Some(courses.get(course)?.draft.clone()));
                let least = drafts.least.iter().cloned().chain(others).collect();
                found.push(CourseDraft { least, ..drafts.clone() });
            }
        }
        Some(found)
    }

    /// Every way that these supports may pay together; `None` where there are too many.
    fn ways<'w>(&self, scope: Scope, supports: &'w [TermSupport<'w>]) -> Option<Vec<SupportsWay<'w>>> {
        let after = supports.iter().filter(|support| !support.is_before());
        let own = |support: &'w TermSupport<'w>| support.ways(self.computed, scope.member).into_iter();
        ways_of_all(after.map(|support| own(support).map(|way| (support, way)).collect()))
    }

    /// What is left in one way, in each course of a promise: of what that moves support pays nothing.
    fn left_in(&self, scope: Scope, way: &SupportsWay<'_>, but_share: bool) -> Option<Vec<CourseDraft>> {
        let computed = self.computed;
        let rates = |is_meant: &dyn Fn(&TermSupport<'_>) -> bool, fact: &Fact| {
            let part = |(support, way): &(&TermSupport<'_>, TermWay)| match way {
                TermWay::Part(rate) if is_meant(support) && support.pays_for(computed, fact) => {
                    Some(rate.clone())
                }
                _ => None,
            };
            way.iter().filter_map(part).sum::<Fraction>()
        };
        // one that keeps it gets it for the costs of the others too
        let is_kept = |support: &TermSupport<'_>| support.keeper().is_some() && scope.member.is_some();
        let own = Fraction::from(i128::from(!but_share));
        let parts = CostParts::of(self, scope, |fact| &own - &rates(&|it| !is_kept(it), fact));
        let mut sum = parts.form.plus(&fixed(way));
        let of_all = Scope { member: None, ..scope };
        for (nth, fact) in computed.facts.iter().enumerate().filter(|(_, fact)| of_all.takes(fact)) {
            let kept = rates(&|it| is_kept(it) && it.keeper() == scope.member, fact);
            sum.add(&self.amounts.form(nth, fact).times(&-&kept));
        }
        let parted = way.iter().filter(|(_, way)| matches!(way, TermWay::Part(_)));
        let receipts: i128 = parted.map(|(support, _)| support.times_paid(computed, scope.member)).sum();
        let draft = |slack: i128, moves: &Form| SumDraft {
            form: sum.plus(moves),
            weights: parts.weights.clone(),
            bent: parts.bent.clone(),
            slack: (slack, slack.saturating_add(receipts)),
        };
        let alone = |slack| vec![CourseDraft::alone(draft(slack, &Form::default()))];
        match (scope.member, &self.shares.followed) {
            // what nobody pays is left to all of them
            (None, _) => Some(alone(0)),
            _ if but_share => Some(alone(0)),
            (Some(member), Some(followed)) => {
                let slack = followed.slack(member, None);
                Some(CourseDraft::each(&followed.moves(member, None), |moves| draft(slack, moves)))
            }
            _ => parts.slack(self, scope).map(alone),
        }
    }
}

/// What is taken off whatever costs are.
fn fixed(way: &SupportsWay<'_>) -> Form {
    let pays = way.iter().filter_map(|(_, way)| match way {
        TermWay::Within((low, high)) => Some(Form::within((-high, -low))),
        TermWay::Part(_) => None,
    });
    Form::sum(&pays.collect::<Vec<_>>())
}
