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

/// か, カ, ヶ, ケ, ヵ and 箇 say the same.
#[test]
fn a_term_is_the_same_however_it_is_spelled() {
    for said in ["5年間", "５か年", "５カ年", "５ヶ年", "５ケ年", "5箇年", "60か月", "60ケ月間"]
    {
        let sheet = format!("現行経費（{said}、単位：千円）\n団体,費目,年額\n甲町,委託料,100\n");
        let case = made(&sheet, &[]);
        assert!(case.contains("months = 60"), "{said}: {case}");
    }
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

/// A sheet of 甲町 in 千円 a year: 保守 1,000, a row, 回線 300.
fn with_row(row: &str) -> String {
    format!("甲町 現行経費（年額、単位：千円）,,\n費目,金額,備考\n保守,1000,\n{row}\n回線,300,\n")
}

const BOTH: [&str; 2] = ["yearly 1000千円", "yearly 300千円"];

/// 1,000 holds the 200: what a row costs counts once, whatever word says that it is a part.
#[test]
fn parts_are_known_by_every_word_for_them() {
    for name in ["うち端末", "内　端末", "（内）端末", "内、端末", "内訳：端末"] {
        let case = made(&with_row(&format!("{name},200,")), &[]);
        assert_eq!(amounts(&case), BOTH, "{name}");
        assert!(case.contains("（うち B4 「200」）"), "{name}: {case}");
    }
    for name in ["内線電話", "内　線", "端末（保守に含まない）", "端末（交通費を含む）"]
    {
        assert_eq!(amounts(&made(&with_row(&format!("{name},200,")), &[])).len(), 3, "{name}");
    }
    for row in [
        "端末（保守に含む）,200,",
        "保守（上記に含む）,200,",
        "端末,200,保守に含む",
        "端末,200,上記の内数",
        "端末,200,再掲",
    ] {
        let sheet = with_row(row);
        let said = refused(&sheet, &[]);
        assert!(said.contains("数えると二重になります"), "{row}: {said}");
        let map = if row.ends_with(',') { "費目=item" } else { "備考=note" };
        assert!(said.contains(&format!("--map \"{map}\"")), "{row}: {said}");
        assert_eq!(amounts(&made(&sheet, &["--map", map])).len(), 3, "{row}");
        // 1,000 + 200 + 300 = 1,500: the sheet counts it; 1,000 + 300 = 1,300: it does not
        assert_eq!(amounts(&made(&(sheet.clone() + "計,1500,\n"), &[])).len(), 3, "{row}");
        assert!(refused(&(sheet + "計,1300,\n"), &[]).contains("数えると二重になります"), "{row}");
    }
    for remark in ["交通費を保守に含む", "保守に含まず", "交通費込み", "うち100千円は再掲"]
    {
        assert_eq!(amounts(&made(&with_row(&format!("端末,200,{remark}")), &[])).len(), 3, "{remark}");
    }
}

/// 1,000 − 500 + 300 = 800, not 1,800.
#[test]
fn a_discount_told_as_a_positive_number_is_asked_for() {
    for name in ["値引", "出精値引き", "割引額", "控除額", "お値引き（特別）"] {
        let sheet = with_row(&format!("{name},500,"));
        let said = refused(&sheet, &[]);
        assert!(
            said.contains("減額か、支払う費用か分かりません") && said.contains("現行!B4"),
            "{name}: {said}"
        );
        assert!(refused(&(sheet.clone() + "計,800,\n"), &[]).contains("減額か、支払う費用か"), "{name}");
        assert_eq!(amounts(&made(&(sheet + "計,1800,\n"), &[])).len(), 3, "{name}");
        let less = with_row(&format!("{name},▲500,")) + "計,800,\n";
        let less = amounts(&made(&less, &[]));
        assert_eq!(less, ["yearly 1000千円", "yearly -500千円", "yearly 300千円"], "{name}");
    }
    assert_eq!(amounts(&made(&with_row("値引後保守,500,"), &[])).len(), 3);
}

/// What a remark says is not counted, and what is abolished after the move.
#[test]
fn what_a_remark_takes_out_is_asked_for() {
    for remark in ["対象外", "廃止", "参考値", "除外"] {
        let sheet = with_row(&format!("端末,200,{remark}"));
        assert!(refused(&sheet, &[]).contains("この額を数えないと言っているようですが"), "{remark}");
        assert_eq!(amounts(&made(&sheet, &["--map", "備考=note"])).len(), 3, "{remark}");
    }
    assert_eq!(amounts(&made(&with_row("端末,200,補助対象外"), &[])).len(), 3);
    let ends = "甲町 経費（年額、単位：千円）,,,\n費目,現行,導入後,備考\n保守,1000,700,\n端末,200,－,廃止\n";
    assert!(made(ends, &[]).contains("\"200千円\""));
    let said = refused(&with_row("端末,200,百万円"), &[]);
    assert!(said.contains("「百万円」はこの額の単位のようですが、額は千円で読みます"), "{said}");
}

/// 2,000 for five years are 2,000 in all, or 10,000.
#[test]
fn a_sum_of_years_among_amounts_of_a_year_is_asked_for() {
    for name in ["端末（5年間）", "端末（5年分）", "サーバリース（5年）", "サーバ使用料（60回払い）"]
    {
        let said = refused(&with_row(&format!("{name},2000,")), &[]);
        assert!(said.contains("毎年の額か、その年数分の合計か分かりません"), "{name}: {said}");
        let of = |more: &str| amounts(&made(&with_row(&format!("{name}{more},2000,")), &[]));
        assert_eq!(of("（総額）"), ["yearly 1000千円", "total 2000千円", "yearly 300千円"], "{name}");
        assert_eq!(of("（年額）"), ["yearly 1000千円", "yearly 2000千円", "yearly 300千円"], "{name}");
    }
    let said = refused(&with_row("端末,2000,5年総額"), &[]);
    assert!(said.contains("備考の「5年総額」は、この額が何年分かの合計だと言っているようですが"), "{said}");
    for row in ["端末（5年保証）,2000,", "端末,2000,5年リース", "保守（令和5年契約）,2000,"]
    {
        assert_eq!(amounts(&made(&with_row(row), &[])).len(), 3, "{row}");
    }
    // a head of 年額 leaves nothing open but a sum
    let head = |name: &str| with_row(&format!("{name},2000,")).replace("金額", "年額");
    assert_eq!(amounts(&made(&head("端末（5年間）"), &[])).len(), 3);
    assert!(refused(&head("端末（5年分）"), &[]).contains("その年数分の合計か"));
    // 12 × 1,000 would be read of a price of a year below a title of months
    let months = with_row("年間利用料,1000,").replace("年額", "月額");
    assert_eq!(amounts(&made(&months, &[])), ["monthly 1000千円", "yearly 1000千円", "monthly 300千円"]);
}

/// Paid once, 2,000; paid every year of five, 10,000.
#[test]
fn what_is_done_once_is_not_made_yearly_without_a_word() {
    for name in ["データ移行", "システム構築", "撤去費", "旧機器廃棄業務委託"] {
        let said = refused(&with_row(&format!("{name},2000,")), &[]);
        assert!(said.contains("毎年の額か、一度だけの額か分かりません"), "{name}: {said}");
        let once = amounts(&made(&with_row(&format!("{name}（一時）,2000,")), &[]));
        assert_eq!(once, ["yearly 1000千円", "once 2000千円", "yearly 300千円"], "{name}");
    }
    // what stands in a column of 一時 is paid once
    let columns =
        "甲町 導入後経費（単位：千円）,,\n費目,一時,年額\nデータ移行,100,0\nシステム構築,500,\n保守,0,50\n";
    assert!(amounts(&made(columns, &[])).contains(&"once 100千円".to_owned()));
    for name in ["使用料収入", "繰越金", "県補助", "雑入"] {
        let said = refused(&with_row(&format!("{name},500,")), &[]);
        assert!(said.contains("費用に充てる財源のようです"), "{name}: {said}");
    }
}

/// 1,000 and 800 of two towns; what is made of them is of no third.
#[test]
fn averages_and_extremes_are_no_members() {
    for name in [
        "県内平均", "全国平均", "参加団体平均", "類似団体平均", "最大", "最小", "中央値", "上限額",
        "標準偏差", "Average",
    ] {
        let sheet = format!("現行経費（年額、単位：千円）,\n団体,金額\n甲町,1000\n乙町,800\n{name},900\n");
        let (well, case, said) = new(&sheet, &[]);
        assert!(well && said.contains("現行!A5："), "{name}: {said}");
        assert_eq!(amounts(&case), ["yearly 1000千円", "yearly 800千円"], "{name}");
        assert_eq!(case.matches("[[member]]").count(), 2, "{name}");
    }
    let (_, case, said) = new("団体,人口\n甲町,100\n乙町,200\n県内平均,150\n", &[]);
    assert!(case.matches("[[member]]").count() == 2 && said.contains("現行!A4："), "{said}");
    let said = refused("現行経費（年額、単位：千円）,\n団体,金額\n甲町,1000\n県補助金,500\n", &[]);
    assert!(said.contains("費用に充てる財源のようです"), "{said}");
}

/// A cost of all is nobody's own; who stands for no town is asked for.
#[test]
fn costs_of_all_have_no_member_of_their_own() {
    let sheet = |name: &str| {
        format!(
            "導入後経費（単位：千円）,,\n団体名,費目,年額\n{name},利用料,1000\n甲町,回線,300\n乙町,回線,200\n"
        )
    };
    for name in ["共同分", "共同処理", "全町", "各町共通", "構成市町"] {
        let case = made(&sheet(name), &[]);
        assert_eq!(case.matches("[[member]]").count(), 2, "{name}: {case}");
        assert!(!case.contains(&format!("member = \"{name}\"")), "{name}: {case}");
    }
    for name in ["各町", "両町", "3市町"] {
        assert!(refused(&sheet(name), &[]).contains("どの団体がいくら負担するか分かりません"), "{name}");
    }
    for name in ["協議会", "未定", "事務局", "その他"] {
        assert!(refused(&sheet(name), &[]).contains("どの団体か分かりません"), "{name}");
    }
    // one that a list has is a member
    let listed = ["団体,人口\n甲町,100\n乙町,200\n協議会,0\n\n", &sheet("協議会")].concat();
    assert!(made(&listed, &[]).contains("member = \"協議会\""));
    // the mark of a footnote is no part of a name
    let marked = sheet("甲町※1").replace("利用料", "保守");
    assert_eq!(made(&marked, &[]).matches("[[member]]").count(), 2);
}

/// 甲町 pays 1,000 before, and nobody says what after: 0 would be a saving that it does not have.
#[test]
fn a_side_that_a_member_leaves_blank_is_asked_for() {
    let sheet = "経費（年額、単位：千円）,,\n団体,現行,導入後\n甲町,1000,\n乙町,800,600\n";
    let said = refused(sheet, &[]);
    assert!(said.contains("現行!C3"), "{said}");
    let nothing = made(&sheet.replace("甲町,1000,", "甲町,1000,－"), &[]);
    assert_eq!(amounts(&nothing), ["yearly 1000千円", "yearly 800千円", "yearly 600千円"]);
    // 800 + 1,000 = 1,800 and 600 = 600: the sheet itself says that it is nothing
    assert_eq!(amounts(&made(&(sheet.to_owned() + "計,1800,600\n"), &[])).len(), 3);
    let before = refused(&sheet.replace("1000,", ",700"), &[]);
    assert!(before.contains("現行!B3"), "{before}");
    // what only one system has is blank on the other side
    let items = "経費（年額、単位：千円）,,\n費目,現行,導入後\n保守,1000,\n利用料,,700\n回線,300,200\n";
    assert_eq!(amounts(&made(items, &[])).len(), 4);
}

/// 500 + 600 = 1,100 a year; 300 + 300 + 300 + 400 = 1,300.
#[test]
fn halves_beside_a_name_alone_are_a_year() {
    let sheet = |head: &str, row: &str| format!("甲町 現行経費（単位：千円）,,,,\n費目,{head}\n保守,{row}\n");
    for (head, row, yen) in [
        ("上半期,下半期", "500,600", "1100000円"),
        ("4月～9月,10月～3月,計", "500,600,1100", "1100000円"),
        ("第1四半期,第2四半期,第3四半期,第4四半期", "300,300,300,400", "1300000円"),
        ("上半期,下半期,年額", "500,600,1100", "1100000円"),
    ] {
        assert_eq!(amounts(&made(&sheet(head, row), &[])), [format!("yearly {yen}")], "{head}");
    }
    let said = refused(&sheet("上半期,下半期,年額", "500,600,1200"), &[]);
    assert!(said.contains("[counted-twice]: B3, D3 は"), "{said}");
    assert!(refused(&sheet("第1四半期,第2四半期", "300,300"), &[]).contains("1年の一部の額"));
}

/// Years by other words, and what is asked of those that are none.
#[test]
fn years_that_heads_tell_are_read_or_asked_for() {
    let sheet = |head: &str| format!("甲町 現行経費（単位：千円）,,\n費目,{head}\n保守,1000,700\n");
    for (head, start) in [
        ("R7実績,R8見込", "2025-04"),
        ("2026/4～2027/3,2027/4～2028/3", "2026-04"),
        ("令和8年4月～令和9年3月,令和9年4月～令和10年3月", "2026-04"),
    ] {
        let case = made(&sheet(head), &[]);
        assert!(case.contains(&format!("months = 24\nstart = \"{start}\"")), "{head}: {case}");
        assert!(
            case.contains("\"1000千円\",    # 現行!B3") && case.contains("\"700千円\""),
            "{head}: {case}"
        );
    }
    for (head, name) in [("第1期,第2期", "第1期"), ("2026/10～2027/9,2027/10～2028/9", "2026/10～2027/9")]
    {
        let said = refused(&sheet(head), &[]);
        assert!(said.contains(&format!("「{name}」がどの年度か書かれていません")), "{head}: {said}");
    }
    let said = refused(&sheet("本年度予算額,前年度予算額"), &[]);
    assert!(said.contains("本年度予算額、前年度予算額") && said.matches("エラー[").count() == 1, "{said}");
    let joined = "導入後経費（年額、単位：千円）,,\n団体,経費,加入年度\n甲町,1000,R8\n乙町,800,R9\n";
    let said = refused(joined, &[]);
    assert!(said.contains("加入年度") && said.contains("参加開始月") && !said.contains("2027"), "{said}");
    // five years in the title, and four columns
    let four = "甲町 5年間の現行経費（単位：千円）,,,,\n費目,R8,R9,R10,R11\n保守,100,100,100,100\n";
    assert!(refused(four, &[]).contains("表題は5年ですが、額は4年度分です"));
    let five = four.replace("R11\n", "R11,R12\n").replace("100\n", "100,100\n");
    assert!(made(&five, &[]).contains("months = 60"));
}

/// 12,000千円 a year; 12.5百万円; 300,000 円 in a sheet of 千円 is not 300,000千円.
#[test]
fn units_stand_in_titles_in_cells_and_in_no_remark() {
    let case = made("甲町　現行経費（千円／年）,\n項目,金額\n保守料,12000\n計,12000\n", &[]);
    assert_eq!(amounts(&case), ["yearly 12000千円"]);
    let case = made("甲町　現行経費（千円／月）,\n項目,金額\n保守料,1000\n", &[]);
    assert_eq!(amounts(&case), ["monthly 1000千円"]);
    let case = made("甲町　現行経費（年額）,,百万円\n費目,金額,備考\n保守料,12.5,\n", &[]);
    assert_eq!(amounts(&case), ["yearly 12.5百万円"]);
    let said = refused(&(with_row("端末,200,") + "※回線のみ円,,\n"), &[]);
    assert!(said.contains("「※回線のみ円」は、一部の額の単位が千円ではないと言っているようですが"), "{said}");
    for remark in ["※千円未満切捨て", "※単位は千円", "※うち保守は300千円"] {
        assert_eq!(amounts(&made(&(with_row("端末,200,") + remark + ",,\n"), &[])).len(), 3, "{remark}");
    }
    let said = refused(&with_row("端末,〃,"), &[]);
    assert!(said.contains("金額の欄の「〃」は読みません"), "{said}");
}

/// 1,000 of 甲町 and 800 of 乙町, below heads of two columns.
#[test]
fn a_head_of_two_columns_names_towns_and_what_they_pay() {
    let case = made("（単位：千円、年額）,\n団体,保守\n甲町,1000\n乙町,800\n", &[]);
    assert!(case.contains("item = \"保守\"\nmember = \"甲町\"\nyearly = \"1000千円\""), "{case}");
    let case = made("（単位：千円、年額）,\n費目,甲町\n保守,1000\n回線,300\n", &[]);
    assert!(case.contains("item = \"回線\"\nmember = \"甲町\"\nyearly = \"300千円\""), "{case}");
    let case = made(
        "団体名,甲町\n現行経費（年額）　単位：千円,\n項目,金額\n保守,1000\n計,1000\n\n団体名,乙町\n現行経費（年額）　単位：千円,\n項目,金額\n保守,800\n計,800\n",
        &[],
    );
    assert!(case.contains("member = \"甲町\"\nyearly = \"1000千円\""), "{case}");
    assert!(case.contains("member = \"乙町\"\nyearly = \"800千円\""), "{case}");
}

/// 12,345 without quotes is two fields: before 12 and after 345 would be read. Rows are numbered by numbers without a head.
#[test]
fn a_number_without_a_head_is_asked_for() {
    let heads = "団体名,現行（年額・千円）,共同化後（年額・千円）\n";
    let said = refused(&[heads, "甲町,12,345,8,642\n乙町,9,876,7,123\n丙町,800,700\n"].concat(), &[]);
    assert!(said.contains("「8」の上に見出しがありません") && said.contains("引用符"), "{said}");
    let quoted = [heads, "甲町,\"12,345\",\"8,642\"\n乙町,\"9,876\",\"7,123\"\n丙町,800,700\n"].concat();
    let case = made(&quoted, &[]);
    assert!(case.contains("\"12345千円\"") && case.contains("\"8642千円\""), "{case}");
    // a blank head between two
    let said =
        refused("団体名,現行（年額・千円）,,共同化後（年額・千円）\n甲町,12,345,8\n乙町,9,876,7\n", &[]);
    assert!(said.contains("「345」の上に見出しがありません"), "{said}");
    let said = refused("団体,人口\n甲町,12,345\n乙町,800\n", &[]);
    assert!(said.contains("「345」の上に見出しがありません"), "{said}");
    let numbered = made(",団体名,現行（年額・千円）\n1,甲町,100\n2,乙町,200\n", &[]);
    assert!(numbered.contains("\"100千円\""), "{numbered}");
}

#[test]
fn a_base_in_thousands_is_asked_for() {
    for (head, unit) in [("人口（千人）", "千人"), ("人口（百人）", "百人"), ("世帯数（千世帯）", "千世帯")]
    {
        let said = refused(&format!("団体,{head}\n甲町,30\n乙町,10\n"), &[]);
        assert!(said.contains(&format!("は{unit}単位です")), "{said}");
    }
    made("団体,人口（人）\n甲町,30000\n乙町,10000\n", &[]);
}
