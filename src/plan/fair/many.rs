//! How shares stand where there are too many members to count every group out: by smallest cuts, exactly.
//!
//! A group takes the cheaper of the service by itself and of what it costs today, so its excess is the larger of two that
//! are ranked each by itself; quotations, which follow no rule, are looked at one by one.

use super::found::{Needed, Objecting, Standing};
use super::game::CaseGame;
use super::limits::{MOST_CUT, PLACES};
use crate::coalition::{CostPart, GameParts, Ranking};
use crate::cost::Units;
use crate::money::{Fraction, Rounding};
use std::collections::BTreeMap;

/// Smallest cuts looked for, at most, in one ranking.
const MOST_CUTS: usize = 6_000;

/// A game whose groups are looked at by smallest cuts.
#[derive(Clone, Debug)]
pub(super) struct Many<'g> {
    game: &'g CaseGame,
    /// What the items cost a group.
    built: &'g GameParts,
    /// What it costs today, where every member's cost before is known.
    stays: Option<GameParts>,
}

/// A group: its members by their number in the game, in order.
type MemberList = Vec<usize>;

impl<'g> Many<'g> {
    /// `None` if some cost is not of the kinds that cuts can look at.
    pub(super) fn new(game: &'g CaseGame) -> Option<Many<'g>> {
        let built = game.parts.as_ref()?;
        Ranking::new(built, &vec![0; game.members.len()], 1)?;
        let stays = game.before.clone().map(|before| GameParts::new(before.len(), [CostPart::Own(before)]));
        Some(Many { game, built, stays })
    }

    /// The groups whose cost follows a rule, ranked by what they pay above it, each kind of cost by itself.
    pub(super) fn ranked(&self, pays: &[i128], scale: i128) -> Vec<(bool, Ranking<'_>)> {
        let built = Ranking::new(self.built, pays, scale).map(|ranking| (true, ranking));
        let stays = self.stays.as_ref().and_then(|parts| Ranking::new(parts, pays, scale));
        built.into_iter().chain(stays.map(|ranking| (false, ranking))).collect()
    }

    /// Whether a group found by what the items cost it has another price: a quotation.
    pub(super) fn is_quoted(&self, by_items: bool, group: &MemberList) -> bool {
        by_items && self.game.quoted.contains_key(group)
    }

    /// How shares stand: the bills and what they were rounded from, by member of the game.
    pub(super) fn standing(&self, bills: &[i128], exact: &[Fraction]) -> Standing {
        let scale = 10_i128.pow(PLACES.unsigned_abs());
        let exact: Vec<i128> = exact
            .iter()
            .map(|share| share.units(PLACES, Rounding::Floor).unwrap_or(i128::MAX >> 8))
            .collect();
        let (mut objecting, counted) = self.objecting(&exact, scale);
        let quoted = self.game.quoted.keys().map(|group| (self.excess(group, &exact, scale), group.clone()));
        objecting.extend(quoted.filter(|(excess, _)| *excess > 0).map(|(excess, group)| (group, excess)));
        let nearest = self.nearest(bills);
        if let Some((_, group)) = &nearest {
            let excess = self.excess(group, &exact, scale);
            if excess > 0 {
                objecting.insert(group.clone(), excess);
            }
        }
        let mut objections: Vec<(i128, MemberList)> =
            objecting.into_keys().map(|group| (self.excess(&group, bills, 1), group)).collect();
        // the exact share is above the cost, but not by so much that the bill is
        objections.retain(|(excess, _)| *excess > 0);
        objections.sort_by(|one, other| {
            other.0.cmp(&one.0).then(one.1.len().cmp(&other.1.len())).then(one.1.cmp(&other.1))
        });
        let worst = objections.first().map(|(excess, _)| *excess);
        // a group that objects for the rounding of its bills only does not object
        let worst_excess = worst.or(nearest.map(|(excess, _)| excess.min(0)));
        let rational =
            (0..self.game.members.len()).all(|member| self.excess(&vec![member], &exact, scale) <= 0);
        Standing {
            elsewhere: Vec::new(),
            in_core: Some(objections.is_empty()),
            count: counted.then_some(objections.len()),
            objections: objections
                .into_iter()
                .take(MOST_CUT)
                .map(|(_, group)| self.told(group, bills))
                .collect(),
            worst_excess: worst_excess.map(Units::exact),
            rational: Some(rational),
            throughout: None,
        }
    }

    /// The groups without a quotation that pay more than they would cost, up to some of each kind; whether those are all.
    fn objecting(&self, pays: &[i128], scale: i128) -> (BTreeMap<MemberList, i128>, bool) {
        let mut found = BTreeMap::new();
        let mut all = true;
        for (by_items, mut ranking) in self.ranked(pays, scale) {
            let mut listed = 0;
            loop {
                if listed == MOST_CUT || ranking.cuts() > MOST_CUTS {
                    all = false;
                    break;
                }
                let Some((excess, group)) = ranking.next().filter(|(excess, _)| *excess > 0) else { break };
                if !self.is_quoted(by_items, &group) {
                    found.insert(group, excess);
                    listed += 1;
                }
            }
        }
        (found, all)
    }

    /// Of the groups with a member and without another, the one that pays most above its cost, or least below it.
    pub(super) fn nearest(&self, pays: &[i128]) -> Option<(i128, MemberList)> {
        let members = self.game.members.len();
        let is_meant = |group: &MemberList| !group.is_empty() && group.len() < members;
        let ranked = self.ranked(pays, 1).into_iter().filter_map(|(by_items, ranking)| {
            ranking.into_iter().find(|(_, group)| is_meant(group) && !self.is_quoted(by_items, group))
        });
        let quoted = self.game.quoted.keys().filter(|group| is_meant(group));
        let quoted = quoted.map(|group| (self.excess(group, pays, 1), group.clone()));
        ranked.chain(quoted).max_by(|one, other| one.0.cmp(&other.0).then(other.1.len().cmp(&one.1.len())))
    }

    /// What a group pays above its cost.
    fn excess(&self, group: &MemberList, pays: &[i128], scale: i128) -> i128 {
        let paid: i128 = group.iter().filter_map(|member| pays.get(*member)).sum();
        paid - self.cost(group) * scale
    }

    fn cost(&self, group: &MemberList) -> i128 {
        let mut flags = vec![false; self.game.members.len()];
        for member in group {
            if let Some(flag) = flags.get_mut(*member) {
                *flag = true;
            }
        }
        self.game.cost(&flags).unwrap_or(i128::MAX >> 64)
    }

    fn told(&self, group: MemberList, bills: &[i128]) -> Objecting {
        let alone = self.cost(&group);
        let pays = group.iter().filter_map(|member| bills.get(*member)).sum();
        Objecting::exact(self.named(&group), pays, alone)
    }

    fn named(&self, group: &[usize]) -> Vec<usize> {
        group.iter().filter_map(|member| self.game.members.get(*member)).copied().collect()
    }

    /// The members that would share the service, and those that would stay as they are, if everyone took the cheapest
    /// way there is; and what that costs. `None` where quotations follow no rule.
    ///
    /// No shares satisfy all if they add up to more, and some that add up to this do (J. Edmonds, "Submodular functions,
    /// matroids, and certain polyhedra", 1970).
    pub(super) fn cheapest(&self) -> Option<(MemberList, MemberList, i128)> {
        if !self.game.quoted.is_empty() {
            return None;
        }
        let all: MemberList = (0..self.game.members.len()).collect();
        let Some(before) = &self.game.before else {
            return Some((all, Vec::new(), self.game.total));
        };
        let (gained, share) = Ranking::new(self.built, before, 1)?.next()?;
        let stay = all.into_iter().filter(|member| share.binary_search(member).is_err()).collect();
        Some((share, stay, before.iter().sum::<i128>() - gained))
    }

    /// The least support with which some shares satisfy all.
    pub(super) fn needed(&self) -> Option<Needed> {
        let (share, stay, cost) = self.cheapest()?;
        let units = (self.game.total - cost).max(0);
        let groups = std::iter::once(share).filter(|group| !group.is_empty());
        let groups = groups.chain(stay.into_iter().map(|member| vec![member]));
        let groups = groups.map(|group| (self.named(&group), Fraction::from(1)));
        Some(Needed { units, groups: groups.collect() })
    }

    /// Those who would share and those who would stay, if together they cost more than apart, and by how much.
    pub(super) fn dearer_together(&self) -> Option<(MemberList, MemberList, i128)> {
        let (share, stay, _) = self.cheapest()?;
        let all: MemberList = (0..self.game.members.len()).collect();
        let lost = self.cost(&all) - self.cost(&share) - self.cost(&stay);
        let apart = !share.is_empty() && !stay.is_empty() && lost > 0;
        apart.then(|| (self.named(&share), self.named(&stay), lost))
    }

    /// All members but one, and that one, if they cost less with it.
    pub(super) fn cheaper_with_more(&self) -> Option<(MemberList, usize, i128)> {
        let all: MemberList = (0..self.game.members.len()).collect();
        let whole = self.cost(&all);
        let gained = all.iter().map(|member| {
            let others: MemberList = all.iter().filter(|other| *other != member).copied().collect();
            (self.cost(&others) - whole, others, *member)
        });
        let (gained, others, member) = gained.max_by_key(|(gained, ..)| *gained)?;
        let member = self.game.members.get(member).copied()?;
        (gained > 0).then(|| (self.named(&others), member, gained))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fairness::Fairness;
    use super::*;

    /// Draws for small games (splitmix64).
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: u64) -> usize {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = self.0;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            usize::try_from((mixed ^ (mixed >> 31)) % end).unwrap()
        }

        fn money(&mut self, end: u64) -> i128 {
            i128::try_from(self.below(end)).unwrap()
        }

        fn users(&mut self, members: usize) -> Vec<usize> {
            let some: Vec<usize> = (0..members).filter(|_| self.below(3) > 0).collect();
            if some.is_empty() { vec![self.below(u64::try_from(members).unwrap())] } else { some }
        }

        /// Prices that rise ever less.
        fn prices(&mut self, users: usize) -> Vec<Option<i128>> {
            let mut steps: Vec<i128> = (0..users).map(|_| self.money(30)).collect();
            steps.sort_unstable();
            let mut price = 0;
            let rising = steps.into_iter().rev().map(|step| {
                price += step;
                Some(price)
            });
            rising.collect()
        }
    }

