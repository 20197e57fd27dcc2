//! Sheets as nasty as offices make them, in `tests/sheets/office-*`: every name and figure in them is invented, every total
//! worked by hand. And the advice of every message on a cost told twice, followed to the letter.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn run(folder: &Path, arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(arguments)
        .args(["--lang", "ja"])
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn sheets() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets")
}

/// The case of a sheet in `tests/sheets`, and what was said of it.
fn made(name: &str, more: &[&str]) -> (String, String) {
    let (well, case, said) = run(&sheets(), &[&["new", "--from", name], more].concat());
    assert!(well, "{said}");
    (case, said)
}

/// The same of a CSV.
fn of_csv(text: &str, more: &[&str]) -> (bool, String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("現行.csv"), text).unwrap();
    run(folder.path(), &[&["new", "--from", "現行.csv"], more].concat())
}

fn refused(text: &str, more: &[&str]) -> String {
    let (well, case, said) = of_csv(text, more);
    assert!(!well && case.is_empty(), "{case}");
    said
}

/// What a case costs in yen, by side and form.
fn costs(case: &str) -> BTreeMap<String, i64> {
    let (mut costs, mut side) = (BTreeMap::new(), String::new());
    for line in case.lines() {
        if let Some(table) = line.strip_prefix("[[") {
            side = table.trim_end_matches("]]").to_owned();
        }
        let (key, rest) = line.split_once(" = ").unwrap_or(("by_year", line));
        let is_amount = ["yearly", "monthly", "once", "total"].contains(&key) || line.starts_with("    \"");
        let Some(amount) = rest.split('"').nth(1).filter(|_| is_amount) else { continue };
        let number = |text: &str| text.replace(',', "").parse::<i64>().unwrap();
        let yen = match amount.strip_suffix("千円") {
            Some(thousands) => number(thousands) * 1_000,
            None => number(amount.strip_suffix('円').unwrap()),
        };
        *costs.entry(format!("{side} {key}")).or_insert(0) += yen;
    }
    costs
}

fn are(costs: &BTreeMap<String, i64>, wanted: &[(&str, i64)]) {
    let wanted: BTreeMap<String, i64> = wanted.iter().map(|(key, yen)| ((*key).to_owned(), *yen)).collect();
    assert_eq!(*costs, wanted);
}

/// Two rows of heads, 月額 beside 年額, merged names, a hidden row, digits as text that SUM passes over, ▲, subtotals, a row of
/// the year before. Before: 12 × 1,200 + 9,600 + 1,500 + 12 × 800 + 6,000 - 300 = 40,800; after: 8,400 + 7,200 + 6,000 +
/// 5,000 = 26,600.
#[test]
fn a_comparison_with_months_beside_years() {
    let (case, said) = made("office-compare.xlsx", &[]);
    are(&costs(&case), &[("before yearly", 40_800_000), ("after yearly", 26_600_000)]);
    assert_eq!(case.matches("[[member]]").count(), 2, "{case}");
    assert!(case.contains("bases.\"population\" = 12345    # 団体!B3 「12,345人」"), "{case}");
    for left in ["経費比較!A15：前年度や参考", "経費比較!D5：年額が月額の12倍", "経費比較!A5：番号やコード"]
    {
        assert!(said.contains(left), "{left}: {said}");
    }
}

/// A quotation: headings say what the amounts below are of, and the tax is put on each: 1.1 × (2,345,670 + 3,333,330) =
/// 6,246,900 once, 1.1 × (370,350 + 65,430) = 479,358 a month; in all 611,478 of tax, as it says.
#[test]
fn a_quotation_with_headings_and_tax() {
    let (case, said) = made("office-quotation.xls", &[]);
    are(&costs(&case), &[("after once", 6_246_900), ("after monthly", 479_358)]);
    assert!(case.contains("tax = \"included\"") && !case.contains("item = \"消費税"), "{case}");
    assert!(said.contains("御見積書!A14：消費税"), "{said}");
    // read directly, the columns that mean nothing here are no small matter
    let (well, _, said) = run(&sheets(), &["compare", "office-quotation.xls"]);
    assert!(!well && said.contains("[sheet-left-out]"), "{said}");
}

