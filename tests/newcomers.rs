//! What newcomers stumbled over: each answer worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{cloudcost, stdout as package_stdout};
use std::path::Path;
use std::process::Output;

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    cloudcost(folder).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn write(folder: &Path, text: &str) {
    std::fs::write(folder.join("c.toml"), text).unwrap();
}

/// Three towns, 9,000 shared; two bids.
const TOWNS: &str = r#"
format = 1
title = "invented"
months = 12
[[member]]
id = "a"
bases = { population = 7_000 }
[[member]]
id = "b"
bases = { population = 2_000 }
[[member]]
id = "c"
bases = { population = 500 }
[[before]]
item = "old"
member = "a"
yearly = 9_000_000
[[before]]
item = "old"
member = "b"
yearly = 3_000_000
[[before]]
item = "old"
member = "c"
yearly = 1_500_000
[[after]]
item = "shared"
yearly = 9_000_000
[sharing]
rule = "20% equal + 80% population"
round_to = 1000
[[scenario]]
id = "bid"
set = { "after.shared.yearly" = 6_000_000 }
[[scenario]]
id = "other"
set = { "after.shared.yearly" = 4_500_000 }
"#;

/// Without a and b, c alone bears 6,000,000 by the one bid and 4,500,000 by the other.
#[test]
fn changes_come_on_top_of_every_scenario() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), TOWNS);
    let ask = |more: &[&str]| {
        let asked = ["whatif", "c.toml", "--all-scenarios", "--leave", "a", "--leave", "b", "--lang", "en"];
        let output = run_in(folder.path(), &[&asked, more, &["-f", "csv", "--table", "scenarios"]].concat());
        said(&output).lines().skip(1).map(str::to_owned).collect::<Vec<String>>()
    };
    let rows = ask(&[]);
    assert_eq!(rows.len(), 3, "{rows:?}");
    for (row, after) in rows[1..].iter().zip(["6000000", "4500000"]) {
        assert!(row.contains(after) && row.contains("leave a, leave b") && row.contains(",1,"), "{row}");
    }
    // each change alone: the case, two bids, two leaves
    assert_eq!(ask(&["--each"]).len(), 5);
}

/// c pays 3,000 by equal parts and 474 by population, and paid 1,500: at most 0.40625 of it is equal. The case's own 20%
/// and 80% hold, so nothing is nearer to it.
#[test]
fn the_own_percents_are_nearest_and_corners_add_up_inside() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), TOWNS);
    let of = |rule: &str| {
        let output = run_in(folder.path(), &["negotiate", "c.toml", rule, "--lang", "en"]);
        assert!(output.status.success(), "{}", stderr(&output));
        said(&output)
    };
    for rule in ["equal + population", "equal + population + current"] {
        let text = of(rule);
        let nearest = text.lines().find(|line| line.starts_with("nearest") && line.contains('+')).unwrap();
        assert!(nearest.contains("20% equal + 80% population"), "{nearest}");
    }
    let text = of("equal + population + current");
    assert!(text.contains("40.62%   59.38%") || text.contains("40.62%      59.38%"), "{text}");
    assert!(!text.contains("40.63%"), "{text}");
}

/// The year after the signing costs 1,000,465, and 400,000 of the year before are paid back: the limit is the cost, in
/// full.
#[test]
fn a_limit_is_the_cost_of_its_year_in_full() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        r#"
format = 1
title = "invented"
signed = "2026-04"
start = "2026-04"
months = 24
tax = "included"
[[member]]
id = "a"
[[member]]
id = "b"
[[after]]
item = "shared"
by_year = [1_000_000, 2_000_930]
[sharing]
rule = "equal"
[[settlement]]
year = 2027
name = "carried over"
total = -800_000
share = "equal"
"#,
    );
    let output = run_in(folder.path(), &["report", "c.toml", "--lang", "ja"]);
    let page = said(&output);
    let table = page.split("債務負担行為").nth(1).unwrap_or_else(|| panic!("{}", stderr(&output)));
    let table = table.split("</table>").next().unwrap();
    assert!(
        table.contains("1,000,465") && table.contains("2,000,930") && table.contains("（円）"),
        "{table}"
    );
}

/// Shared 1,000 (10%) and 500 without tax, 999 of minami's own at 8%. A year: kita bears 667 + 250 = 917, minami 1,582; the tax of
/// 100 + 79.92 is cut to 179 yen, of which kita bears 66.7 and minami 113.2.
#[test]
fn limits_of_commitments_are_with_tax_where_the_case_is_without() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        r#"
format = 1
title = "invented"
signed = "2026-06"
start = "2026-04"
months = 36
tax = "excluded"
tax_rate = "10%"
[[member]]
id = "kita"
bases = { population = 2 }
[[member]]
id = "minami"
bases = { population = 1 }
[[after]]
item = "fee"
yearly = 1000
[[after]]
item = "staff"
yearly = 500
tax = "none"
share = "equal"
[[after]]
item = "papers"
yearly = 999
member = "minami"
tax_rate = "8%"
[sharing]
rule = "population"
"#,
    );
    let path = folder.path().join("c.toml");
    let limits = || {
        let page = said(&run_in(folder.path(), &["report", "c.toml", "-f", "markdown", "--lang", "ja"]));
        let lines = page.lines().skip_while(|line| !line.contains("債務負担行為"));
        lines.take(11).map(str::to_owned).collect::<Vec<_>>().join("\n")
    };
    let table = limits();
    for line in ["| 983 | 983 | 1,966 |", "| 1,695 | 1,695 | 3,390 |", "| 2,678 | 2,678 | 5,356 |"] {
        assert!(table.contains(line), "{table}");
    }
    let without = std::fs::read_to_string(&path).unwrap().replace("tax_rate = \"10%\"\n", "");
    std::fs::write(&path, without).unwrap();
    let page = said(&run_in(folder.path(), &["report", "c.toml", "-f", "markdown", "--lang", "ja"]));
    assert!(
        !page.contains("**債務負担行為") && page.contains("債務負担行為の表（限度額は税込）はない"),
        "{page}"
    );
}

