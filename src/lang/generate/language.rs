//! For the build script: the texts of each language, read from their files.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Table;

/// The parts of what is said of a code, as the files name them.
pub const PARTS: [&str; 6] = ["title", "label", "cause", "help", "meaning", "paper"];

/// The language spoken where no other is asked for.
const DEFAULT: &str = "en";

/// All texts of one language.
pub struct Language {
    /// Its code: the stem of its file.
    pub code: String,
    /// What it calls itself.
    pub name: String,
    /// How it writes: the name of a `Writing`.
    pub writing: String,
    pub terms: BTreeMap<String, String>,
    pub said: BTreeMap<String, [String; 6]>,
    pub keys: BTreeMap<(String, String), String>,
    /// The help of the command line, where it is not in the default language: that stands beside each option.
    pub help: BTreeMap<String, String>,
}

/// Every language there is, the default first.
pub fn read_all(folder: &Path) -> Result<Vec<Language>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort_by_key(|path| (path.file_stem().is_none_or(|stem| stem != DEFAULT), path.clone()));
    files
        .iter()
        .map(|path| read(path).map_err(|error| format!("{}: {error}", path.display()).into()))
        .collect()
}

fn read(path: &Path) -> Result<Language, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let file: Table = text.parse()?;
    let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = text_at(table(&file, "language")?, "name")?;
    let writing = variant(&text_at(table(&file, "language")?, "writing")?);
    let mut terms = BTreeMap::new();
    for key in table(&file, "term")?.keys() {
        terms.insert(key.clone(), text_at(table(&file, "term")?, key)?);
    }
    let said = table(&file, "said")?.iter().map(|(code, said)| Ok((code.clone(), parts(code, said)?)));
    let said = said.collect::<Result<_, Box<dyn Error>>>()?;
    let mut keys = BTreeMap::new();
    for of in table(&file, "key")?.keys() {
        let described = table(table(&file, "key")?, of)?;
        for key in described.keys() {
            keys.insert((of.clone(), key.clone()), text_at(described, key)?);
        }
    }
    let mut help = BTreeMap::new();
    if let Some(texts) = file.get("help").and_then(|texts| texts.as_table()) {
        for key in texts.keys() {
            help.insert(key.clone(), text_at(texts, key)?);
        }
    }
    Ok(Language { code, name, writing, terms, said, keys, help })
}

fn table<'t>(table: &'t Table, key: &str) -> Result<&'t Table, Box<dyn Error>> {
    table.get(key).and_then(|value| value.as_table()).ok_or_else(|| format!("[{key}] is missing").into())
}

fn text_at(table: &Table, key: &str) -> Result<String, Box<dyn Error>> {
    let text = table.get(key).and_then(|value| value.as_str());
    text.map(str::to_owned).ok_or_else(|| format!("{key} is no text").into())
}

/// What is said of a code: one sentence, or its parts by name.
fn parts(code: &str, said: &toml::Value) -> Result<[String; 6], Box<dyn Error>> {
    let mut parts: [String; 6] = Default::default();
    if let Some(sentence) = said.as_str() {
        sentence.clone_into(&mut parts[0]);
        return Ok(parts);
    }
    for (name, text) in said.as_table().ok_or_else(|| format!("{code} is neither a text nor a table"))? {
        let known = PARTS.iter().zip(&mut parts).find(|(part, _)| *part == name);
        let (_, part) = known.ok_or_else(|| format!("{code} has no {name}"))?;
        text.as_str().ok_or_else(|| format!("{code}.{name} is no text"))?.clone_into(part);
    }
    Ok(parts)
}

/// `one-time` is `OneTime`.
pub fn variant(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    key.split('-').map(word).collect()
}
