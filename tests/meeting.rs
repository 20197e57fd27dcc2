//! Where keys of a plan meet: invented cases with values worked by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::cloudcost;
use serde_json::Value;
use std::fs;

/// Two towns of 30 and 10 heads share 1,000,000 yen a year; the file is in thousands of yen.
const TOWNS: &str = r#"format = 1
title = "invented"
months = 24
start = "2026-04"
unit = "千円"
[sharing]
rule = "population"
[[member]]
id = "a"
bases = { population = 30 }
[[member]]
id = "b"
bases = { population = 10 }
[[before]]
item = "old"
id = "old-a"
member = "a"
yearly = 900
[[before]]
item = "old"
id = "old-b"
member = "b"
yearly = 400
[[after]]
item = "system"
yearly = 1000
"#;

/// What a command says of a case: a table, its rows.
fn rows(text: &str, arguments: &[&str], table: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), text).unwrap();
    let command = [&[arguments[0], "case.toml"], &arguments[1..], &["-f", "json", "--lang", "en"]].concat();
    let output = cloudcost(folder.path()).args(&command).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let tables = answer["tables"].as_array().unwrap();
    let found = tables.iter().find(|found| found["id"] == table).unwrap_or_else(|| panic!("no {table}"));
    found["rows"].as_array().unwrap().clone()
}

/// A column of the rows of members, in order.
fn column(rows: &[Value], key: &str) -> Vec<i64> {
    let of_members = rows.iter().filter(|row| row["role"] == "item");
    of_members.map(|row| row[key].as_i64().unwrap_or_else(|| panic!("{key} of {row}"))).collect()
}

#[test]
fn every_amount_that_names_no_unit_is_in_that_of_the_file() {
    let settled =
        TOWNS.to_owned() + "[[settlement]]\nname = \"s\"\nyear = 2026\nby = { a = -80, b = \"40\" }\n";
    let found = rows(&settled, &["split", "--year", "2026"], "shares");
    let of_year: Vec<Value> = found.into_iter().filter(|row| row["year"] == 2026).collect();
    assert_eq!(column(&of_year, "settlement"), [-80_000, 40_000]);
    assert_eq!(column(&of_year, "bill"), [670_000, 290_000]);
    // a minimum of 300,000 takes 50,000 a year off the other, whether the file or a change says it
    let least = TOWNS.to_owned() + "min = 300\n";
    assert_eq!(column(&rows(&least, &["split"], "shares"), "share"), [1_400_000, 600_000]);
    let changed = TOWNS.to_owned() + "min = 1\n";
    let set = ["split", "--set", "after.system.min=300"];
    assert_eq!(column(&rows(&changed, &set, "shares"), "share"), [1_400_000, 600_000]);
    let most = ["split", "--set", "after.system.max=700"];
    assert_eq!(column(&rows(TOWNS, &most, "shares"), "share"), [1_400_000, 600_000]);
    let grant =
        TOWNS.to_owned() + "[[support]]\nname = \"g\"\nrate = \"50%\"\nitems = [\"system\"]\ncap = 1\n";
    let capped = ["split", "--set", "support.g.cap=100"];
    assert_eq!(column(&rows(&grant, &capped, "shares"), "support"), [100_000, 100_000]);
    let paid = grant.replace("rate = \"50%\"", "amount = 1").replace("cap = 1\n", "");
    let amount = ["split", "--set", "support.g.amount=200"];
    assert_eq!(column(&rows(&paid, &amount, "shares"), "support"), [150_000, 50_000]);
    // a bill is a multiple of yen, whatever the unit
    let unit = ["split", "--set", "sharing.round_to=1000"];
    assert_eq!(column(&rows(TOWNS, &unit, "shares"), "share"), [1_500_000, 500_000]);
}

/// Three towns share 1,000 yen equally, what cannot be divided left out.
const THREE: &str = r#"format = 1
title = "invented"
months = 12
start = "2026-04"
member = [{ id = "a" }, { id = "b" }, { id = "c" }]
sharing = { rule = "equal", remainder = "drop" }
[[after]]
item = "system"
yearly = 1000
"#;

/// What is carried over to the year before its costs are split.
fn carried(yen: i64) -> String {
    format!("[[settlement]]\nname = \"carried {yen}\"\nyear = 2026\ntotal = {yen}\nbefore_split = true\n")
}

#[test]
fn what_is_carried_over_twice_lowers_what_is_split_at_once() {
    // 800 among three: 266 each, and 2 that nobody pays
    let text = THREE.to_owned() + &carried(-100) + &carried(-100);
    let found = rows(&text, &["split"], "shares");
    let of_members: Vec<Value> = found.into_iter().filter(|row| row["member"].is_string()).collect();
    assert_eq!(column(&of_members, "share"), [333, 333, 333]);
    assert_eq!(column(&of_members, "bill"), [266, 266, 266]);
    assert_eq!(column(&of_members, "settlement"), [-67, -67, -67]);
}

