//! Every text by its code: the tables that the build makes from the files of the languages, and how they are asked.

use super::message::Message;
use super::texts::TextRows;
use std::fmt;

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

impl Lang {
    /// The language of a locale name such as `ja_JP.UTF-8`, `ja`, `en_GB` or `C`; the default for one that nobody speaks.
    ///
    /// ```
    /// use cloudcost::Lang;
    /// assert_eq!(Lang::from_locale("ja_JP.UTF-8"), Lang::Ja);
    /// assert_eq!(Lang::from_locale("fr_FR"), Lang::En);
    /// ```
    pub fn from_locale(locale: &str) -> Lang {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        Lang::ALL.into_iter().find(|known| language.eq_ignore_ascii_case(known.code())).unwrap_or_default()
    }
}

/// The name of something that the program says; it is the same in every language and never changes.
///
/// One is made by `code!("name")`, which does not compile for a name that the files of the languages lack.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(usize);

impl Code {
    /// The code of this name. To be called where constants are computed: there an unknown name ends the build.
    ///
    /// # Panics
    ///
    /// For a name that nothing is said of; use [`Code::find`] for names that a person types.
    #[doc(hidden)]
    #[allow(clippy::panic)]
    pub const fn named(name: &str) -> Code {
        let (mut low, mut high) = (0, SAID.rows());
        while low < high {
            let middle = (low + high) / 2;
            match compare(SAID.at(middle, 0).as_bytes(), name.as_bytes()) {
                0 => return Code(middle),
                1 => high = middle,
                _ => low = middle + 1,
            }
        }
        panic!("no such code in src/lang/*.toml")
    }

    /// The code of this name, if it is one.
    pub fn find(name: &str) -> Option<Code> {
        SAID.find(&[name]).map(Code)
    }

    /// The code of a thing in a family of codes, `key-word-` and the key: a text of the family is one that somebody says.
    pub fn of(family: &str, key: &str) -> Option<Code> {
        Code::find(&[family, &key.replace('_', "-")].concat())
    }

    /// Its name, as data formats write it.
    pub fn name(self) -> &'static str {
        SAID.at(self.0, 0)
    }

    /// What is said of it in this language.
    pub fn message(self, lang: Lang) -> Message {
        let part = |nth: usize| SAID.at(self.0, 1 + lang.nth() * Message::PARTS + nth);
        Message {
            title: part(0),
            label: part(1),
            cause: part(2),
            help: part(3),
            meaning: part(4),
            paper: part(5),
        }
    }
}

impl Term {
    /// What data formats write for it.
    pub fn code(self) -> &'static str {
        TERMS.at(self as usize, 0)
    }

    /// The word in this language.
    pub fn text(self, lang: Lang) -> &'static str {
        TERMS.at(self as usize, 1 + lang.nth())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// 0 for the same bytes, 1 where the first come later, 2 where they come sooner.
#[allow(clippy::indexing_slicing)]
const fn compare(one: &[u8], other: &[u8]) -> u8 {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] > other[at] { 1 } else { 2 };
        }
        at += 1;
    }
    match (one.len() > at, other.len() > at) {
        (false, false) => 0,
        (true, _) => 1,
        (false, true) => 2,
    }
}

/// What a key of a table of the case file is; `None` for one that nobody described.
pub(crate) fn key_meaning(table: &str, key: &str, lang: Lang) -> Option<&'static str> {
    KEYS.find(&[table, key]).map(|row| KEYS.at(row, 2 + lang.nth()))
}

/// The help of an option or a command; `None` in the language of the source, where it stands beside the option.
pub fn help_text(name: &str, lang: Lang) -> Option<&'static str> {
    HELP.find(&[lang.code(), name]).map(|row| HELP.at(row, 2))
}

/// The code of a name; a name that the files of the languages lack does not compile.
///
/// ```
/// assert_eq!(cloudcost::code!("inconsistent").name(), "inconsistent");
/// ```
///
/// ```compile_fail
/// cloudcost::code!("inconsistant");
/// ```
#[macro_export]
macro_rules! code {
    ($name:literal) => {{
        const CODE: $crate::lang::Code = $crate::lang::Code::named($name);
        CODE
    }};
}
