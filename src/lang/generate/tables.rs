//! For the build script: the Rust source of the tables of every text.

use super::language::{Language, variant};
use std::fmt::Write as _;

pub fn languages(source: &mut String, languages: &[Language]) -> std::fmt::Result {
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
    source.push_str("        }\n    }\n\n    /// Its place in the order of the languages.\n    const fn nth(self) -> usize {\n        match self {\n");
    for (nth, variant) in variants.iter().enumerate() {
        writeln!(source, "            {variant} => {nth},")?;
    }
    source.push_str("        }\n    }\n}\n\n");
    Ok(())
}

pub fn terms(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
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
    source.push_str("    ];\n}\n\n");
    let rows = first.terms.keys().map(|key| {
        let texts = languages.iter().filter_map(|one| one.terms.get(key));
        std::iter::once(key).chain(texts).map(String::as_str).collect()
    });
    texts(source, "TERMS", "What data formats write for every word, and the word in every language", rows)
}

pub fn said(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
    let rows = first.said.keys().map(|code| {
        let parts = languages.iter().filter_map(|one| one.said.get(code)).flatten();
        std::iter::once(code).chain(parts).map(String::as_str).collect()
    });
    texts(
        source,
        "SAID",
        "The name of every code, and the parts of what is said of it in every language",
        rows,
    )?;
    source.push_str("/// The codes that a finding can have, by name: each has a page, a pair of examples in the tests and a rule in SARIF.\npub const CODES: &[Code] = &[\n");
    for (nth, said) in first.said.values().enumerate() {
        if !said[4].is_empty() {
            writeln!(source, "    Code({nth}),")?;
        }
    }
    source.push_str("];\n\n");
    Ok(())
}

pub fn help(source: &mut String, languages: &[Language]) -> std::fmt::Result {
    let of = |one: &'_ Language| {
        let code = one.code.clone();
        one.help
            .iter()
            .map(move |(name, text)| vec![code.clone(), name.clone(), text.clone()])
            .collect::<Vec<_>>()
    };
    let mut all: Vec<Vec<String>> = languages.iter().flat_map(of).collect();
    all.sort();
    let rows = all.iter().map(|row| row.iter().map(String::as_str).collect());
    texts(source, "HELP", "A language, the name of an option, and its help", rows)
}

pub fn keys(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
    let rows = first.keys.keys().map(|key| {
        let texts = languages.iter().filter_map(|one| one.keys.get(key));
        [&key.0, &key.1].into_iter().chain(texts).map(String::as_str).collect()
    });
    texts(source, "KEYS", "A table and a key of the case file, and what the key is in every language", rows)
}

/// Rows of texts as one text and where each begins: a table of references would be put right anew at every start of the
/// program, one by one.
fn texts<'t>(
    source: &mut String,
    name: &str,
    what: &str,
    rows: impl Iterator<Item = Vec<&'t str>>,
) -> std::fmt::Result {
    let (mut all, mut begins, mut columns) = (String::new(), vec![0], 0);
    for row in rows {
        columns = row.len();
        for text in row {
            all.push_str(text);
            begins.push(all.len());
        }
    }
    writeln!(
        source,
        "/// {what}.\nstatic {name}: TextRows = TextRows {{\n    all: {all:?},\n    begins: &{begins:?},\n    columns: {columns},\n}};\n"
    )
}
