//! A cost item: what it is, who bears it, how its price is stated and when it runs.

use super::calendar::Months;
use super::estimate::Estimate;
use super::present::Timing;
use super::tax::Taxed;
use crate::lang::Text;
use crate::money::{Fraction, Rounding};

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
    /// How its price becomes one in the case's tax, where it is not.
    pub tax: Option<Taxed>,
    /// The rate of the tax in or on it, 0.1 for 10%, and 0 where there is none; `None` where that is not stated.
    pub tax_rate: Option<Fraction>,
    /// Whether it counts as a one-time cost, where the file says so; by default what is paid once does.
    pub one_time: Option<bool>,
    /// When in a year it falls, where not when all costs do.
    pub timing: Option<Timing>,
    /// What its figures are, where not what all are.
    pub stage: Option<Stage>,
    /// Whether an amount of it is written as about so much.
    pub approximate: bool,
}

/// What figures of a plan are: how near to what is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// 見積: what a vendor offers.
    Quotation,
    /// 予算: what a budget has.
    Budget,
    /// 契約: what is agreed.
    Contract,
    /// 決算: what was paid.
    Settled,
}

/// The power of ten that amounts stay below, in major units.
const LARGEST: i32 = 15;

impl CostItem {
    /// An item of which nothing more is said: it runs all along, and its price does not grow.
    pub fn new(id: String, name: Text, bearer: Bearer, price: Price) -> CostItem {
        CostItem {
            id,
            name,
            system: None,
            category: None,
            bearer,
            outside: Vec::new(),
            direct: false,
            price,
            runs: Months::new(1, u32::MAX),
            growth: Fraction::zero(),
            tax: None,
            tax_rate: None,
            one_time: None,
            timing: None,
            stage: None,
            approximate: false,
        }
    }

    /// Whether numbers of units and growth over so many months make its price larger than an amount may be.
    pub(crate) fn is_too_large(&self, months: u32) -> bool {
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
        if let Some(tax) = &self.tax {
            largest = &largest * &tax.factor;
        }
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

    /// Whether it is a one-time cost: the investment of a plan.
    pub(crate) fn is_one_time(&self) -> bool {
        self.one_time.unwrap_or_else(|| self.price.is_once())
    }

    /// Whether it stands at the base date of the discounting.
    pub(crate) fn is_at_base(&self) -> bool {
        matches!(self.price, Price::Once { at: Some(0), .. })
    }

    /// The months in which it is paid, where that is at times and not all along; `first` is its first month without `at`.
    pub(crate) fn paid_in(
        at: Option<u32>,
        every: Option<u32>,
        first: u32,
        last: u32,
    ) -> impl Iterator<Item = u32> {
        // the base date lies in the first month for all else
        let at = at.map_or(first, |at| at.max(1));
        let step = every.map_or(usize::MAX, |every| usize::try_from(every.max(1)).unwrap_or(usize::MAX));
        (at..=last.max(at)).step_by(step)
    }

    /// What somebody outside bears of so many minor units, whose part it is: rounded down; of what is paid back no more than
    /// the part either. Half of 1,001 is 500.
    pub(crate) fn borne_outside(units: i128, part: &Fraction) -> i128 {
        (&Fraction::from(units) * part).units(0, Rounding::Down).unwrap_or(0)
    }

    /// What is left to those who share it of so many minor units: of 1,001, half of which is borne outside, 501.
    pub(crate) fn left_inside(&self, units: i128) -> i128 {
        self.outside.iter().fold(units, |left, (_, part)| left - CostItem::borne_outside(units, part))
    }

    /// The price as it is in the case's tax.
    pub fn taxed(&self, price: &Fraction) -> Fraction {
        self.tax.as_ref().map_or_else(|| price.clone(), |tax| tax.of(price))
    }

    /// The same item with all its amounts so many times as large: tax is on the price of all pieces together.
    pub fn times(&self, pieces: &Fraction) -> CostItem {
        let times = |amount: &Estimate| amount.scaled(pieces);
        let price = match &self.price {
            Price::Once { amount, at, every } => {
                Price::Once { amount: times(amount), at: *at, every: *every }
            }
            Price::Monthly(amount) => Price::Monthly(times(amount)),
            Price::Yearly(amount) => Price::Yearly(times(amount)),
            Price::ByYear(amounts) => Price::ByYear(amounts.iter().map(times).collect()),
            Price::Total(amount) => Price::Total(times(amount)),
            Price::ByMembers(prices) => {
                Price::ByMembers(prices.iter().map(|(count, amount)| (*count, times(amount))).collect())
            }
        };
        CostItem { price, ..self.clone() }
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
        /// The month of the term; 0 is the base date of the discounting.
        at: Option<u32>,
        /// After so many months it comes again, as long as the item runs.
        every: Option<u32>,
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
    /// Whether it is paid at once, and not month by month.
    pub(crate) fn is_once(&self) -> bool {
        matches!(self, Price::Once { .. })
    }
}
