//! Reading amounts and percents: strings by the rules of writing, bare numbers by their very digits.

use super::reader::{At, Keys, Reader, kind_of};
use super::record::ValueKind;
use crate::case::literal::{self, Flaw, Literal, PercentLiteral};
use crate::case::meant;
use crate::case::rule::{self, WrittenRule};
use crate::coalition::Method;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::DeValue;

impl<'t, 's> Keys<'_, 't, 's> {
    /// An amount, written as a string or as a bare number; one without a unit is in that of the file.
    pub(in crate::case) fn amount(&mut self, key: &'static str) -> Option<At<Literal>> {
        self.number(key).and_then(|at| self.in_unit(at))
    }

    /// An amount, written as a string or as a bare number, that is not in the unit of the file.
    pub(in crate::case) fn number(&mut self, key: &'static str) -> Option<At<Literal>> {
        self.note(key, ValueKind::Amount);
        let value = self.value(key)?;
        self.number_of(key, value)
    }

    /// The amount that a value is, in the unit of the file where it names none.
    pub(in crate::case) fn amount_of(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
    ) -> Option<At<Literal>> {
        self.number_of(key, value).and_then(|at| self.in_unit(at))
    }

    /// What was read, in the unit of the file where it names none.
    fn in_unit(&mut self, at: At<Literal>) -> Option<At<Literal>> {
        let At { value, span } = at;
        match value.in_unit(self.reader.unit) {
            Ok(value) => Some(At { value, span }),
            Err(flaw) => {
                self.reader.report(flaw.into_fault(span));
                None
            }
        }
    }

    /// An amount as a document printed it: it may be a bound.
    pub(in crate::case) fn printed_amount(&mut self, key: &'static str) -> Option<At<Literal>> {
        self.note(key, ValueKind::Amount);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => self
                .placed(value, literal::printed_amount(text).map_err(|flaw| meant::amount(key, text, flaw)))
                .and_then(|at| self.in_unit(at)),
            _ => self.amount_of(key, value),
        }
    }

    /// A percent as a document printed it: it may be a bound.
    pub(in crate::case) fn printed_percent(&mut self, key: &'static str) -> Option<At<PercentLiteral>> {
        self.note(key, ValueKind::Percent);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => self.placed(value, literal::printed_percent(text)),
            _ => self.percent_of(key, value),
        }
    }

    /// An amount, or what a string says by a rule of its own.
    pub(in crate::case) fn amount_or<T>(
        &mut self,
        key: &'static str,
        of_amount: impl Fn(Literal) -> T,
        of_text: impl Fn(&str) -> Result<T, Flaw>,
    ) -> Option<At<T>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => self.placed(value, of_text(text)),
            _ => self.amount_of(key, value).map(|At { value, span }| At { value: of_amount(value), span }),
        }
    }

    /// The amount or number that a value is.
    fn number_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<Literal>> {
        let read = match value.get_ref() {
            DeValue::String(text) => literal::amount(text).map_err(|flaw| meant::amount(key, text, flaw)),
            DeValue::Integer(written) => literal::bare_integer(written.as_str(), written.radix()),
            DeValue::Float(written) => literal::bare_float(written.as_str()),
            other => Err(Flaw::of_kind(key, kind_of(other))),
        };
        let at = self.placed(value, read);
        if let (DeValue::String(text), Some(at)) = (value.get_ref(), &at)
            && let Some(meant) = meant::with_comma(text)
        {
            let warning = Diagnostic::error(code!("amount-point"), Some(at.span.clone())).warning();
            self.reader.report(warning.with("found", text.as_ref()).with("meant", meant));
        }
        at
    }

    /// A percent, always written as a string.
    pub(in crate::case) fn percent(&mut self, key: &'static str) -> Option<At<PercentLiteral>> {
        self.note(key, ValueKind::Percent);
        let value = self.value(key)?;
        self.percent_of(key, value)
    }

    fn percent_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<PercentLiteral>> {
        let read = match value.get_ref() {
            DeValue::String(text) => literal::percent(text),
            DeValue::Integer(written) => literal::bare_percent(written.as_str()),
            DeValue::Float(written) => literal::bare_percent(written.as_str()),
            other => Err(Flaw::of_kind(key, kind_of(other))),
        };
        self.placed(value, read)
    }

    /// A sharing expression.
    pub(in crate::case) fn rule(&mut self, key: &'static str) -> Option<At<WrittenRule>> {
        self.note(key, ValueKind::Word);
        let value = self.value(key)?;
        let read = match value.get_ref() {
            DeValue::String(text) => rule::rule(text),
            other => Err(Flaw::of_kind(key, kind_of(other))),
        };
        self.placed(value, read)
    }

    /// The name of a fair division of the whole cost, if the key has one.
    pub(in crate::case) fn division(&mut self, key: &'static str) -> Option<At<Method>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => {
                rule::read_division(text).map(|value_of| At { value: value_of, span: value.span() })
            }
            _ => None,
        }
    }

    /// Every key of this table with what is read of its value, as written and not by name; all keys are welcome.
    pub(super) fn each<T>(
        &mut self,
        kind: ValueKind,
        read: impl Fn(&mut Self, &str, &'t Spanned<DeValue<'s>>) -> T,
    ) -> Vec<(At<String>, T)> {
        self.every(kind);
        let table = self.table;
        let one = |(key, value): (&Spanned<Cow<'_, str>>, &'t Spanned<DeValue<'s>>)| {
            let name = At { value: key.get_ref().to_string(), span: key.span() };
            let read = read(self, &name.value, value);
            (name, read)
        };
        let mut found: Vec<_> = table.iter().map(one).collect();
        found.sort_by_key(|(key, _)| key.span.start);
        found
    }

    /// Every key of this table with the percent it has.
    pub(in crate::case) fn percents(&mut self) -> Vec<(At<String>, Option<At<PercentLiteral>>)> {
        self.each(ValueKind::Percent, Self::percent_of)
    }

    /// Every key of this table with its value as text: strings, and the digits of bare numbers.
    pub(in crate::case) fn values(&mut self) -> Vec<(At<String>, Option<At<String>>)> {
        self.each(ValueKind::Value, Self::text_of)
    }

    /// A value as text: a string, or the digits of a bare number; it is read where it is used.
    pub(in crate::case) fn written(&mut self, key: &'static str, kind: ValueKind) -> Option<At<String>> {
        self.note(key, kind);
        let value = self.value(key)?;
        self.text_of(key, value)
    }

    fn text_of(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let text = match value.get_ref() {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Integer(written) => Ok(written.as_str().to_owned()),
            DeValue::Float(written) => Ok(written.as_str().to_owned()),
            other => Err(Flaw::of_kind(key, kind_of(other))),
        };
        self.placed(value, text)
    }

    /// Every key of this table with the amount or number it has.
    pub(in crate::case) fn numbers(&mut self) -> Vec<(At<String>, Option<At<Literal>>)> {
        self.each(ValueKind::Amount, Self::number_of)
    }

    /// The same of amounts, in the unit of the file where they name none.
    pub(in crate::case) fn amounts(&mut self) -> Vec<(At<String>, Option<At<Literal>>)> {
        self.each(ValueKind::Amount, Self::amount_of)
    }

    /// The number of a base: what it counts is its name, and no word behind it.
    pub(super) fn base_of(&mut self, name: &str, value: &Spanned<DeValue<'_>>) -> Option<At<Literal>> {
        match counted(value).or_else(|| marked(name, value)) {
            Some(fault) => {
                self.reader.report(fault);
                None
            }
            None => self.number_of(name, value),
        }
    }

    /// What was read with its place; a flaw is reported at its place inside the value.
    fn placed<T>(&mut self, value: &Spanned<DeValue<'_>>, read: Result<T, Flaw>) -> Option<At<T>> {
        let span = value.span();
        match read {
            Ok(value) => Some(At { value, span }),
            Err(flaw) => {
                let at = inside(self.reader, value, &span, &flaw);
                self.reader.report(flaw.into_fault(at));
                None
            }
        }
    }
}

