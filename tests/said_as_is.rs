//! What tables and notes say of direct costs, commitments, grants, cells and empty columns is so: figures worked by hand, all invented.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::Path;
use std::process::{Command, Output};

fn run(folder: &Path, columns: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    command.args(arguments).args(["--lang", "ja"]).current_dir(folder).env_clear();
    columns.into_iter().for_each(|columns| _ = command.env("COLUMNS", columns));
    command.output().unwrap()
}

fn said(text: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.toml"), text).unwrap();
    let output = run(folder.path(), None, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

const DIRECT: &str = r#"
format = 1
title = "架空"
months = 12
start = "2026-04"
[[member]]
id = "甲"
[[member]]
id = "乙"
[[after]]
item = "共同"
yearly = 1_000_000
share = "equal"
[[after]]
item = "職員"
member = "甲"
yearly = 500_000
direct = true
[[settlement]]
name = "精算"
year = 2026
by = { "乙" = -100_000 }
"#;

/// 甲 bears 1,000 = 500 shared + 500 that it pays itself; its bill is 1,000 - 500 + 0 = 500, that of 乙 500 - 100 = 400.
#[test]
fn a_bill_is_said_without_what_a_member_pays_itself() {
    let split = said(DIRECT, &["split", "c.toml", "--by", "year", "--notes", "full"]);
    assert!(split.contains("負担額から団体が直接払う額を除き、精算額を加えた額"), "{split}");
    let report = said(DIRECT, &["report", "c.toml", "-f", "table"]);
    assert!(report.contains("負担額（直接払いを除く）"), "{report}");
    let json = said(DIRECT, &["report", "c.toml", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let tables = json["tables"].as_array().unwrap();
    let settled = tables.iter().find(|table| table["id"] == "settled").unwrap();
    let first = &settled["rows"][0];
    let figures = ["share", "billed", "settlement", "bill"].map(|key| first[key].as_f64());
    assert_eq!(figures, [Some(1_000_000.0), None, Some(0.0), Some(500_000.0)], "{first}");
}

/// A term of 24 months from April 2026 ends on the last of March 2028.
#[test]
fn the_term_of_a_report_is_told_by_era_as_its_years_are() {
    let report = said(&DIRECT.replace("months = 12", "months = 24"), &["report", "c.toml", "-f", "table"]);
    assert!(report.contains("令和8年4月1日から令和10年3月31日まで"), "{report}");
}

const SIGNED: &str = r#"
format = 1
title = "架空"
months = 36
start = "2026-04"
signed = "2025-10"
tax = "included"
[[member]]
id = "甲"
[[member]]
id = "乙"
to = 24
[[after]]
item = "共同"
yearly = 1_000_000
share = "equal"
"#;

/// 乙 leaves after 24 of 36 months: it commits itself to two years of three.
#[test]
fn a_member_that_leaves_commits_itself_until_then() {
    let report = said(SIGNED, &["report", "c.toml", "-f", "table"]);
    let line = |name: &str| {
        let lines = report.lines().filter(|line| line.starts_with(name) && line.contains("架空"));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(line("甲").contains("令和8年度から令和10年度まで"), "{report}");
    assert!(line("乙").contains("令和8年度から令和9年度まで"), "{report}");
    // which of both is missing
    let untaxed = said(&SIGNED.replace("tax = \"included\"\n", ""), &["report", "c.toml", "-f", "table"]);
    assert!(untaxed.contains("税込か税抜か（tax）が示されていない"), "{untaxed}");
    let rate = said(&SIGNED.replace("included", "excluded"), &["report", "c.toml", "-f", "table"]);
    assert!(rate.contains("税率（tax_rate）が示されていない"), "{rate}");
}

/// A narrow window first goes without the columns that say nothing in any row.
#[test]
fn columns_of_nothing_give_way_first() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.toml"), DIRECT).unwrap();
    let output = run(folder.path(), Some("40"), &["split", "c.toml", "--year", "2026"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let head = text.lines().find(|line| line.starts_with(' ') && line.contains("負担額")).unwrap_or_default();
    assert!(head.contains("負担金") && head.contains("精算額") && !head.contains("増減率"), "{text}");
}

/// What is explained of a workbook stands in its cells.
#[test]
fn steps_of_a_workbook_are_told_by_sheet_and_cell() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = "単位：千円\n団体,費目,導入前年額,導入後年額\n甲町,委託料,100,80\n";
    std::fs::write(folder.path().join("表.csv"), sheet).unwrap();
    let made = run(folder.path(), None, &["new", "--from", "表.csv", "-o", "c.toml"]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let book = std::env::current_dir().unwrap().join("tests/sheets/years.xlsx");
    let output = run(folder.path(), None, &["explain", book.to_str().unwrap(), "after", "--depth", "all"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("years.xlsx:導入後!"), "{text}{}", String::from_utf8_lossy(&output.stderr));
}

/// Half of 18,000,000 to 22,000,000 a year: 9,000,000 to 11,000,000 yen, under a head that says yen, whatever the unit of the paper.
#[test]
fn limits_that_are_ranges_are_in_full_yen_as_their_heads_say() {
    let text = "format = 1\ntitle = \"架空\"\nsigned = \"2026-06\"\nstart = \"2027-04\"\nmonths = 24\ntax = \"included\"\n\
                [sharing]\nrule = \"equal\"\nround_to = 1000\n[[member]]\nid = \"甲\"\n[[member]]\nid = \"乙\"\n\
                [[after]]\nitem = \"x\"\nyearly = \"2,000万円±10%\"\n";
    for format in ["table", "markdown", "html"] {
        let page = said(text, &["report", "c.toml", "-f", format, "--unit", "thousand"]);
        let table = page.split("債務負担行為：").nth(1).unwrap();
        assert!(table.contains("令和9年度（円）") && table.contains("9,000,000〜11,000,000"), "{table}");
        assert!(table.contains("18,000,000〜22,000,000"), "{table}");
    }
}

/// Of the item that is negotiated the case's own rule is that by people, not the equal one of all others; both come to the same then.
#[test]
fn what_a_case_does_with_a_negotiated_item_is_said_of_that_item() {
    let text = "format = 1\ntitle = \"架空\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n\
                [[member]]\nid = \"甲\"\nbases = { population = 3 }\n[[member]]\nid = \"乙\"\nbases = { population = 1 }\n\
                [[before]]\nitem = \"o\"\nmember = \"甲\"\nyearly = 10000\n[[before]]\nitem = \"o\"\nmember = \"乙\"\nyearly = 3300\n\
                [[after]]\nitem = \"基本料\"\nyearly = 1000\n[[after]]\nitem = \"利用料\"\nyearly = 8600\nshare = \"population\"\n";
    let found = said(
        text,
        &["negotiate", "c.toml", "均等割+人口割", "--items", "利用料", "-f", "csv", "--table", "proposals"],
    );
    let own = found.lines().find(|line| line.contains("own-rules")).unwrap_or_else(|| panic!("{found}"));
    assert!(own.contains("own-rules,population,"), "{own}");
}

/// 丙 has no part in what 甲 and 乙 share 70 to 30: nothing of it is raised when it leaves.
#[test]
fn percents_of_others_are_not_raised_by_who_leaves() {
    let text = "format = 1\ntitle = \"架空\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n\
                [[member]]\nid = \"甲\"\n[[member]]\nid = \"乙\"\n[[member]]\nid = \"丙\"\n\
                [[after]]\nitem = \"初期\"\nyearly = 1000\nmembers = [\"甲\", \"乙\"]\nshare = { \"甲\" = \"70%\", \"乙\" = \"30%\" }\n\
                [[after]]\nitem = \"共同\"\nyearly = 900\n";
    let notes = |who: &str| said(text, &["whatif", "c.toml", "--leave", who, "--notes", "full"]);
    assert!(!notes("丙").contains("協定割合は、残る団体"), "{}", notes("丙"));
    assert!(notes("乙").contains("協定割合は、残る団体"), "{}", notes("乙"));
    // by its name, and at a month
    let named = text.replace("id = \"乙\"\n", "id = \"乙\"\nname = \"乙町\"\n");
    for who in ["乙町", "乙町@7", "乙@7"] {
        let notes = said(&named, &["whatif", "c.toml", "--leave", who, "--notes", "full"]);
        assert!(notes.contains("協定割合は、残る団体"), "{who}: {notes}");
    }
}

/// What is refused, and what is said of it.
fn refused(text: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.toml"), text).unwrap();
    let output = run(folder.path(), None, arguments);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_was_meant_is_named_where_it_is_refused() {
    let text = "format = 1\ntitle = \"架空\"\nmonths = 12\n[sharing]\nrule = \"equal\"\n\
                [[member]]\nid = \"甲\"\n[[member]]\nid = \"乙\"\n[[member]]\nid = \"丙\"\ncandidate = true\n\
                [[after]]\nitem = \"共同\"\nyearly = 900\n";
    let goal = refused(text, &["seek", "c.toml", "share=300円", "--moving", "after.共同"]);
    assert!(goal.contains("[unknown-figure]") && goal.contains("share.甲"), "{goal}");
    let waits = refused(text, &["split", "c.toml", "--member", "丙"]);
    assert!(waits.contains("[not-yet-member]") && waits.contains("--join 丙"), "{waits}");
    let most = refused(text, &["report", "c.toml", "--min-saving", "max"]);
    assert!(most.contains("max が使えるのは split と negotiate"), "{most}");
    let ending = refused(text, &["split", "c.toml", "-o", "a.doc"]);
    assert!(ending.contains(".xlsx") && !ending.contains(".sarif"), "{ending}");
}

/// 900 a year at 10%, and 100 that was paid too much: the costs with tax are 990, and the bills 890.
#[test]
fn a_table_of_taxes_is_of_costs_before_what_is_settled() {
    let text = "format = 1\ntitle = \"架空\"\nmonths = 12\nstart = \"2026-04\"\ntax = \"included\"\ntax_rate = \"10%\"\n\
                [sharing]\nrule = \"equal\"\n[[member]]\nid = \"甲\"\n[[member]]\nid = \"乙\"\n\
                [[after]]\nitem = \"共同\"\nyearly = 990\n";
    let settled = "[[settlement]]\nname = \"精算\"\nyear = 2026\ntotal = -100\nshare = \"equal\"\n";
    let page = |text: &str| said(text, &["report", "c.toml", "-f", "table"]);
    assert!(!page(text).contains("精算前の各年度の費用"));
    assert!(page(&[text, settled].concat()).contains("税抜・税込の内訳（精算前の各年度の費用）"));
}
