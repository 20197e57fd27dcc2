//! Holds negotiations against an independent Python program, tests/independent/negotiate.py, and against `split`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use cloudcost::analysis::negotiate::{Accepts, NegotiateRequest, Negotiation, Proposed, at, negotiate};
use cloudcost::analysis::split::{self, split};
use cloudcost::sharing::{Basis, Rule};
use cloudcost::{Case, Fraction, Source, read_bases, read_case};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Answers of that program, kept: `python3 tests/independent/negotiate.py 300 2026`.
#[test]
fn kept_cases_agree_exactly() {
    let kept = include_str!("independent/negotiate.jsonl").lines().map(str::to_owned);
    let counts = compared(kept);
    assert_eq!(counts.cases, 300);
    // neither kind is rare
    assert!(counts.bound > 100 && counts.none > 100 && counts.proposals > 250, "{counts:?}");
}

/// Fresh cases; needs python3. `NEGOTIATE_SEED` chooses others.
#[test]
#[ignore = "needs python3 and ten minutes"]
fn ten_thousand_fresh_cases_agree_exactly() {
    let seed = std::env::var("NEGOTIATE_SEED").unwrap_or_else(|_| "5".to_owned());
    let program = [env!("CARGO_MANIFEST_DIR"), "/tests/independent/negotiate.py"].concat();
    let mut python = Command::new("python3")
        .args([&program, "10000", &seed])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(python.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(compared(lines).cases, 10_000);
    assert!(python.wait().unwrap().success());
}

/// How many cases there were, and of which kinds.
#[derive(Debug, Default)]
struct Counts {
    cases: usize,
    /// Some percents hold, not all.
    bound: usize,
    /// No percents hold.
    none: usize,
    /// Proposals held against `split`.
    proposals: usize,
}

fn compared(lines: impl Iterator<Item = String>) -> Counts {
    let mut counts = Counts::default();
    for line in lines {
        let asked: Value = serde_json::from_str(&line).unwrap();
        let text = asked["toml"].as_str().unwrap();
        let reading = read_case("case", Source::new("case.toml", text)).unwrap();
        let request = NegotiateRequest {
            bases: read_bases(asked["bases"].as_str().unwrap()).unwrap(),
            min_saving: asked["min_saving"].as_i64().map(|percent| Fraction::from(i128::from(percent))),
            fair: asked["fair"].as_bool().unwrap(),
            net: asked["net"].as_bool().unwrap(),
            ..NegotiateRequest::default()
        };
        let found = negotiate(&reading.case, &request).unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
        agrees(&found, &asked["answer"], &line);
        counts.cases += 1;
        counts.none += usize::from(found.holds.is_empty());
        let is_bound = found.ends.iter().flatten().any(|end| !end.binding.is_empty());
        counts.bound += usize::from(is_bound);
        counts.proposals += equal_to_split(&found, &reading.case, &request, &line);
    }
    counts
}

fn number(text: &Value) -> Fraction {
    let (above, below) = text.as_str().unwrap().split_once('/').unwrap_or((text.as_str().unwrap(), "1"));
    Fraction::ratio(above.parse().unwrap(), below.parse().unwrap()).unwrap()
}

/// What was found is what the other program answers.
fn agrees(found: &Negotiation<'_>, answer: &Value, line: &str) {
    assert_eq!(found.holds.is_empty(), !answer["holds"].as_bool().unwrap(), "{line}");
    for (ends, wanted) in found.ends.iter().zip(answer["ends"].as_array().into_iter().flatten()) {
        let parts = [&ends[0].part, &ends[1].part];
        assert_eq!(parts, [&number(&wanted[0]), &number(&wanted[1])], "{line}");
    }
    if let Some(best) = answer.get("best")
        && let Some(proposal) = found.proposals.iter().find(|of| of.proposed == Proposed::Best)
    {
        let parts =
            proposal.exact.clone().unwrap_or_else(|| parts_of(found, proposal.rule.as_ref().unwrap()));
        let saving = |member: &Accepts| {
            let kept = at(&member.pays, &parts).checked_div(member.before.as_ref().unwrap()).unwrap();
            &Fraction::from(1) - &kept
        };
        assert_eq!(found.members.iter().map(saving).min().unwrap(), number(best), "{line}");
    }
    if let Some(conflict) = &found.conflict {
        if let Some(misses) = answer.get("misses") {
            assert_eq!(conflict.misses, number(misses), "{line}");
        }
        if let Some(fewest) = answer.get("fewest") {
            assert!(conflict.is_smallest);
            assert_eq!(conflict.conditions.len() as u64, fewest.as_u64().unwrap(), "{line}");
        }
    }
}

/// The parts of a rule in the order of the bases.
fn parts_of(found: &Negotiation<'_>, rule: &Rule) -> Vec<Fraction> {
    let part = |basis: &Basis| {
        let term = rule.terms().iter().find(|term| term.basis == *basis);
        term.map(|term| &term.percent * &Fraction::decimal(1, 2)).unwrap_or_default()
    };
    found.bases.iter().map(part).collect()
}

/// Every proposal holds to the yen, and its bills are those of `split` by the rule as it is written; how many there are.
fn equal_to_split(found: &Negotiation<'_>, case: &Case, request: &NegotiateRequest, line: &str) -> usize {
    let mut count = 0;
    for proposal in &found.proposals {
        let Some(rule) = &proposal.rule else { continue };
        let parts = parts_of(found, rule);
        assert!(found.conditions.iter().all(|of| !at(&of.misses, &parts).is_positive()), "{line}");
        let percents = rule.terms().iter().map(|term| term.percent.clone());
        assert!(percents.clone().all(|percent| percent.is_positive()), "{line}");
        // the case as it would be if its file had this rule
        let mut edited = case.clone();
        edited.plan.as_mut().unwrap().sharing.rule = Some(rule.clone());
        let again =
            split(&edited, &split::SplitRequest { fair: request.fair, ..split::SplitRequest::default() })
                .unwrap();
        let bills = &again.ways[0].shares.bills;
        assert_eq!(&proposal.split.shares.bills, bills, "{line}");
        let left = &Fraction::from(100) - &request.min_saving.clone().unwrap_or_default();
        for row in &proposal.split.members {
            let paid = if request.net { row.sums.net_after() } else { row.sums.after };
            let before = if request.net { row.sums.net_before() } else { row.sums.before };
            let (Some(paid), Some(before)) = (paid, before) else { continue };
            assert!(Fraction::from(100 * paid.base) <= &left * &Fraction::from(before.base), "{line}");
        }
        let nobody = again.ways[0].standing.as_ref().is_none_or(|standing| standing.objections.is_empty());
        assert!(nobody, "{line}");
        count += 1;
    }
    count
}
