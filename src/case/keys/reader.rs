//! The reader of a file and the table that it reads: every key asked for is a key the table may have.

use super::lost::Lost;
use super::record::{AskedKey, AskedRecord, Need, ValueKind};
use crate::case::fault::{self, FAULTS_KEPT};
use crate::case::literal::FileUnit;
use crate::case::meant::{self, TermBegin};
use crate::case::syntax;
use crate::code;
use crate::diagnostic::{Diagnostic, FaultKind, Faults, Severity, Source, Span};
use crate::lang::Code;
use std::cell::{Cell, RefCell};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::case) struct At<T> {
    pub(in crate::case) value: T,
    pub(in crate::case) span: Span,
}

/// The text of a file and the faults found in it so far.
pub(in crate::case) struct Reader<'s> {
    text: &'s str,
    pub(super) faults: RefCell<Vec<Diagnostic>>,
    /// What is meant and cannot be read.
    pub(super) lost: Lost,
    /// Errors beyond those kept.
    more: Cell<usize>,
    /// The unit of amounts that name none.
    pub(in crate::case) unit: Option<FileUnit>,
    /// Where the term begins.
    pub(in crate::case) begin: TermBegin,
    /// What is asked for, where that is the question.
    pub(super) record: Option<AskedRecord>,
}

impl<'s> Reader<'s> {
    pub(in crate::case) fn new(text: &'s str) -> Self {
        Reader {
            text,
            faults: RefCell::default(),
            lost: Lost::default(),
            more: Cell::new(0),
            unit: None,
            begin: TermBegin::default(),
            record: None,
        }
    }

    /// A reader of nothing that remembers what is asked for.
    pub(in crate::case) fn recording() -> Self {
        Reader { record: Some(AskedRecord::default()), ..Reader::new("") }
    }

    pub(in crate::case) fn into_record(self) -> AskedRecord {
        self.record.unwrap_or_default()
    }

    pub(in crate::case) fn report(&self, fault: Diagnostic) {
        let mut faults = self.faults.borrow_mut();
        // warnings are few: rows are limited
        match faults.len() < FAULTS_KEPT || fault.severity == Severity::Warning {
            true => faults.push(fault),
            false => self.more.set(self.more.get().saturating_add(1)),
        }
    }

    /// Reads a file of its own; what is no TOML is told with all else that is wrong.
    ///
    /// # Errors
    /// Every fault of the text, in the order of their places.
    pub(in crate::case) fn alone<T>(
        source: Source,
        read: impl FnOnce(&mut Keys<'_, '_, '_>) -> T,
    ) -> Result<T, Faults> {
        let (table, breaches) = DeTable::parse_recoverable(source.text());
        let mut reader = Reader::new(source.text());
        let mut keys = Keys::of(&mut reader, table.get_ref(), "file", 0..0);
        let found = read(&mut keys);
        keys.finish();
        let syntax = syntax::told(source.text(), &breaches, |_| Vec::new());
        let (mut list, more) = syntax.and(source.text(), reader.into_faults());
        list.sort_by_key(|fault| fault.span.as_ref().map_or(0, |span| span.start));
        if list.is_empty() { Ok(found) } else { Err(Faults { source, list, more }) }
    }

    /// The faults kept, and how many more there are.
    pub(in crate::case) fn into_faults(self) -> (Vec<Diagnostic>, usize) {
        (self.faults.into_inner(), self.more.get())
    }

    /// The characters of the file at a place.
    pub(in crate::case) fn written(&self, span: &Span) -> &'s str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}

/// Keys of a table for which there is room at once; most have fewer.
const KEYS: usize = 48;

/// Keys of a table that are looked through faster than one is searched for among them.
const FEW: usize = 6;

/// A table being read: every key asked for is a key it may have.
pub(in crate::case) struct Keys<'r, 't, 's> {
    pub(super) reader: &'r mut Reader<'s>,
    pub(super) table: &'t DeTable<'s>,
    pub(super) name: &'static str,
    pub(super) span: Span,
    pub(super) asked: Vec<&'static str>,
    /// How many faults there were before it was read.
    pub(super) first_fault: usize,
    /// All it has, where that is little: most keys asked for are told from these by their length.
    few: Vec<(&'t str, &'t Spanned<DeValue<'s>>)>,
}

impl<'r, 't, 's> Keys<'r, 't, 's> {
    pub(in crate::case) fn of(
        reader: &'r mut Reader<'s>,
        table: &'t DeTable<'s>,
        name: &'static str,
        span: Span,
    ) -> Self {
        let first_fault = reader.faults.borrow().len();
        let few = match table.len() <= FEW {
            true => table.iter().map(|(key, value)| (key.get_ref().as_ref(), value)).collect(),
            false => Vec::new(),
        };
        Keys { reader, table, name, span, asked: Vec::with_capacity(KEYS), first_fault, few }
    }

    /// Whether this is a table of this name.
    pub(in crate::case) fn is_of(&self, name: &str) -> bool {
        self.name == name
    }

    pub(in crate::case) fn reader(&mut self) -> &mut Reader<'s> {
        self.reader
    }

    /// Says what a key takes, for the schema; does nothing while a file is read.
    #[inline]
    pub(in crate::case) fn note(&mut self, key: &'static str, kind: ValueKind) {
        if self.reader.record.is_some() {
            self.remember(key, kind);
        }
    }

    fn remember(&mut self, key: &'static str, kind: ValueKind) {
        let table = self.name;
        let Some(record) = &mut self.reader.record else { return };
        match record.asked.iter_mut().find(|asked| asked.table == table && asked.key == key) {
            // what is known already says more
            Some(_) if kind == ValueKind::Any => {}
            Some(asked) => asked.kind = kind,
            None => record.asked.push(AskedKey { table, key, kind, required: false }),
        }
    }

    /// Says that the table needs at least one, or exactly one, of these keys.
    pub(in crate::case) fn needs(&mut self, keys: &'static [&'static str], exactly_one: bool) {
        let need = Need { table: self.name, keys, exactly_one };
        if let Some(record) = &mut self.reader.record {
            record.needs.push(need);
        }
    }

