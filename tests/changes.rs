//! The law of changes: a command on a case with changes says what it says of the file edited so, in every figure, row and
//! note; only places, and the note that names the changes, differ.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Invented towns, with something of everything that a change can touch.
const CASE: &str = r#"format = 1
title = "law"
months = 60
start = "2026-10"
[sharing]
rule = "20% equal + 80% population"
round_to = 1000
[finance]
discount = "2%"
[rates]
USD = 150
[[member]]
id = "a"
name = { ja = "甲町", en = "Ko" }
bases = { population = 40_000 }
[[member]]
id = "b"
bases = { population = 20_000 }
[[member]]
id = "c"
from = 7
bases = { population = 30_000 }
[[member]]
id = "d"
candidate = true
bases = { population = 11_000 }
[[before]]
item = "old"
member = "a"
yearly = "60,000,003円"
[[before]]
item = "old"
member = "b"
yearly = "30,000,001円"
[[before]]
item = "old"
member = "c"
yearly = "45,000,000円"
[[before]]
item = "old"
member = "d"
yearly = "20,000,000円"
[[after]]
item = "base"
yearly = "36,000,007円"
growth = "1%"
[[after]]
item = "cloud"
monthly = "USD 9,000"
[[after]]
item = "move"
once = "12,345,678円"
share = "equal"
[[after]]
item = "licence"
by_members = { 1 = 9_000_000, 2 = 8_000_000, 3 = 7_000_000, 4 = 6_000_000 }
[[after]]
item = "own"
member = "a"
yearly = "1,000,000円"
[[support]]
name = "grant"
rate = "50%"
items = ["move"]
[[require]]
figure = "saving"
at_least = "30%"
[[require]]
figure = "share"
at_most = "before"
member = "every"
years = "every"
[[require]]
figure = "share"
at_most = 90_000_000
member = "b"
why = "agreed"
[[published]]
before = "6億円"
after = "3億円"
"#;

/// Invented towns with the keys that by-laws and budgets take: tax, units, limits, renewals, outside payers, bases by year,
/// what stands beside a bill, and where the money is from.
const NEWER: &str = r#"format = 1
title = "law of newer keys"
months = 48
start = "2026-10"
year_starts = 4
tax = "excluded"
tax_rate = "10%"
unit = "千円"
signed = "2026-11"
status = "quotation"
effects = ["less paper"]
[sharing]
rule = "20% equal + 80% population"
bill = "category"
round = "nearest"
round_to = 1000
word = "分担金"
instalments = [5, 8, 11, 2]
instalment_unit = 100
[finance]
discount = "2%"
timing = "mid"
[[base]]
id = "population"
name = "population"
as_of = "2025-10-01"
source = "census"
[[member]]
id = "a"
bases = { population = { "2026" = 40_000, "2027" = 39_500, "2028" = 39_000, "2029" = 38_500, "2030" = 38_000 } }
[[member]]
id = "b"
bases = { population = 20_000 }
[[member]]
id = "c"
from = 7
bases = { population = 30_000 }
[[before]]
item = "old"
member = "a"
yearly = 60_003
[[before]]
item = "old"
member = "b"
yearly = 30_001
tax = "included"
[[before]]
item = "old"
member = "c"
yearly = 45_000
[[before]]
item = "server"
member = "a"
once = 9_000
at = 0
every = 24
one_time = true
[[after]]
item = "base"
category = "running"
yearly = 36_007
min = 5_000
max = 19_000
timing = "end"
[[after]]
item = "centre"
category = "running"
yearly = 8_001
paid_by = { "prefecture" = "30%" }
[[after]]
item = "move"
category = "set-up"
once = 12_345
share = { a = "50%", b = "30%", c = "20%" }
at = 7
every = 36
tax_rate = "8%"
tax_round = "up"
status = "contract"
[[after]]
item = "staff"
member = "b"
yearly = 2_000
tax = "none"
direct = true
[[support]]
name = "loan"
rate = "60%"
items = ["move"]
kind = "loan"
[[support]]
name = "relief"
rate = "40%"
items = ["move"]
kind = "allocation-tax"
year_after = 1
cap = 3_000
[[support]]
name = "today"
amount = 900
items = ["old"]
kind = "national"
side = "before"
[[settlement]]
name = "carried over"
year = 2027
by = { a = -300, b = 200 }
[[settlement]]
name = "refund"
year = 2028
total = -1_000
share = "paid"
[[require]]
figure = "net_saving"
at_least = "5%"
"#;

