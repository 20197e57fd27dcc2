//! What the words of a whole line say, wherever they stand.

use super::around::{Around, way_of};
use super::scanned::LineFigure;
use super::word::{Direction, FigureRole, LineWord};

impl Around<'_> {
    /// Whether the word right behind a signed figure says the other way: ▲2億円の増.
    pub(super) fn contradicts_sign(&self, nth: usize) -> bool {
        let behind = match self.tail(nth) {
            [LineWord::ChangeSign(way), ..] | [LineWord::No, LineWord::ChangeSign(way), ..] => Some(*way),
            _ => None,
        };
        let last = nth + 1 >= self.line.figures.len() || !self.shares_gap(nth + 1);
        last && self.signed(nth).zip(behind).is_some_and(|(signed, behind)| signed != behind)
    }

    /// Whether an amount is taken off the one before it, and what remains or differs follows: 20億円－4億円＝16億円.
    pub(super) fn is_difference(&self, nth: usize) -> bool {
        let taken = self.gap(nth) == [LineWord::Join];
        taken && self.is_amount(nth + 1) && self.gap(nth + 1) == [LineWord::Equals]
    }

    /// Whether a percent is said of an amount that another one is compared with: 14億円は20億円の70%.
    pub(super) fn is_part_of_other(&self, nth: usize) -> bool {
        let of_amount = nth > 1 && self.gap(nth) == [LineWord::No] && self.is_amount(nth - 1);
        of_amount && self.is_amount(nth - 2) && self.gap(nth - 1).first() == Some(&LineWord::Topic)
    }

    /// Whether "vs" parts an amount from the cost before it, of which nothing says that it is a change.
    pub(super) fn is_versus(&self, nth: usize) -> bool {
        let mut words = self.gap(nth).iter().rev().filter(|word| !word.parts());
        let apart = words.next() == Some(&LineWord::Versus) && nth > 0;
        apart && self.is_amount(nth - 1) && self.is_amount(nth) && self.change(nth - 1).is_none()
    }

    /// Whether an amount alone in a bracket follows a percent that words before it call a change.
    pub(super) fn is_same_change(&self, nth: usize) -> bool {
        nth > 0
            && self.is_percent(nth - 1)
            && self.gap(nth) == [LineWord::Open]
            && self.gap(nth + 1).first().is_none_or(|word| *word == LineWord::Close)
            && self.change_before(nth - 1).is_some()
    }

    /// Whether an amount alone in a bracket follows a percent and the word of its change: 3割縮減（4,500万円）.
    pub(super) fn follows_cut(&self, nth: usize) -> bool {
        let opened = matches!(self.gap(nth), [LineWord::ChangeSign(_), LineWord::Open]);
        let closed = self.gap(nth + 1).first().is_none_or(|word| *word == LineWord::Close);
        let in_commas = matches!(self.gap(nth), [LineWord::ChangeSign(_), LineWord::Comma])
            && self.gap(nth + 1).first() == Some(&LineWord::Comma);
        let (opened, closed) = (opened || in_commas, closed || in_commas);
        nth > 0 && self.is_percent(nth - 1) && opened && closed
    }

    /// The one way that all words of change of the line say; none where they differ.
    pub(super) fn way_of_line(&self) -> Option<Direction> {
        let mut ways = self.line.gaps.iter().flatten().filter_map(|word| match word {
            LineWord::ChangeSign(way) => Some(*way),
            _ => None,
        });
        let first = ways.next()?;
        ways.all(|way| way == first).then_some(first)
    }

    /// Whether the name of a figure is that of a change which goes either way, and no sign says which: 増減額, difference.
    pub(super) fn is_named_without_way(&self, nth: usize) -> bool {
        let named = matches!(self.label(nth), Some((FigureRole::Saving | FigureRole::Percent, None)));
        named && self.signed(nth).is_none() && self.change(nth).is_none()
    }

    /// Whether a percent is against the year before: then an amount alone is what it came to.
    pub(super) fn has_ratio(&self) -> bool {
        self.line.gaps.iter().flatten().any(|word| *word == LineWord::Ratio)
    }

    pub(super) fn has_amount(&self) -> bool {
        self.line.figures.iter().any(LineFigure::is_amount)
    }

    pub(super) fn has_percent(&self) -> bool {
        self.line.figures.iter().any(|figure| !figure.is_amount())
    }

    /// Whether no word or sign of the line says what its percent is, nor two costs that it could be held against;
    /// 8億円／10億円＝80% names a part and its whole, and not which part.
    pub(super) fn says_nothing_of_percent(&self) -> bool {
        let figures = 0..self.line.figures.len();
        let leads = |word: &LineWord| matches!(word, LineWord::Into | LineWord::Arrow);
        let amounts = figures.clone().filter(|nth| self.is_amount(*nth)).count();
        let part =
            figures.clone().any(|nth| nth > 0 && self.is_amount(nth) && self.gap(nth) == [LineWord::Slash]);
        self.says_nothing_of_change() && !self.line.gaps.iter().flatten().any(leads) && (amounts < 2 || part)
    }

    /// Whether no word or sign of the line says that something changes, or what is left.
    pub(super) fn says_nothing_of_change(&self) -> bool {
        let named = |word: &LineWord| {
            let label = matches!(
                word,
                LineWord::Label(FigureRole::Saving | FigureRole::Percent | FigureRole::Left, _)
            );
            label || matches!(word, LineWord::ChangeSign(_))
        };
        let signed = (0..self.line.figures.len()).any(|nth| self.signed(nth).is_some());
        !signed && !self.line.gaps.iter().flatten().any(named)
    }

    /// Whether any word of the line says that something changes.
    pub(super) fn says_way(&self) -> bool {
        self.line.gaps.iter().flatten().any(|word| matches!(word, LineWord::ChangeSign(_)))
    }

    /// Whether the line says that anything changes, or what is before or after.
    pub(super) fn says_change(&self) -> bool {
        let by_sign = self.line.figures.iter().any(|figure| way_of(figure.value.change()).is_some());
        let words = self.line.gaps.iter().flatten();
        let mut telling = words.filter(|word| {
            let leads =
                matches!(word, LineWord::Arrow | LineWord::Join | LineWord::Label(..) | LineWord::Since);
            let leads = leads || matches!(word, LineWord::Compared | LineWord::Into | LineWord::Becomes);
            leads
                || matches!(
                    word,
                    LineWord::ChangeSign(_)
                        | LineWord::Ratio
                        | LineWord::Left
                        | LineWord::Topic
                        | LineWord::Object
                        | LineWord::To
                )
        });
        by_sign || telling.next().is_some()
    }

    /// A percent that is said to be a part of an amount.
    pub(super) fn part_of_amount(&self) -> Option<usize> {
        (1..self.line.figures.len()).find_map(|nth| match self.gap(nth) {
            [LineWord::PartOf] if self.is_percent(nth - 1) && self.is_amount(nth) => Some(nth - 1),
            [LineWord::No] if self.is_amount(nth - 1) && self.is_percent(nth) => Some(nth),
            // 予算12億円のうち電算経費は864万円: a part of it
            [LineWord::Among, ..] if self.is_amount(nth - 1) && self.is_amount(nth) => Some(nth),
            _ => None,
        })
    }
}
