//! The same figure whichever way it is asked for: amounts in the unit of the file, what is left after support, and what
//! changed between two versions. The right values are worked out in the comments.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use serde_json::Value;
use std::fs;
use std::process::Command;

/// What a command on these files says.
fn said(name: &str, files: &[&str], args: &[&str]) -> String {
    let folder = std::env::temp_dir().join(format!("cloudcost-truth-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (nth, text) in files.iter().enumerate() {
        fs::write(folder.join(format!("{}.toml", nth + 1)), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let output = command.args(args).current_dir(&folder).env("LANG", "ja_JP.UTF-8").output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn data(name: &str, files: &[&str], args: &[&str]) -> Value {
    let text = said(name, files, &[args, &["--format", "json"]].concat());
    serde_json::from_str(&text).unwrap_or_else(|_| panic!("{args:?}: {text}"))
}

/// The rows of a table.
fn rows<'v>(found: &'v Value, table: &str) -> &'v Vec<Value> {
    let tables = found["tables"].as_array().unwrap();
    tables.iter().find(|known| known["id"] == table).unwrap()["rows"].as_array().unwrap()
}

/// A case of two invented towns in thousands of yen.
const THOUSANDS: &str = r#"
format = 1
title = "千円の表（架空）"
start = "2026-04"
months = 24
unit = "千円"
[[member]]
id = "a"
name = "甲市"
[[member]]
id = "b"
name = "乙町"
[[after]]
item = "共同"
yearly = 2_000
min = 900
max = 1_100
[sharing]
rule = { a = "70%", b = "30%" }
[[settlement]]
name = "前年度繰越金の精算"
year = 2027
by = { a = -800, b = -484 }
[[support]]
name = "国"
rate = "50%"
items = ["共同"]
cap = 600
"#;

#[test]
fn amounts_that_name_no_unit_are_in_that_of_the_file() {
    // 70% of 2,000千円 is 1,400千円, more than 1,100千円: 甲市 pays 1,100千円 and is given 800千円 back
    let found = data("by", &[THOUSANDS], &["split", "1.toml", "--year", "2027"]);
    let row = rows(&found, "shares").iter().find(|row| row["member"] == "a").unwrap();
    assert_eq!((&row["settlement"], &row["bill"]), (&(-800_000).into(), &300_000.into()));
    for (set, edited) in [
        ("after.共同.max=1_150", ("max = 1_100", "max = 1_150")),
        ("after.共同.min=850", ("min = 900", "min = 850")),
        ("support.国.cap=250", ("cap = 600", "cap = 250")),
        ("after.共同=1_950", ("yearly = 2_000", "yearly = 1_950")),
    ] {
        let text = THOUSANDS.replace(edited.0, edited.1);
        let of_set = data("set", &[THOUSANDS], &["split", "1.toml", "--net", "--set", set]);
        let of_edit = data("edit", &[&text], &["split", "1.toml", "--net"]);
        assert_eq!(rows(&of_set, "shares"), rows(&of_edit, "shares"), "{set}");
        let scenario = format!("{THOUSANDS}\n[[scenario]]\nid = \"s\"\nset = {{ {} }}", {
            let (path, value) = set.split_once('=').unwrap();
            format!("\"{path}\" = {value}")
        });
        let args = ["split", "1.toml", "--net", "--scenario", "s"];
        assert_eq!(rows(&data("scenario", &[&scenario], &args), "shares"), rows(&of_edit, "shares"), "{set}");
    }
    // a share of 2,100千円 of two years: 1,050千円 a year, between both limits, is 70% of 1,500千円 a year; 乙町 would pay
    // 450千円 then, so that its least of 900千円 leaves 甲市 1,050千円 of 1,950千円
    let args = ["seek", "1.toml", "share.a=2100", "--moving", "after.共同.yearly"];
    let found = data("seek", &[THOUSANDS], &args);
    let row = &rows(&found, "seek")[0];
    assert_eq!((&row["target"], &row["value"]), (&2_100_000.into(), &1_950_000.into()));
    let args = ["seek", "1.toml", "share.a=USD 5", "--moving", "after.共同.yearly"];
    assert!(said("dollar", &[THOUSANDS], &args).contains("currency-differs"));
}

/// A grant that lowers the cost before, and one that is received `AFTER` years later.
const GRANTS: &str = r#"
format = 1
title = "実質負担（架空）"
start = "2026-04"
months = 36
[[member]]
id = "a"
name = "甲市"
[[before]]
item = "旧"
member = "a"
yearly = 9_000_000
[[after]]
item = "構築"
once = 6_000_000
member = "a"
[[after]]
item = "県の分"
yearly = 1_000_000
paid_by = "県"
[[support]]
name = "旧補助"
rate = "10%"
side = "before"
items = ["旧"]
kind = "other"
[[support]]
name = "交付税"
rate = "50%"
items = ["構築"]
kind = "allocation-tax"
year_after = AFTER
"#;

#[test]
fn what_is_left_after_support_is_explained_as_it_is_split() {
    // 6,000,000円 in 2026; half of it comes back so many years later, if that is within the three years
    for (after, net, by_year) in [
        ("0", 3_000_000, [3_000_000, 0, 0]),
        ("1", 3_000_000, [6_000_000, -3_000_000, 0]),
        ("2", 3_000_000, [6_000_000, 0, -3_000_000]),
        ("3", 6_000_000, [6_000_000, 0, 0]),
    ] {
        let text = GRANTS.replace("AFTER", after);
        let value = |figure: &str, more: &[&str]| {
            let found = data("net", &[&text], &[&["explain", "1.toml", figure], more].concat());
            let root = rows(&found, "steps").iter().find(|row| row["parent"].is_null());
            root.unwrap()["value"].as_i64().unwrap()
        };
        assert_eq!((value("net.a", &[]), value("net", &[])), (net, net), "{after}");
        assert_eq!(value("support.a", &[]), 6_000_000 - net, "{after}");
        assert_eq!(value("support", &[]), 6_000_000 - net, "{after}");
        for (year, expected) in ["2026", "2027", "2028"].iter().zip(by_year) {
            assert_eq!(value("net.a", &["--year", year]), expected, "{after} {year}");
            let split = data("split", &[&text], &["split", "1.toml", "--net", "--year", year]);
            let is_of = |row: &&Value| row["member"] == "a" && row["year"].as_i64() == year.parse().ok();
            let row = rows(&split, "shares").iter().find(is_of);
            assert_eq!(row.map_or(0, |row| row["net_share"].as_i64().unwrap()), expected, "{after} {year}");
        }
    }
}

/// A case with one of everything that is no number.
const OLD: &str = r#"
format = 1
title = "版（架空）"
start = "2026-04"
months = 24
tax = "included"
tax_rate = "10%"
[[member]]
id = "a"
name = "甲市"
[[member]]
id = "b"
name = "乙町"
[[before]]
item = "旧"
member = "a"
yearly = 1_000_000
[[before]]
item = "旧"
member = "b"
yearly = 1_000_000
[[after]]
item = "共同"
yearly = 1_000_000
tax = "excluded"
[[after]]
item = "回線"
yearly = 100_000
member = "a"
[sharing]
rule = "equal"
round = "down"
instalments = [5, 8, 11, 2]
[[settlement]]
name = "精算"
year = 2027
by = { a = -10_000, b = 0 }
"#;

#[test]
fn a_difference_says_what_each_version_says_and_where() {
    for (path, [was, is]) in [
        ("months", ["24", "36"]),
        ("start", ["2026-04", "2026-10"]),
        ("after.共同.tax", ["excluded", "included"]),
        ("sharing.round", ["down", "up"]),
        ("sharing.instalments", ["[5, 8, 11, 2]", "[4, 10]"]),
        ("settlement.1.by", ["{ a = -10_000, b = 0 }", "{ a = -30_000, b = 0 }"]),
        ("after.回線.direct", ["", "true"]),
        ("after.回線.category", ["", "通信"]),
    ] {
        let key = path.rsplit('.').next().unwrap();
        let line = |value: &str| match value.starts_with(|c: char| "[{".contains(c) || c.is_ascii_digit()) {
            true if key != "start" => format!("{key} = {value}"),
            _ => format!("{key} = \"{value}\""),
        };
        let new = match (was, is) {
            ("", "true") => {
                OLD.replace("member = \"a\"\n[sharing]", "member = \"a\"\ndirect = true\n[sharing]")
            }
            ("", is) => OLD.replace(
                "member = \"a\"\n[sharing]",
                &format!("member = \"a\"\n{key} = \"{is}\"\n[sharing]"),
            ),
            (was, is) => OLD.replace(&line(was), &line(is)),
        };
        assert_ne!(new, OLD, "{path}");
        let found = data("diff", &[OLD, &new], &["diff", "1.toml", "2.toml"]);
        let row = &rows(&found, "changed")[0];
        let mut both = OLD.lines().zip(new.lines());
        let at = both.position(|(old, new)| old != new).unwrap() + 1;
        assert_eq!((&row["path"], &row["kind"], &row["new"]), (&path.into(), &"changed".into(), &is.into()));
        assert_eq!(row["new_line"], at, "{path}");
        match was {
            "" => {
                assert!(row["old"].as_str().is_none_or(str::is_empty) && row["old_line"].is_null(), "{row}")
            }
            was => assert_eq!((&row["old"], &row["old_line"]), (&was.into(), &at.into())),
        }
    }
}

#[test]
fn a_settlement_moves_bills_and_percents_move_by_points() {
    // 甲市 is given 30,000円 back instead of 10,000円: its bill over the term falls by 20,000円, no share moves
    let new = OLD.replace("a = -10_000", "a = -30_000");
    let found = data("bills", &[OLD, &new], &["diff", "1.toml", "2.toml"]);
    let bill = rows(&found, "differences").iter().find(|row| row["figure"] == "bill.a").unwrap();
    assert_eq!(bill["change"], -20_000);
    let text = said("bills", &[OLD, &new], &["diff", "1.toml", "2.toml", "--lang", "ja"]);
    assert!(text.contains("精算を含む負担金は1団体で変わる"), "{text}");
    // 4,000,000円 before; after 1,100,000円 and 100,000円 a year, 2,400,000円: ▲40%; 150,000円 a year more: ▲32.5%
    let new = OLD.replace("yearly = 100_000", "yearly = 250_000");
    let text = said("points", &[OLD, &new], &["diff", "1.toml", "2.toml", "--lang", "ja"]);
    assert!(text.contains("+7.50ポイント"), "{text}");
    let text = said("points", &[OLD, &new], &["diff", "1.toml", "2.toml", "--lang", "en"]);
    assert!(text.contains("+7.50 points"), "{text}");
}

#[test]
fn a_change_is_named_by_what_it_changes() {
    for (set, words) in [
        ("after.共同.max=1150", "共同の各団体の上限額を1,150千円に"),
        ("after.共同.min=850", "共同の各団体の下限額を850千円に"),
        ("after.共同=2050", "共同の年額を2,050千円に"),
        ("support.国.cap=250", "国の上限額を250千円に"),
        ("support.国.rate=40%", "国の率を40%に"),
        ("sharing.bill=item", "請求の範囲を費目ごとに"),
        ("sharing.round=up", "負担額の丸め方を切上げに"),
        ("sharing.remainder=b", "端数の扱いを乙町に"),
    ] {
        let text = said("words", &[THOUSANDS], &["split", "1.toml", "--set", set, "--lang", "ja"]);
        assert!(text.contains(words), "{set}: {text}");
    }
}

/// Two invented towns: each paid 1,000万円 a year, and shares 1,400万円 equally: 30% less for each.
const HALVES: &str = r#"
format = 1
title = "折半（架空）"
months = 12
[[member]]
id = "a"
[[member]]
id = "b"
[[before]]
item = "a"
member = "a"
yearly = "1000万円"
[[before]]
item = "b"
member = "b"
yearly = "1000万円"
[[after]]
item = "共同"
yearly = "1400万円"
share = "equal"
"#;

#[test]
fn a_printed_figure_stands_to_the_plan_alike_in_every_command() {
    // 40% is printed, the plan saves 6,000,000 of 20,000,000: 30%
    let file = [HALVES, "[[published]]\npercent = \"40%\"\n"].concat();
    for args in
        [&["check", "1.toml"][..], &["compare", "1.toml"], &["explain", "1.toml", "published.1.percent"]]
    {
        let text = said("printed", &[&file], &[args, &["--lang", "ja", "--notes", "full"]].concat());
        assert!(text.contains("増減率は公表▲40%、計画▲30.000%"), "{args:?}: {text}");
        assert!(!text.contains("検算不可"), "{args:?}: {text}");
    }
    let agrees = [HALVES, "[[published]]\npercent = \"30%\"\n"].concat();
    let text = said("printed", &[&agrees], &["explain", "1.toml", "published.1.percent", "--lang", "ja"]);
    assert!(text.contains("計画は、この公表値と端数の範囲で一致する"), "{text}");
}

#[test]
fn a_limit_below_nothing_is_an_increase() {
    for (limit, words, shown) in [
        ("at_least = \"-5%\"", ["増加5%以下", "increase at most 5%"], "+5%"),
        ("at_most = \"-5%\"", ["増加5%以上", "increase at least 5%"], "+5%"),
        ("at_least = \"-100万円\"", ["増加1,000,000円以下", "increase at most JPY 1,000,000"], "+1,000,000"),
        ("at_least = \"5%\"", ["削減5%以上", "saving at least 5%"], "5%"),
    ] {
        let file = [HALVES, "[[require]]\nfigure = \"saving\"\n", limit, "\n"].concat();
        for (lang, words) in ["ja", "en"].into_iter().zip(words) {
            let text = said("limit", &[&file], &["explain", "1.toml", "require.1", "--lang", lang]);
            assert!(text.contains(words) && text.contains(shown), "{limit}: {text}");
        }
    }
}

#[test]
fn what_moves_the_ends_of_a_range_alone_is_named() {
    let folder = std::env::temp_dir().join(format!("cloudcost-truth-base-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let at = |name: &str| folder.join(name);
    fs::create_dir_all(at("then")).unwrap();
    fs::write(at("then/1.toml"), HALVES.replace("1400万円", "1400万円±10%")).unwrap();
    fs::write(at("1.toml"), HALVES.replace("1400万円", "1400万円±20%")).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cloudcost"));
    let command =
        command.current_dir(&folder).args(["check", "1.toml", "--baseline", "then", "--lang", "ja"]);
    let text = String::from_utf8(command.output().unwrap().stdout).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert!(text.contains("動かしたもの（大きい順）：共同の年額\n"), "{text}");
}

#[test]
fn money_that_lowers_a_year_is_refused_by_every_command_where_bills_are_apart() {
    let file = "format = 1\ntitle = \"t\"\nmonths = 24\n[[member]]\nid = \"a\"\n[[member]]\nid = \"b\"\n\
                [[after]]\nitem = \"x\"\nyearly = 1000\n[sharing]\nrule = \"equal\"\nbill = \"item\"\n\
                [[settlement]]\nname = \"t\"\nyear = 2\ntotal = -10\nbefore_split = true\n";
    for args in [
        &["split", "1.toml"][..],
        &["compare", "1.toml"],
        &["check", "1.toml"],
        &["report", "1.toml"],
        &["whatif", "1.toml", "--leave", "b"],
        &["sweep", "1.toml", "after.x=1..3/3"],
        &["explain", "1.toml", "share.a"],
    ] {
        let text = said("apart", &[file], args);
        assert!(text.contains("[before-split-apart]"), "{args:?}: {text}");
    }
}

/// What each pays today is 6 of 15 and 9 of 15 in all: of an item of 7.5 these are 3 and 4.5, whether other costs are looked at
/// beside it or not. Of what is looked at, a pays 6 and b 4.
const BY_TODAY: &str = r#"
format = 1
title = "現行経費割と区分（架空）"
months = 12
sharing = { rule = "current" }
member = [{ id = "a" }, { id = "b" }]
before = [
    { item = "保守", member = "a", yearly = 6_000, category = "運用" },
    { item = "保守", member = "b", yearly = 4_000, category = "運用" },
    { item = "印刷", member = "b", yearly = 5_000, category = "印刷" },
]
after = [
    { item = "共同運用", yearly = 7_500, category = "運用" },
    { item = "共同印刷", yearly = 3_000, category = "印刷" },
]
"#;

#[test]
fn a_share_by_costs_before_is_the_same_whatever_is_chosen() {
    for chosen in [&["--only", "category=運用"][..], &["--exclude", "category=印刷"]] {
        let found = data("today", &[BY_TODAY], &[&["split", "1.toml"], chosen].concat());
        let rows = rows(&found, "shares");
        let figures: Vec<_> = rows.iter().map(|row| [&row["before"], &row["share"]]).collect();
        assert_eq!(figures, [[6_000, 3_000], [4_000, 4_500], [10_000, 7_500]]);
    }
    let found = data("today", &[BY_TODAY], &["compare", "1.toml", "--by", "category", "--by", "member"]);
    let rows = rows(&found, "savings");
    let of = |row: &&Value| row["category"] == "運用" && row["member"] == "a";
    assert_eq!(rows.iter().find(of).unwrap()["after"], 3_000);
    // nobody before among what is chosen: all the same they go by it
    let found = data("today", &[BY_TODAY], &["split", "1.toml", "--only", "category=印刷"]);
    let shares: Vec<_> = self::rows(&found, "shares").iter().map(|row| row["share"].clone()).collect();
    assert_eq!(shares, [1_200, 1_800, 3_000]);
}

/// Costs of today given as about so much, and a bill that is moved by one yen: of 100,000,001 yen, halves are 50,000,001 and
/// 50,000,000.
const ABOUT: &str = r#"
format = 1
title = "概数（架空）"
months = 12
sharing = { rule = "equal" }
member = [{ id = "a", name = "甲町" }, { id = "b", name = "乙町" }]
before = [
    { item = "現行", member = "a", yearly = "6,000万円程度" },
    { item = "現行", member = "b", yearly = 55_000_000 },
]
after = [{ item = "利用料", yearly = "約1億1円" }]
"#;

#[test]
fn what_is_given_as_about_so_much_is_named_under_every_table() {
    for args in [&["split", "1.toml"][..], &["compare", "1.toml"], &["report", "1.toml", "-f", "table"]] {
        let text = said("about", &[ABOUT], args);
        assert!(text.contains("概数で示された費目：現行、利用料"), "{args:?}: {text}");
    }
    let text = said("about", &[ABOUT], &["whatif", "1.toml", "--scale", "after.利用料=+10%"]);
    assert!(text.contains("概数で示された費目：現行、利用料"), "{text}");
    let text = said("exact", &[&ABOUT.replace("約", "").replace("程度", "")], &["split", "1.toml"]);
    assert!(!text.contains("概数で"), "{text}");
}

/// One yen is nothing in thousands: the table is in yen then, and no column has decimals.
#[test]
fn amounts_that_thousands_do_not_show_put_their_table_in_yen() {
    let larger = ABOUT.replace("\"約1億1円\"", "100_000_000");
    let text = said("yen", &[&larger], &["whatif", "1.toml", "--set", "after.利用料.yearly=100_000_001"]);
    assert!(text.contains("50,000,001") && text.contains("+1"), "{text}");
    assert!(text.contains("単位：円") && !text.contains("0.001"), "{text}");
}

/// Of costs before of 115 and after of 100 million, 13.0% are saved; with the cost after 10% greater 4.3%, 10% less 21.7%: 17.4
/// points lie between. Percents are no amounts: the head says points, and no cell a percent of a percent.
#[test]
fn between_percents_lie_points() {
    let exact = ABOUT.replace("約1億1円", "1億円").replace("程度", "");
    let text = said("points", &[&exact], &["tornado", "1.toml", "10%", "--figure", "percent"]);
    assert!(text.contains("振れ幅（ポイント）"), "{text}");
    let row = text.lines().find(|line| line.starts_with("利用料")).unwrap();
    assert!(row.contains("17.4 "), "{row}");
}

/// Two invented towns that share what one contract costs, in a range, by population.
const RANGED: &str = r#"
format = 1
title = "幅のある費用（架空）"
months = 12
[[member]]
id = "a"
bases = { population = 1 }
[[member]]
id = "b"
bases = { population = 9 }
[[before]]
item = "x"
member = "a"
yearly = 30_000
[[before]]
item = "x"
member = "b"
yearly = 90_000
[[after]]
item = "y"
yearly = "66,800円±10%"
[sharing]
rule = "population"
"#;

/// A tenth of 60,120 to 73,480 is 6,012 to 7,348, in thousands 6,000 or 7,000, and so it is of 1% more: where the cost lies
/// between 69,307 and 69,999 it moves from one to the other. A promise that binds nobody moves nothing.
#[test]
fn a_share_that_may_move_between_its_ends_has_a_row() {
    let case = RANGED.to_owned() + "round_to = 1_000\nremainder = \"b\"\n";
    let found = data("moves", &[&case], &["whatif", "1.toml", "--scale", "after.y=+1%"]);
    let of_a = rows(&found, "effects").iter().find(|row| row["member"] == "a").unwrap();
    assert_eq!((&of_a["share_low"], &of_a["share_high"]), (&6_000.into(), &7_000.into()));
    assert_eq!((&of_a["new_share_low"], &of_a["new_share_high"]), (&6_000.into(), &7_000.into()));
    assert!(of_a["change_high"].as_i64().unwrap() >= 1_000, "{of_a}");
    // all pay 601 to 735 more: b, of which a pays up to 1,000 more or less, no more than 1,735 more and no less than 399 less
    let of_b = rows(&found, "effects").iter().find(|row| row["member"] == "b").unwrap();
    let ends = ["change_low", "change_high"].map(|end| of_b[end].as_i64().unwrap());
    assert!(ends[0] >= -400 && ends[1] <= 1_736, "{of_b}");
    let promised = data("binds", &[&case], &["whatif", "1.toml", "--set", "sharing.min_saving=10%"]);
    let moved: Vec<&Value> = rows(&promised, "effects").iter().filter(|row| row["role"] == "item").collect();
    assert!(moved.is_empty(), "{moved:?}");
}

/// b pays nine tenths of 60,120 to 73,480, 54,108 to 66,132 of its 90,000: it saves 26.5% to 39.9%.
#[test]
fn what_may_hold_is_neither_kept_nor_broken() {
    let held = |limit: &str, command: &[&str]| {
        let require = format!("[[require]]\nfigure = \"saving\"\nmember = \"b\"\nat_least = \"{limit}\"\n");
        let found = data("holds", &[&(RANGED.to_owned() + &require)], command);
        let row = rows(&found, "requirements").last().unwrap().clone();
        (
            row["holds"].clone(),
            row["verdict"].as_str().unwrap().to_owned(),
            found["summary"]["figures"].clone(),
        )
    };
    for (limit, holds, verdict, counts) in [
        ("25%", Value::Bool(true), "holds-at-worst", [1, 0, 0]),
        ("30%", Value::Null, "not-at-worst", [0, 0, 1]),
        ("45%", Value::Bool(false), "broken", [0, 1, 0]),
    ] {
        let (found, said, figures) = held(limit, &["check", "1.toml"]);
        assert_eq!((found, said.as_str()), (holds.clone(), verdict), "{limit}");
        assert_eq!(
            ["kept", "broken", "uncertain"].map(|key| figures[key].as_i64().unwrap()),
            counts,
            "{limit}"
        );
        // where all hold a what-if has no table of them
        if holds != Value::Bool(true) {
            let (found, said, _) = held(limit, &["whatif", "1.toml", "--set", "sharing.round_to=1"]);
            assert_eq!((found, said.as_str()), (holds, verdict), "{limit}");
        }
    }
}

/// Of 65,000 to 69,000 a pays 6,500 to 6,900, in thousands 6,000, or of a population of 9.3 beside it 6,311 to 6,699, which is the same:
/// so b, which pays the rest, pays the same too.
#[test]
fn who_pays_the_rest_of_what_stays_pays_the_same() {
    let rest = RANGED.replace("66,800円±10%", "65,000円〜69,000円") + "round_to = 1_000\nremainder = \"b\"\n";
    let other = rest.replace("population = 9 ", "population = 9.3 ");
    let found = data("rest", &[&rest, &other], &["diff", "1.toml", "2.toml"]);
    let changes: Vec<_> = rows(&found, "differences")
        .iter()
        .filter(|row| row["figure"].as_str().is_some_and(|name| name.starts_with("share")))
        .map(|row| (row["change"].clone(), row["change_low"].clone(), row["change_high"].clone()))
        .collect();
    assert_eq!(changes.len(), 2, "{found}");
    for (change, low, high) in changes {
        assert!(change == 0 || low == 0 && high == 0, "{found}");
    }
}

/// Of 29,990,000 less 999,000 that are carried over a fifth is 5,798,200 and four fifths 23,192,800: 2,899,100 each, and by population
/// 15,898,951.2 of 19,400 and 7,293,848.8 of 8,900.
#[test]
fn what_is_carried_over_is_in_the_parts_of_what_is_split() {
    let case = r#"
format = 1
title = "繰越金（架空）"
months = 12
[[member]]
id = "a"
bases = { population = 19_400 }
[[member]]
id = "b"
bases = { population = 8_900 }
[[after]]
item = "共同"
yearly = 29_990_000
share = "均等割2割、人口割8割"
[sharing]
round_to = 1000
round = "nearest"
remainder = "a"
[[settlement]]
name = "繰越金"
year = 1
total = -999_000
before_split = true
"#;
    let found = data("carried", &[case], &["split", "1.toml", "--across", "base"]);
    let of = |key: &str, column: &str| {
        let row = rows(&found, "matrix").iter().find(|row| row["key"] == key).unwrap();
        row[column].as_i64().unwrap()
    };
    assert_eq!(["a", "b"].map(|key| of(key, "equal_amount")), [2_899_100; 2]);
    assert_eq!(["a", "b"].map(|key| of(key, "population_amount")), [15_898_951, 7_293_849]);
    assert_eq!(["a", "b"].map(|key| of(key, "bill")), [18_798_000, 10_193_000]);
    for key in ["a", "b"] {
        assert_eq!(of(key, "share") + of(key, "settlement"), of(key, "bill"));
        assert_eq!(of(key, "carried"), of(key, "settlement"));
        let parts =
            ["equal_amount", "population_amount", "brought", "rounding"].map(|column| of(key, column));
        assert_eq!(parts.iter().sum::<i64>(), of(key, "bill"));
    }
}
