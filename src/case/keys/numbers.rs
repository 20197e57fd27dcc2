//! Reading whole numbers, and yes or no.

use super::reader::{At, Keys, kind_of};
use super::record::ValueKind;
use crate::case::meant::{self, MONTHS_OF_TERM, MonthMeant, TermBegin};
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use std::ops::RangeInclusive;
use toml::Spanned;
use toml::de::DeValue;

impl Keys<'_, '_, '_> {
    /// A whole number within limits.
    pub(in crate::case) fn whole(&mut self, key: &'static str, min: u32, max: u32) -> Option<At<u32>> {
        self.note(key, ValueKind::Whole { min, max });
        let value = self.value(key)?;
        self.whole_of(key, value, min, max)
    }

    /// The whole numbers within limits of a list; such a list is shown once where something else is in it.
    pub(in crate::case) fn wholes_of(
        &mut self,
        key: &'static str,
        list: &[&Spanned<DeValue<'_>>],
        limits: RangeInclusive<u32>,
        example: &str,
    ) -> Vec<At<u32>> {
        let other = list.iter().find(|value| !matches!(value.get_ref(), DeValue::Integer(_)));
        if let Some(other) = other {
            self.wrong_type(key, other.get_ref(), other.span(), example);
            return Vec::new();
        }
        list.iter().filter_map(|value| self.whole_of(key, value, *limits.start(), *limits.end())).collect()
    }

    /// The whole number within limits that a value is.
    pub(in crate::case) fn whole_of(
        &mut self,
        key: &'static str,
        value: &Spanned<DeValue<'_>>,
        min: u32,
        max: u32,
    ) -> Option<At<u32>> {
        let span = value.span();
        let DeValue::Integer(written) = value.get_ref() else {
            self.no_whole_number(key, value.get_ref(), span, min..=max);
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

    /// Reports what stands where a whole number is asked for, with the number that it means.
    fn no_whole_number(&mut self, key: &str, found: &DeValue<'_>, span: Span, range: RangeInclusive<u32>) {
        let text = match found {
            DeValue::String(text) => text.to_string(),
            DeValue::Float(written) => written.as_str().to_owned(),
            DeValue::Datetime(day) => day.to_string(),
            _ => String::new(),
        };
        let fault = Diagnostic::error(code!("wrong-type"), Some(span));
        let fault = fault.with("key", key).with("kind", kind_of(found));
        self.reader.report(match MONTHS_OF_TERM.contains(&key) {
            true => of_term(fault, key, &text, self.reader.begin),
            false => {
                let meant = meant::whole(key, &text).filter(|number| range.contains(number));
                let usual = match key {
                    "months" => 60,
                    "year" => 2027,
                    "year_starts" => 4,
                    _ => 1,
                };
                fault.with("example", meant.unwrap_or(usual).to_string())
            }
        });
    }

    /// A month of the year, 1 to 12, that a key of a table names.
    pub(in crate::case) fn month_of_year(
        &mut self,
        table: &'static str,
        name: &At<String>,
    ) -> Option<At<u32>> {
        let month = name.value.parse::<u32>().ok().filter(|month| (1..=12).contains(month));
        if month.is_none() {
            let fault = Diagnostic::error(code!("out-of-range"), Some(name.span.clone()))
                .with("key", table)
                .with("found", name.value.as_str())
                .with("min", "1")
                .with("max", "12");
            self.reader.report(fault);
        }
        month.map(|value| At { value, span: name.span.clone() })
    }

    /// Yes or no.
    pub(in crate::case) fn flag(&mut self, key: &'static str) -> Option<bool> {
        self.note(key, ValueKind::Flag);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            other => {
                self.wrong_type(key, other, value.span(), "true");
                None
            }
        }
    }
}

/// The fault of a key that counts months of the term from 1, with the number that is meant, or with what would tell it.
fn of_term(fault: Diagnostic, key: &str, text: &str, begin: TermBegin) -> Diagnostic {
    let fault = fault.with("found", text);
    match meant::month_of_term(text, begin, key == "to") {
        MonthMeant::Number(number) => fault.with("number", number.to_string()).worded(code!("month-of-term")),
        MonthMeant::NoStart => fault.worded(code!("month-of-term-no-start")),
        MonthMeant::Unknown => fault.worded(code!("month-of-term-form")),
    }
}
