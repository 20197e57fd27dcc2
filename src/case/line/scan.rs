//! A line from left to right: its figures, and the words of meaning in the gaps between them.

use super::bare;
use super::entry::WordEntry;
use super::notes;
use super::of_one;
use super::order;
use super::over::Lasting;
use super::per::Per;
use super::period::{self, PeriodTaken};
use super::scanned::{Name, Scanned};
use super::scanning::Scan;
use super::subject;
use super::whole;
use super::word::{Direction, FigureRole, LineWord};
use super::words;
use crate::case::literal::{self, Ahead, Cursor};

/// Faults named in one line; a line with more of them is no line of figures.
const FAULTS_NAMED: usize = 8;

/// Takes a line apart; `of_table` is the power of ten of the unit that its table declares.
pub(super) fn scan(text: &str, of_table: Option<i32>) -> Scanned {
    let mut scan = Scan {
        text,
        cursor: Cursor::of_line(text),
        line: Scanned::default(),
        gap: Vec::new(),
        fresh: false,
        object: false,
        per: Per::of(text),
        whole: None,
        name: None,
        likely: None,
        unit: None,
        in_percent: false,
        apart: None,
        bound: None,
        is_part: false,
        is_worth: false,
        of_one: false,
        closed: false,
        verb: None,
        topic: None,
    };
    subject::take(&mut scan.cursor);
    while !scan.cursor.at_end() && scan.line.faults.len() < FAULTS_NAMED {
        scan.step();
    }
    let Scan { mut line, gap, whole, unit, .. } = scan;
    line.gaps.push(gap);
    order::mark(text, &mut line);
    whole::meant(bare::settled(of_one::worked(line), unit.or(of_table)), whole)
}

impl Scan<'_> {
    fn step(&mut self) {
        if notes::take(&mut self.cursor) || self.declared() || self.fresh && self.beyond() {
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
        if let Some((taken, span)) = period::take(&mut self.cursor) {
            self.timed_apart(taken, &span);
            match taken {
                PeriodTaken::Lasting(lasting) => self.period(lasting, span),
                PeriodTaken::Dated(known) => self.line.periods.dated |= known,
                PeriodTaken::Counted => {}
            }
            return;
        }
        if self.placed()
            || self.hyphen()
            || self.taken_off()
            || self.than()
            || self.points()
            || self.of_one()
            || self.of_which()
            || self.one_off()
            || self.cut_behind()
            || self.multiple()
            || self.part()
        {
            return;
        }
        if literal::percents_ahead(&mut self.cursor) || literal::ahead(&mut self.cursor) != Ahead::Nothing {
            self.figure();
            return;
        }
        if self.bound_ahead() || self.beyond_bracket() {
            return;
        }
        let spaced = self.cursor.after_space();
        self.is_part = false;
        let start = self.cursor.place();
        let Some(entry) = words::take(&mut self.cursor) else {
            if !self.cost_by_name() {
                self.unreadable();
            }
            return;
        };
        let span = start..self.cursor.place();
        self.line.is_held |= self.cursor.since(start).starts_with('抑');
        self.closed_by(entry, start);
        self.set_apart(entry, start);
        match entry {
            // （税込）, （5年間）: a bracket that says nothing of a figure
            WordEntry::Says(LineWord::Close) if self.gap.last() == Some(&LineWord::Open) => {
                self.gap.pop();
                self.fresh = self.gap.is_empty() && !self.line.figures.is_empty();
            }
            WordEntry::Says(word) => {
                if matches!(word, LineWord::ChangeSign(_)) && self.fresh && !spaced {
                    self.last_is_changed();
                }
                self.gap.push(word);
                self.fresh = false;
                match word {
                    LineWord::ChangeSign(_) => self.verb(start),
                    LineWord::By => self.by(start),
                    word => self.named_by_sign(word),
                }
            }
            WordEntry::Leads(way) => {
                self.gap.extend([LineWord::ChangeSign(way), LineWord::No]);
                self.fresh = false;
            }
            WordEntry::Off => {
                self.gap.extend([LineWord::ChangeSign(Direction::Down), LineWord::PartOf]);
                self.fresh = false;
            }
            WordEntry::Behind(word) => {
                self.is_part = word == LineWord::No && self.names_whole();
                self.object = self.object || word == LineWord::Object;
                let named = matches!(self.gap.last(), Some(LineWord::ChangeSign(_)));
                if named && matches!(word, LineWord::Topic | LineWord::Object) {
                    self.topic = Some(self.gap.len());
                }
                if self.fresh || self.tells(word) || self.closed && word == LineWord::Into {
                    self.gap.push(word);
                    self.fresh = false;
                }
            }
            WordEntry::Status(status) => self.line.status = self.line.status.or(Some(status)),
            WordEntry::Months(months) => self.period(Lasting::Months(months), span),
            WordEntry::Total => {
                self.period(Lasting::Total, span);
                self.fresh = false;
            }
            WordEntry::Against => {
                self.gap.push(LineWord::Ratio);
                self.fresh = false;
            }
            WordEntry::Likely(role) => {
                self.likely = Some(role);
                self.fresh = false;
            }
            WordEntry::Tax(with) => self.line.taxes.push((with, span)),
            WordEntry::Cost(_) if self.is_of_cost() => {
                self.gap.clear();
                self.fresh = true;
            }
            WordEntry::Cost(once) => {
                let text = self.cursor.since(start).trim_end().to_owned();
                self.name = Some(Name { text, start, once });
                self.fresh = false;
            }
            WordEntry::Noise | WordEntry::Aside(_) => {
                // 経費の差: the name of something else
                let joins = matches!(self.cursor.since(start).trim_end(), "は" | "の" | "が" | ":" | "約");
                self.name = self.name.take().filter(|_| joins);
                self.joined(start);
                self.fresh = false;
            }
        }
    }

    /// Whether the name of a cost stands behind an amount of it, and leads on as the amount alone does: 10億円の経費に対する.
    fn is_of_cost(&mut self) -> bool {
        let amount = self.line.figures.last().is_some_and(|last| last.is_amount() || last.manner.is_part);
        let leads = |cursor: &mut Cursor<'_>| matches!(words::take(cursor), Some(WordEntry::Behind(word)) if word != LineWord::No);
        amount && self.gap == [LineWord::No] && self.cursor.looking_ahead(leads)
    }

    /// Whether の behind what stands here makes the next figure a part of what was: 従来の8割, コストの6割.
    fn names_whole(&self) -> bool {
        let amount = self.fresh && self.line.figures.last().is_some_and(|figure| figure.is_amount());
        amount
            || self.name.is_some()
            || matches!(self.gap.last(), Some(LineWord::Label(FigureRole::Before, _)))
    }

    /// Whether a word tells something though no figure stands right before it: 36%減の14億円, 現行より安い.
    fn tells(&self, word: LineWord) -> bool {
        match self.gap.last() {
            Some(LineWord::ChangeSign(_)) => word == LineWord::No,
            Some(LineWord::Label(FigureRole::Before, _)) => {
                matches!(word, LineWord::Since | LineWord::Compared | LineWord::Object)
            }
            _ => false,
        }
    }
}