/// 100 over 36 months, of which 24 count: 66.67, so 67; 33.5 a year, and of equal remainders the earlier year gets the yen.
#[test]
fn years_of_a_cut_total_add_up_the_earlier_year_first() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        r#"
format = 1
title = "invented"
months = 36
member = [{ id = "a", to = 24 }, { id = "b" }]
before = [{ item = "old", member = "a", total = 100 }, { item = "old", id = "o", member = "b", total = 100 }]
after = [{ item = "new", yearly = 30 }]
sharing = { rule = "equal" }
"#,
    );
    let text =
        said(&run_in(folder.path(), &["compare", "c.toml", "--by", "member", "--by", "year", "-f", "json"]));
    let report: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    let of = |member: &str| -> Vec<i64> {
        let its = rows.iter().filter(|row| row["member"] == member && row["role"] == "item");
        its.filter_map(|row| row["before"].as_i64()).collect()
    };
    assert_eq!(of("a"), [34, 33], "{text}");
    assert_eq!(of("b"), [34, 33, 33], "{text}");
}

/// 3,000 of 20,000 is 15.0%; of 23,000 it is 13.0%, which only digits that were not printed make 15.
#[test]
fn a_line_is_read_as_it_holds_as_printed() {
    let output = run_in(Path::new("."), &["verify", "3,000万円増の2億3,000万円（15%増）", "-f", "csv"]);
    let text = said(&output);
    assert!(
        text.contains("item,1,after,230000000,") && text.contains("before,,,190000000,210000000"),
        "{text}"
    );
    let output = run_in(
        Path::new("."),
        &[
            "verify",
            "A町の電算経費は、5年間で3億2,000万円から2億1,500万円へ、▲1億500万円（▲32.8%）となる見込み",
        ],
    );
    assert!(output.status.success(), "{}", stderr(&output));
}

/// No English sentence stands in Japanese help, and no key in Japanese faults.
#[test]
fn japanese_help_and_faults_are_japanese() {
    for (command, english) in [("new", "KEY of"), ("verify", "Exit code")] {
        let help = package_stdout(&[command, "--help", "--lang", "ja"]);
        assert!(!help.contains(english) && !help.contains("Examples:"), "{help}");
    }
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), TOWNS);
    let of = |arguments: &[&str]| stderr(&run_in(folder.path(), &[arguments, &["--lang", "ja"]].concat()));
    let fault = of(&["split", "c.toml", "--rule", "nucleolus", "--by", "year"]);
    assert!(fault.contains("年度ごとには"), "{fault}");
    let fault = of(&["verify", "10%減、20%減"]);
    assert!(fault.contains("「増減率」が2つ"), "{fault}");
}

/// Runs the program in a folder with this case, and gives what it says on both ends, and its exit code.
fn ask(case: &str, arguments: &[&str]) -> (String, String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), case);
    let output = run_in(folder.path(), arguments);
    (said(&output), stderr(&output), output.status.code())
}

/// 120% and -20% add up to 100: it is the minus that is wrong, and 120 + 20 is not the sum.
#[test]
fn a_percent_below_nothing_is_what_is_wrong_with_a_rule() {
    for rule in ["均等割120%、人口割-20%", "均等割120%・人口割▲20%"] {
        let case = TOWNS.replace("20% equal + 80% population", rule);
        let (_, fault, code) = ask(&case, &["split", "c.toml", "--lang", "en"]);
        assert_eq!(code, Some(2), "{rule}");
        assert!(fault.contains("percent-of-nothing") && !fault.contains("140"), "{rule}: {fault}");
    }
}

/// Where nothing can be split, only the reason is said.
#[test]
fn a_statement_of_what_cannot_be_split_says_one_reason() {
    let case = TOWNS.to_owned()
        + "[[settlement]]\nname = \"carried over\"\nyear = 1\ntotal = -100_000\nbefore_split = true\nshare = \"equal\"\n";
    let case = case.replace("round_to = 1000", "round_to = 1000\nbill = \"item\"");
    for more in [["--across", "base"], ["--by", "funding"]] {
        let (_, fault, code) = ask(&case, &[&["split", "c.toml", "--lang", "en"], more.as_slice()].concat());
        assert_eq!(code, Some(2));
        assert_eq!(fault.matches("error[").count(), 1, "{fault}");
        assert!(!fault.contains("funding-of-one-rule"), "{fault}");
    }
}

