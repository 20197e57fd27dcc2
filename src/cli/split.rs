//! The command `split`: rules are read from the command line, and faults shown in the text they are in.

use super::answer::write_live;
use super::args::SplitOptions;
use super::files;
use super::output::Ending;
use super::terminal::Terminal;
use super::words::{Form, Options};
use cloudcost::analysis::split::{Asked, split as analyse};
use cloudcost::report::Note;
use cloudcost::{Source, layout, read_division, read_rule};
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
        Ok(found) => {
            let mut report = layout::split::split(&found, terminal.style.lang);
            let live = (options.form()? == Form::Workbook)
                .then(|| layout::workbook::live(&found, terminal.style.lang));
            if let Some(Err(why)) = live {
                report.notes.push(Note::new(why));
            }
            write_live(report, live.and_then(Result::ok).as_ref(), options, terminal)
        }
        Err(faults) => {
            for unsplit in &faults {
                let source = unsplit.way.and_then(|way| typed.get(way)).unwrap_or(&file);
                terminal.fault_between(&unsplit.fault, source, &file);
            }
            Ok(Ending::Invalid)
        }
    }
}

/// The rules and divisions as meant; `None` if one cannot be read, which has been said by then.
fn read_ways(typed: &[Source], terminal: &Terminal) -> Option<Vec<Asked>> {
    let mut ways = Vec::with_capacity(typed.len());
    for source in typed {
        if let Some(method) = read_division(source.text()) {
            ways.push(Asked::Division(method));
            continue;
        }
        match read_rule(source.text()) {
            Ok(rule) => ways.push(Asked::Rule(rule)),
            Err(mut fault) => {
                // without a place of its own a fault is of all of the rule
                fault.span = fault.span.or(Some(0..source.text().len()));
                terminal.fault(&fault, Some(source));
            }
        }
    }
    (ways.len() == typed.len()).then_some(ways)
}
