//! One cost that a sheet tells twice is one cost, or a question: each amount is worked by hand. All figures are invented.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::process::Command;

/// What `new --from` makes of a CSV: whether it went well, the case, and what was said.
fn new(text: &str, more: &[&str]) -> (bool, String, String) {
    new_from("現行.csv", text, more)
}

/// The same of a file of a name, which may say a side.
fn new_from(name: &str, text: &str, more: &[&str]) -> (bool, String, String) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(["new", "--from", name, "--lang", "ja"])
        .args(more)
        .current_dir(folder.path())
        .env_clear()
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.success(), text(output.stdout), text(output.stderr))
}

fn made(text: &str, more: &[&str]) -> String {
    let (well, case, said) = new(text, more);
    assert!(well, "{said}");
    case
}

fn refused(text: &str, more: &[&str]) -> String {
    let (well, case, said) = new(text, more);
    assert!(!well && case.is_empty(), "{case}");
    said
}

/// The amounts of a case, in the order of their costs.
fn amounts(case: &str) -> Vec<String> {
    let keys = ["yearly", "monthly", "once", "total"];
    let lines = case.lines().filter_map(|line| line.split_once(" = "));
    let amounts = lines.filter(|(key, _)| keys.contains(key));
    amounts.map(|(key, rest)| format!("{key} {}", rest.split('"').nth(1).unwrap())).collect()
}

/// 12 × 10 = 120, and 12 × 20 = 240; but 12 × 10 is not 100.
#[test]
fn a_month_beside_its_year_is_one_cost() {
    let sheet = "単位：千円\n団体,費目,月額,年額\n甲町,委託料,10,120\n乙町,委託料,20,240\n";
    let case = made(sheet, &[]);
    assert_eq!(amounts(&case), ["yearly 120千円", "yearly 240千円"]);
    assert!(case.contains("（D3 = 12 × C3）") && case.contains("（D4 = 12 × C4）"), "{case}");
    let differs = sheet.replace("10,120", "10,100");
    let said = refused(&differs, &[]);
    assert!(said.contains("[counted-twice]: C3, D3 は") && said.contains("--map \"D=again\""), "{said}");
    // a person decides: one of both, or both
    assert_eq!(amounts(&made(&differs, &["--map", "D=skip"])), ["monthly 10千円", "monthly 20千円"]);
    let both = ["--map", "年額=before.yearly:改修"];
    assert_eq!(
        amounts(&made(&differs, &both)),
        ["monthly 10千円", "yearly 100千円", "monthly 20千円", "yearly 240千円"]
    );
    // a row that has only one of both is a cost
    let one = sheet.replace("20,240", "20,");
    assert_eq!(amounts(&made(&one, &[])), ["yearly 120千円", "monthly 20千円"]);
}

/// 100 × 1.1 = 110; 155 × 1.1 = 170.5, which a sheet in 千円 says as 170 or 171; 100 × 1.08 = 108; 120 is neither.
#[test]
fn with_tax_beside_without_is_one_cost() {
    let sheet =
        |gross: &str| format!("単位：千円\n団体,費目,年額（税抜）,年額（税込）\n甲町,委託料,{gross}\n");
    for (columns, yearly) in [("100,110", "110"), ("155,170", "170"), ("155,171", "171"), ("100,108", "108")]
    {
        let case = made(&sheet(columns), &[]);
        assert_eq!(amounts(&case), [format!("yearly {yearly}千円")], "{columns}");
        assert!(case.contains("tax = \"included\""), "{case}");
    }
    for columns in ["100,120", "155,172", "100,110.5"] {
        let said = refused(&sheet(columns), &[]);
        assert!(said.contains("[counted-twice]: C3, D3 は"), "{columns}: {said}");
    }
    let case = made(&sheet("100,120"), &["--map", "年額（税込）=skip"]);
    assert_eq!(amounts(&case), ["yearly 100千円"]);
    assert!(case.contains("tax = \"excluded\""), "{case}");
    // a row without the amount with tax cannot stand beside rows with it
    let said = refused(&(sheet("100,110") + "乙町,委託料,200,\n"), &[]);
    assert!(said.contains("税込の額と税抜の額がどちらもあります"), "{said}");
}

