//! The game of a case: what every group of its members would cost by itself, built from its items and quotations.
//!
//! A group bears in full the shared items that anyone in it uses, at the price for that many; own costs of its members
//! come with them. A quotation for exactly the group replaces that. A group may also stay as it is, so it costs the
//! lesser of that and its cost before.

use super::build::parts_of;
use super::limits::MOST_COMPARED;
use crate::coalition::{GameParts, Group, in_group, nucleolus_of_parts};
use crate::code;
use crate::cost::{CostItem, Price};
use crate::diagnostic::{Diagnostic, FaultKind};
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::level::{Level, before_at};
use std::collections::BTreeMap;

/// The game of a case; its members are those that take part, numbered in order.
#[derive(Clone, Debug)]
pub struct CaseGame {
    /// The number of each member in the plan.
    pub members: Vec<usize>,
    /// How many members the plan has, candidates included.
    of: usize,
    /// What all of them pay together, in minor units: what is to be shared.
    pub total: i128,
    /// What the items cost, if the case has any of its own.
    pub(super) parts: Option<GameParts>,
    pub(super) before: Option<Vec<i128>>,
    pub(super) quoted: BTreeMap<Vec<usize>, i128>,
    /// By how much invoices laid in whole units on those who share them moved the game's costs, in minor units.
    pub cut: Fraction,
    /// Whether quotations are left out: they are for the whole term, and other costs are looked at.
    pub leaves_quotations: bool,
    /// Items that state no price for fewer members than this: the item's number in the plan, and the number.
    pub unpriced: Vec<(usize, u32)>,
    /// Members of which no cost before is stated, by their number in the plan, where groups may stay as they are.
    pub without_before: Vec<usize>,
}

impl CaseGame {
    /// The game of a plan with its costs, each at a level of what it may be.
    ///
    /// # Errors
    /// A case of nothing but prices for groups, where other costs are asked for than those of its whole term.
    pub(crate) fn new(computed: &Computed<'_>, level: Level) -> Result<CaseGame, Diagnostic> {
        let plan = computed.plan;
        if plan.only_quoted && !computed.is_whole {
            return Err(Diagnostic::error(code!("prices-missing"), None)
                .of_kind(FaultKind::PricesMissing)
                .worded(code!("prices-of-the-whole-term")));
        }
        let members: Vec<usize> = computed.members().map(|(number, _)| number).collect();
        let mut place = vec![None; plan.members.len()];
        for (nth, number) in members.iter().enumerate() {
            if let Some(place) = place.get_mut(*number) {
                *place = Some(nth);
            }
        }
        let is_paid =
            |fact: &&Fact| fact.side == Side::After && matches!(fact.payer, Payer::Member(_) | Payer::Shared);
        let after = || computed.facts.iter().filter(is_paid);
        let mut cut = Fraction::zero();
        let parts = after().flat_map(|fact| {
            let (parts, moved) = parts_of(computed, fact, &place, level);
            cut = &cut + &moved;
            parts
        });
        let parts = GameParts::new(members.len(), parts);
        let quoted = plan.coalitions.iter().filter(|_| computed.is_whole).filter_map(|coalition| {
            // a quotation that counts on a candidate is none for those who take part
            let group: Option<Vec<usize>> =
                coalition.members.iter().map(|number| place.get(*number).copied().flatten()).collect();
            Some((group?, level.of(coalition.total.invoiced(computed.decimals))))
        });
        let before = before(computed, &members, level);
        Ok(CaseGame {
            total: after().map(|fact| level.of(fact.invoice.units)).sum(),
            parts: (!plan.only_quoted).then_some(parts),
            before,
            quoted: quoted.collect(),
            cut,
            leaves_quotations: computed.leaves_quotations(),
            unpriced: unpriced(computed),
            without_before: computed.known.missing().to_vec(),
            of: plan.members.len(),
            members,
        })
    }

