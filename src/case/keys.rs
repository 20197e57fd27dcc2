//! Reading the keys of a table one by one: what is there, of the right kind, and nothing else.

mod figures;
mod record;

use super::fault;
use crate::code;
use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::lang::Code;
use crate::lang::Text;
pub(super) use record::{Asked, Kind, Need, Record};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) span: Span,
}

/// Errors of one file that are kept; more of them are only counted.
pub(super) const FAULTS_KEPT: usize = 10_000;

/// The most tables of one name: far more than any document has rows, as many as the format allows of a model.
fn most(table: &str) -> usize {
    match table {
        "require" => 1_000,
        "published" | "member" => 10_000,
        _ => 100_000,
    }
}

/// The text of a file and the faults found in it so far.
pub(super) struct Reader<'s> {
    text: &'s str,
    faults: Vec<Diagnostic>,
    /// Errors beyond those kept.
    more: usize,
    /// What is asked for, where that is the question.
    record: Option<Record>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(text: &'s str) -> Self {
        Reader { text, faults: Vec::new(), more: 0, record: None }
    }

    /// A reader of nothing that remembers what is asked for.
    pub(super) fn recording() -> Self {
        Reader { text: "", faults: Vec::new(), more: 0, record: Some(Record::default()) }
    }

    pub(super) fn into_record(self) -> Record {
        self.record.unwrap_or_default()
    }

    pub(super) fn report(&mut self, fault: Diagnostic) {
        // warnings are few: rows are limited
        match self.faults.len() < FAULTS_KEPT || fault.severity == Severity::Warning {
            true => self.faults.push(fault),
            false => self.more += 1,
        }
    }

    /// The faults kept, and how many more there are.
    pub(super) fn into_faults(self) -> (Vec<Diagnostic>, usize) {
        (self.faults, self.more)
    }

    /// The characters of the file at a place.
    pub(super) fn written(&self, span: &Span) -> &'s str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

/// A table being read: every key asked for is a key it may have.
pub(super) struct Keys<'r, 't, 's> {
    reader: &'r mut Reader<'s>,
    table: &'t DeTable<'s>,
    name: &'static str,
    span: Span,
    asked: Vec<&'static str>,
}

impl<'r, 't, 's> Keys<'r, 't, 's> {
    pub(super) fn of(
        reader: &'r mut Reader<'s>,
        table: &'t DeTable<'s>,
        name: &'static str,
        span: Span,
    ) -> Self {
        Keys { reader, table, name, span, asked: Vec::new() }
    }

