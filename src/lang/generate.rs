//! For the build script: makes the tables of every text from the files of the languages, and ends the build where they
//! do not agree: a code that one of them lacks, places that differ, a text that nobody says.

// a file that is itself named by its path finds its modules only by theirs
#[path = "generate/language.rs"]
mod language;
#[path = "generate/tables.rs"]
mod tables;

use language::{Language, PARTS, variant};
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Rust source of the tables, from the folder of the languages and the folder of the code that says them.
pub fn catalogue(languages: &Path, code: &Path) -> Result<String, Box<dyn Error>> {
    let languages = language::read_all(languages)?;
    let Some((first, others)) = languages.split_first() else { return Err("no language".into()) };
    let mut faults: Vec<String> = others.iter().flat_map(|other| differences(first, other)).collect();
    faults.extend(unused(first, code)?);
    if !faults.is_empty() {
        return Err(faults.join("\n").into());
    }
    let mut source = String::new();
    tables::languages(&mut source, &languages)?;
    tables::terms(&mut source, first, &languages)?;
    tables::said(&mut source, first, &languages)?;
    tables::keys(&mut source, first, &languages)?;
    tables::help(&mut source, &languages)?;
    Ok(source)
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
