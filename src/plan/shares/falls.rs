//! What falls to members of money of the year before where costs are ranges, and what they are billed with it.
//!
//! 120 given back by bills of 500 to 900 and of 300 to 500, that are half of the same 600 to 1,000 and 200 to 400 beside it:
//! the first paid 58.3 to 70% of the year, and gets 70 to 84. It gets most where its bill is the greater part, so that
//! what it is billed then is taken with what it gets there.

use super::direct::is_direct;
use super::found::{Beside, Shares};
use super::together::AmountEnds;
use crate::cost::Units;
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::{Amounts, Variables};
use crate::plan::curve::{FigureCurve, Portion};
use crate::plan::facts::{Computed, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::line::AmountLine;

/// What falls to each member, and its bill with it where that is known better than both.
#[derive(Default)]
pub(super) struct FallenEnds {
    pub(super) amounts: Vec<AmountEnds>,
    pub(super) bills: Vec<Option<AmountEnds>>,
}

/// A plan whose bills are sums of amounts within ranges.
pub(super) struct Falls<'f> {
    computed: &'f Computed<'f>,
    shares: &'f Shares,
    amounts: Amounts,
    /// How far rounding brings a bill from its exact parts.
    most: i128,
}

/// Bills of a year as sums of amounts, each and all.
struct BillForms {
    members: Vec<Form>,
    all: Form,
}

/// What is followed so, at most: members and costs multiplied.
const MOST_WORK: usize = 60_000;

