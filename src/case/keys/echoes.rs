//! What a file means to say and cannot be read: whoever misses it says nothing, as that is no fault of its own.
//!
//! A rate of tax that is written in a way that is none is told where it stands; that an item has no rate of tax is its echo.

use super::reader::{Keys, Reader};
use crate::case::meant;
use crate::diagnostic::{FaultKind, Severity, Span, Word};

impl Reader<'_> {
    /// Says that a key of some table means something that cannot be read.
    pub(in crate::case) fn lose(&self, table: &'static str, key: &'static str, at: &Span) {
        self.lost.add(table, key, at.start);
    }

    /// Whether one of these keys is lost in some table of this name.
    pub(in crate::case) fn has_lost(&self, table: &'static str, keys: &[&'static str]) -> bool {
        self.lost.has(table, keys, None)
    }

    /// Whether one of these keys is lost in the table of this name that begins here.
    pub(in crate::case) fn has_lost_at(&self, at: &Span, table: &'static str, keys: &[&'static str]) -> bool {
        self.lost.has(table, keys, Some(at.start))
    }
}

impl Keys<'_, '_, '_> {
    /// Where errors of this table and those below it are.
    fn places_of_errors(&self) -> Vec<Span> {
        let found = self.reader.faults.borrow();
        let found = found.get(self.first_fault..).unwrap_or_default().iter();
        let errors = found.filter(|fault| fault.severity == Severity::Error);
        errors.filter_map(|fault| fault.span.clone()).collect()
    }

    /// Takes back that a key is missing: it is there, and written otherwise.
    fn forget_missing(&self, key: &str) {
        let mut nth = 0;
        self.reader.faults.borrow_mut().retain(|fault| {
            nth += 1;
            let is_of_table = nth > self.first_fault && fault.span.as_ref() == Some(&self.span);
            let is_missing =
                fault.kind == FaultKind::Missing && fault.argument("key") == Some(&Word::from(key));
            !(is_of_table && is_missing)
        });
    }

    /// Remembers the keys of this table that are lost.
    pub(super) fn note_lost(&self) {
        let faults = self.places_of_errors();
        if faults.is_empty() && self.table.keys().all(|key| self.asked.contains(&key.get_ref().as_ref())) {
            return;
        }
        for (key, value) in self.table {
            match self.asked.iter().find(|asked| **asked == key.get_ref().as_ref()) {
                Some(asked) => {
                    let place = value.span();
                    if faults.iter().any(|fault| place.start <= fault.start && fault.end <= place.end) {
                        self.reader.lose(self.name, asked, &self.span);
                    }
                }
                None => {
                    let meant = meant::key_near(key.get_ref(), &self.asked);
                    let meant = meant.and_then(|meant| self.asked.iter().find(|asked| **asked == meant));
                    if let Some(asked) = meant {
                        self.reader.lose(self.name, asked, &self.span);
                        self.forget_missing(asked);
                    }
                }
            }
        }
    }
}
