//! Who would be better off elsewhere: the groups that object to shares, and whether any shares could satisfy all.

mod divide;
mod game;
mod many;

pub use divide::{Division, Sampling};
pub use game::CaseGame;

use super::plan::Computed;
use crate::coalition::{Game, Group, MOST_ENUMERATED, Method, least_support, objections, shapley, sums};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use many::Many;
use num_traits::ToPrimitive;

/// Objections listed of one way.
const LISTED: usize = 20;

/// Decimals of a minor unit to which exact shares are looked at.
const PLACES: i32 = 6;

/// What holds of the case's game, whatever the shares.
#[derive(Clone, Debug)]
pub struct Fairness {
    /// The game.
    pub game: CaseGame,
    /// Groups that nothing says the cost of: how many, and the first of them.
    pub missing: (usize, Vec<Vec<usize>>),
    /// The least support from outside with which some shares satisfy all; `None` while prices are missing.
    pub support: Option<Needed>,
    /// Two groups that cost more together than apart, and by how much.
    pub dearer_together: Option<(Vec<usize>, Vec<usize>, i128)>,
    /// The Shapley value, by member of the plan, where every price is known.
    pub shapley: Option<Vec<Fraction>>,
    /// What each member would pay if those who use something shared it equally, by member of the plan; only where no
    /// price depends on how many they are.
    pub by_use: Option<Vec<Fraction>>,
    /// A group, a member whose joining makes it cheaper, and by how much.
    pub cheaper_with_more: Option<(Vec<usize>, usize, i128)>,
    /// What every group costs, by group; `None` with too many members to count the groups out.
    costs: Option<Vec<Option<i128>>>,
}

/// The least support from outside, in minor units rounded up, and the groups that call for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The support; 0 if some shares satisfy all as it is.
    pub units: i128,
    /// Groups that bring up too little together, if they each count with their weight.
    pub groups: Vec<(Vec<usize>, Fraction)>,
}

/// A group that would be cheaper off by itself; members by their number in the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objecting {
    /// The members.
    pub members: Vec<usize>,
    /// What they pay, in minor units.
    pub pays: i128,
    /// What they would cost by themselves.
    pub alone: i128,
}

/// How one way to split stands; by default, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The worst objections.
    pub objections: Vec<Objecting>,
    /// How many groups object; `None` where that is not counted.
    pub count: Option<usize>,
    /// Whether no group objects; `None` while prices are missing and none objects whose price is known.
    pub in_core: Option<bool>,
    /// The largest excess of a group but the whole one: below 0 if every group gains.
    pub worst_excess: Option<i128>,
    /// Whether no member alone objects; `None` while a member's price is missing and no other objects.
    pub rational: Option<bool>,
}

/// Divides a plan's whole cost by a method; shares by member of the plan.
pub(super) fn divide_by(
    computed: &Computed<'_>,
    method: Method,
    sampling: Option<Sampling>,
) -> Result<Division, Diagnostic> {
    let game = CaseGame::new(computed);
    let id = |number: &usize| computed.plan.members.get(*number).map_or("", |member| member.id.as_str());
    let names = |group: &[usize]| group.iter().map(id).collect::<Vec<_>>().join(" + ");
    let found = divide::divide(&game, method, sampling, &names)?;
    Ok(Division { shares: game.spread(found.shares), errors: found.errors.map(|errors| game.spread(errors)) })
}

/// Looks at the game of a case.
///
/// # Errors
/// More members than groups can be counted out for, and costs that nothing but counting can look at.
pub fn fairness(computed: &Computed<'_>) -> Result<Fairness, Diagnostic> {
    Fairness::of(CaseGame::new(computed))
}

impl Fairness {
    fn of(game: CaseGame) -> Result<Fairness, Diagnostic> {
        let found = Fairness {
            missing: (0, Vec::new()),
            support: None,
            dearer_together: None,
            cheaper_with_more: None,
            shapley: None,
            by_use: game.by_use().map(|values| game.spread(values)),
            costs: game.costs(),
            game,
        };
        match found.costs.clone() {
            Some(costs) => Ok(found.counted(&costs)),
            None => found.cut(),
        }
    }

    /// Whether every group was counted out.
    pub fn is_counted(&self) -> bool {
        self.costs.is_some()
    }

    /// With the cost of every group.
    fn counted(mut self, costs: &[Option<i128>]) -> Fairness {
        let without: Vec<Group> =
            (0..).zip(costs).filter(|(_, cost)| cost.is_none()).map(|(group, _)| group).collect();
        let named = without.iter().take(LISTED).map(|group| self.game.named(*group)).collect();
        self.missing = (without.len(), named);
        if let Some(whole) = costs.iter().copied().collect() {
            self.look(whole);
        }
        self
    }

