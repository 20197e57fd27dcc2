//! Why a text is no figure.

use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span, Word};
use crate::lang::Code;

/// What a text is read as, and is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::case) enum Unreadable {
    Amount,
    Percent,
    Rule,
}

impl Unreadable {
    /// The flaw that no such figure stands in the text, or from a place on.
    pub(in crate::case) fn flaw(self, at: Option<Span>) -> Flaw {
        let (code, kind) = match self {
            Unreadable::Amount => (code!("unreadable-amount"), FaultKind::NoAmount),
            Unreadable::Percent => (code!("unreadable-percent"), FaultKind::default()),
            Unreadable::Rule => (code!("unreadable-rule"), FaultKind::default()),
        };
        Flaw { kind, at, ..Flaw::whole(code) }
    }
}

/// Why a text is no amount or percent, and the bytes of it that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct Flaw {
    pub(in crate::case) code: Code,
    pub(in crate::case) kind: FaultKind,
    wording: Option<Code>,
    pub(in crate::case) at: Option<Span>,
    arguments: Vec<(&'static str, Word)>,
}

impl Flaw {
    pub(in crate::case) fn new(code: Code, at: Span) -> Flaw {
        Flaw { at: Some(at), ..Flaw::whole(code) }
    }

    /// The same flaw, with a word to fill in.
    pub(in crate::case) fn with(mut self, name: &'static str, value: impl Into<Word>) -> Flaw {
        self.arguments.push((name, value.into()));
        self
    }

    /// The same flaw, said in another of the code's wordings.
    pub(in crate::case) fn worded(self, wording: Code) -> Flaw {
        Flaw { wording: Some(wording), ..self }
    }

    pub(in crate::case) fn whole(code: Code) -> Flaw {
        Flaw { code, kind: FaultKind::default(), wording: None, at: None, arguments: Vec::new() }
    }

    /// A value of a kind that no figure is written as.
    pub(in crate::case) fn of_kind(key: &str, kind: Code) -> Flaw {
        Flaw::whole(code!("wrong-type")).with("key", key).with("kind", kind).with("example", "\"…\"")
    }

    /// The fault it is, at its place in a file.
    pub(in crate::case) fn into_fault(self, span: Span) -> Diagnostic {
        let fault = Diagnostic::error(self.code, Some(span)).of_kind(self.kind);
        let fault = fault.worded(self.wording.unwrap_or(self.code));
        self.arguments.into_iter().fold(fault, |fault, (name, value)| fault.with(name, value))
    }

    /// The fault it is, where it says so in a text; in all of it where it does not say.
    pub(in crate::case) fn placed(self, whole: Span) -> Diagnostic {
        let at = self.at.clone().unwrap_or(whole);
        self.into_fault(at)
    }
}

/// A percent without quotes and sign could mean two things.
pub(in crate::case) fn bare_percent<T>(digits: &str) -> Result<T, Flaw> {
    let flaw =
        Flaw { kind: FaultKind::BarePercent, ..Flaw::whole(code!("bare-percent")).with("found", digits) };
    // 0.1 is as likely a tenth as a tenth of a percent
    Err(match hundredfold(digits) {
        Some(times) => Flaw { wording: Some(code!("bare-percent-part")), ..flaw.with("times", times) },
        None => flaw,
    })
}

/// A part of one as a percent, in digits: 0.125 is 12.5.
fn hundredfold(digits: &str) -> Option<String> {
    let decimals = digits.strip_prefix("0.")?.trim_end_matches('0');
    if decimals.is_empty() || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let padded = format!("{decimals:0<2}");
    let (whole, rest) = padded.split_at_checked(2)?;
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    Some(if rest.is_empty() { whole.to_owned() } else { [whole, ".", rest].concat() })
}
