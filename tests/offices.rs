//! Sheets as offices have them, each made by hand with openpyxl or LibreOffice, and what is right of it worked out by hand
//! before it was read. All towns and figures are invented.

#![cfg(feature = "spreadsheet")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::read_case;
use cloudcost::sheet::{SheetRequest, Why, read_spreadsheet};
use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets"))
        .env_clear()
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn new(file: &str, more: &[&str]) -> Output {
    run(&[&["new", "--from", file, "--lang", "ja"], more].concat())
}

/// What comes of a sheet in 円: before, after and the months of the term; with the case and what was said.
struct Made {
    before: Option<i64>,
    after: Option<i64>,
    months: i64,
    case: String,
    said: String,
}

fn made(file: &str, more: &[&str]) -> Made {
    let output = new(file, more);
    let said = text(&output.stderr);
    assert!(output.status.success(), "{file} {more:?}: {said}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.toml");
    let case = text(&output.stdout);
    std::fs::write(&path, &case).unwrap();
    let compared = run(&["compare", path.to_str().unwrap(), "-f", "json"]);
    assert!(compared.status.success(), "{file}: {}", text(&compared.stderr));
    let compared: serde_json::Value = serde_json::from_slice(&compared.stdout).unwrap();
    let rows = compared["tables"][0]["rows"].as_array().unwrap();
    let total = rows.iter().find(|row| row["role"] == "total").unwrap_or(&rows[0]);
    let of = |key: &str| total[key].as_i64();
    Made { before: of("before"), after: of("after"), months: of("months").unwrap(), case, said }
}

#[track_caller]
fn comes_to(file: &str, more: &[&str], before: Option<i64>, after: Option<i64>, months: i64) -> Made {
    let made = made(file, more);
    assert_eq!(
        (made.before, made.after, made.months),
        (before, after, months),
        "{file} {more:?}: {}",
        made.case
    );
    made
}

