//! Texts of a case file: one wording, or one a language.

use super::catalogue::{Code, Lang, Term};
use super::message::fill;
use super::writing::Writing;
use std::sync::Arc;

/// A text of a case file: the same in every language, or with a wording in each. Copies share it: it stands in many rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(Wordings);

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Wordings {
    Same(Arc<str>),
    Each(Arc<[String; 2]>),
}

impl Text {
    /// A text that is the same in both languages.
    pub fn same(text: impl Into<String>) -> Text {
        Text(Wordings::Same(text.into().into()))
    }

    /// A text with a wording in each language.
    pub fn each(ja: impl Into<String>, en: impl Into<String>) -> Text {
        let (ja, en) = (ja.into(), en.into());
        match ja == en {
            true => Text::same(ja),
            false => Text(Wordings::Each(Arc::new([ja, en]))),
        }
    }

    /// What a code says in each language, with these texts filled in.
    ///
    /// ```
    /// use cloudcost::{Lang, Text, code};
    /// let left = Text::said(code!("change-leave"), &[("member", Text::each("北町", "Kita"))]);
    /// assert_eq!((left.in_lang(Lang::Ja), left.in_lang(Lang::En)), ("北町が離脱", "Kita leaves"));
    /// ```
    pub fn said(code: Code, arguments: &[(&str, Text)]) -> Text {
        let [ja, en] = [Lang::Ja, Lang::En].map(|lang| {
            fill(code.message(lang).title, |name| {
                let argument = arguments.iter().find(|(known, _)| *known == name);
                argument.map(|(_, text)| text.in_lang(lang).to_owned())
            })
        });
        Text::each(ja, en)
    }

    /// A word of the program.
    pub fn word(term: Term) -> Text {
        Text::each(term.text(Lang::Ja), term.text(Lang::En))
    }

    /// A text with a wording in each language that it has one in; `None` if there is none at all.
    pub fn new(ja: Option<String>, en: Option<String>) -> Option<Text> {
        match (ja, en) {
            (Some(ja), Some(en)) => Some(Text::each(ja, en)),
            (one, other) => one.or(other).map(Text::same),
        }
    }

    fn wordings(&self) -> [&str; 2] {
        match &self.0 {
            Wordings::Same(text) => [text, text],
            Wordings::Each(each) => {
                let [ja, en] = &**each;
                [ja, en]
            }
        }
    }

    /// Whether this is one of its wordings.
    pub fn is(&self, name: &str) -> bool {
        self.wordings().contains(&name)
    }

    /// Whether the two have a wording in common.
    pub fn agrees(&self, other: &Text) -> bool {
        other.wordings().iter().any(|wording| self.is(wording))
    }

    /// The wording that stands for it in data, the same whatever the reader's language: the Japanese one.
    pub fn fixed(&self) -> &str {
        self.in_lang(Lang::Ja)
    }

    /// The wording in this language, else the one there is.
    pub fn in_lang(&self, lang: Lang) -> &str {
        let [ja, en] = self.wordings();
        match lang.writing() {
            Writing::Japanese => ja,
            Writing::Western => en,
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::same(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::same(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Text {
        Text::same(text.as_str())
    }
}

impl From<&Text> for Text {
    fn from(text: &Text) -> Text {
        text.clone()
    }
}
