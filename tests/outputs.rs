//! What leaves the program: never onto a file that is read, never a command to a log, no column twice, nothing left
//! behind; with paths as other programs want them.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout,
    missing_docs
)]

mod common;

use common::{cloudcost, package, run, stdout};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

const CASE: &str =
    "format = 1\ntitle = \"富山県\"\n[[published]]\nbefore = \"約22億円\"\nafter = \"約14億円\"\n";

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn said(output: &Output, code: i32) -> String {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn a_file_that_is_read_is_never_replaced_whatever_it_is_called() {
    let plan = fs::read_to_string(package().join("examples/what-if/towns.toml")).unwrap();
    let more = "[[scenario]]\nid = \"a\"\nset = { \"months\" = 12 }\n";
    let folder = folder_with(&[("a.toml", CASE), ("plan.toml", &plan), ("more.toml", more)]);
    let at = folder.path();
    symlink("a.toml", at.join("link.csv")).unwrap();
    fs::hard_link(at.join("a.toml"), at.join("hard.csv")).unwrap();
    let whole = at.join("a.toml");
    let whole = whole.to_str().unwrap();
    for arguments in [
        vec!["compare", "a.toml", "-o", "a.toml"],
        vec!["compare", "a.toml", "-o", "./a.toml"],
        vec!["compare", "a.toml", "-o", whole],
        vec!["compare", "a.toml", "-o", "link.csv"],
        vec!["compare", "link.csv", "-o", "a.toml"],
        vec!["compare", "hard.csv", "-o", "a.toml"],
        vec!["compare", ".", "-o", "hard.csv"],
        vec!["check", ".", "-o", "hard.csv"],
        vec!["check", "plan.toml", "--baseline", ".", "-o", "a.toml"],
        vec!["split", "plan.toml", "-o", "plan.toml"],
        vec!["whatif", "plan.toml", "--with", "more.toml", "-o", "more.toml"],
    ] {
        let command = || {
            let mut command = cloudcost(at);
            command.args(&arguments).args(["-f", "csv"]);
            command
        };
        let refused = said(&command().output().unwrap(), 2);
        assert!(refused.starts_with("error[output-is-input]: --output "), "{arguments:?}: {refused}");
        let refused = said(&command().args(["--lang", "ja"]).output().unwrap(), 2);
        assert!(refused.starts_with("エラー[output-is-input]: --output "), "{arguments:?}: {refused}");
    }
    let input = File::open(at.join("hard.csv")).unwrap();
    let output =
        cloudcost(at).args(["compare", "-", "-f", "csv", "-o", "a.toml"]).stdin(input).output().unwrap();
    assert!(said(&output, 2).contains("[output-is-input]"));
    assert_eq!(fs::read_to_string(at.join("a.toml")).unwrap(), CASE);
    assert_eq!(fs::read_to_string(at.join("plan.toml")).unwrap(), plan);
    assert_eq!(fs::read_to_string(at.join("more.toml")).unwrap(), more);
    // another file beside them is written
    said(&cloudcost(at).args(["compare", "a.toml", "-o", "b.csv"]).output().unwrap(), 0);
}

/// A case full of what a log would obey.
const COMMANDS: &str = r####"format = 1
title = "::set-env name=a::b"
note = """a
::error::b"""
[[published]]
system = "::error::c"
before = "22億円"
after = "14億円"
[[published]]
system = "###[error]d ##vso[task.complete]e"
before = "22億円"
after = "14億円"
[[require]]
figure = "saving"
at_least = "40%"
why = "##[error]f"
[[require]]
figure = "saving"
at_least = "50%"
why = "::warning::g ::error::h"
"####;

/// Lines that a runner of GitHub or Azure would take for a command.
fn commands(text: &str) -> Vec<&str> {
    let is_command = |line: &&str| {
        let own = ["::error file=", "::warning file="].iter().any(|start| line.starts_with(start));
        let marks = ["##[", "##vso[", "##teamcity["].iter().any(|mark| line.contains(mark));
        let words = line.trim_start();
        // the name of a command does not begin with a colon
        marks || (words.starts_with("::") && !words.starts_with(":::") && !own)
    };
    text.lines().filter(is_command).collect()
}

#[test]
fn no_text_of_a_file_reaches_a_log_as_a_command() {
    let broken = "format = 1\n\"::error::a\" = 1 # ##[error]b\n\"##[error]c\" = ##[d\n";
    let folder = folder_with(&[("a.toml", COMMANDS), ("b.toml", broken)]);
    for lang in ["en", "ja"] {
        for format in ["table", "markdown", "csv", "tsv", "json", "github", "sarif", "junit"] {
            for (command, width) in [("check", "200"), ("check", "24"), ("compare", "200"), ("compare", "24")]
            {
                if command == "compare" && ["github", "sarif", "junit"].contains(&format) {
                    continue;
                }
                for file in ["a.toml", "b.toml"] {
                    let output = cloudcost(folder.path())
                        .args([command, file, "-f", format, "--lang", lang])
                        .env("COLUMNS", width)
                        .output()
                        .unwrap();
                    for text in [text(&output.stdout), text(&output.stderr)] {
                        assert_eq!(commands(&text), [""; 0], "{command} {file} -f {format}: {text}");
                    }
                }
            }
        }
    }
    // data keep the very text
    let output = cloudcost(folder.path()).args(["compare", "a.toml", "-f", "json"]).output().unwrap();
    let data: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(data["tables"][0]["rows"][1]["system"], "###[error]d ##vso[task.complete]e");
    let output = cloudcost(folder.path()).args(["check", "a.toml", "-f", "junit"]).output().unwrap();
    assert!(roxmltree::Document::parse(&text(&output.stdout)).is_ok());
}

#[test]
fn columns_have_names_of_their_own_in_every_command_and_format() {
    let towns = "examples/what-if/towns.toml";
    let three = "examples/three-towns.toml";
    let sweep = ["sweep", towns, "months=12..60/2"];
    let mut asked: Vec<Vec<&str>> = vec![
        vec!["compare"],
        vec!["compare", three, "--by", "member", "--by", "year"],
        vec!["compare", three, "--measures"],
        vec!["verify", "22億円→14億円（36%）"],
        vec!["check", "cases"],
        vec!["cases"],
        vec!["split", three],
        vec!["split", three, "--by", "year", "--fair"],
        vec!["split", three, "--rule", "equal", "--rule", "均等割", "--rule", "equal"],
        vec!["whatif", towns, "--all-scenarios"],
        vec!["whatif", towns, "--set", "months=24"],
        vec!["tornado", towns, "10%"],
        vec!["seek", towns, "percent=10%", "--moving", "months"],
    ];
    for figure in ["before", "after", "saving", "percent"] {
        asked.push([&sweep[..], &["--figure", figure]].concat());
    }
    for arguments in asked {
        let ids: Vec<String> = {
            let output = run(&[&arguments[..], &["-f", "json"]].concat());
            let data: Value = serde_json::from_slice(&output.stdout).unwrap();
            let tables = data["tables"].as_array().unwrap();
            tables.iter().map(|table| table["id"].as_str().unwrap().to_owned()).collect()
        };
        for id in &ids {
            let csv = text(&run(&[&arguments[..], &["-f", "csv", "--table", id]].concat()).stdout);
            let head: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
            let names: BTreeSet<&str> = head.iter().copied().collect();
            assert_eq!(names.len(), head.len(), "{arguments:?} {id}: {head:?}");
            let json = run(&[&arguments[..], &["-f", "json"]].concat());
            let data: Value = serde_json::from_slice(&json.stdout).unwrap();
            let table = data["tables"].as_array().unwrap().iter().find(|table| table["id"] == **id).unwrap();
            for row in table["rows"].as_array().unwrap() {
                let keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
                assert_eq!(keys, head, "{arguments:?} {id}");
            }
        }
    }
}

#[test]
fn a_rule_asked_for_twice_is_numbered() {
    let case = "format = 1\ntitle = \"a\"\n[[member]]\nid = \"a\"\n[[after]]\nitem = \"x\"\nyearly = 100\n";
    let folder = folder_with(&[("a.toml", case)]);
    let arguments = ["split", "a.toml", "--rule", "equal", "--rule", "equal", "-f", "csv"];
    let output = cloudcost(folder.path()).args(arguments).output().unwrap();
    assert_eq!(said(&output, 0), "");
    let head = text(&output.stdout).lines().next().unwrap().to_owned();
    assert_eq!(head, "role,member,name,before,equal,equal_2");
}

#[test]
fn annotations_and_sarif_name_files_as_a_repository_and_a_uri_do() {
    let wrong = CASE.replace("after = \"約14億円\"", "after = \"14億円\"\npercent = \"50%\"");
    let folder = folder_with(&[("事例 1.toml", &wrong)]);
    let at = folder.path();
    let check = |named: &str, format: &str| {
        let output = cloudcost(at).args(["check", named, "-f", format]).output().unwrap();
        said(&output, 1);
        text(&output.stdout)
    };
    for named in [".", "./", "./事例 1.toml", "././/事例 1.toml", "事例 1.toml"] {
        let github = check(named, "github");
        assert!(github.starts_with("::error file=事例 1.toml,line=6,"), "{named}: {github}");
    }
    let uri = |named: &str| -> String {
        let sarif: Value = serde_json::from_str(&check(named, "sarif")).unwrap();
        let place = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        place["artifactLocation"]["uri"].as_str().unwrap().to_owned()
    };
    assert_eq!(uri("."), "%E4%BA%8B%E4%BE%8B%201.toml");
    let whole = at.to_str().unwrap();
    assert_eq!(uri(whole), format!("file://{whole}/%E4%BA%8B%E4%BE%8B%201.toml"));
}

#[test]
fn what_is_no_text_has_its_line_for_programs_too() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("sjis.toml"), b"format = 1\r\ntitle = \"\x95\x78\x8e\x52\"\r\n").unwrap();
    let check = |format: &str| {
        let output = cloudcost(folder.path()).args(["check", ".", "-f", format]).output().unwrap();
        said(&output, 2);
        text(&output.stdout)
    };
    let github = check("github");
    assert!(
        github.starts_with("::error file=sjis.toml,line=2,endLine=2,col=10,endColumn=10,title=not-utf8::")
    );
    let sarif: Value = serde_json::from_str(&check("sarif")).unwrap();
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"]), (&Value::from(2), &Value::from(10)));
    assert!(check("junit").contains("./sjis.toml:2:10: not-utf8: "));
}

