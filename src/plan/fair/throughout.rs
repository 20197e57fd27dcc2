//! How a way to split stands wherever costs lie within their ranges.
//!
//! Two members share 90 to 110 equally, and the first would pay 50 of it by itself: it pays 5 less to 5 more. Were that 50
//! half of the same 90 to 110, it would pay as much as alone wherever that lies. Of up to eight members what a group pays and
//! what it would cost are followed as sums of the same amounts; of more, each is taken at the end that is worse.

use super::fairness::Fairness;
use super::found::{Objecting, Standing, Throughout};
use super::game::CaseGame;
use super::group_ends::{Between, GroupEnds, GroupJudge, beside};
use super::limits::MOST_LISTED;
use super::many::Many;
use super::ranged_game::{Paying, RangedGame};
use super::standing::all_of;
use crate::cost::Units;
use std::cmp::Reverse;
use std::collections::HashSet;

impl RangedGame {
    /// A way that is known at the middle of costs, where groups cost this, with its ends; behind those that object there stand those
    /// that may where costs lie elsewhere.
    pub(crate) fn throughout(&self, middle: Standing, paying: &Paying, fairness: &Fairness) -> Standing {
        let judge = GroupJudge::new(self, paying);
        let found = match judge.is_counted() {
            true => AllGroups::counted(&judge),
            false => AllGroups::by_cuts(self, &judge),
        };
        let mut standing = middle;
        for objecting in &mut standing.objections {
            let place = |number: &usize| self.low.members.iter().position(|member| member == number);
            let group: Vec<usize> = objecting.members.iter().filter_map(place).collect();
            let Some(ends) = judge.of(&group) else { continue };
            objecting.pays = beside(objecting.pays, ends.pays);
            objecting.alone = beside(objecting.alone, ends.alone);
            objecting.excess = beside(objecting.excess, ends.excess);
        }
        standing.elsewhere = self.elsewhere(&judge, &standing.objections, fairness);
        // while a price is missing the greatest is not known, nor where cuts cannot look at both ends of costs
        standing.worst_excess = standing
            .worst_excess
            .filter(|_| found.is_complete)
            .map(|units| beside(units, found.worst(units.base)));
        let all_known = standing.worst_excess.is_some();
        standing.throughout = Some(Throughout {
            certain: found.certain,
            possible: found.possible,
            in_core: match found.worst {
                (Some(1..), _) => Some(false),
                (_, most) => (all_known && most.is_none_or(|most| most <= 0)).then_some(true),
            },
            rational: all_of(&found.singles),
        });
        standing
    }
}

impl RangedGame {
    /// Groups that object somewhere in the ranges and not at the middle, the worst first.
    fn elsewhere(&self, judge: &GroupJudge<'_>, known: &[Objecting], fairness: &Fairness) -> Vec<Objecting> {
        let known: HashSet<&[usize]> = known.iter().map(|one| one.members.as_slice()).collect();
        let mut groups: Vec<(usize, GroupEnds)> =
            judge.each().filter(|(_, ends)| ends.excess.1 > 0).collect();
        groups.sort_by_key(|(group, ends)| (Reverse(ends.excess.1), *group));
        let of = |(group, ends): (usize, GroupEnds)| {
            let members = self.low.named(u32::try_from(group).ok()?);
            let pays = judge.middle(group);
            let alone = fairness.cost_of(group)?;
            let objecting = Objecting {
                pays: beside(Units::exact(pays), ends.pays),
                alone: beside(Units::exact(alone), ends.alone),
                excess: beside(Units::exact(pays - alone), ends.excess),
                members,
            };
            (!known.contains(objecting.members.as_slice())).then_some(objecting)
        };
        groups.into_iter().filter_map(of).take(MOST_LISTED.saturating_sub(known.len())).collect()
    }
}

/// What is found of all groups.
struct AllGroups {
    certain: Option<usize>,
    possible: Option<usize>,
    /// Whether all groups could be looked at, at both ends of costs.
    is_complete: bool,
    /// The greatest excess, at the least and at the most; that of all members together only if they object.
    worst: (Option<i128>, Option<i128>),
    /// Whether each member alone does not object.
    singles: Vec<Option<bool>>,
}

impl AllGroups {
    fn counted(judge: &GroupJudge<'_>) -> AllGroups {
        let (mut certain, mut possible) = (0, 0);
        let mut worst = (None, None);
        for (group, GroupEnds { excess: (low, high), .. }) in judge.each() {
            certain += usize::from(low > 0);
            possible += usize::from(high > 0);
            let counts = |excess: i128| (!judge.is_everybody(group) || excess > 0).then_some(excess);
            worst = (worst.0.max(counts(low)), worst.1.max(counts(high)));
        }
        let singles = judge.singles();
        AllGroups { certain: Some(certain), possible: Some(possible), is_complete: true, worst, singles }
    }

    /// What smallest cuts tell of too many groups to count: bills and costs are each taken at the end that is worse.
    fn by_cuts(games: &RangedGame, judge: &GroupJudge<'_>) -> AllGroups {
        let some = |game: &CaseGame, end: fn(&Units) -> i128| {
            let bills: Vec<i128> = judge.bills().iter().map(end).collect();
            Some(Many::new(game)?.nearest(&bills)?.0)
        };
        let least = some(&games.high, |bill| bill.low).map(|excess| excess - games.slack);
        let most = some(&games.low, |bill| bill.high).map(|excess| excess + games.slack);
        let everybody: Vec<usize> = (0..judge.bills().len()).collect();
        let (all_least, all_most) = judge.of(&everybody).map(|ends| ends.excess).unzip();
        let objects = |excess: Option<i128>| excess.filter(|excess| *excess > 0);
        AllGroups {
            certain: None,
            possible: None,
            is_complete: least.is_some() && most.is_some(),
            worst: (least.max(objects(all_least)), most.max(objects(all_most))),
            singles: judge.singles(),
        }
    }

    /// The ends of the greatest excess, which is this at the middle.
    fn worst(&self, middle: i128) -> Between {
        (self.worst.0.unwrap_or(middle), self.worst.1.unwrap_or(middle))
    }
}
