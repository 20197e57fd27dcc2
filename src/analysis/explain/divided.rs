//! How a fair division of the whole cost is made, one level deep: what a member adds to those before it, over every order of
//! joining; or the groups that fix it.

use super::invoice::PlanBooks;
use super::tree::{NumberUnit, Operation, Step, StepKind};
use crate::coalition::Method;
use crate::money::Fraction;
use crate::plan::fair::{CaseGame, Level};

/// Members up to whom every group is looked at.
const MOST: usize = 14;
/// Groups that are named.
const NAMED: usize = 6;

/// What groups would cost by themselves, and where a member stands among the members of the game.
struct Groups {
    costs: Vec<i128>,
    place: usize,
    count: usize,
}

impl PlanBooks<'_> {
    /// The value of a member, opened one level where it can be.
    pub(super) fn value_of(&self, member: usize, exact: &[Fraction]) -> usize {
        let value = exact.get(member).cloned().unwrap_or_default();
        let groups = self.groups(member);
        let made = match (self.computed.plan.sharing.division, groups) {
            (Some(Method::Shapley), Some(groups)) => self.by_orders(member, &groups),
            (Some(Method::Nucleolus), Some(groups)) => {
                let tight = self.tight(member, &groups, exact);
                let exact = self.major_of(&value);
                Some(Step::money(StepKind::Division, Operation::Taken, exact, tight))
            }
            _ => None,
        };
        let exact = self.major_of(&value);
        let told = || Step::money(StepKind::Division, Operation::Taken, exact.clone(), Vec::new());
        let step = made.filter(|step| step.exact == exact).unwrap_or_else(told);
        self.tree.add(Step { what: StepKind::Division, ..step }.member(member))
    }

    fn groups(&self, member: usize) -> Option<Groups> {
        let game = CaseGame::new(self.computed, Level::Base).ok()?;
        let place = game.members.iter().position(|number| *number == member)?;
        let count = game.members.len();
        if count > MOST {
            return None;
        }
        let mut costs = game.costs()?.into_iter().collect::<Option<Vec<i128>>>()?;
        if let Some(whole) = costs.last_mut() {
            *whole = game.total;
        }
        Some(Groups { costs, place, count })
    }

    /// What it adds as the first, the second … to join, each averaged over all who may have come before; and the average of
    /// these.
    fn by_orders(&self, member: usize, groups: &Groups) -> Option<Step> {
        let whole = |number: usize| i128::try_from(number).map(Fraction::from).ok();
        let mut uses = Vec::new();
        for size in 0..groups.count {
            let (mut sum, mut orders) = (Fraction::zero(), 0_usize);
            for (group, cost) in groups.costs.iter().enumerate() {
                let is_before =
                    group >> groups.place & 1 == 0 && usize::try_from(group.count_ones()) == Ok(size);
                if is_before {
                    let with = groups.costs.get(group | 1 << groups.place)?;
                    sum = &sum + &Fraction::from(with - cost);
                    orders += 1;
                }
            }
            let mean = self.major_of(&sum.checked_div(&whole(orders)?)?);
            let step = Step::money(StepKind::Joining(size), Operation::Taken, mean, Vec::new());
            uses.push(self.tree.add(step.member(member)));
        }
        let sum = self.tree.sum(StepKind::Whole, uses);
        let sum = self.tree.add(sum.member(member));
        let count =
            self.tree.add(Step::number(StepKind::Weights, whole(groups.count)?).of(NumberUnit::Number));
        let exact = self.tree.exact(sum).checked_div(&self.tree.exact(count))?;
        Some(Step::money(StepKind::Division, Operation::Quotient, exact, vec![sum, count]))
    }

    /// The groups with this member that gain least by staying: they fix what it pays.
    fn tight(&self, member: usize, groups: &Groups, exact: &[Fraction]) -> Vec<usize> {
        let numbers: Vec<usize> = self.computed.members().map(|(number, _)| number).collect();
        let pays = |group: usize| {
            let inside = numbers.iter().enumerate().filter(|(nth, _)| group >> nth & 1 == 1);
            inside.filter_map(|(_, number)| exact.get(*number)).sum::<Fraction>()
        };
        let all = groups.costs.len().saturating_sub(1);
        let with = groups.costs.iter().enumerate();
        let with = with.filter(|(group, _)| group >> groups.place & 1 == 1 && *group != all);
        let mut slack: Vec<(Fraction, usize, i128)> =
            with.map(|(group, cost)| (&Fraction::from(*cost) - &pays(group), group, *cost)).collect();
        slack.sort();
        let least = slack.first().map(|(slack, ..)| slack.clone());
        let tight = slack.into_iter().filter(|(slack, ..)| Some(slack) == least.as_ref()).take(NAMED);
        tight
            .filter_map(|(_, group, cost)| {
                let group = u32::try_from(group).ok()?;
                let step =
                    Step::money(StepKind::Group(group), Operation::Taken, self.major(cost), Vec::new());
                Some(self.tree.add(step.member(member)))
            })
            .collect()
    }
}
