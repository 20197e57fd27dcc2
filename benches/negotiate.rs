//! How long the search for percents that everybody can accept takes. All figures are invented.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::negotiate::{NegotiateRequest, negotiate};
use cloudcost::{Case, Source, read_bases, read_case};
use divan::{Bencher, black_box};
use std::fmt::Write;

fn main() {
    divan::main();
}

/// 41 members share 60 items over 15 years; of two, three and four bases.
#[divan::bench(args = ["equal + population", "equal + population + usage", "equal + population + usage + current"], sample_count = 10)]
fn forty_one_members(bencher: Bencher, bases: &str) {
    let case = case(41, 60, 180);
    let request = NegotiateRequest { bases: read_bases(bases).unwrap(), ..NegotiateRequest::default() };
    bencher.bench(|| negotiate(black_box(&case), &request).unwrap().proposals.len());
}

/// No percents are enough: what contradicts, and the support that would mend it.
#[divan::bench(sample_count = 10)]
fn forty_one_members_in_conflict(bencher: Bencher) {
    let case = case(41, 60, 180);
    let bases = read_bases("equal + population").unwrap();
    let request = NegotiateRequest { bases, min_saving: Some(60.into()), ..NegotiateRequest::default() };
    bencher.bench(|| negotiate(black_box(&case), &request).unwrap().conflict.is_some());
}

/// No group objects: up to 20 members every group is counted out, beyond by smallest cuts.
#[divan::bench(args = [14, 20, 41], sample_count = 5)]
fn without_objections(bencher: Bencher, members: usize) {
    let case = case(members, 12, 60);
    let bases = read_bases("equal + population").unwrap();
    let request = NegotiateRequest { bases, fair: true, ..NegotiateRequest::default() };
    bencher.bench(|| negotiate(black_box(&case), &request).unwrap().conditions.len());
}

/// Members of very different size, items for all and for some.
fn case(members: usize, items: usize, months: usize) -> Case {
    let mut text =
        format!("format = 1\ntitle = \"bench\"\nmonths = {months}\n[sharing]\nrule = \"population\"\n");
    for member in 0..members {
        let (people, use_of) = (3_000 + 997 * member, 1 + member % 7);
        write!(
            text,
            "[[member]]\nid = \"m{member}\"\nbases = {{ population = {people}, usage = {use_of} }}\n"
        )
        .unwrap();
    }
    for member in 0..members {
        let cost = 70_000 * items + 900 * items * member;
        write!(text, "[[before]]\nitem = \"old\"\nmember = \"m{member}\"\nyearly = {cost}\n").unwrap();
    }
    for item in 0..items {
        let cost = (61_000 + 37 * item) * members;
        write!(text, "[[after]]\nitem = \"item{item}\"\nyearly = {cost}\ngrowth = \"0.5%\"\n").unwrap();
    }
    read_case("bench", Source::new("bench.toml", &text)).unwrap().case
}
