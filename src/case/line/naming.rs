//! Words between two amounts that are about the one behind them.

use super::scanned::LineFigure;
use super::scanning::Scan;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{self, Ahead};

/// What a change is called, the longer first.
const NAMES_OF_CHANGE: &[&str] =
    &["削減効果", "縮減効果", "節減効果", "軽減効果", "削減", "縮減", "節減", "軽減", "savings", "saving"];

/// What the same is said again behind.
const AGAIN: &[&str] = &["or", "i.e.", "that is,", "that is", "すなわち", "つまり"];

impl Scan<'_> {
    /// 602百万円 削減効果 258百万円: a change that stands apart from the amount before it names the one behind it.
    pub(super) fn named_change(&mut self) -> bool {
        let apart = self.fresh
            && self.cursor.after_space()
            && self.line.figures.last().is_some_and(LineFigure::is_amount);
        let found = apart
            && self.cursor.looking_ahead(|cursor| {
                let word = cursor.take_any(NAMES_OF_CHANGE);
                cursor.take_any(&["は", "が", ":"]);
                word.is_some() && literal::ahead(cursor) == Ahead::Amount
            });
        if found {
            self.cursor.take_any(NAMES_OF_CHANGE);
            self.gap.push(LineWord::Label(FigureRole::Saving, Some(Direction::Down)));
            self.fresh = false;
        }
        found
    }

    /// 1割引: a percent taken off, where nothing goes on behind it; 引いた and 引継ぎ are other words.
    pub(super) fn discounted(&mut self) -> bool {
        let is_percent = self.fresh && self.line.figures.last().is_some_and(|figure| !figure.is_amount());
        let found = is_percent
            && self.cursor.looking_ahead(|cursor| {
                let taken = cursor.take_any(&["引"]).is_some();
                taken && (cursor.at_end() || cursor.take_any(&[")", "、", "。", "の", "で", "に"]).is_some())
            });
        if found {
            self.cursor.take_any(&["引"]);
            self.gap.push(LineWord::ChangeSign(Direction::Down));
            self.fresh = false;
        }
        found
    }

    /// 30%, or £3m: the amount says once more what was said before it.
    pub(super) fn said_again(&mut self) -> bool {
        let behind =
            self.fresh || matches!(self.gap.as_slice(), [LineWord::Comma | LineWord::Open | LineWord::Close]);
        let found = behind
            && !self.line.figures.is_empty()
            && self.cursor.looking_ahead(|cursor| {
                let word = cursor.take_any(AGAIN);
                word.is_some() && literal::ahead(cursor) == Ahead::Amount
            });
        if found {
            self.cursor.take_any(AGAIN);
            self.gap.push(LineWord::Again);
            self.fresh = false;
        }
        found
    }
}
