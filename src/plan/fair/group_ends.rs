//! What a group pays above what it would cost by itself, between its ends where costs are ranges.

use super::ranged_game::{Paying, RangedGame};
use crate::coalition::sums;
use crate::cost::Units;
use crate::money::Fraction;
use crate::plan::form::{AmountRange, Form, hull, whole_within};

/// The least and the most of an amount in minor units.
pub(super) type Between = (i128, i128);

/// A group between its ends.
#[derive(Clone, Copy)]
pub(super) struct GroupEnds {
    pub(super) pays: Between,
    pub(super) alone: Between,
    pub(super) excess: Between,
}

/// The ends beside what comes of costs as they are taken.
pub(super) fn beside(units: Units, (low, high): Between) -> Units {
    Units { low: low.min(units.base), base: units.base, high: high.max(units.base) }
}

/// One way to split, held against what groups would cost.
pub(super) struct GroupJudge<'g> {
    games: &'g RangedGame,
    paying: &'g Paying,
    /// The bills, by member of the game, and between what all of them lie together.
    bills: Vec<Units>,
    all: Between,
    /// What every group pays at the least and at the most, each member by itself; nothing of too many groups.
    counted: Option<[Vec<i128>; 2]>,
    followed: PaidSums,
}

/// What is paid as sums of amounts.
#[derive(Default)]
struct PaidSums {
    /// By course and member of the game.
    courses: Vec<Vec<Form>>,
    /// By less than how much rounding can bring the bill of each member from that.
    slack: Vec<i128>,
    is_footed: bool,
}

impl PaidSums {
    fn of(games: &RangedGame, paying: &Paying) -> Option<PaidSums> {
        let moving = games.moving.as_ref()?;
        let members = &games.low.members;
        if let Some(forms) = &paying.forms {
            let of_game = |course: &Vec<Form>| {
                members.iter().map(|number| course.get(*number).cloned()).collect::<Option<_>>()
            };
            let slack = members.iter().map(|number| forms.slack.get(*number).copied());
            return Some(PaidSums {
                courses: forms.courses.iter().map(of_game).collect::<Option<_>>()?,
                slack: slack.collect::<Option<_>>()?,
                is_footed: forms.is_footed,
            });
        }
        let (method, slack) = paying.method?;
        Some(PaidSums {
            courses: vec![moving.shares(method)?],
            slack: vec![slack; members.len()],
            is_footed: paying.uncollected == Units::default(),
        })
    }

    /// By less than how much the bills of a group are from their exact shares: what rounding adds to them it takes from the
    /// others.
    fn slack(&self, is_in: impl Fn(usize) -> bool) -> i128 {
        let of = |wanted: bool| {
            let slack = self.slack.iter().enumerate().filter(|(member, _)| is_in(*member) == wanted);
            slack.map(|(_, slack)| slack).sum::<i128>()
        };
        if self.is_footed { of(true).min(of(false)) } else { of(true) }
    }
}

