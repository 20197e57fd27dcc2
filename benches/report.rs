//! How long a page takes from the text of its cases to its last byte. All figures of the plans are invented.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::report::{ReportRequest, report};
use cloudcost::layout::report::{PageTold, report as lay_out};
use cloudcost::render::{Format, Style, render_page};
use cloudcost::{Case, Lang, Source, read_case};
use divan::{Bencher, black_box};
use std::fmt::Write;

/// The six published cases.
const SIX: [&str; 6] = [
    include_str!("../cases/akita.toml"),
    include_str!("../cases/kanagawa.toml"),
    include_str!("../cases/okazaki-toyohashi.toml"),
    include_str!("../cases/osaka.toml"),
    include_str!("../cases/saga.toml"),
    include_str!("../cases/toyama.toml"),
];

fn main() {
    divan::main();
}

/// The page of the six published cases.
#[divan::bench]
fn six_cases(bencher: Bencher) {
    bencher.bench(|| page(black_box(&SIX)));
}

/// A page of twelve members over eleven years.
#[divan::bench]
fn association(bencher: Bencher) {
    bencher.bench(|| page(black_box(&[include_str!("../examples/association.toml")])));
}

/// A page of 41 members over 15 years, of at most 300 KB.
#[divan::bench]
fn members_41_years_15(bencher: Bencher) {
    let text = plan(41, 15);
    assert!(page(&[&text]).len() <= 300_000);
    bencher.bench(|| page(black_box(&[&text])));
}

fn page(texts: &[&str]) -> String {
    let case = |text: &&str| read_case("case", Source::new("case.toml", text)).unwrap().case;
    let cases: Vec<Case> = texts.iter().map(case).collect();
    let found = report(&cases, &ReportRequest::default()).unwrap();
    let style = Style::plain(Lang::Ja);
    render_page(&lay_out(&found, &PageTold::default()), Format::Html, &style, None).unwrap()
}

/// A plan of so many towns that share five items over so many years.
fn plan(members: usize, years: usize) -> String {
    let mut text = format!("format = 1\ntitle = \"a\"\nmonths = {}\nstart = \"2026-04\"\n", years * 12);
    for nth in 1..=members {
        let people = 3_000 + nth * nth * 70;
        write!(
            text,
            "[[member]]\nid = \"m{nth}\"\nname = \"第{nth}市\"\nbases = {{ population = {people} }}\n\
             [[before]]\nitem = \"b\"\nmember = \"m{nth}\"\ncategory = \"運用\"\nyearly = \"{}万円\"\ngrowth = \"1%\"\n",
            900 + nth * 137
        )
        .unwrap();
    }
    for nth in 1..=5 {
        write!(
            text,
            "[[after]]\nitem = \"a{nth}\"\ncategory = \"c{nth}\"\nyearly = \"{}万円\"\n\
             share = \"20% equal + 80% population\"\n",
            7_000 + nth * 1_111
        )
        .unwrap();
    }
    text
}