/// Nothing is made, and each of these is said.
#[track_caller]
fn is_asked(file: &str, words: &[&str]) {
    let output = new(file, &[]);
    let said = text(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{file}: {}", text(&output.stdout));
    for word in words {
        assert!(said.contains(word), "{file}: no {word} in {said}");
    }
}

/// Before 0 + 5 × 1,200 + 500 + 5 × 800 = 10,500千円; after 3,000 + 5 × 900 + 2,000 + 5 × 600 = 12,500千円.
#[test]
fn two_rows_of_heads_over_merged_cells_are_read_in_every_format() {
    for file in ["office-heads.xlsx", "office-heads.ods", "office-heads.xls"] {
        let made = comes_to(file, &[], Some(10_500_000), Some(12_500_000), 60);
        assert!(made.case.contains("bases.\"population\" = 12345"), "{}", made.case);
    }
    // 100 + 50 and 80 + 40 a year before; once 50, and 60 + 30 and 40 + 20 a year after
    let made = comes_to("office-three-heads.xlsx", &[], Some(1_350_000), Some(800_000), 60);
    assert!(made.case.contains("id = \"甲町\"") && made.case.contains("id = \"乙村\""), "{}", made.case);
}

/// 10,000 + 10,200 + 10,400 = 30,600千円 before, 15,000 + 6,000 + 6,000 = 27,000千円 after.
#[test]
fn fiscal_years_may_stand_in_rows() {
    let made = comes_to("office-years-down.xlsx", &[], Some(30_600_000), Some(27_000_000), 36);
    assert!(made.case.contains("start = \"2026-04\""), "{}", made.case);
    assert!(made.case.contains("\"10200千円\",    # 年度別!B4 「10200」"), "{}", made.case);
    // three times 2,000, and 500 + 500 + 600; three times 1,500, and 800 once: blanks are 0, as the sums hold
    let made = comes_to("office-years-down-items.xlsx", &[], Some(7_600_000), Some(5_300_000), 36);
    assert!(made.case.contains("\"0円\",    # 試算!F6 「」"), "{}", made.case);
    // 500 + 510 and 300 + 310, of two members across
    let made = comes_to("office-years-down-members.xlsx", &[], None, Some(1_620_000), 24);
    assert!(made.case.contains("member = \"甲町\"\nby_year"), "{}", made.case);
    // 100 + 10 a year, of years that are bare numbers
    comes_to("office-year-numbers.xlsx", &[], None, Some(220_000), 24);
    // 50 + 100 + 50 + 80 and 50 + 110 + 50 + 90, by year and part
    comes_to("office-shares-by-year.xlsx", &[], None, Some(580_000), 24);
    // a year merged over its rows: 100 + 200 + 110 + 200
    comes_to("office-years-merged.xlsx", &[], Some(610_000), None, 24);
    // 100 + 110 + 120; a running total of them is no cost
    comes_to("office-running-total.xlsx", &[], None, Some(330_000), 36);
}

/// 5 × (3,000 + 1,500) = 22,500千円 and 5 × (2,000 + 900) = 14,500千円.
#[test]
fn tables_side_by_side_are_read_each_by_itself() {
    let made = comes_to("office-side-by-side.xlsx", &[], Some(22_500_000), Some(14_500_000), 60);
    assert!(
        made.case.contains("item = \"クラウド利用料\"\nyearly = \"2000千円\"    # 対比!F5"),
        "{}",
        made.case
    );
    // a list of members beside the costs: 5 × (1,000 + 300)
    let made = comes_to("office-list-beside.xlsx", &[], None, Some(6_500_000), 60);
    assert!(made.case.contains("bases.\"population\" = 200"), "{}", made.case);
    // semicolons, lines within cells, Shift_JIS: 5 × (1,000 + 2,000)
    comes_to("office-semicolon.csv", &[], Some(15_000_000), None, 60);
    let made = comes_to("office-folded.xlsx", &[], None, Some(5_000_000), 60);
    for (member, people) in [("甲町", 100), ("乙村", 200), ("丙町", 300), ("丁村", 400)] {
        let of_member = made.case.split(&format!("id = \"{member}\"")).nth(1).unwrap();
        assert!(of_member.lines().nth(1).unwrap().contains(&format!("= {people} ")), "{}", made.case);
    }
}

/// 5 × (120 + 240 + 360) = 3,600千円: the row that nobody sees is in the sum that all see.
#[test]
fn rows_and_columns_that_nobody_sees_are_named() {
    for file in ["office-hidden.xlsx", "office-hidden.ods", "office-hidden.xls"] {
        let made = comes_to(file, &[], Some(3_600_000), None, 60);
        assert!(made.said.contains("現行!C5：非表示の行の額を費用として読んだ"), "{file}: {}", made.said);
        assert!(made.said.contains("旧：非表示のシート"), "{file}: {}", made.said);
    }
    // without a sum it may be what was to be taken out: nothing is computed of it without a word
    let made = comes_to("office-hidden-open.xlsx", &[], Some(1_800_000), None, 60);
    assert!(made.said.contains("現行!C4：非表示の行"), "{}", made.said);
    let direct = run(&["compare", "office-hidden-open.xlsx", "--lang", "ja"]);
    assert_eq!(direct.status.code(), Some(2));
    assert!(text(&direct.stderr).contains("現行!C4"), "{}", text(&direct.stderr));
    is_asked("office-hidden-column.xlsx", &["C3, D3"]);
}

/// What stands in rows or columns beside amounts and is none: counts, ratios, sums that come first.
#[test]
fn what_is_no_amount_is_no_cost() {
    // 5 × (300 + 30), the sum before its parts; 5 × (120 + 180 + 40 + 60) below ratios
    comes_to("office-total-first.xlsx", &[], None, Some(1_650_000), 60);
    comes_to("office-ratio-row.xlsx", &[], None, Some(2_000_000), 60);
    // 5 × (120 + 180): an area and a 標準財政規模 are what costs are shared by
    let made = comes_to("office-base-rows.xlsx", &[], None, Some(1_500_000), 60);
    assert!(made.case.contains("bases.\"標準財政規模\" = 1234567"), "{}", made.case);
    // 5 × 1,300: what the remarks below name is told
    let made = comes_to("office-notes.xlsx", &[], None, Some(6_500_000), 60);
    assert!(made.said.contains("次期!A7：金額の書かれた注記"), "{}", made.said);
    is_asked("office-merged-across.xlsx", &["[merged-amount]", "比較!B3"]);
    is_asked("office-names-alike.xlsx", &["「甲町（幹事）」は「甲町」と同じ団体か"]);
    is_asked("office-first-year.xlsx", &["「初年度」がどの年度か", "次期!B3"]);
}

/// A blank that could mean two things is asked for, at its cell, with what to write there.
#[test]
fn a_blank_is_never_decided_silently() {
    is_asked("office-blank-member.xlsx", &["共同化後!A4", "「全団体」"]);
    is_asked("office-blank-cell.xlsx", &["C4 が空欄です", "共同化後!C4"]);
    is_asked("office-blank-item.xlsx", &["現行!B4", "経費名"]);
    // 5 × (500 + 100 + 50): 共通 and 全団体 are no members
    let made = comes_to("office-all-members.xlsx", &[], None, Some(3_250_000), 60);
    assert_eq!(made.case.matches("[[member]]").count(), 1, "{}", made.case);
}

#[test]
fn words_of_time_are_asked_for_or_read() {
    is_asked("office-remarks.xlsx", &["C3, C4 の「令和9年度から」", "--map \"備考=note\""]);
    // 5 × (500 + 70 + 20), as a person says that the remarks change nothing
    comes_to("office-remarks.xlsx", &["--map", "備考=note"], None, Some(2_950_000), 60);
    // 7 × 100
    let made = comes_to("office-term.xlsx", &[], None, Some(700_000), 84);
    assert!(made.case.contains("months = 84    # 導入後!A1\nstart = \"2026-04\""), "{}", made.case);
    assert!(!made.said.contains("期間の月数"), "{}", made.said);
    is_asked("office-terms.xlsx", &["現行!B2 では5年、ここでは7年", "次期!B2"]);
    is_asked("office-months.xlsx", &["現行!D3", "月数"]);
    is_asked("office-lease.xlsx", &["リース!D4", "リース年数"]);
}

/// 5 × (100 + 200) = 1,500千円.
#[test]
fn parts_notes_and_differences_are_no_costs_and_are_named() {
    comes_to("office-part-of-total.xlsx", &[], Some(1_500_000), None, 60);
    // 5 × 100, of which 60 + 40
    comes_to("office-breakdown.xlsx", &[], Some(500_000), None, 60);
    // 1,000 once, and 200 a year where a person says that they are
    is_asked("office-running-costs.xlsx", &["「経常経費」の数字が金額か", "次期!C3"]);
    let told = ["--map", "経常経費=after.yearly"];
    comes_to("office-running-costs.xlsx", &told, None, Some(2_000_000), 60);
    let made = comes_to("office-note.xlsx", &[], Some(500_000), None, 60);
    assert!(made.said.contains("現行!A5：金額の書かれた注記"), "{}", made.said);
    // 5 × 500 and 5 × 300; the table of 差引 is none
    comes_to("office-difference.xlsx", &[], Some(2_500_000), Some(1_500_000), 60);
    // 5 × (1,000 + 200); where the money is from is told as not read
    let made = comes_to("office-sources.xlsx", &[], None, Some(6_000_000), 60);
    assert!(made.said.contains("内訳!C3") && made.said.contains("内訳!D3"), "{}", made.said);
    is_asked("office-funding.xlsx", &["「国庫補助金」は費用ではなく", "次期!A4"]);
}

/// 5 × (60 + 40 + 150 + 50) = 1,500千円, of 甲町 100 a year and of 乙村 200.
#[test]
fn sheets_of_towns_and_their_summary_are_told_apart() {
    let made = comes_to("office-towns.xlsx", &[], Some(1_500_000), None, 60);
    assert!(made.case.contains("member = \"甲町\"\nyearly = \"60千円\""), "{}", made.case);
    // 5 × 100 below 【甲町】 and 5 × 50 below 【乙村】
    let made = comes_to("office-town-titles.xlsx", &[], Some(750_000), None, 60);
    assert!(made.case.contains("member = \"乙村\"\nyearly = \"50千円\""), "{}", made.case);
    is_asked("office-summary.xlsx", &["総括!", "--sheet \"総括\""]);
    let towns = ["--sheet", "甲町", "--sheet", "乙村"];
    comes_to("office-summary.xlsx", &towns, Some(1_500_000), None, 60);
    comes_to("office-summary.xlsx", &["--sheet", "総括"], Some(1_500_000), None, 60);
}

/// Sums of several levels: 300 + 50 = 350 of 甲町, 70 of 乙村, 420 of both, a year.
#[test]
fn sums_of_every_level_are_held_against_their_rows() {
    comes_to("office-levels.xlsx", &[], Some(2_100_000), None, 60);
    // heads printed again on the second page: (100 + 50) + 30 a year
    comes_to("office-pages.xlsx", &[], Some(900_000), None, 60);
    // 計 above the rows of each town: (100 + 200) + (50 + 70) a year
    comes_to("office-sums-above.xlsx", &[], Some(2_100_000), None, 60);
    // 運用経費 1,500 over 保守 1,000 and 利用料 500, and no sum of all
    is_asked("office-steps.xlsx", &["B3 は B4:B5 の合計と同じ額", "内訳!B3"]);
}

/// 100 + 10 and 200 + 20, 5 years: the 税込 of the title is of the sums.
#[test]
fn tax_is_put_on_what_it_is_of() {
    let made = comes_to("office-tax-title.xlsx", &[], Some(1_650_000), None, 60);
    assert!(made.case.contains("tax = \"included\""), "{}", made.case);
    // 300 without tax, 330 with: the rows are without
    let made = comes_to("office-tax-total.xlsx", &[], Some(1_500), None, 60);
    assert!(made.case.contains("tax = \"excluded\""), "{}", made.case);
    comes_to("office-tax-sum.xlsx", &[], Some(1_650_000), None, 60);
    // 100,000 + 50,000 and a tenth
    is_asked("office-offer.xlsx", &["[unit-unknown]"]);
    let told = ["--unit", "yen", "--map", "金額=after.once"];
    comes_to("office-offer.xlsx", &told, None, Some(165_000), 60);
}

#[test]
fn offers_unit_prices_and_two_units_are_one_cost_or_a_question() {
    is_asked("office-offers.xlsx", &["A社、B社、C社", "--map \"列=skip\""]);
    // 6,000 once, and 1,000 a year
    let told = ["--map", "A社=skip", "--map", "B社=after", "--map", "C社=skip"];
    comes_to("office-offers.xlsx", &told, None, Some(11_000_000), 60);
    is_asked("office-unit-price.xlsx", &["「年額（1台当たり）」は1つ当たりの単価", "単価!C3"]);
    // 1,234,567円 beside 1,235千円, and 2,000,000円 beside 2,000千円
    comes_to("office-two-units.xlsx", &[], Some(16_172_835), None, 60);
    // 〃 is what stands above
    let made = comes_to("office-ditto.xlsx", &[], Some(900_000), None, 60);
    assert_eq!(made.case.matches("[[member]]").count(), 2, "{}", made.case);
}

#[test]
fn a_side_that_rows_say_is_theirs_and_a_month_times_twelve_is_a_year() {
    // 3,000 and 1,500 a year before, 2,000 and 1,000 after, in thousands; five years
    for file in ["office-sides-down.xlsx", "office-sides-rows.xlsx", "office-times-twelve.xlsx"] {
        comes_to(file, &[], Some(22_500_000), Some(15_000_000), 60);
    }
}

#[test]
fn a_table_below_another_has_its_own_side_and_unit() {
    // the first in thousands, the second in yen
    comes_to("office-stacked-units.xlsx", &[], Some(22_500_000), Some(15_000_000), 60);
}

/// In yen 1,234,567 + 2,000,000 a year, shown as 1,235 and 2,000 in thousands; 12,300,000 + 1,234,000 + 500,000 in three units.
#[test]
fn numbers_are_what_their_formats_show_of_them() {
    for end in ["xlsx", "ods", "xls"] {
        let made = comes_to(&format!("office-format-thousand.{end}"), &[], Some(16_172_835), None, 60);
        assert!(made.said.contains("現行!C3：表示形式が割って見せる額"), "{}", made.said);
        comes_to(&format!("office-format-units.{end}"), &[], Some(70_170_000), None, 60);
        let words = [
            "35%",
            "（;;;）は、中の数字（2000）を見せません",
            "20台",
            "正の数（30）",
            "表の単位（千円）",
            "（40）には取消線",
        ];
        is_asked(&format!("office-format-odd.{end}"), &words);
    }
    is_asked("office-format-yen.xlsx", &["（#,##0,）は割って見せる", "現行!C3"]);
}

/// 500 + 600 + 100 + 100 of one year, and 510 + 610 + 100 + 110 of the next; 5 × (10 + 20 + 30 + 40 + 20).
#[test]
fn parts_of_a_year_are_a_year_together_or_asked_for() {
    let made = comes_to("office-halves.xlsx", &[], Some(2_630_000), None, 24);
    assert!(made.case.contains("\"1100000円\",    # 現行!C4 「500」（+ D4 「600」）"), "{}", made.case);
    comes_to("office-quarters.xlsx", &[], Some(600_000), None, 60);
    is_asked("office-half-alone.xlsx", &["「10月～3月」は1年の一部", "現行!C3"]);
    let skipped = new("office-half-alone.xlsx", &["--map", "10月～3月=skip"]);
    assert!(!text(&skipped.stdout).contains("600"), "{}", text(&skipped.stdout));
    is_asked("office-three-months.xlsx", &["3か月分しかなく", "現行!C2"]);
    is_asked("office-half-in-rows.xlsx", &["B3, B4 の「保守料（上半期）」"]);
}

/// What a case says in keys of its own and a sheet in words.
#[test]
fn words_that_change_a_cost_are_asked_for() {
    is_asked("office-joins.xlsx", &["A4 の「乙町（令和9年度加入）」", "D5 の「オブザーバー」", "参加開始月"]);
    is_asked("office-note-beside.xlsx", &["「別途500千円」", "--map \"備考=note\""]);
    // 5 × 1,000, as a person says that the remark changes nothing
    comes_to("office-note-beside.xlsx", &["--map", "備考=note"], Some(5_000_000), None, 60);
    is_asked("office-form-in-note.xlsx", &["「月額」は額の形", "現行!D3"]);
    // 60 × 10 + 5 × 240
    comes_to("office-form-in-note.xlsx", &["--map", "備考=form"], Some(1_800_000), None, 60);
    is_asked("office-times.xlsx", &["「回数」が1回でない", "--map \"回数=skip\""]);
    comes_to("office-times.xlsx", &["--map", "回数=skip"], Some(1_500_000), None, 60);
    is_asked("office-tax-by-row.xlsx", &["税込の額と税抜の額がどちらもあります"]);
    is_asked("office-several.xlsx", &["「甲町・乙町」はいくつかの団体", "現行!A3"]);
    is_asked("office-sides-under-towns.xlsx", &["「現行」は団体名ではなく", "「導入前」「導入後」の2列"]);
}

/// 5 × (500 + 300 + 30 + 400 + 300 + 20): systems across, and what their terminals cost.
#[test]
fn a_base_is_only_what_is_counted() {
    comes_to("office-systems.xlsx", &[], Some(7_750_000), None, 60);
    is_asked("office-systems-open.xlsx", &["「住民情報」の数字が金額か", "「税務」の数字が金額か"]);
    let told = ["--unit", "thousand", "--map", "住民情報=before.yearly", "--map", "税務=before.yearly"];
    comes_to("office-systems-open.xlsx", &told, Some(7_500_000), None, 60);
    let useless = new("office-bases-only.xlsx", &["--unit", "thousand"]);
    assert_eq!(useless.status.code(), Some(2), "{}", text(&useless.stdout));
    assert!(text(&useless.stderr).contains("単位の要る金額がありません"), "{}", text(&useless.stderr));
    assert!(new("office-bases-only.xlsx", &[]).status.success());
    is_asked("office-base-sum.xlsx", &["計は 3500 ですが、上の数の合計は 3000", "団体!B4"]);
}

/// 500 shared equally and 300 by 1,000 and 2,000 people: 250 + 100 and 250 + 200 a year.
#[test]
fn words_of_sharing_are_the_way_that_each_cost_is_shared() {
    let made = comes_to("office-ways.xlsx", &[], None, Some(4_000_000), 60);
    assert!(
        made.case.contains("share = \"均等割\"") && made.case.contains("share = \"人口割\""),
        "{}",
        made.case
    );
    is_asked("office-ways-own.xlsx", &["「個別」はそれぞれの団体が負担する費用", "共同化後!B4"]);
}

/// 1,800 once and 5 × 180, where the name says that it is paid once.
#[test]
fn what_is_paid_at_first_is_never_made_yearly_by_advice() {
    let words = ["「初期費用」の額が毎年の額か、一度だけの額か", "「（一時）」と書き足して"];
    is_asked("office-initial.xlsx", &words);
    let told = new("office-initial.xlsx", &["--map", "甲市=after.yearly", "--map", "乙市=after.yearly"]);
    assert_eq!(told.status.code(), Some(2), "{}", text(&told.stdout));
    for more in [&[][..], &["--map", "甲市=after.yearly", "--map", "乙市=after.yearly"]] {
        comes_to("office-initial-once.xlsx", more, None, Some(2_700_000), 60);
    }
}

/// 5 × 350, of which 計Ａ and ①＋② are sums; 5 × 320 of this year beside 300 of the last.
#[test]
fn sums_by_their_marks_and_tables_of_another_year_count_once() {
    comes_to("office-marked-sums.xlsx", &[], Some(1_750_000), None, 60);
    is_asked("office-last-year.xlsx", &["現行（R7）!C3", "額が違います", "--sheet \"現行\""]);
    comes_to("office-last-year.xlsx", &["--sheet", "現行"], Some(1_600_000), None, 60);
    let both = ["--sheet", "現行", "--sheet", "現行（R7）"];
    comes_to("office-last-year.xlsx", &both, Some(3_100_000), None, 60);
}

/// 5 × 3,050,000, in yen under 千円; 5 × 300 and 5 × 230 side by side, each title with its unit.
#[test]
fn forms_of_prefectures_and_tables_beside_one_another_are_read() {
    comes_to("office-form-one.xlsx", &[], Some(15_250_000), None, 60);
    comes_to("office-titles-with-units.xlsx", &[], Some(1_500_000), Some(1_150_000), 60);
}

/// 110 of the year that a person says.
#[test]
fn what_stands_beside_amounts_and_changes_them_is_asked_for() {
    is_asked("office-two-budgets.xlsx", &["「令和7年度決算、令和8年度予算」", "現行!D3"]);
    let told = ["--map", "令和8年度予算=before", "--map", "令和7年度決算=skip"];
    comes_to("office-two-budgets.xlsx", &told, Some(110_000), None, 12);
    is_asked("office-discount-rate.xlsx", &["「値引率」を引く前の額か", "--map \"D=skip\""]);
    comes_to("office-discount-rate.xlsx", &["--map", "D=skip"], Some(500_000), None, 60);
    is_asked("office-start-column.xlsx", &["C3 の「R8.10」", "共同化後!C3"]);
}

/// What is struck out, whole or in part: 1,200 with a line through it before 1,150, an item, the side in a title.
#[test]
fn what_is_struck_out_is_never_read_without_a_word() {
    for end in ["xlsx", "ods", "xls"] {
        is_asked(&format!("office-struck-part.{end}"), &["C3, B4 の字（1,200 1,150）には取消線"]);
    }
    is_asked("office-struck-title.xlsx", &["A1 の字（現行次期経費（年額、単位：千円））には取消線"]);
}

/// 5 × (1,200 + 800): a condition that hides what is below 1,000, one of which nobody knows whether it holds, white on white;
/// and conditions that only colour, or hide nothing that is there.
#[test]
fn what_a_condition_hides_is_asked_for_and_what_it_may_hide_is_told() {
    is_asked(
        "office-veiled.xlsx",
        &["このセルの数字（800）は、文字の色や条件付き書式のために見えません", "C4"],
    );
    for end in ["xlsx", "ods", "xls"] {
        for file in ["office-white", "office-veiled"] {
            is_asked(
                &format!("{file}.{end}"),
                &["このセルの数字（800）は、文字の色や条件付き書式のために見えません", "C4"],
            );
        }
        let made = comes_to(&format!("office-conditional.{end}"), &[], Some(10_000_000), None, 60);
        assert!(made.said.contains("現行!C3：条件付き書式で見え方の変わる額"), "{}", made.said);
        let made = comes_to(&format!("office-coloured.{end}"), &[], Some(10_000_000), None, 60);
        assert!(!made.said.contains("条件付き書式"), "{}", made.said);
    }
}

/// 5 × (100 + 200 + 50 + 60) with a remark behind each amount; 100 + 110 + 120 + 3 × 200 below days that are seen as years.
#[test]
fn remarks_of_each_member_and_days_that_are_seen_as_years_are_read() {
    let made = comes_to("office-remark-each.xlsx", &[], Some(2_050_000), None, 60);
    assert!(made.case.contains("note = \"A社\"") && made.case.contains("note = \"直営\""), "{}", made.case);
    for end in ["xlsx", "ods", "xls"] {
        let made = comes_to(&format!("office-day-years.{end}"), &[], Some(930_000), None, 36);
        assert!(made.case.contains("start = \"2026-04\""), "{}", made.case);
    }
    // amounts typed as texts are no second row of heads: 60 × (550,000 + 330,000 + 11,000)
    comes_to("office-typed.xlsx", &[], Some(53_460_000), None, 60);
    // 保守 that a sum counts with 利用料, of 現行 and 新規: 5 × 420 and 5 × 300
    comes_to("office-summed-columns.xlsx", &[], Some(2_100_000), Some(1_500_000), 60);
}

#[test]
fn remarks_that_lessen_and_numbers_in_brackets_are_asked_for() {
    is_asked("office-lessened.xlsx", &["備考の「5年間免除」は、額を減らす", "現行!C4"]);
    comes_to("office-lessened.xlsx", &["--map", "備考=note"], Some(12_000_000), None, 60);
    // the part of each member, of each cost
    is_asked("office-parts-of-each.xlsx", &["「甲町」は団体の負担割合", "--map \"C=skip\""]);
    is_asked("office-brackets.xlsx", &["括弧の付いた数字 (90)", "現行!B3"]);
}

/// 端末台数 is called so, whatever id it has.
#[test]
fn a_base_is_called_as_the_sheet_calls_it() {
    let made = made("office-day-years.xlsx", &[]);
    assert!(!made.case.contains("[[base]]"));
    let output = new("office-base-names.xlsx", &["--map", "年額=after.yearly"]);
    let case = text(&output.stdout);
    assert!(case.contains("[[base]]\nid = \"terminals\"\nname = \"端末台数\"    # 団体!C2\n"), "{case}");
    assert!(!case.contains("id = \"population\""), "{case}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.toml");
    std::fs::write(&path, case).unwrap();
    let split =
        run(&["split", path.to_str().unwrap(), "--rule", "端末台数割", "--lang", "ja", "--notes", "full"]);
    let said = text(&split.stdout);
    assert!(said.contains("端末台数") && !said.contains("terminals"), "{said}{}", text(&split.stderr));
}

/// 5 × (1,200 + 800千円 + 500,000 + 300,000円); 5 × (1,200千円 + 500,000円 + 800千円); a town that a sheet of names and amounts
/// is of: 5 × (300千円 + 200,000円).
#[test]
fn a_unit_that_a_row_states_is_that_of_its_amounts() {
    let made = comes_to("office-unit-of-row.xlsx", &[], Some(14_000_000), None, 60);
    assert!(made.said.contains("2行を読み、1件の合計を検算しました"), "{}", made.said);
    let made = comes_to("office-unit-column.xlsx", &[], Some(12_500_000), None, 60);
    assert!(!made.said.contains("見出しの意味が分からない"), "{}", made.said);
    let made = comes_to("office-one-town.xlsx", &[], None, Some(2_500_000), 60);
    assert!(made.case.contains("member = \"乙村\"\nyearly = \"200000円\""), "{}", made.case);
}

/// 5 × 1,500 and 5 × 1,100千円: below headings of sides, below sides that sum up what follows; 5 × 220 and 5 × 180 where 計 is
/// of one side each.
#[test]
fn sides_may_head_the_rows_below_them_and_sums_may_be_of_one() {
    for file in ["office-side-headings.xlsx", "office-side-sums.xlsx"] {
        let made = comes_to(file, &[], Some(7_500_000), Some(5_500_000), 60);
        assert!(made.said.contains("4行を読み、2件の合計を検算しました"), "{}", made.said);
    }
    comes_to("office-sums-by-side.xlsx", &[], Some(1_100_000), Some(900_000), 60);
}

/// 均等割額 and 人口割額 come to what each pays, 5 × (800 + 600): whether its column is called a sum or not.
#[test]
fn what_parts_of_a_levy_come_to_is_no_cost_beside_them() {
    comes_to("office-levy-table.xlsx", &[], None, Some(7_000), 60);
    is_asked(
        "office-levy-open.xlsx",
        &["「負担金」の列は、どの行でも C, D の列の合計と同じ額です", "--map \"E=sum\""],
    );
    comes_to("office-levy-open.xlsx", &["--map", "E=sum"], None, Some(7_000), 60);
}

/// 5 × (1,200 + 300 + 800 + 200) of two towns, each named once and then by 〃; a number that is typed as a text in white.
#[test]
fn what_is_said_as_above_is_read_and_what_is_written_in_white_is_asked_for() {
    let made = comes_to("office-ditto-rows.xlsx", &[], Some(12_500_000), None, 60);
    assert_eq!(made.case.matches("[[member]]").count(), 2, "{}", made.case);
    is_asked("office-white-text.xlsx", &["このセルの数字（50）は、文字の色や条件付き書式のために見えません"]);
}

/// 5 × (1,000 + 300 + 800 + 200) = 11,500千円; of 1,050 beside 1,300 11,750千円; of two tables 5 × (1,000 + 800) = 9,000千円;
/// before 5 × (1,000 + 800) and after 5 × (700 + 600) = 6,500千円 of two towns.
#[test]
fn a_town_is_known_wherever_a_sheet_names_it() {
    let made = comes_to("office-town-in-a-cell.xlsx", &[], Some(11_500_000), None, 60);
    assert!(made.case.contains("id = \"甲町\"") && made.case.contains("id = \"乙町\""), "{}", made.case);
    let made = comes_to("office-town-beside-unit.xlsx", &[], Some(11_750_000), None, 60);
    assert_eq!(made.case.matches("member = \"乙町\"").count(), 3, "{}", made.case);
    let made = comes_to("office-town-rows.xlsx", &[], Some(9_000_000), None, 60);
    assert_eq!(made.case.matches("member = \"甲町\"").count(), 1, "{}", made.case);
    // 5 × (1,000 + 200 + 100 + 800) = 10,500千円 of today, of 甲町 and 乙町 by the titles of their sheets; 5 × 900 = 4,500千円.
    // 端末 below 金額 is what they cost, and no number of them
    let made = comes_to("office-town-in-title.xlsx", &[], Some(10_500_000), Some(4_500_000), 60);
    assert_eq!(made.case.matches("member = \"甲町\"").count(), 4, "{}", made.case);
    assert_eq!(made.case.matches("member = \"乙町\"").count(), 2, "{}", made.case);
    // サーバ and 周辺機器 are set in below ハードウェア, which comes to both of them: 5 × 9,000 + 5 × 9,000
    comes_to("office-set-in.xlsx", &[], Some(90_000_000), None, 60);
    // 国調人口 and 住基人口 are two bases, and 人口割 says neither
    is_asked("office-two-populations.xlsx", &["[missing-base]", "人口割80%"]);
    let made = comes_to("office-footnote-of-town.xlsx", &[], Some(9_000_000), Some(6_500_000), 60);
    assert_eq!(made.case.matches("[[member]]").count(), 2, "{}", made.case);
}

/// 30% beside 10,000 → 8,000 is asked; -30, 0.3 and ▲33.3 beside 10,000 → 7,000 and 3,000 → 2,000 are their percents: 5 × 15,900
/// before and 5 × 12,100 after.
#[test]
fn percents_are_held_against_the_costs_beside_them() {
    is_asked("office-percent-wrong.xlsx", &["[difference-differs]", "D3 は 30%", "増減は -20%"]);
    comes_to("office-percent-right.xlsx", &[], Some(79_500_000), Some(60_500_000), 60);
}

/// 5 × (5,000 + 1,000) = 30,000千円, of which a note below says all or a part; rates of tax stand with their items, 5 × 6,700.
#[test]
fn what_notes_and_rates_say_of_tax_is_kept() {
    let made = comes_to("office-tax-note.xlsx", &[], None, Some(30_000_000), 60);
    assert!(made.case.contains("tax = \"excluded\"") && !made.said.contains("A5"), "{}", made.said);
    let made = comes_to("office-tax-note-part.xlsx", &[], None, Some(30_000_000), 60);
    assert!(!made.case.contains("tax =") && made.said.contains("A5：注記"), "{}", made.said);
    let made = comes_to("office-tax-rates.xlsx", &[], None, Some(33_500_000), 60);
    for key in ["tax_rate = \"10%\"", "tax_rate = \"8%\"", "tax = \"none\""] {
        assert_eq!(made.case.matches(key).count(), 1, "{}", made.case);
    }
}

/// 5 × (1,000 + 800 + 600 + 500) = 14,500千円 of four towns, in a list that is folded in two without a gap.
#[test]
fn a_list_that_is_folded_in_two_is_one_list() {
    let made = comes_to("office-folded-in-two.csv", &[], Some(14_500_000), None, 60);
    assert_eq!(made.case.matches("[[member]]").count(), 4, "{}", made.case);
}

/// 5 × (1,000 + 500 + 800 + 400) = 13,500千円: `Total` below is their sum in English too.
#[test]
fn english_sums_are_sums() {
    comes_to("office-english-total.csv", &[], Some(13_500_000), None, 60);
}

/// 5 × 150 and 5 × 4,500 thousand yen: what each head pays is no cost beside what a town does, and its sum is none.
#[test]
fn what_is_said_of_each_head_is_no_cost() {
    comes_to("office-per-head.xlsx", &[], None, Some(750_000), 60);
    comes_to("office-per-head-price.xlsx", &[], None, Some(22_500_000), 60);
}

/// What was asked for and what was granted, a list price and the price agreed, sixty months beside amounts of a year, a part that is borne;
/// a rate by which a budget rose is no growth: 5 × 1,800 = 9,000千円.
#[test]
fn two_words_for_one_cost_and_lengths_of_other_times_are_asked_for() {
    is_asked("office-asked-granted.xlsx", &["要求額、査定額", "どの列を使うか"]);
    is_asked("office-list-price.xlsx", &["標準価格、提供価格"]);
    is_asked("office-sixty-months.xlsx", &["「月数」が12か月ではありません"]);
    is_asked("office-part-borne.xlsx", &["「負担率」を掛ける前の額か"]);
    is_asked("office-worked-out.xlsx", &["計算の途中の形", "現行!C3"]);
    comes_to("office-rate-of-rise.xlsx", &[], Some(9_000_000), None, 60);
}

/// 5 × (9,000 + 300 + 200) = 47,500千円: 全団体 in a column of who pays is what all share, and 事務局 is asked for; 5 × 9,000 where
/// amounts carry the mark of a footnote.
#[test]
fn who_pays_is_read_and_marks_of_footnotes_are_no_part_of_an_amount() {
    let made = comes_to("office-payer.xlsx", &[], None, Some(47_500_000), 60);
    assert_eq!(made.case.matches("member = ").count(), 2, "{}", made.case);
    is_asked("office-payer-nobody.xlsx", &["[unknown-member]", "「事務局」"]);
    comes_to("office-amount-footnote.xlsx", &[], None, Some(45_000_000), 60);
}

/// 5 × (1,000 + 300) = 6,500千円 without the part of 200; 5 × (500 + 600) = 5,500千円.
#[test]
fn what_a_word_changes_is_read_or_asked_for_at_its_cell() {
    comes_to("office-part-word.xlsx", &[], Some(6_500_000), None, 60);
    let made = comes_to("office-halves-and-year.xlsx", &[], Some(5_500_000), None, 60);
    assert!(made.case.contains("D3 = B3 + C3"), "{}", made.case);
    is_asked("office-side-blank.xlsx", &["経費!C3"]);
    is_asked("office-unit-in-remark.xlsx", &["経費!A5", "一部の額の単位が千円ではない"]);
    is_asked("office-years-in-remark.xlsx", &["経費!C4", "何年分かの合計"]);
    is_asked("office-system-once.xlsx", &["「住民情報」の下の A4, A6", "--map \"システム=system\""]);
    comes_to("office-system-once.xlsx", &["--map", "システム=system"], Some(5_500_000), None, 60);
}

/// What the fuzzers of `tests/fuzz` begin with and have kept of sheets, whole and cut off at a few places: a draft is a case
/// or has faults with places in it, and what cannot be drafted has a message.
#[test]
fn what_fuzzers_kept_of_sheets_is_answered() {
    let files: Vec<_> = std::fs::read_dir("tests/fuzz/corpus/read_sheet").unwrap().collect();
    assert!(files.len() >= 6, "{files:?}");
    let mut drafts = 0;
    for bytes in files.into_iter().map(|file| std::fs::read(file.unwrap().path()).unwrap()) {
        for eighths in 1..=8 {
            let part = &bytes[..bytes.len() * eighths / 8];
            match read_spreadsheet("sheet.csv", "sheet", part, &SheetRequest::default()) {
                Ok(drafted) => {
                    drafts += 1;
                    let text = drafted.source.text().to_owned();
                    let Err(faults) = read_case("sheet", drafted.source) else { continue };
                    let is_in = |place: &std::ops::Range<usize>| text.get(place.clone()).is_some();
                    assert!(
                        faults.list.iter().all(|fault| fault.span.as_ref().is_none_or(is_in)),
                        "{faults:?}"
                    );
                }
                Err(Why::File(fault)) => assert!(!fault.code.name().is_empty()),
                Err(Why::Cells(faults)) => assert!(!faults.list.is_empty()),
            }
        }
    }
    assert!(drafts > 0);
}