/// 50 + 5 × 120 = 650 and 0 + 5 × 240 = 1,200; but not 700.
#[test]
fn a_total_of_the_term_beside_what_it_sums_is_no_cost() {
    let sheet = "単位：千円\n団体,費目,一時,年額,5年総額\n甲町,委託料,50,120,650\n乙町,委託料,0,240,1200\n";
    let case = made(sheet, &[]);
    assert_eq!(amounts(&case), ["once 50千円", "yearly 120千円", "once 0円", "yearly 240千円"]);
    assert!(case.contains("（E3 = C3 + 5 × D3）"), "{case}");
    let said = refused(&sheet.replace("650", "700"), &[]);
    assert!(said.contains("[counted-twice]: C3, E3 は"), "{said}");
    // nothing says how many years the term has
    let said = refused(&sheet.replace("5年総額", "総額"), &[]);
    assert!(said.contains("[counted-twice]"), "{said}");
    // of fiscal years: 100 + 110 = 210
    let years = "単位：千円\n団体,費目,令和8年度,令和9年度,総額\n甲町,委託料,100,110,210\n";
    let case = made(years, &[]);
    assert!(amounts(&case).is_empty() && case.contains("（E3 = C3 + D3）"), "{case}");
    assert!(refused(&years.replace("210", "211"), &[]).contains("[counted-twice]"));
}

/// Two amounts of one fiscal year: a budget and an account, and no word of which counts.
#[test]
fn two_columns_of_one_year_or_form_are_asked_for() {
    let years = "単位：千円\n団体,費目,令和8年度,令和8年度\n甲町,委託料,100,90\n";
    assert!(refused(years, &[]).contains("[counted-twice]: C3, D3 は"));
    let forms = "単位：千円\n団体,費目,年額,年間経費\n甲町,委託料,100,90\n";
    assert!(refused(forms, &[]).contains("[counted-twice]: C3, D3 は"));
    assert_eq!(amounts(&made(forms, &["--map", "年間経費=skip"])), ["yearly 100千円"]);
}

/// 300 = 100 + 200: the 40 are held in the 100.
#[test]
fn rows_and_columns_of_parts_are_held_in_what_they_are_of() {
    let sheet =
        "単位：千円\n団体,費目,年額\n甲町,委託料,100\n甲町,　うち保守,40\n乙町,委託料,200\n合計,,300\n";
    let case = made(sheet, &[]);
    assert_eq!(amounts(&case), ["yearly 100千円", "yearly 200千円"]);
    assert!(case.contains("（うち C4 「40」）"), "{case}");
    let said = refused(&sheet.replace(",40", ",140"), &[]);
    assert!(said.contains("内訳のほうが大きい額です：C3, C4"), "{said}");
    // 60 + 50 = 110 is more than 100, though each is less
    let said = refused(&sheet.replace(",40", ",60\n甲町,うち改修,50"), &[]);
    assert!(said.contains("内訳のほうが大きい額です：C3, C5"), "{said}");
    let said = refused(&sheet.replace("甲町,　うち保守", "丙町,うち保守"), &[]);
    assert!(said.contains("何の内訳か分かりません"), "{said}");
    let columns = "単位：千円\n団体,費目,年額,うち一般財源\n甲町,委託料,100,60\n";
    assert_eq!(amounts(&made(columns, &[])), ["yearly 100千円"]);
    // a part of a population is a base
    let bases = "団体,人口,うち65歳以上人口\n甲町,1000,300\n";
    assert!(made(bases, &[]).contains("= 300"));
}