    /// With what smallest cuts tell.
    fn cut(mut self) -> Result<Fairness, Diagnostic> {
        let Some(many) = Many::new(&self.game) else {
            let fault = Diagnostic::error("too-many-to-count", None).worded("too-many-to-judge");
            let fault = fault.with("found", self.game.members.len().to_string());
            return Err(fault.with("most", MOST_ENUMERATED.to_string()));
        };
        let found = (many.needed(), many.dearer_together(), many.cheaper_with_more());
        self.shapley = self.game.closed_form().map(|values| self.game.spread(values));
        (self.support, self.dearer_together, self.cheaper_with_more) = found;
        Ok(self)
    }

    /// What needs every price.
    fn look(&mut self, mut costs: Vec<i128>) {
        let other = costs.last().copied();
        let alone = Game::new(self.game.members.len(), costs.clone());
        if let Some(alone) = alone {
            self.dearer_together = alone.dearer_together().map(|(one, other)| {
                let lost = alone.cost(one | other) - alone.cost(one) - alone.cost(other);
                (self.game.named(one), self.game.named(other), lost)
            });
            self.cheaper_with_more = alone.cheaper_with_more().map(|(group, member)| {
                let larger = 1 << member | group;
                let member = self.game.members.get(member).copied().unwrap_or(0);
                (self.game.named(group), member, alone.cost(group) - alone.cost(larger))
            });
        }
        if let Some(whole) = costs.last_mut() {
            *whole = self.game.total;
        }
        let Some(game) = Game::new(self.game.members.len(), costs) else { return };
        self.shapley = Some(self.game.spread(shapley(&game)));
        let found = least_support(&game, other);
        let mut groups = found.groups;
        groups.sort_unstable_by_key(|(group, _)| *group);
        let groups = groups.into_iter().map(|(group, weight)| (self.game.named(group), weight));
        self.support = Some(Needed {
            units: found.support.units(0, Rounding::Ceiling).unwrap_or(i128::MAX),
            groups: groups.collect(),
        });
    }

    /// How shares stand: the bills, by member of the plan, and what they were rounded from. A group whose exact share is
    /// no more than its cost does not object for the rounding of its bills.
    pub fn standing(&self, bills: &[i128], exact: &[Fraction]) -> Standing {
        let Some(costs) = &self.costs else {
            let many = Many::new(&self.game);
            let (bills, exact) = (self.of_game(bills.iter().copied()), self.of_game(exact.iter().cloned()));
            return many.map(|many| many.standing(&bills, &exact)).unwrap_or_default();
        };
        let members = self.game.members.len();
        let scale = 10_i128.pow(PLACES.unsigned_abs());
        let billed = self.of_game(bills.iter().copied());
        let scaled = |share: &Fraction| share.units(PLACES, Rounding::Floor).unwrap_or(i128::MAX >> 8);
        let (exact, paid) = (sums(&self.of_game(exact.iter().map(scaled))), sums(&billed));
        let cost = |group: Group| {
            let place = group.to_usize()?;
            let (cost, exact, paid) =
                (costs.get(place).copied().flatten()?, *exact.get(place)?, *paid.get(place)?);
            Some(if exact <= cost * scale { cost.max(paid) } else { cost })
        };
        let found = objections(members, cost, &billed, LISTED);
        let listed = found.worst.iter().map(|objection| Objecting {
            members: self.game.named(objection.group),
            pays: objection.pays,
            alone: objection.alone,
        });
        let unknown = self.missing.0 > 0;
        let single = |nth: usize| Some(billed.get(nth)? <= &cost(1 << nth)?);
        let singles: Vec<Option<bool>> = (0..members).map(single).collect();
        let rational = match singles.contains(&Some(false)) {
            true => Some(false),
            false => (!singles.contains(&None)).then_some(true),
        };
        Standing {
            in_core: if found.count > 0 { Some(false) } else { (!unknown).then_some(true) },
            objections: listed.collect(),
            count: Some(found.count),
            worst_excess: found.largest.filter(|_| !unknown),
            rational,
        }
    }

    /// Values of the plan's members as values of the game's.
    fn of_game<V: Clone + Default>(&self, values: impl Iterator<Item = V>) -> Vec<V> {
        let values: Vec<V> = values.collect();
        self.game.members.iter().map(|number| values.get(*number).cloned().unwrap_or_default()).collect()
    }
}
