//! Sentences with places to fill in: those of diagnostics and of the notes under a table.

/// What a language says for one code; `{name}` stands for an argument of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, or the whole sentence of a note.
    pub title: &'static str,
    /// A few words beside the carets.
    pub label: &'static str,
    /// A few words beside the place that caused it, where there is one.
    pub cause: &'static str,
    /// What to do about it.
    pub help: &'static str,
    /// The page of the code, in a few sentences; empty for a code that no finding has.
    pub meaning: &'static str,
    /// The same as the sentence of a note, for whoever is handed a page: he types no options and writes no case.
    pub paper: &'static str,
}

impl Message {
    /// How many parts there are.
    pub(super) const PARTS: usize = 6;
}

/// Puts the arguments into a sentence: `{name}` is the argument, `{name:file|files}` the argument with the word that
/// agrees with it in number; an unknown name stays as it is.
///
/// ```
/// use cloudcost::lang::fill;
/// let said = fill("unknown key `{key}`", |name| (name == "key").then(|| "befor".to_owned()));
/// assert_eq!(said, "unknown key `befor`");
/// assert_eq!(fill("{n:file|files}", |_| Some("1".to_owned())), "1 file");
/// assert_eq!(fill("{n:file|files}", |_| Some("2".to_owned())), "2 files");
/// ```
pub fn fill(sentence: &str, argument: impl Fn(&str) -> Option<String>) -> String {
    let mut said = String::with_capacity(sentence.len() * 2);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        said.push_str(before);
        match after.split_once('}') {
            Some((place, tail)) => {
                let (name, words) = place.split_once(':').unwrap_or((place, ""));
                match (argument(name), words.split_once('|')) {
                    (Some(value), None) => said.push_str(&value),
                    (Some(value), Some((one, many))) => {
                        let word = if value == "1" { one } else { many };
                        said.extend([&value, " ", word]);
                    }
                    (None, _) => said.extend(["{", place, "}"]),
                }
                rest = tail;
            }
            None => {
                said.push('{');
                rest = after;
            }
        }
    }
    said.push_str(rest);
    said
}
