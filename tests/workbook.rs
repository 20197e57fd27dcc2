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
                assert_eq!(
                    (checked.status.code(), stderr(&checked).as_str()),
                    (Some(0), ""),
                    "{lang} {plan}"
                );
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
            let reading = cloudcost::read_case("plan", cloudcost::Source::new("plan.toml", &text)).unwrap();
            let plan = reading.case.plan.unwrap();
            assert_eq!(plan.members.len(), 3);
            assert!(!plan.before.is_empty() && plan.after.len() > 2 && !plan.support.is_empty());
            assert!(plan.sharing.rule.is_some() && !reading.case.require.is_empty());
        }
    }

    /// Each key stands beside a word on what it is for the first time that it is used.
    #[test]
    fn every_key_has_a_word_on_what_it_is_for() {
        for arguments in [
            ["new", "--lang", "en"].as_slice(),
            &["new", "--plan", "--lang", "ja"],
            &["new", "--plan", "--lang", "en"],
        ] {
            let text = stdout(&run(arguments));
            let mut seen = BTreeSet::new();
            for line in text.lines() {
                let Some((key, _)) = line.split_once(" = ").or_else(|| line.split_once("= ")) else {
                    continue;
                };
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
                let lines: Vec<&str> = text
                    .lines()
                    .enumerate()
                    .map(|(at, other)| if at == nth { setting } else { other })
                    .collect();
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

mod tables {
    use super::*;
    use calamine::{Data, Range, Reader, Xlsx, open_workbook};
    use serde_json::Value;

    /// Every command, in both languages, with a table of amounts.
    const COMMANDS: [&[&str]; 9] = [
        &["compare", "cases"],
        &["compare", "examples/three-towns.toml", "--by", "member", "--by", "year"],
        &["compare", "examples/public-cloud.toml", "--discount", "2%"],
        &["split", "examples/three-towns.toml", "--by", "year"],
        &["split", "examples/association.toml", "--rule", "equal", "--rule", "current"],
        &["whatif", "examples/what-if/towns.toml", "--leave", "otsu"],
        &["verify", "34億6,500万円→24億2,600万円（▲10億3,900万円、▲29.9%）"],
        &["check", "cases"],
        &["cases"],
    ];

    fn written(arguments: &[&str], name: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let output = run(&[arguments, &["-o", path.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", stderr(&output));
        (folder, path)
    }

    fn sheets(path: &Path) -> Vec<(String, Range<Data>)> {
        let mut book: Xlsx<_> = open_workbook(path).unwrap();
        book.worksheets()
    }

    fn cells(path: &Path) -> Vec<Data> {
        sheets(path)
            .iter()
            .flat_map(|(_, range)| range.used_cells().map(|cell| cell.2.clone()).collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn every_command_writes_a_workbook_and_the_same_one_each_time() {
        for lang in ["ja", "en"] {
            for command in COMMANDS {
                let arguments = [command, &["--lang", lang]].concat();
                let (_kept, path) = written(&arguments, "a.xlsx");
                let (_kept_too, again) = written(&arguments, "b.xlsx");
                assert!(std::fs::read(&path).unwrap() == std::fs::read(again).unwrap(), "{arguments:?}");
                let found = sheets(&path);
                assert!(
                    !found.is_empty() && found.iter().all(|(_, range)| !range.is_empty()),
                    "{arguments:?}"
                );
                for (name, _) in &found {
                    assert!(
                        name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
                    );
                }
            }
        }
    }

    /// What JSON says of the shares, in yen, is what the cells hold as numbers.
    #[test]
    fn amounts_are_numbers_and_a_reduction_is_below_nothing() {
        let arguments = ["split", "examples/three-towns.toml", "--lang", "ja"];
        let json = stdout(&run(&[&arguments[..], &["-f", "json"]].concat()));
        let json: Value = serde_json::from_str(&json).unwrap();
        let rows = json["tables"][0]["rows"].as_array().unwrap();
        for unit in ["auto", "yen", "thousand", "million", "oku"] {
            let (_kept, path) = written(&[&arguments[..], &["--unit", unit]].concat(), "s.xlsx");
            let found = sheets(&path);
            let range = &found[0].1;
            let head: Vec<String> = range.rows().nth(2).unwrap().iter().map(Data::to_string).collect();
            let column = |name: &str| head.iter().position(|known| known == name).unwrap();
            let shown: Vec<&[Data]> =
                range.rows().skip(3).filter(|row| matches!(row[1], Data::Float(_))).collect();
            assert_eq!(shown.len(), rows.len());
            let scale = if unit == "oku" { 1e8 } else { 1.0 };
            for (row, shown) in rows.iter().zip(shown) {
                let number = |name: &str| match &shown[column(name)] {
                    Data::Float(number) => *number,
                    other => panic!("{name}: {other:?}"),
                };
                for (head, key, sign) in
                    [("導入前", "before", 1.0), ("負担額", "share", 1.0), ("増減額", "saving", -1.0)]
                {
                    let expected = row[key].as_f64().unwrap() * sign / scale;
                    assert!(
                        (number(head) - expected).abs() < 1e-7,
                        "{unit} {head}: {} {expected}",
                        number(head)
                    );
                }
                let percent = row["percent"].as_f64().unwrap() / -100.0;
                assert!((number("増減率") - percent).abs() < 1e-8, "{percent}");
            }
        }
    }

    /// Where rows add up the total is a formula of just those rows; it holds what it comes to.
    #[test]
    fn totals_are_formulas_where_the_rows_add_up() {
        let (_kept, path) = written(&["split", "examples/three-towns.toml", "--by", "year"], "s.xlsx");
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        let name = book.sheet_names()[0].clone();
        let formulas = book.worksheet_formula(&name).unwrap();
        let values = book.worksheet_range(&name).unwrap();
        let mut checked = 0;
        for (row, column, formula) in formulas.used_cells() {
            let (row, column) =
                (row as u32 + formulas.start().unwrap().0, column as u32 + formulas.start().unwrap().1);
            let inner = formula.strip_prefix("SUM(").and_then(|rest| rest.strip_suffix(')')).unwrap();
            let sum: f64 = inner
                .split(',')
                .flat_map(|run| {
                    let (first, last) = run.split_once(':').unwrap_or((run, run));
                    let number = |name: &str| {
                        name.trim_start_matches(|c: char| c.is_alphabetic()).parse::<u32>().unwrap()
                    };
                    number(first)..=number(last)
                })
                .map(|line| match values.get_value((line - 1, column)) {
                    Some(Data::Float(number)) => *number,
                    other => panic!("{other:?}"),
                })
                .sum();
            assert_eq!(values.get_value((row, column)), Some(&Data::Float(sum)), "{formula}");
            checked += 1;
        }
        // five years and the whole, in five columns of amounts
        assert_eq!(checked, 30);
    }

    #[test]
    fn text_is_never_a_formula_and_a_name_of_a_member_never_the_name_of_a_sheet() {
        let folder = tempfile::tempdir().unwrap();
        let case = r#"
            format = 1
            title = "=1+1"
            note = "=cmd|' /c calc'!A0"
            member = [{ id = "a", name = "=HYPERLINK(\"http://x\")" }, { id = "b", name = "@[x]" }]
            before = [{ item = "+1", member = "a", yearly = 1000 }, { item = "-1", member = "b", yearly = 1000 }]
            after = [{ item = "=2", yearly = 1001, share = "equal" }]
        "#;
        std::fs::write(folder.path().join("a.toml"), case).unwrap();
        let output = run_in(folder.path(), &["split", "a.toml", "-o", "a.xlsx"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let path = folder.path().join("a.xlsx");
        let found = cells(&path);
        assert!(
            found.iter().any(|cell| matches!(cell, Data::String(text) if text == "=HYPERLINK(\"http://x\")")),
            "{found:?}"
        );
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().all(|(_, _, formula)| formula.starts_with("SUM(")));
        }
    }

    #[test]
    fn a_workbook_goes_into_a_pipe_by_name_and_by_ending() {
        let piped = run(&["cases", "-f", "xlsx"]);
        let (_kept, path) = written(&["cases"], "list.xlsx");
        assert!(piped.status.success() && piped.stdout == std::fs::read(path).unwrap());
        assert!(piped.stdout.starts_with(b"PK"));
        let refused = run(&["cases", "-o", "list.ods"]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(stderr(&refused).contains(".xlsx"), "{}", stderr(&refused));
    }
}
