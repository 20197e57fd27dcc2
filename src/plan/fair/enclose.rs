//! Between what the shares of a fair division lie, wherever the costs of a case lie within their ranges.
//!
//! What a group costs by itself rises with every cost, so that it lies between what it is at the lowest and at the highest
//! of all. A share need not: it is bounded by the formula of its method, each group's cost taken at the end that is worse.
//! For the nucleolus it is shown that a member pays no more than alone, where that can be, and so no less than what the
//! others leave of the total when they pay as much as alone; else, as in the prekernel, between the least and the most
//! that the member adds to any group (M. Maschler, B. Peleg and L. S. Shapley, "The kernel and bargaining set for convex
//! games", International Journal of Game Theory 1, 1972; B. Peleg and P. Sudhölter, "Introduction to the theory of
//! cooperative games", 2007).

use super::divide::{Sampling, counted, missing_on_the_way, separable, too_many};
use super::game::CaseGame;
use crate::coalition::{
    Game, MOST_ENUMERATED, Method, Separable, equal_between, sample, separable_between, shapley_between,
};
use crate::code;
use crate::cost::Price;
use crate::diagnostic::Diagnostic;
use crate::money::Fraction;
use crate::plan::facts::{Computed, Fact, Payer, Side};

/// The ends of each share.
type ShareEnds = Vec<(Fraction, Fraction)>;

/// The game of a case at the lowest and at the highest of all costs.
pub(super) struct Games<'g> {
    pub(super) low: &'g CaseGame,
    pub(super) high: &'g CaseGame,
    /// By how much laying invoices in whole units can move what a group costs.
    pub(super) slack: i128,
}

/// Between what the shares by a method lie, in the order of the game's members.
pub(super) fn enclosed(
    games: &Games<'_>,
    method: Method,
    sampling: Option<Sampling>,
    names: &impl Fn(&[usize]) -> String,
) -> Result<ShareEnds, Diagnostic> {
    match method {
        Method::Shapley => match (games.low.closed_form(), games.high.closed_form()) {
            // between the two, costs of today may be low where those of the items are high
            (Some(low), Some(high)) if games.high.never_stays(games.low, games.slack) => {
                Ok(games.spread_out(low, high))
            }
            _ if games.low.members.len() > MOST_ENUMERATED => games.drawn(sampling),
            _ => {
                let (low, high) = games.counted(method, names)?;
                Ok(shapley_between(&low, &high))
            }
        },
        Method::Nucleolus if games.low.members.len() > MOST_ENUMERATED => {
            let ends =
                games.alone().and_then(|alone| no_more_than_alone(&alone, games.low.total, games.high.total));
            ends.ok_or_else(|| too_many(games.low, method).worded(code!("too-many-without-core")))
        }
        Method::Nucleolus => {
            let (low, high) = games.counted(method, names)?;
            Ok(nucleolus(&low, &high))
        }
        Method::EqualRemaining | Method::SeparableCosts | Method::AlternativeCost => {
            let (low, high) = (separable(games.low, names)?, separable(games.high, names)?);
            let (low, high) = (games.moved(low, -1), games.moved(high, 1));
            Ok(match method {
                Method::EqualRemaining => equal_between(&low, &high),
                Method::SeparableCosts => separable_between(&low, &high, [&low.alone, &high.alone]),
                _ => separable_between(&low, &high, [&low.alternative, &high.alternative]),
            })
        }
    }
}

/// How far laying invoices in whole units on several parties can move what a group costs: less than a unit of each party,
/// where somebody takes part in a part of the months or an invoice has several prices.
pub(super) fn slack(computed: &Computed<'_>) -> i128 {
    let term = computed.calendar.term();
    let parts_months = computed.members().any(|(_, member)| member.months.and(term) != term);
    let is_laid = |fact: &&Fact| {
        let is_shared = (fact.side, fact.payer) == (Side::After, Payer::Shared);
        let is_priced = matches!(computed.item(fact).map(|item| &item.price), Some(Price::ByMembers(_)));
        is_shared
            && (is_priced || !fact.invoice.units.is_exact())
            && (parts_months || fact.invoice.layers.len() > 1)
    };
    // each payer outside is cut to whole units too
    let cuts = |fact: &Fact| 1 + computed.item(fact).map_or(0, |item| item.outside.len());
    let laid: usize = computed.facts.iter().filter(is_laid).map(cuts).sum();
    let parties = computed.members().count().saturating_mul(2).saturating_add(1);
    i128::try_from(laid.saturating_mul(parties)).unwrap_or(i128::MAX >> 64)
}

