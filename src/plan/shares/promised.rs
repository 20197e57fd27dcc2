//! The ends of bills where a saving is promised and costs are known only within ranges.
//!
//! Each course that the promise can take gives every bill as a sum of amounts; where there are too many courses, all that is
//! certain is that a member pays no less than without a promise, or than its least cap, and no more than its greatest.

use super::courses::{Course, CourseSearch, YearForms};
use super::followed::Followed;
use super::reach::ExactEnds;
use super::rounds::Rounds;
use super::together::{AmountEnds, PaidTable};
use crate::cost::Units;
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::Form;
use crate::plan::gain::Promised;
use crate::sharing::{Round, Settlement};

/// The exact ends of a member's bill of each year.
pub(super) type OfYears = Vec<ExactEnds>;

/// A plan of which a saving is promised.
pub(super) struct PromiseEnds<'p> {
    pub(super) computed: &'p Computed<'p>,
    pub(super) settlement: &'p Settlement,
    pub(super) rounds: &'p Rounds<'p>,
    /// Members' costs before over the term at the least and at the most.
    pub(super) least: &'p [Option<Fraction>],
    pub(super) most: &'p [Option<Fraction>],
    /// What members pay themselves over the term, in no bill.
    pub(super) direct: &'p [Units],
    /// The number of bills of each year, and whether they are made apart.
    pub(super) bills: i128,
    pub(super) is_apart: bool,
}

/// What is followed of a promise, at most: members, years and amounts multiplied.
const MOST_WORK: usize = 60_000;

