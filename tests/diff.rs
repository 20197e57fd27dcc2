//! Two versions of a case: causes add up, and of two changes each part is what it adds in both orders, halved.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use cloudcost::analysis::diff::{Diff, diff};
use cloudcost::analysis::versions::versions;
use cloudcost::analysis::whatif::outcome;
use cloudcost::{Fraction, Reading, Source, read_case};

/// A case of three invented towns; the marks are replaced by what a version says there.
const TOWNS: &str = r#"
format = 1
title = "架空の三町"
months = 24
[rates]
USD = RATE
[sharing]
rule = "RULE"
[[member]]
id = "ko"
bases = { population = 30_000 }
[[member]]
id = "otsu"
bases = { population = PEOPLE }
[[before]]
item = "現行"
member = "ko"
yearly = "6,000万円"
[[before]]
item = "現行"
member = "otsu"
yearly = "3,000万円"
[[after]]
item = "基本料"
id = "base"
yearly = BASE
GROWTH
[[after]]
item = "クラウド"
id = "cloud"
monthly = "USD CLOUD"
MORE
"#;

const MARKS: [&str; 7] = ["RATE", "RULE", "PEOPLE", "BASE", "GROWTH", "CLOUD", "MORE"];
const OLD: [&str; 7] = ["140", "equal", "10_000", "\"3,000万円\"", "", "10,000", ""];
const NEW: [&str; 7] = [
    "160.5",
    "20% equal + 80% population",
    "12_345",
    "\"2,777万円\"",
    "growth = \"2%\"",
    "12,001",
    "[[after]]\nitem = \"回線\"\nyearly = 7_000_001\n",
];

/// The version with the new value at the marks of these bits.
fn version(bits: usize) -> Reading {
    let values = (0..MARKS.len()).map(|nth| if bits >> nth & 1 == 1 { NEW[nth] } else { OLD[nth] });
    let text =
        MARKS.iter().zip(values).fold(TOWNS.to_owned(), |text, (mark, value)| text.replace(mark, value));
    read_case("t", Source::new("t.toml", &text)).unwrap_or_else(|faults| panic!("{text}: {:?}", faults.list))
}

fn saving(bits: usize) -> Fraction {
    let found = outcome(&version(bits).case).unwrap();
    Fraction::from(found.before.unwrap().base - found.after.unwrap().base)
}

/// What otsu pays.
fn share(bits: usize) -> Fraction {
    Fraction::from(outcome(&version(bits).case).unwrap().members[1].unwrap().share.unwrap().base)
}

fn sum(found: &Diff<'_>) -> Fraction {
    found.causes.iter().fold(Fraction::zero(), |sum, cause| &sum + &cause.part)
}

/// The Shapley value by going through every order, one after the other.
fn by_orders(changes: &[usize], value: &dyn Fn(usize) -> Fraction) -> Vec<Fraction> {
    fn orders(left: &[usize]) -> Vec<Vec<usize>> {
        if left.is_empty() {
            return vec![Vec::new()];
        }
        let mut all = Vec::new();
        for nth in 0..left.len() {
            let rest = [&left[..nth], &left[nth + 1..]].concat();
            all.extend(orders(&rest).into_iter().map(|order| [&[left[nth]], order.as_slice()].concat()));
        }
        all
    }
    let all = orders(changes);
    let mut sums = vec![Fraction::zero(); MARKS.len()];
    for order in &all {
        let mut made = 0;
        for change in order {
            let before = value(made);
            made |= 1 << change;
            sums[*change] = &sums[*change] + &(&value(made) - &before);
        }
    }
    let count = Fraction::from(all.len() as i128);
    sums.into_iter().map(|sum| sum.checked_div(&count).unwrap()).collect()
}

