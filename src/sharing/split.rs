//! The split of a whole claim: every member's bill of every year, and how it came about.

use super::apart::{self, ApartBill};
use super::bill::{self, Billed, Remainder, Round, Settlement};
use super::books::{Books, Line};
use super::cap::{Capped, Capping, Held};
use super::claim::{Claim, of_year, sum};
use super::fault::Fault;
use crate::money::{Fraction, Quotas};

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
/// use cloudcost::sharing::{Basis, Claim, Member, Rule, Settlement, SharedItem, split};
/// let late = Member { from: 7, ..Member::default() };
/// let item = SharedItem::of_one_year(Rule::by(Basis::Equal), 900_000);
/// let claim = Claim { members: vec![Member::default(), late], items: vec![item], years: 1, ..Claim::default() };
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
    let books = Books::new(claim)?;
    let too_large = || vec![Fault::TooLarge];
    let members = claim.members.len();
    let costs: Vec<i128> = (0..claim.years).map(|year| claim.cost(year)).collect();
    let quotas: Vec<Quotas> =
        (0..claim.years).map(|year| books.quotas(year, of_year(&claim.own, year))).collect();
    let apart = (0..claim.years).map(|year| apart::of_this_year(&books, claim, year, settlement));
    let apart: Vec<Vec<ApartBill>> = apart.collect::<Option<_>>().ok_or_else(too_large)?;
    let of_apart = || apart.iter().map(|bills| apart::together(bills, members)).collect();
    let together = claim.apart.is_empty();
    let Some(min_saving) = &settlement.min_saving else {
        let bill = |(year, (quotas, cost)): (usize, (&Quotas, &i128))| {
            bill::billed(quotas, *cost, &claim.settlement_of(year, settlement))
        };
        let billed: Option<Vec<Billed>> = match together {
            true => quotas.iter().zip(&costs).enumerate().map(bill).collect(),
            false => Some(of_apart()),
        };
        let exact = quotas.into_iter().map(|quotas| (quotas, None)).collect();
        let years = years(claim, &costs, exact, billed.ok_or_else(too_large)?, apart);
        return Ok(Split { years, capped: Vec::new(), settlement: settlement.clone(), books });
    };
    let shared: Vec<Quotas> = (0..claim.years).map(|year| books.quotas(year, &[])).collect();
    let before: Vec<Option<Fraction>> = claim.members.iter().map(|member| member.before.clone()).collect();
    let beside = (0..members).map(|member| claim.beside(member)).collect();
    let settlements = (0..claim.years).map(|year| claim.settlement_of(year, settlement)).collect();
    let capping =
        Capping::new(&before, &claim.own, &shared, (costs.clone(), beside), (settlement, settlements))?;
    let capping = if together { capping } else { capping.with_bills(of_apart()) };
    let Held { quotas: held, billed, capped } =
        capping.hold(min_saving).map_err(|cannot| vec![Fault::CannotHold(cannot)])?;
    let pair = |(held, free)| (held, (!capped.is_empty()).then_some(free));
    let exact = held.into_iter().zip(quotas).map(pair).collect();
    let mut apart = apart;
    for (apart, billed) in apart.iter_mut().zip(&billed) {
        apart::moved(apart, &billed.bills);
    }
    let years = years(claim, &costs, exact, billed, apart);
    Ok(Split { years, capped, settlement: settlement.clone(), books })
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
    let all = exact.into_iter().zip(billed).zip(apart).enumerate();
    all.map(|(nth, ((exact, billed), apart))| year(nth, exact, billed, apart)).collect()
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

    /// Where only the order of the list decided whose bill of a year is rounded up: that member, and the first other
    /// one with the same remainder that is not.
    ///
    /// ```
    /// use cloudcost::sharing::{Basis, Claim, Member, Rule, SharedItem, Settlement, split};
    /// let item = SharedItem::of_one_year(Rule::by(Basis::Equal), 100);
    /// let claim = Claim { members: vec![Member::default(); 3], items: vec![item], years: 1, ..Claim::default() };
    /// assert_eq!(split(&claim, &Settlement::default()).unwrap().tie(0), Some((0, 1)));
    /// ```
    pub fn tie(&self, year: usize) -> Option<(usize, usize)> {
        if self.books.claim.settlement_of(year, &self.settlement).remainder != Remainder::Largest {
            return None;
        }
        let year = self.years.get(year)?;
        let round = self.settlement.round;
        let unit = self.settlement.round_to.max(1);
        match year.apart.as_slice() {
            [] => tie(&year.quotas, year.cost - sum(&year.beside), &year.dealt, (unit, round)),
            apart => apart.iter().find_map(|bill| tie(&bill.quotas, bill.cost, &bill.dealt, (unit, round))),
        }
    }

    /// The exact part that a member pays of one shared item in one year, before anything is moved.
    pub fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        self.books.part(item, member, year)
    }

    /// That part where the item has limits.
    pub fn limited(&self, item: usize, member: usize, year: usize) -> Option<&Fraction> {
        self.books.held(item, member, year)
    }

    /// How that part is made, line by line: only computed when asked for.
    pub fn lines(&self, item: usize, member: usize, year: usize) -> Option<Vec<Line<'_>>> {
        self.books.lines(item, member, year)
    }
}

/// Of one bill, whose was rounded up (or down, where units were taken back) by the order of the list alone, and whose was not.
fn tie(
    quotas: &Quotas,
    cost: i128,
    dealt: &[(usize, i128)],
    (unit, round): (i128, Round),
) -> Option<(usize, usize)> {
    let mirrored = cost < 0;
    let cut = quotas.cut(unit, mirrored)?;
    let is_dealt = |member: &usize| dealt.iter().any(|(to, _)| to == member);
    let remainder = |member: usize| {
        let quota = quotas.exact(member)?;
        let floor = Fraction::from(*cut.floors.get(member)?);
        Some(if mirrored { &-&quota - &floor } else { &quota - &floor })
    };
    // units are taken back from those moved up the farthest: with the least remainders
    let is_back = round != Round::Down && dealt.iter().any(|(_, amount)| (*amount < 0) != mirrored);
    let last = match is_back {
        false => *cut.order.iter().rfind(|member| is_dealt(member))?,
        true => dealt.last()?.0,
    };
    let least = remainder(last)?;
    let other =
        cut.order.iter().find(|member| !is_dealt(member) && remainder(**member).as_ref() == Some(&least));
    Some((last, *other?))
}
