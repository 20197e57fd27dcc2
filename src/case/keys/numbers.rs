//! Reading whole numbers, and yes or no.

use super::reader::{At, Keys};
use super::record::ValueKind;
use crate::case::literal;
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::text;
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

/// The whole number that may be meant by what stands there instead: the first in its text, else one that the key takes.
fn meant_number(key: &str, found: &DeValue<'_>, range: RangeInclusive<u32>) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => text::narrow(c),
        c => c,
    };
    let text = match found {
        DeValue::String(text) => text.chars().map(narrow).collect(),
        DeValue::Float(written) => written.as_str().to_owned(),
        _ => String::new(),
    };
    let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
    // 令和9年度 is 2027
    let year = literal::fiscal_year(text.trim()).filter(|_| key == "year");
    let meant = year.or_else(|| digits.parse().ok()).filter(|number: &u32| range.contains(number));
    let usual = match key {
        "months" => 60,
        "year" => 2027,
        _ => 1,
    };
    meant.unwrap_or(usual).to_string()
}
