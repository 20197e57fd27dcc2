//! What a promise moves where costs are known only within ranges: each course that it can take, with every member's bills as
//! sums of the amounts that are ranges.
//!
//! It goes as the split does (`sharing/cap`): whoever is above its cap is held down to it, and what it does not pay moves to the
//! others in proportion to what they pay. Of a member that is above its cap at some of its costs and not at others both are
//! followed. 90 shared equally by a, b and c, of which b may pay no more than 95% of 9 to 11: b pays 0.95 times that amount, a
//! and c 45 less half of it each.

use crate::money::Fraction;
use crate::plan::amounts::Amounts;
use crate::plan::form::{AmountRange, Form};

/// Amounts of each year and member.
pub(crate) type YearForms = Vec<Vec<Form>>;

/// One course: what each member pays of shared items in each year, exactly.
#[derive(Clone, Debug)]
pub(crate) struct Course {
    pub(crate) paid: YearForms,
    /// Who is held down: over the term it pays what it may, however that lies in the years.
    pub(crate) held: Vec<bool>,
    /// What is certain of some of it, as the course is taken only where somebody is above its cap.
    pub(crate) bounds: Vec<CourseBound>,
}

/// What a member pays at least, or at most, in each year: who is held down pays no more than before that, and all others no
/// less.
#[derive(Clone, Debug)]
pub(crate) struct CourseBound {
    pub(crate) member: usize,
    pub(crate) is_least: bool,
    pub(crate) paid: Vec<Form>,
}

/// What a promise may move.
pub(super) struct CourseSearch<'a> {
    pub(super) amounts: &'a Amounts,
    /// What members pay of shared items where nothing is promised.
    pub(super) pays: &'a YearForms,
    /// What each member may pay of shared items over the term.
    pub(super) room: Vec<Form>,
    /// How far below the exact ones rounded bills of each member can stay over the term.
    pub(super) rounding: Vec<Fraction>,
}

/// Where a course stands.
#[derive(Clone)]
struct CourseStand {
    held: Vec<bool>,
    paid: YearForms,
    bounds: Vec<CourseBound>,
}

impl CourseStand {
    /// The course that ends here.
    fn arrived(self) -> Course {
        Course { paid: self.paid, held: self.held, bounds: self.bounds }
    }
}

/// More courses than these are not followed.
const MOST: usize = 32;