    fn game(dice: &mut Dice) -> CaseGame {
        let members = dice.below(6) + 1;
        let mut parts = vec![CostPart::Own((0..members).map(|_| dice.money(20) - 2).collect())];
        for _ in 0..dice.below(4) {
            let users = dice.users(members);
            parts.push(match dice.below(3) {
                0 => CostPart::ByCount { prices: dice.prices(users.len()), users },
                _ => CostPart::Fixed { cost: dice.money(60), users },
            });
        }
        let parts = GameParts::new(members, parts);
        let before = (dice.below(2) == 0).then(|| (0..members).map(|_| dice.money(50)).collect());
        let quoted = (0..dice.below(3)).map(|_| (dice.users(members), dice.money(90))).collect();
        CaseGame::of_parts(parts, before, quoted)
    }

    /// Shares in whole units that add up to the whole.
    fn shares(game: &CaseGame, dice: &mut Dice) -> Vec<i128> {
        let count = game.members.len();
        let mut shares: Vec<i128> = (1..count).map(|_| dice.money(40)).collect();
        shares.push(game.total - shares.iter().sum::<i128>());
        shares
    }

    /// What smallest cuts find is what counting out every group finds.
    #[test]
    fn three_thousand_small_games_stand_as_they_do_when_every_group_is_counted() {
        let dice = &mut Dice(1);
        let mut objecting = 0;
        for _ in 0..3_000 {
            let game = game(dice);
            let bills = shares(&game, dice);
            let exact: Vec<Fraction> = bills.iter().copied().map(Fraction::from).collect();
            let counted = Fairness::of(game.clone()).unwrap();
            let many = Many::new(&game).unwrap();
            let (wanted, found) = (counted.standing(&bills, &exact), many.standing(&bills, &exact));
            assert_eq!(found.in_core, wanted.in_core, "{game:?} {bills:?}");
            assert_eq!(found.worst_excess, wanted.worst_excess, "{game:?} {bills:?}");
            assert_eq!(found.rational, wanted.rational, "{game:?} {bills:?}");
            if found.count.is_some() {
                assert_eq!(found.count, wanted.count, "{game:?} {bills:?}");
                let worst = wanted.objections.get(..MOST_CUT).unwrap_or(&wanted.objections);
                assert_eq!(found.objections, worst, "{game:?} {bills:?}");
            }
            let excess = |standing: &Standing| standing.objections.first().map(|first| first.excess);
            assert_eq!(excess(&found), excess(&wanted), "{game:?} {bills:?}");
            if game.quoted.is_empty() {
                let units = |needed: Option<Needed>| needed.map(|needed| needed.units);
                assert_eq!(units(many.needed()), units(counted.support.clone()), "{game:?}");
            }
            objecting += usize::from(wanted.in_core == Some(false));
        }
        assert!((1_000..2_900).contains(&objecting), "{objecting}");
    }
}
