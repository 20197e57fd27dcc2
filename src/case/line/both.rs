//! Amounts that say the same change as the percent beside them: 3億円・30%の減, £37m, or 30%, off, a 30% cut, £37m, on £123m; and those
//! that a cost is told after: £7m after savings of £3m.

use super::around::Around;
use super::word::{Direction, FigureRole, LineWord};

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

    /// The same of the percent right before an amount: cut £123m by 30%, £37m.
    pub(super) fn change_of_percent_before(&self, nth: usize) -> Option<Direction> {
        let percent = nth.checked_sub(1).filter(|last| self.is_percent(*last))?;
        let by = self.led_by(percent).is_some() && self.gap(nth) == [LineWord::Comma];
        self.way_of_line().filter(|_| by && self.has_amount_beside(nth))
    }

    /// A word of change right behind the comma that a figure stands before.
    fn change_behind_comma(&self, nth: usize) -> Option<Direction> {
        match self.gap(nth + 1) {
            [LineWord::Comma, LineWord::ChangeSign(way), ..] => Some(*way),
            _ => None,
        }
    }

    /// Whether an amount is the change after or before which the one before it stands, and which way it went: £7m after savings of
    /// £3m, £10m before a £3m cut.
    pub(super) fn change_that_was_made(&self, nth: usize) -> Option<(FigureRole, Direction)> {
        let last = nth.checked_sub(1).filter(|last| self.is_amount(*last) && self.is_amount(nth))?;
        let [LineWord::Label(role @ (FigureRole::Before | FigureRole::After), _), rest @ ..] = self.gap(nth)
        else {
            return None;
        };
        let way = |word: &LineWord| match word {
            LineWord::ChangeSign(way) | LineWord::Label(FigureRole::Saving, Some(way)) => Some(*way),
            _ => None,
        };
        let is_named =
            self.head(last).iter().any(|word| matches!(word, LineWord::From | LineWord::Label(..)));
        let is_apart = rest.iter().any(|word| word.parts()) || is_named;
        // a name that leads on is of the next figure: 削減額 2,400千円
        let behind = match self.gap(nth + 1) {
            [word @ LineWord::ChangeSign(_), ..] => way(word),
            [word] if nth + 1 == self.line.figures.len() => way(word),
            [word, next, ..] if next.parts() => way(word),
            _ => None,
        };
        let made = rest.iter().find_map(way).or(behind);
        made.filter(|_| !is_apart).map(|way| (*role, way))
    }

    /// The cost that an amount is called by the change in the bracket behind it: 7億円（3億円削減後）.
    pub(super) fn label_of_change_in_bracket(&self, nth: usize) -> Option<(FigureRole, Option<Direction>)> {
        match (self.gap(nth + 1), self.gap(nth + 2)) {
            (
                [LineWord::Open],
                [LineWord::ChangeSign(_), LineWord::Label(role, way), LineWord::Close, ..],
            ) => Some((*role, *way)),
            _ => None,
        }
    }

    fn has_amount_beside(&self, nth: usize) -> bool {
        (0..self.line.figures.len()).any(|other| other != nth && self.is_amount(other))
    }
}