#[test]
fn parts_are_the_average_over_all_orders_and_add_up() {
    let known: Vec<Fraction> = (0..1 << MARKS.len()).map(saving).collect();
    let shares: Vec<Fraction> = (0..1 << MARKS.len()).map(share).collect();
    let names = [
        "rates.USD", "sharing.rule", "member.otsu.population", "after.base.yearly", "after.base.growth",
        "after.cloud.monthly", "after.回線",
    ];
    let old = version(0);
    for bits in 1..1_usize << MARKS.len() {
        let new = version(bits);
        let changes: Vec<usize> = (0..MARKS.len()).filter(|nth| bits >> nth & 1 == 1).collect();
        for (figure, known) in [(None, &known), (Some("share.otsu"), &shares)] {
            let found = diff(&old, &new, figure).unwrap();
            assert_eq!(sum(&found), &known[bits] - &known[0], "{bits:b} {figure:?}");
            let mut paths: Vec<&str> = found.changed.iter().map(|one| one.difference.path.as_str()).collect();
            let mut expected: Vec<&str> = changes.iter().map(|nth| names[*nth]).collect();
            paths.sort_unstable();
            expected.sort_unstable();
            assert_eq!(paths, expected, "{bits:b}");
            // all orders of five are 120
            if changes.len() <= 4 {
                let parts = by_orders(&changes, &|made| known[made].clone());
                for cause in &found.causes {
                    let nth = names.iter().position(|name| cause.paths == [*name]).unwrap();
                    assert_eq!(cause.exact, parts[nth], "{bits:b} {figure:?} {cause:?}");
                    assert!((&cause.part - &cause.exact).abs() < Fraction::from(1));
                }
            }
        }
    }
}

#[test]
fn every_change_stands_at_its_place() {
    let (old, new) = (version(0), version(127));
    let found = diff(&old, &new, None).unwrap();
    for changed in found.changed.iter().filter(|changed| !changed.difference.is_whole()) {
        for (version, reading) in [(&changed.old, &old), (&changed.new, &new)] {
            let (Some(text), Some(at)) = (&version.text, version.place) else { continue };
            let line = reading.warnings.source.text().lines().nth(at.line - 1).unwrap();
            let rest: String = line.chars().skip(at.column - 1).collect();
            assert!(rest.starts_with(text.as_str()), "{changed:?}");
        }
    }
    assert_eq!(found.changed.iter().filter(|changed| changed.new.text.is_some()).count(), 7);
}

#[test]
fn a_version_does_not_differ_from_itself() {
    let reading = version(127);
    let found = diff(&reading, &reading, None).unwrap();
    assert!(found.changed.is_empty() && found.causes.is_empty() && !found.is_changed());
}

#[test]
fn changes_that_are_invalid_apart_are_one() {
    // a member that comes without a base has to be weighed by another rule
    let old = version(0);
    let text = version(0).warnings.source.text().replace("rule = \"equal\"", "rule = \"terminals\"");
    let text = text
        .replace("population = 30_000", "population = 30_000, terminals = 300")
        .replace("population = 10_000", "population = 10_000, terminals = 200");
    let new = read_case("t", Source::new("t.toml", &text)).unwrap();
    let found = diff(&old, &new, Some("share.otsu")).unwrap();
    assert_eq!(found.causes.len(), 1, "{:?}", found.causes);
    assert_eq!(found.causes[0].paths.len(), 3);
    assert_eq!(
        sum(&found),
        &found.asked.new.as_ref().unwrap().middle - &found.asked.old.as_ref().unwrap().middle
    );
}

