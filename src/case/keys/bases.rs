//! Reading allocation bases: a number each, or a table with a number for each year.

use super::reader::{At, Keys};
use super::record::Kind;
use crate::case::literal::Literal;
use crate::code;
use crate::diagnostic::Diagnostic;
use toml::de::{DeTable, DeValue};

/// Bases of one number.
type Fixed = Vec<(At<String>, Option<At<Literal>>)>;
/// Bases with a number for each year.
type ByYear = Vec<(At<String>, Vec<(At<u32>, Option<At<Literal>>)>)>;

impl Keys<'_, '_, '_> {
    /// Every base of this table: those of one number, and those with one for each year.
    pub(in crate::case) fn bases(&mut self) -> (Fixed, ByYear) {
        self.every(Kind::Base);
        let (mut fixed, mut by_year) = (Fixed::new(), ByYear::new());
        let table = self.table;
        for (key, value) in table.iter() {
            let name = At { value: key.get_ref().to_string(), span: key.span() };
            match value.get_ref() {
                DeValue::Table(years) => {
                    let years = self.figures_by_year(&name.value, years);
                    by_year.push((name, years));
                }
                _ => {
                    let number = self.base_of(&name.value, value);
                    fixed.push((name, number));
                }
            }
        }
        // as written, not by name
        fixed.sort_by_key(|(key, _)| key.span.start);
        by_year.sort_by_key(|(key, _)| key.span.start);
        (fixed, by_year)
    }

    fn figures_by_year(&mut self, base: &str, years: &DeTable<'_>) -> Vec<(At<u32>, Option<At<Literal>>)> {
        let mut read: Vec<(At<u32>, Option<At<Literal>>)> = Vec::new();
        for (key, value) in years.iter() {
            let span = key.span();
            let written = key.get_ref().to_string();
            let is_plain = !written.starts_with('0') && written.bytes().all(|byte| byte.is_ascii_digit());
            let year = written.parse::<u32>().ok().filter(|year| is_plain && (1..=9999).contains(year));
            match year {
                Some(year) => {
                    let number = self.base_of(base, value);
                    read.push((At { value: year, span }, number));
                }
                None => {
                    let fault = Diagnostic::error(code!("out-of-range"), Some(span)).with("key", base);
                    let fault = fault.with("found", written);
                    self.reader().report(fault.with("min", "1").with("max", "9999"));
                }
            }
        }
        read.sort_by_key(|(year, _)| year.value);
        read
    }
}
