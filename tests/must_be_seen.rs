//! The findings this program was made for, one by one; every expected figure was worked out apart from the program.

#![allow(
    clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout,
    missing_docs
)]

mod common;

use common::{cloudcost, package, run, stdout};
use serde_json::{Value, json};
use std::process::Command;

fn compared(case: &str) -> Value {
    serde_json::from_str(&stdout(&["compare", case, "-f", "json"])).unwrap()
}

/// The rows of a shipped case.
fn rows(name: &str) -> Vec<Value> {
    compared(&format!("cases/{name}.toml"))["tables"][0]["rows"].as_array().unwrap().clone()
}

/// The row, and the standard error, of a case with one `[[published]]` of these lines.
fn row_of(lines: &str) -> Value {
    let folder = tempfile::TempDir::new().unwrap();
    let case = format!("format = 1\ntitle = \"a\"\n[[published]]\n{lines}\n");
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    let output = cloudcost(folder.path()).args(["compare", "a.toml", "-f", "json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{lines}: {}", String::from_utf8_lossy(&output.stderr));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    json["tables"][0]["rows"][0].clone()
}

/// The only row of a case's table as people see it.
fn seen(lines: &str, arguments: &[&str]) -> String {
    let folder = tempfile::TempDir::new().unwrap();
    let case = format!("format = 1\ntitle = \"a\"\n[[published]]\n{lines}\n");
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    let output = cloudcost(folder.path()).args(["compare", "a.toml"]).args(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let rows = text.lines().skip_while(|line| !line.starts_with("---")).skip(2);
    rows.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn assert_row(row: &Value, expected: Value) {
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&row[key], value, "{key} of {row}");
    }
}

/// A number of the row lies in these bounds.
#[track_caller]
fn assert_between(row: &Value, key: &str, low: f64, high: f64) {
    let value = row[key].as_f64().unwrap_or_else(|| panic!("{key} of {row}"));
    assert!((low..=high).contains(&value), "{key} is {value}, not between {low} and {high}");
}

#[test]
fn akita_was_cut_off_for_certain() {
    let row = &rows("akita")[0];
    assert_row(
        row,
        json!({
            "basis": "published", "before": 3_465_000_000_u64, "after": 2_426_000_000_u64, "saving": 1_039_000_000,
            "published_percent": 29.9, "percent_verdict": "truncated", "percent_certain": true,
            "saving_verdict": "exact", "status": "estimate", "months": 60,
            "before_low": 3_464_500_000_u64, "before_high": 3_465_500_000_u64,
        }),
    );
    // 100 x 1,039 / 3,465 = 29.985569985…
    assert_between(row, "percent", 29.98556, 29.98557);
    // 100 x (1 - 2,426.5 / 3,464.5) = 29.9610…, 100 x (1 - 2,425.5 / 3,465.5) = 30.0100…
    assert_between(row, "percent_low", 29.9610, 29.9611);
    assert_between(row, "percent_high", 30.0100, 30.0101);
}

#[test]
fn osaka_was_rounded_which_is_not_certain_and_its_bases_differ() {
    let found = compared("cases/osaka.toml");
    let rows = found["tables"][0]["rows"].as_array().unwrap();
    assert_row(
        &rows[0],
        json!({
            "basis": "inferred", "percent_verdict": "rounded", "percent_certain": false, "saving": null,
            // 1,215-1,225 less 793.5-794.5
            "saving_low": 420_500_000, "saving_high": 431_500_000, "published_percent": 35,
        }),
    );
    assert_between(&rows[0], "percent", 34.918, 34.919);
    let published: Vec<(&str, u64, u64)> = rows
        .iter()
        .map(|row| {
            let member = row["member"].as_str().unwrap_or("");
            (member, row["months"].as_u64().unwrap(), row["published_percent"].as_u64().unwrap())
        })
        .collect();
    let expected =
        [("", 60, 35), ("Takaishi", 60, 24), ("Takaishi", 180, 36), ("Tadaoka", 60, 20), ("Tajiri", 12, 20)];
    assert_eq!(published, expected);
    for row in &rows[1..] {
        assert_row(row, json!({"percent_verdict": "not-checkable", "before": null, "before_low": null}));
    }
    let notes = found["notes"].as_array().unwrap();
    let differ: Vec<&Value> = notes.iter().filter(|note| note["code"] == "bases-differ").collect();
    assert_eq!(differ.len(), 1);
    let message = differ[0]["message"].as_str().unwrap();
    assert!(message.contains("(~-24%, ~-20%, ~-20%)") && message.contains("~-35%"), "{message}");
}

#[test]
fn toyama_can_be_either_and_kanagawa_was_rounded() {
    let toyama = &rows("toyama")[0];
    assert_row(
        toyama,
        json!({"percent_verdict": "rounded-or-truncated", "percent_certain": null, "saving_verdict": "exact"}),
    );
    // 100 x 8 / 22
    assert_between(toyama, "percent", 36.36363, 36.36364);
    let kanagawa = &rows("kanagawa")[0];
    assert_row(kanagawa, json!({"percent_verdict": "rounded", "saving_verdict": "exact"}));
    // 100 x 15 / 47
    assert_between(kanagawa, "percent", 31.91489, 31.91490);
}

#[test]
fn saga_and_okazaki_are_not_checkable_and_their_costs_are_inferred_as_ranges() {
    let saga = rows("saga");
    let expected = [
        // 6.45 / 0.405, 6.55 / 0.395; times 0.595, 0.605
        Some([1_592_592_592, 1_658_227_849, 947_592_592, 1_003_227_849_u64]),
        None,
        // 6.65 / 0.515, 6.75 / 0.505; times 0.485, 0.495
        Some([1_291_262_135, 1_336_633_664, 626_262_135, 661_633_664]),
        // 0.745 / 0.555, 0.755 / 0.545; times 0.445, 0.455
        Some([134_234_234, 138_532_111, 59_734_234, 63_032_111]),
    ];
    let okazaki = rows("okazaki-toyohashi");
    let expected_okazaki = [
        // 5.075 / 0.465, 5.085 / 0.455; times 0.535, 0.545
        Some([1_091_397_849, 1_117_582_418, 583_897_849, 609_082_418]),
        // 10.965 / 0.455, 10.975 / 0.445; times 0.545, 0.555
        Some([2_409_890_109, 2_466_292_135, 1_313_390_109, 1_368_792_135]),
    ];
    assert_eq!((saga.len(), okazaki.len()), (4, 2));
    let expected = expected.into_iter().chain(expected_okazaki);
    for (row, ends) in saga.iter().chain(&okazaki).zip(expected) {
        assert_row(row, json!({"percent_verdict": "not-checkable", "percent_certain": null, "before": null}));
        let keys = ["before_low", "before_high", "after_low", "after_high"];
        match ends {
            // the low ends are cut off to the yen, the high ones are rounded up
            Some(ends) => assert_eq!(keys.map(|key| row[key].as_u64().unwrap()), ends, "{row}"),
            None => assert!(keys.iter().all(|key| row[*key].is_null()), "{row}"),
        }
    }
    assert_row(&saga[1], json!({"published_percent": 27, "basis": "published"}));
}

#[test]
fn listed_together_the_cases_say_that_they_are_not_over_the_same_thing() {
    let found = compared("cases");
    let notes = found["notes"].as_array().unwrap();
    let horizons: Vec<&Value> = notes.iter().filter(|note| note["code"] == "horizons-differ").collect();
    assert_eq!(horizons.len(), 1);
    let message = horizons[0]["message"].as_str().unwrap();
    assert!(message.contains("12, 60, 180 months") && message.contains("saga"), "{message}");
    for name in common::shipped() {
        let alone = compared(&format!("cases/{name}.toml"));
        let codes = alone["notes"].as_array().unwrap().iter();
        assert!(!codes.clone().any(|note| note["code"] == "horizons-differ"), "{name}");
    }
}

#[test]
fn a_before_of_nothing_has_no_percent() {
    let row = row_of("before = 0\nafter = 100");
    assert_row(
        &row,
        json!({
            "before": 0, "saving": -100, "percent": null, "percent_low": null, "percent_high": null,
            "percent_verdict": null, "published_percent": null,
        }),
    );
    let nothing = row_of("before = 0\nafter = 0\nsaving = 0\npercent = \"0%\"");
    assert_row(
        &nothing,
        json!({"percent": null, "saving": 0, "saving_verdict": "exact", "percent_verdict": "not-checkable"}),
    );
    let shown = seen("before = 0\nafter = 100", &[]);
    let cells: Vec<&str> = shown.split_whitespace().collect();
    assert_eq!(cells[..6], ["whole", "group", "0", "100", "-", "+100"]);
}

#[test]
fn an_increase_is_shown_as_an_increase() {
    let exact = row_of("before = 100\nafter = 108");
    assert_row(&exact, json!({"saving": -8, "percent": -8}));
    let shown = seen("before = 100\nafter = 108", &[]);
    assert!(shown.contains(" +8") && shown.contains(" +8.0%"), "{shown}");
    let shown = seen("before = 100\nafter = 108", &["--lang", "ja"]);
    assert!(shown.contains(" +8円") && shown.contains(" +8.0%"), "{shown}");
    // 7.95 to 8.05 of 100, and of what 108 was before
    for (lines, range) in [
        ("before = 100\nsaving = \"+8.0円\"", "+8.0 to +8.1%"),
        ("after = 108\nsaving = \"8.0円増\"", "+7.9 to +8.1%"),
    ] {
        assert_row(&row_of(lines), json!({"saving": -8}));
        let shown = seen(lines, &[]);
        assert!(shown.contains(" +8") && shown.contains(range), "{shown}");
    }
    // 220-221 to 240-241
    let shown = seen("before = \"2.20億円\"\nafter = \"2.40億円\"", &["--lang", "ja"]);
    assert!(shown.contains("+1,900万〜+2,100万円"), "{shown}");
    let row = row_of("before = 100\nafter = 108\npercent = \"8%増\"");
    assert_row(&row, json!({"published_percent": -8, "percent_verdict": "rounded-or-truncated"}));
    // 増 where the amounts say 減
    let row = row_of("before = 108\nafter = 100\npercent = \"+8%\"");
    assert_row(&row, json!({"published_percent": -8, "percent_verdict": "inconsistent"}));
}

#[test]
fn an_exact_half_is_rounded_away_from_zero() {
    // 12.5% and 0.25%, both ways; to the even neighbour they would be 12% and 0.2%
    for (before, after, percent, sign) in [
        (1_000, 875, "13%", ""),
        (1_000, 1_125, "13%", "+"),
        (10_000, 9_975, "0.3%", ""),
        (10_000, 10_025, "0.3%", "+"),
    ] {
        let row = row_of(&format!("before = {before}\nafter = {after}\npercent = \"{sign}{percent}\""));
        assert_row(&row, json!({"percent_verdict": "rounded", "percent_certain": true}));
    }
    // 12.25% shows as 12.3%
    for (after, shown) in [(8_775, "-12.3%"), (11_225, "+12.3%")] {
        let row = seen(&format!("before = 10_000\nafter = {after}"), &[]);
        assert!(row.contains(shown), "{row}");
    }
    // 2.5 and -2.5 million
    let shown = seen("before = 5_500_000\nafter = 3_000_000", &["--unit", "million"]);
    assert_eq!(shown.split_whitespace().collect::<Vec<_>>()[2..], ["6", "3", "-45.5%", "-3"]);
}

#[test]
fn what_rounds_up_or_fits_nothing_is_said() {
    // 100 x 2 / 3 = 66.67
    assert_row(
        &row_of("before = 300\nafter = 200\npercent = \"34%\""),
        json!({"percent_verdict": "rounded-up", "percent_certain": null}),
    );
    assert_row(
        &row_of("before = 300\nafter = 200\npercent = \"35%\""),
        json!({"percent_verdict": "inconsistent"}),
    );
    // 2-4 less 1-2: 50% as printed is 46% for 2.4 and 1.3
    assert_row(
        &row_of("before = \"2億円\"\nafter = \"1億円\"\npercent = \"46%\""),
        json!({"percent_verdict": "within-precision"}),
    );
    // 300 less 199.5-200.5 is no 102
    let off = row_of("before = \"3.00億円\"\nafter = \"2.00億円\"\nsaving = \"1.02億円\"");
    assert_row(&off, json!({"saving_verdict": "inconsistent"}));
    let near = row_of("before = \"3.00億円\"\nafter = \"2.00億円\"\nsaving = \"1.01億円\"");
    assert_row(&near, json!({"saving_verdict": "within-precision"}));
}

#[test]
fn a_range_of_one_number_is_one_number() {
    let folder = tempfile::TempDir::new().unwrap();
    let case = "format = 1\ntitle = \"a\"\n[[published]]\nbefore = 300\nafter = 200\npercent = \"35%\"\n";
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    let output = cloudcost(folder.path()).args(["compare", "a.toml"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("they give -33.3333%, and -33.333% within their precision"), "{text}");
}

#[test]
fn ten_to_the_fifteenth_is_refused_with_the_limit() {
    let folder = tempfile::TempDir::new().unwrap();
    for amount in
        ["1_000_000_000_000_000", "\"1,000兆円\"", "-1_000_000_000_000_000", "\"1,000,000 bn\"", "1e15"]
    {
        let case = format!("format = 1\ntitle = \"a\"\n[[published]]\nbefore = {amount}\n");
        std::fs::write(folder.path().join("a.toml"), case).unwrap();
        let output = cloudcost(folder.path()).args(["compare", "a.toml"]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{amount}: {said}");
        assert!(said.contains("10^15") || amount == "1e15", "{said}");
    }
    let row = row_of("before = 999_999_999_999_999\nafter = 0");
    assert_row(
        &row,
        json!({"before": 999_999_999_999_999_u64, "saving": 999_999_999_999_999_u64, "percent": 100}),
    );
}

#[test]
fn numbers_keep_all_their_digits() {
    let folder = tempfile::TempDir::new().unwrap();
    let case = "format = 1\ntitle = \"a\"\ncurrency = \"USD\"\n[[published]]\nbefore = 123456789012345.6789\nafter = 0.0001\n";
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    for (format, wanted) in [("csv", ",123456789012345.6789,"), ("json", "\"before\":123456789012345.6789,")]
    {
        let output = cloudcost(folder.path()).args(["compare", "a.toml", "-f", format]).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains(wanted), "{text}");
    }
}

/// A Python program that shares no code with this one recomputes every figure of the six cases.
#[test]
fn an_independent_program_finds_the_same_figures() {
    if !Command::new("python3").arg("--version").output().is_ok_and(|output| output.status.success()) {
        println!("skipped: there is no python3");
        return;
    }
    for arguments in
        [vec!["compare", "cases", "-f", "json"], vec!["compare", "cases", "-f", "json", "--lang", "ja"]]
    {
        let found = run(&arguments);
        assert_eq!(found.status.code(), Some(0));
        let folder = tempfile::TempDir::new().unwrap();
        let file = folder.path().join("found.json");
        std::fs::write(&file, &found.stdout).unwrap();
        let script = package().join("tests/independent/recompute.py");
        let output = Command::new("python3").arg(script).arg(&file).output().unwrap();
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}");
        assert!(said.contains("14 rows agree"), "{said}");
    }
}
