//! An error of usage or surroundings, in the words of each language.

use cloudcost::lang::{Code, fill};
use cloudcost::text::without_commands;
use cloudcost::{Lang, code};
use std::fmt;
use std::io::{Error, ErrorKind};

/// What cannot be done, with the values to fill in.
#[derive(Debug)]
pub(super) struct Told {
    code: Code,
    values: Vec<(&'static str, String)>,
    /// Why the system does not let it be done.
    reason: Option<Error>,
}

impl Told {
    /// Something that is told by a code.
    pub(super) fn new(code: Code) -> Told {
        Told { code, values: Vec::new(), reason: None }
    }

    /// The same with a value.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Told {
        self.values.push((name, without_commands(&value.into())));
        self
    }

    /// The same with the reason of the system.
    pub(super) fn because(self, reason: Error) -> Told {
        Told { reason: Some(reason), ..self }
    }

    /// The same in words.
    pub(super) fn in_lang(&self, lang: Lang) -> String {
        fill(self.code.message(lang).title, |name| {
            let value = self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
            value
                .or_else(|| self.reason.as_ref().filter(|_| name == "reason").map(|reason| why(reason, lang)))
        })
    }
}

/// A reason of the system; its own words in English, and where there are no others.
fn why(reason: &Error, lang: Lang) -> String {
    let code = match reason.kind() {
        _ if lang == Lang::En => None,
        ErrorKind::NotFound => Some(code!("system-not-found")),
        ErrorKind::PermissionDenied => Some(code!("system-denied")),
        ErrorKind::IsADirectory => Some(code!("system-folder")),
        ErrorKind::NotADirectory => Some(code!("system-no-folder")),
        ErrorKind::StorageFull => Some(code!("system-full")),
        ErrorKind::ReadOnlyFilesystem => Some(code!("system-read-only")),
        _ => None,
    };
    code.map_or_else(|| reason.to_string(), |code| code.message(lang).title.to_owned())
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_lang(Lang::En))
    }
}

impl std::error::Error for Told {}