impl PromiseEnds<'_> {
    /// Whether the promise may hold somebody down, by what members pay without one.
    pub(super) fn may_hold(&self, free: &PaidTable) -> bool {
        let least =
            |member: usize| Some(self.cap(self.least.get(member)?.as_ref()?)? - self.direct(member).high);
        (0..).zip(&free.totals).any(|(member, total)| least(member).is_none_or(|cap| total.high > cap))
    }

    /// The bills and totals of members where a promise may hold somebody down, by its courses where they are followed.
    pub(super) fn ends(
        &self,
        exact: &[OfYears],
        followed: Option<&Followed>,
        costs: impl Fn(usize) -> (i128, i128),
    ) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let enclosed = self.enclosed(exact);
        match followed {
            Some(followed) => in_both(self.followed_ends(followed, costs), enclosed),
            None => enclosed,
        }
    }

    /// The bills and totals of members where a promise may hold somebody down. More cost before can mean both more room and
    /// more to move to others. In one year a member may pay as little as what cannot be moved.
    fn enclosed(&self, exact: &[OfYears]) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let unit = self.step();
        let paid = |years: &OfYears| years.iter().map(|year| &year.paid.0).sum::<Fraction>();
        let free: Vec<Fraction> = exact.iter().map(paid).collect();
        let bill = |ExactEnds { paid, own, .. }: &ExactEnds| {
            let fixed = &own.0 + &(&paid.0 - &own.0).min(Fraction::zero());
            AmountEnds { low: floor(&fixed).saturating_sub(unit), high: i128::MAX / 4 }
        };
        let bills = exact.iter().map(|years| years.iter().map(bill).collect()).collect();
        let total = |(member, free): (usize, &Fraction)| {
            let least = self.least_cap(member).map_or(free.clone(), |cap| cap.min(free.clone()));
            let low = floor(&least).saturating_sub(self.rounded_down());
            AmountEnds { low, high: self.greatest_cap(member).unwrap_or(i128::MAX / 4) }
        };
        (bills, (0..).zip(&free).map(total).collect())
    }

    /// The same by the courses that the promise can take.
    fn followed_ends(
        &self,
        followed: &Followed,
        costs: impl Fn(usize) -> (i128, i128),
    ) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let moved = followed.moved.saturating_mul(self.rounds.unit());
        let bill = |member: usize, year: usize| {
            let (low, high) = followed.bill(member, Some(year));
            let rounded = match self.is_plain() {
                true => self.rounds.rounded(member, (&low, &high), costs(year)),
                false => AmountEnds {
                    low: floor(&low).saturating_sub(self.step()),
                    high: ceiling(&high).saturating_add(self.step()),
                },
            };
            // one that gives a unit of its only bill had it by rounding
            let less = if self.is_plain() && self.step() == 1 && self.years() == 1 { 0 } else { moved };
            let low = rounded.low.saturating_sub(less);
            // nobody gives up what it bears alone
            let low =
                if self.is_plain() { low.max(self.whole(&followed.alone(member, year).0)) } else { low };
            AmountEnds { low: low.min(rounded.high), high: rounded.high.saturating_add(moved) }
        };
        let years = self.computed.years.len();
        let of_member = |member: usize| (0..years).map(|year| bill(member, year)).collect::<Vec<_>>();
        let members = 0..self.rounds.members;
        let total = |member: usize| {
            let (low, high) = followed.bill(member, None);
            let moved = self.step().saturating_add(moved).saturating_mul(self.years());
            let high = ceiling(&high).saturating_add(moved);
            AmountEnds {
                // nobody gives more than it is above its cap
                low: floor(&low).saturating_sub(self.rounded_down()),
                high: self.greatest_cap(member).map_or(high, |cap| cap.min(high)),
            }
        };
        (members.clone().map(of_member).collect(), members.map(total).collect())
    }

    /// Follows the promise through its courses; `pays` are members' parts of shared items, by year and member.
    pub(super) fn followed(&self, amounts: Amounts, shared: YearForms) -> Option<Followed> {
        let (alone, direct) = (self.own(&amounts, false), self.own(&amounts, true));
        let before = self.before(&amounts);
        let (mut pays, mut alone) = (shared, alone);
        for (pays, alone) in pays.iter_mut().flatten().zip(alone.iter_mut().flatten()) {
            match amounts.range(pays) {
                (low, _) if !low.is_negative() => {}
                // a credit stays where it is
                (_, high) if !high.is_positive() => alone.add(&std::mem::take(pays)),
                _ => return None,
            }
        }
        let kept = self.settlement.kept()?;
        let over_term =
            |forms: &YearForms, member: usize| Form::sum(forms.iter().filter_map(|year| year.get(member)));
        let room = |member: usize| {
            let cap = over_term(&before, member).times(&kept);
            cap.minus(&over_term(&alone, member)).minus(&over_term(&direct, member))
        };
        let room: Vec<Form> = (0..self.rounds.members).map(room).collect();
        let rounding = Fraction::from(self.step().saturating_mul(self.years()));
        let search = CourseSearch { amounts: &amounts, pays: &pays, room: room.clone(), rounding };
        let courses: Vec<Course> = search.courses()?;
        let step = self.step();
        let promised = Promised::new(self.settlement.min_saving.as_ref()?);
        let found =
            Followed { amounts, pays, alone, direct, before, courses, room, step, promised, moved: 0 };
        let moved = found.units_that_move(self.rounds.unit());
        Some(Followed { moved, ..found })
    }

    /// Whether following is not too much work.
    pub(super) fn is_followed(&self, amounts: &Amounts) -> bool {
        let cells = self.rounds.members.saturating_mul(self.computed.years.len());
        cells.saturating_mul(amounts.count().saturating_add(1)) <= MOST_WORK
    }

    /// What members bear alone in each year: in their bills, or beside them.
    fn own(&self, amounts: &Amounts, is_direct: bool) -> YearForms {
        self.forms(amounts, |fact| {
            let direct = self.computed.item(fact).is_some_and(|item| item.direct);
            fact.side == Side::After && direct == is_direct
        })
    }

    fn before(&self, amounts: &Amounts) -> YearForms {
        self.forms(amounts, |fact| fact.side == Side::Before)
    }

    /// The facts of members that are meant.
    fn forms(&self, amounts: &Amounts, is_meant: impl Fn(&Fact) -> bool) -> YearForms {
        let mut forms = vec![vec![Form::default(); self.rounds.members]; self.computed.years.len()];
        for (nth, fact) in self.computed.facts.iter().enumerate().filter(|(_, fact)| is_meant(fact)) {
            if let Payer::Member(member) = fact.payer
                && let Some(form) = forms.get_mut(fact.invoice.year).and_then(|year| year.get_mut(member))
            {
                form.add(&amounts.form(nth, fact));
            }
        }
        forms
    }

    /// Whether every bill is the exact one brought to a multiple of the unit.
    fn is_plain(&self) -> bool {
        self.settlement.round == Round::Down && !self.is_apart
    }

    /// The multiple of the unit that is not above an amount.
    fn whole(&self, amount: &Fraction) -> i128 {
        let unit = self.rounds.unit();
        floor(amount).div_euclid(unit).saturating_mul(unit)
    }

    /// By how much a bill can miss the exact one.
    fn step(&self) -> i128 {
        if self.is_plain() { self.rounds.unit() } else { self.rounds.most().saturating_mul(self.bills) }
    }

    /// Each year may be rounded down by less than a unit; all years together by no more than that.
    fn rounded_down(&self) -> i128 {
        match self.is_plain() && self.step() == 1 {
            true => self.years() - 1,
            false => self.step().saturating_mul(self.years()),
        }
    }

    fn years(&self) -> i128 {
        i128::try_from(self.computed.years.len()).unwrap_or(0)
    }

    /// The least that a member's cap can be.
    fn least_cap(&self, member: usize) -> Option<Fraction> {
        let cap = self.least.get(member)?.as_ref()? * &self.settlement.kept()?;
        Some(&cap - &Fraction::from(self.direct(member).high))
    }

    /// The most that it can be.
    fn greatest_cap(&self, member: usize) -> Option<i128> {
        Some(self.cap(self.most.get(member)?.as_ref()?)?.saturating_sub(self.direct(member).low))
    }

    /// What a member pays itself over the term, in no bill.
    fn direct(&self, member: usize) -> Units {
        self.direct.get(member).copied().unwrap_or_default()
    }

    /// The most that a member with this cost before may pay over the term, in whole units.
    fn cap(&self, before: &Fraction) -> Option<i128> {
        (before * &self.settlement.kept()?).units(0, Rounding::Floor)
    }
}

/// Bills and totals that lie in both: each is known in two ways.
fn in_both(
    (bills, totals): (Vec<Vec<AmountEnds>>, Vec<AmountEnds>),
    (other_bills, other_totals): (Vec<Vec<AmountEnds>>, Vec<AmountEnds>),
) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
    let both = |ends: Vec<AmountEnds>, others: Vec<AmountEnds>| -> Vec<AmountEnds> {
        ends.into_iter().zip(others).map(|(ends, other)| ends.within(other.low, other.high)).collect()
    };
    let bills = bills.into_iter().zip(other_bills).map(|(years, others)| both(years, others)).collect();
    (bills, both(totals, other_totals))
}

fn floor(value: &Fraction) -> i128 {
    value.units(0, Rounding::Floor).unwrap_or(0)
}

fn ceiling(value: &Fraction) -> i128 {
    value.units(0, Rounding::Ceiling).unwrap_or(0)
}
