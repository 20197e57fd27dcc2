//! Each cell and note as text for people.

use super::amounts::in_note;
use super::number::{self, NumberPlace};
use super::style::{NOTHING, Style};
use crate::lang::{Lang, Term, fill};
use crate::report::{Cell, CodePart, Note, note};
use crate::text::{is_unsafe, without_commands};
use std::borrow::Cow;
use std::cell::Cell as Told;

/// Between the entries of a list: in Japanese, and otherwise.
const COMMA: [&str; 2] = ["、", ", "];
/// Between sentences.
const SEMICOLON: [&str; 2] = ["；", "; "];

impl Style {
    /// A cell as people read it in a column, whose heading names the unit of amounts.
    pub fn cell(&self, cell: &Cell) -> String {
        self.text(cell, NumberPlace::Column)
    }

    /// The same in a sentence, where amounts carry their unit.
    pub fn told(&self, cell: &Cell) -> String {
        self.text(cell, NumberPlace::Sentence)
    }

    fn text(&self, cell: &Cell, place: NumberPlace) -> String {
        match cell {
            Cell::Absent => NOTHING.to_owned(),
            // what would be a command in a log is parted before its width is measured
            Cell::Text(text) | Cell::Name(text) => without_commands(&clean(text.in_lang(self.lang))),
            Cell::Word(term) => self.word(*term).to_owned(),
            Cell::Count(count) => number::count(*count),
            Cell::Year(year) => self.year(*year),
            Cell::Day(day) => self.day(*day),
            Cell::Months(months) => {
                let count = Cell::Count((*months).into());
                self.sentence(&note!("months", count))
            }
            Cell::Flag(flag) => self.word(if *flag { Term::Yes } else { Term::No }).to_owned(),
            Cell::Money(money) => number::money(money, place, self),
            Cell::Percent(percent) => number::percent(percent, self),
            Cell::Number(value, decimals) => number::plain(value, *decimals, self),
            Cell::Numbers(range, decimals) => number::plain_range(range, *decimals, self),
            Cell::Exact(value) => number::exact(value, self),
            Cell::Numerator(value) => value.numerator().to_string(),
            Cell::Denominator(value) => value.denominator().to_string(),
            Cell::Bar(from, to) => self.bar([*from, *to], LONGEST_BAR),
            Cell::Gauge(parts) => self.gauge(*parts),
            Cell::Parts(parts) => self.list(parts, COMMA, place),
            Cell::Clauses(parts) => self.list(parts, SEMICOLON, place),
            Cell::Words(words) => {
                let words: Vec<String> = words.iter().map(|word| self.text(word, place)).collect();
                words.join(" ")
            }
            Cell::Aside(main, aside) if aside.is_empty() => self.text(main, place),
            Cell::Aside(main, aside) => {
                self.text(main, place) + &self.bracketed(&self.list(aside, COMMA, place))
            }
            Cell::Bounded(figure, _, code) => {
                let [low, high] = figure.sizes().unwrap_or([const { Cell::Absent }; 2]);
                let note = Note::new(*code).with("figure", (**figure).clone());
                self.sentence_in(&note.with("low", low).with("high", high), place)
            }
            Cell::Said(note) => self.sentence_in(note, place),
        }
    }

    /// A bar between two places in thousandths, drawn on so many characters.
    pub(super) fn bar(&self, [from, to]: [u32; 2], width: u32) -> String {
        let place = |thousandths: u32| (thousandths.min(1000) * width + 500) / 1000;
        let (start, end) = (place(from), place(to));
        let start = if to > from { start.min(width.saturating_sub(1)) } else { start };
        let length = if to > from { end.saturating_sub(start).max(1) } else { 0 };
        let part = |length: u32, mark: &str| mark.repeat(usize::try_from(length).unwrap_or(0));
        let mark = if self.ascii { "#" } else { "█" };
        part(if length == 0 { 0 } else { start }, " ") + &part(length, mark)
    }

    /// A bar of how much of a whole something is: what is certain, what may be, and the rest; + at its end where it may be more.
    fn gauge(&self, [certain, possible]: [u32; 2]) -> String {
        let place = |thousandths: u32| (thousandths.min(1000) * GAUGE + 500) / 1000;
        let is_more = possible > 1000;
        let (certain, possible) = (place(certain), place(possible).max(place(certain)));
        let marks = if self.ascii { ["#", "-", "."] } else { ["█", "▒", "·"] };
        let lengths = [certain, possible - certain, GAUGE - possible];
        let drawn = |(mark, length): (&&str, u32)| mark.repeat(usize::try_from(length).unwrap_or(0));
        let mut bar: String = marks.iter().zip(lengths).map(drawn).collect();
        if is_more {
            bar.pop();
            bar.push('+');
        }
        bar
    }

