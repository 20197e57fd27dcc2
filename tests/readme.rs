//! The README in both languages: its case files are good ones, its links lead somewhere, and both say the same things.
//!
//! Its commands are run by `tests/transcripts.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::{Source, read_case};
use std::fs;
use std::path::Path;
use std::process::Command;

const READMES: [&str; 2] = ["README.md", "README.ja.md"];

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
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

#[test]
fn the_case_files_shown_are_good_ones() {
    for readme in READMES {
        let cases: Vec<String> =
            blocks(&text(readme), "toml").into_iter().filter(|block| block.contains("format = 1")).collect();
        assert_eq!(cases.len(), 2, "{readme}");
        for case in cases {
            let reading = read_case("case", Source::new("case.toml", &case));
            let reading = reading.unwrap_or_else(|faults| panic!("{readme}: {:?}", faults.list));
            assert!(reading.warnings.list.is_empty(), "{readme}: {:?}", reading.warnings.list);
        }
    }
}

#[test]
fn links_lead_to_files_and_headings_that_are_there() {
    for readme in READMES {
        let text = text(readme);
        let headings: Vec<String> = prose(&text)
            .lines()
            .filter_map(|line| line.strip_prefix('#'))
            .map(|line| line.trim_start_matches('#').trim().to_lowercase())
            // as GitHub makes an anchor of a heading
            .map(|line| line.chars().filter(|c| c.is_alphanumeric() || " -".contains(*c)).collect::<String>())
            .map(|line| line.replace(' ', "-"))
            .collect();
        let prose = prose(&text);
        let targets = prose.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
        for target in targets {
            match target.strip_prefix('#') {
                Some(anchor) => assert!(headings.iter().any(|known| known == anchor), "{readme}: #{anchor}"),
                None if target.starts_with("https://") => {}
                None => {
                    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(target).exists(), "{readme}: {target}")
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_sections_tables_and_options() {
    let [english, japanese] = READMES.map(text);
    let shape = |text: &str| -> Vec<String> {
        prose(text)
            .lines()
            .filter_map(|line| match line {
                _ if line.starts_with('#') => Some(line.split(' ').next().unwrap().to_owned()),
                _ if line.starts_with("| ---") => Some("table".to_owned()),
                _ => None,
            })
            .collect()
    };
    assert_eq!(shape(&english), shape(&japanese));
    let options = |text: &str| {
        let prose = prose(text);
        let words = prose.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let mut options: Vec<String> =
            words.filter(|word| word.starts_with("--") && word.len() > 3).map(str::to_owned).collect();
        options.retain(|word| !word.ends_with('-'));
        options.sort();
        options.dedup();
        options
    };
    assert_eq!(options(&english), options(&japanese));
    assert_eq!(blocks(&english, "console").len(), blocks(&japanese, "console").len());
    assert_eq!(blocks(&english, "sh"), blocks(&japanese, "sh"));
}

#[test]
fn the_bad_case_shown_gives_the_messages_shown() {
    let good = text("examples/published-towns.toml");
    let bad = good.replacen("before  = \"9億", "befor   = \"9億", 1).replacen(
        "percent = \"40%\"",
        "percent = \"1.5倍\"",
        1,
    );
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.toml"), bad).unwrap();
    for (readme, lang) in READMES.into_iter().zip(["en", "ja"]) {
        let shown = blocks(&text(readme), "text");
        let output = Command::new(env!("CARGO_BIN_EXE_cloudcost"))
            .args(["compare", "mine.toml", "--lang", lang])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let (_, shown) = shown[0].split_once('\n').unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr).trim_end(), shown, "{readme}");
    }
}

#[test]
fn the_pages_shown_are_written_as_shown() {
    let folder = tempfile::tempdir().unwrap();
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    for kind in ["cases", "examples"] {
        fs::create_dir(folder.path().join(kind)).unwrap();
        for entry in fs::read_dir(package.join(kind)).unwrap().map(Result::unwrap) {
            if entry.path().extension().is_some_and(|ending| ending == "toml") {
                fs::copy(entry.path(), folder.path().join(kind).join(entry.file_name())).unwrap();
            }
        }
    }
    // both languages have the same blocks
    let blocks = blocks(&text("README.md"), "sh");
    let lines = blocks.iter().flat_map(|block| block.lines());
    let commands: Vec<&str> = lines.filter_map(|line| line.strip_prefix("cloudcost report ")).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let arguments: Vec<&str> = command.split(' ').collect();
        let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
        let output = program.arg("report").args(&arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        let page = fs::read_to_string(folder.path().join(arguments.last().unwrap())).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>"), "{command}");
    }
}