#[test]
fn junit_tells_tests_apart_and_says_the_figure_that_fails() {
    let case = "format = 1\ntitle = \"a\"\n\
                [[published]]\nbefore = \"20億円\"\nafter = \"15億円\"\n\
                [[published]]\nbefore = \"20億円\"\nafter = \"16億円\"\n\
                [[require]]\nfigure = \"saving\"\nat_least = \"30%\"\n\
                [[require]]\nfigure = \"saving\"\nat_least = \"30%\"\nwhy = \"b\"\n";
    let folder = folder_with(&[("a.toml", case)]);
    let output = cloudcost(folder.path()).args(["check", "a.toml", "-f", "junit"]).output().unwrap();
    let xml = text(&output.stdout);
    let document = roxmltree::Document::parse(&xml).unwrap();
    let tests: Vec<_> = document.descendants().filter(|node| node.has_tag_name("testcase")).collect();
    let names: BTreeSet<_> =
        tests.iter().map(|test| (test.attribute("classname"), test.attribute("name"))).collect();
    assert_eq!(names.len(), tests.len(), "{xml}");
    let failure = document.descendants().find(|node| node.attribute("type") == Some("requirement-broken"));
    let message = failure.unwrap().attribute("message").unwrap();
    assert!(message.contains("25.0%"), "{message}");
}

