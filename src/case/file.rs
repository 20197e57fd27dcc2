//! A case file as written: which tables and keys there are, each value with its place.

pub(super) mod require;

use super::keys::{At, Keys, Kind, Reader, kind_of};
use super::literal::{self, Literal, PercentLiteral};
use super::model::{OneTime, Status, Tax};
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use crate::money::Currency;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The whole file.
pub(super) struct CaseFile {
    pub(super) title: Option<At<Text>>,
    pub(super) source: Option<At<Text>>,
    pub(super) currency: Option<At<Currency>>,
    pub(super) months: Option<At<u32>>,
    pub(super) start: Option<At<(u16, u8)>>,
    pub(super) tax: Option<At<Tax>>,
    pub(super) note: Option<At<Text>>,
    pub(super) published: Vec<At<PublishedFile>>,
    pub(super) require: Vec<At<require::RequireFile>>,
}

/// One `[[published]]`.
pub(super) struct PublishedFile {
    pub(super) system: Option<At<Text>>,
    pub(super) member: Option<At<Text>>,
    pub(super) of: Option<At<Text>>,
    pub(super) months: Option<At<u32>>,
    pub(super) one_time: Option<At<OneTime>>,
    pub(super) status: Option<At<Status>>,
    pub(super) before: Option<At<Literal>>,
    pub(super) after: Option<At<Literal>>,
    pub(super) saving: Option<At<Literal>>,
    pub(super) percent: Option<At<PercentLiteral>>,
    pub(super) note: Option<At<Text>>,
    /// Whether any figure is written, readable or not.
    pub(super) has_figure: bool,
}

/// Tables of the planning model, which this version names but does not read.
const MODEL: [&str; 9] =
    ["member", "before", "after", "support", "rates", "sharing", "finance", "scenario", "coalition"];

/// Reads the whole file; what cannot be read is reported and left out.
pub(super) fn read<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>) -> CaseFile {
    let mut keys = Keys::of(reader, table, "file", 0..0);
    format(&mut keys);
    let file = CaseFile {
        title: keys.required("title", "\"…\"", |keys, key| keys.text(key)),
        source: keys.text("source"),
        currency: currency(&mut keys),
        months: keys.whole("months", 1, 600),
        start: month(&mut keys, "start"),
        tax: keys.choice("tax", &[("included", Tax::Included), ("excluded", Tax::Excluded)]),
        note: keys.text("note"),
        published: keys.tables("published", "published", published),
        require: keys.tables("require", "require", require::read),
    };
    keys.needs(&["published"], false);
    for key in MODEL {
        keys.note(key, Kind::Refused);
        if let Some(value) = keys.value(key) {
            let fault = Diagnostic::error("model-not-read", Some(first(value))).with("key", key);
            keys.reader().report(fault);
        }
    }
    keys.finish();
    file
}

/// Where an array of tables begins.
fn first(value: &Spanned<DeValue<'_>>) -> Span {
    match value.get_ref() {
        DeValue::Array(array) => array.iter().next().map_or(value.span(), |item| item.span()),
        _ => value.span(),
    }
}

fn format(keys: &mut Keys<'_, '_, '_>) {
    let format = keys.required("format", "1", |keys, key| keys.whole(key, 0, u32::MAX));
    keys.note("format", Kind::Constant(1));
    if let Some(At { value, span }) = format
        && value != 1
    {
        let fault = Diagnostic::error("unsupported-format", Some(span)).with("found", value.to_string());
        keys.reader().report(fault);
    }
}

fn currency(keys: &mut Keys<'_, '_, '_>) -> Option<At<Currency>> {
    let word = keys.word("currency");
    keys.note("currency", Kind::Currency);
    let At { value, span } = word?;
    match Currency::from_code(&value) {
        Some(value) => Some(At { value, span }),
        None => {
            let fault = Diagnostic::error("unknown-currency", Some(span)).with("found", value);
            keys.reader().report(fault);
            None
        }
    }
}