/// The scenarios may all stand in the file that --with names.
#[test]
fn all_scenarios_may_be_those_of_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, scenarios) = TOWNS.split_once("[[scenario]]").unwrap();
    write(folder.path(), plan);
    std::fs::write(folder.path().join("s.toml"), ["[[scenario]]", scenarios].concat()).unwrap();
    let rows = |arguments: &[&str]| {
        let asked = [arguments, &["--lang", "en", "-f", "csv", "--table", "scenarios"]].concat();
        let output = run_in(folder.path(), &asked);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        said(&output)
    };
    let all = rows(&["whatif", "c.toml", "--with", "s.toml", "--all-scenarios"]);
    assert_eq!(all, rows(&["whatif", "c.toml", "--with", "s.toml"]));
    assert_eq!(all.lines().count(), 4, "{all}");
}

/// What has no data is not the table that a file of data begins with.
#[test]
fn an_explanation_as_csv_is_its_steps() {
    let (csv, _, _) = ask(TOWNS, &["explain", "c.toml", "saving", "-f", "csv"]);
    let (steps, _, _) = ask(TOWNS, &["explain", "c.toml", "saving", "-f", "csv", "--table", "steps"]);
    assert_eq!(csv, steps);
    // 13,500,000 before, 9,000,000 after: the figure is the last step
    assert!(csv.lines().last().unwrap().contains("4500000"), "{csv}");
}

/// 1,234,567 to within half a yen: from -1 to +1 of it, a percent of 0.000081 at most to either side, never to one alone.
#[test]
fn a_percent_that_can_go_either_way_is_shown_with_both_ends() {
    let line = "1,234,567円→1,234,567円（0.0％）";
    let ja = package_stdout(&["verify", line, "--lang", "ja"]);
    assert!(ja.contains("▲0.0001〜+0.0001%"), "{ja}");
    let en = package_stdout(&["verify", line, "--lang", "en"]);
    assert!(en.contains("-0.0001 to +0.0001%"), "{en}");
}

/// Six years with one more than fits: years stand in order, and what is left out has its sign.
#[test]
fn a_payback_is_explained_year_by_year() {
    let case = TOWNS.replace("months = 12", "months = 108\nstart = \"2026-04\"")
        + "[[after]]\nitem = \"move\"\nonce = 20_000_000\n";
    let (ja, _, _) = ask(&case, &["explain", "c.toml", "measure.simple-payback", "--lang", "ja"]);
    let years: Vec<&str> =
        ja.lines().filter_map(|line| line.trim_start_matches('　').strip_prefix("令和")).collect();
    let numbers: Vec<u32> =
        years.iter().map(|line| line.split('年').next().unwrap().parse().unwrap()).collect();
    assert!(numbers.len() > 2 && numbers.is_sorted(), "{ja}");
    // every other year saves 4,500,000
    let others = ja.lines().find(|line| line.contains("ほか")).unwrap();
    let count: u32 = others.split("ほか").nth(1).unwrap().split('件').next().unwrap().parse().unwrap();
    let sum = format!("▲{},{:03},000", count * 4_500 / 1_000, count * 4_500 % 1_000);
    assert!(others.trim_end().ends_with(&sum), "{others}: {sum}");
}

/// A population beside the costs of members is a base of theirs, and so is one that is said to be a base.
#[test]
fn a_base_beside_costs_is_a_base() {
    let folder = tempfile::tempdir().unwrap();
    let sheet =
        "（単位：千円）\n団体,人口,現行経費\n海辺町,\"18,432\",61200\n緑町,9871,28000\n合計,28303,89200\n";
    std::fs::write(folder.path().join("p.csv"), sheet).unwrap();
    for more in [
        &["--map", "現行経費=before.yearly"] as &[&str],
        &["--map", "現行経費=before.yearly", "--map", "人口=bases.population"],
    ] {
        let output = run_in(folder.path(), &[&["new", "--from", "p.csv"], more].concat());
        let text = said(&output);
        assert!(
            text.contains("bases.\"population\" = 18432") && text.contains("bases.\"population\" = 9871"),
            "{text}"
        );
        assert!(text.contains("yearly = \"61200千円\"") && !text.contains("28303"), "{text}");
        assert!(!stderr(&output).contains("人口"), "{}", stderr(&output));
    }
    let two = sheet.replace("緑町,9871", "海辺町,9871");
    std::fs::write(folder.path().join("p.csv"), two).unwrap();
    let output =
        run_in(folder.path(), &["new", "--from", "p.csv", "--map", "現行経費=before.yearly", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("different numbers of population"), "{}", stderr(&output));
}

/// What is wrong with a sheet is said in the language of its reader.
#[test]
fn faults_of_columns_are_said_in_japanese() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("p.csv"), "団体,年額（千円）\n海辺町,61200\n").unwrap();
    for (map, said) in
        [("年額=foo", "--map に「foo」というキーはありません"), ("年額", "「列=キー」の形ではありません")]
    {
        let output = run_in(folder.path(), &["new", "--from", "p.csv", "--map", map, "--lang", "ja"]);
        assert_eq!(output.status.code(), Some(2));
        let fault = stderr(&output);
        assert!(fault.contains(said) && !fault.contains("the keys are"), "{fault}");
    }
}

