//! Bills under a promise as sums of amounts that are ranges: what they have in common with costs before, or with what support
//! pays, falls out of what is saved and of what is left.
//!
//! A member held down to 95% of 90 to 110 saves 5% wherever that lies: 4.5 to 5.5, not 90 less 104.5 to 110 less 85.5.

use super::courses::{Course, YearForms};
use crate::money::{Fraction, Rounding};
use crate::plan::amounts::Amounts;
use crate::plan::form::{AmountRange, Form};
use crate::plan::gain::Tied;

/// A promise followed through the courses that it can take.
#[derive(Clone, Debug)]
pub(crate) struct Followed {
    pub(super) amounts: Amounts,
    /// What members pay of shared items where nothing is promised, by year and member.
    pub(super) pays: YearForms,
    /// What they bear alone in their bills, and in none; and their costs before.
    pub(super) alone: YearForms,
    pub(super) direct: YearForms,
    pub(super) before: YearForms,
    pub(super) courses: Vec<Course>,
    /// What each may pay of shared items over the term.
    pub(super) room: Vec<Form>,
    /// By how much rounding can bring a bill from the exact one.
    pub(super) step: i128,
    /// By how many units more the promise can.
    pub(super) moved: i128,
}

impl Followed {
    /// Between what a member's exact bill lies, of a year or over the term.
    pub(super) fn bill(&self, member: usize, year: Option<usize>) -> AmountRange {
        self.hull(|course| self.billed(course, member, year))
    }

    /// Between what a sum lies in all courses.
    fn hull(&self, form: impl Fn(&Course) -> Form) -> AmountRange {
        hull(self.courses.iter().map(|course| self.amounts.range(&form(course)))).unwrap_or_default()
    }

    /// The exact bill in a course.
    fn billed(&self, course: &Course, member: usize, year: Option<usize>) -> Form {
        sum(&self.alone, member, year).plus(&sum(&course.paid, member, year))
    }

    /// The amounts that bills are sums of.
    pub(crate) fn amounts(&self) -> &Amounts {
        &self.amounts
    }

    /// What a member pays in each course, but for rounding: of a year or over the term.
    pub(crate) fn paid(&self, member: usize, year: Option<usize>) -> Vec<Form> {
        let direct = sum(&self.direct, member, year);
        self.courses.iter().map(|course| self.billed(course, member, year).plus(&direct)).collect()
    }

    /// What the promise moves to a member in each course, of a year or over the term.
    pub(crate) fn moves(&self, member: usize, year: Option<usize>) -> Vec<Form> {
        let pays = sum(&self.pays, member, year);
        self.courses.iter().map(|course| sum(&course.paid, member, year).minus(&pays)).collect()
    }

    /// Between what the promise moves to a member, or away from it, lies.
    pub(crate) fn moved(&self, member: usize, year: usize) -> AmountRange {
        let pays = sum(&self.pays, member, Some(year));
        self.hull(|course| sum(&course.paid, member, Some(year)).minus(&pays))
    }

    /// What is known of a member's saving from what its cost before and its bill have in common.
    pub(crate) fn tied(&self, member: usize, year: Option<usize>) -> Tied {
        self.tied_to(member, year, &self.paid(member, year), 0)
    }

    /// The same of its saving where this is what it pays in each course, of which rounding may leave so many units more.
    pub(crate) fn tied_to(&self, member: usize, year: Option<usize>, paid: &[Form], more: i128) -> Tied {
        let before = sum(&self.before, member, year);
        let slack = self.slack(year).saturating_add(more);
        let apart = Fraction::from(slack);
        let (mut savings, mut kept) = (Vec::new(), Vec::new());
        for paid in paid {
            savings.push(self.amounts.range(&before.minus(paid)));
            kept.push(self.amounts.ratio(&paid.widened(&(apart.clone(), apart.clone())), &before));
        }
        let saving = hull(savings.into_iter()).map(|saving| within(&saving, slack));
        let kept = kept.into_iter().collect::<Option<Vec<_>>>().and_then(|kept| hull(kept.into_iter()));
        let percent = |kept: &Fraction| &Fraction::from(100) - &(kept * &Fraction::from(100));
        Tied::by(saving, kept.map(|(low, high)| (percent(&high), percent(&low))))
    }

    /// By less than how much a bill, or all of a member's, can differ from the exact one.
    pub(crate) fn slack(&self, year: Option<usize>) -> i128 {
        let years = year.map_or(self.pays.len(), |_| 1);
        let of_year = self.step.saturating_mul(self.moved.saturating_add(1));
        of_year.saturating_mul(i128::try_from(years).unwrap_or(i128::MAX))
    }

    /// By how many units more than rounding the promise can change a bill: none where every cap has room for what rounding
    /// adds, or nothing is rounded; else one for each that may have to give one, and no more than the others take
    /// (`tests/sharing_laws.rs`).
    pub(super) fn units_that_move(&self, unit: i128) -> i128 {
        let gives = |member: usize| {
            let rounded = (0..self.pays.len()).filter(|year| !self.is_whole(member, *year, unit)).count();
            let rounded = i128::try_from(rounded).unwrap_or(i128::MAX);
            let added = Fraction::from(rounded.saturating_mul(self.step));
            let room = self.room.get(member).cloned().unwrap_or_default();
            let above = self.hull(|course| sum(&course.paid, member, None).minus(&room));
            if (&above.1 + &added).is_positive() { rounded } else { 0 }
        };
        let members = i128::try_from(self.room.len()).unwrap_or(i128::MAX);
        (0..self.room.len()).map(gives).sum::<i128>().min(members.saturating_sub(1))
    }

    /// Whether a bill is in whole units before it is rounded.
    fn is_whole(&self, member: usize, year: usize, unit: i128) -> bool {
        let (low, high) = self.bill(member, Some(year));
        low == high && low.checked_div(&Fraction::from(unit)).is_some_and(|units| units.is_whole())
    }
}

/// A member's amount of a year, or of all.
fn sum(forms: &YearForms, member: usize, year: Option<usize>) -> Form {
    let years = forms.iter().enumerate().filter(|(nth, _)| year.is_none_or(|year| year == *nth));
    Form::sum(years.filter_map(|(_, year)| year.get(member)))
}

/// The least and the most of several ranges.
fn hull(ranges: impl Iterator<Item = AmountRange>) -> Option<AmountRange> {
    ranges.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}

/// The whole units between these ends, or less than so many beside them.
fn within((low, high): &AmountRange, slack: i128) -> (i128, i128) {
    let slack = Fraction::from(slack);
    let low = (low - &slack).units(0, Rounding::Floor).unwrap_or(i128::MIN / 4);
    let high = (high + &slack).units(0, Rounding::Ceiling).unwrap_or(i128::MAX / 4);
    (low.saturating_add(1), high.saturating_sub(1))
}
