//! Words that say something only where they stand right: behind what, and before what.

use super::beyond;
use super::entry::WordEntry;
use super::lexicon::NAMES_OF_CHANGE;
use super::scanned::{LineFigure, Name};
use super::scanning::Scan;
use super::word::{Direction, FigureRole, LineWord};
use crate::case::literal::{self, Ahead, Cursor};
use crate::code;
use crate::diagnostic::Diagnostic;

/// Words that are read only in their place.
struct WordInPlace {
    words: &'static [&'static str],
    stands: fn(&mut Scan<'_>) -> bool,
    /// Whether what comes behind them lets them say it.
    leads: fn(&mut Cursor<'_>) -> bool,
    says: LineWord,
}

/// What is paid once, without a word of what it is.
const ONCE: &[&str] =
    &["one-off", "one off", "one-time", "upfront", "up-front", "up front", "初期", "一時的に"];

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

    /// Keeps whether the bracket of a figure has just closed: behind it に leads on as behind the figure, 1,470万円（70％）程度に.
    pub(super) fn closed_by(&mut self, entry: WordEntry, start: usize) {
        let rough = ["程度", "ほど", "の", "水準", "前後", "規模"];
        let stays = matches!(entry, WordEntry::Noise | WordEntry::Behind(LineWord::No))
            && rough.contains(&self.cursor.since(start).trim_end());
        let into = matches!(entry, WordEntry::Behind(LineWord::Into));
        let closes = matches!(entry, WordEntry::Says(LineWord::Close)) && !self.line.figures.is_empty();
        self.closed = closes || self.closed && (stays || into);
    }

    /// What a word that only joins says of the figure before it: 2割に当たる2,000万円, 5,000万円で.
    pub(super) fn joined(&mut self, start: usize) {
        let word = self.cursor.since(start).trim_end();
        // Decrease: £10m to £8m
        self.verb = self.verb.filter(|_| word != ":");
        self.is_worth = ["に当た", "にあた", "に相当"].iter().any(|worth| word.starts_with(worth))
            && self.is_behind(|figure| !figure.is_amount());
        let fresh = self.fresh;
        if let Some(figure) = self.line.figures.last_mut().filter(|_| fresh) {
            figure.manner.is_means = word == "で";
        }
    }

    /// 3億円削減後の7億円, 10億円（3億円削減前）: right behind an amount the word says that it is the change, and that the other is
    /// what was or is.
    pub(super) fn cut_behind(&mut self) -> bool {
        let behind = self.fresh || self.gap == [LineWord::Close];
        if !behind || self.line.figures.is_empty() || self.cursor.after_space() {
            return false;
        }
        let in_bracket = self.line.gaps.last().is_some_and(|gap| gap.contains(&LineWord::Open));
        let read = |cursor: &mut Cursor<'_>| {
            let role = match cursor.take_any(&["削減後", "削減前"])? {
                "削減後" => FigureRole::After,
                _ => FigureRole::Before,
            };
            let start = cursor.place();
            let closes = in_bracket && cursor.take_any(&[")", "]", "】"]).is_some();
            cursor.take_any(&["の"]);
            (closes || literal::ahead(cursor) == Ahead::Amount).then_some((role, start))
        };
        let Some((role, end)) = self.cursor.looking_ahead(read) else { return false };
        while self.cursor.place() < end && self.cursor.take_character().is_some() {}
        self.gap.extend([LineWord::ChangeSign(Direction::Down), LineWord::Label(role, None)]);
        self.fresh = false;
        true
    }

    /// one-off £1.0m: the name of a cost that is paid once, where no word of what it is stands between.
    pub(super) fn one_off(&mut self) -> bool {
        let read = |cursor: &mut Cursor<'_>| {
            cursor.take_any(ONCE)?;
            cursor.take_any(&[":", "of", "は"]);
            (literal::ahead(cursor) == Ahead::Amount).then_some(())
        };
        let start = self.cursor.place();
        let found = self.cursor.looking_ahead(read).is_some();
        if found {
            let text = self.cursor.take_any(ONCE).unwrap_or_default().to_owned();
            self.name = Some(Name { text, start, once: true });
            self.fresh = false;
        }
        found
    }

    /// £10m less £2m is no change of £10m: it is not read.
    pub(super) fn taken_off(&mut self) -> bool {
        let amount = self.fresh && self.line.figures.last().is_some_and(LineFigure::is_amount);
        let found = amount
            && self.cursor.looking_ahead(|cursor| {
                let word = cursor.take_any(&["less", "minus", "plus"]);
                word.is_some() && literal::ahead(cursor) == Ahead::Amount
            });
        if found {
            self.unreadable();
        }
        found
    }

    /// 従来の6割（6,000万円）を下回る: a bound of a figure and of what the bracket says of it is not read.
    pub(super) fn beyond_bracket(&mut self) -> bool {
        let before = self.line.gaps.last().map_or(&[][..], Vec::as_slice);
        let stands = self.line.figures.len() > 1 && before.first() == Some(&LineWord::Open);
        if !stands || self.gap != [LineWord::Close] {
            return false;
        }
        let Some(span) = beyond::behind_bracket(&mut self.cursor) else { return false };
        let found = self.cursor.since(span.start).trim_end().to_owned();
        let fault = Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", found);
        self.line.faults.push(fault.worded(code!("unreadable-line-turns")));
        self.fresh = false;
        true
    }

    /// The word of change that was just taken is written right behind the last figure, and no other figure follows it.
    pub(super) fn last_is_changed(&mut self) {
        let leads = literal::ahead(&mut self.cursor) != Ahead::Nothing;
        if let Some(figure) = self.line.figures.last_mut() {
            figure.manner.is_changed = !leads;
        }
    }

    /// Whether such a figure stands right before what comes next.
    fn is_behind(&self, figure: impl Fn(&LineFigure) -> bool) -> bool {
        self.fresh && self.line.figures.last().is_some_and(figure)
    }
}