    pub(super) fn reader(&mut self) -> &mut Reader<'s> {
        self.reader
    }

    /// Says what a key takes, for the schema; does nothing while a file is read.
    pub(super) fn note(&mut self, key: &'static str, kind: Kind) {
        let table = self.name;
        let Some(record) = &mut self.reader.record else { return };
        match record.asked.iter_mut().find(|asked| asked.table == table && asked.key == key) {
            // what is known already says more
            Some(_) if kind == Kind::Any => {}
            Some(asked) => asked.kind = kind,
            None => record.asked.push(Asked { table, key, kind, required: false }),
        }
    }

    /// Says that the table needs at least one, or exactly one, of these keys.
    pub(super) fn needs(&mut self, keys: &'static [&'static str], exactly_one: bool) {
        let need = Need { table: self.name, keys, exactly_one };
        if let Some(record) = &mut self.reader.record {
            record.needs.push(need);
        }
    }

    /// Says that this table takes any key, each with a value of this kind.
    pub(super) fn every(&mut self, kind: Kind) {
        let table = self.name;
        if let Some(record) = &mut self.reader.record {
            record.every.push((table, kind));
        }
    }

    /// The value of a key, whatever it is.
    pub(super) fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'s>>> {
        self.note(key, Kind::Any);
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key)
    }

    /// The value of a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        example: &str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self, key);
        let table = self.name;
        let record = self.reader.record.iter_mut().flat_map(|record| &mut record.asked);
        for asked in record.filter(|asked| asked.table == table && asked.key == key) {
            asked.required = true;
        }
        if !self.table.contains_key(key) {
            let fault = Diagnostic::error(code!("missing-key"), Some(self.span.clone()))
                .with("key", key)
                .with("table", fault::table(self.name))
                .with("example", example);
            self.reader.report(fault);
        }
        value
    }

    /// A text: a string, or one a language.
    pub(super) fn text(&mut self, key: &'static str) -> Option<At<Text>> {
        self.note(key, Kind::Text);
        let value = self.value(key)?;
        let span = value.span();
        let text = match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.empty_text(key, span.clone());
                None
            }
            DeValue::String(text) => Some(Text::same(text.as_ref())),
            DeValue::Table(table) => {
                let mut languages = Keys::of(self.reader, table, "text", span.clone());
                let (ja, en) = (languages.wording("ja"), languages.wording("en"));
                languages.finish();
                let text = Text::new(ja, en);
                if table.is_empty() {
                    self.empty_text(key, span.clone());
                }
                text
            }
            other => {
                self.wrong_type(key, other, span.clone(), "\"…\"");
                None
            }
        };
        text.map(|value| At { value, span })
    }

    fn wording(&mut self, key: &'static str) -> Option<String> {
        self.word(key).map(|word| word.value)
    }

    fn empty_text(&mut self, key: &'static str, span: Span) {
        self.reader.report(Diagnostic::error(code!("empty-text"), Some(span)).with("key", key));
    }

    /// A plain string.
    pub(super) fn word(&mut self, key: &'static str) -> Option<At<String>> {
        self.note(key, Kind::Word);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.empty_text(key, value.span());
                None
            }
            DeValue::String(text) => Some(At { value: text.to_string(), span: value.span() }),
            other => {
                self.wrong_type(key, other, value.span(), "\"…\"");
                None
            }
        }
    }

    /// One of a few words, each standing for a value.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<At<T>> {
        let word = self.word(key);
        self.note(key, Kind::Choice(words.iter().map(|(word, _)| *word).collect()));
        let At { value, span } = word?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == value) {
            return Some(At { value: *meaning, span });
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.reader.report(fault::unknown_word(key, &value, &known, span));
        None
    }

    /// A whole number within limits.
    pub(super) fn whole(&mut self, key: &'static str, min: u32, max: u32) -> Option<At<u32>> {
        self.note(key, Kind::Whole { min, max });
        let value = self.value(key)?;
        let span = value.span();
        let DeValue::Integer(written) = value.get_ref() else {
            self.wrong_type(key, value.get_ref(), span, &meant_number(key, value.get_ref(), min..=max));
            return None;
        };
        if written.radix() != 10 {
            self.reader.report(Diagnostic::error(code!("number-form"), Some(span)));
            return None;
        }
        match written.as_str().parse::<u32>() {
            Ok(value) if (min..=max).contains(&value) => Some(At { value, span }),
            _ => {
                let fault = Diagnostic::error(code!("out-of-range"), Some(span))
                    .with("key", key)
                    .with("found", written.as_str())
                    .with("min", min.to_string())
                    .with("max", max.to_string());
                self.reader.report(fault);
                None
            }
        }
    }

    /// The tables of an array of tables, each read by `read`.
    pub(super) fn tables<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl Fn(Keys<'_, 't, 's>) -> T,
    ) -> Vec<At<T>> {
        self.note(key, Kind::Tables(name));
        let Some(value) = self.value(key) else {
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
                self.single_brackets(key, value.span());
                let only = read(Keys::of(self.reader, table, name, value.span()));
                return vec![At { value: only, span: value.span() }];
            }
            other => {
                self.wrong_type(key, other, value.span(), "[{ … }]");
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
                other => self.wrong_type(key, other, span, "[{ … }]"),
            }
        }
        tables
    }

    /// A table, read by `read`.
    pub(super) fn table<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl FnOnce(Keys<'_, 't, 's>) -> T,
    ) -> Option<T> {
        self.note(key, Kind::Table(name));
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

    /// An array of whatever.
    pub(super) fn list(&mut self, key: &'static str) -> Option<At<Vec<&'t Spanned<DeValue<'s>>>>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Array(array) => Some(At { value: array.iter().collect(), span: value.span() }),
            other => {
                self.wrong_type(key, other, value.span(), "[…]");
                None
            }
        }
    }

    /// An array of strings.
    pub(super) fn words(&mut self, key: &'static str) -> Option<At<Vec<At<String>>>> {
        self.note(key, Kind::Words);
        let At { value: list, span } = self.list(key)?;
        let mut words = Vec::with_capacity(list.len());
        for value in list {
            match value.get_ref() {
                DeValue::String(text) => words.push(At { value: text.to_string(), span: value.span() }),
                other => self.wrong_type(key, other, value.span(), "[\"…\"]"),
            }
        }
        Some(At { value: words, span })
    }

    /// Yes or no.
    pub(super) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.note(key, Kind::Flag);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                self.wrong_type(key, other, value.span(), "true");
                None
            }
        }
    }

    /// Whether a key's value is a table.
    pub(super) fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// Where a key's value stands, if it is there.
    pub(super) fn place(&mut self, key: &'static str) -> Option<Span> {
        self.value(key).map(Spanned::span)
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self) {
        for (key, _) in self.table.iter() {
            if !self.asked.contains(&key.get_ref().as_ref()) {
                self.reader.report(fault::unknown_key(key.get_ref(), self.name, &self.asked, key.span()));
            }
        }
    }

    /// Reports `[after]` where `[[after]]` is to stand.
    fn single_brackets(&mut self, key: &str, span: Span) {
        let fault = Diagnostic::error(code!("wrong-type"), Some(span)).worded(code!("single-brackets"));
        self.reader.report(fault.with("key", key));
    }

    /// Reports a value of another kind than the key takes.
    fn wrong_type(&mut self, key: &str, found: &DeValue<'_>, span: Span, example: &str) {
        self.reader.report(
            Diagnostic::error(code!("wrong-type"), Some(span))
                .with("key", key)
                .with("kind", kind_of(found))
                .with("example", example),
        );
    }
}

/// The whole number that may be meant by what stands there instead: the first in its text, else one that the key takes.
fn meant_number(key: &str, found: &DeValue<'_>, range: RangeInclusive<u32>) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let text = match found {
        DeValue::String(text) => text.chars().map(narrow).collect(),
        DeValue::Float(written) => written.as_str().to_owned(),
        _ => String::new(),
    };
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    let meant = digits.parse().ok().filter(|number: &u32| range.contains(number));
    let usual = if key == "months" { 60 } else { 1 };
    meant.unwrap_or(usual).to_string()
}

/// What a kind of TOML value is called.
pub(super) fn kind_of(value: &DeValue<'_>) -> Code {
    match value {
        DeValue::String(_) => code!("kind-string"),
        DeValue::Integer(_) => code!("kind-integer"),
        DeValue::Float(_) => code!("kind-float"),
        DeValue::Boolean(_) => code!("kind-boolean"),
        DeValue::Datetime(_) => code!("kind-datetime"),
        DeValue::Array(_) => code!("kind-array"),
        DeValue::Table(_) => code!("kind-table"),
    }
}
