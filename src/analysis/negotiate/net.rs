//! What support leaves of what members pay, before it is rounded down. Up to its cap it moves with the percents, above that it
//! stands still: what is left is the largest of linear pieces, so that every piece is a condition of its own and the answer
//! stays exact.

use super::ground::Ground;
use super::request::NegotiateRequest;
use crate::code;
use crate::cost::{Support, SupportPays};
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::plan::facts::{Payer, Side};
use crate::plan::shares::{Shares, Straight};
use crate::plan::support::{receipts, received_in};

/// The most pieces of one member.
const MOST: usize = 64;

/// What support pays.
pub(super) struct Net {
    /// Of each member's cost before.
    before: Vec<Fraction>,
    /// Of each member's cost over the term, with each base alone: in pieces of which the least is what it is.
    pieces: Vec<Vec<Vec<Fraction>>>,
}

impl Net {
    /// The support of a plan; nothing unless that counts.
    ///
    /// # Errors
    /// Costs in ranges, a cost below 0, more caps than can be told apart.
    pub(super) fn of(ground: &Ground<'_>, request: &NegotiateRequest) -> Result<Net, Diagnostic> {
        let (members, bases) = (ground.plan.members.len(), ground.bases.len());
        let mut net = Net {
            before: vec![Fraction::zero(); members],
            pieces: vec![vec![vec![Fraction::zero(); bases]]; members],
        };
        if !request.net {
            return Ok(net);
        }
        if ground.ends.is_some() {
            return Err(Diagnostic::error(code!("negotiate-net-ranges"), None));
        }
        // a loan is repaid: it lowers nothing
        for support in ground.plan.support.iter().filter(|support| !support.is_repaid()) {
            match support.is_before {
                true => net.lower_before(ground, support),
                false => net.lower(ground, support)?,
            }
        }
        Ok(net)
    }

    /// What is paid of a member's cost before.
    pub(super) fn before(&self, member: usize) -> Fraction {
        self.before.get(member).cloned().unwrap_or_default()
    }

    /// What is left of what a member pays with each base alone, in pieces of which the largest is what it is.
    pub(super) fn left(&self, member: usize, pays: &[Fraction]) -> Vec<Vec<Fraction>> {
        let pieces = self.pieces.get(member).map(Vec::as_slice).unwrap_or_default();
        let less = |piece: &Vec<Fraction>| pays.iter().zip(piece).map(|(pay, paid)| pay - paid).collect();
        pieces.iter().map(less).collect()
    }

    /// What is left of what a member pays with each base alone.
    pub(super) fn of_alone(&self, member: usize, pays: &[Fraction]) -> Vec<Fraction> {
        let left = self.left(member, pays);
        let of = |base: usize| left.iter().filter_map(|piece| piece.get(base)).max().cloned();
        (0..pays.len()).filter_map(of).collect()
    }

    /// Support of costs of today, which no percents move.
    fn lower_before(&mut self, ground: &Ground<'_>, support: &Support) {
        for paid in receipts(&ground.computed, support, &Shares::default()) {
            let within = received_in(&ground.computed, support, paid.year).is_some();
            if let Some(sum) = self.before.get_mut(paid.member).filter(|_| within) {
                *sum = &*sum + &Fraction::from(paid.pays);
            }
        }
    }

    /// Support of costs of the shared system.
    fn lower(&mut self, ground: &Ground<'_>, support: &Support) -> Result<(), Diagnostic> {
        let alone = ground.middle.iter().map(|straight| uncapped(ground, straight, support));
        let alone = alone.collect::<Result<Vec<_>, _>>()?;
        let cap = support.cap.as_ref().map(|cap| (cap * &minor(ground)).rounded(0, Rounding::Floor));
        for (member, pieces) in self.pieces.iter_mut().enumerate() {
            let sums: Vec<Fraction> =
                alone.iter().map(|members| members.get(member).cloned().unwrap_or_default()).collect();
            let mut choices = Vec::new();
            if cap.as_ref().is_none_or(|cap| sums.iter().any(|sum| sum < cap)) {
                choices.push(sums.clone());
            }
            if let Some(cap) = cap.as_ref().filter(|cap| sums.iter().any(|sum| sum >= cap)) {
                choices.push(vec![cap.clone(); sums.len()]);
            }
            let with = |piece: &Vec<Fraction>, choice: &Vec<Fraction>| -> Vec<Fraction> {
                piece.iter().zip(choice).map(|(one, other)| one + other).collect()
            };
            *pieces = pieces
                .iter()
                .flat_map(|piece| choices.iter().map(move |choice| with(piece, choice)))
                .collect();
            if pieces.len() > MOST {
                let fault = Diagnostic::error(code!("negotiate-net-cap"), None);
                let fault = fault.worded(code!("negotiate-net-caps"));
                return Err(fault.with("support", support.name.clone()));
            }
        }
        Ok(())
    }
}

/// Minor units of one major unit.
fn minor(ground: &Ground<'_>) -> Fraction {
    Fraction::minor_per_major(ground.computed.decimals)
}

/// What one support would pay each member within the term with one base alone if nothing capped it. A cap is used up in the
/// order of the years, so that what comes after the term takes nothing of it away from what comes within.
fn uncapped(
    ground: &Ground<'_>,
    straight: &Straight,
    support: &Support,
) -> Result<Vec<Fraction>, Diagnostic> {
    // all parts by their names: what is added to them is looked at here first
    let Support { name: _, items, pays, cap: _, to, kind: _, years_after: _, is_before: _ } = support;
    let mut sums = vec![Fraction::zero(); ground.plan.members.len()];
    if to.is_some_and(|to| ground.computed.months_of(to).is_none()) {
        return Ok(sums);
    }
    let years = ground.computed.years.len();
    let mut costs = vec![vec![Fraction::zero(); sums.len()]; years];
    let mut all = Fraction::zero();
    let facts = ground.computed.facts.iter().enumerate();
    for (nth, fact) in facts.filter(|(_, fact)| fact.side == Side::After && items.contains(&fact.item)) {
        let Some(of_year) = costs.get_mut(fact.invoice.year) else { continue };
        let mut borne = |member: usize, cost: &Fraction| {
            all = &all + cost;
            of_year.get_mut(member).into_iter().for_each(|sum| *sum = &*sum + cost);
        };
        match fact.payer {
            Payer::Member(member) => borne(member, &Fraction::from(fact.invoice.units.base)),
            Payer::Shared => {
                let parts = straight.parts.get(&nth).map(Vec::as_slice).unwrap_or_default();
                parts.iter().enumerate().for_each(|(member, part)| borne(member, part));
            }
            Payer::Group | Payer::Outside(_) => {}
        }
    }
    let rate = match pays {
        SupportPays::Rate(rate) => rate.clone(),
        SupportPays::Amount(amount) if all.is_positive() => {
            (amount * &minor(ground)).checked_div(&all).unwrap_or_default().min(Fraction::from(1))
        }
        SupportPays::Amount(_) => Fraction::zero(),
    };
    for (year, of_year) in costs.iter().enumerate() {
        let within = received_in(&ground.computed, support, year).is_some();
        for (member, cost) in of_year.iter().enumerate() {
            if cost.is_negative() {
                let fault = Diagnostic::error(code!("negotiate-net-cap"), None);
                return Err(fault.with("support", support.name.clone()));
            }
            let receiver = to.unwrap_or(member);
            let sum = sums.get_mut(receiver).filter(|_| within);
            sum.into_iter().for_each(|sum| *sum = &*sum + &(cost * &rate));
        }
    }
    Ok(sums)
}
