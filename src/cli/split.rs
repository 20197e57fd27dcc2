//! The command `split`: rules are read from the command line, and faults shown in the text they are in.

use super::answer::write;
use super::args::SplitOptions;
use super::files;
use super::output::Ending;
use super::rules::read_ways;
use super::terminal::Terminal;
use super::words::Options;
use cloudcost::analysis::split::split as analyse;
use cloudcost::{Source, layout};
use std::path::Path;

/// Reads, analyses, lays out, writes.
pub(super) fn split(
    case: &Path,
    split: &SplitOptions,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let typed: Vec<Source> = split.rules.iter().map(|text| Source::new("--rule", text)).collect();
    let ways = read_ways(&typed, terminal);
    let (Some((case, file)), Some(ways)) = (files::read_case_of(case, terminal)?, ways) else {
        return Ok(Ending::Invalid);
    };
    match analyse(&case, &split.request(ways)) {
        Ok(found) => write(layout::split::split(&found, terminal.style.lang), options, terminal),
        Err(faults) => {
            for unsplit in &faults {
                let source = unsplit.way.and_then(|way| typed.get(way)).unwrap_or(&file);
                terminal.fault_between(&unsplit.fault, source, &file);
            }
            Ok(Ending::Invalid)
        }
    }
}
