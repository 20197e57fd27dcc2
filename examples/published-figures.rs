//! The library in one page: read a case, compare, lay out, render. Run it with
//! `cargo run --example published-figures`; the figures of `published-towns.toml` are invented.

use cloudcost::analysis::compare::{PrintedLine, Request};
use cloudcost::published::PercentVerdict;
use cloudcost::render::findings::finding;
use cloudcost::render::{Format, Style, render};
use cloudcost::{Lang, Source, analysis, layout, read_case};
use std::io::Write;
use std::process::ExitCode;

/// A text for the library to read; it opens no files itself.
const CASE: &str = include_str!("published-towns.toml");

fn main() -> std::io::Result<ExitCode> {
    let style = Style { width: Some(80), ..Style::plain(Lang::En) };
    // A text becomes a case, or the list of everything that is wrong with it.
    let reading = match read_case("published-towns", Source::new("published-towns.toml", CASE)) {
        Ok(reading) => reading,
        Err(faults) => {
            for fault in &faults.list {
                let said = finding(fault, Some(&faults.source), &style, false);
                std::io::stderr().write_all(said.as_bytes())?;
            }
            return Ok(ExitCode::from(2));
        }
    };

    // What the printed figures imply for each other, as exact numbers.
    let cases = [reading.case];
    let Ok(found) = analysis::compare::compare(&cases, &Request::default()) else {
        return Ok(ExitCode::from(2));
    };
    let cut_off = |row: &&PrintedLine<'_>| {
        matches!(row.implied.percent_verdict, Some(PercentVerdict::Truncated { .. }))
    };
    let cut_off = found.cases.iter().flat_map(|case| &case.lines).filter(cut_off).count();

    // The same findings in any format and language.
    let report = layout::compare::compare(&found);
    let text = render(&report, Format::Table, &style, None).unwrap_or_default();
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    writeln!(out, "\npercents that were cut off, not rounded: {cut_off}")?;
    Ok(ExitCode::SUCCESS)
}