/// Six printed orders in which what was follows what is: 30 - 9 = 21 and 9 / 30 = 30%.
#[test]
fn what_was_may_follow_what_is() {
    for line in [
        "5年間の総額は21億円で、現行の30億円より9億円（30%）安い",
        "従来の30億円に比べ9億円（30%）減の21億円",
        "費用は21億円と、従来の30億円に比べ9億円（30%）の減",
        "現行30億円に対し9億円（30%）の削減で21億円",
        "現行経費18億円に対して6億円（約33%）の削減",
        "現行より9億円（30%）安い21億円",
        "£21m, £9m (30%) less than the current £30m",
    ] {
        let output = common::run(&["verify", line, "-f", "json"]);
        assert_eq!(output.status.code(), Some(0), "{line}: {}", said(&output));
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        for row in json["tables"][0]["rows"].as_array().unwrap() {
            let printed = row["published"].as_f64();
            let unit = if line.contains('£') { 1e6 } else { 1e8 };
            let right: &[f64] = match row["figure"].as_str().unwrap() {
                "before" => &[30.0, 18.0],
                "after" => &[21.0],
                "saving" => &[9.0, 6.0],
                _ => &[30.0 / unit, 33.0 / unit],
            };
            assert!(printed.is_none_or(|printed| right.contains(&(printed / unit))), "{line}: {row}");
        }
    }
}

/// A name that two members have says neither.
#[test]
fn a_name_of_two_members_is_asked_for_by_id() {
    let case = TOWNS
        .replace("id = \"a\"", "id = \"a\"\nname = \"加町\"")
        .replace("id = \"b\"", "id = \"b\"\nname = \"加町\"");
    for arguments in [
        &["split", "c.toml", "--leave", "加町"] as &[&str],
        &["explain", "c.toml", "share.加町"],
        &["seek", "c.toml", "share.加町=1", "--moving", "months"],
    ] {
        let (_, fault, code) = ask(&case, &[arguments, &["--lang", "en"]].concat());
        assert_eq!(code, Some(2), "{arguments:?}: {fault}");
        assert!(
            fault.contains("several members are called `加町`") && fault.contains("a, b"),
            "{arguments:?} {fault}"
        );
    }
    assert_eq!(ask(&case, &["split", "c.toml", "--leave", "b"]).2, Some(0));
}

/// Three towns of which the smallest bears remainders and leaves after the first of two years.
const LEAVING: &str = r#"
format = 1
title = "invented"
months = 24
start = "2026-04"
[[member]]
id = "ka"
bases = { population = 10_001 }
[[member]]
id = "ki"
bases = { population = 5_003 }
[[member]]
id = "ku"
bases = { population = 1_999 }
[[before]]
item = "old"
member = "ka"
yearly = 30_000_000
[[before]]
item = "old"
member = "ki"
yearly = 20_000_000
[[before]]
item = "old"
member = "ku"
yearly = 9_000_000
[[after]]
item = "shared"
yearly = 40_000_001
share = "20% equal + 80% population"
[[after]]
item = "office"
yearly = 600_000
share = { ka = "50%", ki = "30%", ku = "20%" }
[sharing]
round_to = 1000
remainder = "ku"
"#;

/// In the second year 8,000,000.2 are halved and 32,000,000.8 go by 10,001 to 5,003 heads, and of the office's 600,000 five
/// eighths and three eighths are paid: 25,704,779.9 and 14,895,221.1. What cutting leaves is 1,001: the larger remainder gets
/// 1,000 of it, the other 1, and who has left nothing.
#[test]
fn a_member_that_has_left_bears_no_remainder() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), LEAVING);
    let ask = ["split", "c.toml", "--leave", "ku@13", "--across", "year", "--unit", "yen", "--lang", "ja"];
    let page = said(&run_in(folder.path(), &ask));
    let row = |name: &str| {
        let line = page.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!((row("ka")[2].as_str(), row("ki")[2].as_str()), ("25,705,000", "14,895,001"), "{page}");
    assert_eq!(row("ku")[2], "-", "{page}");
    assert!(page.contains("kuが参加しない年度（令和9年度）の端数は"), "{page}");
}

/// 50% and 30% of what three agreed on are 62.5% and 37.5% where the third is out; what it alone would get is gone, and said.
#[test]
fn what_a_leaver_takes_along_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let more = "[[support]]\nname = \"県補助\"\nrate = \"50%\"\nitems = [\"shared\"]\nto = \"ku\"\n\
                [[settlement]]\nname = \"精算\"\nyear = 2027\nby = { ka = \"5万円\", ku = \"-10万円\" }\n";
    write(folder.path(), &[LEAVING, more].concat());
    let split = ["split", "c.toml", "--leave", "ku", "--lang", "ja", "--notes", "full"];
    let page = said(&run_in(folder.path(), &split));
    assert!(page.contains("office：協定割合（ka 62.5%、ki 37.5%）"), "{page}");
    assert!(
        page.contains("協定割合は、残る団体の割合の合計が全体になるよう比例して引き上げた：office"),
        "{page}"
    );
    assert!(
        page.contains("kuは参加しないので、その精算額▲100千円（精算）はどの負担金にも含まない"),
        "{page}"
    );
    assert!(page.contains("kuは参加しないので、同団体だけが受ける財政措置（県補助）はない"), "{page}");
    let whatif = said(&run_in(folder.path(), &["whatif", "c.toml", "--leave", "ku", "--lang", "ja"]));
    assert!(whatif.contains("（県補助）はない") && whatif.contains("（精算）はどの負担金にも"), "{whatif}");
}

