//! A case file as written: which tables and keys there are, each value with its place.

mod alike;
pub(super) mod base;
pub(super) mod coalition;
pub(super) mod entry;
pub(super) mod instalments;
pub(super) mod item;
pub(super) mod plan;
pub(super) mod require;
pub(super) mod scenario;
pub(super) mod settlement;
pub(super) mod share;
pub(super) mod support;
pub(super) mod tax;

use super::keys::{At, Keys, Kind, Reader};
use super::literal::{self, Literal, PercentLiteral};
use super::model::{OneTime, Status};
use crate::code;
use crate::cost::Stage;
use crate::diagnostic::Diagnostic;
use crate::lang::Text;
use crate::money::Currency;
use scenario::ScenarioFile;
use toml::de::DeTable;

/// The whole file.
pub(super) struct CaseFile {
    pub(super) title: Option<At<Text>>,
    pub(super) source: Option<At<Text>>,
    pub(super) currency: Option<At<Currency>>,
    pub(super) months: Option<At<u32>>,
    pub(super) start: Option<At<(u16, u8)>>,
    pub(super) year_starts: Option<At<u32>>,
    pub(super) signed: Option<At<(u16, u8)>>,
    pub(super) stage: Option<At<Stage>>,
    pub(super) effects: Vec<At<Text>>,
    pub(super) note: Option<At<Text>>,
    pub(super) published: Vec<At<PublishedFile>>,
    pub(super) plan: plan::PlanFile,
    pub(super) require: Vec<At<require::RequireFile>>,
    pub(super) scenarios: Vec<At<ScenarioFile>>,
}

/// One `[[published]]`.
pub(super) struct PublishedFile {
    pub(super) system: Option<At<Text>>,
    pub(super) member: Option<At<Text>>,
    pub(super) of: Option<At<Text>>,
    pub(super) months: Option<At<u32>>,
    pub(super) one_time: Option<At<OneTime>>,
    pub(super) net: bool,
    pub(super) status: Option<At<Status>>,
    pub(super) before: Option<At<Literal>>,
    pub(super) after: Option<At<Literal>>,
    pub(super) saving: Option<At<Literal>>,
    pub(super) percent: Option<At<PercentLiteral>>,
    pub(super) note: Option<At<Text>>,
    /// Whether any figure is written, readable or not.
    pub(super) has_figure: bool,
}

/// Reads the whole file; what cannot be read is reported and left out.
pub(super) fn read<'s>(reader: &mut Reader<'s>, table: &DeTable<'s>) -> CaseFile {
    let mut keys = Keys::of(reader, table, "file", 0..0);
    format(&mut keys);
    // all amounts of the file are read in it
    keys.unit("unit");
    let file = CaseFile {
        title: keys.required("title", "\"…\"", |keys, key| keys.text(key)),
        source: keys.text("source"),
        currency: currency(&mut keys),
        months: keys.whole("months", 1, 600),
        start: month(&mut keys, "start"),
        year_starts: keys.whole("year_starts", 1, 12),
        signed: month(&mut keys, "signed"),
        stage: keys.choice("status", &item::STAGES),
        effects: keys.texts("effects"),
        note: keys.text("note"),
        published: keys.tables("published", "published", published),
        plan: plan::read(&mut keys),
        require: keys.tables("require", "require", require::read),
        scenarios: scenario::read(&mut keys),
    };
    keys.needs(&["published", "member", "before", "after", "coalition"], false);
    keys.finish();
    file
}

fn format(keys: &mut Keys<'_, '_, '_>) {
    let format = keys.required("format", "1", |keys, key| keys.whole(key, 0, u32::MAX));
    keys.note("format", Kind::Constant(1));
    if let Some(At { value, span }) = format
        && value != 1
    {
        let fault =
            Diagnostic::error(code!("unsupported-format"), Some(span)).with("found", value.to_string());
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
            let fault = Diagnostic::error(code!("unknown-currency"), Some(span)).with("found", value);
            keys.reader().report(fault);
            None
        }
    }
}

/// A month such as "2013-10" or "平成25年10月".
fn month(keys: &mut Keys<'_, '_, '_>, key: &'static str) -> Option<At<(u16, u8)>> {
    let word = keys.word(key);
    keys.note(key, Kind::Month);
    let At { value, span } = word?;
    match literal::month(&value) {
        Some(value) => Some(At { value, span }),
        None => {
            let fault = Diagnostic::error(code!("unreadable-month"), Some(span)).with("key", key);
            keys.reader().report(fault);
            None
        }
    }
}

fn published(mut keys: Keys<'_, '_, '_>) -> PublishedFile {
    keys.needs(&["before", "after", "saving", "percent"], false);
    let has_figure = ["before", "after", "saving", "percent"].iter().any(|key| keys.place(key).is_some());
    let file = PublishedFile {
        system: keys.text("system"),
        member: keys.text("member"),
        of: keys.text("of"),
        months: keys.whole("months", 1, 600),
        one_time: keys
            .choice("one_time", &[("included", OneTime::Included), ("excluded", OneTime::Excluded)]),
        net: keys.flag("net").unwrap_or(false),
        status: keys.choice(
            "status",
            &[
                ("estimate", Status::Estimate),
                ("trial", Status::Trial),
                ("target", Status::Target),
                ("actual", Status::Actual),
                ("bound", Status::Bound),
                ("contract", Status::Contract),
                ("settled", Status::Settled),
            ],
        ),
        before: keys.printed_amount("before"),
        after: keys.printed_amount("after"),
        saving: keys.printed_amount("saving"),
        percent: keys.printed_percent("percent"),
        note: keys.text("note"),
        has_figure,
    };
    keys.finish();
    file
}
