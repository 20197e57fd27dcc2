//! Keys that are one of a few words: read, named and set by one list of them.

use super::alike::Alike;
use crate::case::keys::At;
use crate::case::model::BillWord;
use crate::cost::{Fund, Side, Timing};
use crate::diagnostic::Span;

/// What one of a few words stands for.
pub(in crate::case) trait Choice: Copy + PartialEq + 'static {
    /// The words, each with what it stands for.
    const WORDS: &'static [(&'static str, Self)];
}

/// A key that is one of a few words, or is not there.
pub(in crate::case) trait Chosen {
    /// The word that is there.
    fn word(&self) -> Option<&'static str>;
    /// Where it stands.
    fn place(&self) -> Option<Span>;
    /// Makes it another word, or none; the known words where it is no such word.
    fn choose(&mut self, word: Option<&str>) -> Result<(), Vec<&'static str>>;
}

impl<T: Choice> Chosen for Option<At<T>> {
    fn word(&self) -> Option<&'static str> {
        let value = self.as_ref()?.value;
        T::WORDS.iter().find(|(_, meant)| *meant == value).map(|(word, _)| *word)
    }

    fn place(&self) -> Option<Span> {
        self.as_ref().map(|at| at.span.clone())
    }

    fn choose(&mut self, word: Option<&str>) -> Result<(), Vec<&'static str>> {
        *self = match word {
            None => None,
            Some(word) => {
                let found = T::WORDS.iter().find(|(known, _)| *known == word);
                let known = || T::WORDS.iter().map(|(known, _)| *known).collect::<Vec<_>>();
                let (_, value) = found.ok_or_else(known)?;
                Some(At { value: *value, span: 0..0 })
            }
        };
        Ok(())
    }
}

impl Alike for Side {
    fn is_alike(&self, other: &Self) -> bool {
        self == other
    }
}

/// To which side an instalment is brought to its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum InstalmentRound {
    Down,
    Up,
}

/// Which instalment has the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum InstalmentRest {
    Last,
    First,
}

macro_rules! choices {
    ($($Type:ty: $words:expr;)*) => {
        $(impl Choice for $Type {
            const WORDS: &'static [(&'static str, Self)] = $words;
        })*
    };
}

choices! {
    Timing: &[("start", Timing::Start), ("mid", Timing::Mid), ("end", Timing::End)];
    Fund: &Fund::ALL;
    BillWord: &BillWord::ALL;
    Side: &[("before", Side::Before), ("after", Side::After)];
    InstalmentRound: &[("down", InstalmentRound::Down), ("up", InstalmentRound::Up)];
    InstalmentRest: &[("last", InstalmentRest::Last), ("first", InstalmentRest::First)];
}
