//! Many files, and many rows: what leaves in portions is what one report of all of it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::split::{By, SplitRequest, split};
use cloudcost::render::{Format, Style, render};
use cloudcost::{Lang, Source, layout, read_case};
use std::fs;
use std::path::Path;
use std::process::Command;

/// More files than one portion holds.
const FILES: usize = 2_100;

fn printed(folder: &Path, arguments: &[&str]) -> String {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let output = program.current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Invented figures: the n-th file costs 10,000 + n ten-thousands of yen before.
fn text(nth: usize) -> String {
    format!(
        "format = 1\ntitle = \"City {nth}\"\n[[published]]\nbefore = \"{}万円\"\nafter = \"10000万円\"\n",
        10_000 + nth
    )
}

#[test]
fn every_file_of_every_portion_is_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    for nth in 1..=FILES {
        fs::write(folder.path().join(format!("c{nth:04}.toml")), text(nth)).unwrap();
    }
    let csv = printed(folder.path(), &["compare", ".", "-f", "csv"]);
    let mut lines = csv.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let (case, before) =
        (head.iter().position(|key| *key == "case"), head.iter().position(|key| *key == "before"));
    for nth in 1..=FILES {
        let row: Vec<&str> = lines.next().unwrap().split(',').collect();
        assert_eq!(row[case.unwrap()], format!("c{nth:04}"));
        assert_eq!(row[before.unwrap()], ((10_000 + nth) * 10_000).to_string());
    }
    assert_eq!(lines.next(), None);

    let json: serde_json::Value =
        serde_json::from_str(&printed(folder.path(), &["compare", ".", "-f", "json"])).unwrap();
    assert_eq!(json["tables"][0]["rows"].as_array().unwrap().len(), FILES);
    assert_eq!(json["tables"][0]["rows"][FILES - 1]["before"], (10_000 + FILES) * 10_000);
    assert_eq!(json["summary"]["figures"]["cases"], FILES);
    let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["schema", "command", "tables", "summary", "notes"]);

    let checked: serde_json::Value =
        serde_json::from_str(&printed(folder.path(), &["check", ".", "-f", "json"])).unwrap();
    assert_eq!(checked["summary"]["figures"]["files"], FILES);
}

#[test]
fn a_fault_in_the_last_file_keeps_every_row_back() {
    let folder = tempfile::tempdir().unwrap();
    for nth in 1..=FILES {
        fs::write(folder.path().join(format!("c{nth:04}.toml")), text(nth)).unwrap();
    }
    fs::write(folder.path().join("d.toml"), "format = 1\n").unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let output = program.current_dir(folder.path()).args(["compare", ".", "-f", "csv"]).output().unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
}

#[test]
fn shares_by_item_leave_as_one_report_holds_them() {
    let text = "format = 1\ntitle = \"example\"\nmonths = 24\n\
        member = [{ id = \"a\", bases = { population = 3 } }, { id = \"b\", bases = { population = 1 } }]\n\
        before = [{ item = \"x\", member = \"a\", yearly = 900 }, { item = \"x\", member = \"b\", yearly = 100 }]\n\
        after = [{ item = \"x\", yearly = 400 }, { item = \"y\", yearly = 101 }]\n\
        [sharing]\nrule = \"population\"\n";
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("s.toml"), text).unwrap();
    let case = read_case("s", Source::new("s.toml", text)).unwrap().case;
    for (by, name) in [(By::Item, "item"), (By::Year, "year")] {
        let found = split(&case, &SplitRequest { by: Some(by), ..SplitRequest::default() }).unwrap();
        for (format, format_name) in [(Format::Csv, "csv"), (Format::Tsv, "tsv"), (Format::Json, "json")] {
            let whole = render(&layout::split::split(&found), format, &Style::plain(Lang::En), None).unwrap();
            let flown =
                printed(folder.path(), &["split", "s.toml", "--by", name, "-f", format_name, "--lang", "en"]);
            assert_eq!(flown, whole, "{name} {format_name}");
        }
    }
}
