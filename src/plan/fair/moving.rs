//! Shares of a fair division where costs are ranges, as sums of amounts: what groups cost moves together.
//!
//! 80 to 120 for two, and 30 alone for the first: by the Shapley value the first pays half of 30 and of what it adds to 80 to
//! 120 for the second, 15 wherever that cost lies, not 15 less 20 to 15 and 20.

use super::build::parts_of;
use super::game::CaseGame;
use crate::coalition::{GameParts, Method};
use crate::cost::Price;
use crate::money::Fraction;
use crate::plan::amounts::{Amounts, Variables};
use crate::plan::curve::{FigureCurve, Portion};
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::level::Level;

/// No more members and facts than these are followed.
const MOST_MEMBERS: usize = 8;
const MOST_FACTS: usize = 600;

/// What groups cost as sums of amounts.
pub(super) struct MovingGame {
    amounts: Amounts,
    members: usize,
    /// What the items cost each group, and what it costs at the least: that, or what it costs today.
    built: Vec<Form>,
    costs: Vec<Form>,
    /// The sums of which what each group costs is the least, wherever amounts lie.
    choices: Vec<Vec<Form>>,
    total: Form,
}

/// Between what the shares by a method lie, in the order of the members of the game at the lowest and at the highest of all costs;
/// `None` where they are not followed.
pub(super) fn between(
    computed: &Computed<'_>,
    games: [&CaseGame; 2],
    method: Method,
) -> Option<Vec<AmountRange>> {
    if method == Method::Nucleolus {
        return None;
    }
    let game = MovingGame::followed(computed, games)?;
    match method {
        Method::Shapley | Method::EqualRemaining => {
            Some(game.shares(method)?.iter().map(|share| game.range(share)).collect())
        }
        Method::SeparableCosts => game.in_proportion(&game.costs),
        Method::AlternativeCost => game.in_proportion(&game.built),
        Method::Nucleolus => None,
    }
}

impl MovingGame {
    /// The game as sums of amounts; `None` where it is not followed.
    pub(super) fn followed(computed: &Computed<'_>, games: [&CaseGame; 2]) -> Option<MovingGame> {
        let is_few = games[0].members.len() <= MOST_MEMBERS && computed.facts.len() <= MOST_FACTS;
        if !is_few || computed.plan.only_quoted {
            return None;
        }
        MovingGame::of(computed, games)
    }

    /// Between what a sum lies.
    pub(super) fn range(&self, form: &Form) -> AmountRange {
        self.amounts.range(form)
    }

    /// The sums of which what a group costs is the least, one or two; groups are told apart by the bits of their members.
    pub(super) fn choices(&self, group: usize) -> Option<&[Form]> {
        self.choices.get(group).map(Vec::as_slice)
    }

    /// The shares by a method as sums; `None` where they are none.
    pub(super) fn shares(&self, method: Method) -> Option<Vec<Form>> {
        let members = 0..self.members;
        match method {
            Method::Shapley => members.map(|member| self.shapley(member)).collect(),
            Method::EqualRemaining => {
                let each = Fraction::ratio(1, i128::try_from(self.members).ok()?)?;
                let each = self.remaining().times(&each);
                Some(members.map(|member| self.separable(member).plus(&each)).collect())
            }
            Method::SeparableCosts | Method::AlternativeCost | Method::Nucleolus => None,
        }
    }

    fn of(computed: &Computed<'_>, [game, high]: [&CaseGame; 2]) -> Option<MovingGame> {
        let amounts = Amounts::of(computed);
        let members = game.members.len();
        let groups = 1_usize.checked_shl(u32::try_from(members).ok()?)?;
        let mut place = vec![None; computed.plan.members.len()];
        for (nth, number) in game.members.iter().enumerate() {
            *place.get_mut(*number)? = Some(nth);
        }
        let mut built = vec![Form::default(); groups];
        let mut today = vec![Form::default(); members];
        for (nth, fact) in computed.facts.iter().enumerate() {
            match (fact.side, fact.payer) {
                (Side::Before, Payer::Member(number)) => {
                    let own = place.get(number).copied().flatten().and_then(|own| today.get_mut(own));
                    own.into_iter().for_each(|own| own.add(&amounts.form(nth, fact)));
                }
                (Side::After, Payer::Member(_) | Payer::Shared) => {
                    let forms = of_groups(computed, &amounts, (nth, fact), &place, members)?;
                    built.iter_mut().zip(&forms).for_each(|(sum, form)| sum.add(form));
                }
                _ => {}
            }
        }
        let total = built.last()?.clone();
        for (group, low) in &game.quoted {
            let ends = (Fraction::from(*low), Fraction::from(*high.quoted.get(group)?));
            *built.get_mut(group.iter().fold(0, |place, member| place | 1 << member))? = Form::within(ends);
        }
        let is_in = |group: usize, member: &usize| group & (1 << member) != 0;
        let choices = |(group, built): (usize, &Form)| {
            let own = today.iter().enumerate().filter(|(member, _)| is_in(group, member));
            match game.may_stay() {
                true => lesser(&amounts, built, &Form::sum(own.map(|(_, own)| own))),
                false => vec![built.clone()],
            }
        };
        let choices: Vec<Vec<Form>> = built.iter().enumerate().map(choices).collect();
        let costs = choices.iter().map(|choices| one_of(&amounts, choices)).collect();
        Some(MovingGame { amounts, members, built, costs, choices, total })
    }

