//! Verbs of change in English: what stands right behind "fell" or "up" is the change, as behind "by": costs rose £2m to £12m.

use super::scanned::{LedBy, Verb};
use super::scanning::Scan;
use super::word::{Direction, LineWord};

/// Verbs that have no object: what stands behind one is by how much.
#[rustfmt::skip]
const GOES: &[&str] = &[
    "fell", "falls", "fallen", "dropped", "declined", "decreased", "increased", "rose", "rises", "risen", "grew",
    "grows", "grown", "up", "down",
];

/// Verbs that may have one, of a change that has come about where "by" is right behind: was reduced by £5m.
const DONE: &[&str] = &["reduced", "lowered", "slashed", "saved"];

/// The same without saying that it has come about, or the name of a heading: costs rise £3m to £15m, decrease £10m to £8m.
#[rustfmt::skip]
const MAY: &[&str] = &[
    "fall", "drop", "drops", "decline", "declines", "decrease", "decreases", "increase", "increases", "rise", "grow",
];

/// Verbs that have an object: what stands right behind one is by how much, or what was.
const CUTS: &[&str] = &["cut", "cuts", "reduced", "reduces", "lowered", "slashed"];

/// What a change is called, before "of".
const NAMES: &[&str] = &["reduction", "cut", "fall", "drop", "decline", "decrease", "increase", "rise"];

impl Scan<'_> {
    /// Keeps the word of change that was just taken, if it is such a verb.
    pub(super) fn verb(&mut self, start: usize) {
        let text = self.cursor.since(start).trim_end().to_lowercase();
        let is_of = |words: &[&str]| words.contains(&text.as_str());
        self.verb = Some(Verb {
            goes: is_of(GOES),
            cuts: is_of(CUTS),
            may: is_of(MAY),
            names: is_of(NAMES),
            done: is_of(DONE),
            end: self.cursor.place(),
            words: self.gap.len(),
            by: None,
        });
    }

    /// The "by" that was just taken, which began at a place.
    pub(super) fn by(&mut self, start: usize) {
        let told = self.verb.is_some_and(|verb| verb.goes || verb.done && verb.end == start);
        let by = if told { LedBy::Told } else { LedBy::Open };
        let words = self.gap.len();
        let nothing = Verb {
            goes: false,
            cuts: false,
            may: false,
            names: false,
            done: false,
            end: start,
            words,
            by: None,
        };
        self.verb = Some(Verb { by: Some(by), ..nothing });
    }

    /// What makes the next figure the change, if no other word stands between; a verb alone does as "by" does.
    pub(super) fn led_by(&mut self) -> Option<LedBy> {
        let verb = self.verb.take()?;
        // savings rose by £2m to £12m: no cost did
        let ways = |way: Direction| self.gap.contains(&LineWord::ChangeSign(way));
        if ways(Direction::Down) && ways(Direction::Up) {
            return None;
        }
        if verb.names && verb.words + 1 == self.gap.len() && self.gap.last() == Some(&LineWord::PartOf) {
            return Some(LedBy::Perhaps);
        }
        match verb.by.filter(|_| verb.words == self.gap.len()) {
            _ if verb.words != self.gap.len() => None,
            Some(by) => Some(by),
            None if verb.goes => {
                self.gap.push(LineWord::By);
                Some(LedBy::Verb)
            }
            None if verb.cuts => Some(LedBy::Cut),
            None => verb.may.then_some(LedBy::Perhaps),
        }
    }
}
