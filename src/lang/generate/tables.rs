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

pub fn said(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
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

pub fn help(source: &mut String, languages: &[Language]) -> std::fmt::Result {
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

pub fn keys(source: &mut String, first: &Language, languages: &[Language]) -> std::fmt::Result {
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
