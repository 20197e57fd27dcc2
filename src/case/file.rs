//! A case file as written: which tables and keys there are, each value with its place.

mod alike;
pub(super) mod base;
pub(super) mod chosen;
pub(super) mod coalition;
pub(super) mod divided;
pub(super) mod entry;
pub(super) mod instalments;
pub(super) mod item;
pub(super) mod payday;
pub(super) mod plan;
pub(super) mod require;
pub(super) mod scenario;
pub(super) mod settlement;
pub(super) mod share;
pub(super) mod support;
pub(super) mod tax;

use super::keys::{At, Keys, Reader, ValueKind};
use super::literal::{self, Literal, PercentLiteral};
use super::meant;
use super::model::{OneTime, Status};
use crate::code;
use crate::cost::Stage;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::money::Currency;
use entry::{entries, table};
use scenario::ScenarioFile;
use toml::de::DeTable;

entries! {
    /// The whole file.
    CaseFile, some of ["published", "member", "before", "after", "coalition"] {
        #[expect(dead_code, reason = "it is held against its one value when it is read")]
        format: () = |keys, _| format(keys);
        /// All amounts of the file are read in it.
        #[expect(dead_code, reason = "the reader has it")]
        unit: () = Keys::unit, told as words;
        title: Option<At<Text>> = |keys, key| keys.required(key, "\"…\"", Keys::text), told as words;
        source: Option<At<Text>> = Keys::text, told as words;
        currency: Option<At<Currency>> = currency, told as words;
        months: Option<At<u32>> = |keys, key| keys.whole(key, 1, 600);
        start: Option<At<(u16, u8)>> = start;
        year_starts: Option<At<u32>> = year_starts;
        signed: Option<At<(u16, u8)>> = month, told as words;
        status: Option<At<Stage>> = |keys, key| keys.choice(key, &item::STAGES), told as words;
        effects: Vec<At<Text>> = Keys::texts, told as words;
        note: Option<At<Text>> = Keys::text, told as words;
        published: Vec<At<PublishedFile>> = |keys, key| keys.tables(key, table);
        plan: plan::PlanFile = |keys, _| plan::read(keys);
        require: Vec<At<require::RequireFile>> = |keys, key| keys.tables(key, table);
        scenario: Vec<At<ScenarioFile>> = |keys, key| keys.tables(key, table);
    }
}

entries! {
    /// One `[[published]]`.
    PublishedFile, some of ["before", "after", "saving", "percent"] {
        /// Whether any figure is written, readable or not.
        has_figure: bool =
            |keys, _| ["before", "after", "saving", "percent"].iter().any(|key| keys.place(key).is_some());
        system: Option<At<Text>> = Keys::text;
        member: Option<At<Text>> = Keys::text;
        of: Option<At<Text>> = Keys::text;
        months: Option<At<u32>> = |keys, key| keys.whole(key, 1, 600);
        one_time: Option<At<OneTime>> = |keys, key| keys.choice(key, &ONE_TIME);
        net: bool = |keys, key| keys.flag(key).unwrap_or(false);
        status: Option<At<Status>> = |keys, key| keys.choice(key, &STATUS), told as words;
        before: Option<At<Literal>> = Keys::printed_amount;
        after: Option<At<Literal>> = Keys::printed_amount;
        saving: Option<At<Literal>> = Keys::printed_amount;
        percent: Option<At<PercentLiteral>> = Keys::printed_percent;
        note: Option<At<Text>> = Keys::text, told as words;
    }
}

/// Whether one-time costs are in a figure, in words.
const ONE_TIME: [(&str, OneTime); 2] = [("included", OneTime::Included), ("excluded", OneTime::Excluded)];

/// What a printed figure is, in words.
const STATUS: [(&str, Status); 7] = [
    ("estimate", Status::Estimate),
    ("trial", Status::Trial),
    ("target", Status::Target),
    ("actual", Status::Actual),
    ("bound", Status::Bound),
    ("contract", Status::Contract),
    ("settled", Status::Settled),
];

/// Reads the whole file; what cannot be read is reported and left out.
pub(super) fn read<'s>(reader: &mut Reader<'s>, text: &DeTable<'s>) -> CaseFile {
    table(Keys::of(reader, text, "file", 0..0))
}

fn format(keys: &mut Keys<'_, '_, '_>) {
    let format = keys.required("format", "1", |keys, key| keys.whole(key, 0, u32::MAX));
    keys.note("format", ValueKind::Constant(1));
    if let Some(At { value, span }) = format
        && value != 1
    {
        let fault =
            Diagnostic::error(code!("unsupported-format"), Some(span)).with("found", value.to_string());
        keys.reader().report(fault);
    }
}

fn currency(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<Currency>> {
    let word = keys.word(key);
    keys.note(key, ValueKind::Currency);
    let At { value, span } = word?;
    match Currency::from_code(&value) {
        Some(value) => Some(At { value, span }),
        None => {
            let fault = Diagnostic::error(code!("unknown-currency"), Some(span)).with("found", value);
            keys.reader().report(fault);
            None
        }
    }
}

/// The first month of the term: months are counted from it wherever the file names one.
fn start(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<(u16, u8)>> {
    let start = month(keys, key);
    keys.reader().begin.start = start.as_ref().map(|at| at.value);
    start
}

/// The month in which fiscal years begin.
fn year_starts(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<u32>> {
    let month = keys.whole(key, 1, 12);
    keys.reader().begin.year_starts = month.as_ref().and_then(|at| u8::try_from(at.value).ok());
    month
}

/// A month such as "2013-10" or "平成25年10月".
fn month(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<(u16, u8)>> {
    let word = keys.word(key);
    keys.note(key, ValueKind::Month);
    let At { value, span } = word?;
    match literal::month(&value) {
        Some(value) => Some(At { value, span }),
        None => {
            let fault = Diagnostic::error(code!("unreadable-month"), Some(span)).with("key", key);
            keys.reader().report(match meant::calendar_month(&value) {
                Some(month) => fault.worded(code!("unreadable-month-meant")).with("month", month),
                None => fault,
            });
            None
        }
    }
}
