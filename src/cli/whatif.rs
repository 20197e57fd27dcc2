//! The command `whatif`: scenarios of a case side by side.

use super::args::selection::one_of;
use super::args::watch::WatchArgs;
use super::changes::{ChangeOptions, Edits, Unanswered, combined};
use super::files;
use super::terminal::Terminal;
use clap::Args;
use cloudcost::analysis::split::By;
use cloudcost::analysis::whatif;
use cloudcost::code;
use cloudcost::report::Report;
use cloudcost::{Change, Diagnostic, Reading, Scenario, layout};
use std::path::PathBuf;

/// What to change, and how to look at it.
#[derive(Args, Debug)]
#[command(after_help = WHATIF_AFTER)]
pub(super) struct WhatIfArgs {
    /// A file, - or builtin:NAME, with a plan
    #[arg(value_name = "CASE")]
    case: PathBuf,
    /// Every [[scenario]] of the file, one by one
    #[arg(long)]
    all_scenarios: bool,
    /// Each change is a scenario of its own, instead of all together
    #[arg(long)]
    each: bool,
    /// Show members for whom nothing changes, too
    #[arg(long)]
    all: bool,
    /// The joining fee at which nobody loses, for the one --join
    #[arg(long)]
    entry_fee: bool,
    /// Tell the effects apart by the years of the term or by the items
    #[arg(long, value_parser = one_of(By::OF_SHARES), conflicts_with = "entry_fee")]
    by: Option<By>,
    #[command(flatten)]
    changes: ChangeOptions,
    #[command(flatten)]
    watch: WatchArgs,
}

const WHATIF_AFTER: &str = "\
Examples:
  cloudcost whatif plan.toml --leave kita
  cloudcost whatif plan.toml --all-scenarios
  cloudcost whatif plan.toml --each --set rates.USD=160 --scale after.cloud=+10%
  cloudcost whatif plan.toml --scenario bid-b --by year
  cloudcost whatif plan.toml --join nishi --entry-fee";

/// Answers the command; `None` if the case, or what is asked of it, is invalid: that has been said by then.
pub(super) fn answer(options: &WhatIfArgs, terminal: &Terminal) -> anyhow::Result<Option<Report>> {
    let Some(readings) = files::read(std::slice::from_ref(&options.case), terminal)? else {
        return Ok(None);
    };
    let asked = || -> Result<Report, Unanswered> {
        let [reading] = readings.as_slice() else {
            return Err(Diagnostic::error(code!("one-case"), None)
                .with("count", readings.len().to_string())
                .into());
        };
        let report = options.report(reading, terminal)?;
        Ok(report.taxed(layout::tax(&reading.case)))
    };
    let only = readings.first().filter(|_| readings.len() == 1);
    Ok(Unanswered::or_said(asked(), terminal, only.map(|reading| &reading.warnings.source)))
}

impl WhatIfArgs {
    fn report(&self, reading: &Reading, terminal: &Terminal) -> Result<Report, Unanswered> {
        let written = reading.written_plan()?;
        let scenarios = self.scenarios(reading, terminal)?;
        if !self.entry_fee {
            if scenarios.is_empty() {
                return Err(Diagnostic::error(code!("no-change"), None).into());
            }
            let found = whatif::scenarios(written, &scenarios).map_err(Unanswered::of_case)?;
            if let Some(by) = self.by {
                let parts = whatif::apart(&found, by).map_err(Unanswered::of_case)?;
                return Ok(layout::whatif::apart(&parts, &found, self.all));
            }
            return Ok(layout::whatif::scenarios(&found, self.all));
        }
        if scenarios.len() > 1 {
            let count = scenarios.len().to_string();
            return Err(Diagnostic::error(code!("one-scenario"), None).with("count", count).into());
        }
        let only = scenarios.into_iter().next().unwrap_or_default();
        let fee = whatif::entry_fee(written, &only).map_err(Unanswered::of_case)?;
        let report = layout::whatif::entry_fee(&fee);
        let joins_only = only.changes.iter().all(|change| matches!(change, Change::Join(_)));
        Ok(Edits::headed(report, Some(&only).filter(|_| !joins_only)))
    }

    /// The scenarios asked for: one of all changes together, one of each, or all changes on top of each of a file.
    fn scenarios(&self, reading: &Reading, terminal: &Terminal) -> Result<Vec<Scenario>, Unanswered> {
        let Some(written) = &reading.written else { return Ok(Vec::new()) };
        let asked = Edits::new(&self.changes);
        let changes = asked.changes;
        let mut parts: Vec<Scenario> = Vec::new();
        if let Some(file) = &changes.with {
            let read = files::read_scenarios(file, written, terminal).map_err(Unanswered::Problems)?;
            if read.is_empty() {
                return Err(Diagnostic::error(code!("no-scenarios"), None).into());
            }
            parts.extend(read.into_iter().filter(|_| changes.scenario.is_empty()));
        }
        if self.all_scenarios && written.scenarios.is_empty() && changes.with.is_none() {
            return Err(Diagnostic::error(code!("no-scenarios"), None).into());
        }
        parts.extend(written.scenarios.iter().filter(|_| self.all_scenarios).cloned());
        let mut typed = asked.parts(reading, terminal)?;
        if self.each {
            parts.extend(typed);
            return Ok(parts);
        }
        if parts.is_empty() {
            return Ok(if typed.is_empty() { parts } else { vec![combined(typed, &reading.case)?] });
        }
        // scenarios named beside all of a file are rows as these are; what was typed comes on top of every row
        let on_top = typed.split_off(changes.scenario.len().min(typed.len()));
        let is_there = |scenario: &Scenario| parts.iter().any(|part| part.id == scenario.id);
        let named: Vec<Scenario> = typed.into_iter().filter(|scenario| !is_there(scenario)).collect();
        parts.extend(named);
        if on_top.is_empty() {
            return Ok(parts);
        }
        let with_them = |part| {
            Ok(combined(std::iter::once(part).chain(on_top.iter().cloned()).collect(), &reading.case)?)
        };
        parts.into_iter().map(with_them).collect()
    }
}
