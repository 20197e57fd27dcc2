//! One fault: its code, how bad it is, its places and the words to fill in; and the faults of one text.

use super::source::{Source, Span};
use crate::lang::{Code, Text};
use crate::near::nearest;
use crate::report::Cell;
use std::borrow::Cow;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data can be used, but deserves a look.
    Warning,
    /// The data cannot be used.
    Error,
}

/// What a fault is to a command that goes on after it, whatever is said of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing in particular: it ends the work.
    #[default]
    Plain,
    /// A saving promised to every member cannot hold, or nobody knows whether it can.
    Promise,
    /// The same, where costs lie within ranges: it is held against their worst ends.
    PromiseOfRanges,
    /// Nothing says how an item is shared.
    NoRule,
    /// A rule asks of a member what it does not have.
    Rule,
    /// A fair division has nothing to weigh members by.
    NothingToWeigh,
    /// A fair division takes prices that nothing states.
    PricesMissing,
    /// A fair division takes more groups than can be counted.
    TooManyGroups,
    /// A nucleolus was found and not proved.
    Unproved,
    /// A division of the whole cost says nothing of what is asked for.
    Undivided,
    /// A text is longer than is read.
    TooLarge,
    /// Something is missing: where the file is no TOML, that may be only the echo of what is broken.
    Missing,
    /// A table that comes several times stands in single brackets.
    SingleBrackets,
    /// No rate is given of a currency.
    NoRate,
    /// A path names no one input that can be changed so.
    Path,
    /// A percent has no sign of one.
    BarePercent,
    /// A text is read as an amount, and none stands there.
    NoAmount,
    /// Brackets do not pair: what follows is read as part of something else.
    Brackets,
    /// Words can be read in several ways.
    Ambiguous,
    /// A name is that of no figure.
    NoFigure,
    /// A condition on the savings would ask for more than the promise that keeps it from being met.
    PromiseBends,
}

impl FaultKind {
    /// Whether it is that a saving promised to every member cannot hold, or that nobody knows whether it can.
    pub(crate) fn is_of_promise(self) -> bool {
        matches!(self, FaultKind::Promise | FaultKind::PromiseOfRanges)
    }
}

/// One fault: a stable code, the place that hurts, the place that caused it, and the words to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, the same in every language.
    pub code: Code,
    /// What it is to a command that goes on after it.
    pub kind: FaultKind,
    /// Whether it stops the work.
    pub severity: Severity,
    /// The place that hurts; `None` for a fault of a whole file.
    pub span: Option<Span>,
    /// Another place that caused it.
    pub cause: Option<Span>,
    /// Which wording to take where a code has several; the code itself by default.
    pub wording: Code,
    /// The words to fill into the wording.
    pub arguments: Vec<(&'static str, Word)>,
}

/// A value to fill into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// What a file or a person wrote.
    Text(String),
    /// What the program says, a sentence of its own with the values of the same fault.
    Said(Code),
    /// A typed value.
    Value(Cell),
}

impl From<Cell> for Word {
    fn from(value: Cell) -> Word {
        Word::Value(value)
    }
}

impl From<Text> for Word {
    fn from(text: Text) -> Word {
        Word::Value(Cell::Text(text))
    }
}

impl From<String> for Word {
    fn from(text: String) -> Word {
        Word::Text(text)
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Word {
        Word::Text(text.to_owned())
    }
}

impl From<Cow<'_, str>> for Word {
    fn from(text: Cow<'_, str>) -> Word {
        Word::Text(text.into_owned())
    }
}

impl From<Code> for Word {
    fn from(code: Code) -> Word {
        Word::Said(code)
    }
}

impl Diagnostic {
    /// An error of this code at this place.
    pub fn error(code: Code, span: Option<Span>) -> Diagnostic {
        Diagnostic {
            code,
            kind: FaultKind::default(),
            severity: Severity::Error,
            span,
            cause: None,
            wording: code,
            arguments: Vec::new(),
        }
    }

    /// The same, as what commands tell it apart by.
    pub fn of_kind(self, kind: FaultKind) -> Diagnostic {
        Diagnostic { kind, ..self }
    }

    /// The same, as a warning.
    pub fn warning(self) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..self }
    }

    /// The same, with a word to fill in.
    pub fn with(mut self, name: &'static str, value: impl Into<Word>) -> Diagnostic {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same, said in another of the code's wordings.
    pub fn worded(self, wording: Code) -> Diagnostic {
        Diagnostic { wording, ..self }
    }

    /// The same of a name that is none of those known: with all of them, and worded for the nearest where one is near.
    pub(crate) fn with_known(self, found: &str, known: &[&str], worded_near: Code) -> Diagnostic {
        let fault = self.with("known", known.join(", "));
        match nearest(found, known) {
            Some(near) => fault.with("near", near).worded(worded_near),
            None => fault,
        }
    }

    /// The same, with the place that caused it.
    pub(crate) fn caused_by(self, cause: Span) -> Diagnostic {
        Diagnostic { cause: Some(cause), ..self }
    }

    /// The value to fill in for a name, where it is what a file or a person wrote.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.argument(name)? {
            Word::Text(text) => Some(text),
            Word::Said(_) | Word::Value(_) => None,
        }
    }

    /// The typed value to fill in for a name.
    pub fn value(&self, name: &str) -> Option<&Cell> {
        match self.argument(name)? {
            Word::Value(value) => Some(value),
            Word::Text(_) | Word::Said(_) => None,
        }
    }

    /// The value to fill in for a name.
    pub fn argument(&self, name: &str) -> Option<&Word> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// Faults together with the text they are in.
#[derive(Clone, Debug)]
pub struct Faults {
    /// The text of the file.
    pub source: Source,
    /// Its faults, in the order of their places.
    pub list: Vec<Diagnostic>,
    /// How many more there are: beyond some thousands they are only counted.
    pub more: usize,
}
