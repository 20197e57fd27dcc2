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