#[test]
fn the_exit_code_says_whether_anything_changed() {
    let folder = std::env::temp_dir().join(format!("cloudcost-diff-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bits) in [("a.toml", 0), ("b.toml", 9)] {
        std::fs::write(folder.join(name), version(bits).warnings.source.text()).unwrap();
    }
    let code =
        |arguments: &[&str]| common::cloudcost(&folder).args(arguments).output().unwrap().status.code();
    assert_eq!(code(&["diff", "a.toml", "b.toml"]), Some(0));
    assert_eq!(code(&["diff", "a.toml", "b.toml", "--exit-code"]), Some(1));
    assert_eq!(code(&["diff", "a.toml", "a.toml", "--exit-code"]), Some(0));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_plan_that_saves_less_than_its_baseline_fails_the_check_and_says_why() {
    let folder = std::env::temp_dir().join(format!("cloudcost-baseline-{}", std::process::id()));
    for (name, bits) in [("old", 0), ("new", 8 + 4)] {
        std::fs::create_dir_all(folder.join(name)).unwrap();
        std::fs::write(folder.join(name).join("t.toml"), version(bits).warnings.source.text()).unwrap();
    }
    let run = |arguments: &[&str]| {
        let output = common::cloudcost(&folder).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    // before 9,000万円 a year; after 3,000万円 and USD 10,000 × 140 × 12 = 1,680万円: over two years 8,640万円 are saved.
    // 2,777万円 instead of 3,000万円 saves 446万円 more, the population moves nothing
    let (code, json) = run(&["check", "new", "--baseline", "old", "--max-loss", "0%", "-f", "json"]);
    assert_eq!(code, Some(0), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changes").unwrap();
    let saving = table["rows"].as_array().unwrap().iter().find(|row| row["figure"] == "saving").unwrap();
    assert_eq!((saving["was"].as_i64(), saving["is"].as_i64()), (Some(86_400_000), Some(90_860_000)));
    assert_eq!((saving["change"].as_i64(), saving["lost"].as_bool()), (Some(4_460_000), Some(false)));
    // the other way round it is lost: 446 of 9,086万円 are 4.908…%
    let (code, _) = run(&["check", "old", "--baseline", "new", "--max-loss", "4.91%"]);
    assert_eq!(code, Some(0));
    let (code, json) = run(&["check", "old", "--baseline", "new", "--max-loss", "4.9%", "-f", "json"]);
    assert_eq!(code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let findings = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "findings").unwrap();
    let found = &findings["rows"][0];
    assert_eq!(found["code"], "saving-lost");
    assert!(found["help"].as_str().unwrap().contains("基本料 a year (+JPY 4,460,000)"), "{found}");
    // at the line of the base fee, which did it
    let text = version(0).warnings.source.text().to_owned();
    let item = text.lines().position(|line| line == "id = \"base\"").unwrap();
    assert_eq!(found["line"].as_u64(), Some(item as u64 + 2), "{found}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn printed_figures_and_cases_that_came_or_went_are_told_too() {
    let folder = std::env::temp_dir().join(format!("cloudcost-versions-{}", std::process::id()));
    let case = |after: &str| {
        format!("format = 1\ntitle = \"架空\"\n[[published]]\nbefore = \"22億円\"\nafter = \"{after}\"\n")
    };
    for (version, files) in
        [("old", [("a", "14億円"), ("gone", "1億円")]), ("new", [("a", "15億円"), ("late", "1億円")])]
    {
        std::fs::create_dir_all(folder.join(version)).unwrap();
        for (name, after) in files {
            std::fs::write(folder.join(version).join(name).with_extension("toml"), case(after)).unwrap();
        }
    }
    let run = |arguments: &[&str]| {
        let output = common::cloudcost(&folder).args(arguments).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, json) = run(&["diff", "old", "new", "--exit-code", "-f", "json"]);
    assert_eq!(code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let changes = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changes").unwrap();
    // 22 − 14 = 8, 22 − 15 = 7億円
    let saving = changes["rows"].as_array().unwrap().iter().find(|row| row["figure"] == "saving").unwrap();
    assert_eq!((saving["was"].as_i64(), saving["is"].as_i64()), (Some(800_000_000), Some(700_000_000)));
    let notes = json["notes"].to_string();
    assert!(notes.contains("diff-came") && notes.contains("late"), "{notes}");
    assert!(notes.contains("diff-went") && notes.contains("gone"), "{notes}");
    for (name, bits) in [("was", 0), ("is", 8)] {
        std::fs::write(folder.join(name).with_extension("toml"), version(bits).warnings.source.text())
            .unwrap();
    }
    let (code, said) = run(&["diff", "was.toml", "is.toml", "-f", "github"]);
    assert_eq!(code, Some(0));
    let line = "::notice file=is.toml,line=26,endLine=26,col=11,title=changed::after.base.yearly: 3,000万円 → 2,777万円";
    assert!(said.starts_with(line), "{said}");
    assert!(said.lines().next().unwrap().ends_with("moves change by -JPY 4,460,000"), "{said}");
    let (code, text) = run(&["diff", "old/a.toml", "old/a.toml", "--exit-code", "--lang", "ja"]);
    assert_eq!(code, Some(0));
    assert!(text.contains("公表値に変わりはない"), "{text}");
    std::fs::remove_dir_all(&folder).unwrap();
}

/// What diff says of two texts of a case, as JSON and in Japanese, with its exit code.
fn told(old: &str, new: &str) -> (serde_json::Value, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("old.toml", old), ("new.toml", new)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let run = |more: &[&str]| {
        let arguments = [&["diff", "old.toml", "new.toml"], more].concat();
        common::cloudcost(folder.path()).args(arguments).output().unwrap()
    };
    let json = run(&["-f", "json", "--exit-code"]);
    let ja = String::from_utf8(run(&["--lang", "ja"]).stdout).unwrap();
    (serde_json::from_slice(&json.stdout).unwrap(), ja, json.status.code())
}

const PRINTED: &str = "format = 1\ntitle = \"架空の郡\"\n[[published]]\nbefore = \"34億6,500万円\"\nafter = \"24億2,600万円\"\npercent = \"▲29.9%\"\n";

/// A percent that is printed otherwise is a change, though the amounts beside it are the same.
#[test]
fn a_percent_printed_otherwise_is_a_change() {
    let (json, ja, code) = told(PRINTED, &PRINTED.replace("29.9", "31.5"));
    assert_eq!(code, Some(1));
    let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changes").unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    let number = |key: &str| rows[0][key].as_number().unwrap().to_string();
    assert_eq!((number("was"), number("is"), number("change")), ("29.9".into(), "31.5".into(), "1.6".into()));
    assert!(ja.contains("▲29.9%") && ja.contains("▲31.5%") && ja.contains("▲1.6ポイント"), "{ja}");
    let folder = tempfile::tempdir().unwrap();
    for (name, percent) in [("old.toml", "29.9"), ("new.toml", "31.5")] {
        std::fs::write(folder.path().join(name), PRINTED.replace("29.9", percent)).unwrap();
    }
    let check = common::cloudcost(folder.path())
        .args(["check", "new.toml", "--baseline", "old.toml"])
        .output()
        .unwrap();
    let check = String::from_utf8(check.stdout).unwrap();
    assert!(check.contains("31.5") && !check.contains("no figure"), "{check}");
}

/// 1,039 / 3,465 is 29.9856%, 1,040 / 3,466 is 30.0058%: as much as it takes to tell them apart, by 0.0202 points.
#[test]
fn percents_of_amounts_differ_by_points() {
    let (_, ja, _) = told(PRINTED, &PRINTED.replace("34億6,500", "34億6,600"));
    assert!(ja.contains("増減率（計算値）"), "{ja}");
    assert!(ja.contains("ポイント") && !ja.contains("▲0.02%"), "{ja}");
    let row = ja.lines().find(|line| line.contains("増減率（計算値）")).unwrap();
    assert!(row.contains("▲29.986%") && row.contains("▲30.006%") && row.contains("▲0.020ポイント"), "{row}");
}

const PLAN: &str = r#"
format = 1
title = "架空の二町"
months = 12
unit = "千円"
[[member]]
id = "ko"
name = "甲町"
[[member]]
id = "otsu"
name = "乙町"
[[before]]
item = "一式"
member = "ko"
yearly = 6_000
[[before]]
item = "一式"
member = "otsu"
yearly = 4_000
[[after]]
item = "共同"
yearly = 7_000
[sharing]
rule = "equal"
[[require]]
figure = "saving"
at_least = "10%"
"#;

/// What a plan is held to is a change too, though it moves no figure.
#[test]
fn a_lowered_requirement_is_a_change() {
    let (json, ja, code) = told(PLAN, &PLAN.replace("\"10%\"", "\"5%\""));
    assert_eq!(code, Some(1));
    let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changed").unwrap();
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        (&rows[0]["path"], &rows[0]["old"], &rows[0]["new"]),
        (&"require.1.at_least".into(), &"10%".into(), &"5%".into())
    );
    assert!(ja.contains("要件1（下限）") && !ja.contains("数字の変わる変更はない"), "{ja}");
    // one that went is told whole, and what is alike is passed over
    let two = PLAN.to_owned() + "[[require]]\nfigure = \"after\"\nat_most = \"9億円\"\n";
    let (json, _, _) =
        told(&two, &two.replacen("[[require]]\nfigure = \"saving\"\nat_least = \"10%\"\n", "", 1));
    let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changed").unwrap();
    assert_eq!(table["rows"].as_array().unwrap().len(), 1);
    assert_eq!(table["rows"][0]["old"], "at_least = 10%, figure = saving");
}

/// From thousands to millions of yen: before from 10,000,000 to 10,000,000,000, the unit alone is what changed.
#[test]
fn another_unit_is_one_change() {
    let (json, ja, _) = told(PLAN, &PLAN.replace("千円", "百万円"));
    let rows = |id: &str| {
        let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == id).unwrap();
        table["rows"].as_array().unwrap().clone()
    };
    let changed = rows("changed");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(
        (&changed[0]["path"], &changed[0]["old"], &changed[0]["new"]),
        (&"unit".into(), &"千円".into(), &"百万円".into())
    );
    let causes = rows("causes");
    assert_eq!((causes.len(), &causes[0]["path"]), (2, &"unit".into()), "{causes:?}");
    // 3,000,000 was saved, 3,000,000,000 is
    assert_eq!(causes[0]["part"].as_number().unwrap().to_string(), "2997000000");
    assert!(ja.contains("金額の単位"), "{ja}");
}

/// What was removed is called by its name, and its old value is said.
#[test]
fn a_member_that_went_is_named_with_what_it_paid() {
    let gone = PLAN
        .replace("[[member]]\nid = \"otsu\"\nname = \"乙町\"\n", "")
        .replace("[[before]]\nitem = \"一式\"\nmember = \"otsu\"\nyearly = 4_000\n", "");
    let (json, ja, _) = told(PLAN, &gone);
    assert!(ja.contains("乙町") && !ja.contains("otsuの") && !ja.contains("member."), "{ja}");
    let table = json["tables"].as_array().unwrap().iter().find(|table| table["id"] == "changed").unwrap();
    let old: Vec<&serde_json::Value> =
        table["rows"].as_array().unwrap().iter().map(|row| &row["old"]).collect();
    assert_eq!(old, ["4_000", "乙町"]);
}

#[test]
fn a_base_of_one_year_is_one_change() {
    // 1,200 a year by people: 400 of 600, then 800; next year 300 of 600, then 600; ko pays 800 + 600 and 700 + 600 of it
    let text = |later: &str| {
        format!(
            "format = 1\ntitle = \"架空\"\nstart = \"2026-04\"\nmonths = 24\n[sharing]\nrule = \"population\"\n\
             [[member]]\nid = \"ko\"\nbases = {{ population = {{ 2026 = 400, 2027 = {later} }} }}\n\
             [[member]]\nid = \"otsu\"\nbases = {{ population = {{ 2026 = 200, 2027 = 300 }} }}\n\
             [[after]]\nitem = \"基本料\"\nyearly = 1_200\n"
        )
    };
    let read = |later: &str| read_case("t", Source::new("t.toml", &text(later))).unwrap();
    let (old, new) = (read("300"), read("500"));
    let found = diff(&old, &new, Some("share.ko")).unwrap();
    let paths: Vec<&str> = found.changed.iter().map(|one| one.difference.path.as_str()).collect();
    assert_eq!(paths, ["member.ko.population.2027"]);
    assert_eq!(
        (found.changed[0].old.text.as_deref(), found.changed[0].new.text.as_deref()),
        (Some("300"), Some("500"))
    );
    // 1,200 × 500 ÷ 800 = 750 instead of 600
    assert_eq!(sum(&found), Fraction::from(150));
}

/// What moves no figure is told where it is written otherwise: every such key of the head, a printed row, an item, a member
/// and a settlement, once.
#[test]
fn words_that_move_no_figure_are_told() {
    let head = "format = 1\ntitle = \"TITLE\"\nsource = \"SOURCE\"\nnote = \"HEAD\"\nstatus = \"STATUS\"\n\
                start = \"2027-04\"\n";
    let row = "[[published]]\nsystem = \"基幹\"\nbefore = \"3億円\"\nafter = \"2億円\"\nnote = \"ROW\"\n\
               status = \"ESTIMATE\"\n";
    let plan = "[[member]]\nid = \"ko\"\nname = \"MEMBER\"\n[[before]]\nitem = \"今\"\nmember = \"ko\"\nyearly = 2_000\n\
                note = \"BEFORE\"\n[[after]]\nitem = \"共同\"\nyearly = 1_000\nshare = \"equal\"\nnote = \"AFTER\"\n\
                status = \"STAGE\"\n[[settlement]]\nname = \"SETTLED\"\nyear = 2027\nby = { ko = 10 }\n";
    let words = ["TITLE", "SOURCE", "HEAD", "ROW", "MEMBER", "BEFORE", "AFTER", "SETTLED"];
    let text = |text: &str, is_new: bool| {
        let told = words.iter().fold(text.to_owned(), |text, word| {
            if is_new { text.replace(word, &["その", word].concat()) } else { text }
        });
        let [stage, estimate] = if is_new { ["contract", "actual"] } else { ["budget", "estimate"] };
        told.replace("STATUS", stage).replace("STAGE", stage).replace("ESTIMATE", estimate)
    };
    let read = |written: &str, is_new| read_case("t", Source::new("t.toml", &text(written, is_new))).unwrap();
    let paths = |written: &str| {
        let (old, new) = ([read(written, false)], [read(written, true)]);
        let found = versions(&old, &new, None).unwrap();
        assert!(found.is_changed() && !versions(&old, &old, None).unwrap().is_changed());
        let all = found.plans.iter().chain(&found.worded).flat_map(|diff| &diff.changed);
        let mut paths: Vec<String> = all.map(|changed| changed.path.clone()).collect();
        paths.sort();
        paths
    };
    let of_head = ["note", "published.1.note", "published.1.status", "source", "status", "title"];
    assert_eq!(paths(&[head, row].concat()), of_head);
    let of_plan = [
        "after.共同.note", "after.共同.status", "before.今.note", "member.ko.name", "note",
        "published.1.note", "published.1.status", "settlement.1.name", "source", "status", "title",
    ];
    assert_eq!(paths(&[head, row, plan].concat()), of_plan);
}

/// Two towns that share a service equally over two years; the marks are the head, what a town paid before, the price, and what
/// comes after them.
fn two_towns([head, before, price, more]: [&str; 4]) -> String {
    format!(
        "format = 1\ntitle = \"t\"\n{head}\n[sharing]\nrule = \"equal\"\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
         [[before]]\nitem = \"x\"\nmember = \"a\"\nyearly = 700_000\n\
         [[before]]\nitem = \"x\"\nmember = \"b\"\nyearly = {before}\n\
         [[after]]\nitem = \"s\"\nyearly = {price}\n{more}"
    )
}

/// What the program says of two versions, as JSON and in words, and its exit code.
fn of_versions(arguments: &[&str], old: &str, new: &str) -> (serde_json::Value, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("old", old), ("new", new)] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        std::fs::write(folder.path().join(name).join("t.toml"), text).unwrap();
        let same = two_towns(["months = 24", "1", "2", ""]);
        std::fs::write(folder.path().join(name).join("same.toml"), same).unwrap();
    }
    let run = |more: &[&str]| {
        common::cloudcost(folder.path())
            .args(arguments)
            .args(more)
            .args(["--lang", "en"])
            .env("COLUMNS", "200")
            .output()
            .unwrap()
    };
    let output = run(&["-f", "json"]);
    let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let words = run(&[]);
    (json, [words.stdout, words.stderr].concat().into_iter().map(char::from).collect(), output.status.code())
}

fn rows_of<'j>(json: &'j serde_json::Value, table: &str) -> &'j Vec<serde_json::Value> {
    let tables = json["tables"].as_array().unwrap();
    tables.iter().find(|one| one["id"] == table).unwrap()["rows"].as_array().unwrap()
}

