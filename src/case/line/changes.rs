//! Amounts that words call the change, and what it is held against.

use super::around::Around;
use super::roles::{CanBe, Candidate, one};
use super::scanned::{By, Value};
use super::word::{Direction, FigureRole, LineWord};

/// What an amount is beside the name of a change.
pub(super) enum NamedChange {
    /// What it is held against.
    Whole,
    /// The change.
    Change(Direction),
}

impl Around<'_> {
    /// 削減額は10億円に対し3億円, 従来に比べ削減は3億円: what the name of a change is of, and what that is held against.
    pub(super) fn named_change(&self, nth: usize) -> Option<NamedChange> {
        if let [.., LineWord::Compared, LineWord::ChangeSign(way), LineWord::Topic] = self.gap(nth) {
            return Some(NamedChange::Change(*way)).filter(|_| nth > 0);
        }
        let named = |nth: usize| match self.label(nth) {
            Some((FigureRole::Saving, Some(way))) => Some(way),
            _ => None,
        };
        let against = |gap: usize| self.gap(gap) == [LineWord::Compared] && self.is_amount(gap);
        if named(nth).is_some() && against(nth + 1) {
            return Some(NamedChange::Whole);
        }
        nth.checked_sub(1).and_then(named).filter(|_| against(nth)).map(NamedChange::Change)
    }

    /// fell by £5m to £20m: a change, and what it came to; fell £20m to £5m may lack a "from", and so may a fall of £20m to £5m.
    pub(super) fn by_verb(&self, nth: usize) -> Option<CanBe> {
        let candidate = |role, level, way| Candidate { role, level, way };
        let way = self.change_before(nth).or_else(|| self.way_of_line());
        let comes_to = self.gap(nth + 1) == [LineWord::To] && self.is_amount(nth + 1);
        let saving = candidate(FigureRole::Saving, 0, way);
        match self.led_by(nth) {
            Some(By::Told | By::Open) => Some(one(FigureRole::Saving, way)),
            Some(By::Verb) if comes_to => {
                Some(CanBe::One(vec![saving, candidate(FigureRole::Before, 1, None)]))
            }
            Some(by @ (By::Perhaps | By::Cut)) if comes_to => {
                let falls = self.exceeds(nth, nth + 1)?;
                let level = u8::from(way.is_some_and(|way| falls != (way == Direction::Down)));
                let rather = u8::from(by == By::Cut && level == 0);
                let saving = candidate(FigureRole::Saving, rather, way);
                Some(CanBe::One(vec![candidate(FigureRole::Before, level, None), saving]))
            }
            Some(By::Verb | By::Perhaps | By::Cut) | None => None,
        }
    }

    /// Whether an amount is more than another one.
    fn exceeds(&self, nth: usize, other: usize) -> Option<bool> {
        let value = |nth: usize| match &self.line.figures.get(nth)?.value {
            Value::Amount(literal) => Some(&literal.value),
            Value::Percent(_) => None,
        };
        Some(value(nth)? > value(other)?)
    }

    /// 30%, or £3m; £20m, i.e. £3m; 10億円のうち3億円: rather the change than a cost.
    pub(super) fn is_rather_change(&self, nth: usize) -> bool {
        let ends = matches!(self.gap(nth), [.., LineWord::Again | LineWord::Among]);
        nth > 0 && ends && self.signed(nth).is_none()
    }
}
