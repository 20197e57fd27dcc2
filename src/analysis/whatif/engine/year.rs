//! The exact bills of one year on one denominator, to which the invoices that move are added.

use crate::money::whole::BigInt;
use crate::money::whole::Integer;
use crate::money::whole::ToPrimitive;
use crate::money::{Fraction, Quotas, Rounding};
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::shares::Shares;

/// A common denominator is below this; what does not fit 128 bits with it is computed as a whole.
const LARGEST: i128 = 1 << 90;

/// The exact bills of one year.
#[derive(Clone)]
pub(super) struct YearBills {
    pub(super) cost: i128,
    /// What each member bears alone.
    pub(super) own: Vec<i128>,
    /// Its part of the shared items, as numerators.
    pub(super) shared: Vec<i128>,
    pub(super) denominator: i128,
}

impl YearBills {
    /// A year of a plan, split in this way; `None` where it does not fit.
    pub(super) fn new(computed: &Computed<'_>, shares: &Shares, year: usize) -> Option<YearBills> {
        let members = computed.plan.members.len();
        let mut own = vec![0_i128; members];
        let mut exact = vec![Fraction::zero(); members];
        let mut cost = 0_i128;
        let mut denominator = BigInt::from(1);
        for (nth, fact) in computed.facts.iter().enumerate() {
            if fact.side != Side::After || fact.invoice.year != year {
                continue;
            }
            let units = fact.invoice.units.base;
            match fact.payer {
                Payer::Member(number) => {
                    let sum = own.get_mut(number)?;
                    *sum = sum.checked_add(units)?;
                    cost = cost.checked_add(units)?;
                }
                Payer::Shared => {
                    let parts = shares.parts_of_fact(nth);
                    if parts.len() != members {
                        return None;
                    }
                    for (sum, part) in exact.iter_mut().zip(parts) {
                        *sum = &*sum + part;
                        if let Some(one) = part.checked_div(&Fraction::from(units)) {
                            denominator = denominator.lcm(&one.denominator());
                        }
                    }
                    cost = cost.checked_add(units)?;
                }
                Payer::Group | Payer::Outside(_) => {}
            }
        }
        let denominator = denominator.to_i128().filter(|denominator| *denominator < LARGEST)?;
        let on_it = |value: &Fraction| whole(&(value * &Fraction::from(denominator)));
        let shared = exact.iter().map(on_it).collect::<Option<_>>()?;
        Some(YearBills { cost, own, shared, denominator })
    }

    /// What each member pays exactly.
    pub(super) fn quotas(&self) -> Option<Quotas> {
        let sum = |(own, shared): (&i128, &i128)| own.checked_mul(self.denominator)?.checked_add(*shared);
        let numerators = self.own.iter().zip(&self.shared).map(sum).collect::<Option<_>>()?;
        Some(Quotas::Small { numerators, denominator: self.denominator })
    }

    /// What one unit of an invoice adds to each bill, by what all of it does; `None` for an invoice of nothing.
    pub(super) fn weights(&self, parts: &[Fraction], units: i128) -> Option<Vec<i128>> {
        let each = Fraction::ratio(self.denominator, units)?;
        parts.iter().map(|part| whole(&(part * &each))).collect()
    }
}

/// A number that is whole.
fn whole(value: &Fraction) -> Option<i128> {
    value.is_whole().then(|| value.units(0, Rounding::Down)).flatten()
}
