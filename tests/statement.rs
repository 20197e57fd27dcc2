//! The statement of `--across base`: every row and every column adds up, whatever moves or rounds the bills.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::cloudcost;
use serde_json::Value;
use std::collections::BTreeMap;

/// Three members, the second for a part of the term; two shared items and one of the first member's own.
const TOWNS: &str = r#"format = 1
title = "invented"
months = 24
start = "2026-04"
[[member]]
id = "a"
bases = { population = 49_876 }
[[member]]
id = "b"
bases = { population = 12_300 }
to = 20
[[member]]
id = "c"
bases = { population = 3_300 }
[[before]]
item = "x"
id = "xa"
member = "a"
yearly = 56_000_000
[[before]]
item = "x"
id = "xb"
member = "b"
yearly = 20_000_000
[[before]]
item = "x"
id = "xc"
member = "c"
yearly = 8_000_000
[[after]]
item = "s"
yearly = 67_487_003
category = "one"
LIMITS
[[after]]
item = "t"
yearly = 1_234_567
share = "equal"
category = "two"
[[after]]
item = "own"
member = "a"
yearly = 11_111
category = "two"
[sharing]
rule = "均等割20%、人口割80%"
"#;

/// The rows of the statement.
fn rows(text: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("case.toml"), text).unwrap();
    let command = ["split", "case.toml", "--across", "base", "-f", "json", "--lang", "en"];
    let output = cloudcost(folder.path()).args(command).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}\n{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let tables = answer["tables"].as_array().unwrap();
    tables.iter().find(|table| table["id"] == "matrix").unwrap()["rows"].as_array().unwrap().clone()
}

fn amount(row: &Value, key: &str) -> i64 {
    row[key].as_i64().unwrap_or_else(|| panic!("{key} of {row}"))
}

/// Columns that come to a row's share.
const PARTS: [&str; 7] =
    ["equal_amount", "population_amount", "own", "limited", "moved", "brought", "rounding"];

#[test]
fn rows_and_columns_add_up_whatever_rounds_and_moves_the_bills() {
    let limits = ["", "min = \"1,000万円\"", "max = \"4,000万円\""];
    let remainders = ["\"largest\"", "\"drop\"", "\"a\""];
    let more = [
        "", "round = \"nearest\"", "round = \"up\"", "bill = \"item\"", "min_saving = \"1%\"",
        "bill = \"category\"",
    ];
    for (limit, remainder, unit) in limits
        .iter()
        .flat_map(|limit| remainders.iter().map(move |remainder| (limit, remainder)))
        .flat_map(|(limit, remainder)| [1, 1_000, 10_000].map(|unit| (limit, remainder, unit)))
    {
        for more in more {
            let settled = format!("remainder = {remainder}\nround_to = {unit}\n{more}\n");
            let text = TOWNS.replace("LIMITS", limit) + &settled;
            let by_year =
                rows(&text).into_iter().fold(BTreeMap::new(), |mut years: BTreeMap<i64, Vec<Value>>, row| {
                    years.entry(row["year"].as_i64().unwrap()).or_default().push(row);
                    years
                });
            assert_eq!(by_year.len(), 2);
            for rows in by_year.values() {
                add_up(rows, &settled, limit, unit, remainder);
            }
        }
    }
}

/// That the rows of a year add up, that what is moved comes to nothing, and that each column of rounding is what it says.
fn add_up(rows: &[Value], settled: &str, limit: &str, unit: i64, remainder: &str) {
    let about = || format!("{limit}\n{settled}\n{rows:#?}");
    let (of_all, members): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row["role"] == "subtotal");
    for row in rows {
        let sum: i64 = PARTS.iter().map(|key| amount(row, key)).sum();
        assert_eq!(sum, amount(row, "share"), "{}", about());
    }
    for key in PARTS.iter().chain(&["share"]) {
        let sum: i64 = members.iter().map(|row| amount(row, key)).sum();
        assert_eq!(sum, amount(of_all[0], key), "{key}: {}", about());
    }
    let all = |key: &str| amount(of_all[0], key);
    assert_eq!((all("limited"), all("moved")), (0, 0), "{}", about());
    // 67,487,003 + 1,234,567 + 11,111 are the cost of a year
    let cost = 68_732_681;
    let (based, brought, dealt) =
        (all("equal_amount") + all("population_amount"), all("brought"), all("rounding"));
    match brought {
        // what nobody pays aside, what is cut off is dealt out
        0 => assert_eq!(
            based + all("own") + dealt,
            cost - if remainder == "\"drop\"" { cost - all("share") } else { 0 }
        ),
        // 20% of the one item and all of the other fall to the members equally
        _ => {
            assert_eq!(based + all("own"), cost, "{}", about());
            let equally = 67_487_003 / 5 + 1_234_567;
            assert!([0, 1].contains(&(all("equal_amount") - equally)), "{}", about());
        }
    }
    match remainder {
        "\"drop\"" if !settled.contains("min_saving") => {
            assert!(members.iter().all(|row| amount(row, "rounding") == 0), "{}", about())
        }
        "\"a\"" if !settled.contains("min_saving") => {
            assert!(
                members.iter().all(|row| row["key"] == "a" || amount(row, "rounding") == 0),
                "{}",
                about()
            );
        }
        _ => {}
    }
    if !settled.contains("bill") && !settled.contains("min_saving") && settled.contains("largest") {
        assert!(members.iter().all(|row| amount(row, "rounding").abs() <= unit), "{}", about());
    }
}
