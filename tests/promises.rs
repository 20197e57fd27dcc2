//! Promises from outside: limits in percent of a cost before that is 0, and those that a promised saving keeps by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::process::Command;

/// What `check` finds in a case: the exit code, the requirements and the first message.
fn checked(rows: &str) -> (i32, Vec<Value>, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), format!("format = 1\ntitle = \"t\"\nmonths = 12\n{rows}"))
        .unwrap();
    let run = |format: &str| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
        let program = program.args(["check", ".", "-f", format]).current_dir(folder.path());
        program.env_clear().env("CLOUDCOST_LANG", "en").output().unwrap()
    };
    let output = run("json");
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let table = |id: &str| {
        let tables = json["tables"].as_array().unwrap();
        let found = tables.iter().find(|table| table["id"] == id);
        found.map_or(Vec::new(), |table| table["rows"].as_array().unwrap().clone())
    };
    let said = String::from_utf8(run("table").stdout).unwrap();
    (output.status.code().unwrap(), table("requirements"), said)
}

/// Two members, the second of which pays nothing before and so much after.
fn newcomer(after: &str, limit: &str) -> String {
    format!(
        "[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"a\"\nmember = \"a\"\ntotal = 1000\n[[before]]\nitem = \"b\"\nmember = \"b\"\ntotal = 0\n\
         [[after]]\nitem = \"x\"\nmember = \"a\"\ntotal = 500\n[[after]]\nitem = \"y\"\nmember = \"b\"\ntotal = {after}\n\
         [[require]]\nmember = \"b\"\n{limit}\n"
    )
}

#[test]
fn a_percent_of_a_cost_before_of_nothing_is_nothing() {
    let no_more = "figure = \"share\"\nat_most = \"before\"";
    let saves = "figure = \"saving\"\nat_least = \"30%\"";
    let half = "figure = \"share\"\nat_most = \"50%\"";
    for limit in [no_more, saves, half] {
        let (code, requirements, said) = checked(&newcomer("50", limit));
        assert_eq!((code, &requirements[0]["holds"]), (1, &Value::Bool(false)), "{limit}");
        assert!(said.contains("requirement-broken") && said.contains("50"), "{said}");
        assert_eq!(requirements[0]["headroom"].to_string(), "-50", "{limit}");
        let (code, requirements, _) = checked(&newcomer("0", limit));
        assert_eq!((code, &requirements[0]["holds"]), (0, &Value::Bool(true)), "{limit}");
    }
    // 0 to 50 against 0: perhaps
    let (code, _, said) = checked(&newcomer("\"0円〜50円\"", no_more));
    assert_eq!(code, 1);
    assert!(said.contains("not kept for certain"), "{said}");
}

#[test]
fn a_printed_cost_before_of_nothing_is_held_as_an_amount() {
    let row = |after: i32| {
        format!(
            "[[published]]\nbefore = 0\nafter = {after}\n[[require]]\nfigure = \"after\"\nat_most = \"before\"\n"
        )
    };
    for (after, holds) in [(50, false), (0, true)] {
        let (code, requirements, said) = checked(&row(after));
        assert_eq!((code, &requirements[0]["holds"]), (i32::from(!holds), &Value::Bool(holds)), "{said}");
    }
}

/// Costs before of 9.5 to 10.5 million and of 100 million, 30 million shared equally: without a promise b pays 15.
#[test]
fn a_limit_that_a_promised_saving_keeps_by_itself_is_kept_wherever_costs_lie() {
    let case = |promise: &str, limit: &str| {
        format!(
            "[sharing]\nrule = \"equal\"\n{promise}\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
             [[before]]\nitem = \"a\"\nmember = \"a\"\nyearly = \"1億円\"\n\
             [[before]]\nitem = \"b\"\nmember = \"b\"\nyearly = \"1,000万円±5%\"\n\
             [[after]]\nitem = \"x\"\nyearly = \"3,000万円\"\n\
             [[require]]\nfigure = \"share\"\nmember = \"b\"\nat_most = \"{limit}\"\n"
        )
    };
    let promise = "min_saving = \"5%\"";
    assert_eq!(checked(&case("", "95%")).0, 1);
    let (code, requirements, said) = checked(&case(promise, "95%"));
    assert_eq!((code, &requirements[0]["holds"]), (0, &Value::Bool(true)), "{said}");
    assert_eq!(requirements[0]["worst"].to_string(), "95");
    // what is asked for beyond the promise is not kept by it
    assert_eq!(checked(&case(promise, "94.9%")).0, 1);
    let (_, requirements, _) = checked(&case(promise, "98%"));
    // 3% of the cost before of 9.5 million at the least, not 98% of the least less 95% of the greatest
    assert_eq!(requirements[0]["headroom_low"].to_string(), "285000");
}

/// Two members that share 1,000 by this rule, and paid 810 to 990 and 1,000.
fn ranged(rule: &str, promise: &str) -> String {
    format!(
        "[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"a\"\nmember = \"a\"\nyearly = \"900±10%\"\n[[before]]\nitem = \"b\"\nmember = \"b\"\nyearly = 1000\n\
         [[after]]\nitem = \"x\"\nyearly = 1000\n[sharing]\nrule = \"{rule}\"\n{promise}\n"
    )
}

fn split(rows: &str, options: &[&str]) -> (i32, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), format!("format = 1\ntitle = \"t\"\nmonths = 12\n{rows}"))
        .unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let program = program.arg("split").arg("a.toml").args(options).current_dir(folder.path());
    let output = program.env_clear().env("CLOUDCOST_LANG", "en").output().unwrap();
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn a_promise_must_hold_where_costs_before_are_the_least() {
    // of 1,810 before, 1,000 after is 44.7513...% less: bills in whole yen of no more than 0.553 x 810 and 0.553 x 1,000 are 447 + 553
    for rule in ["equal", "shapley"] {
        let rows = ranged(rule, "min_saving = \"47%\"");
        let (code, said) = split(&rows, &[]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("wherever the costs lie within their ranges"), "{said}");
        assert!(said.contains("the largest that does is 44.7%"), "{said}");
        let (code, _) = split(&rows.replace("47%", "44.7%"), &[]);
        assert_eq!(code, 0);
    }
    let (code, said) = split(&ranged("equal", ""), &["--min-saving", "max"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("the largest saving that can be promised to every member is 44.7%"), "{said}");
}

#[test]
fn where_nothing_can_be_promised_nobody_is_told_of_a_percent_that_was_not_asked_for() {
    let rows = ranged("equal", "").replace("yearly = 1000\n[sharing]", "yearly = 3000\n[sharing]");
    let (code, said) = split(&rows, &["--min-saving", "max"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("no saving can be promised to every member") && !said.contains("100%"), "{said}");
}