impl<'g> GroupJudge<'g> {
    pub(super) fn new(games: &'g RangedGame, paying: &'g Paying) -> GroupJudge<'g> {
        let bill = |number: &usize| paying.bills.get(*number).copied().unwrap_or_default();
        let bills: Vec<Units> = games.low.members.iter().map(bill).collect();
        let pays = |end: fn(&Units) -> i128| sums(&bills.iter().map(end).collect::<Vec<_>>());
        let counted = games.costs.is_some().then(|| [pays(|bill| bill.low), pays(|bill| bill.high)]);
        let never = paying.uncollected;
        GroupJudge {
            games,
            paying,
            all: (games.low.total - never.high, games.high.total - never.low),
            counted,
            followed: PaidSums::of(games, paying).unwrap_or_default(),
            bills,
        }
    }

    pub(super) fn bills(&self) -> &[Units] {
        &self.bills
    }

    /// What a group pays with costs as they are taken.
    pub(super) fn middle(&self, group: usize) -> i128 {
        let own = self.bills.iter().enumerate().filter(|(member, _)| (group >> member) & 1 == 1);
        own.map(|(_, bill)| bill.base).sum()
    }

    /// Whether there are few enough groups to count them out.
    pub(super) fn is_counted(&self) -> bool {
        self.counted.is_some()
    }

    /// Every group whose cost is known.
    pub(super) fn each(&self) -> impl Iterator<Item = (usize, GroupEnds)> {
        let groups = self.counted.as_ref().map_or(0, |[pays, _]| pays.len());
        (1..groups).filter_map(|group| Some((group, self.of_counted(group)?)))
    }

    /// Whether these are all members.
    pub(super) fn is_everybody(&self, group: usize) -> bool {
        group + 1 == 1 << self.bills.len()
    }

    /// Whether each member alone is content; `None` where that may be so and may not.
    pub(super) fn singles(&self) -> Vec<Option<bool>> {
        let content = |member: usize| match self.of(&[member])?.excess {
            (1.., _) => Some(false),
            (_, most) => (most <= 0).then_some(true),
        };
        (0..self.bills.len()).map(content).collect()
    }

    /// A group by its members' numbers in the game.
    pub(super) fn of(&self, group: &[usize]) -> Option<GroupEnds> {
        if self.is_counted() {
            return self.of_counted(group.iter().fold(0, |group, member| group | 1 << member));
        }
        let is_in: Vec<bool> = (0..self.bills.len()).map(|member| group.contains(&member)).collect();
        let costs = (self.games.low.cost(&is_in)?, self.games.high.cost(&is_in)?);
        let pays = |wanted: bool| {
            let bills = self.bills.iter().zip(&is_in).filter(|(_, is_in)| **is_in == wanted);
            bills.fold((0, 0), |sum: Between, (bill, _)| (sum.0 + bill.low, sum.1 + bill.high))
        };
        let others = (group.len() < self.bills.len()).then(|| pays(false));
        Some(self.apart(costs, pays(true), others))
    }

    fn of_counted(&self, group: usize) -> Option<GroupEnds> {
        let ([least, most], [low, high]) = (self.games.costs.as_ref()?, self.counted.as_ref()?);
        let costs = ((*least.get(group)?)?, (*most.get(group)?)?);
        let pays = |group: usize| Some((*low.get(group)?, *high.get(group)?));
        let others = low.len().checked_sub(1)? ^ group;
        let others = if others == 0 { None } else { pays(others) };
        let apart = self.apart(costs, pays(group)?, others);
        Some(self.together(group, apart).unwrap_or(apart))
    }

    /// Bills and costs at whatever end is worse: what a group pays is no more than the others leave.
    fn apart(&self, costs: Between, pays: Between, others: Option<Between>) -> GroupEnds {
        let Some(others) = others else { return self.everybody(costs) };
        let pays = (pays.0.max(self.all.0 - others.1), pays.1.min(self.all.1 - others.0));
        let alone = (costs.0 - self.games.slack, costs.1 + self.games.slack);
        GroupEnds { pays, alone, excess: (pays.0 - alone.1, pays.1 - alone.0) }
    }

    /// All members pay what the items cost them, but for what nobody pays: more than that is only what they would pay
    /// otherwise.
    fn everybody(&self, alone: Between) -> GroupEnds {
        let never = self.paying.uncollected;
        let (least, most) = (self.games.low.otherwise(), self.games.high.otherwise());
        let low = most.map_or(-never.high, |most| (self.all.0 - most).max(-never.high));
        let high = least.map_or(-never.low, |least| (self.all.1 - least).max(-never.low));
        let is_of_items = self.games.low.is_of_items();
        let apart = (self.all.0 - alone.1, self.all.1 - alone.0);
        GroupEnds { pays: self.all, alone, excess: if is_of_items { (low, high) } else { apart } }
    }

    /// The same where both are followed as sums of the same amounts.
    fn together(&self, group: usize, apart: GroupEnds) -> Option<GroupEnds> {
        let moving = self.games.moving.as_ref()?;
        let is_in = |member: usize| (group >> member) & 1 == 1;
        let choices = moving.choices(group)?;
        let slack = self.followed.slack(is_in);
        let paid = |course: &Vec<Form>| {
            Form::sum(course.iter().enumerate().filter(|(member, _)| is_in(*member)).map(|of| of.1))
        };
        let paid: Vec<Form> = self.followed.courses.iter().map(paid).collect();
        let pays = hull(paid.iter().map(|paid| moving.range(paid)))?;
        // what is paid above the least of several is the most of what it is above each
        let above = |paid: &Form| highest(choices.iter().map(|cost| moving.range(&paid.minus(cost))));
        let exact = hull(paid.iter().filter_map(above))?;
        let below = |cost: &Form| moving.range(&cost.times(&Fraction::from(-1)));
        let (most, least) = highest(choices.iter().map(below))?;
        let alone = whole_within(&(-&least, -&most), (0, 0));
        let mut excess = whole_within(&exact, (-slack, slack));
        if self.paying.is_near && !exact.1.is_positive() {
            excess.1 = excess.1.min(0);
        }
        Some(GroupEnds {
            pays: both(apart.pays, whole_within(&pays, (-slack, slack))),
            alone: both(apart.alone, alone),
            excess: both(apart.excess, excess),
        })
    }
}

fn both(one: Between, other: Between) -> Between {
    (one.0.max(other.0), one.1.min(other.1))
}

/// Between what the highest of several lies.
fn highest(ranges: impl Iterator<Item = AmountRange>) -> Option<AmountRange> {
    ranges.reduce(|one, other| (one.0.max(other.0), one.1.max(other.1)))
}