const NEWER_EDITS: [Edit; 22] = [
    (&["--set", "after.base.min=6_000"], &[("min = 5_000", "min = 6_000")]),
    (&["--set", "after.base.max=18,500千円"], &[("max = 19_000", "max = 18_500")]),
    (&["--set", "after.base=37_000"], &[("yearly = 36_007", "yearly = 37_000")]),
    (&["--scale", "after.base=+5%"], &[("yearly = 36_007", "yearly = \"37,807.35千円\"")]),
    (&["--set", "after.staff=2_500"], &[("yearly = 2_000", "yearly = 2_500")]),
    (&["--set", "tax_rate=8%"], &[("tax_rate = \"10%\"", "tax_rate = \"8%\"")]),
    (&["--set", "after.move.tax_rate=10%"], &[("tax_rate = \"8%\"", "tax_rate = \"10%\"")]),
    (&["--set", "after.move.every=12"], &[("every = 36", "every = 12")]),
    (&["--set", "before.server.every=12"], &[("every = 24", "every = 12")]),
    (&["--set", "after.move.at=0"], &[("at = 7", "at = 0")]),
    (&["--set", "member.a.population.2028=41000"], &[("\"2028\" = 39_000", "\"2028\" = 41_000")]),
    (&["--set", "support.loan.rate=50%"], &[("rate = \"60%\"", "rate = \"50%\"")]),
    (&["--set", "support.relief.cap=2_000"], &[("cap = 3_000", "cap = 2_000")]),
    (&["--set", "support.today.amount=1_000"], &[("amount = 900", "amount = 1_000")]),
    (&["--set", "sharing.round=up"], &[("round = \"nearest\"", "round = \"up\"")]),
    (&["--set", "sharing.bill=item"], &[("bill = \"category\"", "bill = \"item\"")]),
    (&["--set", "sharing.bill=year"], &[("bill = \"category\"\n", "")]),
    (&["--round-to", "100"], &[("round_to = 1000", "round_to = 100")]),
    (&["--leave", "c@31"], &[("from = 7\n", "from = 7\nto = 30\n")]),
    (&["--months", "42"], &[("months = 48", "months = 42")]),
    (&["--discount", "4%"], &[("discount = \"2%\"", "discount = \"4%\"")]),
    (&["--min-saving", "10%"], &[("round_to = 1000", "round_to = 1000\nmin_saving = \"10%\"")]),
];

const NEWER_COMMANDS: [&[&str]; 7] = [
    &["compare", "--by", "member", "--by", "year", "--net"],
    &["compare", "--by", "item", "--measures"],
    &["compare", "--by", "funding"],
    &["split", "--by", "year"],
    &["split", "--by", "item", "--fair"],
    &["split", "--net"],
    &["report"],
];

/// A change: its options, and what an editor would do to the file.
type Edit = (&'static [&'static str], &'static [(&'static str, &'static str)]);

