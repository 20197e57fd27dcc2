//! A line from left to right: its figures, and the words of meaning in the gaps between them.

use super::bare;
use super::comparing;
use super::entry::{WordEntry, longer_word};
use super::parts::{self, STOPS};
use super::per::Per;
use super::period;
use super::scanned::{LeftOut, LineFigure, Name, Scanned, Value, Why};
use super::subject;
use super::whole;
use super::word::{Direction, FigureRole, LineWord};
use super::words::LISTS;
use crate::case::literal::{self, Ahead, Cursor, PercentLiteral};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::money::Fraction;

/// Faults named in one line; a line with more of them is no line of figures.
const FAULTS_NAMED: usize = 8;

/// How far ahead a known word is looked for behind an unknown one, in characters.
const PROBED: usize = 64;

/// Takes a line apart.
pub(super) fn scan(text: &str) -> Scanned {
    let mut scan = Scan {
        cursor: Cursor::of_line(text),
        line: Scanned::default(),
        gap: Vec::new(),
        fresh: false,
        object: false,
        per: Per::of(text),
        whole: None,
        name: None,
    };
    subject::take(&mut scan.cursor);
    while !scan.cursor.at_end() && scan.line.faults.len() < FAULTS_NAMED {
        scan.step();
    }
    let Scan { mut line, gap, whole, .. } = scan;
    line.gaps.push(gap);
    whole::meant(bare::settled(line), whole)
}

/// A line being read from left to right.
struct Scan<'t> {
    cursor: Cursor<'t>,
    line: Scanned,
    gap: Vec<LineWord>,
    /// Whether nothing stands between the last figure and here.
    fresh: bool,
    /// Whether を has named what is changed.
    object: bool,
    /// What is said per head.
    per: Per,
    /// A word that says that all is new or gone.
    whole: Option<(Direction, Span)>,
    /// What is paid for, where the last word says so.
    name: Option<Name>,
}

