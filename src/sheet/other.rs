//! Sheets that hold no costs: supports, and the settings of a template.

use super::amount::ReadCell;
use super::draft::{Draft, quoted};
use super::fault::FoundFaults;
use super::grid::{CellAt, SheetGrid, SheetValue};
use super::head::SheetTable;
use super::plain::{half_width, plain};
use super::row::SheetRow;
use super::tax::Tax;
use super::unit::SheetUnit;
use super::words::ColumnRole;
use super::written::percent;
use crate::case::tax_word;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::lang::{Code, Text};
use crate::money::Rounding;
use crate::text::lengths;

/// What the settings of a template are called, each with its key.
const SETTINGS: [(&str, &[&str]); 14] = [
    ("version", &["ひな形の版", "templateversion"]),
    ("title", &["事例名", "title"]),
    ("source", &["出典", "source"]),
    ("months", &["期間", "months"]),
    ("start", &["開始年月", "start"]),
    ("tax", &["消費税", "tax"]),
    ("unit", &["単位", "unit"]),
    ("note", &["備考", "note"]),
    ("rule", &["分担方法", "負担方法", "按分方法", "sharingrule"]),
    ("round_to", &["負担額の単位", "roundto"]),
    ("remainder", &["端数の扱い", "remainder"]),
    ("min_saving", &["約束する削減率", "minsaving"]),
    ("discount", &["割引率", "discount"]),
    ("currency", &["通貨", "currency"]),
];

/// The settings of a template.
#[derive(Default)]
pub(super) struct TemplateSettings {
    values: Vec<(&'static str, String, usize, CellAt)>,
    /// Rows with a value whose name is none of a setting, or that of one above.
    unread: Vec<(Code, String, usize, CellAt)>,
}

impl TemplateSettings {
    /// Those of a sheet, if it is one of settings: it says the version of the template.
    pub(super) fn of(number: usize, sheet: &SheetGrid) -> Option<TemplateSettings> {
        let TemplateSettings { mut values, mut unread } = TemplateSettings::default();
        for row in sheet.rows() {
            let written = sheet.text((row, 0)).trim();
            let name = plain(written);
            let text = sheet.text((row, 1)).trim();
            if text.is_empty() || written.starts_with('※') {
                continue;
            }
            match SETTINGS.iter().find(|(_, names)| names.contains(&name.as_str())) {
                None => unread.push((code!("setting-unknown"), written.to_owned(), number, (row, 0))),
                Some((key, _)) if values.iter().any(|(known, ..)| known == key) => {
                    unread.push((code!("setting-twice"), written.to_owned(), number, (row, 0)));
                }
                Some((key, _)) => values.push((*key, text.to_owned(), number, (row, 1))),
            }
        }
        values.iter().any(|(key, ..)| *key == "version").then_some(TemplateSettings { values, unread })
    }

    pub(super) fn get(&self, key: &str) -> Option<&(&'static str, String, usize, CellAt)> {
        self.values.iter().find(|(known, ..)| *known == key)
    }

    /// Whether the workbook is a template filled in.
    pub(super) fn is_template(&self) -> bool {
        self.get("version").is_some()
    }

    /// The unit of all amounts of the workbook.
    pub(super) fn unit(&self) -> Option<SheetUnit> {
        self.get("unit").and_then(|(_, text, ..)| SheetUnit::named(text))
    }

    /// The years of the term, where they are whole.
    pub(super) fn years(&self) -> Option<u32> {
        let (_, text, ..) = self.get("months")?;
        let months = months(text)?;
        (months > 0 && months.is_multiple_of(12)).then_some(months / 12)
    }

    /// Whether amounts of the workbook are with tax.
    pub(super) fn with_tax(&self) -> Option<Tax> {
        let (_, text, ..) = self.get("tax")?;
        [Tax::Included, Tax::Excluded].into_iter().find(|known| known.key() == tax(text))
    }