impl<'f> Falls<'f> {
    /// Nothing where a promise may move something, or it is too much work.
    pub(super) fn new(computed: &'f Computed<'f>, shares: &'f Shares) -> Option<Falls<'f>> {
        let work = computed.plan.members.len().saturating_mul(computed.facts.len());
        let most = shares.rounding.filter(|_| shares.followed.is_none() && work <= MOST_WORK)?;
        Some(Falls { computed, shares, amounts: Amounts::of(computed), most })
    }

    /// By the bills of a year, with what stood beside them, in these units.
    pub(super) fn by_paid(
        &self,
        total: i128,
        unit: i128,
        (paid, now): (usize, usize),
        beside: &Beside,
    ) -> Option<FallenEnds> {
        let known = self.shares.uncollected.get(paid)?;
        if *known != Units::default() {
            return None;
        }
        let mut bills = self.bills(paid, true);
        let within = |units: Units| Form::within((Fraction::from(units.low), Fraction::from(units.high)));
        for (bill, beside) in bills.members.iter_mut().zip(&beside.members) {
            bill.add(&within(*beside));
        }
        bills.all.add(&within(beside.all));
        let rounded = Fraction::from(self.most);
        let off = (-&rounded, rounded);
        // nobody's bill counts for less than nothing
        let is_some = |bill: &Form| bill.is_nothing() || self.amounts.range(bill).0 >= off.1;
        if !bills.members.iter().all(is_some) {
            return None;
        }
        let billed = self.bills(now, true);
        let of = |(bill, billed): (&Form, &Form)| {
            let of = if bill.is_nothing() {
                bill.clone()
            } else {
                Form { off: plus(&bill.off, &off), ..bill.clone() }
            };
            let part = (&of, &bills.all);
            let amount = in_units(&self.range(&Form::default(), part, total)?, unit);
            let (low, high) = self.range(billed, part, total)?;
            let slack = self.most.saturating_add(unit);
            Some((amount, strictly((low, high), slack)))
        };
        let found: Option<Vec<(AmountEnds, AmountEnds)>> =
            bills.members.iter().zip(&billed.members).map(of).collect();
        let (amounts, bills): (Vec<_>, Vec<_>) = found?.into_iter().unzip();
        Some(FallenEnds { amounts, bills: bills.into_iter().map(Some).collect() })
    }

    /// By what each bears of what is shared in a year, whose bills are made anew.
    pub(super) fn by_shared(&self, total: i128, year: usize) -> Option<FallenEnds> {
        let (shared, billed) = (self.bills(year, false), self.bills(year, true));
        let of = |(part, billed): (&Form, &Form)| {
            let part = (part, &shared.all);
            let amount = self.range(&Form::default(), part, total)?;
            // it is the difference of two bills, each of them rounded
            let amount = strictly(amount, self.most.saturating_mul(2));
            Some((amount, strictly(self.range(billed, part, total)?, self.most)))
        };
        let found: Option<Vec<(AmountEnds, AmountEnds)>> =
            shared.members.iter().zip(&billed.members).map(of).collect();
        let (amounts, bills): (Vec<_>, Vec<_>) = found?.into_iter().unzip();
        Some(FallenEnds { amounts, bills: bills.into_iter().map(Some).collect() })
    }

    /// By how much a member is billed more in one year than in another, or all of them, but for what stands beside it.
    fn change(&self, member: Option<usize>, [then, now]: [usize; 2]) -> Option<AmountEnds> {
        let (then_billed, now_billed) = (self.bills(then, true), self.bills(now, true));
        let pairs = now_billed.members.iter().zip(&then_billed.members);
        let changes: Vec<Form> = pairs.map(|(now, then)| now.minus(then)).collect();
        // what is alike for everybody is rounded alike
        if changes.iter().all(Form::is_nothing) {
            return Some(AmountEnds::exact(0));
        }
        let is_collected = |year: usize| self.shares.uncollected.get(year) == Some(&Units::default());
        let (change, slack) = match member {
            Some(member) => (changes.get(member)?.clone(), self.most.saturating_mul(2)),
            None if is_collected(then) && is_collected(now) => (now_billed.all.minus(&then_billed.all), 1),
            None => return None,
        };
        Some(strictly(self.amounts.range(&change), slack))
    }

    /// What is billed in a year, or of that what is shared.
    fn bills(&self, year: usize, with_own: bool) -> BillForms {
        let members = self.computed.plan.members.len();
        let mut bills = BillForms { members: vec![Form::default(); members], all: Form::default() };
        let facts = self.computed.facts.iter().enumerate();
        let is_billed = |fact: &crate::plan::facts::Fact| {
            fact.side == Side::After && fact.invoice.year == year && !is_direct(self.computed, fact)
        };
        for (nth, fact) in facts.filter(|(_, fact)| is_billed(fact)) {
            let form = || self.amounts.form(nth, fact);
            match fact.payer {
                Payer::Member(member) if with_own => {
                    bills.members.get_mut(member).into_iter().for_each(|bill| bill.add(&form()));
                    bills.all.add(&form());
                }
                Payer::Shared => {
                    for (member, bill) in bills.members.iter_mut().enumerate() {
                        let part = (nth, fact);
                        bill.add(&self.shares.form_of_part(self.computed, &self.amounts, part, member));
                    }
                    bills.all.add(&form());
                }
                Payer::Member(_) | Payer::Group | Payer::Outside(_) => {}
            }
        }
        bills
    }

    /// Between what a sum and the part of a total lies that one sum is of another.
    fn range(&self, sum: &Form, (of, whole): (&Form, &Form), total: i128) -> Option<AmountRange> {
        let mut variables = Variables::default();
        let mut line = |form: &Form| self.amounts.line(form, &mut variables);
        let (sum, of, whole) = (line(sum), line(of), line(whole));
        let times = AmountLine { fixed: Fraction::from(total), ..AmountLine::default() };
        let curve = FigureCurve { line: sum, portions: vec![Portion { times, of, whole }] };
        curve.straightened().range(variables.ends())
    }
}

impl Shares {
    /// By how much a member is billed more in one year than in another, or all of them, with what stands beside it.
    pub(crate) fn change(&self, computed: &Computed<'_>, member: Option<usize>, years: [usize; 2]) -> Units {
        let [then, now] = years.map(|year| self.due(member, Some(year)));
        let apart = now.minus(then);
        let known = if apart.is_exact() { None } else { Falls::new(computed, self) };
        let Some(known) = known.and_then(|falls| falls.change(member, years)) else { return apart };
        let [then, now] = years.map(|year| self.stands_beside(member, Some(year)).unwrap_or_default());
        let beside = now.minus(then);
        let (low, high) = (known.low.saturating_add(beside.low), known.high.saturating_add(beside.high));
        Units {
            low: apart.low.max(low).min(apart.base),
            base: apart.base,
            high: apart.high.min(high).max(apart.base),
        }
    }
}

/// What falls to each by bills that are known only between their ends, in these units.
pub(super) fn by_ends(total: i128, unit: i128, bills: &[Units]) -> Vec<AmountEnds> {
    let counted = |bill: &Units| (Fraction::from(bill.low.max(0)), Fraction::from(bill.high.max(0)));
    let bills: Vec<AmountRange> = bills.iter().map(counted).collect();
    let all = bills.iter().fold(AmountRange::default(), |sum, bill| plus(&sum, bill));
    let part = |(low, high): &AmountRange| {
        let of = |mine: &Fraction, others: Fraction| mine.checked_div(&(mine + &others)).unwrap_or_default();
        let [least, most] =
            [of(low, &all.1 - high), of(high, &all.0 - low)].map(|part| &part * &Fraction::from(total));
        in_units(&(least.clone().min(most.clone()), least.max(most)), unit)
    };
    bills.iter().map(part).collect()
}

/// Cuts what falls to each to what lets all of it add up to the total.
pub(super) fn cut_to(total: i128, amounts: &mut [AmountEnds]) {
    let all: AmountEnds = amounts.iter().copied().sum();
    for amount in amounts {
        let (least, most) = (all.low.saturating_sub(amount.low), all.high.saturating_sub(amount.high));
        *amount = amount.within(total.saturating_sub(most), total.saturating_sub(least));
    }
}

fn plus(one: &AmountRange, other: &AmountRange) -> AmountRange {
    (&one.0 + &other.0, &one.1 + &other.1)
}

/// The multiples of a unit next to a part of a total, on either side.
pub(super) fn in_units((low, high): &AmountRange, unit: i128) -> AmountEnds {
    let whole = |amount: &Fraction, rounding| {
        let units = amount.checked_div(&Fraction::from(unit)).and_then(|units| units.units(0, rounding));
        units.unwrap_or(0).saturating_mul(unit)
    };
    AmountEnds { low: whole(low, Rounding::Floor), high: whole(high, Rounding::Ceiling) }
}

/// The whole units less than so many from what lies between these.
fn strictly((low, high): AmountRange, slack: i128) -> AmountEnds {
    let slack = Fraction::from(slack);
    let low = (&low - &slack).units(0, Rounding::Floor).unwrap_or(i128::MIN / 4);
    let high = (&high + &slack).units(0, Rounding::Ceiling).unwrap_or(i128::MAX / 4);
    AmountEnds { low: low.saturating_add(1), high: high.saturating_sub(1) }
}
