//! Our schemas and reports before judges of others: ajv in its strict mode, and the validator of SARIF. Skipped with a word where
//! their packages are not there; `.ci/run` gets them:
//!
//! `npm ci --prefix tests/validators && cargo test --test validators -- --ignored`

#![allow(
    clippy::print_stderr, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing,
    missing_docs
)]

mod common;

use common::package;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a package of tests/validators is; none, with a word, where it is not.
fn of(name: &str) -> Option<PathBuf> {
    let found = package().join("tests/validators/node_modules").join(name);
    if !found.exists() {
        eprintln!("not judged: npm ci --prefix tests/validators");
        return None;
    }
    Some(found)
}

fn stdout(command: &str) -> String {
    common::stdout(&command.split(' ').collect::<Vec<_>>())
}

/// What ajv says of each file.
fn judged(schema: &Path, files: &[PathBuf]) -> Vec<Vec<String>> {
    let script = package().join("tests/validators/ajv.mjs");
    let output = Command::new("node").arg(script).arg(schema).args(files).output().unwrap();
    assert!(output.status.success(), "{}: {}", schema.display(), String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
#[ignore = "takes node and packages"]
fn schemas_are_clean_in_the_strict_mode_of_ajv_and_take_what_is_written() {
    let Some(_) = of("ajv") else { return };
    let folder = tempfile::tempdir().unwrap();
    let written = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let schema = written("case.schema.json", &stdout("schema"));
    let shapes = [
        (r#"{ "format": 1, "title": "t", "published": [{ "before": "1億円" }] }"#, false),
        (r#"{ "format": 1, "title": "t", "published": [] }"#, true),
        (r#"{ "format": 1, "title": "t", "published": [{ "before": "1億円" }], "nowhere": 1 }"#, true),
    ];
    let files: Vec<PathBuf> =
        (0..).zip(&shapes).map(|(nth, (text, _))| written(&format!("{nth}.json"), text)).collect();
    let found = judged(&schema, &files);
    for ((text, refused), errors) in shapes.iter().zip(&found) {
        assert_eq!(!errors.is_empty(), *refused, "{text}: {errors:?}");
    }
    for command in [
        "compare cases",
        "split examples/three-towns.toml",
        "check cases",
        "whatif examples/what-if/towns.toml --leave otsu",
    ] {
        let name = command.split(' ').next().unwrap();
        let schema = written("output.schema.json", &stdout(&format!("schema --output-of {name}")));
        let answer = written("answer.json", &stdout(&format!("{command} -f json")));
        assert_eq!(judged(&schema, &[answer]), [[""; 0]], "{command}");
    }
}

#[test]
#[ignore = "takes a package of 110 MB"]
fn the_validator_of_sarif_finds_no_fault() {
    let Some(tool) = of(".bin/sarif-multitool") else { return };
    let folder = tempfile::tempdir().unwrap();
    for (name, command) in [
        ("cases", "check cases -f sarif"),
        ("findings", "check tests/findings -f sarif"),
        ("ja", "check tests/findings -f sarif --lang ja"),
    ] {
        let log = folder.path().join(format!("{name}.sarif"));
        let output = common::run(&command.split(' ').collect::<Vec<_>>());
        assert!(!output.stdout.is_empty());
        fs::write(&log, output.stdout).unwrap();
        let judged = Command::new(&tool).arg("validate").arg(&log).output().unwrap();
        let said = String::from_utf8_lossy(&judged.stdout);
        assert!(judged.status.success() && said.contains("1 files scanned"), "{said}");
        // it would like an address of the program, which it has none of before it is published
        let faults: Vec<&str> =
            said.lines().filter(|line| line.contains("SARIF") && line.contains(".sarif(")).collect();
        let others: Vec<_> = faults.iter().filter(|line| !line.contains("SARIF2005")).collect();
        assert!(others.is_empty(), "{others:#?}");
    }
}