const EDITS: [Edit; 24] = [
    (&["--leave", "b"], &[("id = \"b\"\n", "id = \"b\"\ncandidate = true\n")]),
    // April 2029 is the 31st month from October 2026 on
    (&["--leave", "b@2029-04"], &[("id = \"b\"\n", "id = \"b\"\nto = 30\n")]),
    (&["--leave", "b@令和11年4月"], &[("id = \"b\"\n", "id = \"b\"\nto = 30\n")]),
    (&["--leave", "b@R11.4"], &[("id = \"b\"\n", "id = \"b\"\nto = 30\n")]),
    (&["--leave", "c@31"], &[("from = 7\n", "from = 7\nto = 30\n")]),
    // it takes part from the 7th month on, so it never does
    (&["--leave", "c@7"], &[("id = \"c\"\n", "id = \"c\"\ncandidate = true\n")]),
    (&["--join", "d"], &[("candidate = true\n", "")]),
    (&["--set", "after.base=40,000,000円"], &[("36,000,007円", "40,000,000円")]),
    (&["--set", "after.cloud=USD 7,500"], &[("USD 9,000", "USD 7,500")]),
    (&["--set", "rates.USD=171.5"], &[("USD = 150", "USD = 171.5")]),
    (&["--set", "member.a.population=12345"], &[("40_000 }", "12345 }")]),
    (&["--set", "member.a.from=13"], &[("id = \"a\"\n", "id = \"a\"\nfrom = 13\n")]),
    (&["--set", "after.licence.by_members.3=5000000"], &[("3 = 7_000_000", "3 = 5_000_000")]),
    (&["--set", "after.base.growth=3%"], &[("growth = \"1%\"", "growth = \"3%\"")]),
    (&["--set", "after.move.share=population"], &[("share = \"equal\"", "share = \"population\"")]),
    (&["--scale", "after.base=+10%"], &[("36,000,007円", "39,600,007.7円")]),
    (&["--scale", "before.old@a=-50%"], &[("60,000,003円", "30,000,001.5円")]),
    (&["--round-to", "100"], &[("round_to = 1000", "round_to = 100")]),
    (&["--remainder", "drop"], &[("round_to = 1000", "round_to = 1000\nremainder = \"drop\"")]),
    (&["--remainder", "c"], &[("round_to = 1000", "round_to = 1000\nremainder = \"c\"")]),
    (&["--months", "48"], &[("months = 60", "months = 48")]),
    (&["--discount", "4%"], &[("discount = \"2%\"", "discount = \"4%\"")]),
    (&["--set", "sharing.min_saving=20%"], &[("round_to = 1000", "round_to = 1000\nmin_saving = \"20%\"")]),
    (
        &["--rule", "equal"],
        &[("rule = \"20% equal + 80% population\"", "rule = \"equal\""), ("share = \"equal\"\n", "")],
    ),
];

const COMMANDS: [&[&str]; 5] = [
    &["compare", "--by", "member", "--by", "year"],
    &["compare", "--by", "item", "--measures"],
    &["split"],
    &["split", "--by", "year", "--fair"],
    &["check"],
];

fn run(folder: &Path, command: &[&str], options: &[&str], lang: &str, format: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .current_dir(folder)
        .env_clear()
        .args([command[0], "case.toml"])
        .args(&command[1..])
        .args(options)
        .args(["--lang", lang, "-f", format])
        .output()
        .unwrap()
}

/// The answer without places, and without the note that names the changes.
fn told(output: &Output) -> (Option<i32>, Value) {
    let mut answer: Value = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    if let Some(notes) = answer.get_mut("notes").and_then(Value::as_array_mut) {
        notes.retain(|note| note["code"] != "whatif-with");
    }
    forget_places(&mut answer);
    (output.status.code(), answer)
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Object(keys) => {
            for place in ["line", "column", "end_line", "end_column", "sha256"] {
                keys.remove(place);
            }
            keys.values_mut().for_each(forget_places);
        }
        Value::Array(values) => values.iter_mut().for_each(forget_places),
        _ => {}
    }
}

fn edited(case: &str, edits: &[&Edit]) -> Option<String> {
    let mut text = case.to_owned();
    for (from, to) in edits.iter().flat_map(|(_, changes)| *changes) {
        if text.matches(from).count() != 1 {
            // one edit has taken the words of another away: they cannot both be made by hand
            return None;
        }
        text = text.replacen(from, to, 1);
    }
    Some(text)
}

/// Holds a command with these changes against the edited file; whether there was an answer.
fn hold(case: &str, edits: &[&Edit], command: &[&str], lang: &str) -> Option<bool> {
    let text = edited(case, edits)?;
    let folder = tempfile::tempdir().unwrap();
    let (changed, by_hand) = (folder.path().join("changed"), folder.path().join("by-hand"));
    for (path, text) in [(&changed, case), (&by_hand, text.as_str())] {
        fs::create_dir(path).unwrap();
        fs::write(path.join("case.toml"), text).unwrap();
    }
    let options: Vec<&str> = edits.iter().flat_map(|(options, _)| options.iter().copied()).collect();
    let answers = [(&changed, options.as_slice()), (&by_hand, &[][..])].map(|(path, options)| {
        let output = run(path, command, options, lang, "json");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (told(&output), said)
    });
    let [(with, said), (by_hand, _)] = answers;
    assert_eq!(with, by_hand, "{command:?} {options:?} {lang}: {said}");
    Some(with.1 != Value::Null)
}

