//! Holds splits against an independent Python program, tests/independent/sharing.py, to the unit.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::Fraction;
use cloudcost::sharing::{
    Basis, Claim, ClaimInvoice, DEGRESSIVE, Fault, Lack, POWER, Remainder, Rule, RulePart, Settlement,
    SharedItem, Sharer, Spell, split,
};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Answers of that program, kept: `python3 tests/independent/sharing.py 400 2026`.
#[test]
fn kept_cases_agree_to_the_unit() {
    let kept = include_str!("independent/sharing.jsonl").lines().map(str::to_owned);
    assert_eq!(compared(kept), (400, Vec::new()));
}

/// Claims so small that all bills in whole units have been tried, kept: `python3 tests/independent/units.py 600 2026`.
#[test]
fn bills_under_a_promise_are_the_nearest_of_all() {
    let kept = include_str!("independent/units.jsonl").lines().map(str::to_owned);
    assert_eq!(compared(kept), (600, Vec::new()));
}

/// Fresh cases; needs python3. `SHARING_SEED` chooses others.
#[test]
#[ignore = "needs python3 and a minute"]
fn ten_thousand_fresh_cases_agree_to_the_unit() {
    fresh("sharing.py");
}

/// The same of small claims.
#[test]
#[ignore = "needs python3 and some minutes"]
fn ten_thousand_fresh_small_cases_agree_to_the_unit() {
    fresh("units.py");
}