const DIFF: [&str; 3] = ["diff", "old/t.toml", "new/t.toml"];
const CHECK: [&str; 4] = ["check", "new/t.toml", "--baseline", "old/t.toml"];

#[test]
fn two_currencies_have_no_difference() {
    let of = |currency: &str| {
        two_towns([&format!("months = 24\ncurrency = \"{currency}\""), "600_000", "1_000_000", ""])
    };
    let (pounds, dollars) = (of("GBP"), of("USD"));
    let (_, said, code) = of_versions(&DIFF, &pounds, &dollars);
    assert_eq!(code, Some(2));
    assert!(said.contains("one version is in GBP and the other in USD"), "{said}");
    // of directories the others are still compared
    let (json, said, code) = of_versions(&["diff", "old", "new", "--exit-code"], &pounds, &dollars);
    assert_eq!(code, Some(1));
    assert!(rows_of(&json, "differences").iter().all(|row| row["case"] == "same"));
    assert!(said.contains("in GBP then and in USD now"), "{said}");
    let (json, said, code) = of_versions(&CHECK, &pounds, &dollars);
    assert_eq!((code, rows_of(&json, "changes").len()), (Some(0), 0));
    assert!(said.contains("in GBP then and in USD now"), "{said}");
    let (json, ..) = of_versions(&[&CHECK[..], &["--max-loss", "99%"]].concat(), &pounds, &dollars);
    assert_eq!(rows_of(&json, "findings")[0]["code"], "baseline-unlike");
}

