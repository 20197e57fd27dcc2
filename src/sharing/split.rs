//! The split of a whole claim: every member's bill of every year, and how it came about.

use super::bill::{self, Billed, Remainder, Settlement};
use super::books::{Books, Line};
use super::cap::{self, Capped, Held};
use super::claim::Claim;
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
    /// The exact bills.
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
    let costs: Vec<i128> = (0..claim.years).map(|year| claim.cost(year)).collect();
    let quotas: Vec<Quotas> = (0..claim.years).map(|year| books.quotas(year, claim.own_of(year))).collect();
    let Some(min_saving) = &settlement.min_saving else {
        let billed = quotas.iter().zip(&costs).map(|(quotas, cost)| {
            bill::billed(quotas, *cost, settlement).ok_or_else(|| vec![Fault::TooLarge])
        });
        let billed: Vec<Billed> = billed.collect::<Result<_, _>>()?;
        let exact = quotas.into_iter().map(|quotas| (quotas, None)).collect();
        let settlement = settlement.clone();
        return Ok(Split { years: years(&costs, exact, billed), capped: Vec::new(), settlement, books });
    };
    let shared: Vec<Quotas> = (0..claim.years).map(|year| books.quotas(year, &[])).collect();
    let before: Vec<Option<Fraction>> = claim.members.iter().map(|member| member.before.clone()).collect();
    let capping = cap::Capping::new(&before, &claim.own, &shared, costs.clone(), settlement)?;
    let Held { quotas: held, billed, capped } =
        capping.hold(min_saving).map_err(|cannot| vec![Fault::CannotHold(cannot)])?;
    let pair = |(held, free)| (held, (!capped.is_empty()).then_some(free));
    let exact = held.into_iter().zip(quotas).map(pair).collect();
    Ok(Split { years: years(&costs, exact, billed), capped, settlement: settlement.clone(), books })
}

fn years(costs: &[i128], exact: Vec<(Quotas, Option<Quotas>)>, billed: Vec<Billed>) -> Vec<YearSplit> {
    let year = |((cost, (quotas, unmoved)), billed): ((&i128, _), Billed)| YearSplit {
        cost: *cost,
        bills: billed.bills,
        dealt: billed.dealt,
        uncollected: billed.uncollected,
        quotas,
        unmoved,
    };
    costs.iter().zip(exact).zip(billed).map(year).collect()
}

impl Split<'_> {
    /// What a member pays over the term.
    pub fn total(&self, member: usize) -> i128 {
        self.years.iter().filter_map(|year| year.bills.get(member)).sum()
    }

    /// A member's exact bill of a year, before rounding.
    pub fn quota(&self, member: usize, year: usize) -> Option<Fraction> {
        self.years.get(year)?.quotas.exact(member)
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
        let year = self.years.get(year)?;
        if self.settlement.remainder != Remainder::Largest {
            return None;
        }
        let mirrored = year.cost < 0;
        let cut = year.quotas.cut(self.settlement.round_to.max(1), mirrored)?;
        let remainder = |member: usize| {
            let quota = year.quotas.exact(member)?;
            let floor = Fraction::from(*cut.floors.get(member)?);
            Some(if mirrored { &-&quota - &floor } else { &quota - &floor })
        };
        let dealt = |member: &usize| year.dealt.iter().any(|(to, _)| to == member);
        let last = *cut.order.iter().rfind(|member| dealt(member))?;
        let least = remainder(last)?;
        let other =
            cut.order.iter().find(|member| !dealt(member) && remainder(**member).as_ref() == Some(&least));
        Some((last, *other?))
    }

    /// The exact part that a member pays of one shared item in one year, before anything is moved.
    pub fn part(&self, item: usize, member: usize, year: usize) -> Option<Fraction> {
        let lines = self.lines(item, member, year)?;
        Some(lines.iter().fold(Fraction::zero(), |sum, line| &sum + &line.part))
    }

    /// How that part is made, line by line: only computed when asked for.
    pub fn lines(&self, item: usize, member: usize, year: usize) -> Option<Vec<Line<'_>>> {
        self.books.lines(item, member, year)
    }
}