/// Two rows of heads: the years above, 金額 below; told or not, each amount is that of its year.
#[test]
fn amounts_below_a_fiscal_year_are_of_that_year() {
    let sheet = "現行経費調べ（単位：千円）\n団体,費目,令和8年度,,令和9年度\n,,金額,うち一財,金額\n甲町,委託料,100,80,110\n乙町,委託料,200,0,210\n";
    for more in [
        &[] as &[&str],
        &["--map", "金額=before.yearly"],
        &["--map", "令和8年度=before.yearly", "--map", "令和9年度=before.yearly"],
        &["--map", "C=before.yearly", "--map", "E=before.yearly"],
    ] {
        let case = made(sheet, more);
        let years = |first: &str, second: &str| {
            case.contains(&format!("by_year = [\n    \"{first}千円\",    # 現行!C"))
                && case.contains(&format!("    \"{second}千円\",    # 現行!E"))
        };
        assert!(years("100", "110") && years("200", "210") && amounts(&case).is_empty(), "{more:?}: {case}");
        assert!(case.contains("months = 24") && case.contains("start = \"2026-04\""), "{case}");
    }
    // a month's amount of one year is of no form that a case has
    let said = refused(&sheet.replace("金額", "月額"), &[]);
    assert!(said.contains("は一つの年度の月額ですが"), "{said}");
}

/// What is told of a sheet is held against it.
#[test]
fn what_is_told_and_not_there_is_refused() {
    let sheet = "現行経費（単位：千円、税込）\n団体,費目,年額\n甲町,委託料,100\n";
    let said = refused(sheet, &["--map", "月額=before.monthly"]);
    assert!(said.contains("--map の「月額」という列はありません") && said.contains("年額"), "{said}");
    let said = refused(sheet, &["--unit", "yen"]);
    assert!(said.contains("--unit は円ですが、シートには千円と書かれています"), "{said}");
    let case = made(sheet, &["--unit", "thousand"]);
    assert!(case.contains("tax = \"included\"") && amounts(&case) == ["yearly 100千円"], "{case}");
}

/// A way of sharing that names a member is that member's cost.
#[test]
fn a_share_that_is_a_member_is_borne_by_it() {
    let sheet = "共同化後経費（単位：千円）\n費目,年額,按分\nパッケージ,1000,均等割\n個別改修,30,甲町\n";
    let sheet = sheet.replace("按分", "分担方法");
    let case = made(&sheet, &[]);
    assert!(case.contains("item = \"個別改修\"\nmember = \"甲町\"\nyearly = \"30千円\""), "{case}");
    assert!(case.contains("share = \"均等割\"") && !case.contains("share = \"甲町\""), "{case}");
}

/// April 2027 is the 13th month of a term from April 2026.
#[test]
fn months_are_numbered_or_asked_for_in_japanese() {
    let sheet = "団体,人口,参加開始月\n甲町,1000,\n乙町,500,令和9年4月\n";
    let said = refused(sheet, &[]);
    assert!(
        said.contains("「令和9年4月」は期間の何か月目か分かりません") && said.contains("現行!C3"),
        "{said}"
    );
    assert!(!said.contains("TOML"), "{said}");
    let costs = "団体,費目,令和8年度,令和9年度,開始月\n甲町,委託料,100,110,R9.4\n単位：千円,,,,\n";
    assert!(made(costs, &[]).contains("from = 13"));
}

/// 10,110 + 11,000 = 21,110, beside costs and in a row below the heads of members.
#[test]
fn sums_of_bases_are_held_wherever_they_stand() {
    let beside = "単位：円\n団体,人口,年額\n甲町,10110,1000\n乙村,11000,2000\n計,21110,3000\n";
    assert_eq!(amounts(&made(beside, &[])), ["yearly 1000円", "yearly 2000円"]);
    let said = refused(&beside.replace("21110", "21111"), &[]);
    assert!(said.contains("計は 21111 ですが、上の数の合計は 21110 です"), "{said}");
    // a member counts once, however many rows it has
    let twice = beside.replace("乙村,", "甲町,10110,500\n乙村,").replace("3000", "3500");
    assert_eq!(amounts(&made(&twice, &[])).len(), 3);
    let across = "年額、単位：円\n費目,甲町,乙村,計\n保守料,1000,2000,3000\n人口,10110,11000,21110\n";
    assert!(made(across, &[]).contains("= 11000"));
    let said = refused(&across.replace("21110", "21111"), &[]);
    assert!(said.contains("計は 21111 ですが"), "{said}");
    // an index has no sum
    let index = "団体,人口,財政力指数\n甲町,100,0.5\n乙村,200,0.7\n計,300,0.6\n";
    assert!(made(index, &[]).contains("= 0.7"));
}

