//! A cost item: what it is, who bears it, how its price is stated and when it runs.

use super::calendar::Months;
use super::estimate::Estimate;
use crate::lang::Text;
use crate::money::Fraction;

/// One line of an invoice or a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostItem {
    /// What paths name it by.
    pub id: String,
    /// What people call it.
    pub name: Text,
    /// A label to group by.
    pub system: Option<Text>,
    /// A label to include or exclude by.
    pub category: Option<Text>,
    /// Who bears it.
    pub bearer: Bearer,
    /// Who outside the group bears a part of it, and which: 0.5 for half.
    pub outside: Vec<(Text, Fraction)>,
    /// Whether its member pays it itself, to its own vendor or staff: it is in no bill.
    pub direct: bool,
    /// Its price as stated, in the case's currency.
    pub price: Price,
    /// The months it runs as written; of these count the ones in which its bearer takes part.
    pub runs: Months,
    /// By how much its price grows every 12 months from its first: 0.015 for 1.5%.
    pub growth: Fraction,
}

/// The power of ten that amounts stay below, in major units.
const LARGEST: i32 = 15;

impl CostItem {
    /// Whether numbers of units and growth over so many months make its price larger than an amount may be.
    pub fn is_too_large(&self, months: u32) -> bool {
        let sized = |estimate: &Estimate| estimate.low().abs().max(estimate.high().abs());
        let stated = match &self.price {
            Price::Once { amount, .. }
            | Price::Monthly(amount)
            | Price::Yearly(amount)
            | Price::Total(amount) => Some(sized(amount)),
            Price::ByYear(amounts) => amounts.iter().map(sized).max(),
            Price::ByMembers(prices) => prices.iter().map(|(_, amount)| sized(amount)).max(),
        };
        let mut largest = stated.unwrap_or_default();
        if let Bearer::Each(pieces) = &self.bearer
            && let Some(most) = pieces.iter().map(|(_, pieces)| pieces).max()
        {
            largest = &largest * most;
        }
        if self.growth.is_positive() {
            let times = months.saturating_sub(self.runs.first) / 12;
            largest = &largest * &(&Fraction::from(1) + &self.growth).power(times);
        }
        largest >= Fraction::power_of_ten(LARGEST)
    }
}

/// Who bears a cost item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// The group as a whole; nobody's own.
    Group,
    /// One member, by its number in the case.
    Member(usize),
    /// Each of these members, its own price times this factor.
    Each(Vec<(usize, Fraction)>),
    /// These members together.
    Shared(Vec<usize>),
    /// Somebody outside the group.
    Outside(Text),
}

/// A price as invoices and quotations state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Price {
    /// Once, in this month; by default the first in which its bearer takes part.
    Once {
        /// The amount.
        amount: Estimate,
        /// The month of the term.
        at: Option<u32>,
    },
    /// Every month.
    Monthly(Estimate),
    /// Every twelve months; a twelfth a month.
    Yearly(Estimate),
    /// For each year of the term, spread evenly over the months it runs in that year as written.
    ByYear(Vec<Estimate>),
    /// In all, spread evenly over all months it runs as written.
    Total(Estimate),
    /// Every twelve months, by how many members share: the largest number not above theirs counts.
    ByMembers(Vec<(u32, Estimate)>),
}

impl Price {
    /// Whether it is paid once and not again: the investment of a plan.
    pub fn is_once(&self) -> bool {
        matches!(self, Price::Once { .. })
    }
}