    /// The game of these parts, whose sum for all members is to be shared.
    #[cfg(test)]
    pub(super) fn of_parts(
        parts: GameParts,
        before: Option<Vec<i128>>,
        quoted: BTreeMap<Vec<usize>, i128>,
    ) -> CaseGame {
        let count = parts.members();
        let total = parts.cost(&vec![true; count]).unwrap();
        CaseGame {
            members: (0..count).collect(),
            of: count,
            total,
            parts: Some(parts),
            before,
            quoted,
            cut: Fraction::zero(),
            leaves_quotations: false,
            unpriced: Vec::new(),
            without_before: Vec::new(),
        }
    }

    /// What a group would cost by itself; `None` if nothing says.
    pub fn cost(&self, group: &[bool]) -> Option<i128> {
        let stays = self.before.as_ref().map(|before| sum_of(before, group));
        lesser(self.built(group), stays)
    }

    /// What the shared service would cost a group by itself, whatever it costs today.
    pub fn built(&self, group: &[bool]) -> Option<i128> {
        let named =
            || -> Vec<usize> { (0..group.len()).filter(|nth| group.get(*nth) == Some(&true)).collect() };
        let quoted = if self.quoted.is_empty() { None } else { self.quoted.get(&named()).copied() };
        quoted.or_else(|| self.parts.as_ref()?.cost(group))
    }

    /// Whether what all members cost together is what the items do, or what they would pay otherwise.
    pub(super) fn is_of_items(&self) -> bool {
        self.parts.is_some() && !self.quoted.contains_key(&(0..self.members.len()).collect::<Vec<_>>())
    }

    /// What all members would pay together if they went on as before, where that is a way out.
    pub(super) fn otherwise(&self) -> Option<i128> {
        Some(self.before.as_ref()?.iter().sum())
    }

    /// What every group would cost by itself, by group; `None` with too many members to count them out.
    pub fn costs(&self) -> Option<Vec<Option<i128>>> {
        let mut costs = match &self.parts {
            Some(parts) => parts.costs()?,
            None => GameParts::new(self.members.len(), []).costs()?.into_iter().map(|_| None).collect(),
        };
        for (group, price) in &self.quoted {
            let place = group.iter().fold(0_usize, |place, member| place | 1 << member);
            if let Some(cost) = costs.get_mut(place) {
                *cost = Some(*price);
            }
        }
        if let Some(before) = &self.before {
            let mut sums = vec![0_i128];
            for (group, cost) in costs.iter_mut().enumerate().skip(1) {
                let rest = sums.get(group & (group - 1)).copied().unwrap_or(0);
                let first = group.trailing_zeros().to_usize().and_then(|first| before.get(first));
                let sum = rest + first.copied().unwrap_or(0);
                sums.push(sum);
                *cost = lesser(*cost, Some(sum));
            }
        }
        if let Some(nobody) = costs.first_mut() {
            *nobody = Some(0);
        }
        Some(costs)
    }

    /// Values of the game's members as values of the plan's; 0 for those who do not take part.
    pub(super) fn spread(&self, values: Vec<Fraction>) -> Vec<Fraction> {
        let mut all = vec![Fraction::zero(); self.of];
        for (number, value) in self.members.iter().zip(values) {
            if let Some(place) = all.get_mut(*number) {
                *place = value;
            }
        }
        all
    }

    /// What each member would pay if those who use something shared it equally; `None` where a price depends on how
    /// many they are, or nothing is known of the items.
    pub(super) fn by_use(&self) -> Option<Vec<Fraction>> {
        self.parts.as_ref().filter(|parts| parts.is_fixed()).map(GameParts::shapley)
    }

    /// Whether nothing that several share is below 0: a rebate for all is one that a group alone gets in full.
    pub fn shares_no_rebate(&self) -> bool {
        self.parts.as_ref().is_some_and(GameParts::shares_no_rebate)
    }

    /// The Shapley value by its closed form, where the game is a sum of parts and nothing else: no group would rather stay.
    pub(super) fn closed_form(&self) -> Option<Vec<Fraction>> {
        let only_parts = self.quoted.is_empty() && self.never_stays(self, 0);
        self.parts.as_ref().filter(|_| only_parts).map(GameParts::shapley)
    }