#[test]
fn over_two_terms_nothing_is_lost_beside_the_other() {
    let of = |months: u32, more: &str| {
        two_towns([&format!("months = {months}\n{more}"), "600_000", "1_000_000", ""])
    };
    // a year less saves 300,000 less: that is no loss
    let (_, said, _) = of_versions(&DIFF, &of(36, ""), &of(24, ""));
    assert!(said.contains("not over the same time: 36 months then and 24 months now"), "{said}");
    let limit = [&CHECK[..], &["--max-loss", "1%"]].concat();
    let (json, _, code) = of_versions(&limit, &of(36, ""), &of(24, ""));
    let codes: Vec<&str> =
        rows_of(&json, "findings").iter().map(|row| row["code"].as_str().unwrap()).collect();
    assert_eq!((code, codes), (Some(1), vec!["baseline-unlike"]));
    // nor is anything won beside a shorter one
    let (_, _, code) = of_versions(&limit, &of(24, ""), &of(36, ""));
    assert_eq!(code, Some(1));
    let (_, said, code) = of_versions(&CHECK, &of(36, ""), &of(24, ""));
    assert_eq!(code, Some(0));
    assert!(said.contains("not over the same time: 36 months then and 24 months now"), "{said}");
    let taxed = [of(24, "tax = \"included\""), of(24, "tax = \"excluded\"")];
    let (_, said, _) = of_versions(&DIFF, &taxed[0], &taxed[1]);
    assert!(said.contains("not the same tax: tax included then and tax excluded now"), "{said}");
    let (_, said, _) = of_versions(&DIFF, &of(24, ""), &of(24, ""));
    assert!(!said.contains("not over the same time"), "{said}");
}

