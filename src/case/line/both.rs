//! Amounts that say the same change as the percent beside them: 3億円・30%の減, £37m, or 30%, off, a 30% cut, £37m, on £123m.

use super::around::Around;
use super::word::{Direction, LineWord};

impl Around<'_> {
    /// Which way a change goes that words say of the percent right behind an amount, or of both in commas, where the line has
    /// another amount: then it may be of the amount as well.
    pub(super) fn change_of_both(&self, nth: usize) -> Option<Direction> {
        if !self.is_amount(nth) || !self.is_percent(nth + 1) || !self.has_amount_beside(nth) {
            return None;
        }
        match self.gap(nth + 1) {
            [LineWord::Comma | LineWord::Slash, rest @ ..] if rest.iter().all(|word| word.parts()) => {
                self.change_behind(nth + 1).or_else(|| self.change_behind_comma(nth + 1))
            }
            _ => None,
        }
    }

    /// The same where a comma stands between the two and the word of change: 30% of £123m, £37m, was saved.
    pub(super) fn change_in_commas(&self, nth: usize) -> Option<Direction> {
        let percent = nth.checked_sub(1).is_some_and(|last| (0..=last).any(|other| self.is_percent(other)));
        let opened = self.gap(nth) == [LineWord::Comma];
        let is_meant = opened && percent && self.is_amount(nth) && self.has_amount_beside(nth);
        self.change_behind_comma(nth).filter(|_| is_meant)
    }

    /// A word of change right behind the comma that a figure stands before.
    fn change_behind_comma(&self, nth: usize) -> Option<Direction> {
        match self.gap(nth + 1) {
            [LineWord::Comma, LineWord::ChangeSign(way), ..] => Some(*way),
            _ => None,
        }
    }

    fn has_amount_beside(&self, nth: usize) -> bool {
        (0..self.line.figures.len()).any(|other| other != nth && self.is_amount(other))
    }
}