/// A requirement on a member that leaves is neither kept, nor broken, nor unknown.
#[test]
fn a_requirement_on_a_leaver_falls_away() {
    let folder = tempfile::tempdir().unwrap();
    let more = "[[require]]\nfigure = \"share\"\nat_most = \"before\"\nmember = \"ku\"\n";
    write(folder.path(), &[LEAVING, more].concat());
    for command in ["whatif", "check"] {
        let page = said(&run_in(folder.path(), &[command, "c.toml", "--leave", "ku", "--lang", "ja"]));
        assert!(page.contains("kuが参加しないため、なくなる条件"), "{page}");
        assert!(!page.contains("達成") && !page.contains("判断できない"), "{page}");
    }
}

/// What one-time cost, 1,200,000 in the first month, is saved again by 250,000 a month at the end of the fifth; who pays what of
/// it changes nothing.
#[test]
fn a_cost_borne_in_parts_is_paid_back_in_the_same_month() {
    let folder = tempfile::tempdir().unwrap();
    let text = |paid_by: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 24\nstart = \"2026-04\"\nmember = [{{ id = \"a\" }}]\n\
             before = [{{ item = \"x\", member = \"a\", yearly = 12_000_000 }}]\n\
             [[after]]\nitem = \"y\"\nyearly = 9_000_000\nshare = \"equal\"\n{paid_by}\n\
             [[after]]\nitem = \"z\"\nonce = 1_200_000\nmember = \"a\"\n"
        )
    };
    for paid_by in ["", "paid_by = { p = \"50%\" }", "paid_by = { p = \"50%\", q = \"12.5%\" }"] {
        write(folder.path(), &text(paid_by));
        let page = said(&run_in(
            folder.path(),
            &["compare", "c.toml", "--measures", "-f", "csv", "--table", "measures"],
        ));
        let row = |name: &str| page.lines().find(|line| line.contains(name)).unwrap().to_owned();
        assert!(row("simple-payback").contains(",5,") && row("discounted-payback").contains(",1,"), "{page}");
    }
}

/// A settlement of a known total is that total, though costs within a range leave open who gets how much of it.
#[test]
fn a_settlement_of_a_known_total_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let more = "[[settlement]]\nname = \"s\"\nyear = 2027\ntotal = -123_457\nshare = \"paid\"\n";
    let text = LEAVING.replace("40_000_001", "\"3,800万円〜4,200万円\"");
    write(folder.path(), &[&text, more].concat());
    let page = said(&run_in(folder.path(), &["split", "c.toml", "-f", "csv", "--table", "shares"]));
    let heads: Vec<&str> = page.lines().next().unwrap().split(',').collect();
    let total: Vec<&str> = page.lines().find(|line| line.starts_with("total")).unwrap().split(',').collect();
    let of = |key: &str| total[heads.iter().position(|head| *head == key).unwrap()];
    assert_eq!(of("settlement"), "-123457", "{page}");
}

/// Bills of 720,000, 360,000 and 100,000 save 28%, 28% and 33.3%: 28% can be promised, and no more, as each further unit of
/// 10,000 comes to somebody.
#[test]
fn the_largest_promise_is_what_its_bills_keep() {
    let folder = tempfile::tempdir().unwrap();
    let text = "format = 1\ntitle = \"t\"\nmonths = 12\nmember = [{ id = \"a\" }, { id = \"b\" }, { id = \"c\" }]\n\
                before = [{ item = \"x\", member = \"a\", yearly = 1_000_000 }, \
                { item = \"x\", member = \"b\", yearly = 500_000 }, { item = \"x\", member = \"c\", yearly = 150_000 }]\n\
                after = [{ item = \"s\", yearly = 1_200_345, share = \"equal\" }]\n\
                [sharing]\nround_to = 10_000\nremainder = \"drop\"\n";
    write(folder.path(), text);
    let ask = |promise: &str| {
        run_in(
            folder.path(),
            &["split", "c.toml", "--min-saving", promise, "--lang", "en", "--notes", "full"],
        )
    };
    let page = said(&ask("max"));
    assert!(
        page.contains("promised to every member is 28%") && !page.contains("all that the group saves"),
        "{page}"
    );
    assert!(ask("28%").status.success());
    assert!(stderr(&ask("28.000001%")).contains("28%"));
}

