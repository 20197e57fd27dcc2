//! Every value of a case file with the keys that lead to it: which of them two versions of a table write differently.

use super::file::base::BaseFile;
use super::file::entry::TableFile;
use super::file::item::{AFTER_FORMS, ItemFile};
use super::file::plan::{FinanceFile, MemberFile, SharingFile};
use super::file::require::RequireFile;
use super::file::settlement::SettlementFile;
use super::file::support::SupportFile;
use super::file::tax::TaxFile;
use super::file::{CaseFile, PublishedFile};
use crate::diagnostic::Span;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys that lead to a value; of a table that comes several times its number, from 1.
pub type KeyPath = Vec<String>;

/// The keys of a table that move no figure: a change of one is told by how it is written.
pub fn words(table: &str) -> &'static [&'static str] {
    match table {
        "before" | "after" => ItemFile::WORDS,
        "member" => MemberFile::WORDS,
        "published" => PublishedFile::WORDS,
        _ => CaseFile::WORDS,
    }
}

/// All keys that a table may have.
pub(super) fn keys(table: &str) -> Vec<&'static str> {
    match table {
        "published" => PublishedFile::KEYS.to_vec(),
        "member" => MemberFile::KEYS.to_vec(),
        "before" | "after" => [ItemFile::KEYS, &AFTER_FORMS].concat(),
        "support" => SupportFile::KEYS.to_vec(),
        "finance" => FinanceFile::KEYS.to_vec(),
        "sharing" => SharingFile::KEYS.to_vec(),
        "base" => BaseFile::KEYS.to_vec(),
        "settlement" => SettlementFile::KEYS.to_vec(),
        "require" => RequireFile::KEYS.to_vec(),
        "file" => [CaseFile::KEYS, TaxFile::KEYS].concat(),
        _ => Vec::new(),
    }
}

/// Every value of a text by its keys; what no TOML is has none.
pub fn entries(text: &str) -> BTreeMap<KeyPath, Span> {
    let mut found = BTreeMap::new();
    if let Ok(table) = DeTable::parse(text) {
        of_table(text, table.get_ref(), &KeyPath::new(), &mut found);
    }
    found
}

fn of_table(text: &str, table: &DeTable<'_>, keys: &KeyPath, found: &mut BTreeMap<KeyPath, Span>) {
    for (key, value) in table {
        of_value(text, value, with(keys, key.get_ref()), found);
    }
}

fn of_value(text: &str, value: &Spanned<DeValue<'_>>, keys: KeyPath, found: &mut BTreeMap<KeyPath, Span>) {
    let span = value.span();
    // a list or a table in braces is written as one value
    let is_inline = text.get(span.start..).is_some_and(|text| text.starts_with('{'));
    match value.get_ref() {
        DeValue::Table(table) if !is_inline => of_table(text, table, &keys, found),
        DeValue::Array(values) if is_of_tables(text, values) => {
            for (nth, value) in values.iter().enumerate() {
                let number = nth.saturating_add(1).to_string();
                of_value(text, value, with(&keys, &number), found);
            }
        }
        _ => {
            found.insert(keys, span);
        }
    }
}

/// Whether these stand in the file under double brackets.
fn is_of_tables(text: &str, values: &[Spanned<DeValue<'_>>]) -> bool {
    let is_inline = |span: Span| text.get(span.start..).is_some_and(|text| text.starts_with('{'));
    values.iter().any(|value| matches!(value.get_ref(), DeValue::Table(_)) && !is_inline(value.span()))
}

fn with(keys: &KeyPath, key: &str) -> KeyPath {
    keys.iter().cloned().chain([key.to_owned()]).collect()
}
