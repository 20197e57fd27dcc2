//! The fair divisions of a case's whole cost: exact where they can be, estimated where that is asked for.

use super::game::CaseGame;
use super::limits::MOST_COMPARED;
use super::many::Many;
use crate::coalition::{
    Game, Group, MOST_ENUMERATED, Method, Separable, alternative_cost_avoided, equal_remaining, nucleolus,
    sample, separable_costs, shapley,
};
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::Fraction;

/// Groups without a price that a message names.
const NAMED: usize = 3;

/// Orders to draw for an estimate, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// How many orders.
    pub orders: u32,
    /// The seed of the draw.
    pub seed: u64,
}

/// A division, in minor units, in the order of the game's members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// What each member is to pay.
    pub shares: Vec<Fraction>,
    /// The standard error of each, where they are estimates.
    pub errors: Option<Vec<Fraction>>,
    /// Whether members by themselves would cost less than all together: then some pay more than that.
    pub dearer_than_alone: bool,
}

/// Divides the whole cost by a method.
pub(super) fn divide(
    game: &CaseGame,
    method: Method,
    sampling: Option<Sampling>,
    names: &impl Fn(&[usize]) -> String,
) -> Result<Division, Diagnostic> {
    let exact = |shares| Ok(Division { shares, errors: None, dearer_than_alone: false });
    match method {
        Method::Shapley => {
            if let Some(shares) = game.closed_form() {
                return exact(shares);
            }
            match (game.members.len() <= MOST_ENUMERATED, sampling) {
                (true, _) => exact(shapley(&counted(game, method, names)?)),
                (false, Some(sampling)) => estimated(game, sampling),
                (false, None) => Err(too_many(game, method).worded(code!("too-many-without-closed-form"))),
            }
        }
        Method::Nucleolus => by_nucleolus(game, names),
        Method::EqualRemaining => exact(equal_remaining(&separable(game, names)?)),
        Method::SeparableCosts | Method::AlternativeCost => {
            let costs = separable(game, names)?;
            let shares = match method {
                Method::SeparableCosts => separable_costs(&costs),
                _ => alternative_cost_avoided(&costs),
            };
            let nothing = |_| {
                Diagnostic::error(code!("no-remaining-benefits"), None)
                    .of_kind(FaultKind::NothingToWeigh)
                    .with("method", method.name())
            };
            exact(shares.map_err(nothing)?)
        }
    }
}

/// The nucleolus: by smallest cuts where that is proved, else with every group counted out.
fn by_nucleolus(game: &CaseGame, names: &impl Fn(&[usize]) -> String) -> Result<Division, Diagnostic> {
    let division = |shares, dearer_than_alone| Division { shares, errors: None, dearer_than_alone };
    if let Some(shares) = game.nucleolus() {
        return Ok(division(shares, false));
    }
    let counted = counted(game, Method::Nucleolus, names)?;
    match nucleolus(&counted) {
        Ok(shares) => Ok(division(shares, counted.alone() < counted.total())),
        Err(_) => Err(unproved()),
    }
}

fn unproved() -> Diagnostic {
    Diagnostic::error(code!("nucleolus-unproved"), None).of_kind(FaultKind::Unproved)
}

/// The game with every group counted out.
pub(super) fn counted(
    game: &CaseGame,
    method: Method,
    names: &impl Fn(&[usize]) -> String,
) -> Result<Game, Diagnostic> {
    let costs = game.costs().ok_or_else(|| too_many(game, method))?;
    let all = costs.len().saturating_sub(1);
    let missing: Vec<Group> = (0..)
        .zip(&costs)
        .filter(|(group, cost)| cost.is_none() && usize::try_from(*group).is_ok_and(|group| group != all))
        .map(|(group, _)| group)
        .collect();
    if !missing.is_empty() {
        let named: Vec<String> = missing.iter().take(NAMED).map(|group| names(&game.named(*group))).collect();
        return Err(without_price(missing.len(), &named));
    }
    let mut costs: Vec<i128> = costs.into_iter().map(Option::unwrap_or_default).collect();
    if let Some(whole) = costs.last_mut() {
        *whole = game.total;
    }
    Game::new(game.members.len(), costs)
        .ok_or_else(|| Diagnostic::error(code!("amount-too-large"), None).worded(code!("too-large-to-split")))
}

/// So many groups have no price, these and others.
fn without_price(count: usize, groups: &[String]) -> Diagnostic {
    let named: Vec<&str> = groups.iter().take(NAMED).map(String::as_str).collect();
    let fault = Diagnostic::error(code!("prices-missing"), None)
        .of_kind(FaultKind::PricesMissing)
        .with("count", count.to_string());
    fault.with("groups", named.join(" / "))
}

/// A price that some drawn order takes is not stated.
pub(super) fn missing_on_the_way() -> Diagnostic {
    Diagnostic::error(code!("prices-missing"), None)
        .of_kind(FaultKind::PricesMissing)
        .worded(code!("prices-missing-on-the-way"))
}

/// Why groups would have to be counted out, and cannot be.
pub(super) fn too_many(game: &CaseGame, method: Method) -> Diagnostic {
    let fault = Diagnostic::error(code!("too-many-to-count"), None)
        .of_kind(FaultKind::TooManyGroups)
        .with("method", method.name())
        .with("found", game.members.len().to_string())
        .with("most", MOST_ENUMERATED.to_string())
        .with("compared", MOST_COMPARED.to_string());
    let cheapest = || Some(Many::new(game)?.cheapest()?.2);
    match method {
        Method::Nucleolus if game.members.len() > MOST_COMPARED => fault,
        Method::Nucleolus => match cheapest() {
            Some(cost) if cost < game.total => fault.worded(code!("too-many-without-core")),
            Some(_) => unproved(),
            None => fault,
        },
        _ => fault,
    }
}