#[test]
fn where_only_support_moves_what_it_leaves_is_told() {
    let of = |percent: &str| {
        let support = format!(
            "[[support]]\nname = \"grant\"\nkind = \"national\"\nrate = \"{percent}\"\nitems = [\"s\"]\n"
        );
        two_towns(["months = 24", "600_000", "1_000_000", &support])
    };
    // 2,000,000 over two years, of which half, then a quarter is paid: 1,000,000 and 1,500,000 are left, half for each town
    let (json, said, _) = of_versions(&DIFF, &of("50%"), &of("25%"));
    let moved = |name: &str| {
        let row = rows_of(&json, "differences").iter().find(|row| row["figure"] == name);
        row.map(|row| ["old", "new", "change"].map(|key| row[key].as_i64().unwrap()))
    };
    assert_eq!(moved("after"), Some([2_000_000, 2_000_000, 0]));
    assert_eq!(moved("net"), Some([1_000_000, 1_500_000, 500_000]));
    assert_eq!(moved("net_saving"), Some([1_600_000, 1_100_000, -500_000]));
    assert_eq!(moved("net.a"), Some([500_000, 750_000, 250_000]));
    assert_eq!(moved("net.b"), Some([500_000, 750_000, 250_000]));
    assert!(said.contains("change after support: -JPY 1,600,000, now -1,100,000 (+500,000)"), "{said}");
    let causes = rows_of(&json, "causes");
    assert_eq!(
        (causes[0]["path"].as_str(), causes[0]["part"].as_i64()),
        (Some("support.grant.rate"), Some(-500_000))
    );
    // asked for a figure that stays, nothing has moved it
    let (json, said, _) = of_versions(&[&DIFF[..], &["--figure", "saving"]].concat(), &of("50%"), &of("25%"));
    assert!(rows_of(&json, "causes").is_empty() && !said.contains("What moved it"), "{said}");
    assert!(said.contains("what is left after support changes for 2 members"), "{said}");
    let (json, ..) = of_versions(&[&DIFF[..], &["--figure", "net.b"]].concat(), &of("50%"), &of("25%"));
    assert_eq!(rows_of(&json, "causes")[0]["part"].as_i64(), Some(250_000));
    let (json, ..) = of_versions(&CHECK, &of("50%"), &of("25%"));
    let figures = rows_of(&json, "changes").len();
    assert_eq!(figures, 4, "net, net saving, and what is left to each town");
}

