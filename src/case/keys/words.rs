//! Reading texts and words, one or several.

use super::reader::{At, Keys};
use super::record::ValueKind;
use crate::case::fault;
use crate::case::literal::FileUnit;
use crate::code;
use crate::diagnostic::{Diagnostic, Span};
use crate::lang::Text;
use toml::Spanned;
use toml::de::DeValue;

impl<'t, 's> Keys<'_, 't, 's> {
    /// A text: a string, or one a language.
    pub(in crate::case) fn text(&mut self, key: &'static str) -> Option<At<Text>> {
        self.note(key, ValueKind::Text);
        let value = self.value(key)?;
        self.text_of_value(key, value)
    }

    /// The text that a value is.
    fn text_of_value(&mut self, key: &str, value: &'t Spanned<DeValue<'s>>) -> Option<At<Text>> {
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
                self.wrong_type(key, other, span.clone(), &in_quotes(key, other));
                None
            }
        };
        text.map(|value| At { value, span })
    }

    fn wording(&mut self, key: &'static str) -> Option<String> {
        self.word(key).map(|word| word.value)
    }

    fn empty_text(&mut self, key: &str, span: Span) {
        self.reader.report(Diagnostic::error(code!("empty-text"), Some(span)).with("key", key));
    }

    /// An array of texts.
    pub(in crate::case) fn texts(&mut self, key: &'static str) -> Vec<At<Text>> {
        self.note(key, ValueKind::Texts);
        let Some(At { value: list, span }) = self.list(key) else { return Vec::new() };
        if list.is_empty() {
            self.empty_text(key, span);
        }
        list.into_iter().filter_map(|value| self.text_of_value(key, value)).collect()
    }

    /// The unit of amounts that name none.
    pub(in crate::case) fn unit(&mut self, key: &'static str) {
        let words: Vec<(&'static str, FileUnit)> = FileUnit::ALL.to_vec();
        self.reader.unit = self.choice(key, &words).map(|at| at.value);
    }

    /// A plain string.
    pub(in crate::case) fn word(&mut self, key: &'static str) -> Option<At<String>> {
        self.note(key, ValueKind::Word);
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {
                self.empty_text(key, value.span());
                None
            }
            DeValue::String(text) => Some(At { value: text.to_string(), span: value.span() }),
            other => {
                self.wrong_type(key, other, value.span(), &in_quotes(key, other));
                None
            }
        }
    }

    /// One of a few words, each standing for a value.
    pub(in crate::case) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
    ) -> Option<At<T>> {
        let word = self.word(key);
        self.note(key, ValueKind::Choice(words.iter().map(|(word, _)| *word).collect()));
        let At { value, span } = word?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == value) {
            return Some(At { value: *meaning, span });
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.reader.report(fault::unknown_word(key, &value, &known, span));
        None
    }

    /// An array of strings.
    pub(in crate::case) fn words(&mut self, key: &'static str) -> Option<At<Vec<At<String>>>> {
        self.note(key, ValueKind::Words);
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
}

/// Keys whose text is a month.
const MONTHS: [&str; 2] = ["start", "signed"];

/// A value as the text that it is to be: a number by its digits, a day as it stands, or its month.
fn in_quotes(key: &str, found: &DeValue<'_>) -> String {
    let text = match found {
        DeValue::Integer(written) => written.as_str().to_owned(),
        DeValue::Float(written) => written.as_str().to_owned(),
        DeValue::Datetime(day) if MONTHS.contains(&key) => {
            day.to_string().chars().take("2026-04".len()).collect()
        }
        DeValue::Datetime(day) => day.to_string(),
        _ => "…".to_owned(),
    };
    ["\"", &text, "\""].concat()
}
