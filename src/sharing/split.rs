//! The split of a whole claim: every member's bill of every year, and how it came about.

use super::adjust::Adjuster;
use super::apart::{self, ApartBill};
use super::bill::{self, Billed, Settlement};
use super::books::{BookLine, Books};
use super::cap::Capping;
use super::claim::{Claim, of_year, sum};
use super::fault::Fault;
use super::payments::{Capped, Held};
use crate::money::{Fraction, Quotas};
use std::iter::repeat_with;

/// A claim split.
#[derive(Clone, Debug)]
pub struct Split<'c> {
    /// The years of the term.
    pub years: Vec<YearSplit>,
    /// The members that the minimum saving holds down, in order.
    pub capped: Vec<Capped>,
    settlement: Settlement,
    books: Books<'c>,
}

/// One year of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearSplit {
    /// What is split: all shared and all own items.
    pub cost: i128,
    /// What each member pays.
    pub bills: Vec<i128>,
    /// What rounding added to quotas rounded down: member and amount, in the order in which it was dealt out.
    pub dealt: Vec<(usize, i128)>,
    /// The part of the cost that nobody pays.
    pub uncollected: i128,
    /// The bills that are made apart of each other, where it is not one of all; a promise has moved units within them.
    pub apart: Vec<ApartBill>,
    /// What stands in each member's bill and no rounding touches.
    beside: Vec<i128>,
    /// The exact bills, without that.
    quotas: Quotas,
    /// The exact bills before anything was moved, where something was.
    unmoved: Option<Quotas>,
}

/// Splits a claim: exact parts of every shared item, nothing above the cap, bills rounded once a year.
///
/// Two members share 900,000 yen of twelve months equally; the second takes part from the seventh month: the first bears
/// the first half alone.
///
/// ```
/// use cloudcost::Fraction;
/// use cloudcost::sharing::{Basis, Claim, Sharer, Rule, Settlement, SharedItem, split};
/// let late = Sharer { from: 7, ..Sharer::default() };
/// let item = SharedItem::of_one_year(Rule::by(Basis::Equal), 900_000);
/// let claim = Claim { members: vec![Sharer::default(), late], items: vec![item], years: 1, ..Claim::default() };
/// let split = split(&claim, &Settlement::default()).unwrap();
/// assert_eq!(split.years[0].bills, [675_000, 225_000]);
/// let lines = split.lines(0, 1, 0).unwrap();
/// assert_eq!((lines.len(), lines[0].party), (1, &[0, 1][..]));
/// assert_eq!((&lines[0].amount, &lines[0].total), (&Fraction::from(450_000), &Fraction::from(2)));
/// ```
///
/// # Errors
/// Every fault found. A minimum saving is looked at only where the rules can be applied.
pub fn split<'c>(claim: &'c Claim, settlement: &Settlement) -> Result<Split<'c>, Vec<Fault>> {
    let mut course = Settling::new(claim, settlement)?;
    Adjuster::ALL.into_iter().try_for_each(|adjuster| course.adjust(adjuster))?;
    Ok(course.arrived())
}

/// A split on its way from exact shares to bills, adjusted by one after the other.
struct Settling<'c, 's> {
    claim: &'c Claim,
    settlement: &'s Settlement,
    books: Books<'c>,
    costs: Vec<i128>,
    /// The exact bills of each year where nothing is promised.
    exact: Vec<Quotas>,
    promised: Option<&'s Fraction>,
    apart: Vec<Vec<ApartBill>>,
    held: Held,
}

impl<'c, 's> Settling<'c, 's> {
    fn new(claim: &'c Claim, settlement: &'s Settlement) -> Result<Settling<'c, 's>, Vec<Fault>> {
        Ok(Settling {
            claim,
            settlement,
            books: Books::new(claim)?,
            costs: (0..claim.years).map(|year| claim.cost(year)).collect(),
            exact: Vec::new(),
            promised: None,
            apart: Vec::new(),
            held: Held { quotas: Vec::new(), billed: Vec::new(), capped: Vec::new() },
        })
    }

    fn adjust(&mut self, adjuster: Adjuster) -> Result<(), Vec<Fault>> {
        let (claim, books) = (self.claim, &self.books);
        let years = 0..claim.years;
        match adjuster {
            // the books hold each item to its own
            Adjuster::Limits => {
                self.exact = years.map(|year| books.quotas(year, of_year(&claim.own, year))).collect();
            }
            Adjuster::Promise => self.promised = self.settlement.min_saving.as_ref(),
            Adjuster::Bills => {
                let apart = years.map(|year| apart::of_this_year(books, claim, year, self.settlement));
                self.apart = apart.collect::<Option<_>>().ok_or_else(too_large)?;
            }
            // it leaves what the next deals out: one step of every bill
            Adjuster::Rounding => {}
            Adjuster::Remainder => self.held = self.billed()?,
        }
        Ok(())
    }

    /// The bills that are made apart, together; nothing where it is one of all.
    fn of_apart(&self) -> Option<Vec<Billed>> {
        let members = self.claim.members.len();
        let together = || self.apart.iter().map(|bills| apart::together(bills, members)).collect();
        (!self.claim.apart.is_empty()).then(together)
    }

