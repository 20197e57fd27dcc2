//! What a cost comes to, in Japanese: に, へ or まで behind a figure, or behind the bracket that it stands in or before:
//! 1,470万円（70％）に削減, 従来の7割（1,470万円）に圧縮, 7割の1,470万円に.

use super::around::Around;
use super::scanned::Value;
use super::word::{Direction, FigureRole, LineWord};
use crate::money::Fraction;

impl Around<'_> {
    /// Whether に or へ leads what a figure says on to what it comes to.
    pub(super) fn leads_into(&self, nth: usize) -> bool {
        let led = self.tail(nth).first() == Some(&LineWord::Into)
            || self.behind_bracket(nth) == Some(LineWord::Into);
        led && !self.is_what_went(nth)
    }

    /// Whether the name of a change leads to a figure, or to the one before its bracket: 削減効果は3割（9億円）に.
    pub(super) fn is_what_went(&self, nth: usize) -> bool {
        let outer = nth.checked_sub(1).filter(|_| self.in_bracket(nth));
        let is_named = |nth: usize| {
            let label = self.label(nth);
            let named = matches!(label, Some((FigureRole::Saving | FigureRole::Percent, _)));
            named || self.line.figures.get(nth).is_some_and(|figure| figure.manner.is_of_change)
        };
        is_named(nth) || outer.is_some_and(is_named)
    }

    /// Whether an amount says once more what a percent is led to: to 70%, or £14.7m; to 70% (£14.7m).
    pub(super) fn says_what_is_left(&self, nth: usize) -> bool {
        let Some(percent) = nth.checked_sub(1).filter(|last| self.is_percent(*last)) else { return false };
        let again = self.gap(nth).last() == Some(&LineWord::Again);
        let closed = self.gap(nth + 1).first().is_none_or(|word| *word == LineWord::Close);
        let aside = self.gap(nth) == [LineWord::Open] && closed;
        let to = self.head(percent).last() == Some(&LineWord::To);
        to && (again || aside) && self.signed(nth).is_none() && self.change_behind(nth).is_none()
    }

    /// Whether the line says that the cost rose, and a percent is less than all of what was: it is by how much, 9億円（12.5％）に増加.
    pub(super) fn is_rise(&self, nth: usize) -> bool {
        let less = self.line.figures.get(nth).is_some_and(|figure| match &figure.value {
            Value::Percent(percent) => percent.value < Fraction::from(100),
            Value::Amount(_) => false,
        });
        less && self.way_of_line() == Some(Direction::Up)
    }

    /// The same for an amount; one in a bracket says once more what the percent before it says, and never what an amount
    /// before it does: 従来の7割（1,470万円）に, but 1,470万円（630万円の減）に.
    pub(super) fn comes_to(&self, nth: usize) -> bool {
        let opens = self.gap(nth).contains(&LineWord::Open);
        let apart = self.in_bracket(nth) && !opens;
        let again = self.in_bracket(nth) && nth.checked_sub(1).is_some_and(|last| self.is_amount(last));
        self.leads_into(nth) && !again && !apart && self.change_behind(nth).is_none()
    }

    /// Whether a percent is what is left: it is led into itself, or is said of the amount behind it that is: 7割の1,470万円に,
    /// 2割に当たる2,000万円に.
    pub(super) fn is_led_into(&self, nth: usize) -> bool {
        let inside = self.in_bracket(nth);
        let own = if inside { self.change(nth) } else { self.change_behind(nth) };
        let worth =
            self.line.figures.get(nth + 1).is_some_and(|next| next.is_amount() && next.manner.is_worth);
        let same = worth || self.gap(nth + 1) == [LineWord::No] && self.is_amount(nth + 1);
        let becomes = self.tail(nth + 1).first() == Some(&LineWord::Becomes);
        own.is_none() && (self.leads_into(nth) || same && (becomes || self.comes_to(nth + 1)))
    }

    /// Whether the line has one amount, and it is what the cost came to: of a percent beside it nothing says whether that went or
    /// is left.
    pub(super) fn has_only_result(&self) -> bool {
        let mut amounts = (0..self.line.figures.len()).filter(|nth| self.is_amount(*nth));
        let is_result = |nth: usize| {
            let led = self.comes_to(nth) || self.head(nth).last() == Some(&LineWord::To);
            led && self.label(nth).is_none()
        };
        amounts.next().is_some_and(is_result) && amounts.next().is_none()
    }

    /// The word right behind the bracket that a figure stands in, or that opens right behind it.
    fn behind_bracket(&self, nth: usize) -> Option<LineWord> {
        let opens = self.gap(nth + 1).first() == Some(&LineWord::Open);
        let mut depth = usize::from(self.in_bracket(nth));
        if depth == 0 && !opens {
            return None;
        }
        for place in nth + 1..=self.line.figures.len() {
            let mut words = self.gap(place).iter();
            while let Some(word) = words.next() {
                match word {
                    LineWord::Open => depth += 1,
                    LineWord::Close if depth <= 1 => return words.next().copied(),
                    LineWord::Close => depth -= 1,
                    _ => {}
                }
            }
        }
        None
    }
}
