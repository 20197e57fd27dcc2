//! From exact quotas to bills: multiples of a unit that add up to the year's cost.
//!
//! 70 million among populations of 30,000, 10,000 and 5,000, 50% equally and 50% by population: exactly 35 million,
//! 19,444,444.44… and 15,555,555.55…. Cut to 1,000 yen with the remainder dropped, 1,000 yen are not collected; by
//! largest remainder, the third pays them.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Member, Remainder, Rule, Settlement, SharedItem, split};
//! let members = [30_000, 10_000, 5_000].map(|people| Member::default().base("population", people));
//! let rule = Rule::sum([(50, Basis::Equal), (50, Basis::proportional("population"))]).unwrap();
//! let item = SharedItem::of_one_year(rule, 70_000_000);
//! let claim = Claim { members: members.to_vec(), items: vec![item], years: 1, ..Claim::default() };
//! let by = |remainder| {
//!     let settlement = Settlement { round_to: 1_000, remainder, ..Settlement::default() };
//!     split(&claim, &settlement).unwrap().years[0].clone()
//! };
//! let dropped = by(Remainder::Drop);
//! assert_eq!((dropped.bills, dropped.uncollected), (vec![35_000_000, 19_444_000, 15_555_000], 1_000));
//! let largest = by(Remainder::Largest);
//! assert_eq!((largest.bills, largest.uncollected), (vec![35_000_000, 19_444_000, 15_556_000], 0));
//! assert_eq!(by(Remainder::Member(0)).bills, [35_001_000, 19_444_000, 15_555_000]);
//! ```

use crate::money::{Fraction, Quotas};

/// How a claim is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Every bill of a year is a multiple of this many minor units, above 0; where the year's cost is not, one bill
    /// carries what is left.
    pub round_to: i128,
    /// What becomes of the units that rounding down leaves.
    pub remainder: Remainder,
    /// What every member must save over the term, in percent of its cost of before; `None` for no such promise.
    pub min_saving: Option<Fraction>,
}

/// To the minor unit, by largest remainder, nothing promised.
impl Default for Settlement {
    fn default() -> Self {
        Settlement { round_to: 1, remainder: Remainder::Largest, min_saving: None }
    }
}

impl Settlement {
    /// The part of its cost of before that a member pays at the most: 0.7 where 30% are promised.
    pub(crate) fn kept(&self) -> Option<Fraction> {
        Some(&(&Fraction::from(100) - self.min_saving.as_ref()?) * &Fraction::decimal(1, 2))
    }
}

/// What becomes of the units that rounding down leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remainder {
    /// They go to the members with the largest remainders, one unit each.
    #[default]
    Largest,
    /// Nobody pays them.
    Drop,
    /// This member bears them.
    Member(usize),
}

/// Rounds one year's exact bills, whose sum is `cost`, where nothing is promised. `None` if a bill does not fit 128 bits.
pub(crate) fn bills(quotas: &Quotas, cost: i128, settlement: &Settlement) -> Option<Vec<i128>> {
    bill(quotas, cost, settlement, None).map(|billed| billed.bills)
}

/// The same, with how they came about.
pub(crate) fn billed(quotas: &Quotas, cost: i128, settlement: &Settlement) -> Option<Billed> {
    bill(quotas, cost, settlement, None)
}

/// The bills of one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Billed {
    pub(crate) bills: Vec<i128>,
    /// What was added to the rounded-down quotas: member and amount, in the order dealt out.
    pub(crate) dealt: Vec<(usize, i128)>,
    /// What nobody pays.
    pub(crate) uncollected: i128,
}

/// Whether the magnitudes of a year's quotas are rounded instead of the quotas themselves.
pub(super) fn mirrored(cost: i128, promised: bool) -> bool {
    cost < 0 && !promised
}

/// Rounds one year's quotas, whose sum is `cost`, to bills. `room` is what each member may still be charged above its
/// quotas rounded down, and is drawn from; `None` where nothing is promised.
///
/// The magnitude is split and the sign put back. Where something is promised, quotas are always rounded towards what a
/// member pays less. `None` if nobody has room for what is left, or if a bill does not fit 128 bits.
pub(super) fn bill(
    quotas: &Quotas,
    cost: i128,
    settlement: &Settlement,
    mut room: Option<&mut [i128]>,
) -> Option<Billed> {
    let mirrored = mirrored(cost, room.is_some());
    let unit = settlement.round_to.max(1);
    let cut = quotas.cut(unit, mirrored)?;
    let mut bills = cut.floors;
    let mut left = if mirrored { -cost } else { cost } - bills.iter().sum::<i128>();
    let mut dealt: Vec<(usize, i128)> = Vec::new();
    let mut deal = |member: usize, amount: i128| -> bool {
        let Some(bill) = bills.get_mut(member) else { return false };
        match room.as_deref_mut().and_then(|room| room.get_mut(member)) {
            Some(room) if *room < amount => return false,
            Some(room) => *room -= amount,
            None => {}
        }
        *bill += amount;
        dealt.push((member, if mirrored { -amount } else { amount }));
        true
    };
    if let Remainder::Member(bearer) = settlement.remainder
        && left > 0
        && deal(bearer, left)
    {
        left = 0;
    }
    // a bearer without room under its cap leaves it to the largest remainders
    while left > 0 && settlement.remainder != Remainder::Drop {
        let before = left;
        for member in &cut.order {
            let amount = left.min(unit);
            if amount > 0 && deal(*member, amount) {
                left -= amount;
            }
        }
        if left == before {
            return None;
        }
    }
    if mirrored {
        bills.iter_mut().for_each(|bill| *bill = -*bill);
        left = -left;
    }
    Some(Billed { bills, dealt, uncollected: left })
}