    /// What stands where a text is cut off.
    pub(super) fn cut(&self) -> &'static str {
        if self.ascii { "..." } else { "…" }
    }

    /// Something said aside, in brackets.
    pub(super) fn bracketed(&self, aside: &str) -> String {
        match (self.lang, self.ascii) {
            (Lang::Ja, false) => ["（", aside, "）"].concat(),
            _ => [" (", aside, ")"].concat(),
        }
    }

    /// What stands between several things in a list.
    pub fn joint(&self) -> &'static str {
        let [ja, en] = COMMA;
        if self.lang == Lang::Ja && !self.ascii { ja } else { en }
    }

    /// Several things in one cell, with a mark between them: the Japanese one, or the other.
    fn list(&self, parts: &[Cell], [ja, en]: [&str; 2], place: NumberPlace) -> String {
        let joint = if self.lang == Lang::Ja && !self.ascii { ja } else { en };
        let parts: Vec<String> = parts.iter().map(|part| self.text(part, place)).collect();
        parts.join(joint)
    }

    /// A note's sentence, without what it is about.
    pub(super) fn sentence(&self, note: &Note) -> String {
        self.sentence_in(note, NumberPlace::Sentence)
    }

    /// Sentences of an answer, in which the first amount alone names the unit.
    pub(super) fn naming_the_unit_once<'n>(&self, notes: impl Iterator<Item = &'n Note>) -> Vec<String> {
        let is_told = Told::new(false);
        let text = |cell: &Cell, style: &Style| {
            let behind = style.text(cell, NumberPlace::Behind);
            if is_told.get() {
                return behind;
            }
            // an amount that the sentence leaves out names nothing
            let first = style.text(cell, NumberPlace::Sentence);
            is_told.set(first != behind);
            first
        };
        let said = |note: &Note| {
            let subject = note.subject.as_ref().map(|subject| self.told(subject));
            self.said_of(subject, self.said(note, text))
        };
        notes.map(said).collect()
    }

    fn sentence_in(&self, note: &Note, place: NumberPlace) -> String {
        self.said(note, |cell, style| style.text(cell, place))
    }

    /// A note's sentence with its cells as these texts.
    fn said(&self, note: &Note, text: impl Fn(&Cell, &Style) -> String) -> String {
        let style = &number::in_sentence(in_note(note), self);
        let message = note.wording.message(self.lang);
        let template = match note.part {
            CodePart::Title if self.paper && !message.paper.is_empty() => message.paper,
            CodePart::Title => message.title,
            CodePart::Help => message.help,
        };
        let said = fill(template, |name| {
            let argument = note.arguments.iter().find(|(known, _)| *known == name);
            argument.map(|(_, cell)| text(cell, style))
        });
        match self.ascii {
            true => said
                .replace('–', "-")
                .replace('→', "->")
                .replace('×', "x")
                .replace('÷', "/")
                .replace('−', "-"),
            false => said,
        }
    }

    /// A note within its case: what it is about, and its sentence.
    pub(super) fn note(&self, note: &Note) -> String {
        let subject = note.subject.as_ref().map(|subject| self.told(subject));
        self.said_of(subject, self.sentence(note))
    }

    /// A note that stands alone: its case as well.
    pub(super) fn whole_note(&self, note: &Note) -> String {
        self.said_of(note.case.as_deref().map(|case| clean(case).into_owned()), self.note(note))
    }

    fn said_of(&self, subject: Option<String>, sentence: String) -> String {
        let colon = match (self.lang, self.ascii) {
            (Lang::Ja, false) => "：",
            _ => ": ",
        };
        match subject {
            None => sentence,
            Some(subject) => [subject, sentence].join(colon),
        }
    }
}

/// Characters of the longest bar, in whose place a shorter one may stand.
pub(super) const LONGEST_BAR: u32 = 20;

/// Characters of a bar of how much of a whole something is.
const GAUGE: u32 = 12;

/// Foreign text made safe for a screen: spaces for line ends and tabs, codes for what could move the cursor.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    // what is safe of ASCII is seen at once
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || !text.contains(is_unsafe) {
        return text.into();
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' | '\t' => {
                if !safe.ends_with(' ') {
                    safe.push(' ');
                }
            }
            c if is_unsafe(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    safe.into()
}