    /// What all of them but those of a group cost.
    fn cost(&self, group: usize) -> &Form {
        if group + 1 == self.costs.len() { &self.total } else { self.costs.get(group).unwrap_or(&self.total) }
    }

    /// What a member adds to the others, on average over all orders.
    fn shapley(&self, member: usize) -> Option<Form> {
        let mut share = Form::default();
        for group in (0..self.costs.len()).filter(|group| group & (1 << member) == 0) {
            let weight = weight(usize::try_from(group.count_ones()).ok()?, self.members)?;
            share.add(&self.cost(group | 1 << member).minus(self.cost(group)).times(&weight));
        }
        Some(share)
    }

    fn separable(&self, member: usize) -> Form {
        self.total.minus(self.cost((self.costs.len() - 1) & !(1_usize << member)))
    }

    /// What separable costs leave of the total.
    fn remaining(&self) -> Form {
        (0..self.members).fold(self.total.clone(), |left, member| left.minus(&self.separable(member)))
    }

    /// Separable costs, and the rest in proportion to what they leave of these limits; `None` where that may be below 0.
    fn in_proportion(&self, limits: &[Form]) -> Option<Vec<AmountRange>> {
        let mut variables = Variables::default();
        let benefit = |member: usize| Some(limits.get(1 << member)?.minus(&self.separable(member)));
        let benefits: Vec<Form> = (0..self.members).map(benefit).collect::<Option<_>>()?;
        if benefits.iter().any(|benefit| self.amounts.range(benefit).0.is_negative()) {
            return None;
        }
        let rest = self.amounts.line(&self.remaining(), &mut variables);
        let all = self.amounts.line(&Form::sum(&benefits), &mut variables);
        let share = |(member, benefit): (usize, &Form)| {
            let line = self.amounts.line(&self.separable(member), &mut variables);
            let of = self.amounts.line(benefit, &mut variables);
            let portion = Portion { times: rest.clone(), of, whole: all.clone() };
            FigureCurve { line, portions: vec![portion] }.straightened()
        };
        let curves: Vec<FigureCurve> = benefits.iter().enumerate().map(share).collect();
        curves.iter().map(|curve| curve.range(variables.ends())).collect()
    }
}

/// What a fact costs each group: all of it, nothing, or something between its ends.
fn of_groups(
    computed: &Computed<'_>,
    amounts: &Amounts,
    (nth, fact): (usize, &Fact),
    place: &[Option<usize>],
    members: usize,
) -> Option<Vec<Form>> {
    let mut several = false;
    let mut at = |level| {
        let (parts, _) = parts_of(computed, fact, place, level);
        several |= parts.len() > 1;
        GameParts::new(members, parts).costs()
    };
    let (low, high) = (at(Level::Low)?, at(Level::High)?);
    // laid on several parties in whole units, a part is less than a unit of each off
    let loose = Fraction::from(if several { i128::try_from(2 * members + 1).ok()? } else { 0 });
    let units = fact.invoice.units;
    // each number of members has a price of its own
    let prices = match computed.item(fact).map(|item| &item.price) {
        Some(Price::ByMembers(prices)) => prices.as_slice(),
        _ => &[],
    };
    // between its ends a part of what is laid may be another unit, though it is the same at both
    let is_loose = !units.is_exact() || prices.iter().any(|(_, price)| !price.is_exact());
    let form = |(low, high): (&Option<i128>, &Option<i128>)| {
        let form = match ((*low)?, (*high)?) {
            (0, 0) => return Some(Form::default()),
            ends if ends == (units.low, units.high) && prices.is_empty() => amounts.form(nth, fact),
            (low, high) => Form::within((Fraction::from(low.min(high)), Fraction::from(high.max(low)))),
        };
        Some(if is_loose { form.widened(&(loose.clone(), loose.clone())) } else { form })
    };
    let mut forms: Vec<Form> = low.iter().zip(&high).map(form).collect::<Option<_>>()?;
    // all of them together pay it as it is
    forms.last_mut().into_iter().for_each(|all| *all = amounts.form(nth, fact));
    Some(forms)
}

/// The lesser of two sums; both where amounts decide which it is.
fn lesser(amounts: &Amounts, one: &Form, other: &Form) -> Vec<Form> {
    let (low, high) = amounts.range(&one.minus(other));
    match (high.is_positive(), low.is_negative()) {
        (false, _) => vec![one.clone()],
        (_, false) => vec![other.clone()],
        _ => vec![one.clone(), other.clone()],
    }
}

/// The least of one or two sums as one.
fn one_of(amounts: &Amounts, choices: &[Form]) -> Form {
    let [one, other] = choices else { return choices.first().cloned().unwrap_or_default() };
    let (low, high) = amounts.range(&one.minus(other));
    let zero = Fraction::zero();
    match high <= -&low {
        // it is below one by what that is above the other, if at all
        true => one.widened(&(high, zero)),
        false => other.widened(&(-&low, zero)),
    }
}

/// In which part of all orders so many members come before a member.
fn weight(before: usize, members: usize) -> Option<Fraction> {
    let factorial = |number: usize| (1..=i128::try_from(number).unwrap_or(0)).product::<i128>();
    let after = members.checked_sub(before + 1)?;
    Fraction::ratio(factorial(before) * factorial(after), factorial(members))
}
