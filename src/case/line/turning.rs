//! Words that are not understood. One may turn a line round, 下回らない, 減らず, not, 数千万円: nobody is told to leave it out.

use super::costs;
use super::parts::STOPS;
use super::scanned::Name;
use super::scanning::Scan;
use super::words::longer_word;
use crate::code;
use crate::diagnostic::Diagnostic;

/// How far ahead a known word is looked for behind an unknown one, in characters.
const PROBED: usize = 64;

/// Characters of direction, of negation, of parts and of numbers; words with one of them may change what a figure is.
const TELLING: &str = "増減上下高低安超満達半倍逆否不未非無除外差反比割残余昇降縮拡伸落膨込抜引足加戻返翌昨前後旧新現従以内毎数台強弱約分率額\
    税月年日千百十万億兆円最全皆同第各他別計";

/// English words that do, or begin a word that does.
const ENGLISH: &[&str] = &[
    "no", "not", "non", "never", "neither", "nor", "without", "hardly", "barely", "un", "dis", "in", "de",
    "anti", "less", "more", "above", "below", "under", "over", "double", "twice", "triple", "half", "except",
    "exclud", "instead", "other", "rais", "grow", "grew", "shrink", "cheap", "dear", "fail", "avoid",
    "prevent", "extra", "further", "each", "per", "if", "out", "up", "down", "off", "beyond", "only",
    "short", "exceed", "lack", "miss",
];

/// Whether a word that is not understood may turn round what a line says, or change a figure: one of grammar does, or one
/// that a figure runs into, or one with such a part.
fn turns(word: &str, is_behind_figure: bool) -> bool {
    let word = word.to_lowercase();
    let is_grammar = word.chars().any(|c| matches!(c, '\u{3041}'..='\u{309f}') || c.is_ascii_digit());
    let letters = word.contains(|c: char| c.is_ascii_alphabetic());
    let english =
        letters && (word.contains(['\'', '’']) || ENGLISH.iter().any(|part| word.starts_with(part)));
    let sign = !word.contains(char::is_alphabetic);
    is_behind_figure || is_grammar || english || sign || word.contains(|c| TELLING.contains(c))
}

impl Scan<'_> {
    /// 用紙代: the name of a cost that is no word of the lists; not where it runs into the figure before it.
    pub(super) fn cost_by_name(&mut self) -> bool {
        let start = self.cursor.place();
        let runs_on = self.fresh && !self.cursor.after_space();
        let found = !runs_on && costs::named(&mut self.cursor, |c| TELLING.contains(c));
        if found {
            let text = self.cursor.since(start).trim_end().to_owned();
            self.name = Some(Name { text, start, once: false });
            self.fresh = false;
        }
        found
    }

    pub(super) fn unreadable(&mut self) {
        let spaced = self.cursor.after_space();
        let start = self.cursor.place();
        let first = self.cursor.take_character();
        let letters = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '\'' | '’');
        if first.is_some_and(letters) {
            while self.cursor.take_if(letters).is_some() {}
        } else {
            self.skip();
        }
        let text = self.cursor.since(start).trim_end();
        let span = start..start + text.len();
        let turns = turns(text, self.fresh && !spaced);
        let fault = Diagnostic::error(code!("unreadable-line"), Some(span)).with("found", text);
        self.fresh = false;
        self.line.faults.push(if turns { fault.worded(code!("unreadable-line-turns")) } else { fault });
    }

    /// Passes over a stretch that cannot be read, up to a word that can.
    pub(super) fn skip(&mut self) {
        let mut passed = 0;
        while !self.cursor.at_end() {
            let stop = self.cursor.looking_ahead(|cursor| {
                let known = passed < PROBED && longer_word(cursor);
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
