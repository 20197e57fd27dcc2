//! How long what-ifs take, and how that grows with members, items, years, steps and samples.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::whatif::{self, Axis, Distribution};
use cloudcost::{Change, Scenario, Source, Written, read_case};
use divan::{Bencher, black_box};
use std::fmt::Write;

/// Members, each with a cost before, items after, and years; then one of each made four times as large.
const SIZES: [(usize, usize, usize); 4] = [USUAL, (56, 26, 5), (14, 104, 5), (14, 26, 20)];
/// With the costs before, 40 items.
const USUAL: (usize, usize, usize) = (14, 26, 5);

fn main() {
    divan::main();
}

/// One scenario from the case as written: the change, the checks, the costs and the split.
#[divan::bench(args = SIZES)]
fn whole_scenario(bencher: Bencher, size: (usize, usize, usize)) {
    let written = written(size, "");
    let set = Change::Set("after.i0.yearly".to_owned(), "3,333,333円".to_owned());
    let scenario = Scenario { id: "a".into(), changes: vec![set], ..Scenario::default() };
    bencher.bench(|| {
        let case = whatif::changed(&written, black_box(&scenario)).unwrap().case().unwrap();
        whatif::outcome(&case).unwrap()
    });
}

/// A sweep of so many steps, on all cores.
#[divan::bench(args = [2, 1_001, 10_000], sample_count = 10)]
fn sweep_steps(bencher: Bencher, steps: usize) {
    sweep(bencher, USUAL, steps);
}

/// A sweep of 1,001 steps over larger cases.
#[divan::bench(args = SIZES, sample_count = 10)]
fn sweep_sizes(bencher: Bencher, size: (usize, usize, usize)) {
    sweep(bencher, size, 1_001);
}

fn sweep(bencher: Bencher, size: (usize, usize, usize), steps: usize) {
    let written = written(size, "");
    let axis = Axis::read(&format!("after.i0.yearly=3000000..6000000/{steps}"), &written).unwrap();
    bencher
        .bench(|| whatif::sweep(black_box(&written), vec![axis.clone()], None, &whatif::unwatched).unwrap());
}

/// Samples of a case in which every shared item has a range, on all cores.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5)]
fn samples(bencher: Bencher, count: usize) {
    sample(bencher, &written(USUAL, "±10%"), count);
}

/// 10,000 samples of larger cases.
#[divan::bench(args = SIZES, sample_count = 5)]
fn samples_sizes(bencher: Bencher, size: (usize, usize, usize)) {
    sample(bencher, &written(size, "±10%"), 10_000);
}

/// 100,000 samples held against a requirement of every member in every year, and with a saving promised to each.
#[divan::bench(args = ["required", "promised", "both"], sample_count = 3)]
fn samples_with_promises(bencher: Bencher, which: &str) {
    let promise = if which == "required" { "" } else { "min_saving = \"0%\"\n" };
    let requirement = if which == "promised" { "" } else { EVERY_YEAR };
    sample(bencher, &read(USUAL, "±10%", promise, requirement), 100_000);
}

const EVERY_YEAR: &str =
    "[[require]]\nfigure = \"share\"\nat_most = \"before\"\nmember = \"every\"\nyears = \"every\"\n";

fn sample(bencher: Bencher, written: &Written, count: usize) {
    bencher.bench(|| {
        whatif::sample(black_box(written), count, 1, Distribution::Uniform, &whatif::unwatched).unwrap()
    });
}

/// An invented case: a before-cost a member, the other items shared by three rules.
fn written(size: (usize, usize, usize), range: &str) -> Written {
    read(size, range, "", "")
}

fn read(
    (members, items, years): (usize, usize, usize),
    range: &str,
    promise: &str,
    requirement: &str,
) -> Written {
    let mut text = format!(
        "format = 1\ntitle = \"invented\"\nmonths = {}\n[sharing]\nrule = \"20% equal + 80% population\"\n{promise}",
        years * 12
    );
    for nth in 0..members {
        write!(
            text,
            "[[member]]\nid = \"m{nth}\"\nbases = {{ population = {}, businesses = {} }}\n\
             [[before]]\nitem = \"old\"\nmember = \"m{nth}\"\nyearly = {}\ngrowth = \"1%\"\n",
            3_000 + nth * 3_701,
            10 + nth,
            20_000_000 + nth * 1_234_567
        )
        .unwrap();
    }
    for nth in 0..items {
        let share = ["share = \"equal\"", "per = \"businesses\"", "growth = \"1.5%\""];
        let share = if nth == 0 { "" } else { share.get(nth % 3).unwrap() };
        write!(
            text,
            "[[after]]\nitem = \"i{nth}\"\nyearly = \"{}円{range}\"\n{share}\n",
            // a unit price is paid some twenty times by each member
            if nth % 3 == 1 { 30_000 + nth * 777 } else { 3_000_000 + nth * 77_777 }
        )
        .unwrap();
    }
    text += requirement;
    read_case("invented", Source::new("invented", &text)).unwrap().written.unwrap()
}
