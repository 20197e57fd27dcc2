//! The ends of bills where a saving is promised and costs are known only within ranges.
//!
//! Each course that the promise can take gives every bill as a sum of amounts; where there are too many courses, all that is
//! certain is that a member pays no less than without a promise, or than its least cap, and no more than its greatest.

use super::courses::{Course, CourseSearch, YearForms};
use super::followed::{Followed, UnitMoves};
use super::moves::unit_moves;
use super::reach::ExactEnds;
use super::rounds::Rounds;
use super::together::{AmountEnds, PaidTable};
use super::weighed::WeighedTies;
use crate::cost::Units;
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::facts::{Computed, Fact, Payer, Side};
use crate::plan::form::{AmountRange, Form};
use crate::plan::gain::Promised;
use crate::sharing::{Remainder, Round, Settlement};

/// The exact ends of a member's bill of each year.
pub(super) type OfYears = Vec<ExactEnds>;

/// A plan of which a saving is promised.
pub(super) struct PromiseEnds<'p> {
    pub(super) computed: &'p Computed<'p>,
    pub(super) settlement: &'p Settlement,
    /// How each year is rounded, with what is billed in it at both ends where one bill is of all.
    pub(super) rounds: Vec<(Rounds<'p>, (i128, i128))>,
    pub(super) members: usize,
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
    /// Whether the promise may hold somebody down, by what members pay without one, and by what is known of their savings then.
    pub(super) fn may_hold(&self, free: &PaidTable, ties: &WeighedTies) -> bool {
        let least =
            |member: usize| Some(self.cap(self.least.get(member)?.as_ref()?)? - self.direct(member).high);
        let saves = |member: usize| {
            let least = ties.of(member, None).least_percent();
            least.zip(self.settlement.min_saving.as_ref()).is_some_and(|(least, promised)| least >= *promised)
        };
        (0..)
            .zip(&free.totals)
            .any(|(member, total)| least(member).is_none_or(|cap| total.high > cap) && !saves(member))
    }

    /// The bills and totals of members where a promise may hold somebody down, by its courses where they are followed.
    pub(super) fn ends(
        &self,
        exact: &[OfYears],
        followed: Option<&Followed>,
    ) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let enclosed = self.enclosed(exact);
        match followed {
            Some(followed) => in_both(self.followed_ends(followed), enclosed),
            None => enclosed,
        }
    }

    /// The bills and totals of members where a promise may hold somebody down. More cost before can mean both more room and
    /// more to move to others. In one year a member may pay as little as what cannot be moved.
    fn enclosed(&self, exact: &[OfYears]) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let paid = |years: &OfYears| years.iter().map(|year| &year.paid.0).sum::<Fraction>();
        let free: Vec<Fraction> = exact.iter().map(paid).collect();
        let bill = |member: usize, (year, ExactEnds { paid, own, .. }): (usize, &ExactEnds)| {
            if !self.takes_part(member, year, (paid, own)) {
                return AmountEnds::exact(0);
            }
            let fixed = &own.0 + &(&paid.0 - &own.0).min(Fraction::zero());
            let less = self.rounding(member, year).low.min(-self.unit());
            AmountEnds { low: floor(&fixed).saturating_add(less), high: i128::MAX / 4 }
        };
        let bills = exact.iter().enumerate();
        let bills =
            bills.map(|(member, years)| years.iter().enumerate().map(|year| bill(member, year)).collect());
        let bills = bills.collect();
        let total = |(member, free): (usize, &Fraction)| {
            let least = self.least_cap(member).map_or(free.clone(), |cap| cap.min(free.clone()));
            let low = floor(&least).saturating_sub(self.rounded_down(member));
            AmountEnds { low, high: self.greatest_cap(member).unwrap_or(i128::MAX / 4) }
        };
        (bills, (0..).zip(&free).map(total).collect())
    }

    /// Whether a member pays something in a year, or may: nothing comes to who neither pays shared items nor bears what rounding
    /// leaves.
    fn takes_part(&self, member: usize, year: usize, (paid, own): (&AmountRange, &AmountRange)) -> bool {
        let bears = || {
            let rounds = self.rounds.get(year).map(|(rounds, _)| rounds.settlement.remainder);
            rounds == Some(Remainder::Member(member))
        };
        let is_nothing = |(low, high): &AmountRange| low.is_zero() && high.is_zero();
        !(is_nothing(paid) && is_nothing(own)) || bears()
    }

    /// The same by the courses that the promise can take.
    fn followed_ends(&self, followed: &Followed) -> (Vec<Vec<AmountEnds>>, Vec<AmountEnds>) {
        let bill = |member: usize, (year, (rounds, costs)): (usize, &(Rounds<'_>, (i128, i128)))| {
            let (low, high) = followed.bill(member, Some(year));
            let added = followed.rounding(member, year);
            let rounded = match self.is_plain() {
                true => rounds.rounded(member, (&low, &high), *costs),
                false => AmountEnds { low: floor(&low) + added.low, high: ceiling(&high) + added.high },
            };
            let moved = followed.moves.of_bill;
            // one that gives a unit of its only bill had it by rounding
            let less = if self.is_plain() && self.unit() == 1 && self.years() == 1 { 0 } else { moved };
            let low = rounded.low.saturating_sub(less);
            // nobody gives up what it bears alone
            let alone = || self.whole(&followed.alone(member, year).0).min(rounded.low);
            let low = if self.is_plain() { low.max(alone()) } else { low };
            AmountEnds { low: low.min(rounded.high), high: rounded.high.saturating_add(moved) }
        };
        let of_member =
            |member: usize| self.rounds.iter().enumerate().map(|year| bill(member, year)).collect::<Vec<_>>();
        let total = |member: usize| {
            let (low, high) = followed.bill(member, None);
            let off = followed.off(member, None);
            let high = ceiling(&high).saturating_add((off.high - 1).max(0));
            AmountEnds {
                low: floor(&low).saturating_sub(self.rounded_down(member)),
                high: self.greatest_cap(member).map_or(high, |cap| cap.min(high)),
            }
        };
        let members = 0..self.members;
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
        let room: Vec<Form> = (0..self.members).map(room).collect();
        let rounding = |member: usize| {
            let added: AmountEnds = (0..self.rounds.len()).map(|year| self.rounding(member, year)).sum();
            Fraction::from(-added.low)
        };
        let search = CourseSearch {
            amounts: &amounts,
            pays: &pays,
            room: room.clone(),
            rounding: (0..self.members).map(rounding).collect(),
        };
        let courses: Vec<Course> = search.courses()?;
        let promised = Promised::new(self.settlement.min_saving.as_ref()?);
        let rounding = (0..self.rounds.len())
            .map(|year| (0..self.members).map(|member| self.rounding(member, year)).collect())
            .collect();
        let (unit, moves) = (self.unit(), UnitMoves::default());
        let found =
            Followed { amounts, pays, alone, direct, before, courses, room, rounding, unit, promised, moves };
        let moves = unit_moves(&found, &self.rounds);
        Some(Followed { moves, ..found })
    }

    /// Whether following is not too much work.
    pub(super) fn is_followed(&self, amounts: &Amounts) -> bool {
        let cells = self.members.saturating_mul(self.computed.years.len());
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
        let mut forms = vec![vec![Form::default(); self.members]; self.computed.years.len()];
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
        floor(amount).div_euclid(self.unit()).saturating_mul(self.unit())
    }

    fn unit(&self) -> i128 {
        self.settlement.round_to.max(1)
    }

    /// What rounding can add to a member's exact bill of a year.
    fn rounding(&self, member: usize, year: usize) -> AmountEnds {
        let Some((rounds, costs)) = self.rounds.get(year) else { return AmountEnds::exact(0) };
        if !self.is_apart {
            return rounds.adds(member, *costs);
        }
        // of the signs of what is billed apart nothing is known
        let AmountEnds { low, high } = rounds.adds(member, (i128::MIN, i128::MAX));
        AmountEnds { low: low.saturating_mul(self.bills), high: high.saturating_mul(self.bills) }
    }

    /// How far all bills of a member stay above a whole number below what they come to exactly: rounding takes less than
    /// that and one, and who gives units gives none that it is not above its cap.
    fn rounded_down(&self, member: usize) -> i128 {
        let added: AmountEnds = (0..self.rounds.len()).map(|year| self.rounding(member, year)).sum();
        added.low.saturating_neg().max(self.unit()) - 1
    }

    fn years(&self) -> usize {
        self.rounds.len()
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