    /// The nucleolus by smallest cuts, where it is proved so.
    pub(super) fn nucleolus(&self) -> Option<Vec<Fraction>> {
        let parts =
            self.parts.as_ref().filter(|_| self.quoted.is_empty() && self.members.len() <= MOST_COMPARED);
        nucleolus_of_parts(parts?, self.before.as_deref(), self.total)
    }

    /// Whether no group would rather stay as it is at these costs of today, even if the items cost each member more.
    pub(super) fn never_stays(&self, today: &CaseGame, more: i128) -> bool {
        let never = |(parts, before): (&GameParts, &Vec<i128>)| parts.never_exceeds(before, more);
        today.before.is_none() || self.parts.as_ref().zip(today.before.as_ref()).is_some_and(never)
    }

    /// What each member adds when they join in this order; `None` if some group on the way has no price.
    pub(super) fn added(&self, order: &[usize]) -> Option<Vec<i128>> {
        let built = self.parts.as_ref().map(|parts| parts.joining(order));
        let mut group = vec![false; self.members.len()];
        let (mut stays, mut paid) = (0, 0);
        let mut added = vec![0; self.members.len()];
        for (nth, member) in order.iter().enumerate() {
            *group.get_mut(*member)? = true;
            let own = self.before.as_ref().and_then(|before| before.get(*member));
            stays += own.copied().unwrap_or(0);
            let cost = match nth + 1 == order.len() {
                true => self.total,
                false => {
                    let built = built.as_ref().and_then(|built| built.get(nth).copied().flatten());
                    let built = if self.quoted.is_empty() { built } else { self.built(&group) };
                    lesser(built, own.map(|_| stays))?
                }
            };
            *added.get_mut(*member)? = cost - paid;
            paid = cost;
        }
        Some(added)
    }

    /// The numbers in the plan of a group's members.
    pub fn named(&self, group: Group) -> Vec<usize> {
        let members = self.members.iter().enumerate();
        members.filter(|(nth, _)| in_group(group, *nth)).map(|(_, number)| *number).collect()
    }

    /// Whether groups may stay as they are: every member's cost before is known.
    pub fn may_stay(&self) -> bool {
        self.before.is_some()
    }
}

/// Whether nothing that the game of a plan is made of is a range: no cost, and no quotation.
pub(crate) fn is_exact(computed: &Computed<'_>) -> bool {
    let quoted = computed.plan.coalitions.iter().filter(|_| computed.is_whole);
    // a price for fewer members is what these would cost by themselves
    let is_known = |item: &CostItem| match &item.price {
        Price::ByMembers(prices) => prices.iter().all(|(_, price)| price.is_exact()),
        _ => true,
    };
    computed.is_exact()
        && computed.plan.after.iter().all(is_known)
        && quoted.into_iter().all(|coalition| coalition.total.is_exact())
}

fn lesser(one: Option<i128>, other: Option<i128>) -> Option<i128> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

fn sum_of(costs: &[i128], group: &[bool]) -> i128 {
    costs.iter().zip(group).filter(|(_, is_in)| **is_in).map(|(cost, _)| cost).sum()
}

/// The cost before of each of these members over the term; `None` where one of them is not known.
fn before(computed: &Computed<'_>, members: &[usize], level: Level) -> Option<Vec<i128>> {
    let costs = before_at(computed, level);
    let cost = |number: &usize| costs.get(*number)?.as_ref()?.units(0, Rounding::HalfAway);
    members.iter().map(cost).collect()
}

/// Shared items that state no price for some small number of members, each with the first number that has one.
fn unpriced(computed: &Computed<'_>) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    for fact in computed.facts.iter().filter(|fact| fact.payer == Payer::Shared) {
        if found.last().is_some_and(|(item, _)| *item == fact.item) {
            continue;
        }
        if let Some(Price::ByMembers(prices)) = computed.item(fact).map(|item| &item.price)
            && let Some(least) = prices.iter().map(|(number, _)| *number).min().filter(|least| *least > 1)
        {
            found.push((fact.item, least));
        }
    }
    found
}
