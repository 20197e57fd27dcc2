//! Faults with their places: what is wrong, where in which text, and what caused it; wording is left to the languages.

mod excerpt;
mod source;

pub use excerpt::{Labels, draw};
pub use source::{Position, Source, Span};

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The data can be used, but deserves a look.
    Warning,
    /// The data cannot be used.
    Error,
}

/// One fault: a stable code, the place that hurts, the place that caused it, and the words to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable kebab-case code, the same in every language.
    pub code: &'static str,
    /// Whether it stops the work.
    pub severity: Severity,
    /// The place that hurts; `None` for a fault of a whole file.
    pub span: Option<Span>,
    /// Another place that caused it.
    pub cause: Option<Span>,
    /// Which wording to take where a code has several; the code itself by default.
    pub wording: &'static str,
    /// The words to fill into the wording.
    pub arguments: Vec<(&'static str, String)>,
}

/// Reasons that are sentences of their own, with words of the same fault.
const REASONS: [&str; 5] =
    ["lacks-base", "lacks-before", "lacks-negative-before", "lacks-weight", "lacks-sharers"];

impl Diagnostic {
    /// An error of this code at this place.
    pub fn error(code: &'static str, span: Option<Span>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            span,
            cause: None,
            wording: code,
            arguments: Vec::new(),
        }
    }

    /// The same, as a warning.
    pub fn warning(self) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..self }
    }

    /// The same, with a word to fill in.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same, said in another of the code's wordings.
    pub fn worded(self, wording: &'static str) -> Diagnostic {
        Diagnostic { wording, ..self }
    }

    /// The same, with the place that caused it.
    pub fn caused_by(self, cause: Span) -> Diagnostic {
        Diagnostic { cause: Some(cause), ..self }
    }

    /// The code of the sentence that stands for the word `reason`, if that is one.
    pub fn reason(&self) -> Option<&'static str> {
        let (_, reason) = self.arguments.iter().find(|(known, _)| *known == "reason")?;
        REASONS.into_iter().find(|code| code == reason)
    }

    /// The word to fill in for a name.
    pub fn argument(&self, name: &str) -> Option<String> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
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
