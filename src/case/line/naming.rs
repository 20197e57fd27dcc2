//! Words that say something only where they stand right: behind what, and before what.

use super::lexicon::NAMES_OF_CHANGE;
use super::scanned::LineFigure;
use super::scanning::Scan;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{self, Ahead, Cursor};

/// Words that are read only in their place.
struct WordInPlace {
    words: &'static [&'static str],
    stands: fn(&mut Scan<'_>) -> bool,
    /// Whether what comes behind them lets them say it.
    leads: fn(&mut Cursor<'_>) -> bool,
    says: LineWord,
}

const PLACED: [WordInPlace; 4] = [
    WordInPlace {
        words: &["-->", "==>", "->", "=>"],
        stands: |_| true,
        leads: |_| true,
        says: LineWord::Arrow,
    },
    // 602百万円 削減効果 258百万円: a change that stands apart from the amount before it names the one behind it
    WordInPlace {
        words: NAMES_OF_CHANGE,
        stands: |scan| scan.is_behind(LineFigure::is_amount) && scan.cursor.after_space(),
        leads: |cursor| {
            cursor.take_any(&["は", "が", ":"]);
            literal::ahead(cursor) == Ahead::Amount
        },
        says: LineWord::Label(FigureRole::Saving, Some(Direction::Down)),
    },
    // 1割引: a percent taken off, where nothing goes on behind it; 引いた and 引継ぎ are other words
    WordInPlace {
        words: &["引"],
        stands: |scan| scan.is_behind(|figure| !figure.is_amount()),
        leads: |cursor| cursor.at_end() || cursor.take_any(&[")", "、", "。", "の", "で", "に"]).is_some(),
        says: LineWord::ChangeSign(Direction::Down),
    },
    // 30%, or £3m: the amount says once more what was said before it
    WordInPlace {
        words: &["or", "i.e.", "that is,", "that is", "すなわち", "つまり"],
        stands: |scan| {
            let parted = matches!(scan.gap.as_slice(), [LineWord::Comma | LineWord::Open | LineWord::Close]);
            (scan.fresh || parted) && !scan.line.figures.is_empty()
        },
        leads: |cursor| literal::ahead(cursor) == Ahead::Amount,
        says: LineWord::Again,
    },
];

impl Scan<'_> {
    /// Takes a word that stands where it says something.
    pub(super) fn placed(&mut self) -> bool {
        PLACED.iter().any(|placed| {
            let found = (placed.stands)(self)
                && self.cursor.looking_ahead(|cursor| {
                    cursor.take_any(placed.words).is_some() && (placed.leads)(cursor)
                });
            if found {
                self.cursor.take_any(placed.words);
                self.gap.push(placed.says);
                self.fresh = false;
            }
            found
        })
    }

    /// Whether such a figure stands right before what comes next.
    fn is_behind(&self, figure: impl Fn(&LineFigure) -> bool) -> bool {
        self.fresh && self.line.figures.last().is_some_and(figure)
    }
}
