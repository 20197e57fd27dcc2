//! `new` and workbooks: what is printed to start from, what goes into a workbook and comes out of a spreadsheet.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    for name in ["CLOUDCOST_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"] {
        command.env_remove(name);
    }
    command.current_dir(folder).args(arguments).output().unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> Output {
    run_in(root(), arguments)
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

mod starting {
    use super::*;

    #[test]
    fn what_new_prints_passes_every_check_as_it_is() {
        for lang in ["en", "ja"] {
            for plan in [false, true] {
                let folder = tempfile::tempdir().unwrap();
                let mut arguments = vec!["new", "--lang", lang, "-o", "start.toml"];
                arguments.extend(plan.then_some("--plan"));
                assert!(run_in(folder.path(), &arguments).status.success());
                let checked = run_in(folder.path(), &["check", "start.toml", "--strict"]);
                assert_eq!((checked.status.code(), stderr(&checked).as_str()), (Some(0), ""), "{lang} {plan}");
                let command = if plan { "split" } else { "compare" };
                let asked = run_in(folder.path(), &[command, "start.toml", "--lang", lang]);
                assert!(asked.status.success(), "{}", stderr(&asked));
                assert!(stdout(&asked).contains(if lang == "ja" { "架空" } else { "invented" }));
            }
        }
    }

    /// The members, both sides, sharing, support and a requirement: what a plan is made of.
    #[test]
    fn a_plan_to_start_from_has_all_that_a_plan_is_made_of() {
        for lang in [cloudcost::Lang::En, cloudcost::Lang::Ja] {
            let text = stdout(&run(&["new", "--plan", "--lang", lang.code()]));
            let reading =
                cloudcost::read_case("plan", cloudcost::Source::new("plan.toml", &text)).unwrap();
            let plan = reading.case.plan.unwrap();
            assert_eq!(plan.members.len(), 3);
            assert!(!plan.before.is_empty() && plan.after.len() > 2 && !plan.support.is_empty());
            assert!(plan.sharing.rule.is_some() && !reading.case.require.is_empty());
        }
    }

    /// Each key stands beside a word on what it is for the first time that it is used.
    #[test]
    fn every_key_has_a_word_on_what_it_is_for() {
        for arguments in [["new", "--lang", "en"].as_slice(), &["new", "--plan", "--lang", "ja"], &["new", "--plan", "--lang", "en"]] {
            let text = stdout(&run(arguments));
            let mut seen = BTreeSet::new();
            for line in text.lines() {
                let Some((key, _)) = line.split_once(" = ").or_else(|| line.split_once("= ")) else { continue };
                let key = key.trim_start_matches('#').trim();
                let is_key = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                if is_key && seen.insert(key.to_owned()) {
                    let value = line.trim_start_matches('#');
                    assert!(value.contains("# "), "{key} is not explained: {line}");
                }
            }
            assert!(seen.len() > 10, "{seen:?}");
        }
    }

    /// Comments behind `#` are settings to switch on: with the `#` away each is still a case.
    #[test]
    fn what_is_commented_out_can_be_switched_on() {
        for lang in ["en", "ja"] {
            let text = stdout(&run(&["new", "--plan", "--lang", lang]));
            for (nth, line) in text.lines().enumerate() {
                let Some(setting) = line.strip_prefix("# ") else { continue };
                let is_setting = setting.split_once('=').is_some_and(|(key, _)| {
                    let key = key.trim();
                    !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                });
                // the one that `[finance]` opens, and what excludes its neighbour
                let alone = ["discount", "timing", "leave"].iter().any(|key| setting.starts_with(key));
                if !is_setting || alone {
                    continue;
                }
                let lines: Vec<&str> =
                    text.lines().enumerate().map(|(at, other)| if at == nth { setting } else { other }).collect();
                let changed = lines.join("\n");
                let read = cloudcost::read_case("plan", cloudcost::Source::new("plan.toml", &changed));
                assert!(read.is_ok(), "{lang}: {setting}: {:?}", read.unwrap_err().list);
            }
        }
    }

    #[test]
    fn the_invented_plans_are_built_in_and_listed() {
        let listed = stdout(&run(&["cases"]));
        for (name, file) in [
            ("three-towns", "examples/three-towns.toml"),
            ("association", "examples/association.toml"),
            ("public-cloud", "examples/public-cloud.toml"),
            ("towns", "examples/what-if/towns.toml"),
        ] {
            assert!(listed.contains(name), "{listed}");
            let printed = run(&["cases", name]);
            assert_eq!(stdout(&printed), std::fs::read_to_string(root().join(file)).unwrap());
            let built_in = run(&["split", &format!("builtin:{name}")]);
            assert_eq!(stdout(&built_in), stdout(&run(&["split", file])), "{name}");
            assert!(built_in.status.success());
        }
        // published cases alone are what is read when nothing is named
        let folder = tempfile::tempdir().unwrap();
        let default = run_in(folder.path(), &["compare", "-f", "json"]);
        assert!(!stdout(&default).contains("three-towns") && stderr(&default).contains("6 published"));
    }
}
