//! The command `split`: rules are read from the command line, and faults shown in the text they are in.

use super::args::{Options, SplitOptions};
use super::output::Ending;
use super::terminal::Terminal;
use super::{files, write};
use cloudcost::analysis::split::split as analyse;
use cloudcost::coalition::Method;
use cloudcost::{Source, WrittenRule, layout, read_rule};
use std::path::Path;

/// Reads, analyses, lays out, writes.
pub(super) fn split(
    case: &Path,
    split: &SplitOptions,
    options: &Options,
    terminal: &Terminal,
) -> anyhow::Result<Ending> {
    let is_rule = |text: &&String| Method::named(text).is_none();
    let typed: Vec<Source> =
        split.rules.iter().filter(is_rule).map(|text| Source::new("--rule", text)).collect();
    let rules = read_rules(&typed, terminal);
    let (Some((case, file)), Some(rules)) = (files::read_case_of(case, terminal)?, rules) else {
        return Ok(Ending::Invalid);
    };
    match analyse(&case, &split.request(rules)) {
        Ok(found) => write(layout::split::split(&found, terminal.style.lang), options, terminal),
        Err(faults) => {
            for unsplit in &faults {
                let source = unsplit.rule.and_then(|rule| typed.get(rule)).unwrap_or(&file);
                terminal.fault_between(&unsplit.fault, source, &file);
            }
            Ok(Ending::Invalid)
        }
    }
}

/// The rules as meant; `None` if one cannot be read, which has been said by then.
fn read_rules(typed: &[Source], terminal: &Terminal) -> Option<Vec<WrittenRule>> {
    let mut rules = Vec::with_capacity(typed.len());
    for source in typed {
        match read_rule(source.text()) {
            Ok(rule) => rules.push(rule),
            Err(mut fault) => {
                // without a place of its own a fault is of all of the rule
                fault.span = fault.span.or(Some(0..source.text().len()));
                terminal.fault(&fault, Some(source));
            }
        }
    }
    (rules.len() == typed.len()).then_some(rules)
}