    /// The bills in whole units, as they are promised.
    fn billed(&mut self) -> Result<Held, Vec<Fault>> {
        let Some(min_saving) = self.promised else {
            let bill = |(year, (quotas, cost)): (usize, (&Quotas, &i128))| {
                bill::billed(quotas, *cost, &self.claim.settlement_of(year, self.settlement))
            };
            let of_all = || self.exact.iter().zip(&self.costs).enumerate().map(bill).collect();
            let billed = self.of_apart().or_else(of_all).ok_or_else(too_large)?;
            let quotas = std::mem::take(&mut self.exact);
            return Ok(Held { quotas, billed, capped: Vec::new() });
        };
        let claim = self.claim;
        let shared: Vec<Quotas> = (0..claim.years).map(|year| self.books.quotas(year, &[])).collect();
        let before: Vec<Option<Fraction>> =
            claim.members.iter().map(|member| member.before.clone()).collect();
        let beside = (0..claim.members.len()).map(|member| claim.beside(member)).collect();
        let costs = (self.costs.clone(), beside);
        let of_years = (0..claim.years).map(|year| claim.settlement_of(year, self.settlement)).collect();
        let capping = Capping::new(&before, &claim.own, &shared, costs, (self.settlement, of_years))?;
        let capping = match self.of_apart() {
            Some(bills) => capping.with_bills(bills),
            None => capping,
        };
        let held = capping.hold(min_saving).map_err(|cannot| vec![Fault::CannotHold(cannot)])?;
        for (apart, billed) in self.apart.iter_mut().zip(&held.billed) {
            apart::moved(apart, &billed.bills);
        }
        Ok(held)
    }

    fn arrived(self) -> Split<'c> {
        let Settling { claim, settlement, books, costs, exact, apart, held, .. } = self;
        let Held { quotas, billed, capped } = held;
        // where nothing was moved there is nothing else to tell
        let unmoved = exact.into_iter().filter(|_| !capped.is_empty()).map(Some).chain(repeat_with(|| None));
        let exact = quotas.into_iter().zip(unmoved).collect();
        let years = years(claim, &costs, exact, billed, apart);
        Split { years, capped, settlement: settlement.clone(), books }
    }
}

fn too_large() -> Vec<Fault> {
    vec![Fault::TooLarge]
}

/// The years of a split: the bills with what stands in them and no rounding touches.
fn years(
    claim: &Claim,
    costs: &[i128],
    exact: Vec<(Quotas, Option<Quotas>)>,
    billed: Vec<Billed>,
    apart: Vec<Vec<ApartBill>>,
) -> Vec<YearSplit> {
    let year = |nth: usize, (quotas, unmoved): (Quotas, Option<Quotas>), billed: Billed, apart| {
        let beside = of_year(&claim.beside, nth);
        let bill = |(member, bill): (usize, i128)| bill + beside.get(member).copied().unwrap_or(0);
        YearSplit {
            cost: costs.get(nth).copied().unwrap_or(0) + sum(beside),
            bills: billed.bills.into_iter().enumerate().map(bill).collect(),
            dealt: billed.dealt,
            uncollected: billed.uncollected,
            apart,
            beside: beside.to_vec(),
            quotas,
            unmoved,
        }
    };
    let all = exact.into_iter().zip(billed).zip(apart);
    all.enumerate().map(|(nth, ((exact, billed), apart))| year(nth, exact, billed, apart)).collect()
}

impl Split<'_> {
    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> i128 {
        self.years.iter().filter_map(|year| year.bills.get(member)).sum()
    }

    /// A member's exact bill of a year, before rounding.
    pub fn quota(&self, member: usize, year: usize) -> Option<Fraction> {
        let year = self.years.get(year)?;
        let beside = year.beside.get(member).copied().unwrap_or(0);
        Some(&year.quotas.exact(member)? + &Fraction::from(beside))
    }

    /// What the minimum saving moved to a member in a year, exactly; away from it below 0.
    pub fn moved(&self, member: usize, year: usize) -> Option<Fraction> {
        let year = self.years.get(year)?;
        match &year.unmoved {
            None => Some(Fraction::zero()),
            Some(unmoved) => Some(&year.quotas.exact(member)? - &unmoved.exact(member)?),
        }
    }

    /// The bills of a year as rounding alone makes them, one or several made apart: without the single units that a promise
    /// moves, and without what stands beside them.
    pub(crate) fn rounded(&self, year: usize) -> Option<Vec<Vec<i128>>> {
        let settlement = self.books.claim.settlement_of(year, &self.settlement);
        let year = self.years.get(year)?;
        let rounded = |quotas: &Quotas, cost: i128| bill::bills(quotas, cost, &settlement);
        match year.apart.as_slice() {
            [] => rounded(&year.quotas, year.cost - sum(&year.beside)).map(|bills| vec![bills]),
            apart => apart.iter().map(|bill| rounded(&bill.quotas, bill.cost)).collect(),
        }
    }

    /// Whether the bills of a year are its exact ones brought to whole units, and no promise moved single ones.
    pub(crate) fn is_as_rounded(&self, nth: usize) -> bool {
        let Some(year) = self.years.get(nth) else { return true };
        let beside = |member: usize| year.beside.get(member).copied().unwrap_or(0);
        self.rounded(nth).is_some_and(|bills| {
            let of = |member: usize| bills.iter().filter_map(|bills| bills.get(member)).sum::<i128>();
            year.bills.iter().enumerate().all(|(member, bill)| of(member) + beside(member) == *bill)
        })
    }

    /// The exact part that a member pays of one shared item in one year, before anything is moved.
    pub fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        self.books.part(item, member, year)
    }

    /// The same of all members.
    pub(crate) fn parts(&self, item: usize, year: usize) -> Option<Quotas> {
        self.books.parts(item, year)
    }

    /// That part where the item has limits.
    pub fn limited(&self, item: usize, member: usize, year: usize) -> Option<&Fraction> {
        self.books.held(item, member, year)
    }

    /// How that part is made, line by line: only computed when asked for.
    pub fn lines(&self, item: usize, member: usize, year: usize) -> Option<Vec<BookLine<'_>>> {
        self.books.lines(item, member, year)
    }
}