/// A month such as "2013-10".
fn month(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<(u16, u8)>> {
    let word = keys.word(key);
    keys.note(key, Kind::Month);
    let At { value, span } = word?;
    let parsed = value.split_once('-').and_then(|(year, month)| {
        let digits =
            |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
        let year = digits(year, 4).then(|| year.parse().ok()).flatten()?;
        let month = digits(month, 2).then(|| month.parse().ok()).flatten()?;
        (1..=12).contains(&month).then_some((year, month))
    });
    match parsed {
        Some(value) => Some(At { value, span }),
        None => {
            let fault = Diagnostic::error("unreadable-month", Some(span)).with("key", key);
            keys.reader().report(fault);
            None
        }
    }
}

fn published(mut keys: Keys<'_, '_, '_>) -> PublishedFile {
    keys.needs(&["before", "after", "saving", "percent"], false);
    let mut figures = 0;
    let mut figure = |there: bool| figures += usize::from(there);
    let file = PublishedFile {
        system: keys.text("system"),
        member: keys.text("member"),
        of: keys.text("of"),
        months: keys.whole("months", 1, 600),
        one_time: keys
            .choice("one_time", &[("included", OneTime::Included), ("excluded", OneTime::Excluded)]),
        status: keys.choice(
            "status",
            &[
                ("estimate", Status::Estimate),
                ("trial", Status::Trial),
                ("target", Status::Target),
                ("actual", Status::Actual),
                ("bound", Status::Bound),
            ],
        ),
        before: amount(&mut keys, "before", &mut figure),
        after: amount(&mut keys, "after", &mut figure),
        saving: amount(&mut keys, "saving", &mut figure),
        percent: percent(&mut keys, "percent", &mut figure),
        note: keys.text("note"),
        has_figure: false,
    };
    keys.finish();
    PublishedFile { has_figure: figures > 0, ..file }
}

/// An amount, written as a string or as a bare number.
fn amount(
    keys: &mut Keys<'_, '_, '_>,
    key: &'static str,
    seen: &mut impl FnMut(bool),
) -> Option<At<Literal>> {
    keys.note(key, Kind::Amount);
    read_literal(keys, key, seen, literal::amount, |value| match value {
        DeValue::Integer(written) => Some(literal::bare_integer(written.as_str(), written.radix())),
        DeValue::Float(written) => Some(literal::bare_float(written.as_str())),
        _ => None,
    })
}

/// A percent, always written as a string.
fn percent(
    keys: &mut Keys<'_, '_, '_>,
    key: &'static str,
    seen: &mut impl FnMut(bool),
) -> Option<At<PercentLiteral>> {
    keys.note(key, Kind::Percent);
    read_literal(keys, key, seen, literal::percent, |value| match value {
        DeValue::Integer(written) => Some(literal::bare_percent(written.as_str())),
        DeValue::Float(written) => Some(literal::bare_percent(written.as_str())),
        _ => None,
    })
}

/// Reads a value by the rule for strings or for bare numbers, and reports a flaw at its place inside the value.
fn read_literal<T>(
    keys: &mut Keys<'_, '_, '_>,
    key: &'static str,
    seen: &mut impl FnMut(bool),
    of_text: impl Fn(&str) -> Result<T, literal::Flaw>,
    of_number: impl Fn(&DeValue<'_>) -> Option<Result<T, literal::Flaw>>,
) -> Option<At<T>> {
    let value = keys.value(key)?;
    seen(true);
    let span = value.span();
    let read = match value.get_ref() {
        DeValue::String(text) => of_text(text),
        other => of_number(other).unwrap_or_else(|| Err(literal::Flaw::of_kind(key, kind_of(other)))),
    };
    match read {
        Ok(value) => Some(At { value, span }),
        Err(flaw) => {
            let reader = keys.reader();
            let at = inside(reader, value, &span, &flaw);
            reader.report(flaw.into_fault(at));
            None
        }
    }
}

/// The place of a flaw inside a string of the file: exact where the string is written without escapes.
fn inside(reader: &Reader<'_>, value: &Spanned<DeValue<'_>>, span: &Span, flaw: &literal::Flaw) -> Span {
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
