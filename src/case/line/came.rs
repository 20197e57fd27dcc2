//! A change and what it came to, in English: fell by £5m to £20m.

use super::around::Around;
use super::roles::{CanBe, Candidate, one};
use super::scanned::{LedBy, Value};
use super::word::{Direction, FigureRole, LineWord};

impl Around<'_> {
    /// fell by £5m to £20m: a change, and what it came to; fell £20m to £5m may lack a "from", and so may a fall of £20m to £5m.
    pub(super) fn by_verb(&self, nth: usize) -> Option<CanBe> {
        let candidate = |role, level, way| Candidate { role, level, way };
        let way = self.change_before(nth).or_else(|| self.way_of_line());
        let comes_to = self.gap(nth + 1) == [LineWord::To] && self.is_amount(nth + 1);
        let saving = candidate(FigureRole::Saving, 0, way);
        match self.led_by(nth) {
            Some(LedBy::Told | LedBy::Open) => Some(one(FigureRole::Saving, way)),
            Some(LedBy::Verb) if comes_to => {
                Some(CanBe::One(vec![saving, candidate(FigureRole::Before, 1, None)]))
            }
            Some(by @ (LedBy::Perhaps | LedBy::Cut)) if comes_to => {
                let falls = self.exceeds(nth, nth + 1)?;
                let level = u8::from(way.is_some_and(|way| falls != (way == Direction::Down)));
                let rather = u8::from(by == LedBy::Cut && level == 0);
                let saving = candidate(FigureRole::Saving, rather, way);
                Some(CanBe::One(vec![candidate(FigureRole::Before, level, None), saving]))
            }
            Some(LedBy::Verb | LedBy::Perhaps | LedBy::Cut) | None => None,
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
}
