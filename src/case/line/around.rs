//! The words around the figures of a line, asked one by one.

use super::scanned::{LedBy, LineFigure, Scanned};
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::ChangeSign;

/// The words around the figures of a line.
pub(super) struct Around<'s> {
    pub(super) line: &'s Scanned,
}

impl<'s> Around<'s> {
    pub(super) fn new(line: &'s Scanned) -> Self {
        Around { line }
    }

    pub(super) fn gap(&self, nth: usize) -> &'s [LineWord] {
        self.line.gaps.get(nth).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_amount(&self, nth: usize) -> bool {
        self.line.figures.get(nth).is_some_and(LineFigure::is_amount)
    }

    pub(super) fn is_percent(&self, nth: usize) -> bool {
        self.line.figures.get(nth).is_some_and(|figure| !figure.is_amount())
    }

    /// The words behind a figure, in its clause.
    pub(super) fn tail(&self, nth: usize) -> &'s [LineWord] {
        let gap = self.gap(nth + 1);
        let end = gap.iter().position(|word| word.parts()).unwrap_or(gap.len());
        gap.get(..end).unwrap_or_default()
    }

    /// The words before a figure, in its clause; a heading reaches over brackets.
    pub(super) fn head(&self, nth: usize) -> Vec<LineWord> {
        let gap = self.gap(nth);
        let start = match nth {
            0 => 0,
            _ => gap.iter().rposition(|word| word.parts()).map_or(0, |place| place + 1),
        };
        gap.iter().skip(start).filter(|word| !word.parts()).copied().collect()
    }

    /// The label of a figure: in a bracket of its own behind it, else the last one behind the clause of the figure before.
    pub(super) fn label(&self, nth: usize) -> Option<(FigureRole, Option<Direction>)> {
        let gap = self.gap(nth);
        if let Some(heads) = self.heads() {
            return heads.get(nth).copied();
        }
        let start = match nth {
            0 => 0,
            _ if !self.is_headed() && bracketed(gap).is_some() => 3,
            _ => gap.iter().position(|word| word.parts()).unwrap_or(0),
        };
        let own = bracketed(self.gap(nth + 1)).filter(|_| !self.is_headed());
        if let Some(own) = own.or_else(|| self.label_of_change_in_bracket(nth)) {
            return Some(own);
        }
        let words = gap.get(start..).unwrap_or_default();
        let Some(place) = words.iter().rposition(|word| matches!(word, LineWord::Label(..))) else {
            return self.trailing(nth + 1).filter(|_| !self.is_headed());
        };
        match (words.get(place)?, words.get(place + 1)) {
            // 現行より9億円安い: what it is said against, not what it is
            (_, Some(LineWord::Compared)) => None,
            // 前年度を2億円上回る
            (_, Some(LineWord::Object)) if self.change(nth).is_some() => None,
            (_, Some(LineWord::Since)) if self.change(nth).is_some() => None,
            (LineWord::Label(role, way), _) => Some((*role, *way)),
            _ => None,
        }
    }

    /// The cost that words behind a figure call it at the end of its clause: £6.0m after, £8.0m before; 8億円は導入前.
    fn trailing(&self, gap: usize) -> Option<(FigureRole, Option<Direction>)> {
        let is_last = gap >= self.line.figures.len();
        let ends = |behind: &[LineWord]| behind.first().map_or(is_last, |word| word.parts());
        match self.gap(gap) {
            [LineWord::Topic, LineWord::Label(role, way), behind @ ..]
            | [LineWord::Label(role, way), behind @ ..]
                if ends(behind) =>
            {
                Some((*role, *way)).filter(|(role, _)| matches!(role, FigureRole::Before | FigureRole::After))
            }
            _ => None,
        }
    }

    /// The labels of a table whose heads all stand before its figures: 前年度 本年度 増減額 12,345千円 9,876千円 △2,469千円.
    fn heads(&self) -> Option<Vec<(FigureRole, Option<Direction>)>> {
        let heads = self.gap(0).iter().filter(|word| !word.parts()).map(|word| match word {
            LineWord::Label(role, way) => Some((*role, *way)),
            _ => None,
        });
        let labels: Vec<_> = heads.collect::<Option<_>>()?;
        let keys = || labels.iter().map(|(role, _)| role.key());
        let differ = keys().enumerate().all(|(nth, key)| keys().skip(nth + 1).all(|other| other != key));
        // nothing but what parts them stands between the cells of a row, and each is what its head says
        let apart = (1..=self.line.figures.len()).all(|nth| self.gap(nth).iter().all(|word| word.parts()));
        let fits = (0..self.line.figures.len()).all(|nth| match labels.get(nth) {
            Some((FigureRole::Percent | FigureRole::Left, _)) => self.is_percent(nth),
            Some(_) => self.is_amount(nth),
            None => self.signed(nth).is_some(),
        });
        (labels.len() > 1 && labels.len() <= self.line.figures.len() && differ && apart && fits)
            .then_some(labels)
    }

    /// Whether labels in brackets stand before their figures: （導入前）30億円（導入後）21億円.
    fn is_headed(&self) -> bool {
        matches!(self.gap(0), [.., LineWord::Open, LineWord::Label(..), LineWord::Close])
    }

    /// The から or より right before a figure, and whether a figure stands before it: 30億円より9億円安い, 現行より9億円安い.
    pub(super) fn compared(&self, nth: usize) -> Option<(LineWord, bool)> {
        match self.gap(nth) {
            [word @ (LineWord::Since | LineWord::Compared)] if nth > 0 => Some((*word, true)),
            [.., LineWord::Label(FigureRole::Before, _), word @ (LineWord::Since | LineWord::Compared)] => {
                Some((*word, false))
            }
            _ => None,
        }
    }

    /// Whether what is behind a figure says it against what was: 21億円（従来に比べ30%減）.
    pub(super) fn is_said_against(&self, nth: usize) -> bool {
        let named = [LineWord::Label(FigureRole::Before, None), LineWord::Compared];
        let changes = self.is_percent(nth + 1)
            || self.change(nth + 1).is_some()
            || self.is_percent(nth + 2) && matches!(self.gap(nth + 2), [LineWord::Comma | LineWord::Slash]);
        let behind = match self.gap(nth + 1) {
            [LineWord::Becomes, rest @ ..] => rest,
            gap => gap,
        };
        changes
            && matches!(behind, [LineWord::Open | LineWord::Comma | LineWord::Slash | LineWord::Topic, rest @ ..] if rest == named)
    }

    /// Whether a figure follows a change that the words have said of the one before: 30%減の21億円, 9億円（30%）安い21億円.
    pub(super) fn is_what_is_left(&self, nth: usize) -> bool {
        match self.gap(nth) {
            [rest @ .., LineWord::ChangeSign(_), LineWord::No] => {
                let stays = |word: &LineWord| {
                    matches!(
                        word,
                        LineWord::Close
                            | LineWord::No
                            | LineWord::Object
                            | LineWord::Topic
                            | LineWord::Compared
                    )
                };
                nth > 0 && rest.iter().all(stays)
            }
            _ => false,
        }
    }

    /// Whether no comma or bracket parts a figure from the one before.
    pub(super) fn shares_gap(&self, nth: usize) -> bool {
        nth > 0 && !self.gap(nth).iter().any(|word| word.parts())
    }

    /// A word of change behind a figure, if it is about it and does not lead on to the next: "cut by", "reduced to".
    pub(super) fn change_behind(&self, nth: usize) -> Option<Direction> {
        let tail = self.tail(nth);
        let joins = [LineWord::No, LineWord::PartOf, LineWord::Object, LineWord::Topic];
        let mut words = tail.iter().skip_while(|word| joins.contains(word));
        let way = match words.next() {
            Some(LineWord::ChangeSign(way)) => *way,
            _ => return None,
        };
        let leads =
            words.next().is_some_and(|next| matches!(next, LineWord::By | LineWord::To | LineWord::Arrow));
        (!leads).then_some(way)
    }

    /// A word of change before a figure, if the figure before has not claimed it.
    pub(super) fn change_before(&self, nth: usize) -> Option<Direction> {
        let head = self.head(nth);
        let joins = [LineWord::By, LineWord::PartOf, LineWord::Topic, LineWord::No];
        let by = head.last() == Some(&LineWord::By);
        let way = match head.iter().rev().find(|word| !joins.contains(word)) {
            Some(LineWord::ChangeSign(way)) => *way,
            _ => return None,
        };
        // 9億円（30%）の削減 21億円: the word behind a bracket is about what stands in it
        let closed = self.gap(nth).iter().rfind(|word| word.parts()) == Some(&LineWord::Close);
        let claimed = !by
            && nth.checked_sub(1).is_some_and(|last| match self.shares_gap(nth) {
                true => self.change_behind(last).is_some(),
                false => closed && self.change_of_bracket(last).is_some(),
            });
        (!claimed).then_some(way)
    }

    /// A word of change behind a bracket: it is about the figures in it and the one before it.
    fn change_of_bracket(&self, nth: usize) -> Option<Direction> {
        let last = self.line.figures.len();
        // the bracket that the figure stands in or before closes in some later gap, with no other one opened
        let mut inside = false;
        for place in nth + 1..=last {
            let mut words = self.gap(place).iter();
            while let Some(word) = words.next() {
                match word {
                    LineWord::Open if place == nth + 1 || !inside => inside = true,
                    LineWord::Close => {
                        let joins = [LineWord::No, LineWord::Object, LineWord::Topic];
                        let next = words.find(|word| !joins.contains(word));
                        return match next {
                            Some(LineWord::ChangeSign(way)) => Some(*way),
                            _ => None,
                        };
                    }
                    // what stands outside any bracket ends at a comma
                    LineWord::Comma | LineWord::Slash if !inside && !self.in_bracket(nth) => return None,
                    _ => {}
                }
            }
            if place == nth + 1 && !inside && !self.in_bracket(nth) {
                return None;
            }
        }
        None
    }

    /// Whether a bracket is open where a figure stands.
    pub(super) fn in_bracket(&self, nth: usize) -> bool {
        let words = (0..=nth).flat_map(|place| self.gap(place));
        words.fold(false, |open, word| match word {
            LineWord::Open => true,
            LineWord::Close => false,
            _ => open,
        })
    }

    /// The change that words say a figure is.
    pub(super) fn change(&self, nth: usize) -> Option<Direction> {
        self.change_behind(nth).or_else(|| self.change_of_bracket(nth)).or_else(|| self.change_before(nth))
    }

    /// Whether the figure before a gap and the one behind it are costs before and after.
    pub(super) fn is_pair(&self, gap: usize) -> bool {
        if gap == 0 || !self.is_amount(gap - 1) || !self.is_amount(gap) || self.signed(gap).is_some() {
            return false;
        }
        let words = self.gap(gap);
        let parted = words.iter().any(|word| word.parts());
        match words {
            _ if words.contains(&LineWord::Arrow) => true,
            // fell by £5m to £20m: a change, and what it came to
            [LineWord::To]
                if self.led_by(gap - 1).is_some_and(|by| !matches!(by, LedBy::Perhaps | LedBy::Cut)) =>
            {
                false
            }
            [LineWord::Join | LineWord::To] => true,
            [LineWord::Since | LineWord::Compared, rest @ ..] => {
                // 10億円に対する削減額は3億円
                let change = rest.iter().any(|word| {
                    matches!(word, LineWord::ChangeSign(_) | LineWord::Label(FigureRole::Saving, _))
                });
                !change && !parted && self.change(gap).is_none()
            }
            [LineWord::ChangeSign(_), LineWord::To] => true,
            [.., LineWord::To] => !parted && self.head(gap - 1).last() == Some(&LineWord::From),
            _ => false,
        }
    }

    /// What makes a figure the change, in English.
    pub(super) fn led_by(&self, nth: usize) -> Option<LedBy> {
        self.line.figures.get(nth)?.manner.by
    }

    /// What a sign written with a figure says.
    pub(super) fn signed(&self, nth: usize) -> Option<Direction> {
        way_of(self.line.figures.get(nth)?.value.change())
    }
}

/// The label that stands alone in a bracket behind a figure: 30億円（現行）.
fn bracketed(gap: &[LineWord]) -> Option<(FigureRole, Option<Direction>)> {
    match gap {
        [LineWord::Open, LineWord::Label(role, way), LineWord::Close, ..] => Some((*role, *way)),
        _ => None,
    }
}

/// Which way a written sign says. In a line a minus is a mark of reduction, as English lines write it.
pub(super) fn way_of(change: &ChangeSign) -> Option<Direction> {
    match change {
        ChangeSign::Bare => None,
        ChangeSign::Minus | ChangeSign::Reduction(_) => Some(Direction::Down),
        ChangeSign::Increase(_) => Some(Direction::Up),
    }
}