#[test]
fn help_and_version_that_cannot_be_written_are_a_failure() {
    for arguments in [&["--version"][..], &["--help"], &["help", "compare"], &["split", "-h"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = cloudcost(package()).args(arguments).stdout(Stdio::from(full)).output().unwrap();
        let message = "error: cannot write to standard output: No space left on device";
        assert!(said(&output, 2).starts_with(message), "{arguments:?}");
        assert!(!stdout(arguments).is_empty());
    }
}

#[test]
fn links_that_lead_in_a_circle_and_failing_disks_say_so() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    symlink("b.toml", at.join("a.toml")).unwrap();
    symlink("a.toml", at.join("b.toml")).unwrap();
    let read = said(&cloudcost(at).args(["compare", "a.toml"]).output().unwrap(), 2);
    assert!(read.contains("symbolic links lead in a circle") && !read.contains("permissions"), "{read}");
    let read = said(&cloudcost(at).args(["compare", "."]).output().unwrap(), 2);
    assert_eq!(read.matches("symbolic links lead in a circle").count(), 2, "{read}");
    let arguments = ["compare", "builtin:akita", "-f", "csv", "-o", "a.toml"];
    let written = said(&cloudcost(at).args(arguments).output().unwrap(), 2);
    assert!(
        written.starts_with("error: cannot write a.toml: Too many levels of symbolic links"),
        "{written}"
    );
    assert!(fs::symlink_metadata(at.join("a.toml")).unwrap().is_symlink());
    // what no disk gives: the memory of the program itself
    if Path::new("/proc/self/mem").exists() {
        let read = said(&cloudcost(at).args(["compare", "/proc/self/mem"]).output().unwrap(), 2);
        assert!(read.contains("Input/output error") && !read.contains("permissions"), "{read}");
    }
}

