//! Texts of a case file: one wording, or one a language.

use super::catalogue::Lang;

/// A text of a case file, in one language or in both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text {
    ja: Option<String>,
    en: Option<String>,
}

impl Text {
    /// A text that is the same in both languages.
    pub fn same(text: impl Into<String>) -> Text {
        let text = text.into();
        Text { ja: Some(text.clone()), en: Some(text) }
    }

    /// A text with a wording a language; `None` if there is none at all.
    pub fn new(ja: Option<String>, en: Option<String>) -> Option<Text> {
        (ja.is_some() || en.is_some()).then_some(Text { ja, en })
    }

    /// Whether this is one of its wordings.
    pub fn is(&self, name: &str) -> bool {
        [&self.ja, &self.en].into_iter().flatten().any(|wording| wording == name)
    }

    /// Whether the two have a wording in common.
    pub fn agrees(&self, other: &Text) -> bool {
        [&other.ja, &other.en].into_iter().flatten().any(|wording| self.is(wording))
    }

    /// The wording in this language, else the one there is.
    pub fn in_lang(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Ja => (&self.ja, &self.en),
            Lang::En => (&self.en, &self.ja),
        };
        first.as_deref().or(second.as_deref()).unwrap_or_default()
    }
}