/// A promise that what a member bears alone breaks is refused at once, wherever incomplete units are put.
#[test]
fn a_promise_that_cannot_hold_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let member =
        |id: &str, people: u32| format!("[[member]]\nid = \"{id}\"\nbases = {{ population = {people} }}\n");
    let mut text = "format = 1\ntitle = \"t\"\nmonths = 75\nstart = \"2024-06\"\n".to_owned();
    for (id, people) in [("a", 18_986), ("b", 12_132), ("c", 3_602), ("d", 9_773), ("e", 3_849)] {
        text += &member(id, people);
        text += &format!("[[before]]\nitem = \"old {id}\"\nmember = \"{id}\"\ntotal = {}\n", people * 1_000);
        // a minor unit or two above a thousand in every year
        text += &format!("[[after]]\nitem = \"own {id}\"\nmember = \"{id}\"\nyearly = {}\n", people * 3_000);
    }
    text += "[[after]]\nitem = \"shared\"\nonce = 36_618_386\nat = 15\nevery = 6\nshare = \"20% equal + 80% population\"\n\
             [sharing]\nround_to = 1000\nmin_saving = \"10%\"\n";
    write(folder.path(), &text);
    assert!(stderr(&run_in(folder.path(), &["split", "c.toml", "--lang", "en"])).contains("[cannot-hold]"));
}

/// Who only settles stands in the statement of the year; a group's own cost of today has no after of its own; terms that differ
/// are said; parts by item are the same in every table; a year is written as tables print it.
#[test]
fn tables_leave_nothing_out_and_say_nothing_false() {
    let folder = tempfile::tempdir().unwrap();
    let leaves = LEAVING.replace("id = \"ku\"\n", "id = \"ku\"\nto = 12\n");
    let settled = "[[settlement]]\nname = \"s\"\nyear = 2027\nby = { ku = 161_000 }\n";
    write(folder.path(), &[&leaves, settled].concat());
    for year in ["2027", "令和9年度", "R9"] {
        let page = said(&run_in(
            folder.path(),
            &["split", "c.toml", "--across", "base", "--year", year, "--lang", "ja"],
        ));
        let row = page.lines().find(|line| line.trim_start().starts_with("ku ")).unwrap();
        let cells: Vec<&str> = row.split_whitespace().collect();
        assert_eq!(cells[cells.len() - 3..], ["0", "161,000", "161,000"], "{page}");
    }
    let fault = stderr(&run_in(folder.path(), &["split", "c.toml", "--year", "令和九", "--lang", "ja"]));
    assert!(fault.contains("令和9年度、R9"), "{fault}");
    let groups =
        LEAVING.replacen("[[after]]", "[[before]]\nitem = \"common\"\nyearly = 6_000_000\n[[after]]", 1);
    write(folder.path(), &groups);
    let page = said(&run_in(folder.path(), &["compare", "c.toml", "--by", "member", "--lang", "ja"]));
    let row = page.lines().find(|line| line.starts_with("団体に属さない費用")).unwrap();
    assert_eq!(row.split_whitespace().collect::<Vec<_>>()[1..], ["12,000", "-", "-", "-"], "{page}");
    std::fs::write(folder.path().join("d.toml"), LEAVING.replace("months = 24", "months = 36")).unwrap();
    let page = said(&run_in(folder.path(), &["compare", "c.toml", "d.toml", "-f", "json", "--lang", "en"]));
    assert!(page.contains("horizons-differ") && page.contains("24, 36 months"), "{page}");
    write(folder.path(), LEAVING);
    let page = said(&run_in(
        folder.path(),
        &["split", "c.toml", "--across", "item", "--unit", "yen", "--lang", "ja"],
    ));
    let of_ka: Vec<&str> =
        page.lines().find(|line| line.starts_with("ka ")).unwrap().split_whitespace().collect();
    let paper = said(&run_in(folder.path(), &["report", "c.toml", "-f", "table", "--lang", "ja"]));
    let grounds = paper.split("団体別の積算").nth(1).unwrap();
    assert!(of_ka[1..3].iter().all(|part| grounds.contains(part)), "{page}{grounds}");
}

/// A base has one name everywhere: the word of documents, as `--across base` and `report` print it.
#[test]
fn an_input_calls_a_base_as_every_table_does() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &TOWNS.replace("population", "businesses"));
    let moved = run_in(folder.path(), &["tornado", "c.toml", "10%", "--figure", "share.a", "--lang", "ja"]);
    assert!(said(&moved).contains("aの業務数"), "{}{}", said(&moved), stderr(&moved));
    assert!(!said(&moved).contains("businesses"), "{}", said(&moved));
}

/// Two members with a candidate that would join in month 31.
const WAITING: &str = r#"
format = 1
title = "invented"
months = 60
start = "2026-04"
[[member]]
id = "a"
bases = { people = { "2026" = 30, "2027" = 20, "2028" = 20, "2029" = 20, "2030" = 20 } }
[[member]]
id = "b"
bases = { people = 10 }
[[member]]
id = "c"
candidate = true
from = 31
bases = { people = 10 }
[[before]]
item = "old"
member = "a"
yearly = 100
[[before]]
item = "old"
member = "b"
yearly = 10
[[before]]
item = "old"
member = "c"
yearly = 10
[[after]]
item = "new"
yearly = 100
share = "people"
[[require]]
figure = "share"
at_most = "before"
member = "every"
"#;

