//! Defaults beside the cases: `cloudcost.toml`, which is never a case itself.

use super::fault;
use super::keys::{At, Reader};
use crate::diagnostic::{Faults, Source};

/// What a file of defaults says: names of options with their values, in the order asked for.
pub type Settings = Vec<(&'static str, String)>;

/// Reads a file of defaults. `words` are the names that it may have, each with its values; `strict` is true or false.
///
/// # Errors
/// Every fault of the text: another name, another value, or no TOML.
///
/// ```
/// use cloudcost::{Source, read_settings};
/// let words = [("lang", vec!["ja", "en"])];
/// let read = read_settings(Source::new("cloudcost.toml", "lang = \"ja\"\nstrict = true"), &words).unwrap();
/// assert_eq!(read, [("lang", "ja".to_owned()), ("strict", "true".to_owned())]);
///
/// let faults = read_settings(Source::new("cloudcost.toml", "lang = \"jp\"\ncolour = 1"), &words).unwrap_err();
/// let codes: Vec<_> = faults.list.iter().map(|fault| fault.code.name()).collect();
/// assert_eq!(codes, ["unknown-word", "unknown-key"]);
/// ```
pub fn read_settings(source: Source, words: &[(&'static str, Vec<&str>)]) -> Result<Settings, Faults> {
    Reader::alone(source, |keys| {
        let mut settings = Settings::new();
        for (name, known) in words {
            let Some(At { value, span }) = keys.word(name) else { continue };
            match known.contains(&value.as_str()) {
                true => settings.push((name, value)),
                false => keys.reader().report(fault::unknown_word(name, &value, known, span)),
            }
        }
        settings.extend(keys.flag("strict").map(|strict| ("strict", strict.to_string())));
        settings
    })
}
