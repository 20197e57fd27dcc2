//! How one way to split stands: who objects to it, and by how much.

use super::fairness::Fairness;
use super::found::{Objecting, Standing};
use super::limits::{MOST_LISTED, PLACES};
use super::many::Many;
use crate::coalition::{Group, objections, sums};
use crate::cost::Units;
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Rounding};

impl Fairness {
    /// How shares stand: the bills, by member of the plan, and what they were rounded from. A group whose exact share is
    /// no more than its cost does not object for the rounding of its bills; where these are not near what they were
    /// rounded from, give the bills themselves as `exact`.
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
        let found = objections(members, cost, &billed, MOST_LISTED);
        let listed = found.worst.iter().map(|objection| {
            Objecting::exact(self.game.named(objection.group), objection.pays, objection.alone)
        });
        let unknown = self.missing.0 > 0;
        let single = |nth: usize| Some(billed.get(nth)? <= &cost(1 << nth)?);
        let singles: Vec<Option<bool>> = (0..members).map(single).collect();
        Standing {
            in_core: if found.count > 0 { Some(false) } else { (!unknown).then_some(true) },
            objections: listed.collect(),
            elsewhere: Vec::new(),
            count: Some(found.count),
            worst_excess: found.largest.filter(|_| !unknown).map(Units::exact),
            rational: all_of(&singles),
            throughout: None,
        }
    }
}

/// Whether something holds of all of these: not if it fails for one, and not known while it is not of one.
pub(super) fn all_of(found: &[Option<bool>]) -> Option<bool> {
    match found.contains(&Some(false)) {
        true => Some(false),
        false => (!found.contains(&None)).then_some(true),
    }
}