/// The fault of a base with the mark of a reduction, which a count cannot be.
fn marked(name: &str, value: &Spanned<DeValue<'_>>) -> Option<Diagnostic> {
    let DeValue::String(text) = value.get_ref() else { return None };
    text.trim()
        .starts_with(['▲', '△'])
        .then(|| Diagnostic::error(code!("negative-base"), Some(value.span())).with("base", name))
}

/// The fault of a number with a word behind it, such as `"8,200人"`: what it counts is the name of the base.
fn counted(value: &Spanned<DeValue<'_>>) -> Option<Diagnostic> {
    let DeValue::String(text) = value.get_ref() else { return None };
    let number = text.trim().trim_end_matches(|c: char| c.is_alphabetic());
    let is_number = number.chars().all(|c| c.is_ascii_digit() || c == ',') && number != text.trim();
    if !is_number || number.is_empty() {
        return None;
    }
    let fault = Diagnostic::error(code!("unreadable-amount"), Some(value.span()));
    Some(fault.worded(code!("number-with-word")).with("number", number.replace(',', "_")))
}

/// The place of a flaw inside a string of the file: exact where the string is written without escapes.
fn inside(reader: &Reader<'_>, value: &Spanned<DeValue<'_>>, span: &Span, flaw: &Flaw) -> Span {
    let written = reader.written(span);
    let offset = match (value.get_ref(), &flaw.at) {
        (DeValue::String(text), Some(at)) if !text.is_empty() => written
            .find(text.as_ref())
            .map(|quote| span.start + quote)
            .map(|start| start + at.start..start + at.end),
        _ => None,
    };
    offset.unwrap_or_else(|| span.clone())
}
