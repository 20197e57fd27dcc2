//! How long `compare` takes from the text of a case to the finished output, and how that grows with the number of cases.

#![allow(clippy::unwrap_used, missing_docs)]

use cloudcost::analysis::compare::Request;
use cloudcost::render::{Format, Style, render};
use cloudcost::report::Report;
use cloudcost::{Case, Lang, Source, analysis, layout, read_case};
use divan::{Bencher, black_box};

/// A published case as it is shipped.
const AKITA: &str = include_str!("../cases/akita.toml");

/// Numbers of cases; 1,741 is one for each city, town, village and special ward of Japan.
const MANY: [usize; 3] = [10, 100, 1741];

fn main() {
    divan::main();
}

/// Reads one published case.
#[divan::bench]
fn read_one(bencher: Bencher) {
    bencher.bench(|| read("akita", black_box(AKITA)));
}

/// Infers and judges the figures of one case and lays the table out.
#[divan::bench]
fn compare_one(bencher: Bencher) {
    let cases = [read("akita", AKITA)];
    bencher.bench(|| lay_out(black_box(&cases)));
}

/// Writes the finished report of one case in each format.
#[divan::bench(args = Format::ALL.map(|(_, name, _)| name))]
fn render_one(bencher: Bencher, format: &str) {
    let report = lay_out(&[read("akita", AKITA)]);
    bencher.bench(|| write(black_box(&report), format));
}

/// Reads, compares and writes generated cases of one row each, as a table and as JSON.
#[divan::bench(args = MANY, sample_count = 10, sample_size = 1)]
fn whole_table(bencher: Bencher, cases: usize) {
    whole(bencher, cases, "table");
}

#[divan::bench(args = MANY, sample_count = 10, sample_size = 1)]
fn whole_json(bencher: Bencher, cases: usize) {
    whole(bencher, cases, "json");
}

/// The part of it that is reading.
#[divan::bench(args = MANY, sample_count = 10, sample_size = 1)]
fn read_many(bencher: Bencher, cases: usize) {
    let texts = generated(cases);
    bencher.bench(|| read_all(black_box(&texts)));
}

/// The part of it that is finding and laying out.
#[divan::bench(args = MANY, sample_count = 10, sample_size = 1)]
fn compare_many(bencher: Bencher, cases: usize) {
    let cases = read_all(&generated(cases));
    bencher.bench(|| lay_out(black_box(&cases)));
}

fn whole(bencher: Bencher, cases: usize, format: &str) {
    let texts = generated(cases);
    bencher.bench(|| write(&lay_out(&read_all(black_box(&texts))), format));
}

/// Cases with invented figures, all four in one row, no two alike.
fn generated(cases: usize) -> Vec<String> {
    let case = |nth: usize| {
        let before = 10_000 + nth * 7;
        let after = before * 7 / 10;
        let saving = before - after;
        let percent = saving * 1000 / before;
        format!(
            "format = 1\ntitle = {{ ja = \"第{nth}市\", en = \"City {nth}\" }}\n\
             [[published]]\nsystem = \"基幹系\"\nbefore = \"{before}万円\"\nafter = \"{after}万円\"\n\
             saving = \"▲{saving}万円\"\npercent = \"▲{}.{}%\"\n",
            percent / 10,
            percent % 10,
        )
    };
    (1..=cases).map(case).collect()
}

fn read(id: &str, text: &str) -> Case {
    read_case(id, Source::new(id, text)).unwrap().case
}

fn read_all(texts: &[String]) -> Vec<Case> {
    texts.iter().enumerate().map(|(nth, text)| read(&nth.to_string(), text)).collect()
}

fn lay_out(cases: &[Case]) -> Report {
    layout::compare::compare(&analysis::compare::compare(cases, &Request::default()).unwrap())
}

fn write(report: &Report, format: &str) -> String {
    let style = Style { width: Some(120), ..Style::plain(Lang::Ja) };
    let (format, ..) = Format::ALL.into_iter().find(|(_, name, _)| *name == format).unwrap();
    render(report, format, &style, None).unwrap()
}
