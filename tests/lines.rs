//! Printed lines in the forms that documents use: seventy read off by eye, and two laws on thousands of random ones.
//!
//! Law one: a true statement, in any form of the grammar, is never called a contradiction, and what is answered is true.
//! Law two: a line whose words leave two readings with different figures is never answered with one of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use cloudcost::analysis::verify::verify;
use cloudcost::published::PercentVerdict;
use cloudcost::{Fraction, Line, Rounding, Source, read_lines};
use common::run;
use proptest::prelude::*;
use serde_json::Value;

const FIGURES: [&str; 4] = ["before", "after", "saving", "percent"];

fn number(value: &Value) -> Option<String> {
    value.as_number().map(|number| number.to_string())
}

/// What is wrong with how a line is read; the same tests as whoever wrote the list makes.
fn wrong(wanted: &Value) -> Option<String> {
    let line = wanted["line"].as_str().unwrap();
    let output = run(&["verify", "--lang", "en", "--format", "json", "--", line]);
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    match wanted["read"].as_str().unwrap() {
        "ambiguous" if output.status.code().unwrap() == 2 && said.contains("ambiguous") => return None,
        "ambiguous" => return Some("should ask which is meant".to_owned()),
        "unreadable" if output.status.code().unwrap() == 2 => {
            let code = wanted["code"].as_str().unwrap_or_default();
            return (!said.contains(code)).then(|| format!("refused by another reason than {code}: {said}"));
        }
        "unreadable" => return Some("should be refused".to_owned()),
        _ => {}
    }
    let Ok(report) = serde_json::from_slice::<Value>(&output.stdout) else { return Some(said) };
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    for name in FIGURES {
        let row = rows.iter().find(|row| row["figure"] == name).cloned().unwrap_or_default();
        let stated = wanted.as_object().unwrap().keys().any(|key| key.starts_with(&format!("{name}_")));
        match (number(&wanted[name]), number(&row["published"])) {
            (Some(wanted), got) if got.as_ref() != Some(&wanted) => {
                return Some(format!("{name} is {got:?}, not {wanted}"));
            }
            (None, Some(got)) if !stated => {
                return Some(format!("{name} is {got}, and the line states none"));
            }
            _ => {}
        }
        for end in ["low", "high"] {
            let wanted = number(&wanted[format!("{name}_{end}")]);
            if wanted.is_some() && number(&row[end]) != wanted {
                return Some(format!("{name} {end} is {:?}, not {wanted:?}", row[end]));
            }
        }
        let verdict = &wanted[format!("{name}_verdict")];
        if verdict.is_string() && *verdict != row["verdict"] {
            return Some(format!("{name} is {}, not {verdict}", row["verdict"]));
        }
    }
    for key in ["months", "currency", "bound", "status"] {
        let said = !wanted[key].is_null();
        if said && !rows.iter().any(|row| row[key] == wanted[key]) {
            return Some(format!("{key} is {:?}, not {}", rows[0][key], wanted[key]));
        }
    }
    let contradicts = ["saving_verdict", "percent_verdict"].iter().any(|key| wanted[*key] == "inconsistent");
    (i32::from(contradicts) != output.status.code().unwrap())
        .then(|| format!("exit code {}", output.status.code().unwrap()))
}

/// The middle of a range is no figure: nothing follows from it exactly.
#[test]
fn a_range_has_no_middle() {
    let output = run(&["verify", "-f", "json", "26億円〜28億円→19億円（30%）"]);
    assert_eq!(output.status.code(), Some(0));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = report["tables"][0]["rows"].as_array().unwrap();
    for (figure, low, high) in [("before", "2600000000", "2800000000"), ("saving", "650000000", "950000000")]
    {
        let row = rows.iter().find(|row| row["figure"] == figure).unwrap();
        assert!(row["value"].is_null() && row["published"].is_null(), "{row}");
        assert_eq!((number(&row["low"]).unwrap(), number(&row["high"]).unwrap()), (low.into(), high.into()));
    }
    let percent = rows.iter().find(|row| row["figure"] == "percent").unwrap();
    assert_eq!((&percent["value"], &percent["verdict"]), (&Value::Null, &"within-precision".into()));
}

