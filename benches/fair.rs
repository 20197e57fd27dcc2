//! How long fair divisions and the search for objections take, and how that grows with members. All figures are invented.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::split::{AskedWay, SplitRequest, split};
use cloudcost::coalition::{Game, Method, in_group, nucleolus, shapley};
use cloudcost::{Case, Source, read_case};
use divan::{Bencher, black_box};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// The Shapley value of a game that has no closed form: every group is counted out.
#[divan::bench(args = [10, 14, 17, 20], sample_count = 10)]
fn shapley_of_every_group(bencher: Bencher, members: usize) {
    let game = game(members);
    bencher.bench(|| shapley(black_box(&game)));
}

/// The nucleolus with the proof that it is one.
#[divan::bench(args = [6, 10, 14, 17, 20], sample_count = 5)]
fn nucleolus_with_proof(bencher: Bencher, members: usize) {
    let game = game(members);
    bencher.bench(|| nucleolus(black_box(&game)).unwrap());
}

/// The nucleolus of a case whose groups are found by smallest cuts, with the proof, to the bills.
#[divan::bench(args = [14, 20, 41, 77], sample_count = 3)]
fn nucleolus_of_items(bencher: Bencher, members: usize) {
    let case = case(members, BEFORE);
    let request =
        SplitRequest { ways: vec![AskedWay::Division(Method::Nucleolus)], ..SplitRequest::default() };
    bencher.bench(|| split(black_box(&case), &request).unwrap().ways.len());
}

/// The Shapley value of a case whose items have closed forms, to the bills.
#[divan::bench(args = [14, 174, 1_741], sample_count = 10)]
fn shapley_of_items(bencher: Bencher, members: usize) {
    let case = case(members, "");
    let request = SplitRequest { ways: vec![AskedWay::Division(Method::Shapley)], ..SplitRequest::default() };
    bencher.bench(|| split(black_box(&case), &request).unwrap().ways.len());
}

/// Who would be better off elsewhere: up to 20 members by every group, beyond by smallest cuts.
#[divan::bench(args = [12, 20, 21, 174, 1_741], sample_count = 3)]
fn objections(bencher: Bencher, members: usize) {
    let case = case(members, BEFORE);
    let request = SplitRequest { fair: true, ..SplitRequest::default() };
    bencher.bench(|| split(black_box(&case), &request).unwrap().ways.len());
}

/// A cost for whoever takes part, one that the largest in a group sets, and a discount by size.
fn game(members: usize) -> Game {
    let cost = |group| {
        let inside = || (0..members).filter(move |member| in_group(group, *member));
        let size = i128::try_from(inside().count()).unwrap();
        let sizes = inside().map(|member| i128::try_from(member * member % 17 + 3).unwrap());
        let largest = sizes.clone().max().unwrap_or(0);
        30_000 + largest * 1_500 + sizes.sum::<i128>() * (1_000 - 11 * size)
    };
    Game::of(members, cost).unwrap()
}

/// A cost of today, as which a group may stay; with it there is no closed form.
const BEFORE: &str = "[[before]]\nitem = \"old\"\nmember = \"MEMBER\"\nyearly = 80_000_000\n";

/// A base and unit prices for all, and forty options that every other, third … member uses.
fn case(members: usize, before: &str) -> Case {
    let mut text =
        "format = 1\ntitle = \"invented\"\n[sharing]\nrule = \"20% equal + 80% population\"\n".to_owned();
    for nth in 0..members {
        write!(
            text,
            "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {}, businesses = {} }}\n{}",
            3_000 + nth * 3_701 % 400_000,
            10 + nth % 40,
            before.replace("MEMBER", &format!("m{nth}"))
        )
        .unwrap();
    }
    text += "[[after]]\nitem = \"base\"\nyearly = 300_000_000\n[[after]]\nitem = \"fee\"\nyearly = 500_000\nper = \"businesses\"\n";
    for option in 0..40 {
        let users: Vec<String> =
            (0..members).filter(|nth| nth % (option % 7 + 2) == 0).map(|nth| format!("\"m{nth}\"")).collect();
        let yearly = 3_000_000 + option * 777_777;
        writeln!(
            text,
            "[[after]]\nitem = \"option{option}\"\nyearly = {yearly}\nmembers = [{}]",
            users.join(", ")
        )
        .unwrap();
    }
    read_case("invented", Source::new("invented", &text)).unwrap().case
}
