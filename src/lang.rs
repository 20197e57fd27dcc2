//! The two languages: which one to speak, texts written in both, and every word the program can say.

mod codes;
mod en;
mod ja;
mod message;
mod term;

pub use codes::CODES;
pub use message::{Message, fill};
pub use term::Term;

/// A language of reports and messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English, also spoken where the environment asks for any third language.
    #[default]
    En,
}

impl Lang {
    /// The language of a locale name such as `ja_JP.UTF-8`, `ja`, `en_GB` or `C`.
    ///
    /// ```
    /// use cloudcost::Lang;
    /// assert_eq!(Lang::from_locale("ja_JP.UTF-8"), Lang::Ja);
    /// assert_eq!(Lang::from_locale("fr_FR"), Lang::En);
    /// ```
    pub fn from_locale(locale: &str) -> Lang {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("ja") { Lang::Ja } else { Lang::En }
    }
}

/// What a code means, in a few sentences; empty for a code that is none of [`CODES`].
pub fn explanation(code: &str, lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => ja::explanation(code),
        Lang::En => en::explanation(code),
    }
}

/// What a key of a table of the case file is; `None` for one that nobody described.
pub fn key_meaning(table: &str, key: &str, lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::Ja => ja::key(table, key),
        Lang::En => en::key(table, key),
    }
}

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
