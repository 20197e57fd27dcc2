//! How long it takes to take a figure apart, beside the split that it is of. All figures of the plans are invented.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::explain::{Asked, CaseTexts, explain};
use cloudcost::analysis::split::{SplitRequest, split};
use cloudcost::layout::steps::{Depth, steps};
use cloudcost::{Reading, Source, read_case};
use divan::{Bencher, black_box};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// The split of a plan of 14 members, 40 items and 5 years: what the others are measured against.
#[divan::bench]
fn split_14_members_40_items(bencher: Bencher) {
    let reading = plan(14, 40);
    bencher.bench(|| split(black_box(&reading.case), &SplitRequest::default()).unwrap());
}

/// A share over the term of the same plan, on one screen.
#[divan::bench]
fn share_14_members_40_items(bencher: Bencher) {
    let reading = plan(14, 40);
    bencher.bench(|| explained(black_box(&reading), Depth::Screen));
}

/// Every step of a share among 1,741 members, 100 items.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn all_steps_1741_members_100_items(bencher: Bencher) {
    let reading = plan(1_741, 100);
    bencher.bench(|| explained(black_box(&reading), Depth::All));
}

fn explained(reading: &Reading, depth: Depth) -> usize {
    let (written, source) = (reading.written.as_ref().unwrap(), &reading.warnings.source);
    let texts = CaseTexts { written, original: written, source };
    let asked = Asked::read("share.m2", &reading.case).unwrap();
    let found = explain(&reading.case, texts, asked).unwrap();
    steps(&found, source, depth, None).tables.len()
}

/// A plan of so many towns that share so many items over five years.
fn plan(members: usize, items: usize) -> Reading {
    let mut text = "format = 1\ntitle = \"a\"\nmonths = 60\nstart = \"2026-04\"\n".to_owned();
    for nth in 1..=members {
        let people = 3_000 + nth * 70;
        writeln!(text, "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {people} }}").unwrap();
        writeln!(text, "[[before]]\nitem = \"b\"\nmember = \"m{nth}\"\nyearly = \"{}万円\"", 900 + nth)
            .unwrap();
    }
    for nth in 1..=items {
        writeln!(text, "[[after]]\nitem = \"a{nth}\"\nyearly = \"{}万円\"", 7_000 + nth * 11).unwrap();
        writeln!(text, "share = \"20% equal + 80% population\"").unwrap();
    }
    read_case("case", Source::new("case.toml", &text)).unwrap()
}