impl Games<'_> {
    fn spread_out(&self, low: Vec<Fraction>, high: Vec<Fraction>) -> ShareEnds {
        let slack = Fraction::from(self.slack);
        low.iter().zip(&high).map(|(low, high)| (low - &slack, high + &slack)).collect()
    }

    /// Both games with every group counted out, and by so much further apart as units can move them.
    fn counted(
        &self,
        method: Method,
        names: &impl Fn(&[usize]) -> String,
    ) -> Result<(Game, Game), Diagnostic> {
        let by = |game: &CaseGame, more: i128| {
            let counted = counted(game, method, names)?;
            let all = counted.groups().map(|(group, _)| group).max().unwrap_or(0);
            let cost = |group| {
                if group == 0 || group == all { counted.cost(group) } else { counted.cost(group) + more }
            };
            Game::of(game.members.len(), cost).ok_or_else(|| {
                Diagnostic::error(code!("amount-too-large"), None).worded(code!("too-large-to-split"))
            })
        };
        Ok((by(self.low, -self.slack)?, by(self.high, self.slack)?))
    }

    /// What each member costs alone, at the least and at the most.
    fn alone(&self) -> Option<Vec<(i128, i128)>> {
        let members = self.low.members.len();
        let cost = |game: &CaseGame, member| {
            game.cost(&(0..members).map(|other| other == member).collect::<Vec<_>>())
        };
        let ends =
            |member| Some((cost(self.low, member)? - self.slack, cost(self.high, member)? + self.slack));
        (0..members).map(ends).collect()
    }

    fn moved(&self, costs: Separable, sign: i128) -> Separable {
        let more = Fraction::from(self.slack * sign);
        let each = |costs: Vec<Fraction>| costs.iter().map(|cost| cost + &more).collect();
        let is_one = costs.without.len() < 2;
        Separable {
            total: costs.total,
            alone: each(costs.alone),
            alternative: each(costs.alternative),
            // without the only member there is nothing
            without: if is_one { costs.without } else { each(costs.without) },
        }
    }

    /// Between what an estimate from drawn orders lies: in each order a member adds what it adds.
    fn drawn(&self, sampling: Option<Sampling>) -> Result<ShareEnds, Diagnostic> {
        let Sampling { orders, seed } = sampling.ok_or_else(missing_on_the_way)?;
        let members = self.low.members.len();
        let end = |with: &CaseGame, without: &CaseGame, sign: i128| {
            let joining = |order: &[usize]| {
                let (with, without) = (with.added(order)?, without.added(order)?);
                let (mut paid, mut others) = (0_i128, 0_i128);
                let mut added = vec![0; members];
                for (nth, member) in order.iter().enumerate() {
                    paid += *with.get(*member)?;
                    let loose = i128::from(nth > 0) + i128::from(nth + 1 < order.len());
                    *added.get_mut(*member)? = paid - others + sign * loose * self.slack;
                    others += *without.get(*member)?;
                }
                Some(added)
            };
            sample(members, orders, seed, joining).map(|found| found.values).ok_or_else(missing_on_the_way)
        };
        let (low, high) = (end(self.low, self.high, -1)?, end(self.high, self.low, 1)?);
        Ok(low.into_iter().zip(high).collect())
    }
}

/// Between what shares lie of which none is above what the member costs alone; `None` where there may be no such shares.
fn no_more_than_alone(alone: &[(i128, i128)], low: i128, high: i128) -> Option<ShareEnds> {
    let most: i128 = alone.iter().map(|(_, most)| most).sum();
    let is_certain = alone.iter().map(|(least, _)| least).sum::<i128>() >= high;
    let ends = alone.iter().map(|(_, own)| (Fraction::from(low - (most - own)), Fraction::from(*own)));
    is_certain.then(|| ends.collect())
}

