//! From exact quotas to bills: multiples of a unit that add up to the year's cost.
//!
//! 70 million among populations of 30,000, 10,000 and 5,000, 50% equally and 50% by population: exactly 35 million,
//! 19,444,444.44… and 15,555,555.55…. Cut to 1,000 yen with the remainder dropped, 1,000 yen are not collected; by
//! largest remainder, the third pays them.
//!
//! ```
//! use cloudcost::sharing::{Basis, Claim, Sharer, Remainder, Rule, Settlement, SharedItem, split};
//! let members = [30_000, 10_000, 5_000].map(|people| Sharer::default().base("population", people));
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
use std::borrow::Cow;

/// How a claim is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Every bill of a year is a multiple of this many minor units, above 0; where the year's cost is not, one bill
    /// carries what is left.
    pub round_to: i128,
    /// How a bill is brought to such a multiple.
    pub round: Round,
    /// What becomes of what that misses or exceeds.
    pub remainder: Remainder,
    /// What every member must save over the term, in percent of its cost of before; `None` for no such promise.
    pub min_saving: Option<Fraction>,
    /// Of what one bill is.
    pub bill: Bill,
}

/// How an exact bill is brought to a multiple of the unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Round {
    /// Down.
    #[default]
    Down,
    /// To the nearest, a half away from zero.
    Nearest,
    /// Up.
    Up,
}

/// Of what one bill is: what is rounded together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bill {
    /// Of all costs of a year.
    #[default]
    Year,
    /// Of each shared item; what a member bears alone stands beside it as it is.
    Item,
    /// Of each category.
    Category,
}

/// To the minor unit, by largest remainder, nothing promised.
impl Default for Settlement {
    fn default() -> Self {
        Settlement {
            round_to: 1,
            round: Round::Down,
            remainder: Remainder::Largest,
            min_saving: None,
            bill: Bill::Year,
        }
    }
}

impl Settlement {
    /// How a year is settled in which these members take part: who does not bears nothing of what rounding leaves, which
    /// goes to the largest remainders instead.
    pub(crate) fn among(&self, takes_part: impl FnOnce(usize) -> bool) -> Cow<'_, Settlement> {
        match self.remainder {
            Remainder::Member(bearer) if !takes_part(bearer) => {
                Cow::Owned(Settlement { remainder: Remainder::Largest, ..self.clone() })
            }
            _ => Cow::Borrowed(self),
        }
    }

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
    /// This member bears them, in every year in which it takes part.
    Member(usize),
}

/// Rounds one year's exact bills, whose sum is `cost`. `None` if a bill does not fit 128 bits.
pub(crate) fn bills(quotas: &Quotas, cost: i128, settlement: &Settlement) -> Option<Vec<i128>> {
    billed(quotas, cost, settlement).map(|billed| billed.bills)
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

/// The same, with how they came about. The magnitude is split and the sign put back.
pub(crate) fn billed(quotas: &Quotas, cost: i128, settlement: &Settlement) -> Option<Billed> {
    let mirrored = cost < 0;
    let sign = if mirrored { -1 } else { 1 };
    let unit = settlement.round_to.max(1);
    let Multiples { mut bills, order, far } = drawn(quotas, unit, mirrored, settlement.round)?;
    let mut left = sign * cost - bills.iter().sum::<i128>();
    let mut dealt: Vec<(usize, i128)> = Vec::new();
    let takers = match settlement.remainder {
        Remainder::Drop => Vec::new(),
        Remainder::Member(bearer) => vec![(bearer, left.abs())],
        // each is moved by less than a unit, so that what is left is dealt out before the members are
        Remainder::Largest if left < 0 => far.into_iter().map(|member| (member, unit)).collect(),
        Remainder::Largest => order.into_iter().map(|member| (member, unit)).collect(),
    };
    for (member, most) in takers {
        let amount = left.abs().min(most) * left.signum();
        if let Some(bill) = bills.get_mut(member).filter(|_| amount != 0) {
            *bill += amount;
            left -= amount;
            dealt.push((member, sign * amount));
        }
    }
    bills.iter_mut().for_each(|bill| *bill *= sign);
    Some(Billed { bills, dealt, uncollected: sign * left })
}

/// Bills brought to multiples, their signs turned where costs are below 0.
struct Multiples {
    bills: Vec<i128>,
    /// Whose bill was moved down, the farthest first.
    order: Vec<usize>,
    /// Whose was moved up, the farthest first.
    far: Vec<usize>,
}

fn drawn(quotas: &Quotas, unit: i128, mirrored: bool, round: Round) -> Option<Multiples> {
    let cut = quotas.cut(unit, mirrored)?;
    if round == Round::Down {
        return Some(Multiples { bills: cut.floors, order: cut.order, far: Vec::new() });
    }
    let mut bills = cut.floors;
    let twice = |member: usize, floor: i128| {
        let quota = quotas.exact(member)?;
        let rest = &(if mirrored { -&quota } else { quota }) - &Fraction::from(floor);
        Some(&rest * &Fraction::from(2))
    };
    let (mut order, mut far) = (Vec::new(), Vec::new());
    // only those with a remainder, the largest first
    for member in cut.order {
        let bill = bills.get_mut(member)?;
        let (twice, whole) = (twice(member, *bill)?, Fraction::from(unit));
        let is_half_up = twice == whole && *bill >= 0;
        match round == Round::Up || twice > whole || is_half_up {
            true => {
                *bill += unit;
                far.push((twice, member));
            }
            false => order.push(member),
        }
    }
    // the least remainder was moved up the farthest; of equal ones the first listed comes first
    far.sort();
    Some(Multiples { bills, order, far: far.into_iter().map(|(_, member)| member).collect() })
}
