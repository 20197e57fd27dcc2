//! Reading tables within a table, one or several of a name.

use super::reader::{At, Keys};
use super::record::ValueKind;
use crate::case::fault;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Span};
use toml::de::DeValue;

/// The most members of a case.
pub(crate) const MOST_MEMBERS: usize = 10_000;

/// The most tables of one name: far more than any document has rows, as many as the format allows of a model.
fn most(table: &str) -> usize {
    match table {
        "require" => 1_000,
        "published" => 10_000,
        "member" => MOST_MEMBERS,
        _ => 100_000,
    }
}

impl<'t, 's> Keys<'_, 't, 's> {
    /// The tables of an array of tables, each read by `read`.
    pub(in crate::case) fn tables<T>(
        &mut self,
        name: &'static str,
        read: impl for<'k> Fn(Keys<'k, 't, 's>) -> T,
    ) -> Vec<At<T>> {
        self.note(name, ValueKind::Tables(name));
        let Some(value) = self.value(name) else {
            if self.reader.record.is_some() {
                // the table here is empty too: it stands for one of those
                read(Keys::of(self.reader, self.table, name, 0..0));
            }
            return Vec::new();
        };
        let array = match value.get_ref() {
            DeValue::Array(array) => array,
            DeValue::Table(table) => {
                // the one that is there is read, so that nobody is told that it is missing
                self.single_brackets(name, value.span());
                let only = read(Keys::of(self.reader, table, name, value.span()));
                return vec![At { value: only, span: value.span() }];
            }
            other => {
                self.wrong_type(name, other, value.span(), "[{ … }]");
                return Vec::new();
            }
        };
        let most = most(name);
        let mut tables = Vec::with_capacity(array.len().min(most));
        for (nth, item) in array.iter().enumerate() {
            let span = item.span();
            if nth == most {
                let fault =
                    Diagnostic::error(code!("too-many"), Some(span)).with("table", fault::table(name));
                let fault = fault.with("most", most.to_string()).with("found", array.len().to_string());
                self.reader.report(fault);
                break;
            }
            match item.get_ref() {
                DeValue::Table(table) => {
                    tables.push(At { value: read(Keys::of(self.reader, table, name, span.clone())), span })
                }
                other => self.wrong_type(name, other, span, "[{ … }]"),
            }
        }
        tables
    }

    /// A table, read by `read`.
    pub(in crate::case) fn table<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl FnOnce(Keys<'_, 't, 's>) -> T,
    ) -> Option<T> {
        self.note(key, ValueKind::Table(name));
        let Some(value) = self.value(key) else {
            if self.reader.record.is_some() {
                // the table here is empty too: it stands for that one
                read(Keys::of(self.reader, self.table, name, 0..0));
            }
            return None;
        };
        match value.get_ref() {
            DeValue::Table(table) => Some(read(Keys::of(self.reader, table, name, value.span()))),
            other => {
                self.wrong_type(key, other, value.span(), "{ … }");
                None
            }
        }
    }

    /// Reports `[after]` where `[[after]]` is to stand.
    fn single_brackets(&mut self, key: &str, span: Span) {
        let fault = Diagnostic::error(code!("wrong-type"), Some(span)).worded(code!("single-brackets"));
        self.reader.report(fault.of_kind(FaultKind::SingleBrackets).with("key", key));
    }
}
