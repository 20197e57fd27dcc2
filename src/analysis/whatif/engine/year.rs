//! The exact bills of one year on one denominator, to which the invoices that move are added.

use super::level::{LEVELS, levels};
use crate::cost::Units;
use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Quotas, Rounding};
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::level::Level;
use crate::plan::shares::{Shares, YearEnds};
use crate::sharing::{Billed, Settlement, billed};

/// A common denominator is below this; what does not fit 128 bits with it is computed as a whole.
const LARGEST: i128 = 1 << 90;

/// The exact bills of one year.
#[derive(Clone)]
pub(super) struct YearBills {
    /// As costs are taken; and where some of them are ranges, also at their least and at their greatest.
    levels: Vec<LevelBills>,
    pub(super) denominator: i128,
}

/// The same at one level of costs.
#[derive(Clone)]
struct LevelBills {
    cost: i128,
    /// What each member bears alone.
    own: Vec<i128>,
    /// Its part of the shared items, as numerators.
    shared: Vec<i128>,
}

/// What is added up of a year at one level of costs.
struct YearSums {
    cost: i128,
    own: Vec<i128>,
    exact: Vec<Fraction>,
}

impl YearBills {
    /// A year of a plan, split in this way; `None` where it does not fit.
    pub(super) fn new(
        computed: &Computed<'_>,
        shares: &Shares,
        year: usize,
        is_ranged: bool,
    ) -> Option<YearBills> {
        let members = computed.plan.members.len();
        let (none, zero) = (vec![0_i128; members], vec![Fraction::zero(); members]);
        let mut sums = LEVELS.map(|_| YearSums { cost: 0, own: none.clone(), exact: zero.clone() });
        let mut denominator = BigInt::from(1);
        for (nth, fact) in computed.facts.iter().enumerate() {
            if fact.side != Side::After || fact.invoice.year != year {
                continue;
            }
            let units = fact.invoice.units;
            match fact.payer {
                Payer::Member(number) => {
                    for (level, sums) in levels(is_ranged).zip(&mut sums) {
                        let sum = sums.own.get_mut(number)?;
                        *sum = sum.checked_add(level.of(units))?;
                        sums.cost = sums.cost.checked_add(level.of(units))?;
                    }
                }
                Payer::Shared => {
                    if shares.parts_of_fact(nth).len() != members {
                        return None;
                    }
                    for (level, sums) in levels(is_ranged).zip(&mut sums) {
                        let units_there = level.of(units);
                        for (member, sum) in sums.exact.iter_mut().enumerate() {
                            let part = part(shares, (nth, units), member, level)?;
                            *sum = &*sum + &part;
                            if let Some(one) = part.checked_div(&Fraction::from(units_there)) {
                                denominator = denominator.lcm(&one.denominator());
                            }
                        }
                        sums.cost = sums.cost.checked_add(units_there)?;
                    }
                }
                Payer::Group | Payer::Outside(_) => {}
            }
        }
        let denominator = denominator.to_i128().filter(|denominator| *denominator < LARGEST)?;
        let on_it = |value: &Fraction| whole(&(value * &Fraction::from(denominator)));
        let bills = |YearSums { cost, own, exact }: YearSums| {
            let shared = exact.iter().map(on_it).collect::<Option<_>>()?;
            Some(LevelBills { cost, own, shared })
        };
        let levels = levels(is_ranged).zip(sums).map(|(_, sums)| bills(sums)).collect::<Option<_>>()?;
        Some(YearBills { levels, denominator })
    }

    /// What is billed of a year, at the costs as they are taken.
    pub(super) fn cost(&self) -> i128 {
        self.levels.first().map_or(0, |level| level.cost)
    }

    /// What each member bears alone, and what it bears exactly of the shared items.
    pub(super) fn taken_apart(self) -> Option<(Vec<i128>, Quotas)> {
        let LevelBills { own, shared, .. } = self.levels.into_iter().next()?;
        Some((own, Quotas::Small { numerators: shared, denominator: self.denominator }))
    }

    /// Adds to an invoice that moves, at any level of costs: of one member, or in these parts on the denominator.
    pub(super) fn add(&mut self, more: i128, member: Option<usize>, weights: &[i128]) -> Option<()> {
        for level in &mut self.levels {
            level.cost = level.cost.checked_add(more)?;
            if let Some(number) = member {
                let own = level.own.get_mut(number)?;
                *own = own.checked_add(more)?;
            }
            // an invoice of one member has no weights
            for (sum, weight) in level.shared.iter_mut().zip(weights) {
                *sum = sum.checked_add(weight.checked_mul(more)?)?;
            }
        }
        Some(())
    }

    /// The bills at the costs as they are taken.
    pub(super) fn billed(&self, settlement: &Settlement) -> Option<Billed> {
        let numerators = self.numerators(self.levels.first()?)?;
        billed(&Quotas::Small { numerators, denominator: self.denominator }, self.cost(), settlement)
    }

    /// What is billed, between its ends.
    pub(super) fn costs(&self) -> Units {
        match self.levels.as_slice() {
            [base, low, high] => Units { low: low.cost, base: base.cost, high: high.cost },
            _ => Units::exact(self.cost()),
        }
    }

    /// The ends of the bills, where costs are ranges.
    pub(super) fn ends(&self, settlement: &Settlement) -> Option<YearEnds> {
        let [_, low, high] = self.levels.as_slice() else { return None };
        let (least, most) = (self.numerators(low)?, self.numerators(high)?);
        Some(YearEnds::between(settlement, [&least, &most], self.denominator, (low.cost, high.cost)))
    }

    /// What each member pays exactly.
    fn numerators(&self, level: &LevelBills) -> Option<Vec<i128>> {
        let sum = |(own, shared): (&i128, &i128)| own.checked_mul(self.denominator)?.checked_add(*shared);
        level.own.iter().zip(&level.shared).map(sum).collect()
    }

    /// What one unit of an invoice adds to each bill, by what all of it does; `None` for an invoice of nothing.
    pub(super) fn weights(&self, parts: &[Fraction], units: i128) -> Option<Vec<i128>> {
        let each = Fraction::ratio(self.denominator, units)?;
        parts.iter().map(|part| whole(&(part * &each))).collect()
    }
}

/// A member's exact part of a shared invoice at one level of costs.
fn part(shares: &Shares, (fact, units): (usize, Units), member: usize, level: Level) -> Option<Fraction> {
    if level != Level::Base && shares.knows_ends_of(fact) {
        let (low, high) = shares.ends_of_part(fact, member, units, true);
        return Some(if level == Level::Low { low } else { high });
    }
    // of an exact invoice there is one part
    let is_known = level == Level::Base || units.is_exact();
    shares.parts_of_fact(fact).get(member).filter(|_| is_known).cloned()
}

/// A number that is whole.
fn whole(value: &Fraction) -> Option<i128> {
    value.is_whole().then(|| value.units(0, Rounding::Down)).flatten()
}
