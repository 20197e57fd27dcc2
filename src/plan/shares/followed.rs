//! Bills under a promise as sums of amounts that are ranges: what they have in common with costs before, or with what support
//! pays, falls out of what is saved and of what is left.
//!
//! A member held down to 95% of 90 to 110 saves 5% wherever that lies: 4.5 to 5.5, not 90 less 104.5 to 110 less 85.5.

use super::courses::{Course, YearForms};
use super::together::AmountEnds;
use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::form::{AmountRange, Bounded, Form, hull, whole_within};
use crate::plan::gain::{Promised, Tied};

/// What single units that a promise moves can add to a bill, or to all bills of a member, in minor units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct UnitMoves {
    pub(super) of_bill: i128,
    pub(super) of_term: i128,
}

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
    /// What rounding can add to the exact bill of each year and member.
    pub(super) rounding: Vec<Vec<AmountEnds>>,
    /// The unit of bills.
    pub(super) unit: i128,
    /// What is promised.
    pub(super) promised: Option<Promised>,
    /// What the promise can move beyond rounding.
    pub(super) moves: UnitMoves,
}

impl Followed {
    /// Between what a member's exact bill lies, of a year or over the term.
    pub(super) fn bill(&self, member: usize, year: Option<usize>) -> AmountRange {
        let alone = sum(&self.alone, member, year);
        let bills: Vec<Bounded> = self.shared(member, year).iter().map(|paid| paid.plus(&alone)).collect();
        self.range(&bills)
    }

    /// Between what it bears alone in a year, credits and all.
    pub(super) fn alone(&self, member: usize, year: usize) -> AmountRange {
        self.amounts.range(&sum(&self.alone, member, Some(year)))
    }

    /// What a member pays of shared items in each course.
    fn shared(&self, member: usize, year: Option<usize>) -> Vec<Bounded> {
        let of_course = |course: &Course| {
            let room = self.room.get(member).filter(|_| year.is_none() && is_held(course, member));
            let form = room.cloned().unwrap_or_else(|| sum(&course.paid, member, year));
            let mut paid = Bounded { form, ..Bounded::default() };
            for bound in course.bounds.iter().filter(|bound| bound.member == member) {
                let years =
                    bound.paid.iter().enumerate().filter(|(nth, _)| year.is_none_or(|year| year == *nth));
                let form = Form::sum(years.map(|(_, form)| form));
                if bound.is_least { paid.least.push(form) } else { paid.most.push(form) }
            }
            paid
        };
        self.courses.iter().map(of_course).collect()
    }

    /// Between what an amount lies that is this in each course; a course that cannot be taken counts for nothing.
    pub(crate) fn range(&self, courses: &[Bounded]) -> AmountRange {
        let bounded =
            hull(courses.iter().filter_map(|form| form.within(|form| Some(self.amounts.range(form)))));
        bounded
            .or_else(|| hull(courses.iter().map(|form| self.amounts.range(&form.form))))
            .unwrap_or_default()
    }

    /// The amounts that bills are sums of.
    pub(crate) fn amounts(&self) -> &Amounts {
        &self.amounts
    }

    /// What a member pays in each course, but for rounding: of a year or over the term.
    pub(crate) fn paid(&self, member: usize, year: Option<usize>) -> Vec<Bounded> {
        let own = sum(&self.alone, member, year).plus(&sum(&self.direct, member, year));
        self.shared(member, year).iter().map(|paid| paid.plus(&own)).collect()
    }

    /// What the promise moves to a member in each course, of a year or over the term.
    pub(crate) fn moves(&self, member: usize, year: Option<usize>) -> Vec<Bounded> {
        let pays = sum(&self.pays, member, year).times(&Fraction::from(-1));
        self.shared(member, year).iter().map(|paid| paid.plus(&pays)).collect()
    }

    /// Between what the promise moves to a member, or away from it, lies.
    pub(crate) fn moved(&self, member: usize, year: usize) -> AmountRange {
        self.range(&self.moves(member, Some(year)))
    }

    /// What is known of a member's saving from what its cost before and its bill have in common.
    pub(crate) fn tied(&self, member: usize, year: Option<usize>) -> Tied {
        let tied = self.tied_to(member, year, &self.paid(member, year), 0);
        // the only year is the term
        tied.and_promised(self.promised.filter(|_| year.is_some() && self.pays.len() == 1))
    }

