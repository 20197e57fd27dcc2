//! The README and the pages of `docs` in both languages: their case files are good ones, their links lead somewhere, their
//! scripts run, and both languages say the same things.
//!
//! Every `docs/NAME.md` with its `docs/NAME.ja.md` is found by itself. `console` blocks are run by `tests/transcripts.rs` and held
//! to what they print; `sh` blocks are run here, in a folder with `cases` and `examples`, and must succeed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::{Source, read_case};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// Every page in English and in Japanese, by its path in the package.
fn pages() -> Vec<[String; 2]> {
    let folder = fs::read_dir(root().join("docs")).unwrap();
    let mut names: Vec<String> = folder
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    let stems = names.iter().map(|name| name.trim_end_matches(".md").trim_end_matches(".ja"));
    let mut pages: Vec<[String; 2]> = vec![["README.md".to_owned(), "README.ja.md".to_owned()]];
    pages.extend(stems.map(|stem| [format!("docs/{stem}.md"), format!("docs/{stem}.ja.md")]));
    pages.dedup();
    pages
}

/// The blocks of code of one language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let start = ["```", language, "\n"].concat();
    text.split(&start).skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned()).collect()
}

/// The text outside of blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// What can be linked to in a page, as GitHub makes an anchor of a heading.
fn anchors(page: &str) -> Vec<String> {
    let prose = prose(page);
    let headings = prose.lines().filter_map(|line| line.strip_prefix('#'));
    headings
        .map(|line| line.trim_start_matches('#').trim().to_lowercase())
        .map(|line| line.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c)).collect::<String>())
        .map(|line| line.replace(' ', "-"))
        .collect()
}

/// What a page links to, without the web.
fn links(page: &str) -> Vec<String> {
    let prose = prose(page);
    let targets = prose.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned());
    targets.filter(|target| !target.starts_with("https://")).collect()
}

#[test]
fn the_case_files_shown_are_good_ones() {
    let mut seen = 0;
    for page in pages().concat() {
        for case in blocks(&text(&page), "toml").into_iter().filter(|block| block.contains("format = 1")) {
            let reading = read_case("case", Source::new("case.toml", &case));
            let reading = reading.unwrap_or_else(|faults| panic!("{page}: {:?}", faults.list));
            assert!(reading.warnings.list.is_empty(), "{page}: {:?}", reading.warnings.list);
            seen += 1;
        }
    }
    assert!(seen >= 4, "{seen} cases");
}

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    for page in pages().concat() {
        for target in links(&text(&page)) {
            let (file, anchor) =
                target.split_once('#').map_or((&*target, None), |(file, anchor)| (file, Some(anchor)));
            let path = match file {
                "" => root().join(&page),
                _ => root().join(&page).parent().unwrap().join(file),
            };
            assert!(path.exists(), "{page}: {target}");
            if let Some(anchor) = anchor {
                let known = anchors(&fs::read_to_string(&path).unwrap());
                assert!(known.iter().any(|known| known == anchor), "{page}: {target}");
            }
        }
    }
}

#[test]
fn the_readme_lists_every_page() {
    for (language, readme) in ["README.md", "README.ja.md"].into_iter().enumerate() {
        let linked = links(&text(readme));
        for page in pages().into_iter().skip(1) {
            assert!(linked.contains(&page[language]), "{readme} does not link to {}", page[language]);
        }
    }
}

#[test]
fn the_readme_has_three_screens() {
    for readme in ["README.md", "README.ja.md"] {
        let lines = text(readme).lines().count();
        assert!(lines <= 150, "{readme}: {lines} lines; what is longer has a page in docs");
    }
}

#[test]
fn both_languages_have_the_same_sections_tables_and_options() {
    for [english, japanese] in pages() {
        let (one, other) = (text(&english), text(&japanese));
        assert_eq!(shape(&one), shape(&other), "{english}");
        assert_eq!(options(&one), options(&other), "{english}");
        assert_eq!(blocks(&one, "console").len(), blocks(&other, "console").len(), "{english}");
        let commands = |text: &str| -> Vec<Vec<String>> {
            let first = |line: &str| line.split(' ').take(3).collect::<Vec<_>>().join(" ");
            blocks(text, "sh").iter().map(|block| block.lines().map(first).collect()).collect()
        };
        assert_eq!(commands(&one), commands(&other), "{english}");
    }
}

/// The headings by their level, and the tables.
fn shape(text: &str) -> Vec<String> {
    let prose = prose(text);
    let of = |line: &str| match line {
        _ if line.starts_with('#') => line.split(' ').next().map(str::to_owned),
        _ if line.starts_with("| ---") => Some("table".to_owned()),
        _ => None,
    };
    prose.lines().filter_map(of).collect()
}

fn options(text: &str) -> Vec<String> {
    let prose = prose(text);
    let words = prose.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    let mut options: Vec<String> =
        words.filter(|word| word.starts_with("--") && word.len() > 3).map(str::to_owned).collect();
    options.retain(|word| !word.ends_with('-'));
    options.sort();
    options.dedup();
    options
}

#[test]
fn the_bad_case_shown_gives_the_messages_shown() {
    let good = text("examples/published-towns.toml");
    let bad = good
        .replacen("before  = \"9億", "befor   = \"9億", 1)
        .replacen("percent = \"40%\"", "percent = \"1.5倍\"", 1);
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.toml"), bad).unwrap();
    for (page, lang) in [("docs/case-file.md", "en"), ("docs/case-file.ja.md", "ja")] {
        let shown = blocks(&text(page), "text");
        let output = Command::new(env!("CARGO_BIN_EXE_cloudcost"))
            .args(["compare", "mine.toml", "--lang", lang])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let (_, shown) = shown[0].split_once('\n').unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), shown, "{page}");
    }
}

/// Copies the case files of a folder, and of those in it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        match from.is_dir() {
            true => copy(&from, &to),
            false => fs::copy(from, to).map(drop).unwrap(),
        }
    }
}

#[cfg(unix)]
fn there(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap()).any(|folder| folder.join(program).exists())
}

/// Runs a script as a user pastes it, with the program in the path.
#[cfg(unix)]
fn run(script: &str, lang: &str, folder: &Path) -> std::process::Output {
    let mut path = vec![PathBuf::from(env!("CARGO_BIN_EXE_cloudcost")).parent().unwrap().to_owned()];
    path.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap()));
    Command::new("sh")
        .args(["-euc", script])
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("CLOUDCOST_LANG", lang)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[cfg(unix)]
#[test]
fn the_scripts_shown_run() {
    let mut count = 0;
    for page in pages().concat() {
        // a reader of each page begins anew: nothing that another page wrote is there
        let folder = tempfile::tempdir().unwrap();
        for kind in ["cases", "examples"] {
            copy(&root().join(kind), &folder.path().join(kind));
        }
        let lang = if page.ends_with(".ja.md") { "ja" } else { "en" };
        for script in blocks(&text(&page), "sh") {
            // what builds the program is run by .ci/run; jq is not everywhere
            if script.contains("cargo ") || (script.contains("jq ") && !there("jq")) {
                continue;
            }
            // a browser to open a page with is not everywhere either
            let script = script.replace(" --open", "");
            let output = run(&script, lang, folder.path());
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{page}:\n{script}\n{said}");
            count += script.lines().count();
        }
        if page.starts_with("README") {
            let page = fs::read_to_string(folder.path().join("three-towns.html")).unwrap();
            assert!(page.starts_with("<!DOCTYPE html>"));
        }
    }
    assert!(count >= 40, "{count} lines");
}