#[test]
fn a_case_with_a_change_says_what_the_edited_file_says() {
    for (nth, edit) in EDITS.iter().enumerate() {
        for (at, command) in COMMANDS.into_iter().enumerate() {
            // each edit, and each command, in both languages: a change is made before anything is said
            let lang = ["en", "ja"][(nth + at) % 2];
            let answered = hold(CASE, &[edit], command, lang);
            assert_ne!(answered, Some(false), "{command:?} {:?} has no answer", edit.0);
        }
    }
}

#[test]
fn so_it_does_with_every_newer_key() {
    let mut left_out = Vec::new();
    for (nth, edit) in NEWER_EDITS.iter().enumerate() {
        for (at, command) in NEWER_COMMANDS.into_iter().enumerate() {
            let lang = ["en", "ja"][(nth + at) % 2];
            if hold(NEWER, &[edit], command, lang) != Some(true) {
                left_out.push(format!("{command:?} {:?}", edit.0));
            }
        }
    }
    // check has the condition of its own under that name
    let own = hold(NEWER, &[&NEWER_EDITS[0]], &["check"], "en");
    assert_eq!((own, left_out), (Some(true), Vec::new()));
}

#[test]
fn so_it_does_with_two_changes() {
    let mut answers = 0;
    for (nth, one) in EDITS.iter().enumerate() {
        for (other_nth, other) in EDITS.iter().enumerate().skip(nth + 1) {
            let command = COMMANDS[(nth + other_nth) % COMMANDS.len()];
            let lang = ["en", "ja"][nth % 2];
            let same_input = one.0[0] == other.0[0]
                && one.0[1].split(['=', '@']).next() == other.0[1].split(['=', '@']).next();
            // scaled where they stand, or set twice: no hand would do that
            if !same_input && hold(CASE, &[one, other], command, lang) == Some(true) {
                answers += 1;
            }
        }
    }
    assert!(answers > 100, "{answers}");
}

#[test]
fn csv_is_the_same_to_the_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (changed, by_hand) = (folder.path().join("changed"), folder.path().join("by-hand"));
    for edit in EDITS.iter().take(8) {
        for command in &COMMANDS[..4] {
            for (path, text) in [(&changed, CASE.to_owned()), (&by_hand, edited(CASE, &[edit]).unwrap())] {
                fs::create_dir_all(path).unwrap();
                fs::write(path.join("case.toml"), text).unwrap();
            }
            let with = run(&changed, command, edit.0, "ja", "csv");
            let without = run(&by_hand, command, &[], "ja", "csv");
            assert!(with.status.success(), "{}", String::from_utf8_lossy(&with.stderr));
            assert_eq!(with.stdout, without.stdout, "{command:?} {:?}", edit.0);
        }
    }
}

#[test]
fn a_rule_for_all_gives_the_shares_of_the_edited_file() {
    let edit = EDITS.last().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let bills = |text: &str, options: &[&str]| -> Vec<Value> {
        fs::write(folder.path().join("case.toml"), text).unwrap();
        let output = run(folder.path(), &["split"], options, "en", "json");
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["tables"][0]["rows"].as_array().unwrap().iter().map(|row| row["share"].clone()).collect()
    };
    assert_eq!(bills(CASE, edit.0), bills(&edited(CASE, &[edit]).unwrap(), &[]));
}

#[test]
fn an_input_that_one_of_several_cases_lacks_is_an_error_that_names_the_case() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), CASE).unwrap();
    fs::write(
        folder.path().join("other.toml"),
        CASE.replace("[rates]\nUSD = 150\n", "").replace("USD 9,000", "9,000円"),
    )
    .unwrap();
    let output = run(folder.path(), &["compare", "other.toml"], &["--set", "rates.USD=160"], "en", "json");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(said.contains("error[unknown-path]") && said.contains("other.toml"), "{said}");
}
