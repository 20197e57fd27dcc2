//! The instalments of bills: in which months of a year a member pays how much of its bill.

use crate::case::Instalments;
use crate::cost::{Months, Year};
use crate::plan::facts::Computed;
use crate::plan::shares::Shares;

/// One instalment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// The member, by number.
    pub member: usize,
    /// The year of the term, from 0.
    pub year: usize,
    /// The how-manieth of the year it is, from 1.
    pub number: usize,
    /// The month of the calendar, 4 for April.
    pub month: u32,
    /// What is paid, in minor units.
    pub amount: i128,
}

/// The instalments of all bills, by member and year; `None` where some bill is only known within a range.
pub(super) fn instalments(
    computed: &Computed<'_>,
    shares: &Shares,
    plan: &Instalments,
) -> Option<Vec<Instalment>> {
    let (_, first) = computed.calendar.start?;
    let calendar = |month: u32| (u32::from(first) + month + 10) % 12 + 1;
    let mut found = Vec::new();
    for member in 0..computed.plan.members.len() {
        for (nth, year) in computed.years.iter().enumerate() {
            let billed = shares.billed(Some(member), Some(nth));
            let bill = billed.plus(shares.stands_beside(Some(member), Some(nth)).unwrap_or_default());
            if !bill.is_exact() {
                return None;
            }
            let part = part_of_year(computed, member, year);
            let months = (part.first..=part.last).map(calendar);
            let of_bill = of_bill(bill.base, plan, &months.collect::<Vec<_>>());
            found.extend(of_bill.into_iter().enumerate().map(|(number, (month, amount))| Instalment {
                member,
                year: nth,
                number: number + 1,
                month,
                amount,
            }));
        }
    }
    Some(found)
}

/// The months of a year in which a member takes part; all of it for one that pays without taking part.
fn part_of_year(computed: &Computed<'_>, member: usize, year: &Year) -> Months {
    let own = computed.months_of(member).map(|own| own.and(year.months));
    own.filter(|own| !own.is_empty()).unwrap_or(year.months)
}

/// The instalments of one bill: the months of the calendar, with amounts that add up to it.
fn of_bill(bill: i128, plan: &Instalments, own: &[u32]) -> Vec<(u32, i128)> {
    let last = own.last().copied().unwrap_or(1);
    let places: Vec<usize> =
        plan.months.iter().enumerate().filter(|(_, month)| own.contains(month)).map(|(nth, _)| nth).collect();
    let first = places.first().and_then(|nth| plan.months.get(*nth)).copied().unwrap_or(last);
    let is_small = plan.above.is_some_and(|above| bill < above);
    match plan.parts.of(bill, &places).filter(|parts| !is_small && !parts.is_empty()) {
        Some(parts) => {
            let months = places.iter().filter_map(|nth| plan.months.get(*nth)).copied();
            months.zip(parts).collect()
        }
        // a bill of nothing is not paid
        None if bill == 0 => Vec::new(),
        None => vec![(first, bill)],
    }
}