impl Scan<'_> {
    fn step(&mut self) {
        if self.footnote() {
            return;
        }
        let amounts = self.line.figures.iter().filter(|figure| figure.is_amount() && figure.united).count();
        if self.per.take(&mut self.cursor, amounts == 0 || amounts == 1 && self.fresh) {
            return;
        }
        let start = self.cursor.place();
        if let Some(way) = whole::take(&mut self.cursor) {
            self.whole = Some((way, start..start + self.cursor.since(start).trim_end().len()));
            self.fresh = false;
            return;
        }
        if let Some(found) = period::take(&mut self.cursor) {
            if let (Some(months), span) = found {
                self.line.months.push((months, span));
            }
            return;
        }
        if self.arrow() || self.hyphen() || self.than() || self.part() {
            return;
        }
        if literal::percents_ahead(&mut self.cursor) || literal::ahead(&mut self.cursor) != Ahead::Nothing {
            self.figure();
            return;
        }
        let start = self.cursor.place();
        let mut found = None;
        for list in LISTS {
            let here = self.cursor.looking_ahead(|cursor| {
                let entry = cursor.take_longest(list)?;
                Some((cursor.place(), entry))
            });
            found = match (found, here) {
                (Some((end, _)), Some((longer, entry))) if longer > end => Some((longer, entry)),
                (None, here) => here,
                (found, _) => found,
            };
        }
        let Some((end, entry)) = found else { return self.unreadable() };
        while self.cursor.place() < end && self.cursor.take_character().is_some() {}
        let span = start..end;
        match entry {
            // （税込）, （5年間）: a bracket that says nothing of a figure
            WordEntry::Says(LineWord::Close) if self.gap.last() == Some(&LineWord::Open) => {
                self.gap.pop();
                self.fresh = self.gap.is_empty() && !self.line.figures.is_empty();
            }
            WordEntry::Says(word) => {
                self.gap.push(word);
                self.fresh = false;
            }
            WordEntry::Leads(way) => {
                self.gap.extend([LineWord::ChangeSign(way), LineWord::No]);
                self.fresh = false;
            }
            WordEntry::Behind(word) => {
                self.object = self.object || word == LineWord::Object;
                if self.fresh || self.tells(word) {
                    self.gap.push(word);
                    self.fresh = false;
                }
            }
            WordEntry::Status(status) => self.line.status = self.line.status.or(Some(status)),
            WordEntry::Months(months) => self.line.months.push((months, span)),
            WordEntry::Cost(once) => {
                let text = self.cursor.since(start).trim_end().to_owned();
                self.name = Some(Name { text, start, once });
                self.fresh = false;
            }
            WordEntry::Noise => {
                // 経費の差: the name of something else
                let joins = matches!(self.cursor.since(start).trim_end(), "は" | "の" | "が" | ":" | "約");
                self.name = self.name.take().filter(|_| joins);
                self.fresh = false;
            }
        }
    }

    /// Whether a word tells something though no figure stands right before it: 36%減の14億円, 現行より安い.
    fn tells(&self, word: LineWord) -> bool {
        match self.gap.last() {
            Some(LineWord::ChangeSign(_)) => word == LineWord::No,
            Some(LineWord::Label(FigureRole::Before, _)) => {
                matches!(word, LineWord::Since | LineWord::Compared)
            }
            _ => false,
        }
    }

    /// *1, ※2, [1], 注3: marks of notes below the line.
    fn footnote(&mut self) -> bool {
        let digits = |cursor: &mut Cursor<'_>| {
            let mut count = 0;
            while cursor.take_if(|c| c.is_ascii_digit()).is_some() {
                count += 1;
            }
            (1..=2).contains(&count)
        };
        let note = |cursor: &mut Cursor<'_>| {
            if cursor.take_any(&["(注", "(※", "(*", "["]).is_some() {
                let marked = digits(cursor);
                return marked && cursor.take_any(&[")", "]"]).is_some();
            }
            cursor.take_any(&["*", "※", "注", "†"]).is_some() && digits(cursor)
        };
        let found = self.cursor.looking_ahead(note) && note(&mut self.cursor);
        let raised = |c: char| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹' | '①'..='⑳');
        found || (!self.cursor.at_end() && self.cursor.take_if(raised).is_some())
    }

    fn arrow(&mut self) -> bool {
        let found = self.cursor.take_any(&["-->", "==>", "->", "=>"]).is_some();
        if found {
            self.gap.push(LineWord::Arrow);
            self.fresh = false;
        }
        found
    }

    /// A hyphen between figures joins them; a minus before a figure is its sign.
    fn hyphen(&mut self) -> bool {
        if self.line.figures.is_empty() || !self.gap.is_empty() {
            return false;
        }
        let spaced = self.cursor.after_space();
        let joins = self.cursor.looking_ahead(|cursor| {
            cursor.take_any(&["-", "–", "—"]).is_some()
                && (!spaced || cursor.take_if(|c| c == ' ').is_some())
                && literal::ahead(cursor) != Ahead::Nothing
        });
        if joins {
            self.cursor.take_any(&["-", "–", "—"]);
            self.gap.push(LineWord::Join);
            self.fresh = false;
        }
        joins
    }

    /// What a change is said against, in English.
    fn than(&mut self) -> bool {
        let behind = self.fresh || self.gap == [LineWord::Close];
        let Some(words) = comparing::take(&mut self.cursor, behind) else { return false };
        self.gap.extend(words);
        self.fresh = false;
        true
    }

    /// 4分の1, 半減, two-thirds: a percent by another name. A fraction of nothing named is none: 1/3.
    fn part(&mut self) -> bool {
        let start = self.cursor.place();
        let of = self.object || self.gap.last() == Some(&LineWord::By);
        let Some((part, change)) = parts::take(&mut self.cursor, of, !self.line.figures.is_empty()) else {
            return false;
        };
        let span = start..start + self.cursor.since(start).trim_end().len();
        self.fresh = false;
        if part.is_none() {
            self.line.left_out.push(LeftOut { span, why: Why::Fraction });
        } else if let Some((part, whole)) = part
            && let Some(value) = (&Fraction::from(100) * &part).checked_div(&whole)
            && value < Fraction::from(100)
        {
            let literal =
                PercentLiteral { value, decimals: 0, approximate: false, change, bound: None, ends: None };
            self.push(Value::Percent(literal), true, None, span);
        }
        true
    }

    fn figure(&mut self) {
        let start = self.cursor.place();
        let range = literal::percents_ahead(&mut self.cursor);
        let value = match literal::ahead(&mut self.cursor) {
            ahead if range || ahead == Ahead::Percent => {
                literal::percent_in_line(&mut self.cursor).map(|read| (Value::Percent(read), true, None))
            }
            _ => literal::amount_in_line(&mut self.cursor)
                .map(|read| (Value::Amount(read.literal), read.united, read.power)),
        };
        let span = start..start + self.cursor.since(start).trim_end().len();
        match value {
            Ok((value, united, power)) => self.push(value, united, power, span),
            Err(flaw) => {
                self.line.has_figure = true;
                self.line.faults.push(flaw.placed(span));
                self.skip();
            }
        }
    }

    fn push(&mut self, value: Value, united: bool, power: Option<i32>, span: Span) {
        self.line.has_figure = self.line.has_figure || united;
        self.line.gaps.push(std::mem::take(&mut self.gap));
        let name = self.name.take();
        self.line.figures.push(LineFigure { value, united, power, name, span });
        self.fresh = true;
    }

    fn unreadable(&mut self) {
        let start = self.cursor.place();
        let first = self.cursor.take_character();
        let letters = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '\'' | '’');
        if first.is_some_and(letters) {
            while self.cursor.take_if(letters).is_some() {}
        } else {
            self.skip();
        }
        let text = self.cursor.since(start);
        let span = start..start + text.trim_end().len();
        self.fresh = false;
        self.line
            .faults
            .push(Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", text.trim_end()));
    }

    /// Passes over a stretch that cannot be read, up to a word that can.
    fn skip(&mut self) {
        let mut passed = 0;
        while !self.cursor.at_end() {
            let stop = self.cursor.looking_ahead(|cursor| {
                let known = passed < PROBED && LISTS.iter().skip(1).any(|list| longer_word(cursor, list));
                known || cursor.take_character().is_some_and(|c| STOPS.contains(&c) || c.is_ascii_digit())
            });
            if stop || self.cursor.after_space() && passed > 0 {
                return;
            }
            self.cursor.take_character();
            passed += 1;
        }
    }
}
