//! The largest there is, each added up on paper: a file for every municipality, ten thousand members, a hundred thousand
//! items. `cargo test --release --test large -- --ignored`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let answer = program.current_dir(folder).args(arguments).args(["-f", "json", "-q"]).output().unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    serde_json::from_slice(&answer.stdout).unwrap()
}

/// The rows of a table with this role.
fn rows<'j>(json: &'j Value, table: &str, role: &str) -> Vec<&'j Value> {
    let tables = json["tables"].as_array().unwrap();
    let table = tables.iter().find(|found| found["id"] == table).unwrap();
    table["rows"].as_array().unwrap().iter().filter(|row| row["role"] == role).collect()
}

fn sum(rows: &[&Value], key: &str) -> i64 {
    rows.iter().map(|row| row[key].as_i64().unwrap()).sum()
}

#[test]
#[ignore = "large; .ci/run runs it"]
fn a_file_for_every_municipality() {
    let folder = tempfile::tempdir().unwrap();
    for nth in 1..=1741 {
        let text = format!(
            "format = 1\ntitle = \"{nth}\"\n[[published]]\nbefore = \"{}000円\"\nafter = \"{nth}000円\"\n",
            nth * 2
        );
        fs::write(folder.path().join(format!("{nth:04}.toml")), text).unwrap();
    }
    let found = json(folder.path(), &["compare", "."]);
    let items = rows(&found, "savings", "item");
    assert_eq!(items.len(), 1741);
    // 1 + 2 + … + 1,741 thousand, and twice that before
    assert_eq!(sum(&items, "after"), 1741 * 1742 / 2 * 1000);
    assert_eq!(sum(&items, "before"), 1741 * 1742 * 1000);
}

#[test]
#[ignore = "large; .ci/run runs it"]
fn ten_thousand_members() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"population\"\n\
         [[after]]\nitem = \"x\"\nonce = 100_010_007\n",
    );
    for nth in 1..=10_000 {
        writeln!(text, "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {nth} }}").unwrap();
    }
    fs::write(folder.path().join("case.toml"), text).unwrap();
    let found = json(folder.path(), &["split", "case.toml"]);
    let items = rows(&found, "shares", "item");
    assert_eq!(items.len(), 10_000);
    assert_eq!(sum(&items, "share"), 100_010_007);
    // 50,005,000 people, so 2 yen a head, and 7 yen left: they go to the seven largest, with the largest remainders
    let more: Vec<&str> = items
        .iter()
        .zip(1..)
        .filter(|(row, nth)| row["share"].as_i64().unwrap() != 2 * nth)
        .map(|(row, _)| row["member"].as_str().unwrap())
        .collect();
    assert_eq!(more, ["m9994", "m9995", "m9996", "m9997", "m9998", "m9999", "m10000"]);
}

#[test]
#[ignore = "large; .ci/run runs it"]
fn a_hundred_thousand_items() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::from(
        "format = 1\ntitle = \"t\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n\
         [[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n",
    );
    for nth in 1..=100_000 {
        writeln!(text, "[[after]]\nitem = \"i{nth}\"\nonce = {nth}").unwrap();
    }
    fs::write(folder.path().join("case.toml"), text).unwrap();
    let found = json(folder.path(), &["split", "case.toml"]);
    let items = rows(&found, "shares", "item");
    // 1 + 2 + … + 100,000 = 5,000,050,000, half each
    assert_eq!(
        items.iter().map(|row| row["share"].as_i64().unwrap()).collect::<Vec<_>>(),
        [2_500_025_000; 2]
    );
}