/// A bound says one end; the other is open.
#[test]
fn a_bound_has_one_end() {
    for (line, figure, low, high) in [
        ("一億円以上のコスト削減", "saving", Some("100000000"), None),
        ("最大3億円の削減", "saving", None, Some("300000000")),
        ("saves up to 15%", "percent", None, Some("15")),
        ("4割弱のコスト削減", "percent", Some("30"), Some("40")),
    ] {
        let output = run(&["verify", "-f", "json", line]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = report["tables"][0]["rows"].as_array().unwrap();
        let row = rows.iter().find(|row| row["figure"] == figure).unwrap();
        let end = |key: &str| number(&row[key]);
        assert_eq!((end("low").as_deref(), end("high").as_deref()), (low, high), "{line}");
    }
}

fn read_as_listed(text: &str, least: usize) {
    let list: Value = serde_json::from_str(text).unwrap();
    let lines = list["lines"].as_array().unwrap();
    assert!(lines.len() >= least);
    let found: Vec<String> = lines
        .iter()
        .filter_map(|line| Some(format!("{}\n    {}", line["line"].as_str().unwrap(), wrong(line)?)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn seventy_lines_are_read_as_a_person_reads_them() {
    read_as_listed(include_str!("lines/lines.json"), 70);
}

/// Lines in the forms that budget explanations, council bulletins and press releases use.
#[test]
fn lines_of_documents_are_read_as_a_person_reads_them() {
    read_as_listed(include_str!("lines/forms.json"), 120);
}

/// The same for bounds on both sides, ratios, tables on one line, kanji numbers and the English press.
#[test]
fn bounds_ratios_and_tables_are_read_as_a_person_reads_them() {
    read_as_listed(include_str!("lines/documents.json"), 130);
}

/// Pairs of one form, one true and one false by little: minutes, tenders, accounts, audits, multiples.
#[test]
fn true_lines_are_told_from_those_that_are_false_by_little() {
    read_as_listed(include_str!("lines/pairs.json"), 260);
}

/// Sixty more, with the verdicts that exact fractions give: tenths, multiples, tenders, minutes and the press.
#[test]
fn lines_near_the_truth_are_told_from_it() {
    read_as_listed(include_str!("lines/near.json"), 60);
}

#[test]
fn a_third_figure_beside_two_costs_is_no_change_unless_words_say_so() {
    read_as_listed(include_str!("lines/apart.json"), 50);
    read_as_listed(include_str!("lines/both.json"), 65);
    read_as_listed(include_str!("lines/order.json"), 44);
}

/// The same with other amounts: what is of something else is asked about or left out and never a contradiction, whatever it
/// comes to; the change itself is held against the costs, true or false by 9 points.
#[test]
fn whatever_a_third_figure_comes_to_it_is_read_by_its_words() {
    const ASKED: [&str; 9] = [
        "（目標{A}万円）",
        "（国の試算では{A}万円）",
        "（運用費ベース{A}万円）",
        "（1団体平均{A}万円）",
        "（当初計画 {A}万円）",
        "（予算比▲{P}％）",
        "（県平均を{P}％下回る）",
        "、労務費は{P}％上昇",
        "（{P}％が人件費）",
    ];
    const TOLD: [&str; 4] =
        ["（うち人件費{A}万円）", "、うち保守料{A}万円", "、職員負担を{P}％軽減", "（作業時間を{P}％削減）"];
    const CHANGE: [&str; 5] =
        ["（▲{P}％）", "（{P}％削減）", "（削減率{P}％）", "、{P}％の減", "（導入前比▲{P}％）"];
    for nth in 0..60_usize {
        // costs of some 9,000, of which 10 to 60% are saved
        let before = 9_003 + nth * 20;
        let percent = 10 + nth * 7 % 51;
        let after = before - before * percent / 100;
        let costs = match nth % 3 {
            0 => format!("{before}万円→{after}万円"),
            1 => format!("{before}万円から{after}万円へ"),
            _ => format!("導入前{before}万円、導入後{after}万円"),
        };
        let ending = |template: &str, percent: usize| {
            let other = (after + nth * 31).to_string();
            template.replace("{A}", &other).replace("{P}", &percent.to_string())
        };
        // neither what went nor what is left
        let apart = percent + if (percent * 2).abs_diff(90) > 3 { 10 } else { 15 };
        let code = |line: String| (run(&["verify", &line]).status.code().unwrap(), line);
        let lines = [
            (2, ending(ASKED[nth % ASKED.len()], apart)),
            (0, ending(TOLD[nth % TOLD.len()], apart)),
            (0, ending(CHANGE[nth % CHANGE.len()], percent)),
            (1, ending(CHANGE[nth % CHANGE.len()], percent + 9)),
        ];
        for (wanted, rest) in lines {
            let (found, line) = code(costs.clone() + &rest);
            assert_eq!(found, wanted, "{line}");
        }
    }
}

/// Two hundred of what is left, of changes and what they came to, of times of the change alone, costs paid once and bare numbers.
#[test]
fn what_is_led_into_is_what_is_left() {
    read_as_listed(include_str!("lines/led.json"), 200);
}

/// How an amount is written: decimals of a unit.
#[derive(Clone, Copy, Debug)]
struct Written {
    before: &'static str,
    unit: &'static str,
    power: i32,
    decimals: i32,
}

const JAPANESE: &[Written] = &[
    Written { before: "", unit: "億円", power: 8, decimals: 2 },
    Written { before: "約", unit: "億円", power: 8, decimals: 1 },
    Written { before: "", unit: "百万円", power: 6, decimals: 0 },
    Written { before: "", unit: "千円", power: 3, decimals: 0 },
    Written { before: "", unit: "円", power: 0, decimals: 0 },
    Written { before: "", unit: "万円", power: 4, decimals: 0 },
];

const ENGLISH: &[Written] = &[
    Written { before: "£", unit: "m", power: 6, decimals: 2 },
    Written { before: "$", unit: " million", power: 6, decimals: 1 },
    Written { before: "", unit: " million yen", power: 6, decimals: 1 },
    Written { before: "€", unit: "", power: 0, decimals: 0 },
    Written { before: "", unit: " billion euros", power: 9, decimals: 3 },
];

fn digits(units: &str, decimals: i32) -> String {
    let decimals = usize::try_from(decimals).unwrap();
    let units = format!("{units:0>0$}", decimals + 1);
    let (whole, rest) = units.split_at(units.len() - decimals);
    let mut grouped = String::new();
    for (nth, digit) in whole.chars().enumerate() {
        if nth > 0 && (whole.len() - nth) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() { grouped } else { format!("{grouped}.{rest}") }
}

impl Written {
    /// The amount rounded half away from zero to this precision.
    fn of(self, amount: i128) -> String {
        let units = Fraction::from(amount).scaled(self.decimals - self.power, Rounding::HalfAway).to_string();
        [self.before, &digits(&units, self.decimals), self.unit].concat()
    }

    /// The same without its unit.
    fn bare(self, amount: i128) -> String {
        let written = self.of(amount);
        written.trim_start_matches(self.before).trim_end_matches(self.unit).to_owned()
    }

    /// The amount as written.
    fn value(self, amount: i128) -> Fraction {
        Fraction::from(amount).rounded(self.decimals - self.power, Rounding::HalfAway)
    }
}

/// True statements on a cost before B, after A, a saving S and a percent P, for reductions and for increases: {D} to {o}
/// are the words and signs of the change.
const FORMS_JA: &[&str] = &[
    "B→A（P）",
    "B→A（S、P）",
    "B/年→A/年（消費税込み）",
    "導入前B、導入後A、S",
    "経費削減 B→A（P）",
    "【削減効果】BからA（P{d}）",
    "Aに{D}（BからP{d}）",
    "BをAまで{D}、P{d}",
    "従来 B、今後はAに{D}される（P）",
    "総額はA、従来B、Sの{D}効果",
    "B⇒A（{s}S、{s}P）",
    "導入前 B 導入後 A 増減額 {s}S 増減率 {s}P",
    "B、A、S{d}（P）",
    "BをP{D}",
    "現行のBをP{D}",
    "P{d}のA",
    "Sのコスト{D}",
    "Bから、Sを{D}、Aに",
    "H19 B → H24 A ※1",
    "P（S）の経費{D}",
    "B→A（P{d}）[1]",
    "5年間でB→A、S{D}の見込み",
    "AはBのL",
    "B A {s}S L",
    // what was follows what is, or is what a change is said against
    "5年間の総額はAで、現行のBよりS（P）{C}",
    "従来のBに比べS（P）{d}のA",
    "費用はAと、従来のBに比べS（P）の{d}",
    "現行Bに対しS（P）の{D}でA",
    "現行経費Bに対してS（約P）の{D}",
    "現行よりS（P）{C}A",
    "Aで、BよりS{C}",
    "AはBよりP{C}",
    "BよりP{C}A",
    "BよりS{C}A",
    "BよりP（S）{C}",
    "BをS（P）{U}A",
    "AはBをS（P）{U}",
    "A（BよりS、P{d}）",
    "A（現行よりS、P{d}）",
    "A（従来BからS{d}）",
    "A（従来に比べP{d}）",
    "BからS（P）{d}のA",
    "BからS（P）の{d}",
    "BからS（P）{D}し、Aになった",
    "BからP{d}のA",
    "Bに比べP{d}のA",
    "現行Bに比べS、Pの{d}",
    "Aとなり、現行のBと比べてS（P）の{D}",
    "Sの{D}（B→A、P{d}）",
    "S（P）{d}のA（従来B）",
    "S（P）{D}したA",
    "BのP（S）を{D}",
    "Bだったが、S（P）{d}のA",
    "BがAに（S、P{d}）",
    "SをBから{D}しAに",
    "Sを現行Bから{D}",
    "Aは現行BのP{d}",
    "AはBよりPの{d}",
    "前年度比S（P）{d}のA",
    "前年度よりS{d}",
    "現行B（税込）に比べS{d}",
    "B（年額）よりS（P）{C}",
    "A（導入後）、B（現行）",
    "B（現行）からA（導入後）",
    "B（現行）に対しS（P）の{d}",
    "従来に比べS（P）{T}A",
    "現行からS（P）{d}のA",
    "Aで済み、現行システムのBと比較するとS{C}",
    "現行のBと比較してS（P）の{D}となりA",
    "1人当たりB→A（P）",
    "住民1人当たりの経費をBからAに{D}（P）",
    "一世帯あたり B⇒A、Sの{D}",
    "B/人→A/人（{s}P）",
    "導入前 1団体当たりB、導入後A、P{d}",
    "運用経費は従来のB/年からA/年へ{D}（{s}S）",
    "・委託料：B → A（{s}S／{s}P）",
    "BをAに{D}でき、P{d}となる",
    "Sの{D}（B→A）",
    "現状B、共同化後A、差引{s}S（{s}P）",
    "（前）B（後）A（増減率）{s}P",
    // N, M and K are B, A and S without a unit, which is that of an amount beside them
    "N→A（{s}P）",
    "N⇒A（{s}K、{s}P）",
    "現行 B、共同化後 M、{D}額 K、{D}率 P",
    "導入前 B、導入後 M（{s}P）",
    // another cost beside the one that is compared
    "導入経費 70億円、年間運用費 B→A（P{d}）",
    "運用費 B→A（{s}P）、初期費用 3億円",
    "保守料 5億円、委託料 B→A（{s}S、{s}P）",
    // a part of its whole
    "{D}率P（S／B）",
    "B→A（{D}率P）",
    // one time and one tax for all of them
    "5年総額 B→A（P）",
    "総額B（5年間）→総額A（5年間）、P{d}",
    "年B→年A（{s}P）",
    "1か月当たりB→A（P{d}）",
    "B（税抜）→A（税抜）、P{d}",
    "1年目 B→2年目 A（{s}S）",
    // R is P as a part of 1, U the unit that bare numbers have
    "B→A、{D}率R",
    "導入前B、導入後A、増減率 {s}R",
    "（単位：U）N→M（{s}P）",
    "（単位：U）現行 N 共同化後 M 増減 {s}K 増減率 {s}P",
    "BのLに",
    "経費はBのLとなる",
    "現行BのLに{D}",
    "前年度B、本年度A、比較増減 {s}S（{s}P）",
    "A（前年度 B）{s}S",
    "①現行 B ②共同化後 A 差額 {s}S",
    "H25：B⇒H30：A（{s}P）",
    "前年度当初予算比S（P）の{d}",
    "{s}S（{s}P）：B⇒A",
    "BがAになり、P{d}",
    "区分 前年度 本年度 増減額 増減率 委託料 B A {s}S {s}P",
    "システム経費 N → M（U）{s}P",
    "（U）現行 N 共同化後 M {s}P",
    "歳出は前年度当初からS（P）{d}のA",
    "前年度比でS、Pの{d}となるA",
    "S（B→A）の{D}で、率にしてP",
    "1. B→A（P）",
    "(2)B→A（{s}K）",
    "経常経費をS（P）{D}し、Aとした",
    // X is A as a multiple of B
    "B→A（X倍）",
    "BがX倍のAに",
    "AはBのX倍",
    "前年度のX倍、A（前年度 B）",
    "Bの経費に対する{D}は S（P）",
    "Bの経費がAになり、P{d}",
    "落札額 A（予定価格 B）",
    "予定価格B、落札率L、落札額A",
    "予算要求額 Bに対し査定額 A（{s}P）",
    "C案B、D案A、差額S（P）",
    "8市町でB→A（P{d}）",
    "用紙代がBからAに、P{d}",
    "人口1万人当たりBがAに（{s}P）",
];
const FORMS_EN: &[&str] = &[
    "from B to A (P)",
    "costs {V} from B to A, S {W} (P)",
    "A (down from B)",
    "B -> A ({s}S, {s}P)",
    "before B, after A, P {W}",
    "costs of B {V} by S",
    "{V} costs by S on B",
    "S {W} than B",
    "B to A, P {W}",
    "costs {V} by P to A",
    "about B a year to A a year, S a year {W}",
    "A, S (P) {W} than B",
    "A, S (P) {W} than the current B",
    "A against B, S (P) {W}",
    "A compared with B, S (P) {W}",
    "A instead of B, P {W}",
    "S (P) {E} the current B",
    "A is P {W} than B",
    "A is S {W} than B",
    "from B, {V} by S (P) to A",
    "costs {V} S (P) from B to A",
    "costs {V} by P, from B to A",
    "A, {o} S (P) from B",
    "A, P {o} on B",
    "A (P {E} B)",
    "S (P) {W} than before at A",
    "compared with B, S (P) {W}: A",
    "per head from B to A (P)",
    "B per household -> A per household ({s}P)",
    "costs per resident {V} by P, from B to A",
    "before: B; after: A; difference: {s}S",
    "costs {V} by S (P), from B to A",
    "costs are {o} P at A",
    "costs {V} by P to A, compared with B in 2023",
    "B (2023/24) to A (2024/25), P {W}",
    "B excl. VAT to A excl. VAT, P {W}",
    "costs {V} from B to A, i.e. by S or P",
    "A (P {W}), against a baseline of B",
    "A vs. B, P {W}",
    "P {W} (B vs A)",
    "B before, A after, P {W}",
    "A after, B before",
    "costs of A against a budget of B - P {W}",
    "from B to A, X times the cost",
];

/// One statement.
#[derive(Clone, Debug)]
struct Statement {
    line: String,
    before: Fraction,
    after: Fraction,
}

fn statement() -> impl Strategy<Value = Statement> {
    let money = (10_000_000_i128..50_000_000_000, 1_i128..2_000);
    (money, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>(), 0..=2_i32, 0..3_usize)
        .prop_map(|((before, permille), form, written, japanese, decimals, rule)| {
            let (forms, ways) = if japanese { (FORMS_JA, JAPANESE) } else { (FORMS_EN, ENGLISH) };
            let (form, written) = (forms[form.index(forms.len())], ways[written.index(ways.len())]);
            // what was is a thousandth at least, or nothing would be left to print
            let after = before * permille / 1_000;
            let up = after > before;
            let change = (before - after).abs();
            let rule = [Rounding::HalfAway, Rounding::Down, Rounding::Up][rule];
            let percent = |part: i128| {
                let percent = Fraction::from(part * 100).checked_div(&Fraction::from(before)).unwrap();
                digits(&percent.scaled(decimals, rule).to_string(), decimals) + "%"
            };
            let words = match up {
                false => ["削減", "減", "▲", "安い", "下回る", "少ない", "less", "fell", "below", "down"],
                true => ["増加", "増", "+", "高い", "上回る", "多い", "more", "rose", "above", "up"],
            };
            let places = ["{D}", "{d}", "{s}", "{C}", "{U}", "{T}", "{W}", "{V}", "{E}", "{o}"];
            let mut line = form.to_owned();
            for (place, word) in places.into_iter().zip(words) {
                line = line.replace(place, word);
            }
            if up {
                line = line
                    .replace("経費削減 ", "")
                    .replace("【削減効果】", "")
                    .replace("(down from", "(up from");
            }
            let mut filled = String::new();
            let letters: Vec<char> = line.chars().collect();
            for (nth, letter) in letters.iter().enumerate() {
                let alone = nth == 0 || !letters[nth - 1].is_ascii_alphabetic();
                filled.push_str(&match letter {
                    'B' if alone => written.of(before),
                    'A' if alone => written.of(after),
                    'S' if alone => written.of(change),
                    'P' if alone => percent(change),
                    'R' if alone => {
                        let percent = Fraction::from(change).checked_div(&Fraction::from(before)).unwrap();
                        digits(&percent.scaled(decimals + 2, rule).to_string(), decimals + 2)
                    }
                    'U' if alone => written.unit.to_owned(),
                    'L' if alone => percent(after),
                    'X' => {
                        let times = Fraction::from(after).checked_div(&Fraction::from(before)).unwrap();
                        digits(&times.scaled(decimals + 1, rule).to_string(), decimals + 1)
                    }
                    'N' if alone => written.bare(before),
                    'M' if alone => written.bare(after),
                    'K' if alone => written.bare(change),
                    letter => letter.to_string(),
                });
            }
            Statement { line: filled, before: written.value(before), after: written.value(after) }
        })
}

enum Read {
    Right,
    Wrong(String),
    Ambiguous,
    Refused(String),
}

/// How a true statement is read: what is answered must be true of it.
fn judged(statement: &Statement) -> Read {
    let lines = match read_lines(Source::new("-", &statement.line)) {
        Ok(lines) => lines,
        Err(faults) if faults.list.iter().all(|fault| fault.code.name() == "ambiguous") => {
            return Read::Ambiguous;
        }
        Err(faults) => return Read::Refused(faults.list[0].code.name().to_owned()),
    };
    let line: &Line = &lines[0];
    if verify(&lines)[0].is_inconsistent() {
        return Read::Wrong("a true line is called a contradiction".to_owned());
    }
    let costs = [(&line.figures.before, &statement.before), (&line.figures.after, &statement.after)];
    for (stated, truth) in costs {
        if let Some(stated) = stated
            && stated.amount.exact() != *truth
        {
            return Read::Wrong(format!("{:?}, not {truth:?}", stated.amount));
        }
    }
    let up = statement.after > statement.before;
    let down = statement.after < statement.before;
    if let Some(saving) = &line.figures.saving
        && (saving.amount.exact().is_positive() && up || saving.amount.exact().is_negative() && down)
    {
        return Read::Wrong("the change goes the other way".to_owned());
    }
    Read::Right
}

/// The forms in which a percent is said of two amounts: one that fits neither what went nor what is left is found out.
fn false_line() -> impl Strategy<Value = String> {
    let forms: Vec<&str> = FORMS_JA
        .iter()
        .copied()
        .filter(|form| form.contains('P') && form.contains('B') && form.contains(['A', 'S']))
        .collect();
    (100_i128..400, 100_i128..900, any::<prop::sample::Index>()).prop_map(move |(before, permille, form)| {
        // printed to the yen: the last digit is no zero
        let (before, after) = (before * 1_000_000 + 7, before * 1_000 * permille + 3);
        // at least a tenth of all away from the percent of the change and of what is left
        let gone = 1_000 - permille;
        let wrong = (1..10)
            .map(|tenth| tenth * 100)
            .find(|one| (one - gone).abs() > 100 && (one - permille).abs() > 100);
        let yen = Written { before: "", unit: "円", power: 0, decimals: 0 };
        let percent = digits(&wrong.unwrap().to_string(), 1) + "%";
        let form = forms[form.index(forms.len())];
        let words = ["削減", "減", "▲", "安い", "下回る", "少ない"];
        let mut line = form.to_owned();
        for (place, word) in ["{D}", "{d}", "{s}", "{C}", "{U}", "{T}"].into_iter().zip(words) {
            line = line.replace(place, word);
        }
        line.replace('B', &yen.of(before))
            .replace('A', &yen.of(after))
            .replace('S', &yen.of(before - after))
            .replace(['P', 'L'], &percent)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { max_global_rejects: 100_000, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_percent_that_fits_nothing_is_a_contradiction(line in false_line()) {
        let read = read_lines(Source::new("-", &line)).map_err(|faults| faults.list[0].code.name());
        let found = read.map(|lines| verify(&lines)[0].is_inconsistent());
        prop_assert_eq!(found, Ok(true), "{}", line);
    }

    /// 削減率70% of a cost of which 70% is left is false: the name of a rate is that of the change.
    #[test]
    fn a_rate_of_change_is_never_what_is_left(
        before in 100_i128..900,
        left in (550_i128..950),
        name in prop::sample::select(vec!["削減率", "縮減率", "減少率", "節減率", "増減率", "削減率："]),
        form in prop::sample::select(vec!["B→A（NP）", "導入前：B 導入後：A NP", "NP（B→A）", "BからAに、NP"]),
    ) {
        // to the yen, so that the precision of the amounts allows nothing else
        let (before, after) = (before * 1_000_003, before * 1_000_003 * left / 1_000);
        let yen = |amount: i128| digits(&amount.to_string(), 0) + "円";
        let line = |percent: i128| {
            let percent = digits(&percent.to_string(), 1) + "%";
            form.replace('B', &yen(before)).replace('A', &yen(after)).replace('N', name).replace('P', &percent)
        };
        for (percent, wrong) in [(left, true), (1_000 - left, false)] {
            let line = line(percent);
            let read = read_lines(Source::new("-", &line)).map_err(|faults| faults.list[0].code.name());
            let found = read.map(|lines| verify(&lines)[0].is_inconsistent());
            prop_assert_eq!(found, Ok(wrong), "{}", line);
        }
    }

    /// A bound is kept only where the amounts as printed keep it: 18.0% is no 20%以上, however they were rounded.
    #[test]
    fn a_bound_is_kept_by_the_amounts_as_printed(
        before in 1_i128..99,
        after in 1_i128..99,
        percent in 1_i128..99,
        (word, keeps) in prop::sample::select(vec![
            ("P以上減", (|gone, bound| gone >= bound) as fn(i128, i128) -> bool),
            ("P超減", |gone, bound| gone > bound),
            ("P以下減", |gone, bound| gone <= bound),
            ("P未満減", |gone, bound| gone < bound),
            ("Pを上回る減", |gone, bound| gone > bound),
            ("Pを超える削減", |gone, bound| gone > bound),
            ("Pを超えて削減", |gone, bound| gone > bound),
            ("Pを下回る削減", |gone, bound| gone < bound),
            ("Pに満たない減少", |gone, bound| gone < bound),
            ("a cut exceeding P", |gone, bound| gone > bound),
        ]),
    ) {
        prop_assume!(after < before);
        let line = format!("{before}億円→{after}億円（{}）", word.replace('P', &format!("{percent}%")));
        let lines = read_lines(Source::new("-", &line)).unwrap();
        let verdict = verify(&lines)[0].implied.percent_verdict.unwrap();
        // 100 (before - after) / before against the bound
        let kept = keeps(100 * (before - after), percent * before);
        prop_assert_eq!(verdict == PercentVerdict::WithinBound, kept, "{}: {:?}", line, verdict);
    }

    /// The same of an amount, and of costs that are bounds: printed to the yen, so that nothing else is possible.
    #[test]
    fn a_bound_of_an_amount_is_kept(
        before in 100_i128..999,
        after in 1_i128..99,
        saving in 1_i128..999,
        (word, keeps) in prop::sample::select(vec![
            ("B→A、S以上削減", (|change, bound| change >= bound) as fn(i128, i128) -> bool),
            ("B→A、Sを超える削減", |change, bound| change > bound),
            ("B→A（Sを超えて削減）", |change, bound| change > bound),
            ("B→A（最大Sの削減）", |change, bound| change <= bound),
            ("B→A（Sを下回る削減）", |change, bound| change < bound),
            // of at least B, or down to A at most, at least the difference went
            ("B以上→A（S削減）", |change, bound| bound >= change),
            ("B→A以下（S削減）", |change, bound| bound >= change),
            ("B以下→A（S削減）", |change, bound| bound <= change),
        ]),
    ) {
        prop_assume!(saving <= before);
        let yen = |amount: i128| digits(&(amount * 1_000_003).to_string(), 0) + "円";
        let line = word.replace('B', &yen(before)).replace('A', &yen(after)).replace('S', &yen(saving));
        let lines = read_lines(Source::new("-", &line)).unwrap();
        let wrong = verify(&lines)[0].is_inconsistent();
        let kept = keeps(before - after, saving);
        // one yen is the place of what is printed: on the very bound some amounts within it keep it
        prop_assert!(wrong != kept || before - after == saving, "{}", line);
    }

    /// Costs that are true bounds never contradict what is true of the costs themselves.
    #[test]
    fn a_true_bound_is_never_a_contradiction(
        (before, after) in (1_000_i128..9_999, 500_i128..12_000),
        (off_before, off_after) in (0_i128..900, 0_i128..400),
        (of_before, of_after, of_change) in (0..5_usize, 0..5_usize, 0..5_usize),
        by_percent in any::<bool>(),
        loose in 0_i128..300,
    ) {
        prop_assume!(before != after && off_before + 1 < before && off_after + 1 < after);
        let yen = |amount: i128| digits(&(amount * 1_000_003).to_string(), 0) + "円";
        let bound = |which: usize, size: i128, off: i128, written: &dyn Fn(i128) -> String| match which {
            0 => written(size),
            1 => written(size - off) + "以上",
            2 => written(size - off - 1) + "超",
            3 => written(size + off) + "以下",
            _ => written(size + off + 1) + "未満",
        };
        let change = (before - after).abs();
        let word = if after < before { "削減" } else { "増加" };
        let change = match by_percent {
            false => bound(of_change, change, loose.min(change - 1), &yen),
            true => {
                // a tenth of a percent; a bound lies on the far side of it
                let tenths = change * 1_000 / before;
                prop_assume!(tenths > 2);
                let percent = |tenths: i128| digits(&tenths.to_string(), 1) + "%";
                match of_change {
                    3 | 4 => bound(of_change, tenths + 1, loose, &percent),
                    _ => bound(of_change, tenths, loose.min(tenths - 2), &percent),
                }
            }
        };
        let costs = [bound(of_before, before, off_before, &yen), bound(of_after, after, off_after, &yen)];
        let line = format!("{}→{}（{change}{word}）", costs[0], costs[1]);
        match read_lines(Source::new("-", &line)) {
            Ok(lines) => prop_assert!(!verify(&lines)[0].is_inconsistent(), "{}: a contradiction", line),
            Err(faults) => prop_assert!(false, "{}: {}", line, faults.list[0].code.name()),
        }
    }

    /// Amounts of different times, or with tax and without, are never compared.
    #[test]
    fn what_is_not_of_one_kind_is_refused(
        before in 10_i128..999,
        after in 10_i128..999,
        (form, code) in prop::sample::select(vec![
            ("年間B→5年間A", "periods-differ"),
            ("月額B、年額A", "periods-differ"),
            ("1か月B→1年A", "periods-differ"),
            ("1年B→5年A", "periods-differ"),
            ("半年でB→年間A", "periods-differ"),
            ("総額Bから年間Aに", "total-beside-period"),
            ("5年総額B→年額A", "periods-differ"),
            ("B a month to A a year", "periods-differ"),
            ("B in total, A a year", "total-beside-period"),
            ("税抜B→税込A", "taxes-mixed"),
            ("B（税別）→A（税込）", "taxes-mixed"),
            ("導入前B（消費税込）、導入後A（消費税抜）", "taxes-mixed"),
            ("B ex VAT to A incl. VAT", "taxes-mixed"),
        ]),
    ) {
        let amount = |amount: i128| format!("{amount}万円");
        let line = form.replace('B', &amount(before)).replace('A', &amount(after));
        let line = if form.is_ascii() {
            form.replace("VAT", "\u{1}").replace('B', &format!("£{before}m")).replace('A', &format!("£{after}m")).replace('\u{1}', "VAT")
        } else {
            line
        };
        let read = read_lines(Source::new("-", &line)).map(|lines| lines[0].figures.clone());
        prop_assert_eq!(read.map_err(|faults| faults.list[0].code.name()), Err(code), "{}", line);
    }

    /// A word of change beside two costs that went the other way is no answer.
    #[test]
    fn words_against_the_amounts_are_said(
        before in 10_i128..999,
        after in 10_i128..999,
        form in prop::sample::select(vec![
            "BからAにW", "BからAへとW", "B→Aに大きくW", "BがAにW", "導入前B、導入後AにW", "BからAにWした（P）",
        ]),
    ) {
        prop_assume!(before != after);
        let word = if after > before { "減少" } else { "増加" };
        let percent = format!("{}%", (before - after).abs() * 100 / before);
        let line = form
            .replace('B', &format!("{before}万円"))
            .replace('A', &format!("{after}万円"))
            .replace('W', word)
            .replace('P', &percent);
        match read_lines(Source::new("-", &line)) {
            Ok(lines) => prop_assert!(verify(&lines)[0].is_inconsistent(), "{line}: answered"),
            Err(faults) => prop_assert_eq!(faults.list[0].code.name(), "words-contradict", "{}", line),
        }
    }

    /// A word that turns a line round is never passed over, and nobody is told to leave it out.
    #[test]
    fn what_turns_a_line_round_is_neither_dropped_nor_to_be_dropped(
        statement in statement(),
        word in prop::sample::select(vec![
            "ない", "ません", "せず", "なかった", "ではない", "しない", "減らず", "下回らない", "増えない", "以外", "ぬ", "なし",
            "not", "never", "didn't", "no", "without", "unlike", "fails",
        ]),
        place in prop::sample::select(vec!["LN", "L N", "N L", "L、N", "L（N）"]),
    ) {
        let line = place.replace('L', "\u{1}").replace('N', word).replace('\u{1}', &statement.line);
        prop_assert!(read_lines(Source::new("-", &line)).is_err(), "{}: answered", line);
        if statement.before.is_whole() && line.len() % 16 == 0 {
            let output = run(&["verify", "--lang", "ja", "--", &line]);
            let said = String::from_utf8(output.stderr).unwrap().replace("\n          ", "");
            for part in said.split("対処: 「").skip(1) {
                let offered = part.split("」を除くか").next().filter(|_| part.contains("」を除くか")).unwrap_or_default();
                prop_assert!(offered.is_empty() || !word.contains(offered), "{}: {}", line, said);
            }
        }
    }

    /// Who leaves out what a refusal offers to leave out gets the verdict of the line without it.
    #[test]
    fn what_is_to_be_left_out_changes_nothing(
        statement in statement(),
        word in prop::sample::select(vec!["某案件", "ＸＹＺ", "gizmo", "ファイアウォール", "住基", "quay"]),
        place in prop::sample::select(vec!["L N", "N L", "L、N"]),
    ) {
        let line = place.replace('L', "\u{1}").replace('N', word).replace('\u{1}', &statement.line);
        let Err(faults) = read_lines(Source::new("-", &line)) else { return Ok(()) };
        prop_assume!(faults.list.iter().all(|fault| fault.code.name() == "unreadable-line"));
        let mut left = line.clone();
        for fault in faults.list.iter().rev() {
            left.replace_range(fault.span.clone().unwrap(), "");
        }
        let left = Statement { line: left, ..statement };
        if let Read::Wrong(why) = judged(&left) {
            prop_assert!(false, "{}: {}", left.line, why);
        }
    }

    /// A number of a line is a figure, or it is told that it is none, or the line is refused.
    #[test]
    fn no_number_is_dropped(
        statement in statement(),
        number in prop::sample::select(vec!["0.2", "12.5", "345", "7", "6,789", "0.95", "20"]),
        place in prop::sample::select(vec!["L N", "L、N", "L（N）", "N、L", "L 参考N"]),
    ) {
        let line = place.replace('L', "\u{1}").replace('N', number).replace('\u{1}', &statement.line);
        let Ok(lines) = read_lines(Source::new("-", &line)) else { return Ok(()) };
        let line = &lines[0];
        let told = line.left_out.iter().any(|(text, _)| text.contains(number));
        let figures = &line.figures;
        let amounts = [&figures.before, &figures.after, &figures.saving];
        let stated = amounts.into_iter().flatten().count() + usize::from(figures.percent.is_some());
        let whole = read_lines(Source::new("-", &statement.line)).map(|lines| {
            let figures = &lines[0].figures;
            let amounts = [&figures.before, &figures.after, &figures.saving];
            amounts.into_iter().flatten().count() + usize::from(figures.percent.is_some())
        });
        prop_assert!(told || whole.is_ok_and(|whole| stated > whole), "{}: {number}", line.text);
    }

    #[test]
    fn a_true_statement_is_never_called_a_contradiction(statement in statement()) {
        match judged(&statement) {
            Read::Wrong(why) => prop_assert!(false, "{}: {why}", statement.line),
            Read::Refused(code) => prop_assert!(false, "{}: refused, {code}", statement.line),
            Read::Right | Read::Ambiguous => {}
        }
    }

    #[test]
    fn what_two_readings_leave_open_is_asked(line in open_line()) {
        match read_lines(Source::new("-", &line)) {
            Ok(lines) => prop_assert!(false, "{line}: answered with {:?}", lines[0].figures),
            Err(faults) => prop_assert_eq!(faults.list[0].code.name(), "ambiguous", "{}", line),
        }
    }
}

/// Lines whose words say neither what was nor what is, with figures that differ by it.
fn open_line() -> impl Strategy<Value = String> {
    const FORMS: &[&str] = &[
        "A（P減）", "A（▲P）", "A（P増）", "S減、A", "A、S減", "A、Sアップ", "A、年間Sが削減", "A (P less)",
        "A, S more", "about S to A", "S-A", "S – A", "A、S", "従来に比べA", "現行よりA（P減）",
        "1人当たりA（P減）", "A per head (P less)", "A/人、S減", "経費A（▲P）", "A、P削減",
        // what went, or what is left
        "導入前AのP", "現行の経費AのP", "従来のP", "コストのP", "P of the current A",
    ];
    // half of it is the same whether it went or is left
    let percent = prop_oneof![2..50_u32, 51..90_u32];
    (2_i128..500, percent, any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>())
        .prop_map(|(small, percent, form, written, japanese)| {
            let ways = if japanese { JAPANESE } else { ENGLISH };
            let written = ways[written.index(ways.len())];
            let form = FORMS[form.index(FORMS.len())];
            let small = small * 1_000_000_000;
            form.replace('A', "\u{1}")
                .replace('S', "\u{2}")
                .replace('P', "\u{3}")
                .replace('\u{1}', &written.of(small * 7))
                .replace('\u{2}', &written.of(small))
                .replace('\u{3}', &format!("{percent}%"))
        })
}

/// Prints how ten thousand generated lines are read: `cargo test --test lines -- --ignored --nocapture`.
#[test]
#[ignore = "prints counts"]
fn how_ten_thousand_lines_are_read() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let [mut right, mut wrong, mut ambiguous, mut refused] = [0; 4];
    let mut shown = std::collections::BTreeSet::new();
    for _ in 0..10_000 {
        let statement = statement().new_tree(&mut runner).unwrap().current();
        match judged(&statement) {
            Read::Right => right += 1,
            Read::Ambiguous => {
                ambiguous += 1;
                shown.insert(format!("ambiguous: {}", statement.line));
            }
            Read::Wrong(why) => {
                wrong += 1;
                eprintln!("{}: {why}", statement.line);
            }
            Read::Refused(code) => {
                refused += 1;
                eprintln!("{}: {code}", statement.line);
            }
        }
    }
    for line in shown.iter().take(40) {
        eprintln!("{line}");
    }
    let mut answered = 0;
    for _ in 0..10_000 {
        let line = open_line().new_tree(&mut runner).unwrap().current();
        answered += usize::from(read_lines(Source::new("-", &line)).is_ok());
    }
    eprintln!("true lines: {right} right, {ambiguous} ambiguous, {refused} refused, {wrong} wrong");
    eprintln!("open lines: {answered} of 10000 answered");
}

/// 皆増 and 皆減 say that the other cost is nothing; per head is said of all amounts of a line or of none.
#[test]
fn all_new_all_gone_and_per_head() {
    let of = |line: &str| {
        let output = run(&["verify", "-f", "json", "--lang", "ja", "--", line]);
        let Ok(report) = serde_json::from_slice::<Value>(&output.stdout) else { return None };
        let rows = report["tables"][0]["rows"].as_array().unwrap().clone();
        let figure =
            |name: &str| rows.iter().find(|row| row["figure"] == name).map(|row| row["value"].clone());
        assert_eq!(output.status.code(), Some(0), "{line}");
        Some((figure("before")?.as_i64(), figure("after")?.as_i64()))
    };
    let oku = |count: i64| Some(count * 100_000_000);
    for (line, read) in [
        ("3億円（皆増）", Some((oku(0), oku(3)))),
        ("システム費 3億円 皆減", Some((oku(3), oku(0)))),
        ("▲3億円（皆減）", Some((oku(3), oku(0)))),
        ("0円→3億円（皆増）", Some((oku(0), oku(3)))),
        ("3億円→0円（皆減）", Some((oku(3), oku(0)))),
        // not all of it is new; more went than there was
        ("10億円→14億円（皆増）", None),
        ("▲3億円（皆増）", None),
        ("3億円（皆増、20%）", None),
        ("住民１人当たり12,000円→8,400円（▲30%）", Some((Some(12_000), Some(8_400)))),
        ("$12 per head to $8 per head (-33.3%)", Some((Some(12), Some(8)))),
        // whole amounts and amounts per head in one line are two lines
        ("総額12億円を8億円に、住民1人当たり3,000円の削減", None),
        ("12億円から8億円に、住民1人当たり3,000円の削減", None),
    ] {
        assert_eq!(of(line), read, "{line}");
    }
}

/// Lines of a table begin with whose figures they are; a word of figures in them is none of a name.
#[test]
fn a_line_may_begin_with_whose_figures_it_has() {
    let figures = "4億1,200万円→2億9,300万円（▲28.9%）";
    for subject in
        ["A市 ", "Ｂ町　", "C町は", "D村：", "高石市、", "三町協議会の", "5年間の経費比較 ", "運用費 "]
    {
        let line = [subject, figures].concat();
        let output = run(&["verify", "--lang", "en", "--format", "json", "--", &line]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{line}"));
        let published: Vec<String> = report["tables"][0]["rows"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|row| number(&row["published"]))
            .collect();
        assert_eq!(published, ["412000000", "293000000", "28.9"], "{line}");
    }
    for refused in ["A先生 ", "市場は", "導入前の某市X "] {
        let line = [refused, figures].concat();
        assert_eq!(run(&["verify", "--", &line]).status.code(), Some(2), "{line}");
    }
}

/// Lines that were once read wrongly; each figure and verdict was worked out by hand.
#[test]
fn what_a_line_says_is_neither_dropped_nor_turned_round() {
    // the line; before, after, saving and percent as published; the verdicts on saving and percent; the exit code
    type Row = (&'static str, [Option<&'static str>; 4], [Option<&'static str>; 2], i32);
    let fits = Some("rounded-or-truncated");
    let wrong = Some("inconsistent");
    let rows: &[Row] = &[
        // the cost of introduction is another one: 2,000 / 5,000 is 40%
        (
            "導入経費 1億円、年間運用費 5,000万円 → 3,000万円（40％減）",
            [Some("50000000"), Some("30000000"), None, Some("40")],
            [None, fits],
            0,
        ),
        (
            "set-up costs £3m, running costs £10m -> £8m (-20%)",
            [Some("10000000"), Some("8000000"), None, Some("20")],
            [None, fits],
            0,
        ),
        (
            "導入経費 1億円、運用費 5,000万円→3,000万円（10%減）",
            [Some("50000000"), Some("30000000"), None, Some("10")],
            [None, wrong],
            1,
        ),
        // both are 千円: 123 / 1,234 is 9.97%, with 123.5 to 122.5 of 1,233.5 to 1,234.5 at least 9.8%
        ("1,234→1,111千円（△5.0％）", [Some("1234000"), Some("1111000"), None, Some("5")], [None, wrong], 1),
        (
            "1,234→1,111千円（△10.0％）",
            [Some("1234000"), Some("1111000"), None, Some("10")],
            [None, Some("rounded")],
            0,
        ),
        (
            "from 1,234 to £1,111m (-5%)",
            [Some("1234000000"), Some("1111000000"), None, Some("5")],
            [None, wrong],
            1,
        ),
        // 12,345 - 9,876 = 2,469, a fifth
        (
            "現行 12,345千円 共同化後 9,876 削減額 2,469 削減率 20.0%",
            [Some("12345000"), Some("9876000"), Some("2469000"), Some("20")],
            [Some("exact"), fits],
            0,
        ),
        (
            "現行 12,345千円 共同化後 9,876 削減額 2,569 削減率 20.0%",
            [Some("12345000"), Some("9876000"), Some("2569000"), Some("20")],
            [wrong, fits],
            1,
        ),
        (
            "12,345千円→9,876千円（▲2,469、▲20.0%）",
            [Some("12345000"), Some("9876000"), Some("2469000"), Some("20")],
            [Some("exact"), fits],
            0,
        ),
        // years and marks are none
        (
            "2014 22億円→2019 14億円（36%減）",
            [Some("2200000000"), Some("1400000000"), None, Some("36")],
            [None, fits],
            0,
        ),
        (
            "現行1 22億円→14億円（36%減）",
            [Some("2200000000"), Some("1400000000"), None, Some("36")],
            [None, fits],
            0,
        ),
        // 900 of 5,000 is 18%; 4,500 to 4,150 gives 7.8%, 5,500 to 4,050 gives 26.4%
        (
            "経費を2割以上削減（5,000万円→4,100万円）",
            [Some("50000000"), Some("41000000"), None, Some("20")],
            [None, Some("within-precision")],
            0,
        ),
        (
            "1億円超の削減（4億5,000万円→3億5,500万円）",
            [Some("450000000"), Some("355000000"), Some("100000000"), None],
            [Some("within-precision"), None],
            0,
        ),
        (
            "2億円超の削減（400,000,001円→200,000,001円）",
            [Some("400000001"), Some("200000001"), Some("200000000"), None],
            [Some("within-precision"), None],
            0,
        ),
        (
            "2億円以上の削減（400,000,001円→200,000,001円）",
            [Some("400000001"), Some("200000001"), Some("200000000"), None],
            [Some("within-bound"), None],
            0,
        ),
        // 31,870 / 45,230 is 70.46%: that is left, 29.5% went
        (
            "導入前：45,230千円 導入後：31,870千円 削減率：70.5％",
            [Some("45230000"), Some("31870000"), None, Some("70.5")],
            [None, wrong],
            1,
        ),
        (
            "2億円→5,000万円（削減率25%）",
            [Some("200000000"), Some("50000000"), None, Some("25")],
            [None, wrong],
            1,
        ),
        // 8 of 10 is 80%; 10 of 8 + 10 is 55.6%: an amount called a saving is no cost
        (
            "現行10.0億円、削減額8.0億円、削減率20.0%",
            [Some("1000000000"), None, Some("800000000"), Some("20")],
            [Some("not-checkable"), wrong],
            1,
        ),
        (
            "導入後8.0億円、削減額10.0億円、削減率20.0%",
            [None, Some("800000000"), Some("1000000000"), Some("20")],
            [Some("not-checkable"), wrong],
            1,
        ),
        // 50 of 200 went
        (
            "削減率25％（5,000万円／2億円）",
            [Some("200000000"), None, Some("50000000"), Some("25")],
            [Some("not-checkable"), fits],
            0,
        ),
        (
            "費用の割合 70.5%（45,230千円→31,870千円）",
            [Some("45230000"), Some("31870000"), None, Some("29.5")],
            [None, Some("rounded")],
            0,
        ),
        // 4 of 12 is a third, 3 of 12 a quarter
        (
            "1/3減（12億円→8億円）",
            [Some("1200000000"), Some("800000000"), None, Some("33.333333")],
            [None, fits],
            0,
        ),
        (
            "123億円から81億円へ1/3削減",
            [Some("12300000000"), Some("8100000000"), None, Some("33.333333")],
            [None, Some("within-precision")],
            0,
        ),
        (
            "123億円から92億円へ1/3削減",
            [Some("12300000000"), Some("9200000000"), None, Some("33.333333")],
            [None, wrong],
            1,
        ),
        (
            "cut by 1/3 from £123m to £92m",
            [Some("123000000"), Some("92000000"), None, Some("33.333333")],
            [None, wrong],
            1,
        ),
    ];
    for (line, figures, verdicts, code) in rows {
        let output = run(&["verify", "-f", "json", "--lang", "ja", "--", line]);
        assert_eq!(output.status.code(), Some(*code), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        let rows = report["tables"][0]["rows"].as_array().unwrap();
        let cell = |figure: &str, key: &str| {
            rows.iter().find(|row| row["figure"] == figure).map(|row| row[key].clone()).unwrap_or_default()
        };
        for (name, wanted) in FIGURES.iter().zip(figures) {
            assert_eq!(number(&cell(name, "published")).as_deref(), *wanted, "{line}: {name}");
        }
        for (name, wanted) in ["saving", "percent"].iter().zip(verdicts) {
            assert_eq!(cell(name, "verdict").as_str(), *wanted, "{line}: {name}");
        }
    }
}

/// Two costs of different names are not what one was and is.
#[test]
fn amounts_of_two_costs_are_not_compared() {
    for line in ["導入経費 1億円、年間運用費 6,000万円（40％減）", "運用費 22億円、保守費 14億円（36%減）"]
    {
        let output = run(&["verify", "--lang", "en", "--", line]);
        assert_eq!(output.status.code(), Some(2), "{line}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("[costs-differ]"), "{line}");
    }
}

/// A number that no word makes an amount is told, if it may be one.
#[test]
fn what_is_left_out_is_told() {
    for (line, said) in [
        ("導入経費 1億円、運用費 5,000万円→3,000万円（40%減）", Some("「導入経費 1億円」は別の費用")),
        ("22億円→14億円（36%減、345）", Some("単位のない「345」")),
        ("22億円→14億円（36%減） 1/3", Some("「1/3」は何の割合か")),
        ("2014 22億円→2019 14億円（36%減）", None),
        ("2,100千円→1950（7%減）", Some("単位のない「1950」")),
        ("現行1 22億円→14億円（36%減）", Some("単位のない「1」")),
        ("22億円→14億円（36%減） 0.36", Some("単位のない「0.36」")),
        ("削減率 0.2", Some("％のない「0.2」は▲20%と読んだ")),
        // 0.2 of 12,345 would be a fifth
        ("12,345千円→12,320千円 削減率0.2", Some("％のない「0.2」は▲0.2%と読んだ")),
    ] {
        let output = run(&["verify", "--lang", "ja", "--", line]);
        let told = String::from_utf8(output.stdout).unwrap();
        match said {
            Some(said) => assert!(told.contains(said), "{line}: {told}"),
            None => assert!(!told.contains("読んでいない"), "{line}: {told}"),
        }
    }
}

/// What contradicts is said so that the reader sees what of what; a remedy is one that is not already there.
#[test]
fn a_contradiction_says_what_contradicts_what() {
    for (line, said, unsaid) in [
        // 987 of 1,234 is 79.98%
        (
            "1,234百万円、987百万円削減（▲20.0%）",
            "導入前12億3,400万円、増減額▲9億8,700万円からは▲79.9838%",
            "残りの割合",
        ),
        ("8.0億円→10.0億円（▲25%）", "+25%なら合う。増加なら符号が逆", "「増」を付け"),
        ("10.0億円→8.0億円（+20%）", "▲20%なら合う。削減なら符号が逆", "増加と"),
        // 7.5 of 20 is 37.5%, and all of it may be gone
        ("現行20億円以上、共同化後12億円（30%減）", "▲37.5%から▲100.0%まで", "残りの割合"),
        ("20億円以上→12億円（5億円の削減）", "公表額の差は▲7億5,000万円以上", "なら合う"),
        ("10億円→5億円（▲20.1〜25%）", "公表の▲20.1〜▲25.0%", "▲20〜▲25%"),
    ] {
        let output = run(&["verify", "--lang", "ja", "--", line]);
        let told = String::from_utf8(output.stdout).unwrap();
        let told = told.replace("\n  ", "");
        assert_eq!(output.status.code(), Some(1), "{line}: {told}");
        assert!(told.contains(said), "{line}: {told}");
        assert!(!told.contains(unsaid), "{line}: {told}");
    }
}

/// What the amounts give is shown with the digits that tell it from what is printed: 2,500,000 of 12,500,001 is
/// 19.9999984%, which is cut off to 19.999% where 20.0000% is not.
#[test]
fn a_percent_is_shown_with_the_digits_that_tell() {
    for (line, code, said) in [
        ("12,500,001円→10,000,001円（▲19.999%）", 0, "▲19.999998%"),
        ("12,500,001円→10,000,001円（▲19.99%）", 0, "▲19.999998%"),
        ("12,500,001円→10,000,001円（▲19.9999%）", 0, "▲19.999998%"),
        ("12,500,001円→10,000,001円（▲19.998%）", 1, "▲19.999998%"),
        ("10.0億円→8.0億円（▲19.9%）", 0, "▲20.0%"),
    ] {
        let output = run(&["verify", "--lang", "ja", "--", line]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(code), "{line}: {told}");
        assert!(told.contains(said), "{line}: {told}");
        assert!(!told.contains("▲20.0000%"), "{line}: {told}");
    }
}

/// A pasted line that can be read in several ways is told as one, not as one that cannot be read.
#[test]
fn a_pasted_line_of_several_readings_is_no_unread_one() {
    use std::io::Write;
    for (lang, word, counted) in [
        ("ja", "読み方が二つ以上\n", "読み方が二つ以上ある行は1行、読めなかった行は1行"),
        ("en", "several readings\n", "1 ambiguous, 1 not read"),
    ] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cloudcost"))
            .args(["verify", "-", "--lang", lang])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let lines = "22億円→14億円（▲36%）\r\n2億4100万円（58%減）\r\n22億円→某14億円\r\n";
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(said.contains(word) && said.contains(counted), "{said}");
    }
}

/// Of several lines the answer counts those in which something was held against something.
#[test]
fn lines_that_nothing_was_held_against_are_not_counted_as_checked() {
    use std::io::Write;
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_cloudcost"))
        .args(["verify", "-", "--lang", "ja"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // checked and right, checked and wrong, one amount and a percent, a percent alone
    let lines = "22億円→14億円（▲36%）\n22億円→14億円（▲50%）\n3割減の14億円\n40%削減\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("4行中、検算できたのは2行で、不一致は1行\n"), "{said}");
}