    /// The same of its saving where this is what it pays in each course, of which rounding may leave so many units more.
    pub(crate) fn tied_to(&self, member: usize, year: Option<usize>, paid: &[Bounded], more: i128) -> Tied {
        let before = sum(&self.before, member, year);
        let AmountEnds { low, high } = self.off(member, year);
        let (less, more) = (low.saturating_sub(more), high.saturating_add(more));
        let savings: Vec<Bounded> = paid.iter().map(|paid| paid.left_of(&before)).collect();
        let saving = whole_within(&self.range(&savings), (-more, -less));
        let apart = (Fraction::from(-less), Fraction::from(more));
        let is_known = self.amounts.range(&before).0.is_positive();
        let kept = paid.iter().map(|paid| paid.widened(&apart)).collect::<Vec<_>>();
        let kept = kept.iter().filter_map(|paid| paid.within(|form| self.amounts.ratio(form, &before)));
        let kept = hull(kept).filter(|_| is_known);
        let percent = |kept: &Fraction| &Fraction::from(100) - &(kept * &Fraction::from(100));
        Tied::by(Some(saving), kept.map(|(low, high)| (percent(&high), percent(&low))))
    }

    /// What rounding can add to a member's exact bill of a year: less than that, where it is not nothing.
    pub(super) fn rounding(&self, member: usize, year: usize) -> AmountEnds {
        let added = self.rounding.get(year).and_then(|year| year.get(member));
        added.copied().unwrap_or(AmountEnds::exact(0))
    }

    /// What rounding and single units that the promise moves can add to a member's exact bill, or to all of its bills: less
    /// than that, where it is not nothing.
    pub(super) fn off(&self, member: usize, year: Option<usize>) -> AmountEnds {
        let added: AmountEnds = match year {
            Some(year) => self.rounding(member, year),
            None => (0..self.pays.len()).map(|year| self.rounding(member, year)).sum(),
        };
        let UnitMoves { of_bill, of_term } = self.moves;
        match year {
            Some(_) => AmountEnds {
                low: added.low.saturating_sub(of_bill),
                high: added.high.saturating_add(of_bill),
            },
            // over the term nobody gives more than it is above its cap, and who stands at its cap takes nothing
            None => {
                let is_held = self.courses.iter().all(|course| is_held(course, member));
                AmountEnds {
                    low: added.low.min(-self.unit),
                    high: if is_held { 0 } else { added.high.saturating_add(of_term) },
                }
            }
        }
    }

    /// Whether it holds a member down; `None` where it does so in some courses only.
    pub(super) fn holds(&self, member: usize) -> Option<bool> {
        let held = self.courses.iter().filter(|course| is_held(course, member)).count();
        match held {
            0 => Some(false),
            _ => (held == self.courses.len()).then_some(true),
        }
    }

    /// The same to either side.
    pub(crate) fn slack(&self, member: usize, year: Option<usize>) -> i128 {
        let AmountEnds { low, high } = self.off(member, year);
        high.max(-low)
    }

    /// Whether a member may be above its cap once this has been added to what it pays over the term.
    pub(super) fn may_be_above(&self, member: usize, added: i128) -> bool {
        let room = self.room.get(member).cloned().unwrap_or_default().times(&Fraction::from(-1));
        let above: Vec<Bounded> = self.shared(member, None).iter().map(|paid| paid.plus(&room)).collect();
        (&self.range(&above).1 + &Fraction::from(added)).is_positive()
    }

    /// Whether a bill is in whole units before it is rounded.
    pub(super) fn is_whole(&self, member: usize, year: usize) -> bool {
        let (low, high) = self.bill(member, Some(year));
        low == high && low.checked_div(&Fraction::from(self.unit)).is_some_and(|units| units.is_whole())
    }
}

/// Whether a course holds a member down to its cap.
fn is_held(course: &Course, member: usize) -> bool {
    course.held.get(member) == Some(&true)
}

/// A member's amount of a year, or of all.
fn sum(forms: &YearForms, member: usize, year: Option<usize>) -> Form {
    let years = forms.iter().enumerate().filter(|(nth, _)| year.is_none_or(|year| year == *nth));
    Form::sum(years.filter_map(|(_, year)| year.get(member)))
}