    /// Says that this table takes any key, each with a value of this kind.
    pub(in crate::case) fn every(&mut self, kind: ValueKind) {
        let table = self.name;
        if let Some(record) = &mut self.reader.record {
            record.every.push((table, kind));
        }
    }

    /// The value of a key, whatever it is.
    pub(in crate::case) fn value(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'s>>> {
        self.note(key, ValueKind::Any);
        self.asked.push(key);
        match self.few.is_empty() {
            true => self.table.get(key),
            false => self.few.iter().find(|(known, _)| *known == key).map(|(_, value)| *value),
        }
    }

    /// The value of a key that must be there.
    pub(in crate::case) fn required<T>(
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
                .of_kind(FaultKind::Missing)
                .with("key", key)
                .with("table", fault::table(self.name))
                .with("example", example);
            self.reader.report(fault);
            self.reader.lose(table, key, &self.span);
        }
        value
    }

    /// An array of whatever.
    pub(in crate::case) fn list(&mut self, key: &'static str) -> Option<At<Vec<&'t Spanned<DeValue<'s>>>>> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Array(array) => Some(At { value: array.iter().collect(), span: value.span() }),
            other => {
                let example = match other {
                    DeValue::String(text) => ["[\"", text, "\"]"].concat(),
                    _ => "[…]".to_owned(),
                };
                self.wrong_type(key, other, value.span(), &example);
                None
            }
        }
    }

    /// Whether a key's value is a table.
    pub(in crate::case) fn is_table(&self, key: &str) -> bool {
        self.table.get(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// Whether a key's value is a table of texts by language, or of nothing.
    pub(in crate::case) fn is_in_languages(&self, key: &str) -> bool {
        let is_language = |key: &str| ["ja", "en"].contains(&key);
        let value = self.table.get(key).map(Spanned::get_ref);
        matches!(value, Some(DeValue::Table(table)) if table.keys().all(|key| is_language(key.get_ref())))
    }

    /// Where a key's value stands, if it is there.
    pub(in crate::case) fn place(&mut self, key: &'static str) -> Option<Span> {
        self.value(key).map(Spanned::span)
    }

    /// Whether a key that nobody asked for is like one of these.
    pub(in crate::case) fn has_like(&self, known: &[&str]) -> bool {
        let unasked = self.table.iter().filter(|(key, _)| !self.asked.contains(&key.get_ref().as_ref()));
        let mut unasked = unasked.map(|(key, _)| key.get_ref().as_ref());
        unasked.any(|key| meant::key_near(key, &self.asked).is_some_and(|near| known.contains(&near)))
    }

    /// Reports every key that nobody asked for.
    pub(in crate::case) fn finish(self) {
        self.note_lost();
        let is_unasked = |key: &str| !self.asked.contains(&key);
        let mut unasked = self.table.keys().filter(|key| is_unasked(key.get_ref())).peekable();
        if unasked.peek().is_none() {
            return;
        }
        let mut known = Vec::new();
        for key in &self.asked {
            known.extend((!known.contains(key)).then_some(*key));
        }
        // a key that is there already is not what another is meant to be
        // of tables in a list there may be more
        let is_table = |one: &Spanned<DeValue<'_>>| one.get_ref().is_table();
        let is_list =
            |at: &Spanned<DeValue<'_>>| at.get_ref().as_array().is_some_and(|of| of.iter().any(is_table));
        let is_free = |key: &&str| self.table.get(*key).is_none_or(is_list);
        let free: Vec<&str> = known.iter().copied().filter(is_free).collect();
        for key in unasked {
            let near = meant::key_near(key.get_ref(), &free);
            self.reader.report(fault::unknown_key(key.get_ref(), self.name, (&known, near), key.span()));
        }
    }

    /// Reports a value of another kind than the key takes.
    pub(super) fn wrong_type(&mut self, key: &str, found: &DeValue<'_>, span: Span, example: &str) {
        self.reader.report(
            Diagnostic::error(code!("wrong-type"), Some(span))
                .with("key", key)
                .with("kind", kind_of(found))
                .with("example", example),
        );
    }
}

/// What a kind of TOML value is called.
pub(in crate::case) fn kind_of(value: &DeValue<'_>) -> Code {
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