impl CourseSearch<'_> {
    /// All courses there are; `None` where there are too many, or it is not certain who pays anything in a year.
    pub(super) fn courses(&self) -> Option<Vec<Course>> {
        let stand =
            CourseStand { held: vec![false; self.room.len()], paid: self.pays.clone(), bounds: Vec::new() };
        let mut found = Vec::new();
        // bills that keep every cap when they are rounded stay as they are
        let above: Vec<AmountRange> = (0..self.room.len()).map(|member| self.above(member, &stand)).collect();
        let is_certain = above.iter().zip(&self.rounding).any(|((low, _), rounding)| low > rounding);
        if !is_certain && above.iter().any(|(low, _)| low.is_positive()) {
            found.push(
                self.kept(stand.clone(), |member| self.rounding.get(member).cloned().unwrap_or_default()),
            );
        }
        self.follow(stand, &mut found)?;
        Some(found)
    }

    /// By how much a member is above its cap.
    fn above(&self, member: usize, stand: &CourseStand) -> AmountRange {
        let paid = Form::sum(stand.paid.iter().filter_map(|year| year.get(member)));
        self.room.get(member).map(|room| self.amounts.range(&paid.minus(room))).unwrap_or_default()
    }

    /// Follows each course from here to its end.
    fn follow(&self, stand: CourseStand, found: &mut Vec<Course>) -> Option<()> {
        let (mut certain, mut open) = (Vec::new(), Vec::new());
        for member in (0..self.room.len()).filter(|member| stand.held.get(*member) == Some(&false)) {
            match self.above(member, &stand) {
                (low, _) if low.is_positive() => certain.push(member),
                (_, high) if high.is_positive() => open.push(member),
                _ => {}
            }
        }
        let ways = 1_usize.checked_shl(u32::try_from(open.len()).ok()?).filter(|ways| *ways <= MOST)?;
        for way in 0..ways {
            let is_over = |nth: usize| way >> nth & 1 == 1;
            let more = open.iter().enumerate().filter(|(nth, _)| is_over(*nth)).map(|(_, member)| *member);
            let over: Vec<usize> = certain.iter().copied().chain(more).collect();
            match over.is_empty() {
                true => found.push(self.kept(stand.clone(), |_| Fraction::zero())),
                false => {
                    let mut next = self.hold_down(&over, &stand)?;
                    if !open.is_empty() {
                        next.bounds.extend(bounds(&stand, &next, &over));
                    }
                    self.follow(next, found)?;
                }
            }
            if found.len() > MOST {
                return None;
            }
        }
        Some(())
    }

    /// The course in which all that are not held down keep to their caps, but for so much: whoever might be held down pays no more
    /// than if it were, and the others no less.
    fn kept(&self, mut stand: CourseStand, over: impl Fn(usize) -> Fraction) -> Course {
        let is_open = |member: &usize| {
            stand.held.get(*member) == Some(&false) && self.above(*member, &stand).1.is_positive()
        };
        let open: Vec<usize> = (0..self.room.len()).filter(is_open).collect();
        let mut bounds = Vec::new();
        for member in open {
            let Some(next) = self.hold_down(&[member], &stand) else { continue };
            let off = over(member);
            let widened = |paid: &Form| paid.widened(&(off.clone(), off.clone()));
            for (of, held) in next.held.iter().enumerate() {
                let is_least = of != member;
                if *held && is_least {
                    continue;
                }
                let paid = next.paid.iter().map(|year| year.get(of).map(&widened).unwrap_or_default());
                bounds.push(CourseBound { member: of, is_least, paid: paid.collect() });
            }
        }
        stand.bounds.extend(bounds);
        stand.arrived()
    }

    /// Holds members down to their caps, in every year by the same part, and lets the others pay what that leaves.
    fn hold_down(&self, over: &[usize], stand: &CourseStand) -> Option<CourseStand> {
        let mut next = stand.clone();
        over.iter().for_each(|member| next.held.get_mut(*member).into_iter().for_each(|held| *held = true));
        let open: Vec<Form> = self.pays.iter().map(|year| free_of(year, &next.held)).collect();
        let is_open: Vec<bool> = open.iter().map(|open| self.is_some(open)).collect::<Option<_>>()?;
        for member in over {
            self.hold(*member, &is_open, stand, &mut next)?;
        }
        for (nth, open) in open.iter().enumerate().filter(|(nth, _)| is_open.get(*nth) == Some(&true)) {
            self.share_out(nth, open, &mut next)?;
        }
        Some(next)
    }

    /// Whether something is paid for certain, or nothing; `None` where neither is.
    fn is_some(&self, paid: &Form) -> Option<bool> {
        match self.amounts.range(paid) {
            (low, _) if low.is_positive() => Some(true),
            (low, high) if low.is_zero() && high.is_zero() => Some(false),
            _ => None,
        }
    }

    /// Lets a member pay of each year in which others do its part of what it may pay in all of them.
    fn hold(
        &self,
        member: usize,
        is_open: &[bool],
        stand: &CourseStand,
        next: &mut CourseStand,
    ) -> Option<()> {
        let pays: Vec<&Form> = stand.paid.iter().map(|year| year.get(member)).collect::<Option<_>>()?;
        let closed = pays.iter().zip(is_open).filter(|(_, open)| !**open).map(|(pay, _)| *pay);
        let room = self.room.get(member)?.minus(&Form::sum(closed));
        let (least, most) = self.amounts.range(&room);
        let movable = pays.iter().zip(is_open).filter(|(_, open)| **open);
        let can_move = self.is_some(&Form::sum(movable.map(|(pay, _)| *pay)))?;
        if least.is_negative() || !can_move {
            // what cannot be moved is above its cap: whole units must do the rest
            return None;
        }
        for (nth, pay) in pays.iter().enumerate().filter(|(nth, _)| is_open.get(*nth) == Some(&true)) {
            let others = pays
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != nth && is_open.get(*other) == Some(&true));
            let part = self.part(pay, &Form::sum(others.map(|(_, pay)| *pay)))?;
            *next.paid.get_mut(nth)?.get_mut(member)? = room.times_within(&part, &most);
        }
        Some(())
    }

    /// Between what a payment is as a part of itself and others together.
    fn part(&self, pay: &Form, others: &Form) -> Option<AmountRange> {
        let one = Fraction::from(1);
        if pay.is_nothing() {
            return Some(AmountRange::default());
        }
        if others.is_nothing() {
            return Some((one.clone(), one));
        }
        // others in parts of it: what is known of both only by its ends is in there once
        let (low, high) = self.amounts.ratio(others, pay)?;
        let part = |ratio: &Fraction| one.checked_div(&(&one + ratio));
        Some((part(&high)?, part(&low.max(Fraction::zero()))?))
    }

    /// Lets those that are not held down pay in a year what the others do not, in proportion to what they pay.
    fn share_out(&self, year: usize, open: &Form, next: &mut CourseStand) -> Option<()> {
        let pays = self.pays.get(year)?;
        let of_held = |forms: &[Form]| {
            Form::sum(forms.iter().zip(&next.held).filter(|(_, held)| **held).map(|(form, _)| form))
        };
        let moved = of_held(pays).minus(&of_held(next.paid.get(year)?));
        let (low, high) = self.amounts.range(&moved);
        let most = high.abs().max(low.abs());
        for (member, pay) in
            pays.iter().enumerate().filter(|(member, _)| next.held.get(*member) == Some(&false))
        {
            let others = match pay.off == AmountRange::default() {
                true => open.minus(pay),
                // what moves by itself does not fall out of a difference
                false => {
                    let free = pays.iter().zip(&next.held).enumerate();
                    let others = free.filter(|(other, (_, held))| *other != member && !**held);
                    Form::sum(others.map(|(_, (form, _))| form))
                }
            };
            let part = if self.is_some(&others) == Some(false) { one() } else { self.part(pay, &others)? };
            let paid = pay.plus(&moved.times_within(&part, &most));
            *next.paid.get_mut(year)?.get_mut(member)? = paid;
        }
        Some(())
    }
}

/// What is certain after these were held down.
fn bounds(stand: &CourseStand, next: &CourseStand, over: &[usize]) -> Vec<CourseBound> {
    let bound = |member: usize| {
        let is_least = next.held.get(member) == Some(&false);
        let paid = stand.paid.iter().map(|year| year.get(member).cloned().unwrap_or_default()).collect();
        (is_least || over.contains(&member)).then_some(CourseBound { member, is_least, paid })
    };
    (0..next.held.len()).filter_map(bound).collect()
}

fn one() -> AmountRange {
    (Fraction::from(1), Fraction::from(1))
}

/// What those pay together that are not held down.
fn free_of(year: &[Form], held: &[bool]) -> Form {
    Form::sum(year.iter().zip(held).filter(|(_, held)| !**held).map(|(form, _)| form))
}
