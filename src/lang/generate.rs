//! For the build script: makes the tables of every text from the files of the languages, and ends the build where they
//! do not agree: a code that one of them lacks, places that differ, a text that nobody says.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Table;

/// The parts of what is said of a code, as the files name them.
const PARTS: [&str; 6] = ["title", "label", "cause", "help", "meaning", "paper"];

/// The language spoken where no other is asked for.
const DEFAULT: &str = "en";

/// All texts of one language.
struct Language {
    /// Its code: the stem of its file.
    code: String,
    /// What it calls itself.
    name: String,
    /// How it writes: the name of a `Writing`.
    writing: String,
    terms: BTreeMap<String, String>,
    said: BTreeMap<String, [String; 6]>,
    keys: BTreeMap<(String, String), String>,
    /// The help of the command line, where it is not in the default language: that stands beside each option.
    help: BTreeMap<String, String>,
}

/// Rust source of the tables, from the folder of the languages and the folder of the code that says them.
pub fn catalogue(languages: &Path, code: &Path) -> Result<String, Box<dyn Error>> {
    let languages = read_all(languages)?;
    let Some((first, others)) = languages.split_first() else { return Err("no language".into()) };
    let mut faults: Vec<String> = others.iter().flat_map(|other| differences(first, other)).collect();
    faults.extend(unused(first, code)?);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let mut source = String::new();
    write_languages(&mut source, &languages)?;
    write_terms(&mut source, first, &languages)?;
    write_said(&mut source, first, &languages)?;
    write_keys(&mut source, first, &languages)?;
    write_help(&mut source, &languages)?;
    Ok(source)
}

/// Every language there is, the default first.
fn read_all(folder: &Path) -> Result<Vec<Language>, Box<dyn Error>> {
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

/// Where two languages do not say the same things of the same values.
fn differences(one: &Language, other: &Language) -> Vec<String> {
    let mut faults = Vec::new();
    let mut lacks = |what: String, lacking: &Language| {
        faults.push(format!("src/lang/{}.toml has no {what}", lacking.code));
    };
    for (from, to) in [(one, other), (other, one)] {
        let terms = from.terms.keys().filter(|key| !to.terms.contains_key(*key));
        terms.for_each(|key| lacks(format!("term.{key}"), to));
        from.said
            .keys()
            .filter(|code| !to.said.contains_key(*code))
            .for_each(|code| lacks(format!("said.{code}"), to));
        let keys = from.keys.keys().filter(|key| !to.keys.contains_key(*key));
        keys.for_each(|(table, key)| lacks(format!("key.{table}.{key}"), to));
    }
    for (code, said) in &one.said {
        let Some(theirs) = other.said.get(code) else { continue };
        for ((part, ours), theirs) in PARTS.iter().zip(said).zip(theirs) {
            if places(ours) != places(theirs) {
                faults.push(format!("the places of said.{code}.{part} differ: {ours:?}, {theirs:?}"));
            }
            // a title may be nothing where a language needs no word
            if *part != "title" && ours.is_empty() != theirs.is_empty() {
                faults.push(format!("only one of {} and {} has said.{code}.{part}", one.code, other.code));
            }
        }
    }
    faults
}

/// The names that a sentence has places for.
fn places(sentence: &str) -> BTreeSet<&str> {
    let places = sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    places.map(|(place, _)| place.split_once(':').map_or(place, |(name, _)| name)).collect()
}

/// Terms and codes that no file of the program names.
fn unused(language: &Language, code: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let (mut named, mut families) = (BTreeSet::new(), BTreeSet::new());
    collect(code, &mut named, &mut families)?;
    let is_named = |code: &&String| {
        named.contains(code.as_str()) || families.iter().any(|family| code.starts_with(family.as_str()))
    };
    let codes = language.said.keys().filter(|code| !is_named(code));
    let terms = language.terms.keys().filter(|key| !named.contains(&variant(key)));
    let codes = codes.map(|code| format!("nobody says said.{code}"));
    Ok(codes.chain(terms.map(|key| format!("nobody says term.{key}"))).collect())
}

/// Every `code!("…")`, every `note!("…")` and every `Term::…` of the files below a folder; and what the codes of every
/// family begin with, `Code::of("…", key)`.
fn collect(
    folder: &Path,
    named: &mut BTreeSet<String>,
    families: &mut BTreeSet<String>,
) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, named, families)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path)?;
            let quoted = |by: &str| -> Vec<String> {
                let after = text.split(by).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
                after.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
            };
            named.extend(quoted("code!(").into_iter().chain(quoted("note!(")));
            families.extend(quoted("Code::of("));
            let terms = text
                .split("Term::")
                .skip(1)
                .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
            named.extend(terms.map(str::to_owned));
        }
    }
    Ok(())
}

/// `one-time` is `OneTime`.
fn variant(key: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    key.split('-').map(word).collect()
}