#[test]
fn no_more_is_carried_over_than_there_is_to_split() {
    // the own cost of a member would hide it
    let own = "[[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = 5000\n";
    let folder = tempfile::tempdir().unwrap();
    for (yen, code) in [(-1000, 0), (-1001, 2)] {
        let text = [THREE, own, &carried(yen)].concat();
        fs::write(folder.path().join("case.toml"), text).unwrap();
        let output = cloudcost(folder.path()).args(["split", "case.toml", "--lang", "en"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{yen}: {said}");
        assert_eq!(said.contains("settlement-nothing-split"), code == 2, "{said}");
    }
}

#[test]
fn a_statement_tells_own_costs_and_limits_from_rounding() {
    // 750,000 and 250,000; at least 300,000; 12,345 of its own, 100,000 that b pays itself and is not billed
    let own = "[[after]]\nitem = \"own\"\nmember = \"a\"\nyearly = \"12,345円\"\n";
    let direct = "[[after]]\nitem = \"staff\"\nmember = \"b\"\nyearly = 100\ndirect = true\n";
    for bill in ["year", "item", "category"] {
        let text = TOWNS.replace("[sharing]\n", &format!("[sharing]\nbill = \"{bill}\"\n"));
        let text = [&text, "min = 300\n", own, direct].concat();
        let found = rows(&text, &["split", "--across", "base", "--year", "2026"], "matrix");
        assert_eq!(column(&found, "population_amount"), [750_000, 250_000], "{bill}");
        assert_eq!(column(&found, "own"), [12_345, 0], "{bill}");
        assert_eq!(column(&found, "limited"), [-50_000, 50_000], "{bill}");
        assert_eq!(column(&found, "rounding"), [0, 0], "{bill}");
        assert_eq!(column(&found, "share"), [712_345, 400_000], "{bill}");
        assert_eq!(column(&found, "bill"), [712_345, 300_000], "{bill}");
    }
}

#[test]
fn rules_stand_across_and_members_down_the_side() {
    let arguments = ["split", "--across", "rule", "--rule", "equal", "--rule", "population"];
    let found = rows(TOWNS, &arguments, "matrix");
    assert_eq!(found[0]["key"], "a");
    assert_eq!(column(&found, "equal"), [1_000_000, 1_000_000]);
    assert_eq!(column(&found, "population"), [1_500_000, 500_000]);
}

#[test]
fn support_is_explained_in_the_year_it_is_received_and_on_its_side() {
    // half of the share a year later: of 2027 it comes after the term; a grant on what runs today lowers nothing here
    let grants = "[[support]]\nname = \"g\"\nrate = \"50%\"\nitems = [\"system\"]\nyear_after = 1\n\
        [[support]]\nname = \"h\"\nrate = \"10%\"\nitems = [\"old\"]\nside = \"before\"\n";
    let text = TOWNS.to_owned() + grants;
    let value = |arguments: &[&str]| {
        let found = rows(&text, &[&["explain"], arguments].concat(), "steps");
        let root = found.iter().find(|row| row["parent"].is_null()).unwrap();
        root["value"].as_i64().unwrap()
    };
    assert_eq!(value(&["support.a"]), 375_000);
    assert_eq!(value(&["support.a", "--year", "2026"]), 0);
    assert_eq!(value(&["support.a", "--year", "2027"]), 375_000);
    assert_eq!(value(&["support", "--item", "system"]), 500_000);
    assert_eq!(value(&["net.b"]), 500_000 - 125_000);
    assert_eq!(column(&rows(&text, &["split"], "shares"), "net_share"), [1_125_000, 375_000]);
}

#[test]
fn a_requirement_after_support_is_explained_under_its_own_name() {
    // before 2,600,000 less 260,000; after 2,000,000: 340,000 of 2,340,000 are saved
    let text = TOWNS.to_owned()
        + "[[support]]\nname = \"h\"\nrate = \"10%\"\nitems = [\"old\"]\nside = \"before\"\n\
        [[require]]\nfigure = \"net_saving\"\nat_least = \"5%\"\n";
    let found = rows(&text, &["explain", "require.1", "--depth", "all"], "steps");
    let told = found.iter().find(|row| row["operation"] == "quotient").unwrap();
    assert_eq!(
        (told["numerator"].as_str(), told["denominator"].as_str()),
        (Some("17"), Some("117")),
        "{told}"
    );
}

/// The rows of a matrix but its total, and the total.
fn footed(found: &[Value], keys: &[&str]) {
    let (total, members) = found.split_last().unwrap();
    assert_eq!(total["role"], "total");
    for key in keys {
        let sum: i64 = members.iter().map(|row| row[key].as_i64().unwrap_or(0)).sum();
        assert_eq!(total[key].as_i64(), Some(sum), "{key}");
    }
}

#[test]
fn a_list_of_bills_has_no_direct_costs_and_a_list_of_items_has_them() {
    // 750,000 and 250,000 a year, and 100,000 that b pays itself; 10,000 more are asked of b in 2026
    let direct = "[[after]]\nitem = \"staff\"\nmember = \"b\"\nyearly = 100\ndirect = true\n";
    let settled = "[[settlement]]\nname = \"s\"\nyear = 2026\nby = { b = 10 }\n";
    for (settled, bills) in [("", [250_000, 250_000]), (settled, [260_000, 250_000])] {
        let text = [TOWNS, direct, settled].concat();
        let years = rows(&text, &["split", "--across", "year"], "matrix");
        assert_eq!([&years[1]["2026"], &years[1]["2027"]], bills, "{settled}");
        footed(&years, &["2026", "2027", "total"]);
        let items = rows(&text, &["split", "--across", "item"], "matrix");
        assert_eq!(
            [&items[1]["system"], &items[1]["staff"], &items[1]["total"]],
            [500_000, 200_000, 700_000]
        );
        footed(&items, &["system", "staff", "total"]);
    }
}

#[test]
fn what_nobody_pays_of_an_item_billed_by_itself_stands_with_the_item() {
    // 333 each of either item: 1 yen of each that nobody pays
    let text = THREE.replace("remainder = \"drop\"", "remainder = \"drop\", bill = \"item\"");
    let text = text + "[[after]]\nitem = \"line\"\nyearly = 1000\n";
    let items = rows(&text, &["split", "--across", "item"], "matrix");
    let nobody = &items[3];
    assert_eq!([&nobody["system"], &nobody["line"]], [1, 1], "{nobody}");
    footed(&items, &["system", "line", "total"]);
}