#[test]
fn a_candidate_may_wait_beyond_a_shorter_term_and_not_join_it() {
    let (said, _, code) = ask(WAITING, &["split", "c.toml", "--months", "24"]);
    assert_eq!(code, Some(0), "{said}");
    let (_, why, code) = ask(WAITING, &["split", "c.toml", "--months", "24", "--join", "c"]);
    assert_eq!(code, Some(2));
    assert!(why.contains("past-the-term"), "{why}");
}

#[test]
fn a_month_of_the_calendar_is_no_number_of_a_month() {
    for (month, shown) in [("2029-04", "2029年4月"), ("令和11年4月", "令和11年4月"), ("R11.4", "令和11年4月")]
    {
        let leaves = format!("b@{month}");
        let (said, why, _) = ask(WAITING, &["split", "c.toml", "--leave", &leaves]);
        assert!(said.contains("b leaves in 2029-04"), "{said}{why}");
        let (said, ..) = ask(WAITING, &["split", "c.toml", "--leave", &leaves, "--lang", "ja"]);
        assert!(said.contains(&format!("bが{shown}に離脱")), "{said}");
    }
    let (said, ..) = ask(WAITING, &["split", "c.toml", "--leave", "b@31", "--lang", "ja"]);
    assert!(said.contains("bが31か月目に離脱"), "{said}");
}

#[test]
fn what_is_sought_in_vain_is_told_by_its_true_reason() {
    // b pays 10 x 5 before and a quarter of 100, then a third of it
    let moving = |input: &str, figure: &str| ask(WAITING, &["seek", "c.toml", figure, "--moving", input]);
    let (_, why, _) = moving("member.a.people", "share.b=10");
    assert!(why.contains("path-several") && why.contains("population.2027"), "{why}");
    let dear = WAITING.replace("yearly = 100\nshare", "yearly = 300\nshare");
    let (_, why, _) = ask(&dear, &["seek", "c.toml", "saving.b=0", "--moving", "sharing.min_saving"]);
    assert!(why.contains("cannot-hold") && !why.contains("not known"), "{why}");
}

#[test]
fn a_requirement_of_one_member_is_explained_as_that() {
    // a pays 75 + 4 x 66.66 of 500, b 25 + 4 x 33.33 of 50
    let (said, ..) = ask(WAITING, &["explain", "c.toml", "require.1.a"]);
    assert!(said.contains("part of the cost before") && !said.contains("holds least"), "{said}");
    let (said, ..) = ask(WAITING, &["explain", "c.toml", "require.1"]);
    assert!(said.contains("held against 2 figures; this is where it holds least"), "{said}");
}

#[test]
fn everybody_whom_no_percents_satisfy_is_named() {
    // 990 by people 810, 90, 90 or 330 each: of 100, 10 and 900 before only the last is satisfied, whatever the percents
    let member = |id: &str, people: u32, before: u32| {
        format!(
            "[[member]]\nid = \"{id}\"\nbases = {{ people = {people} }}\n\
             [[before]]\nitem = \"{id}\"\nmember = \"{id}\"\nyearly = {before}\n"
        )
    };
    let members = [member("ko", 9, 100), member("otsu", 1, 10), member("hei", 1, 900)].concat();
    let shared = "[[after]]\nitem = \"new\"\nyearly = 990\n[sharing]\nrule = \"equal\"\n";
    let case = format!("format = 1\ntitle = \"invented\"\nmonths = 12\n{members}{shared}");
    let (said, ..) = ask(&case, &["negotiate", "c.toml", "equal + people"]);
    assert!(said.contains("satisfy everybody: ko, otsu cannot be satisfied by any"), "{said}");
    // by 87.5% equally both lack 290: of 390 against 100, and of 300 against 10
    assert!(said.contains("miss by JPY 290 at most"), "{said}");
    let group = format!("{case}[[require]]\nfigure = \"saving\"\nat_least = \"90%\"\n");
    let (said, ..) = ask(&group, &["negotiate", "c.toml", "equal + people"]);
    assert!(
        said.contains("no percents of equal, people hold: a requirement on the whole group does not"),
        "{said}"
    );
}

#[test]
fn a_term_of_a_rule_calls_its_base_as_the_case_does() {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/bylaws/bases-by-year.toml");
    let folder = tempfile::tempdir().unwrap();
    let case = case.to_str().unwrap();
    let said =
        said(&run_in(folder.path(), &["explain", case, "share.kita", "--year", "2027", "--lang", "ja"]));
    assert!(said.contains("80% 人口割") && !said.contains("jumin"), "{said}");
}

