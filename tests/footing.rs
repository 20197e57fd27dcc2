//! Figures that a reader adds up, and what is said where displayed ones do not: each answer worked out by hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::cloudcost;
use std::path::Path;

fn said_of(text: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("c.toml"), text).unwrap();
    said(folder.path(), arguments)
}

fn said(folder: &Path, arguments: &[&str]) -> String {
    let output = cloudcost(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Two towns, a year: shares 1,333,500 and 666,500 of 2,000,000, by 2,667 and 1,333 people.
const TWO: &str = r#"
format = 1
title = "二町（架空）"
months = 12
tax = "included"
[[member]]
id = "a"
bases = { population = 2_667 }
[[member]]
id = "b"
bases = { population = 1_333 }
[[before]]
item = "old"
member = "a"
yearly = 2_000_000
[[before]]
item = "old"
member = "b"
yearly = 1_000_000
[[after]]
item = "shared"
id = "shared"
yearly = 2_000_000
[sharing]
rule = "population"
"#;

#[test]
fn footing_is_said_whatever_else_is() {
    // 1,334 and 667 are 2,001, not 2,000; 2,000 - 1,334 is 666, not 667; and there is much else to be known
    let extra = r#"
[[member]]
id = "k"
candidate = true
bases = { population = 300 }
[[before]]
item = "old"
member = "k"
yearly = 500_000
[[support]]
name = "grant"
amount = 300_000
items = ["shared"]
kind = "allocation-tax"
year_after = 2
"#;
    let shown = said_of(&[TWO, extra].concat(), &["split", "c.toml", "--lang", "ja", "--unit", "thousand"]);
    assert!(shown.contains("横の差引が") && shown.contains("内訳の計と合計が"), "{shown}");
}

#[test]
fn parts_that_are_rounded_to_the_yen_and_miss_their_sum_are_told() {
    // a third of 1,000,000 is 333,333.3 each: three times 333,333 are 999,999
    let member = |id: &str| {
        format!(
            "[[member]]\nid = \"{id}\"\nbases = {{ population = 10 }}\n[[before]]\nitem = \"o\"\nmember = \"{id}\"\nyearly = 900_000\n"
        )
    };
    let text = [
        "format = 1\ntitle = \"三町（架空）\"\nmonths = 12\n",
        &["a", "b", "c"].map(member).concat(),
        "[[after]]\nitem = \"s\"\nyearly = 1_000_000\n[sharing]\nrule = \"equal\"\n",
    ]
    .concat();
    let arguments = ["negotiate", "c.toml", "equal + population", "--lang", "ja", "--unit", "yen"];
    let shown = said_of(&text, &arguments);
    assert!(shown.contains("333,333") && shown.contains("1,000,000"), "{shown}");
    assert!(shown.contains("最大1円ずれる"), "{shown}");
}

#[test]
fn parts_and_costs_a_head_after_support_are_of_what_is_left() {
    // a 1,333,500 less 600,000 are 733,500, b pays all of its 666,500: of 1,400,000 52.4 and 47.6%;
    // a head 275.0 and 500.0
    let grant = "[[support]]\nname = \"g\"\namount = 600_000\nitems = [\"shared\"]\nto = \"a\"\n";
    let shown = said_of(&[TWO, grant].concat(), &["split", "c.toml", "--net", "-f", "csv"]);
    let lines: Vec<Vec<&str>> = shown.lines().map(|line| line.split(',').collect()).collect();
    let place = |key: &str| lines[0].iter().position(|head| *head == key).unwrap();
    let [part, head, net] = ["part", "per_head", "net_share"].map(place);
    assert_eq!([lines[1][net], lines[2][net]], ["733500", "666500"], "{shown}");
    assert_eq!([lines[1][part], lines[2][part]], ["52.392857", "47.607143"], "{shown}");
    assert_eq!([lines[1][head], lines[2][head]], ["275.028121", "500"], "{shown}");
    // the base may be called what Japanese sheets call it
    let in_japanese = TWO.replace("population =", "\"人口\" =").replace("population", "人口");
    assert_eq!(
        said_of(&[&in_japanese, grant].concat(), &["split", "c.toml", "--net", "-f", "csv"]),
        shown.replace("population", "人口")
    );
}

#[test]
fn scenarios_side_by_side_say_where_the_last_digit_misses() {
    // 205,832.4 - 133,863.8 = 71,968.6: as displayed 205,832, 133,864 and 71,969
    let case = "format = 1\ntitle = \"t\"\nmonths = 12\n[[member]]\nid = \"a\"\n\
        [[before]]\nitem = \"old\"\nmember = \"a\"\nyearly = 205_832_400\n\
        [[after]]\nitem = \"new\"\nyearly = 133_863_800\nshare = \"equal\"\n";
    let shown = said_of(case, &["whatif", "c.toml", "--set", "after.new=134_000_000", "--unit", "thousand"]);
    assert!(shown.contains("205,832  * 133,864  * -71,969"), "{shown}");
    assert!(
        shown.contains("misses the shown figure by at most JPY 1 thousand (last digit) in 1 row"),
        "{shown}"
    );
}

#[test]
fn a_what_if_told_apart_has_its_answer_its_totals_and_says_what_it_leaves_out() {
    let moving = "[[after]]\nitem = \"move\"\nid = \"move\"\nonce = 100_000\nper = \"member\"\n";
    let text = [TWO, moving].concat();
    let with = |by: &str| {
        said_of(
            &text,
            &["whatif", "c.toml", "--set", "after.shared.yearly=3_000_000", "--by", by, "--lang", "ja"],
        )
    };
    // +1,000,000 of 2,200,000
    for by in ["year", "item"] {
        let shown = with(by);
        assert!(shown.contains("シナリオの比較"), "{shown}");
    }
    let gone = said_of(
        &text,
        &["whatif", "c.toml", "--leave", "b", "--by", "item", "--lang", "ja", "--unit", "yen"],
    );
    // a pays its own 100,000 of the move as before
    assert!(gone.contains("変化のない団体の1行は省いた"), "{gone}");
    assert!(gone.contains("100,000"), "{gone}");
}

#[test]
fn a_page_tells_what_is_borne_outside_and_calls_bills_bills() {
    let text = TWO.replace("id = \"shared\"\n", "id = \"shared\"\npaid_by = { \"県\" = \"25%\" }\n");
    let page = said_of(&text, &["report", "c.toml", "-f", "table", "--lang", "ja", "--unit", "yen"]);
    assert!(page.contains("導入後のうち外部負担500,000円"), "{page}");
    let settled =
        [TWO, "[[settlement]]\nname = \"s\"\nyear = 1\ntotal = -1000\nshare = \"equal\"\n"].concat();
    let page = said_of(&settled, &["report", "c.toml", "-f", "table", "--lang", "ja"]);
    assert!(page.contains("団体別・年度別の負担金"), "{page}");
}

#[test]
fn parts_of_a_whole_that_miss_it_as_displayed_are_told() {
    // a third each: 33.3% three times are 99.9%
    let member = |id: &str| format!("[[member]]\nid = \"{id}\"\n");
    let three = ["a", "b", "c"].map(member).concat();
    let text = |members: &str| {
        format!(
            "format = 1\ntitle = \"t\"\nmonths = 12\n{members}[[after]]\nitem = \"s\"\nyearly = 3_000_000\n[sharing]\nrule = \"equal\"\n"
        )
    };
    let shown = said_of(&text(&three), &["split", "c.toml"]);
    assert!(shown.contains("as shown they add up to 99.9%"), "{shown}");
    let shown = said_of(&text(&three), &["split", "c.toml", "--lang", "ja"]);
    assert!(shown.contains("足すと99.9%になる"), "{shown}");
    // a half each
    let two = ["a", "b"].map(member).concat();
    let shown = said_of(&text(&two), &["split", "c.toml"]);
    assert!(shown.contains("50.0%") && !shown.contains("add up to"), "{shown}");
}

#[test]
fn what_is_left_across_a_row_and_misses_it_as_displayed_is_told() {
    // 10,000.6 less 700.02 borne by others and 1,000.4 of support is 8,300.18: shown as 10,001, 700, 1,000 and 8,300
    let text = r#"
format = 1
title = "t"
months = 12
[[member]]
id = "a"
[[before]]
item = "old"
member = "a"
yearly = 20_000_000
[[after]]
item = "once"
once = 3_000_400
[[after]]
item = "run"
yearly = 7_000_200
paid_by = { "県" = "10%" }
[[support]]
name = "grant"
amount = 1_000_400
items = ["once"]
[sharing]
rule = "equal"
"#;
    let shown = said_of(text, &["compare", "c.toml", "--lang", "ja", "--unit", "thousand"]);
    assert!(shown.contains("表示どおりに横に差し引くと、1行で") && shown.contains("最大1千円"), "{shown}");
}