/// Nothing is said of sums where a sheet states none, and nothing of a column that says the side of each cost.
#[test]
fn what_is_said_of_a_reading_is_what_was_done() {
    let sheet = "経費（年額・円）\n新旧,団体,費目,年額\n旧,甲町,保守,1000\n新,甲町,保守,800\n";
    let (well, case, said) = new_from("経費.csv", sheet, &[]);
    assert!(well && case.contains("[[before]]") && case.contains("[[after]]"), "{said}");
    assert!(said.contains("2行を読みました。シートに検算できる合計はありません"), "{said}");
    assert!(!said.contains("見出しの意味が分からない"), "{said}");
    // a sum of a row is one as well
    let (_, _, said) = new("年額、単位：円\n費目,甲町,乙村,計\n保守料,1000,2000,3000\n", &[]);
    assert!(said.contains("1行を読み、1件の合計を検算しました"), "{said}");
}

/// 同上 in brackets is no town; 1人当たり below a total is no cost; the year of another budget is told for reference.
#[test]
fn what_stands_for_another_row_or_beside_is_no_cost() {
    let sheet = "単位：円\n団体,費目,年額\n甲町,保守料,1000\n〃,利用料,500\n乙村,保守料,800\n（同　上）,利用料,300\n計,,2600\n１人当たり,,13\n";
    let case = made(sheet, &[]);
    assert_eq!(case.matches("[[member]]").count(), 2, "{case}");
    assert_eq!(case.matches("member = \"乙村\"").count(), 2, "{case}");
    assert_eq!(amounts(&case).len(), 4, "{case}");
    let beside = "単位：千円\n団体,年額,参考：R6決算額\n甲町,100,95\n乙村,50,48\n";
    let (_, case, said) = new(beside, &[]);
    assert_eq!(amounts(&case), ["yearly 100千円", "yearly 50千円"]);
    assert!(said.contains("C2：前年度や参考、差額、1つ当たりの額：費用ではない"), "{said}");
}

/// Rows of a side each over fiscal years, in the words that offices have for them; where a word says no side, what is advised
/// works.
#[test]
fn sides_in_rows_are_read_over_years() {
    for (before, after) in [
        ("現行システム", "次期システム"),
        ("現行運用", "共同運用"),
        ("Ａ 現行", "Ｂ 共同化後"),
        ("単独", "共同"),
        ("現行方式", "共同利用方式"),
        ("導入前", "導入後"),
    ] {
        let sheet =
            format!("単位：千円\n区分,費目,令和8年度,令和9年度\n{before},保守,100,110\n{after},保守,80,90\n");
        let (well, case, said) = new_from("経費.csv", &sheet, &[]);
        assert!(well, "{before}: {said}");
        let (old, new) = case.split_once("[[after]]").unwrap();
        assert!(old.contains("110千円") && new.contains("90千円"), "{before}: {case}");
    }
}

#[test]
fn what_is_larger_than_is_read_says_how_large_a_sheet_may_be() {
    let remarks = |each: usize, rows: usize| {
        let row = format!("甲町,100,{}\n", "あ".repeat(each));
        format!("団体,導入前年額（円）,備考\n{}", row.repeat(rows))
    };
    let wide = |columns: usize| {
        format!("団体{}\n甲町{}\n", ",導入前年額（円）".repeat(columns), ",1".repeat(columns))
    };
    // three bytes a letter: 50,000 letters are 146 KiB, 100 times 15,000 are 4.3 MiB; 101 × 1,000 cells; 2,001 columns
    for text in [
        remarks(50_000, 1),
        remarks(15_000, 100),
        format!("{}\n", "1,".repeat(1_000)).repeat(101),
        wide(2_001),
    ] {
        let said = refused(&text, &[]);
        assert!(said.contains("読める大きさを超えています"), "{said}");
        assert!(said.contains("1セルの文字128KiB、全セルの文字4MiB"), "{said}");
    }
    assert_eq!(amounts(&made(&remarks(1_000, 1), &[])), ["yearly 100円"]);
}