fn estimated(game: &CaseGame, sampling: Sampling) -> Result<Division, Diagnostic> {
    let found = sample(game.members.len(), sampling.orders, sampling.seed, |order| game.added(order));
    let found = found.ok_or_else(missing_on_the_way)?;
    Ok(Division { shares: found.values, errors: Some(found.errors), dearer_than_alone: false })
}

/// The few costs that the methods of separable costs look at.
pub(super) fn separable(
    game: &CaseGame,
    names: &impl Fn(&[usize]) -> String,
) -> Result<Separable, Diagnostic> {
    let members = game.members.len();
    let mut missing = Vec::new();
    let mut cost = |group: Vec<bool>| {
        let cost = game.cost(&group);
        if cost.is_none() {
            let numbers = game.members.iter().zip(&group).filter(|(_, is_in)| **is_in);
            missing.push(names(&numbers.map(|(number, _)| *number).collect::<Vec<_>>()));
        }
        Fraction::from(cost.unwrap_or(0))
    };
    let only = |member| -> Vec<bool> { (0..members).map(|other| other == member).collect() };
    let without = |member| -> Vec<bool> { (0..members).map(|other| other != member).collect() };
    let alone: Vec<Fraction> = (0..members).map(|member| cost(only(member))).collect();
    let without: Vec<Fraction> = match members {
        1 => vec![Fraction::zero()],
        _ => (0..members).map(|member| cost(without(member))).collect(),
    };
    let built = |(member, alone): (usize, &Fraction)| {
        game.built(&only(member)).map_or_else(|| alone.clone(), Fraction::from)
    };
    let alternative = alone.iter().enumerate().map(built).collect();
    match missing.is_empty() {
        true => Ok(Separable { total: game.total.into(), alone, alternative, without }),
        false => Err(without_price(missing.len(), &missing)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coalition::{CostPart, GameParts};
    use std::collections::BTreeMap;

    fn names(group: &[usize]) -> String {
        group.iter().map(usize::to_string).collect::<Vec<_>>().join("+")
    }

    fn quoted(prices: &[(&[usize], i128)]) -> BTreeMap<Vec<usize>, i128> {
        prices.iter().map(|(group, price)| (group.to_vec(), *price)).collect()
    }

    /// Members that share a cost, or stay at 10 each.
    fn sharing(members: usize, cost: i128) -> CaseGame {
        let all = CostPart::Fixed { users: (0..members).collect(), cost };
        CaseGame::of_parts(GameParts::new(members, [all]), Some(vec![10; members]), BTreeMap::new())
    }

    /// Members of which nothing but these prices is known, and that all cost 100.
    fn only(members: usize, prices: &[(&[usize], i128)]) -> CaseGame {
        let all = CostPart::Fixed { users: (0..members).collect(), cost: 100 };
        let mut game = CaseGame::of_parts(GameParts::new(members, [all]), None, quoted(prices));
        game.parts = None;
        game
    }

    #[test]
    fn groups_without_a_price_are_counted_and_all_together_have_that_of_the_case() {
        let groups = |prices: &[(&[usize], i128)]| {
            let game = only(3, prices);
            let found = counted(&game, Method::Shapley, &names);
            found.map_err(|fault| fault.text("groups").map(str::to_owned))
        };
        let prices: [(&[usize], i128); 6] =
            [(&[0], 50), (&[1], 50), (&[2], 50), (&[0, 2], 80), (&[1, 2], 80), (&[0, 1], 80)];
        assert_eq!(groups(&prices).unwrap().total(), 100);
        assert_eq!(groups(&prices[..5]).unwrap_err().as_deref(), Some("0+1"));
        assert_eq!(groups(&prices[1..5]).unwrap_err().as_deref(), Some("0 / 0+1"));
    }

    #[test]
    fn twenty_members_are_counted_and_one_more_is_not() {
        let fault = |members| {
            let found = divide(&only(members, &[]), Method::Shapley, None, &|_| String::new());
            found.unwrap_err().wording.name()
        };
        assert_eq!(fault(20), "prices-missing");
        assert_eq!(fault(21), "too-many-without-closed-form");
    }

    #[test]
    fn members_are_dearer_together_only_above_what_they_cost_alone() {
        let dearer = |first| {
            let parts = GameParts::new(2, [CostPart::Own(vec![10, 20])]);
            let game = CaseGame::of_parts(parts, None, quoted(&[(&[0], first)]));
            divide(&game, Method::Nucleolus, None, &names).unwrap().dearer_than_alone
        };
        // 30 together
        assert!(!dearer(10));
        assert!(dearer(9));
    }

    #[test]
    fn why_many_have_no_nucleolus_is_said_where_it_is_known() {
        let said = |game: &CaseGame| too_many(game, Method::Nucleolus).wording.name();
        // a hundred stay at 1,000 in all
        assert_eq!(said(&sharing(100, 1_001)), "too-many-without-core");
        assert_eq!(said(&sharing(100, 1_000)), "nucleolus-unproved");
        let mut with_a_quotation = sharing(100, 1_001);
        with_a_quotation.quoted = quoted(&[(&[0], 9)]);
        assert_eq!(said(&with_a_quotation), "too-many-to-count");
        assert_eq!(said(&sharing(101, 1_011)), "too-many-to-count");
        assert_eq!(too_many(&sharing(100, 1_001), Method::Shapley).wording.name(), "too-many-to-count");
    }
}