fn fresh(program: &str) {
    let seed = std::env::var("SHARING_SEED").unwrap_or_else(|_| "5".to_owned());
    let program = [env!("CARGO_MANIFEST_DIR"), "/tests/independent/", program].concat();
    let mut python = Command::new("python3")
        .args([&program, "10000", &seed])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(python.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(compared(lines), (10_000, Vec::new()));
    assert!(python.wait().unwrap().success());
}

/// How many cases there are, and those that differ: what was found, then the case with the answer wanted.
fn compared(lines: impl Iterator<Item = String>) -> (usize, Vec<String>) {
    let mut different = Vec::new();
    let mut count = 0;
    for line in lines {
        let case: Value = serde_json::from_str(&line).unwrap();
        let (claim, settlement) = read(&case["claim"]);
        let found = answer(&claim, &settlement);
        if found != case["answer"] && !near(&found["largest"], &case["answer"]["largest"]) {
            different.push(format!("found {found}\nin {line}"));
        }
        count += 1;
    }
    (count, different)
}

/// Whether two percents are the same to 30 decimals: credits shared by a power make them irrational.
fn near(one: &Value, other: &Value) -> bool {
    let (Some(one), Some(other)) = (one.as_str(), other.as_str()) else { return false };
    (&fraction(one) - &fraction(other)).abs() < Fraction::power_of_ten(-30)
}

/// The answer in the words of the Python program.
fn answer(claim: &Claim, settlement: &Settlement) -> Value {
    match split(claim, settlement) {
        Ok(split) => {
            let bills: Vec<_> = split.years.iter().map(|year| whole_list(&year.bills)).collect();
            let uncollected: Vec<_> = split.years.iter().map(|year| year.uncollected).collect();
            let capped: Vec<_> = split.capped.iter().map(|capped| capped.member).collect();
            json!({ "bills": bills, "uncollected": whole_list(&uncollected), "capped": capped })
        }
        Err(faults) => match &faults[..] {
            [Fault::CannotHold(cannot)] => json!({ "largest": cannot.largest.as_ref().map(text) }),
            [Fault::NoBefore { .. }, ..] => {
                let member = |fault: &Fault| match fault {
                    Fault::NoBefore { member } => *member,
                    other => panic!("{other:?}"),
                };
                json!({ "no_before": faults.iter().map(member).collect::<Vec<_>>() })
            }
            _ => {
                let mut words: Vec<Vec<String>> = faults.iter().map(words).collect();
                words.sort();
                words.dedup();
                json!({ "faults": words })
            }
        },
    }
}

fn whole_list(amounts: &[i128]) -> Vec<i64> {
    amounts.iter().map(|amount| i64::try_from(*amount).unwrap()).collect()
}

fn words(fault: &Fault) -> Vec<String> {
    match fault {
        Fault::Lacks { item, member, lack } => {
            let kind = match lack {
                Lack::Base(_) => "base",
                Lack::NegativeBase(_) => "negative",
                Lack::Before => "before",
                Lack::NegativeBefore => "negative before",
            };
            vec![kind.to_owned(), item.to_string(), member.to_string()]
        }
        Fault::NothingToWeigh { item } => vec!["nothing".to_owned(), item.to_string()],
        Fault::NobodyShares { item, .. } => vec!["nobody".to_owned(), item.to_string()],
        other => panic!("{other:?}"),
    }
}

fn text(fraction: &Fraction) -> String {
    match fraction.is_whole() {
        true => fraction.numerator().to_string(),
        false => format!("{}/{}", fraction.numerator(), fraction.denominator()),
    }
}

// ---- reading the claims ----

fn read(claim: &Value) -> (Claim, Settlement) {
    let settlement = &claim["settlement"];
    let remainder = match &settlement["remainder"] {
        Value::String(word) if word == "drop" => Remainder::Drop,
        Value::String(_) => Remainder::Largest,
        member => Remainder::Member(index(member)),
    };
    let min_saving = settlement["min_saving"].as_str().map(fraction);
    let settlement = Settlement {
        round_to: whole(&settlement["round_to"]),
        remainder,
        min_saving,
        ..Settlement::default()
    };
    let claim = Claim {
        members: each(&claim["members"], member),
        items: each(&claim["items"], item),
        own: each(&claim["own"], |year| each(year, whole)),
        years: index(&claim["years"]),
        ..Claim::default()
    };
    (claim, settlement)
}

fn member(member: &Value) -> Sharer {
    let base = |(name, value): (&String, &Value)| (name.clone(), fraction(value.as_str().unwrap()));
    Sharer {
        bases: member["bases"].as_object().unwrap().iter().map(base).collect(),
        before: member["before"].as_str().map(fraction),
        today: None,
        from: month(&member["from"]),
        to: month(&member["to"]),
    }
}

fn item(item: &Value) -> SharedItem {
    let among = item["among"].as_array().map(|members| members.iter().map(index).collect());
    let rule = Rule::new(each(&item["terms"], term)).unwrap();
    SharedItem { among, years: each(&item["years"], invoice), ..SharedItem::of_one_year(rule, 0) }
}

fn term(term: &Value) -> RulePart {
    let name = || term["name"].as_str().unwrap();
    let basis = match term["kind"].as_str().unwrap() {
        "equal" => Basis::Equal,
        "current" => Basis::Current,
        "proportional" => Basis::proportional(name()),
        "power" => Basis::curved(&POWER, name(), fraction(term["exponent"].as_str().unwrap())).unwrap(),
        "degressive" => {
            Basis::curved(&DEGRESSIVE, name(), fraction(term["factor"].as_str().unwrap())).unwrap()
        }
        _ => Basis::table(each(&term["percents"], |percent| percent.as_str().map(fraction))).unwrap(),
    };
    RulePart { percent: fraction(term["percent"].as_str().unwrap()), basis }
}

fn invoice(invoice: &Value) -> ClaimInvoice {
    let spell = |spell: &Value| Spell {
        from: month(&spell[0]),
        to: month(&spell[1]),
        price: fraction(spell[2].as_str().unwrap()),
    };
    ClaimInvoice { cost: whole(&invoice["cost"]), spells: each(&invoice["spells"], spell) }
}

fn each<T>(list: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    list.as_array().unwrap().iter().map(read).collect()
}

fn whole(number: &Value) -> i128 {
    number.to_string().parse().unwrap()
}

fn index(number: &Value) -> usize {
    number.to_string().parse().unwrap()
}

fn month(number: &Value) -> u32 {
    number.to_string().parse().unwrap()
}

/// `3`, `-1/4` or `12.5`.
fn fraction(text: &str) -> Fraction {
    if let Some((above, below)) = text.split_once('/') {
        return Fraction::ratio_of(above.parse().unwrap(), below.parse().unwrap()).unwrap();
    }
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: i128 = format!("{whole}{decimals}").parse().unwrap();
    Fraction::decimal(digits, decimals.len().try_into().unwrap())
}