fn write_languages(source: &mut String, languages: &[Language]) -> std::fmt::Result {
    source.push_str("/// A language of reports and messages.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\npub enum Lang {\n");
    for (nth, language) in languages.iter().enumerate() {
        let default = if nth == 0 { "    #[default]\n" } else { "" };
        writeln!(source, "    /// {}.\n{default}    {},", language.name, variant(&language.code))?;
    }
    let variants: Vec<String> = languages.iter().map(|one| format!("Lang::{}", variant(&one.code))).collect();
    let count = languages.len();
    writeln!(
        source,
        "}}\n\nimpl Lang {{\n    /// Every language there is.\n    pub const ALL: [Lang; {count}] = [{}];\n",
        variants.join(", ")
    )?;
    source.push_str("    /// Its code, as in ISO 639.\n    pub const fn code(self) -> &'static str {\n        match self {\n");
    for (one, variant) in languages.iter().zip(&variants) {
        writeln!(source, "            {variant} => {:?},", one.code)?;
    }
    source.push_str("        }\n    }\n\n    /// How it writes.\n    pub(crate) const fn writing(self) -> super::writing::Writing {\n        match self {\n");
    for (one, variant) in languages.iter().zip(&variants) {
        writeln!(source, "            {variant} => super::writing::Writing::{},", one.writing)?;
    }
    writeln!(
        source,
        "        }}\n    }}\n\n    /// What is its own of things in the order of the languages.\n    const fn own<T>(self, each: &'static [T; {count}]) -> &'static T {{\n        match self {{"
    )?;
    for (nth, variant) in variants.iter().enumerate() {
        writeln!(source, "            {variant} => &each[{nth}],")?;
    }
    source.push_str("        }\n    }\n}\n\n");
    Ok(())
}

fn write_terms(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
    source.push_str("/// A word that a report can say; its [`code`](Term::code) is the same in every language.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[allow(missing_docs)]\npub enum Term {\n");
    for key in first.terms.keys() {
        writeln!(source, "    {},", variant(key))?;
    }
    source.push_str(
        "}\n\nimpl Term {\n    /// Every word there is.\n    pub const ALL: &'static [Term] = &[\n",
    );
    for key in first.terms.keys() {
        writeln!(source, "        Term::{},", variant(key))?;
    }
    source.push_str("    ];\n\n    /// What data formats write for it.\n    pub fn code(self) -> &'static str {\n        match self {\n");
    for key in first.terms.keys() {
        writeln!(source, "            Term::{} => {key:?},", variant(key))?;
    }
    source.push_str("        }\n    }\n\n    /// The word in this language.\n    pub fn text(self, lang: Lang) -> &'static str {\n        match self {\n");
    for key in first.terms.keys() {
        let texts: Vec<&String> = languages.iter().filter_map(|one| one.terms.get(key)).collect();
        writeln!(source, "            Term::{} => lang.own::<&str>(&{texts:?}),", variant(key))?;
    }
    source.push_str("        }\n    }\n}\n\n");
    Ok(())
}

fn write_said(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
    let (codes, count) = (first.said.len(), languages.len());
    writeln!(
        source,
        "/// What is said of every code, by name, in every language.\nstatic SAID: [(&str, [Message; {count}]); {codes}] = ["
    )?;
    for code in first.said.keys() {
        write!(source, "    ({code:?}, [")?;
        for language in languages {
            let Some([title, label, cause, help, meaning, paper]) = language.said.get(code) else { continue };
            write!(
                source,
                "Message {{ title: {title:?}, label: {label:?}, cause: {cause:?}, help: {help:?}, meaning: {meaning:?}, paper: {paper:?} }}, "
            )?;
        }
        source.push_str("]),\n");
    }
    source.push_str("];\n\n/// The codes that a finding can have, by name: each has a page, a pair of examples in the tests and a rule in SARIF.\npub const CODES: &[Code] = &[\n");
    for (nth, said) in first.said.values().enumerate() {
        if !said[4].is_empty() {
            writeln!(source, "    Code({nth}),")?;
        }
    }
    source.push_str("];\n\n");
    Ok(())
}

fn write_help(source: &mut String, languages: &[Language]) -> std::fmt::Result {
    source.push_str(
        "/// The help of each option, by language and name.\nstatic HELP: &[((&str, &str), &str)] = &[\n",
    );
    let mut all: Vec<_> = languages
        .iter()
        .flat_map(|one| one.help.iter().map(|(name, text)| ((one.code.as_str(), name.as_str()), text)))
        .collect();
    all.sort();
    for entry in all {
        writeln!(source, "    {entry:?},")?;
    }
    source.push_str("];\n");
    Ok(())
}

fn write_keys(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
    let (keys, count) = (first.keys.len(), languages.len());
    writeln!(
        source,
        "/// What each key of the case file is, by table and key, in every language.\nstatic KEYS: [((&str, &str), [&str; {count}]); {keys}] = ["
    )?;
    for key in first.keys.keys() {
        let texts: Vec<&String> = languages.iter().filter_map(|one| one.keys.get(key)).collect();
        writeln!(source, "    ({key:?}, {texts:?}),")?;
    }
    source.push_str("];\n");
    Ok(())
}