/// Budgets and accounts of three years, うち within うち, an empty cell that the sums say is nothing: 3,750,000 + 1,600,000 +
/// 2,850,000 + 1,200,000 = 9,400,000. Their side is asked for, and told as the program says.
#[test]
fn budgets_of_years_with_parts_within_parts() {
    let (well, _, said) = run(&sheets(), &["new", "--from", "office-years.ods"]);
    assert!(!well);
    let maps = said.split("--map \"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let maps: Vec<&str> = maps.flat_map(|map| ["--map", map]).collect();
    let (case, said) = made("office-years.ods", &maps);
    are(&costs(&case), &[("before by_year", 9_400_000)]);
    assert!(case.contains("months = 36") && case.contains("start = \"2026-04\""), "{case}");
    assert!(said.contains("経費推移!A11：前年度や参考"), "{said}");
}

/// Years above, towns below them, and sums between: 480 + 240 + 1,000 + 10 + 60 = 1,790.
#[test]
fn towns_below_years() {
    let (case, _) = made("office-across.xlsx", &[]);
    are(&costs(&case), &[("after by_year", 1_790_000)]);
    assert!(case.contains("id = \"川町\"") && case.contains("bases.\"population\" = 9000"), "{case}");
}

/// Three tables on a sheet, each with its side above it, tax in columns, and a hidden sheet of an old year: 1,358,023 +
/// 220,000 + 1,100,000 = 2,678,023 before; 660,000 + 990,000 + 110,000 = 1,760,000 after, of which the town of the sea bears
/// 330,000 + 3/4 of 990,000 = 1,072,500 a year, in five years 5,362,500, and the other 3,437,500.
#[test]
fn tables_below_one_another() {
    let (case, said) = made("office-two-tables.xlsx", &[]);
    are(&costs(&case), &[("before yearly", 2_678_023), ("after yearly", 1_760_000)]);
    assert!(said.contains("旧年度：非表示のシート"), "{said}");
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.toml"), case).unwrap();
    let (well, split, said) = run(folder.path(), &["split", "a.toml", "-f", "csv", "--quiet"]);
    assert!(well && split.contains(",5362500,") && split.contains(",3437500,"), "{split}{said}");
}

/// The `--map`s of every message on a cost told twice, by the choice that they offer: the other column says it again, the one
/// does, or they are two costs.
fn followed(sheet: &str, choice: usize) -> String {
    let mut maps: Vec<String> = Vec::new();
    for _ in 0..4 {
        let told: Vec<&str> = maps.iter().flat_map(|map| ["--map", map.as_str()]).collect();
        let (well, case, said) = of_csv(sheet, &told);
        if well {
            return case;
        }
        for help in said.lines().filter(|line| line.contains("対処") && line.contains("=again")) {
            maps.push(help.split("--map \"").nth(choice + 1).unwrap().split('"').next().unwrap().to_owned());
        }
    }
    panic!("{maps:?} does not lead on");
}

/// Whoever does as a message says, to the letter, gets the costs that he means.
#[test]
fn the_advice_on_a_cost_told_twice_is_right_when_followed() {
    // of a month 10, of a year 100; what has only one of both counts whatever is said
    let sheet = "単位：千円\n団体,費目,導入前月額,導入前年額\n甲町,委託料,10,100\n甲町,保守,,50\n乙町,委託料,20,240\n";
    are(&costs(&followed(sheet, 0)), &[("before monthly", 30_000), ("before yearly", 50_000)]);
    are(&costs(&followed(sheet, 1)), &[("before yearly", 390_000)]);
    let apart = followed(sheet, 2);
    are(&costs(&apart), &[("before monthly", 30_000), ("before yearly", 390_000)]);
    assert!(apart.contains("item = \"委託料（経費名）\""), "{apart}");
    // towns in rows, two heads: 130 is not 12 × 10, and what is below the other head stays out of it
    let sheet = "現行経費（単位：千円）\n団体,住民情報,,税,\n,月額,年額,月額,年額\n甲町,10,130,5,60\n乙町,20,240,6,72\n";
    are(&costs(&followed(sheet, 0)), &[("before monthly", 30_000), ("before yearly", 132_000)]);
    are(&costs(&followed(sheet, 1)), &[("before yearly", 502_000)]);
    are(&costs(&followed(sheet, 2)), &[("before monthly", 30_000), ("before yearly", 502_000)]);
    assert!(followed(sheet, 1).contains("item = \"税\"\nmember = \"甲町\"\nyearly = \"60千円\""));
    // the same the other way round, and towns across
    let sheet = "現行経費（単位：千円）\n団体,月額,,年額,\n,住民情報,税,住民情報,税\n甲町,10,5,130,60\n乙町,20,6,240,72\n";
    are(&costs(&followed(sheet, 1)), &[("before yearly", 502_000)]);
    let sheet = "現行経費（単位：千円）\n費目,甲町,,乙町,\n,月額,年額,月額,年額\n委託料,10,100,20,240\n";
    are(&costs(&followed(sheet, 0)), &[("before monthly", 10_000), ("before yearly", 240_000)]);
    are(&costs(&followed(sheet, 1)), &[("before yearly", 340_000)]);
    are(&costs(&followed(sheet, 2)), &[("before monthly", 10_000), ("before yearly", 340_000)]);
    // with tax 120 is not 110% of 100
    let sheet = "現行経費（単位：千円）\n団体,費目,年額（税抜）,年額（税込）\n甲町,委託料,100,120\n";
    let (net, gross) = (followed(sheet, 0), followed(sheet, 1));
    are(&costs(&net), &[("before yearly", 100_000)]);
    are(&costs(&gross), &[("before yearly", 120_000)]);
    assert!(net.contains("tax = \"excluded\"") && gross.contains("tax = \"included\""));
    // 50 + 5 × 120 is not 700
    let sheet = "現行経費（単位：千円）\n団体,費目,一時,年額,5年総額\n甲町,委託料,50,120,700\n";
    are(&costs(&followed(sheet, 0)), &[("before once", 50_000), ("before yearly", 120_000)]);
    are(&costs(&followed(sheet, 1)), &[("before total", 700_000)]);
    // a budget and an account of one year
    let sheet = "現行経費（単位：千円）\n団体,費目,令和8年度,令和8年度\n甲町,委託料,100,90\n";
    are(&costs(&followed(sheet, 0)), &[("before by_year", 100_000)]);
    are(&costs(&followed(sheet, 1)), &[("before by_year", 90_000)]);
}

/// 12 × 10 = 120, and 110% of that 132: one cost in three columns, or in two.
#[test]
fn a_month_a_year_and_a_year_with_tax_are_one_cost() {
    for (heads, cells) in [
        ("月額（税抜）,年額（税抜）,年額（税込）", "10,120,132"),
        ("月額（税抜）,年額（税込）,", "10,132,"),
        ("月額（税抜）,月額（税込）,年額（税込）", "10,11,132"),
    ] {
        let sheet = format!("現行経費（単位：千円）\n団体,費目,{heads}\n甲町,委託料,{cells}\n");
        let (well, case, said) = of_csv(&sheet, &[]);
        assert!(well, "{said}");
        are(&costs(&case), &[("before yearly", 132_000)]);
    }
    // heads that say only 税抜 and 税込 are asked for, each on its side
    let sheet = "現行経費（単位：千円）\n団体,費目,月額,税抜,税込\n甲町,委託料,10,120,132\n";
    let said = refused(sheet, &[]);
    assert!(said.contains("税抜=before.yearly") && said.contains("税込=before.yearly"), "{said}");
    let (_, case, _) = of_csv(sheet, &["--map", "税抜=before.yearly", "--map", "税込=before.yearly"]);
    are(&costs(&case), &[("before yearly", 132_000)]);
}

/// Tax in a row: 10% of 150 is 15, put on each; 10% of 155,555 is 15,555.5, cut off, which is a cost beside what the same
/// town bears, and asked for where two towns bear it; under amounts with tax it is asked for.
#[test]
fn a_row_of_tax_is_put_on_what_it_is_of() {
    let head = "現行経費（年額、単位：円、税抜）\n団体,費目,金額\n";
    let of = |rows: &str| of_csv(&[head, rows].concat(), &[]);
    let (_, case, _) = of("甲町,住民情報,100\n乙町,保守,50\n,消費税（10%）,15\n合計,,165\n");
    are(&costs(&case), &[("before yearly", 165)]);
    assert!(case.contains("yearly = \"110円\"") && case.contains("yearly = \"55円\""), "{case}");
    let (_, case, _) = of("甲町,住民情報,100000\n甲町,保守,55555\n甲町,消費税,15555\n合計,,171110\n");
    are(&costs(&case), &[("before yearly", 171_110)]);
    assert!(case.contains("tax = \"included\"") && case.contains("item = \"消費税\""), "{case}");
    let (well, _, said) = of("甲町,住民情報,100000\n乙町,保守,55555\n,消費税,15555\n合計,,171110\n");
    assert!(!well && said.contains("[tax-untold]") && said.contains("現行!C5"), "{said}");
    let sheet = "現行経費（年額、単位：円、税込）\n団体,費目,金額\n甲町,住民情報,110\n甲町,消費税,10\n";
    assert!(refused(sheet, &[]).contains("[tax-untold]"));
    // beside costs of which nobody says it
    let sheet = "現行経費（年額、単位：円）\n団体,費目,金額\n甲町,住民情報,100\n甲町,消費税,10\n\n共同化後経費（年額）\n費目,金額\n利用料,80\n";
    let said = refused(sheet, &[]);
    assert!(said.contains("[tax-untold]") && said.contains("現行!B8"), "{said}");
    // a column: 100 + 10 = 110 where a sum says so; with no word of tax it is asked for
    let sheet = "現行経費（年額、単位：円）\n団体,費目,金額,消費税,計\n甲町,保守,100,10,110\n";
    are(&costs(&of_csv(sheet, &[]).1), &[("before yearly", 110)]);
    let said = refused("現行経費（年額、単位：円）\n団体,費目,金額,消費税\n甲町,保守,100,10\n", &[]);
    assert!(said.contains("[tax-untold]"), "{said}");
}

/// A title, a head and a row that say different things: the nearer holds and that is said, or it is asked for.
#[test]
fn what_amounts_are_of_is_said_or_asked_for() {
    let sheet = |head: &str, item: &str| {
        format!("現行経費（月額、単位：千円）\n団体,費目,{head}\n甲町,{item},120\n乙町,保守,10\n")
    };
    let (_, case, said) = of_csv(&sheet("金額", "住民情報（年額）"), &[]);
    are(&costs(&case), &[("before yearly", 120_000), ("before monthly", 10_000)]);
    assert!(said.contains("現行!A1：表題やシート名の額の形"), "{said}");
    let (_, case, said) = of_csv(&sheet("年額", "住民情報"), &[]);
    are(&costs(&case), &[("before yearly", 130_000)]);
    assert!(said.contains("現行!A1：表題やシート名の額の形"), "{said}");
    let (_, _, said) = of_csv(&sheet("月額", "住民情報"), &[]);
    assert!(!said.contains("表題"), "{said}");
    let said = refused(&sheet("月額", "住民情報（年額）"), &[]);
    assert!(said.contains("--map \"C=before.monthly\"") && said.contains("現行!C3"), "{said}");
    let (_, case, _) = of_csv(&sheet("月額", "住民情報（年額）"), &["--map", "C=before.monthly"]);
    are(&costs(&case), &[("before monthly", 130_000)]);
    // the side that is asked for leaves the form as it is, and the form the side
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.csv"), "単位：千円\n団体,費目,月額\n甲町,保守,10\n").unwrap();
    let (_, case, _) = run(folder.path(), &["new", "--from", "a.csv", "--map", "月額=after"]);
    are(&costs(&case), &[("after monthly", 10_000)]);
    let (_, _, said) = run(folder.path(), &["new", "--from", "a.csv"]);
    assert!(!said.contains("before.yearly") && said.contains("月額=before\""), "{said}");
    let said = refused("導入後（単位：千円）\n団体,費目,金額\n甲町,保守,10\n", &[]);
    assert!(said.contains("金額=after.yearly"), "{said}");
}

/// Rows below the total, sums by the name of a town, and what only stands beside: none of them is silently a cost.
#[test]
fn rows_that_are_no_costs_are_told_apart() {
    let head = "現行経費（年額、千円）\n団体,費目,金額\n甲町,保守,100\n乙町,会計,200\n";
    let (_, case, _) = of_csv(&[head, "甲乙計,,300\n前年度,,280\n増減,,20\n"].concat(), &[]);
    are(&costs(&case), &[("before yearly", 300_000)]);
    let said = refused(&[head, "合計,,300\n丙町,保守,50\n"].concat(), &[]);
    assert!(said.contains("合計（C5）より下") && said.contains("現行!C6"), "{said}");
    let (_, case, _) = of_csv(&[head, "合計,,300\n※丙町,保守,50\n"].concat(), &[]);
    are(&costs(&case), &[("before yearly", 300_000)]);
    // 総額 above its parts is a sum that stands in the wrong place, not a third cost
    let sheet = "現行経費（年額、千円）\n団体,費目,金額\n甲町,総額,300\n甲町,保守,100\n甲町,改修,200\n";
    assert!(refused(sheet, &[]).contains("[total-mismatch]"));
}

/// The template with cells as Excel makes them: dates, percents, 千円, full-width digits, commas in text, ▲.
#[test]
fn cells_of_a_template_mean_what_excel_shows() {
    let of = |settings: &[(&str, &str)], from: Option<(u16, u8)>, population: f64| {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Workbook::new();
        let (month, percent) =
            (Format::new().set_num_format("yyyy\"年\"m\"月\""), Format::new().set_num_format("0.0%"));
        let sheet = book.add_worksheet().set_name("団体").unwrap();
        sheet.write_row(0, 0, ["団体名", "人口", "参加開始月"]).unwrap();
        sheet.write(1, 0, "甲町").unwrap().write(1, 1, population).unwrap();
        sheet.write_row(2, 0, ["乙町", "１０，０００"]).unwrap();
        if let Some((year, of_year)) = from {
            let date = ExcelDateTime::from_ymd(year, of_year, 1).unwrap();
            sheet.write_with_format(2, 2, &date, &month).unwrap();
        }
        let sheet = book.add_worksheet().set_name("導入前").unwrap();
        sheet.write_row(0, 0, ["団体名", "経費名", "金額の形", "金額", "増加率"]).unwrap();
        sheet.write_row(1, 0, ["甲町", "保守", "年額", "60,000"]).unwrap();
        sheet.write_with_format(1, 4, 0.015, &percent).unwrap();
        sheet.write_row(2, 0, ["乙町", "返金", "年額", "▲１，０００"]).unwrap();
        sheet.write_row(3, 0, ["乙町", "旧機", "年額"]).unwrap().write(3, 3, 0).unwrap();
        let sheet = book.add_worksheet().set_name("設定").unwrap();
        sheet.write_row(0, 0, ["ひな形の版", "1"]).unwrap();
        let start = ExcelDateTime::from_ymd(2026, 4, 1).unwrap();
        sheet.write(1, 0, "開始年月").unwrap().write_with_format(1, 1, &start, &month).unwrap();
        sheet.write(2, 0, "約束する削減率").unwrap().write_with_format(2, 1, 0.05, &percent).unwrap();
        for (nth, (name, value)) in settings.iter().enumerate() {
            sheet.write_row(nth as u32 + 3, 0, [*name, *value]).unwrap();
        }
        book.save(folder.path().join("t.xlsx")).unwrap();
        run(folder.path(), &["new", "--from", "t.xlsx"])
    };
    let unit = ("単位", "千円");
    let (well, case, said) =
        of(&[unit, ("負担額の単位", "千円"), ("期間", "５年")], Some((2027, 4)), 30_000.0);
    assert!(well, "{said}");
    are(&costs(&case), &[("before yearly", 59_000_000)]);
    for line in [
        "start = \"2026-04\"",
        "months = 60",
        "round_to = 1000 ",
        "min_saving = \"5%\"",
        "growth = \"1.5%\"",
        "bases.\"population\" = 10000 ",
        "from = 13 ",
        "yearly = \"0円\"",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
    for (value, wanted) in
        [("1,000円", "round_to = 1000 "), ("１００", "round_to = 100 "), ("百万円", "round_to = 1000000 ")]
    {
        let (_, case, said) = of(&[unit, ("負担額の単位", value)], None, 30_000.0);
        assert!(case.contains(wanted), "{value}: {case}{said}");
    }
    let (well, _, said) = of(&[unit, ("負担額の単位", "小さく")], None, 30_000.0);
    assert!(!well && said.contains("設定!B5"), "{said}");
    let (well, _, said) = of(&[("単位", "せん円")], None, 30_000.0);
    assert!(!well && said.contains("[unknown-word]") && said.contains("設定!B4"), "{said}");
    // 35% is no number of people
    let (well, _, said) = of(&[unit], None, 0.35);
    assert!(!well && said.contains("人数や台数に端数があります") && said.contains("団体!B2"), "{said}");
    // a month before the first is none of the term
    let (well, _, said) = of(&[unit], Some((2025, 4)), 30_000.0);
    assert!(!well && said.contains("団体!C3") && said.contains("2025-04-01"), "{said}");
}

/// Twelve months and what they come to, two versions of the same, years in rows, a unit in a row of its own, heads printed
/// again: read, or asked for, never counted twice.
#[test]
fn what_looks_like_several_costs_is_asked_for() {
    let months: Vec<String> = (4..=12).chain(1..=3).map(|month| format!("{month}月")).collect();
    let sheet = |year: &str, total: &str| {
        let paid = ["1000"; 12].join(",");
        format!(
            "現行経費 令和8年度（単位：円）\n団体,費目,{},{year}\n甲町,保守,{paid},{total}\n",
            months.join(",")
        )
    };
    for year in ["年計", "計"] {
        let (well, case, said) = of_csv(&sheet(year, "12000"), &[]);
        assert!(well, "{said}");
        are(&costs(&case), &[("before yearly", 12_000)]);
    }
    assert!(refused(&sheet("年計", "12001"), &[]).contains("[total-mismatch]"));
    assert!(refused(&sheet("備考", ""), &[]).contains("1年の計の列がありません"));
    for head in ["費目,当初,変更後", "団体,当初,変更後"] {
        let said = refused(&format!("現行経費（年額、千円）\n{head}\n甲町,100,90\n"), &[]);
        assert!(said.contains("変更後=before.yearly") && said.contains("変更後=skip"), "{said}");
    }
    let sheet = "現行経費（年額、千円）\n団体,年度,金額\n甲町,令和8年度,100\n甲町,令和9年度,110\n";
    assert!(refused(sheet, &[]).contains("年度が行に並んでいます"));
    let sheet = "現行経費\n団体,費目,年額\n,,（千円）\n甲町,保守,100\n団体,費目,年額\n乙町,保守,200\n合計,,300\n平均,,150\n";
    let (well, case, said) = of_csv(sheet, &[]);
    assert!(well, "{said}");
    are(&costs(&case), &[("before yearly", 300_000)]);
}