#[test]
fn only_what_needs_each_other_is_taken_together() {
    let of = |start: &str, year: u32, before: &str, price: &str| {
        let settled =
            format!("[[settlement]]\nname = \"z\"\nyear = {year}\ntotal = -1000\nshare = \"paid\"\n");
        two_towns([&format!("months = 24\nstart = \"{start}\""), before, price, &settled])
    };
    // settled is in the second year of the term: neither the start nor that year can move alone
    let old = of("2026-04", 2027, "600_000", "1_000_000");
    let new = of("2027-04", 2028, "650_000", "1_100_000");
    let (json, ..) = of_versions(&DIFF, &old, &new);
    let causes: Vec<(&str, i64)> = rows_of(&json, "causes")
        .iter()
        .map(|row| (row["path"].as_str().unwrap(), row["part"].as_i64().unwrap()))
        .collect();
    let parts = [
        ("after.s.yearly", -200_000),
        ("before.x@b.yearly", 100_000),
        ("start, settlement", 0),
        ("total", -100_000),
    ];
    assert_eq!(causes, parts);
    let changed: Vec<&str> =
        rows_of(&json, "changed").iter().map(|row| row["path"].as_str().unwrap()).collect();
    assert!(changed.contains(&"settlement.1.year") && changed.contains(&"start"), "{changed:?}");
    // where the term alone is another, so is the year of it that is settled, and nothing else is said of that
    let later = of("2026-10", 2027, "600_000", "1_000_000");
    let (json, ..) = of_versions(&DIFF, &old, &later);
    assert_eq!(rows_of(&json, "changed").len(), 1);
}
