//! Reading allocation bases: a number each, or a table with a number for each year.

use super::reader::{At, Keys};
use super::record::ValueKind;
use crate::case::literal::Literal;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use toml::de::{DeTable, DeValue};

/// Bases of one number.
type Fixed = Vec<(At<String>, Option<At<Literal>>)>;
/// Bases with a number for each year.
type YearlyBases = Vec<(At<String>, Vec<(At<u32>, Option<At<Literal>>)>)>;

impl Keys<'_, '_, '_> {
    /// Every base of this table: those of one number, and those with one for each year.
    pub(in crate::case) fn bases(&mut self) -> (Fixed, YearlyBases) {
        let all = self.each(ValueKind::Base, |keys, name, value| match value.get_ref() {
            DeValue::Table(years) => Err(keys.figures_by_year(name, years)),
            _ => Ok(keys.base_of(name, value)),
        });
        let (mut fixed, mut by_year) = (Fixed::new(), YearlyBases::new());
        for (name, read) in all {
            match read {
                Ok(number) => fixed.push((name, number)),
                Err(years) => by_year.push((name, years)),
            }
        }
        (fixed, by_year)
    }

    /// What a key says of a base: a text, or one for each year.
    pub(in crate::case) fn said(&mut self, key: &'static str) -> Vec<(Option<u32>, At<Text>)> {
        let by_year = self.value(key).and_then(|value| match value.get_ref() {
            DeValue::Table(table)
                if !table.iter().any(|(key, _)| ["ja", "en"].contains(&key.get_ref().as_ref())) =>
            {
                Some(table)
            }
            _ => None,
        });
        let Some(table) = by_year else {
            let text = self.text(key);
            self.note(key, ValueKind::Said);
            return text.into_iter().map(|text| (None, text)).collect();
        };
        let mut said = Vec::new();
        for (name, value) in table.iter() {
            match (self.year_of(key, name.get_ref(), name.span()), value.get_ref()) {
                (Some(year), DeValue::String(text)) if !text.trim().is_empty() => {
                    said.push((Some(year), At { value: Text::same(text.as_ref()), span: value.span() }));
                }
                (Some(_), DeValue::String(_)) => {
                    let fault = Diagnostic::error(code!("empty-text"), Some(value.span()));
                    self.reader().report(fault.with("key", key));
                }
                (Some(_), other) => self.wrong_type(key, other, value.span(), "\"…\""),
                (None, _) => {}
            }
        }
        said.sort_by_key(|(year, _)| *year);
        said
    }

    /// The year that a key names.
    fn year_of(&mut self, of: &str, written: &str, span: Span) -> Option<u32> {
        let is_plain = !written.starts_with('0') && written.bytes().all(|byte| byte.is_ascii_digit());
        let year = written.parse::<u32>().ok().filter(|year| is_plain && (1..=9999).contains(year));
        if year.is_none() {
            let fault = Diagnostic::error(code!("out-of-range"), Some(span)).with("key", of);
            let fault = fault.with("found", written);
            self.reader().report(fault.with("min", "1").with("max", "9999"));
        }
        year
    }

    fn figures_by_year(&mut self, base: &str, years: &DeTable<'_>) -> Vec<(At<u32>, Option<At<Literal>>)> {
        let mut read: Vec<(At<u32>, Option<At<Literal>>)> = Vec::new();
        for (key, value) in years.iter() {
            if let Some(year) = self.year_of(base, key.get_ref(), key.span()) {
                let number = self.base_of(base, value);
                read.push((At { value: year, span: key.span() }, number));
            }
        }
        read.sort_by_key(|(year, _)| year.value);
        read
    }
}
