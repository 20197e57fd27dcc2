//! What each member pays at the least and at the most where costs are known only within ranges.
//!
//! Shares rise with costs; where they go by costs before, a member pays least if its own is the least and all others the greatest:
//! of 15 by costs of 10 and of 8 to 12, the first pays 15 x 10 / 22 to 15 x 10 / 18. Rounding moves bills, which add up to the cost.

use super::bounds::PaidBounds;
use super::claim::{CostsAt, claim};
use super::direct;
use super::item_ends::ItemBills;
use super::limited;
use super::promised::{OfYears, PromiseEnds};
use super::reach::{ExactEnds, Reach, billed_of, cost_of};
use super::rounds::Rounds;
use super::split::split;
use super::together::{AmountEnds, PaidTable};
use super::wavers::{wavering, wavers};
use super::way::{ItemFacts, Way};
use super::weighed::{WeighedTies, Weighing};
use crate::cost::Units;
use crate::diagnostic::Diagnostic;
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::{Amounts, part_of};
use crate::plan::facts::{Computed, Fact, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::level::Level;
use crate::sharing::{self, Adjuster, Bill, Claim, Settlement, Split};
use std::collections::BTreeMap;

/// The ends of every bill of a plan that is split like this where costs are as they are taken.
pub(super) fn bounds(
    computed: &Computed<'_>,
    way: &Way,
    settlement: &Settlement,
    base: &Split<'_>,
    (all, wanted): (&ItemFacts, &ItemFacts),
) -> Result<PaidBounds, Diagnostic> {
    let of_year = |year: &sharing::YearSplit| year.bills.iter().copied().map(Units::exact).collect();
    if computed.is_exact() {
        let uncollected: Vec<i128> = base.years.iter().map(|year| year.uncollected).collect();
        return Ok(PaidBounds::exact(base.years.iter().map(of_year).collect(), &uncollected));
    }
    let low = claim(computed, way, Level::Low)?.0;
    let high = claim(computed, way, Level::High)?.0;
    // what stands in the way at either end is said, a promise in coarse units too
    split(computed, &low, way, settlement)?;
    split(computed, &high, way, settlement)?;
    let goes_by = computed.today().unwrap_or(computed);
    let by_before = way.goes_by_before(computed) && goes_by.is_ranged(|fact| fact.side == Side::Before);
    let mut ends = Ends {
        computed,
        settlement,
        base,
        costs: (0..low.years).map(|year| (cost_of(&low, year), cost_of(&high, year))).collect(),
        least: CostsAt::of(computed, Level::Low),
        most: CostsAt::of(computed, Level::High),
        by_before,
        direct: direct::over_term(computed),
        low,
        high,
    };
    let idle = ends.free_of_idle(all);
    Ok(PaidBounds { idle, ..ends.bounds(all, wanted) })
}

/// A claim at both ends of its costs, and the costs before at both of theirs.
pub(super) struct Ends<'s, 'c> {
    pub(super) computed: &'s Computed<'c>,
    pub(super) settlement: &'s Settlement,
    pub(super) base: &'s Split<'s>,
    pub(super) low: Claim,
    pub(super) high: Claim,
    pub(super) costs: Vec<(i128, i128)>,
    pub(super) least: CostsAt,
    pub(super) most: CostsAt,
    pub(super) by_before: bool,
    pub(super) direct: Vec<Units>,
}

impl Ends<'_, '_> {
    fn bounds(&self, all: &ItemFacts, wanted: &ItemFacts) -> PaidBounds {
        let free = Settlement { min_saving: None, ..self.settlement.clone() };
        let mut parts = BTreeMap::new();
        let mut exact: Vec<OfYears> = Vec::new();
        let known = self.known(all, &free);
        let ends = [&self.low, &self.high];
        let amounts = self.settlement.min_saving.is_some().then(|| Amounts::of(self.computed));
        let amounts = amounts.filter(|amounts| self.promise().is_followed(amounts));
        let mut shared = amounts.map(|amounts| (amounts, vec![Vec::new(); self.costs.len()]));
        let together = (!self.by_before).then(|| Reach::new(ends, &free, &known));
        for member in 0..self.members() {
            let corners = self.by_before.then(|| self.corners(member));
            let apart = corners.as_ref().map(|corners| Reach::of_corners(corners, &free, &known));
            let Some(reach) = together.as_ref().or(apart.as_ref()) else { continue };
            exact.push((0..self.costs.len()).map(|year| reach.ends(member, year)).collect());
            if let Some((amounts, shared)) = &mut shared {
                let years = self.shared(reach, all, member, amounts);
                shared.iter_mut().zip(years).for_each(|(year, form)| year.push(form));
            }
            for (nth, (_, of_years)) in wanted.iter().enumerate() {
                for (year, fact) in of_years.iter().enumerate() {
                    let Some(number) = fact else { continue };
                    let list: &mut Vec<(Fraction, Fraction)> = parts.entry(*number).or_default();
                    list.push(self.part(reach, (nth, *fact), member, year));
                }
            }
        }
        let mut table = self.unpromised(&exact);
        let promise = self.promise();
        let widened = |held| move |units, adjuster| self.widened(units, adjuster, held);
        let apart = Adjuster::ALL.into_iter().try_fold(1, widened(false));
        let ties = self.weighed(apart, &free);
        let held = self.settlement.min_saving.is_some() && promise.may_hold(&table, &ties);
        let followed = shared.filter(|_| held).and_then(|(of, shared)| promise.followed(of, shared));
        if held {
            let (bills, totals) = promise.ends(&exact, followed.as_ref());
            table = self.table(bills, totals, &exact);
        }
        table.tighten();
        let middle = self.base.years.iter().map(|year| (year.bills.as_slice(), year.uncollected));
        let bounds = PaidBounds::beside(&table, &middle.collect::<Vec<_>>());
        let rounding = Adjuster::ALL.into_iter().try_fold(1, widened(held));
        let straight = (!self.by_before).then(|| limited::straight(self.computed, &self.low, wanted, &parts));
        let straight = straight.unwrap_or_default();
        let weighed = if held { WeighedTies::default() } else { ties };
        let rounds: Vec<Rounds<'_>> = (0..self.costs.len()).map(|year| self.rounds_of(year)).collect();
        let of_items = || ItemBills::of(ends, self.computed, (all, &rounds), &exact);
        let item_bills = (self.settlement.bill == Bill::Item).then(of_items);
        PaidBounds { parts, straight, rounding, followed, item_bills, weighed, ..bounds }
    }

    /// What is known of savings where shares go by these costs before; nothing where a promise moves more than rounding.
    fn weighed(&self, rounding: Option<i128>, free: &Settlement) -> WeighedTies {
        let (claims, before) = ([&self.low, &self.high], [&self.least, &self.most]);
        let weighed = |rounding| Weighing { computed: self.computed, claims, before, rounding }.ties(free);
        let rounding = rounding.filter(|_| self.by_before && self.computed.today().is_none());
        rounding.map(weighed).unwrap_or_default()
    }

    fn promise(&self) -> PromiseEnds<'_> {
        PromiseEnds {
            computed: self.computed,
            settlement: self.settlement,
            rounds: (0..self.costs.len()).map(|year| (self.rounds_of(year), self.costs_of(year))).collect(),
            members: self.members(),
            least: &self.least.before,
            most: &self.most.before,
            direct: &self.direct,
            bills: self.bills(),
            is_apart: !self.low.apart.is_empty(),
        }
    }

    /// How a year is rounded: who bears what rounding leaves may take no part in it.
    fn rounds_of(&self, year: usize) -> Rounds<'_> {
        Rounds { settlement: self.low.settlement_of(year, self.settlement), members: self.members() }
    }

    /// What is billed of a year at both ends, where one bill is of all.
    fn costs_of(&self, year: usize) -> (i128, i128) {
        let sum = |claim| billed_of(claim, year).into_iter().sum();
        (sum(&self.low), sum(&self.high))
    }

    /// What a member pays of all shared items in each year, as a sum of the amounts that are ranges.
    fn shared(&self, reach: &Reach<'_>, items: &ItemFacts, member: usize, amounts: &Amounts) -> Vec<Form> {
        let part = |nth: usize, year: usize, fact: usize| {
            let ends = self.part(reach, (nth, Some(fact)), member, year);
            let found = self.computed.facts.get(fact)?;
            let is_limited = self.low.items.get(nth).is_some_and(|item| item.limits.is_some());
            let times = part_of(found.invoice.units, &ends).filter(|_| !is_limited);
            Some(times.map_or_else(|| Form::within(ends), |times| amounts.form(fact, found).times(&times)))
        };
        let of_year = |year: usize| {
            let facts = items.iter().enumerate();
            let facts =
                facts.filter_map(|(nth, (_, years))| Some((nth, years.get(year).copied().flatten()?)));
            Form::sum(&facts.filter_map(|(nth, fact)| part(nth, year, fact)).collect::<Vec<_>>())
        };
        (0..self.costs.len()).map(of_year).collect()
    }

    /// Between what a member's exact part of an item in a year lies, whose fact this is.
    fn part(
        &self,
        reach: &Reach<'_>,
        (nth, fact): (usize, Option<usize>),
        member: usize,
        year: usize,
    ) -> AmountRange {
        let wavers = fact
            .and_then(|fact| self.computed.facts.get(fact))
            .is_some_and(|fact| wavers(self.computed, fact));
        let slack = Fraction::from(i128::from(wavers));
        let (low, high) = reach.part(nth, member, year);
        (&low - &slack, &high + &slack)
    }

    /// So many units, times how far an adjuster brings a bill from its exact parts; `None` where its ends are its own.
    fn widened(&self, units: i128, adjuster: Adjuster, held: bool) -> Option<i128> {
        match adjuster {
            // the exact parts of items are held to them
            Adjuster::Limits => Some(units),
            Adjuster::Promise => (!held).then_some(units),
            Adjuster::Bills => Some(units.saturating_mul(self.bills())),
            Adjuster::Rounding => {
                (0..self.costs.len()).map(|year| units.saturating_mul(self.rounds_of(year).most())).max()
            }
            // who bears it is in how far rounding goes
            Adjuster::Remainder => Some(units),
        }
    }

    /// The number of bills that each year has.
    fn bills(&self) -> i128 {
        i128::try_from(self.low.apart.len().max(1)).unwrap_or(1)
    }

    pub(super) fn members(&self) -> usize {
        self.base.years.first().map_or(0, |year| year.bills.len())
    }

    /// The bills where nothing is promised, or nothing that is binds anybody.
    fn unpromised(&self, exact: &[OfYears]) -> PaidTable {
        let bill = |member: usize, year: usize, exact: &ExactEnds| {
            if self.is_known(year) {
                let bill = self.base.years.get(year).and_then(|year| year.bills.get(member)).copied();
                return AmountEnds::exact(bill.unwrap_or(0));
            }
            self.rounded(member, year, exact)
        };
        let bills: Vec<Vec<AmountEnds>> = exact
            .iter()
            .enumerate()
            .map(|(member, years)| (0..).zip(years).map(|(year, paid)| bill(member, year, paid)).collect())
            .collect();
        let totals = bills.iter().map(|years| years.iter().copied().sum()).collect();
        self.table(bills, totals, exact)
    }

    /// Whether nothing in a year's bills can be other than it is.
    fn is_known(&self, year: usize) -> bool {
        let of_year = |fact: &Fact| fact.side == Side::After && fact.invoice.year == year;
        self.settlement.min_saving.is_none() && !self.by_before && !self.computed.is_ranged(of_year)
    }

    /// An exact bill brought to whole units.
    fn rounded(&self, member: usize, year: usize, exact: &ExactEnds) -> AmountEnds {
        let slack = Fraction::from(wavering(self.computed, year));
        let costs = billed_of(&self.low, year).into_iter().zip(billed_of(&self.high, year));
        let ends = exact.bills.iter().map(|(low, high)| (low - &slack, high + &slack)).zip(costs);
        let rounds = self.rounds_of(year);
        let bills = ends.map(|((low, high), costs)| rounds.rounded(member, (&low, &high), costs));
        let floor = |value: &Fraction| value.units(0, Rounding::Floor).unwrap_or(0);
        bills.chain([AmountEnds { low: floor(&exact.beside.0), high: floor(&exact.beside.1) }]).sum()
    }

    fn table(&self, bills: Vec<Vec<AmountEnds>>, totals: Vec<AmountEnds>, exact: &[OfYears]) -> PaidTable {
        let costs = self.costs.iter().map(|&(low, high)| AmountEnds { low, high }).collect();
        let uncollected = (0..self.costs.len()).map(|year| self.uncollected(year, exact)).collect();
        PaidTable { bills, totals, costs, uncollected }
    }

    /// What rounding down can leave: less than a unit of each member that pays something.
    fn uncollected(&self, year: usize, exact: &[OfYears]) -> AmountEnds {
        if self.is_known(year) {
            return AmountEnds::exact(self.base.years.get(year).map_or(0, |year| year.uncollected));
        }
        let costs = billed_of(&self.low, year).into_iter().zip(billed_of(&self.high, year));
        let of_bill = |(nth, costs): (usize, (i128, i128))| {
            let pays = |years: &&OfYears| {
                let ends = years.get(year).and_then(|exact| exact.bills.get(nth));
                ends.is_some_and(|(low, high)| !(low.is_zero() && high.is_zero()))
            };
            let payers = i128::try_from(exact.iter().filter(pays).count()).unwrap_or(0);
            self.rounds_of(year).uncollected(payers, costs)
        };
        costs.enumerate().map(of_bill).sum()
    }
}
