//! Two versions of a case: causes add up, and of two changes each part is what it adds in both orders, halved.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use cloudcost::analysis::diff::{Diff, diff};
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
        "rates.USD",
        "sharing.rule",
        "member.otsu.population",
        "after.base.yearly",
        "after.base.growth",
        "after.cloud.monthly",
        "after.回線",
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
    assert_eq!(found.changed.iter().filter(|changed| changed.new.text.is_some()).count(), 6);
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
    assert_eq!(sum(&found), found.asked.new.as_ref().unwrap() - found.asked.old.as_ref().unwrap());
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
    assert!(found["help"].as_str().unwrap().contains("基本料 a year (+JPY 4.46 M)"), "{found}");
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