/// The ends of the nucleolus: of shares of which none is above what the member costs alone, where there are such shares.
fn nucleolus(low: &Game, high: &Game) -> ShareEnds {
    let own = |game: &Game, member: usize| {
        1_u32.checked_shl(u32::try_from(member).unwrap_or(0)).map_or(0, |group| game.cost(group))
    };
    let alone: Vec<(i128, i128)> =
        (0..low.members()).map(|member| (own(low, member), own(high, member))).collect();
    if let Some(ends) = no_more_than_alone(&alone, low.total(), high.total()) {
        return ends;
    }
    let is_possible = high.alone() >= low.total();
    let ends = |((_, own), (least, most)): (&(i128, i128), (i128, i128))| match is_possible {
        true => (least.min(low.total() - (high.alone() - own)), most.max(*own)),
        false => (least, most),
    };
    let ends = alone.iter().zip(added(low, high)).map(ends);
    ends.map(|(low, high)| (Fraction::from(low), Fraction::from(high))).collect()
}

/// The least and the most that each member adds to a group.
fn added(low: &Game, high: &Game) -> Vec<(i128, i128)> {
    let mut ends = vec![(i128::MAX, i128::MIN); low.members()];
    for (group, _) in low.groups() {
        for (member, (least, most)) in ends.iter_mut().enumerate() {
            let single = u32::try_from(member).ok().and_then(|member| 1_u32.checked_shl(member)).unwrap_or(0);
            if group & single != 0 {
                let without = group & !single;
                *least = (*least).min(low.cost(group) - high.cost(without));
                *most = (*most).max(high.cost(group) - low.cost(without));
            }
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::read_case;
    use crate::coalition::{CostPart, GameParts};
    use crate::diagnostic::Source;
    use crate::plan::facts::{Selection, compute};

    /// What all share, or each has by itself, or a stay as it is.
    fn shared(members: usize, cost: i128, before: Option<i128>) -> CaseGame {
        let all = CostPart::Fixed { users: (0..members).collect(), cost };
        let parts = GameParts::new(members, [all]);
        CaseGame::of_parts(parts, before.map(|each| vec![each; members]), Default::default())
    }

    /// Own costs, and a quotation that says the same of the first two.
    fn own(members: usize, each: i128) -> CaseGame {
        let parts = GameParts::new(members, [CostPart::Own(vec![each; members])]);
        CaseGame::of_parts(parts, None, [(vec![0, 1], 2 * each)].into())
    }

    fn ends(games: [&CaseGame; 2], slack: i128, method: Method) -> Result<ShareEnds, &'static str> {
        let sampling = Some(Sampling { orders: 3, seed: 1 });
        let found =
            enclosed(&Games { low: games[0], high: games[1], slack }, method, sampling, &|_| String::new());
        found.map_err(|fault| fault.wording.name())
    }

    fn each(members: usize, low: i128, high: i128) -> Result<ShareEnds, &'static str> {
        Ok(vec![(Fraction::from(low), Fraction::from(high)); members])
    }

    #[test]
    fn of_a_sum_of_parts_the_shapley_value_lies_between_those_at_its_ends() {
        // half of 80 and of 120, and 3 units to either side
        let [low, high] = [80, 120].map(|cost| shared(2, cost, None));
        assert_eq!(ends([&low, &high], 3, Method::Shapley), each(2, 37, 63));
        // at 100 one would stay at 70: half of 60 to 100 alone and of what 60 to 100 is above the 60 to 100 of the other
        let [low, high] = [(60, 70), (100, 130)].map(|(cost, today)| shared(2, cost, Some(today)));
        assert_eq!(ends([&low, &high], 0, Method::Shapley), each(2, 10, 70));
    }

    #[test]
    fn units_move_what_a_group_costs_but_not_what_all_of_them_do() {
        // of two that cost 40 to 60 alone and 80 to 120 together, half of 37 to 63 and of what 80 to 120 is above 63 to 37, by
        // orders as by separable costs
        let quoted = |each| {
            let mut game = own(2, each);
            game.quoted = [(vec![0], each)].into();
            game
        };
        let [low, high] = [40, 60].map(quoted);
        for method in [Method::Shapley, Method::EqualRemaining] {
            assert_eq!(ends([&low, &high], 3, method), each(2, 27, 73), "{method:?}");
        }
    }

    #[test]
    fn of_many_what_each_adds_is_looked_at_in_the_orders_that_are_drawn() {
        // in each order the first to the last of 21 adds 10 to 12 to 0 to 20 others of 12 to 10 each, and units can move the
        // costs of all groups by 1 but that of nobody and of all
        let (first, later) = ((1..=21).sum::<i128>(), (0..21).sum::<i128>());
        let [low, high] = [10, 12].map(|cost| own(21, cost));
        let found = ends([&low, &high], 1, Method::Shapley).unwrap();
        let sum = |of: fn(&(Fraction, Fraction)) -> &Fraction| found.iter().map(of).sum::<Fraction>();
        assert_eq!(sum(|end| &end.0), Fraction::from(10 * first - 12 * later - 40));
        assert_eq!(sum(|end| &end.1), Fraction::from(12 * first - 10 * later + 40));
    }

    #[test]
    fn of_many_no_share_of_the_nucleolus_is_above_the_cost_alone() {
        // each stays at 10 to 12, to a unit more or less: 189 to 273 in all
        let between = |most| [(100, 10), (most, 12)].map(|(cost, today)| shared(21, cost, Some(today)));
        let [low, high] = between(189);
        assert_eq!(ends([&low, &high], 1, Method::Nucleolus), each(21, 100 - 20 * 13, 13));
        let [low, high] = between(190);
        assert_eq!(ends([&low, &high], 1, Method::Nucleolus), Err("too-many-without-core"));
    }

    #[test]
    fn twenty_members_are_counted_and_one_more_is_not() {
        // nothing but what each costs alone is known
        let unpriced = |members: usize| {
            let mut game = shared(members, 100, None);
            game.parts = None;
            game.quoted = (0..members).map(|member| (vec![member], 10)).collect();
            game
        };
        let found = |members, method| ends([&unpriced(members), &unpriced(members)], 0, method);
        assert_eq!(found(20, Method::Nucleolus), Err("prices-missing"));
        assert_eq!(found(20, Method::Shapley), Err("prices-missing"));
        assert_eq!(found(21, Method::Nucleolus), each(21, 100 - 200, 10));
        assert_eq!(found(21, Method::Shapley), Err("prices-missing-on-the-way"));
    }

    #[test]
    fn only_what_is_laid_on_several_parties_in_whole_units_is_loose() {
        let loose = |of_a: &str, item: &str| {
            let text = format!(
                "format = 1\ntitle = \"t\"\nmonths = 24\n[[member]]\nid = \"a\"\n{of_a}[[member]]\nid = \"b\"\n\
                 [[after]]\nitem = \"x\"\n{item}\n[sharing]\nrule = \"equal\"\n"
            );
            let case = read_case("t", Source::new("t.toml", &text)).unwrap().case;
            slack(&compute(&case, case.plan.as_ref().unwrap(), &Selection::default()).unwrap())
        };
        let (later, estimate) = ("from = 7\n", "yearly = \"100円±10円\"");
        // two members are five parties at most, in each of two years
        assert_eq!(loose("", estimate), 0);
        assert_eq!(loose(later, estimate), 10);
        assert_eq!(loose(later, "yearly = 100"), 0);
        assert_eq!(loose(later, &format!("{estimate}\nmember = \"a\"")), 0);
        assert_eq!(loose(later, "by_members = { 1 = 100, 2 = 150 }"), 10);
        // half of it is cut to whole units too
        assert_eq!(loose(later, &format!("{estimate}\npaid_by = {{ prefecture = \"50%\" }}")), 20);
        // a price that grows after twelve months has two values in the second year
        assert_eq!(loose("", &format!("{estimate}\nfrom = 7\ngrowth = \"10%\"")), 5);
    }
}