#[test]
fn one_core_does_where_no_thread_is_to_be_had() {
    let folder = TempDir::new().unwrap();
    let at = folder.path();
    for nth in 0..450 {
        fs::write(at.join(format!("{nth:03}.toml")), CASE).unwrap();
    }
    let plan = at.join("towns");
    fs::copy(package().join("examples/what-if/towns.toml"), &plan).unwrap();
    let program = at.join("cloudcost");
    fs::copy(env!("CARGO_BIN_EXE_cloudcost"), &program).unwrap();
    for path in [at, &program] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    for arguments in
        [&["compare", ".", "-f", "csv"][..], &["check", "."], &["sweep", "towns", "months=12..60/24"]]
    {
        let mut command = Command::new("prlimit");
        command.arg("--nproc=1").arg(&program).args(arguments).current_dir(at).env_clear();
        if is_root {
            // no limit holds for root
            command.uid(65_534).gid(65_534);
        }
        let Ok(output) = command.output() else {
            println!("skipped: there is no prlimit, or no other user to run as");
            return;
        };
        assert_eq!(said(&output, 0), "", "{arguments:?}");
        let whole = cloudcost(at).args(arguments).output().unwrap();
        assert_eq!(output.stdout, whole.stdout, "{arguments:?}");
    }
}

/// Wherever the program is stopped, the folder holds what it held, or the whole new file.
#[cfg(target_os = "linux")]
#[test]
fn a_program_that_is_stopped_leaves_nothing_behind() {
    let rows = "[[published]]\nbefore = \"22億円\"\nafter = \"14億円\"\n".repeat(5_000);
    let case = format!("format = 1\ntitle = \"a\"\n{rows}");
    let folder = folder_with(&[("a.toml", &case)]);
    let at = folder.path();
    let left = || -> BTreeSet<String> {
        fs::read_dir(at).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    };
    let arguments = ["compare", "a.toml", "-f", "csv", "-o", "out.csv", "-q"];
    let began = std::time::Instant::now();
    said(&cloudcost(at).args(arguments).output().unwrap(), 0);
    let whole = fs::read(at.join("out.csv")).unwrap();
    let time = began.elapsed();
    for nth in 0..40 {
        let existing = nth % 2 == 0;
        let old = if existing { Some(b"old".to_vec()) } else { None };
        match &old {
            Some(old) => fs::write(at.join("out.csv"), old).unwrap(),
            None => drop(fs::remove_file(at.join("out.csv"))),
        }
        let mut child = cloudcost(at).args(arguments).stderr(Stdio::null()).spawn().unwrap();
        // the end of the run, where it writes, is looked at most
        std::thread::sleep(time.mul_f64(0.7) + Duration::from_micros(time.as_micros() as u64 / 80 * nth / 2));
        let _ = Command::new("kill").args(["-INT", &child.id().to_string()]).stderr(Stdio::null()).status();
        child.wait().unwrap();
        let mut names = left();
        names.remove("out.csv");
        assert_eq!(names, BTreeSet::from(["a.toml".to_owned()]), "stopped at {nth}");
        let found = fs::read(at.join("out.csv")).ok();
        assert!(found == old || found.as_ref() == Some(&whole), "stopped at {nth}");
    }
}

#[test]
fn a_number_that_readers_of_json_would_round_is_text_with_all_its_digits() {
    let plan = "format = 1\ntitle = \"t\"\nmonths = 600\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n\
                [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = 999_999_999_999_999\n\
                [[after]]\nitem = \"y\"\nyearly = 180_143_985_094_819\n";
    let folder = folder_with(&[("a.toml", plan)]);
    let run = |format: &str| {
        text(&cloudcost(folder.path()).args(["compare", "a.toml", "-f", format]).output().unwrap().stdout)
    };
    let found: Value = serde_json::from_str(&run("json")).unwrap();
    let total = &found["tables"][0]["rows"][0];
    // 50 years of 999,999,999,999,999 and of 180,143,985,094,819, which is 42 below 2^53
    assert_eq!(total["before"], Value::from("49999999999999950"));
    assert_eq!(total["after"], Value::from(9_007_199_254_740_950_u64));
    assert_eq!(total["saving"], Value::from("40992800745259000"));
    assert_eq!(found["summary"]["figures"]["before"], total["before"]);
    assert!(run("csv").contains(",49999999999999950,"));
    assert!(total["percent"].is_number());
}