/// Printed figures of which the change misses: 3,465 less 2,426 is 1,039 million, not 1,049.
#[test]
fn a_printed_change_that_contradicts_its_amounts_is_told_where_it_stands() {
    let case = "format = 1\ntitle = \"t\"\n[[published]]\nbefore = \"34億6,500万円\"\nafter = \"24億2,600万円\"\n\
                percent = \"29.9%\"\nsaving = \"▲10億4,900万円\"\n";
    let (ja, ..) = ask(case, &["compare", "c.toml", "--lang", "ja"]);
    assert!(ja.contains("（公表の増減額▲10億4,900万円はこれと矛盾する）"), "{ja}");
    assert!(ja.contains("不一致（増減額）") && !ja.contains("切り捨て（確実）"), "{ja}");
    let (en, ..) = ask(case, &["compare", "c.toml"]);
    assert!(en.contains("contradicts them") && en.contains("inconsistent (change)"), "{en}");
    // the right change, by hand
    let (right, ..) = ask(&case.replace("10億4,900", "10億3,900"), &["compare", "c.toml", "--lang", "ja"]);
    assert!(right.contains("切り捨て（確実）") && !right.contains("矛盾"), "{right}");
}

#[test]
fn a_printed_reduction_beside_an_increase_is_said_to_go_the_other_way() {
    let folder = tempfile::tempdir().unwrap();
    let ja = said(&run_in(folder.path(), &["verify", "1億円→1.2億円（▲20%）", "--lang", "ja"]));
    assert!(ja.contains("増減の向きが逆で"), "{ja}");
    let en = said(&run_in(folder.path(), &["verify", "1億円→1.2億円（▲20%）"]));
    assert!(en.contains("goes the other way than the printed amounts (+20.0%)"), "{en}");
    let same = said(&run_in(folder.path(), &["verify", "1億円→1.2億円（+25%）", "--lang", "ja"]));
    assert!(!same.contains("向きが逆"), "{same}");
}

/// What is asked for decides what is said: nothing of a grant whose items are left out, and what remains is what it costs after.
#[test]
fn notes_of_support_are_of_what_is_in_the_tables() {
    let case = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n[[after]]\nitem = \"run\"\nyearly = 900\n\
                [[after]]\nitem = \"move\"\ncategory = \"migration\"\nonce = 500\n[[support]]\nname = \"g\"\nrate = \"50%\"\n\
                items = [\"run\"]\nkind = \"allocation-tax\"\n[sharing]\nrule = \"equal\"\n";
    let (all, ..) = ask(case, &["compare", "c.toml"]);
    assert!(all.contains("nobody guarantees"), "{all}");
    let (some, ..) = ask(case, &["compare", "c.toml", "--only", "category=migration"]);
    assert!(!some.contains("nobody guarantees") && some.contains("JPY 500 after the change"), "{some}");
}

/// Of 40,400 and 59,600 one is rounded down by 400 and the other up: nothing is left over, and neither is a multiple.
#[test]
fn bills_rounded_to_the_nearest_are_not_called_multiples() {
    let case = |yearly: u32, round: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\nbases = {{ n = 404 }}\n[[member]]\nid = \"b\"\nbases = {{ n = 596 }}\n\
             [[after]]\nitem = \"s\"\nyearly = {yearly}\n[sharing]\nrule = \"n\"\nround_to = 1000\nround = \"{round}\"\n"
        )
    };
    let full = ["split", "c.toml", "--notes", "full"];
    let (nearest, ..) = ask(&case(100_000, "nearest"), &full);
    assert!(nearest.contains("rounding left nothing over or short"), "{nearest}");
    assert!(!nearest.contains("every exact share is a multiple"), "{nearest}");
    let (down, ..) = ask(&case(1_000_000, "down"), &full);
    assert!(down.contains("every exact share is a multiple of the unit"), "{down}");
}

/// A cost of 800 to 1,000; one scenario costs 100 at most, the other 900 to 990: of 2,000 before the first saves 1,900 or more, the
/// other 1,110 at most. Where the second is 80 to 120, neither is known to save more.
#[test]
fn the_answer_on_scenarios_of_ranges_says_what_each_saves_or_which_saves_most() {
    let case = |second: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n[[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 2000\n\
             [[after]]\nitem = \"new\"\nyearly = \"800〜1000\"\n[sharing]\nrule = \"equal\"\n\
             [[scenario]]\nid = \"one\"\nset = {{ \"after.new.yearly\" = \"90〜100\" }}\n\
             [[scenario]]\nid = \"two\"\nset = {{ \"after.new.yearly\" = \"{second}\" }}\n"
        )
    };
    let all = ["whatif", "c.toml", "--all-scenarios"];
    let (apart, ..) = ask(&case("900〜990"), &all);
    assert!(apart.contains("of 2 scenarios the most is saved by one (-JPY 1,900 to -1,910)"), "{apart}");
    let (overlap, ..) = ask(&case("80〜120"), &all);
    assert!(overlap.contains("one -JPY 1,900 to -1,910, two -JPY 1,880 to -1,920"), "{overlap}");
    assert!(overlap.contains("do not tell which saves most"), "{overlap}");
}

#[test]
fn a_goal_without_its_sign_or_by_the_word_of_tables_is_told_what_is_meant() {
    let ask = |goal: &str| ask(TOWNS, &["seek", "c.toml", goal, "--moving", "after.base.yearly"]).1;
    assert!(ask("percent=60").contains("write percent=60%"), "{}", ask("percent=60"));
    assert!(ask("削減率=60%").contains("did you mean `percent`?"), "{}", ask("削減率=60%"));
    assert!(ask("増減額=60万円").contains("did you mean `saving`?"), "{}", ask("増減額=60万円"));
}
