//! What taking part in a part of the term leaves out: of which items of a member how much counts.

use super::computed::{Computed, together};
use super::fact::{Fact, Payer};
use crate::cost::{CostItem, Estimate, ItemAt, Price, Schedule, Units, Year};
use crate::money::Fraction;

/// An item of a member of which not all counts, as the member takes part in some months only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CutItem {
    /// The item.
    pub at: ItemAt,
    /// The member whose it is.
    pub member: usize,
    /// What counts of it, in minor units.
    pub counts: Units,
    /// What it would cost if the member took part all the time.
    pub whole: Units,
    /// Whether none of its months counts.
    pub is_never: bool,
    /// Whether that takes all of a payment, or all of the item: nobody else has a part of it that counts.
    pub is_lost: bool,
}

/// A sum that the file states for a year in none of whose months its item runs: it counts nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleYear {
    /// The item.
    pub at: ItemAt,
    /// The first such year.
    pub year: usize,
}

impl Computed<'_> {
    /// The items that have a sum for a year in which they do not run as written, each with the first such year.
    pub(crate) fn idle(&self) -> Vec<IdleYear> {
        let idle = |(at, item): (ItemAt, &CostItem)| {
            let Price::ByYear(sums) = &item.price else { return None };
            let is_idle = |(year, sum): (&Year, &Estimate)| {
                *sum != Estimate::exact(Fraction::zero()) && year.months.and(item.runs).is_empty()
            };
            let year = self.years.iter().zip(sums).position(is_idle)?;
            Some(IdleYear { at, year })
        };
        self.plan.numbered().filter_map(idle).collect()
    }

    /// The items of members of which a stated sum counts in part, and those that never count, in the order of the file.
    /// A price a month or a year is no sum: it counts for as many months as its member takes part, and a unit price of
    /// several members may count for some of them only.
    pub fn cuts(&self) -> Vec<CutItem> {
        // invoices stand in the order of their items
        let is_counted = |at: &ItemAt| self.facts.binary_search_by_key(at, Fact::at).is_ok();
        let cut =
            |(at, payer, pieces): &(ItemAt, Payer, Fraction)| self.cut(*at, *payer, pieces, is_counted(at));
        self.cut_items.iter().filter_map(cut).collect()
    }

    /// One of them; `is_counted` says whether some of the item counts, for whomever.
    fn cut(&self, at: ItemAt, payer: Payer, pieces: &Fraction, is_counted: bool) -> Option<CutItem> {
        let Payer::Member(member) = payer else { return None };
        let item = self.plan.item(at)?;
        // only what members share has a price by their number
        let (priced, pieces) = together(item, pieces.clone());
        let laid = |months| Schedule::new(&priced, months, &self.years, |_| (0, self.calendar.months));
        let sum = |schedule: &Schedule| {
            schedule.invoices(&pieces, self.decimals).map(|invoice| invoice.units).sum()
        };
        let counted = laid(self.months_of(member)?);
        let (counts, whole): (Units, Units) = (sum(&counted), sum(&laid(self.calendar.term())));
        let is_never = counted.is_empty();
        let is_sum =
            matches!(item.price, Price::Total(_) | Price::ByYear(_) | Price::Once { every: Some(_), .. });
        let is_lost = is_never && (item.price.is_once() || !is_counted);
        let is_told = counts != whole && (is_lost || is_sum);
        is_told.then_some(CutItem { at, member, counts, whole, is_never, is_lost })
    }
}