    /// Writes a key of the head of a case, if it is said.
    pub(super) fn write(&self, keys: &[(&str, &str)], draft: &mut Draft, sheets: &[SheetGrid]) {
        for (key, written) in keys {
            let Some((key, text, sheet, at)) = self.get(key) else { continue };
            let Some(sheet) = sheets.get(*sheet) else { continue };
            let value = match *key {
                "months" => months(text).map_or_else(|| quoted(text), |months| months.to_string()),
                "round_to" => round_to(text),
                "tax" => quoted(tax(text)),
                "start" => quoted(&start(text)),
                "min_saving" | "discount" if text == "1" => quoted(text),
                "min_saving" | "discount" => quoted(&percent(text)),
                "remainder" => quoted(remainder(text)),
                _ => quoted(text),
            };
            draft.key(written, &value, Some((sheet, *at)), &sheet.name_of(*at));
        }
    }
}

/// The months of a term: 60, 60か月, 5年.
fn months(text: &str) -> Option<u32> {
    lengths::months(&half_width(text).split_whitespace().collect::<String>())
}

/// The unit of bills: 1000, 1,000円, 千円.
fn round_to(text: &str) -> String {
    let named = SheetUnit::named(text).and_then(|unit| unit.amount("1"));
    let read = match super::amount::read(Some(&SheetValue::Text(text.to_owned()))) {
        ReadCell::Bare(digits) => SheetUnit::Yen.amount(&digits),
        ReadCell::Whole(amount) => Some(amount),
        _ => None,
    };
    match named.or(read).filter(|amount| amount.yen.is_whole()) {
        Some(amount) => amount.yen.scaled(0, Rounding::HalfAway).to_string(),
        None => quoted(text),
    }
}

/// What a sheet says that is none of the words it asks for: of tax, of the unit.
pub(super) fn wrong_words(settings: &TemplateSettings, found: &mut FoundFaults) {
    for (wording, name, sheet, at) in &settings.unread {
        let fault = Diagnostic::error(code!("unknown-word"), None).worded(*wording);
        found.add(*sheet, *at, fault.with("found", name.as_str()));
    }
    if let Some((_, text, sheet, at)) = settings.get("unit").filter(|_| settings.unit().is_none()) {
        let fault = Diagnostic::error(code!("unknown-word"), None).with("found", text.as_str());
        let fault = fault.with("key", Text::each("単位", "unit"));
        let known = Text::each("円、千円、万円、百万円、億円", "yen, thousand yen, million yen");
        found.add(*sheet, *at, fault.with("known", known));
    }
    let Some((_, text, sheet, at)) = settings.get("tax") else { return };
    if ["included", "excluded"].contains(&tax(text)) {
        return;
    }
    let fault = Diagnostic::error(code!("unknown-word"), None).with("found", text.as_str());
    let fault = fault.with("key", Text::each("消費税", "tax"));
    found.add(*sheet, *at, fault.with("known", Text::each("税込、税抜", "included, excluded")));
}

fn tax(text: &str) -> &str {
    tax_word(&plain(text)).unwrap_or(text)
}

fn remainder(text: &str) -> &str {
    match plain(text).as_str() {
        "端数の大きい順" | "最大剰余" | "largest" => "largest",
        "徴収しない" | "切り捨て" | "drop" => "drop",
        _ => text,
    }
}

/// 2026-04 of what a spreadsheet made of it: 2026-04-01, 2026/4, 令和8年4月.
pub(super) fn start(text: &str) -> String {
    let text = half_width(text);
    if let Some((year, rest)) = text.split_once('年')
        && let (Some(year), Some((month, _))) = (super::words::year_of(year), rest.split_once('月'))
    {
        return [&year.to_string(), "-", &two(month)].concat();
    }
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [year, month, ..] if year.len() == 4 => [*year, "-", &two(month)].concat(),
        _ => text,
    }
}

fn two(month: &str) -> String {
    let month = month.trim();
    ["0".repeat(2_usize.saturating_sub(month.len())).as_str(), month].concat()
}

/// Writes the supports of a table: a name, what they cover, how much.
pub(super) fn supports(
    sheet: &SheetGrid,
    table: &SheetTable,
    rows: &[SheetRow],
    draft: &mut Draft,
    unit: Option<SheetUnit>,
) -> usize {
    let mut written = 0;
    for row in rows {
        let label = |key: &str| {
            let column = table.columns.iter().find(|column| column.role == ColumnRole::Key(known(key)))?;
            row.labels.get(&column.at)
        };
        let Some((name, at)) = label("name") else { continue };
        draft.table("[[support]]", sheet, *at);
        draft.key("name", &quoted(name), Some((sheet, *at)), &sheet.name_of(*at));
        for (key, of) in [
            ("rate", "rate"),
            ("items", "items"),
            ("category", "support_category"),
            ("cap", "cap"),
            ("to", "recipient"),
        ] {
            let Some((text, at)) = label(of) else { continue };
            let value = match key {
                "rate" => quoted(&percent(text)),
                "items" => list(text),
                "cap" => quoted(&with_unit(text, unit)),
                "to" if ["各団体", "each"].contains(&plain(text).as_str()) => quoted("each"),
                _ => quoted(text),
            };
            draft.key(key, &value, Some((sheet, *at)), &super::draft::origin(sheet, *at));
        }
        let amounts = table.columns.iter().filter_map(|column| row.amounts.get(&column.at));
        for (amount, at) in amounts {
            draft.key(
                "amount",
                &quoted(&amount.written),
                Some((sheet, *at)),
                &super::draft::origin(sheet, *at),
            );
        }
        written += 1;
    }
    written
}

fn known(key: &str) -> &'static str {
    const KEYS: [&str; 6] = ["name", "rate", "items", "support_category", "cap", "recipient"];
    KEYS.into_iter().find(|known| *known == key).unwrap_or_default()
}

/// Several names in one cell, as a list.
fn list(text: &str) -> String {
    let names: Vec<String> =
        text.split(['、', ',', '，', '\n', '・']).map(|name| quoted(name.trim())).collect();
    ["[", &names.join(", "), "]"].concat()
}

/// A bare number with the unit of its sheet.
fn with_unit(text: &str, unit: Option<SheetUnit>) -> String {
    match (super::amount::read(Some(&super::grid::SheetValue::Text(text.to_owned()))), unit) {
        (super::amount::ReadCell::Bare(bare), Some(unit)) => [&bare, unit.word()].concat(),
        _ => half_width(text),
    }
}
